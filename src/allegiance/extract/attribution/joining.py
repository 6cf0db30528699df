"""Quotations tied to the cue they belong to across sentences and paragraphs."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from allegiance.extract.attribution.finding import Finding, spans
from allegiance.extract.attribution.quotations import Quotation, touching
from allegiance.model import Span
from allegiance.syntax import Sentence

_SPOKEN = {"say", "claim", "allege", "warn", "believe", "accuse", "deny", "dismiss"}


def hang(text: str, sentences: Sequence[Sentence], quotes: Sequence[Quotation], found: list[Finding]) -> None:
    """Give a cue whose sentence holds no content the quotation that ends before it or opens after its colon."""
    marked = [quote.span for quote in quotes]
    for finding in [finding for finding in found if not finding.content]:
        span = sentences[finding.sentence].span
        after = bisect_left(marked, span.end, key=lambda one: one.start)
        before = bisect_right(marked, span.start, key=lambda one: one.end) - 1
        if before >= 0 and _adjoin(text, marked[before].end, span.start):
            finding.more.append(marked[before])
        elif span.of(text).endswith(":") and after < len(marked) and _follows(text, span.end, marked[after].start):
            finding.more.append(marked[after])
        else:
            found.remove(finding)


def _adjoin(text: str, end: int, start: int) -> bool:
    """True when only white space of one paragraph parts the two."""
    return end <= start and not text[end:start].strip(" ,\n") and "\n\n" not in text[end:start]


def _follows(text: str, end: int, start: int) -> bool:
    return end <= start and not text[end:start].strip()


def join(text: str, sentences: Sequence[Sentence], quotes: Sequence[Quotation], found: list[Finding]) -> None:
    """Give quotations that reach over sentence ends, or go on after the cue, to their attribution."""
    marked, whole = [quote.span for quote in quotes], [sentence.span for sentence in sentences]
    owner: dict[int, Finding] = {}
    last: dict[int, Finding] = {}
    for finding in found:
        sentence = sentences[finding.sentence]
        last[sentence.paragraph] = finding
        for piece in [*spans(sentence, finding.content), *finding.more]:
            for k in touching(marked, piece):
                if k not in owner:
                    owner[k] = finding
                    if not sentence.span.covers(marked[k]) and marked[k] not in finding.more:
                        finding.more.append(marked[k])
    cues = {finding.sentence for finding in found}
    for k, quote in enumerate(marked):
        touched = touching(whole, quote)
        if k in owner or not touched:
            continue
        previous = _speaking(sentences, quotes, owner, last, k, touched[0])
        if previous is not None and k and _resumed(text, sentences[previous.sentence], previous, marked[k - 1], quote):
            owner[k] = previous
            previous.more.append(quote)
            continue
        if previous is None or not _stands_alone(text, [whole[n] for n in touched], quote, whole[previous.sentence]):
            continue
        if previous.sentence == touched[0] or touched[0] not in cues:
            owner[k] = previous
            previous.more.append(quote)


def _speaking(
    sentences: Sequence[Sentence],
    quotes: Sequence[Quotation],
    owner: dict[int, Finding],
    last: Mapping[int, Finding],
    k: int,
    number: int,
) -> Finding | None:
    """Whose words a quotation without a cue goes on with: same paragraph, left open, or the paragraph right before."""
    paragraph = sentences[number].paragraph
    previous = owner.get(k - 1)
    if previous is not None and (not quotes[k - 1].closed or sentences[previous.sentence].paragraph == paragraph):
        return previous
    opens = number > 0 and sentences[number - 1].paragraph < paragraph
    if previous is not None and not opens and sentences[previous.sentence].paragraph == paragraph - 1:
        return previous
    before = last.get(paragraph - 1) if opens else None
    return before if before is not None and before.source and before.group.act in _SPOKEN else None


def _resumed(text: str, sentence: Sentence, finding: Finding, before: Span, quote: Span) -> bool:
    """ "A," he said, "B": nothing but speaker and cue stand between two quotations of a sentence."""
    if not sentence.span.covers(before) or not sentence.span.start <= quote.start < sentence.span.end:
        return False
    between = {t.i for t in sentence.tokens if before.end <= t.start < quote.start and t.pos != "PUNCT"}
    return bool(between) and between <= finding.source | set(finding.cue)


def _stands_alone(text: str, touched: Sequence[Span], quote: Span, cue: Span) -> bool:
    """True when the quotation fills the sentences it touches; what stands before its start may end the cue's own."""
    for span in touched:
        before, after = text[span.start : max(span.start, quote.start)], text[min(span.end, quote.end) : span.end]
        if span == cue and before.rstrip().endswith((".", "!", "?")):
            before = ""
        if any(ch.isalnum() for ch in before + after):
            return False
    return bool(touched)
