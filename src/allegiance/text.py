"""Paragraphs and sentences of a stored text as spans of code points."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from allegiance.model import Span

_BLOCK = re.compile(r"\S(?:[^\n]*(?:\n[^\S\n]*(?=[^\s]))?)*")
_BULLET = re.compile(r"[^\S\n]*(?:[-*•–—]\s+|\d{1,2}[.)]\s+)")
_WIDEST_WRAPPED_LINE = 100
_NARROWEST_SHARE = 0.7
_FEWEST_WRAPPED_LINES = 2
# nupunkt holds back where a short word such as "month." or "us." might abbreviate something; four letters do not, nor
# does "sum", and the X that one writes on is no first name.
_MISSED_END = re.compile(r"(?:(?<=[a-z]{4}[.!?])|(?<=\bsum[.!?])|(?<= on X[.!?]))[\"”’']?(?=\s+[\"“‘']?[A-Z])")

# It also ends a sentence behind three initials and between two ranks: "R.G.K. Kapoor", "Lt. Gen. Donahue".
_NO_END = re.compile(
    r"(?<![\w.])(?:(?!(?:U\.S\.A|U\.A\.E|U\.S\.S\.R|P\.R\.C|D\.R\.C|D\.P\.R\.K)\.)(?:[A-Z]\.){3,}|(?:Lt|Maj|Brig|Col|Capt|Cmdr)\.)$"
)
# Nor does "U.S." or "U.N." before the office of whoever is named.
_OFFICE_OF = re.compile(r"(?<![\w.])(?:U\.S|U\.N|U\.K|E\.U)\.$")
_OFFICES = re.compile(r"\s*(?:Ambassador|General|Secretary|Senator|Sgt|Under[Ss]ecretary)\s+(?:of\b|for\b|to\b|[A-Z])")


def trimmed(text: str, span: Span) -> Span:
    """The span without the white space at its two ends."""
    words = span.of(text)
    lead = len(words) - len(words.lstrip())
    return Span(span.start + lead, span.start + lead + len(words.strip()))


def paragraphs(text: str) -> Iterator[Span]:
    """Blocks between blank lines; a line of its own (heading, list item, dateline) is its own paragraph.

    Lines of a block are joined only when the next one goes on in lower case or the block looks hard-wrapped: three
    lines or more, every one but the last nearly as long as the longest, and none longer than 100 code points. Where
    most lines are so, a long one that ends without a full stop goes on in the next.
    """
    for block in _BLOCK.finditer(text):
        lines = list(_lines(block.group(), block.start()))
        start = lines[0].start
        wrapped = _wrapped(lines)
        for line, following in pairwise(lines):
            words = following.of(text)
            joined = wrapped or words.lstrip()[:1].islower() or _runs_on(text, line, lines)
            if _BULLET.match(words) or not joined:
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
    return (
        len(lines) > _FEWEST_WRAPPED_LINES
        and widest <= _WIDEST_WRAPPED_LINE
        and min(widths[:-1], default=0) >= _NARROWEST_SHARE * widest
    )


def _runs_on(text: str, line: Span, lines: list[Span]) -> bool:
    """True for a line of several hard-wrapped paragraphs run together that breaks off inside a sentence."""
    widths = [one.end - one.start for one in lines]
    least = _NARROWEST_SHARE * max(widths)
    long = [width for width in widths if width >= least]
    inside = [one for one in lines if one.of(text).lstrip()[:1].islower()]  # none such in a list of headlines
    wrapped = len(inside) > 1 and max(widths) <= _WIDEST_WRAPPED_LINE and 2 * len(long) > len(lines)
    ended = line.of(text).rstrip().rstrip("\"”’')").endswith((".", "!", "?", ":"))
    return wrapped and line.end - line.start >= least and not ended


# "SEOUL, Feb 27 (Harbour Wire) - ", "TEHRAN – ", "14:05 | ", "- ", "3. ": what stands before the first sentence.
_OPENING = re.compile(
    r"(?:[A-Z][A-Z.'’ -]{2,40}(?:/[A-Z][A-Z. ]+)?(?:, [^-–—\n]{0,40})?(?: ?\([^)\n]{2,60}\))?\s*(?:-{1,2}|–|—)\s+"
    r"|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}(?:, [^-–—\n]{0,20}\d[^-–—\n]{0,10}| ?\([^)\n]{2,60}\):?)"
    r"\s*(?:-{1,2}|–|—)\s+"
    r"|[A-Z][A-Z.'’ -]{2,40}, [A-Z][a-z]{2,8}\.? \d{1,2}:\s+"  # "DHAKA, May 3: "
    r"|\d{1,2}[:.]\d{2}\s*\|\s*|[-*•–—]\s+|\d{1,2}[.)]\s+)(?=\S)"
)


def sentences(text: str, paragraph: Span) -> Iterator[Span]:
    """The sentences of one paragraph, trimmed, in text order; spans count from the start of the document.

    A dateline is a sentence of its own, so that the first clause parses as one; bullets and hours are left out.
    """
    import nupunkt

    opening = _OPENING.match(text, paragraph.start, paragraph.end)
    if opening is not None:
        before = trimmed(text, Span(paragraph.start, opening.end()))
        if any(letter.isalpha() for letter in before.of(text)):
            yield before
        paragraph = Span(opening.end(), paragraph.end)
    for start, end in _joined(paragraph.of(text), nupunkt.sent_spans(paragraph.of(text))):
        whole = Span(start, end).shifted(paragraph.start)
        cuts = [whole.start + cut.end() for cut in _MISSED_END.finditer(whole.of(text))]
        for begin, stop in zip([whole.start, *cuts], [*cuts, whole.end], strict=True):
            span = trimmed(text, Span(begin, stop))
            if span.start < span.end:
                yield span


def _joined(words: str, found: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    begun: int | None = None
    for start, end in found:
        begun = start if begun is None else begun
        before = words[begun:end].rstrip()
        named = _OFFICE_OF.search(before) and _OFFICES.match(words, end)
        if not (named or (_NO_END.search(before) and words[end:].lstrip()[:1].isupper())):
            yield begun, end
            begun = None
    if begun is not None:
        yield begun, len(words)
