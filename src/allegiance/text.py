"""Paragraphs and sentences of a stored text as spans of code points."""

import re
from collections.abc import Iterator

from allegiance.model import Span

_BLOCK = re.compile(r"\S(?:[^\n]*(?:\n[^\S\n]*(?=[^\s]))?)*")
_BULLET = re.compile(r"[^\S\n]*(?:[-*•–—]\s+|\d{1,2}[.)]\s+)")
_WIDEST_WRAPPED_LINE = 100
_NARROWEST_SHARE = 0.7


def trimmed(text: str, span: Span) -> Span:
    """The span without the white space at its two ends."""
    words = span.of(text)
    lead = len(words) - len(words.lstrip())
    return Span(span.start + lead, span.start + lead + len(words.strip()))


def paragraphs(text: str) -> Iterator[Span]:
    """Blocks between blank lines; a line of its own (heading, list item, dateline) is its own paragraph.

    Lines of a block are joined only when the block looks hard-wrapped: every line but the last nearly as long as
    the longest, and none longer than 100 code points.
    """
    for block in _BLOCK.finditer(text):
        lines = list(_lines(block.group(), block.start()))
        start = lines[0].start
        for line, following in zip(lines, lines[1:], strict=False):
            if not _wrapped(lines) or _BULLET.match(following.of(text)):
                yield trimmed(text, Span(start, line.end))
                start = following.start
        yield trimmed(text, Span(start, lines[-1].end))


def _lines(block: str, offset: int) -> Iterator[Span]:
    for line in block.splitlines(keepends=True):
        if line.strip():
            yield Span(offset, offset + len(line))
        offset += len(line)


def _wrapped(lines: list[Span]) -> bool:
    widths = [line.end - line.start for line in lines]
    widest = max(widths)
    return widest <= _WIDEST_WRAPPED_LINE and min(widths[:-1], default=0) >= _NARROWEST_SHARE * widest


def sentences(text: str, paragraph: Span) -> Iterator[Span]:
    """The sentences of one paragraph, trimmed, in text order; spans count from the start of the document."""
    import nupunkt

    for start, end in nupunkt.sent_spans(paragraph.of(text)):
        span = trimmed(text, Span(start, end).shifted(paragraph.start))
        if span.start < span.end:
            yield span
