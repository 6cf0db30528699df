"""All attributions of a report: findings of its sentences, quotations joined across them."""

from collections.abc import Sequence

from allegiance.extract.attribution.circumstance import circumstances
from allegiance.extract.attribution.finding import Finding, spans
from allegiance.extract.attribution.modality import modality_of
from allegiance.extract.attribution.nominal import nominal
from allegiance.extract.attribution.phrasal import phrasal
from allegiance.extract.attribution.quotations import Quotation, quotations
from allegiance.extract.attribution.verbal import verbal
from allegiance.model import Polarity, Said, Span, Voice
from allegiance.syntax import Sentence, Token

_FEWEST_QUOTED = 4
_ALL, _NONE = 0.95, 0.05


def attributions(text: str, sentences: Sequence[Sentence], attitudes: bool = False) -> list[Said]:
    """Who says what by which words, in text order; none lies inside the content of another.

    With ``attitudes``, stances and wishes too ("supports", "wants"), not only statements.
    """
    quotes = quotations(text, sentences)
    found: list[Finding] = []
    for number, sentence in enumerate(sentences):
        near = [quote.span for quote in quotes if quote.span.overlaps(sentence.span)]
        inside = _quoted(sentence, near)
        here = [
            *verbal(sentence, inside, near, attitudes),
            *phrasal(sentence, inside, attitudes),
            *nominal(sentence, inside, attitudes),
        ]
        for finding in _outermost(here):
            finding.sentence = number
            found.append(finding)
    found.sort(key=lambda finding: (finding.sentence, min(finding.cue)))
    _join(text, sentences, quotes, found)
    said = [_said(text, sentences[finding.sentence], finding, quotes) for finding in found]
    return [one for one in said if one is not None]


def _quoted(sentence: Sentence, quotes: Sequence[Span]) -> set[int]:
    return {t.i for t in sentence.tokens for quote in quotes if quote.start <= t.start < quote.end}


def _outermost(findings: list[Finding]) -> list[Finding]:
    """Without those whose cue lies in the content of another, and one for each cue."""
    kept: list[Finding] = []
    for one in sorted(findings, key=lambda f: -len(f.content)):
        if any(one.cue[0] in other.content or one.cue == other.cue for other in kept):
            continue
        kept.append(one)
    return kept


def _join(text: str, sentences: Sequence[Sentence], quotes: Sequence[Quotation], found: list[Finding]) -> None:
    """Give quotations that reach over sentence ends, or go on after the cue, to their attribution."""
    owner: dict[int, Finding] = {}
    for finding in found:
        sentence = sentences[finding.sentence]
        pieces = spans(sentence, finding.content)
        for k, quote in enumerate(quotes):
            if k not in owner and any(piece.overlaps(quote.span) for piece in pieces):
                owner[k] = finding
                if not sentence.span.covers(quote.span):
                    finding.more.append(quote.span)
    cues = {finding.sentence for finding in found}
    for k, quote in enumerate(quotes):
        if k in owner:
            continue
        previous = owner.get(k - 1)
        if previous is None or not _stands_alone(text, sentences, quote.span):
            continue
        number = next((n for n, s in enumerate(sentences) if s.span.overlaps(quote.span)), -1)
        same = sentences[number].paragraph == sentences[previous.sentence].paragraph
        resumed = not quotes[k - 1].closed
        if (same or resumed) and (number not in cues):
            owner[k] = previous
            previous.more.append(quote.span)


def _stands_alone(text: str, sentences: Sequence[Sentence], quote: Span) -> bool:
    """True when the quotation fills the sentences it touches."""
    touched = [s.span for s in sentences if s.span.overlaps(quote)]
    rest = "".join(text[s.start : max(s.start, quote.start)] + text[min(s.end, quote.end) : s.end] for s in touched)
    return bool(touched) and not any(ch.isalnum() for ch in rest)


def _said(text: str, sentence: Sentence, finding: Finding, quotes: Sequence[Quotation]) -> Said | None:
    content = _merged([*spans(sentence, finding.content), *finding.more], text)
    if not content:
        return None
    source = spans(sentence, finding.source)
    cue = sentence.tokens[finding.cue[0]]
    last = sentence.tokens[finding.cue[-1]] if finding.cue[-1] - finding.cue[0] < 8 else cue
    venue, day = circumstances(sentence, cue, finding.content, text)
    return Said(
        voice=_voice(text, content, quotes),
        source=Span(source[0].start, source[-1].end) if source else None,
        cue=Span(cue.start, last.end),
        content=tuple(content),
        modality=_modality(sentence, finding),
        act=finding.group.act,
        venue=venue,
        said_on=day,
    )


def _merged(pieces: list[Span], text: str) -> list[Span]:
    merged: list[Span] = []
    for piece in sorted(pieces):
        if merged and (piece.start <= merged[-1].end or not text[merged[-1].end : piece.start].strip(" \n\t.,;\"“”'")):
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, piece.end))
        else:
            merged.append(piece)
    return merged


def _voice(text: str, content: Sequence[Span], quotes: Sequence[Quotation]) -> Voice:
    letters = inside = 0
    for piece in content:
        for at in range(piece.start, piece.end):
            if text[at].isalnum():
                letters += 1
                inside += any(quote.span.start <= at < quote.span.end for quote in quotes)
    share = inside / letters if letters else 0
    return Voice.DIRECT if share > _ALL else Voice.INDIRECT if share < _NONE else Voice.MIXED


def _modality(sentence: Sentence, finding: Finding) -> str:
    head = finding.head
    polarity = modality_of(sentence, head) if head is not None else Polarity.ASSERTED
    if (
        polarity is Polarity.ASSERTED
        and head is not None
        and (finding.group.modality == "planned" or _ahead(sentence, head))
    ):
        return "planned"
    return polarity.value


def _ahead(sentence: Sentence, head: Token) -> bool:
    return any(child.lemma in ("will", "shall", "’ll", "'ll") for child in sentence.children(head, "aux"))
