import tomllib
from datetime import date
from pathlib import Path

import pytest

from allegiance.extract.time import times
from allegiance.inference.parser import parse
from allegiance.model import When
from allegiance.syntax import Sentence
from allegiance.text import paragraphs, sentences

_FILE = tomllib.loads((Path(__file__).parent / "time_phrases.toml").read_text("utf-8"))
_PUBLISHED = date.fromisoformat(_FILE["published"])
_CASES = [(group, *row) for group, rows in _FILE.items() if group != "published" for row in rows]


def parsed(text: str) -> list[Sentence]:
    return list(parse(text, [(span, n) for n, block in enumerate(paragraphs(text)) for span in sentences(text, block)]))


def found(text: str, words: str, published: date | None) -> list[When]:
    start = text.rindex(words)
    return [
        when
        for when in times(text, parsed(text), published)
        if when.span is not None and when.span.start < start + len(words) and start < when.span.end
    ]


def shown(when: When) -> tuple[str, str]:
    if when.basis == "derived" and when.start is None and when.end is None:
        return "?", "?"
    return str(when.start or ""), str(when.end or "")


@pytest.mark.parametrize(("group", "text", "words", "start", "end"), _CASES, ids=[case[1] for case in _CASES])
def test_phrase(group: str, text: str, words: str, start: str, end: str) -> None:
    whens = [shown(when) for when in found(text, words, _PUBLISHED)]
    assert whens == ([] if start == "-" else [(start, end)])


@pytest.mark.parametrize("row", [row for row in _FILE["published_anchor"] if row[2]], ids=lambda row: row[0])
def test_without_publication_date_relative_times_stay_unknown(row: list[str]) -> None:
    for when in found(row[0], row[1], None):
        assert (when.start, when.end) == (None, None)
        assert when.surface
