"""One JSON object as a report: its text and its metadata under the usual keys."""

import json
import re
from dataclasses import dataclass
from typing import Any

from allegiance.read.dates import from_metadata
from allegiance.read.decode import line_feeds
from allegiance.read.found import Found
from allegiance.read.problem import Unreadable

_TEXT = ("text", "body", "content", "article", "maintext", "full_text", "fulltext")
_KEYS = {
    "outlet": ("outlet", "source", "publisher", "source_name", "site_name", "sitename"),
    "title": ("title", "headline"),
    "byline": ("byline", "author", "authors"),
    "url": ("url", "link", "canonical_url"),
    "language": ("language", "lang"),
}
_PUBLISHED = ("published", "date", "published_at", "publication_date", "date_published", "date_publish", "publishedAt")
_BEGUN = re.compile(r'\{\s*"\w{1,40}"\s*:')
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Record:
    """The text of a record and the name by which the index may know it."""

    text: str
    id: str | None


def parse(line: str) -> dict[str, Any]:
    """The object on a line. Raises ``Unreadable`` when the line is none."""
    try:
        value = json.loads(line)
    except RecursionError:
        raise Unreadable("record-malformed", "The line is JSON nested too deeply to be a report.") from None
    except ValueError as error:
        raise Unreadable("record-malformed", f"The line is not valid JSON: {error}.") from None
    if not isinstance(value, dict):
        raise Unreadable("record-malformed", f"The line is a JSON {type(value).__name__}, not an object.")
    return value


def looks_like_record(head: str) -> bool:
    """True when a stream that begins so holds records: its first line is an object with a text, or may still be one."""
    line, ended, _ = head.removeprefix("\ufeff").lstrip().partition("\n")
    if not ended and _BEGUN.match(line):
        return True
    try:
        return line.startswith("{") and _text(parse(line)) is not None
    except Unreadable:
        return False


def read_record(value: dict[str, Any], found: Found) -> Record:
    """Take text and metadata of a record. Raises ``Unreadable`` when it has no text."""
    text = _text(value)
    if text is None:
        keys = ", ".join(sorted(map(str, value)))[:120] or "none"
        raise Unreadable(
            "record-without-text", f"The record has no text under any of: {', '.join(_TEXT)}. Its keys: {keys}."
        )
    if "\0" in text or not text.strip():
        raise Unreadable("record-without-text", "The text of the record is empty or binary.")
    if _SURROGATE.search(text):
        text = _SURROGATE.sub("\ufffd", text)
        found.issues.append(("encoding-damaged", "Half characters in the text (lone surrogates) show as \ufffd."))
    for name, keys_of in _KEYS.items():
        for key in keys_of:
            if words := _words(value.get(key)):
                found.add(name, words, f"record:{key}")
                break
    for key in _PUBLISHED:
        if value.get(key):
            found.add_date(value[key], f"record:{key}", from_metadata(value[key]))
            break
    known = value.get("id")
    return Record(line_feeds(text), str(known) if isinstance(known, str | int) else None)


def _text(value: dict[str, Any]) -> str | None:
    return next((value[key] for key in _TEXT if isinstance(value.get(key), str) and value[key].strip()), None)


def _words(value: object) -> str | None:
    if isinstance(value, list):
        value = ", ".join(str(item) for item in value if isinstance(item, str))
    if isinstance(value, dict):
        value = value.get("name") or value.get("title")
    return _SURROGATE.sub("\ufffd", value) if isinstance(value, str) else None
