"""Quotations tied to the cue they belong to across sentences and paragraphs."""

from collections.abc import Sequence

from allegiance.extract.attribution.finding import Finding, spans
from allegiance.extract.attribution.quotations import Quotation
from allegiance.model import Span
from allegiance.syntax import Sentence

_SPOKEN = {"say", "claim", "allege", "warn", "believe", "accuse", "deny", "dismiss"}


def hang(text: str, sentences: Sequence[Sentence], quotes: Sequence[Quotation], found: list[Finding]) -> None:
    """Give a cue whose sentence holds no content the quotation that ends before it or opens after its colon."""
    for finding in [finding for finding in found if not finding.content]:
        span = sentences[finding.sentence].span
        colon = span.of(text).endswith(":")
        near = [
            quote.span
            for quote in quotes
            if _adjoin(text, quote.span.end, span.start) or (colon and _follows(text, span.end, quote.span.start))
        ]
        if near:
            finding.more.append(near[0])
        else:
            found.remove(finding)


def _adjoin(text: str, end: int, start: int) -> bool:
    """True when only white space of one paragraph parts the two."""
    return end <= start and not text[end:start].strip(" ,\n") and "\n\n" not in text[end:start]


def _follows(text: str, end: int, start: int) -> bool:
    return end <= start and not text[end:start].strip()


def join(text: str, sentences: Sequence[Sentence], quotes: Sequence[Quotation], found: list[Finding]) -> None:
    """Give quotations that reach over sentence ends, or go on after the cue, to their attribution."""
    owner: dict[int, Finding] = {}
    for finding in found:
        sentence = sentences[finding.sentence]
        pieces = [*spans(sentence, finding.content), *finding.more]
        for k, quote in enumerate(quotes):
            if k not in owner and any(piece.overlaps(quote.span) for piece in pieces):
                owner[k] = finding
                if not sentence.span.covers(quote.span) and quote.span not in finding.more:
                    finding.more.append(quote.span)
    cues = {finding.sentence for finding in found}
    for k, quote in enumerate(quotes):
        if k in owner:
            continue
        number = next((n for n, s in enumerate(sentences) if s.span.overlaps(quote.span)), -1)
        previous = _speaking(sentences, quotes, owner, found, k, number)
        if previous is None or not _stands_alone(text, sentences, quote.span, sentences[previous.sentence].span):
            continue
        if previous.sentence == number or number not in cues:
            owner[k] = previous
            previous.more.append(quote.span)


def _speaking(
    sentences: Sequence[Sentence],
    quotes: Sequence[Quotation],
    owner: dict[int, Finding],
    found: Sequence[Finding],
    k: int,
    number: int,
) -> Finding | None:
    """Whose words a quotation without a cue goes on with: same paragraph, left open, or the paragraph right before."""
    paragraph = sentences[number].paragraph
    previous = owner.get(k - 1)
    if previous is not None and (not quotes[k - 1].closed or sentences[previous.sentence].paragraph == paragraph):
        return previous
    before = [one for one in found if one.sentence < number and sentences[one.sentence].paragraph == paragraph - 1]
    opens = number > 0 and sentences[number - 1].paragraph < paragraph
    if previous is not None and not opens and sentences[previous.sentence].paragraph == paragraph - 1:
        return previous
    last = before[-1] if before and opens else None
    return last if last is not None and last.source and last.group.act in _SPOKEN else None


def _stands_alone(text: str, sentences: Sequence[Sentence], quote: Span, cue: Span) -> bool:
    """True when the quotation fills the sentences it touches; what stands before its start may end the cue's own."""
    touched = [s.span for s in sentences if s.span.overlaps(quote)]
    for span in touched:
        before, after = text[span.start : max(span.start, quote.start)], text[min(span.end, quote.end) : span.end]
        if span == cue and before.rstrip().endswith((".", "!", "?")):
            before = ""
        if any(ch.isalnum() for ch in before + after):
            return False
    return bool(touched)
