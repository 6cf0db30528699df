"""Quotations of a text: where quoted words open and close, and which resume one left open a paragraph before."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from allegiance.model import Span
from allegiance.syntax import Sentence

_PAIRS = {"“": "”", "«": "»", "„": "“", "‘": "’", '"': '"', "''": "''"}
_ALSO_CLOSES = {'"': "”", "“": '"'}
_OPENS_AFTER = set(" \t\n\u00a0([—–-:,.;/“‘\"'")
_MARK = re.compile("[“«„‘\"']")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words with their marks; ``closed`` is false when the paragraph ends first."""

    span: Span
    closed: bool


def quotations(text: str, sentences: Sequence[Sentence]) -> list[Quotation]:
    """All quotations in text order; none crosses a paragraph."""
    found: list[Quotation] = []
    for paragraph in _paragraphs(sentences):
        words = paragraph.of(text)
        i = 0
        while (next_mark := _MARK.search(words, i)) is not None:
            i = next_mark.start()
            mark = _opening(words, i)
            if mark is None:
                i += 1
                continue
            end = _closing(words, i + len(mark), mark)
            stop = len(words) if end is None else end + len(_PAIRS[mark])
            if end is None and mark in ("‘", "''"):
                i += len(mark)
                continue
            found.append(Quotation(Span(paragraph.start + i, paragraph.start + stop), end is not None))
            i = stop
    return found


def _paragraphs(sentences: Sequence[Sentence]) -> list[Span]:
    found: dict[int, Span] = {}
    for sentence in sentences:
        known = found.get(sentence.paragraph, sentence.span)
        found[sentence.paragraph] = Span(min(known.start, sentence.span.start), max(known.end, sentence.span.end))
    return [found[number] for number in sorted(found)]


def _opening(words: str, i: int) -> str | None:
    mark = words[i]
    if mark == "'" and words.startswith("''", i):
        mark = "''"
    if mark not in _PAIRS:
        return None
    if mark in ('"', "''", "‘") and i and words[i - 1] not in _OPENS_AFTER:
        return None
    following = words[i + len(mark) : i + len(mark) + 1]
    return mark if following.strip() else None


def _closing(words: str, start: int, mark: str) -> int | None:
    close = _PAIRS[mark]
    for i in range(start, len(words)):
        if words[i] == mark and words[i - 1] in ".,?!" and not words[i + 1 : i + 2].strip():
            return i
        if words.startswith(close, i) or (words[i] in _ALSO_CLOSES.get(mark, "") and not words[i - 1].isspace()):
            after = words[i + len(close) : i + len(close) + 1]
            if close != "’" or not after.isalnum():
                return i
    return None


def touching(spans: Sequence[Span], span: Span) -> range:
    """Indices of those of ``spans``, which are in text order and do not overlap, that share a code point with it."""
    first = bisect_right(spans, span.start, key=lambda one: one.end)
    return range(first, max(first, bisect_left(spans, span.end, key=lambda one: one.start)))
