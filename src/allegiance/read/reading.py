"""From one file to its reports: format, encoding, text, metadata, one report in memory at a time."""

import io
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from allegiance.ids import sha256
from allegiance.model import Document, Issue
from allegiance.read import content, dates, record
from allegiance.read.decode import Decoded, decoded, refuse_other_formats
from allegiance.read.found import Found
from allegiance.read.index import Index
from allegiance.read.language import language
from allegiance.read.opening import opening
from allegiance.read.options import ReadOptions
from allegiance.read.page import declared_charset, looks_like_html, read_page
from allegiance.read.problem import Unreadable
from allegiance.read.sources import STDIN, files, os_issue, printable, suffix

_LINES = frozenset({".jsonl", ".ndjson"})
_PAGES = frozenset({".html", ".htm", ".xhtml"})
_PEEK = 1 << 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A report and the bytes it was read from: an unpacked file, or one line of a file of records."""

    document: Document
    raw: bytes


def readings(sources: Iterable[str | Path], options: ReadOptions) -> Iterator[Reading | Issue]:
    """Each report of ``sources`` with its raw bytes, and each problem met, in order.

    Raises ``UsageError`` at once when the index cannot be opened; nothing else that is wrong with the input raises.
    """
    reader = _Reader(options, Index(options.index))
    return reader.run(sources)


def read(sources: Iterable[str | Path], options: ReadOptions) -> Iterator[Document | Issue]:
    """The same as ``readings`` without the raw bytes."""
    return (item.document if isinstance(item, Reading) else item for item in readings(sources, options))


class _Reader:
    def __init__(self, options: ReadOptions, index: Index) -> None:
        self._options = options
        self._index = index

    def run(self, sources: Iterable[str | Path]) -> Iterator[Reading | Issue]:
        yield from self._index.issues
        for path in files(sources):
            if isinstance(path, Issue):
                yield path
            elif not self._is_index(path):
                yield from self._file(path)

    def _is_index(self, path: str) -> bool:
        index = self._index.path
        try:
            return index is not None and path != STDIN and Path(path).samefile(index)
        except OSError:
            return False

    def _file(self, path: str) -> Iterator[Reading | Issue]:
        name = printable(path)
        limit = self._options.max_bytes
        try:
            self._refuse_large(path)
            with content.opened(path) as stream:
                if _holds_records(path, stream):
                    yield from self._records(name, stream)
                else:
                    yield from self._report(name, content.whole(stream, limit))
        except Unreadable as problem:
            yield problem.issue(name)
        except OSError as error:
            yield os_issue(path, error)

    def _refuse_large(self, path: str) -> None:
        """Refuse by its size what would be read whole, before a byte of it is read."""
        if path != STDIN and suffix(path) not in _LINES:
            status = Path(path).stat()
            if stat.S_ISREG(status.st_mode) and status.st_size > self._options.max_bytes:
                raise content.too_large(f"This file of {status.st_size / 1_000_000:.0f} MB", self._options.max_bytes)

    def _records(self, path: str, stream: io.BufferedReader) -> Iterator[Reading | Issue]:
        seen: dict[int, int] = {}
        empty = True
        for number, line in content.lines(stream, self._options.max_bytes):
            where = f"{path}:{number}"
            if isinstance(line, Unreadable):
                yield line.issue(where)
                continue
            if not line.strip():
                continue
            empty = False
            same = seen.setdefault(int(sha256(line)[:15], 16), number)
            if same != number:
                yield Issue(
                    code="record-repeated", path=where, reason=f"The line repeats line {same}; it was read once."
                )
                continue
            try:
                yield from self._record(where, line)
            except Unreadable as problem:
                yield problem.issue(where)
        if empty:
            yield Issue(code="file-empty", path=path, reason="There is nothing in it.")

    def _record(self, where: str, line: bytes) -> Iterator[Reading | Issue]:
        found = Found()
        text = decoded(line)
        yield from _doubt(text, where)
        value = record.parse(text.text)
        name = value.get("id")
        self._index.state(str(name) if isinstance(name, str | int) else None, found)
        report = record.read_record(value, found)
        self._flags(found)
        yield from self._document(where, line, report.text, "application/json", found)

    def _report(self, path: str, raw: bytes) -> Iterator[Reading | Issue]:
        kind = suffix(path)
        page = kind in _PAGES or looks_like_html(raw[:_PEEK].decode("latin-1").lstrip("\xef\xbb\xbf"))
        if not page:
            refuse_other_formats(raw)
        text = decoded(raw, declared_charset(raw) if page else None)
        yield from _doubt(text, path)
        if kind == ".json":
            yield from self._record(path, raw)
            return
        found = Found()
        self._index.state(_stem(path), found)
        self._flags(found)
        declared = None
        if page:
            article = read_page(text.text, found)
            stored, declared = article.text, article.language
        else:
            stored = text.text
        yield from self._document(path, raw, stored, "text/html" if page else "text/plain", found, declared)

    def _flags(self, found: Found) -> None:
        options = self._options
        for name, value in (
            ("outlet", options.outlet),
            ("published", options.published),
            ("url", options.url),
            ("language", options.language),
        ):
            found.add(name, value, "flag")

    def _document(
        self, path: str, raw: bytes, text: str, media_type: str, found: Found, declared: str | None = None
    ) -> Iterator[Reading | Issue]:
        first = opening(text)
        for name, value, where in (
            ("title", first.title, "text:heading"),
            ("byline", first.byline, "text:byline"),
            ("published", first.published, first.dated_by),
            ("outlet", first.outlet, first.credited_by),
        ):
            found.add(name, value, where or "text")
        for url, _ in found.stated.get("url", [])[:1]:
            found.add("published", dates.from_url(str(url)), "url")
        if "language" not in found.stated:
            found.add("language", language(text), "text:detected")
            found.add("language", declared, "html:lang")
        values, provenance, issues = found.settled(self._options.captured, path)
        document = Document(
            id="",
            path=path,
            text=text,
            raw_sha256=sha256(raw),
            media_type=media_type,
            url=values.get("url"),
            outlet=values.get("outlet"),
            title=values.get("title"),
            byline=values.get("byline"),
            published=values.get("published"),
            language=values.get("language"),
            captured=self._options.captured,
            provenance=provenance,
        ).identified()
        for issue in issues:
            yield Issue(code=issue.code, path=issue.path, reason=issue.reason, document=document.id)
        yield Reading(document=document, raw=raw)


def _holds_records(path: str, stream: io.BufferedReader) -> bool:
    """By the suffix; what comes without one, as standard input does, by its first line."""
    if suffix(path) in _LINES:
        return True
    if suffix(path):
        return False
    return record.looks_like_record(stream.peek(_PEEK)[:_PEEK].decode("utf-8", "replace"))


def _doubt(text: Decoded, path: str) -> Iterator[Issue]:
    if text.doubt is not None:
        yield Issue(code=text.doubt[0], path=path, reason=text.doubt[1])


def _stem(path: str) -> str:
    name = Path(path)
    return Path(name.stem).stem if name.suffix.lower() == ".gz" else name.stem
