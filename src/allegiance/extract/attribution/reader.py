"""All attributions of a report: findings of its sentences, quotations joined across them."""

from collections.abc import Sequence
from functools import cache

from allegiance.extract.attribution.circumstance import circumstances
from allegiance.extract.attribution.finding import Finding, below, spans
from allegiance.extract.attribution.lexicon import table
from allegiance.extract.attribution.modality import modality_of, negated
from allegiance.extract.attribution.nominal import nominal
from allegiance.extract.attribution.outlets import Outlets, known
from allegiance.extract.attribution.phrasal import phrasal
from allegiance.extract.attribution.quotations import Quotation, quotations
from allegiance.extract.attribution.relays import sentence_relays
from allegiance.extract.attribution.sources import citing, extent, without_relative_clause
from allegiance.extract.attribution.verbal import verbal
from allegiance.model import Polarity, Said, Span, Voice
from allegiance.syntax import Sentence, Token

_ALL, _NONE = 0.95, 0.05
_SPOKEN = {"say", "claim", "allege", "warn", "believe", "accuse", "deny", "dismiss"}
_MOSTLY = 0.5


def attributions(
    text: str, sentences: Sequence[Sentence], attitudes: bool = False, outlets: Outlets | None = None
) -> list[Said]:
    """Who says what by which words, in text order; none lies inside the content of another.

    An outlet that only passes on what somebody else says is a relay, not a source. With ``attitudes``, stances and
    wishes too ("supports", "wants"), a relative pronoun is a source itself, and relative clauses belong to their
    source: PolNeAR's conventions.
    """
    names = known() if outlets is None else outlets
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
        _split(sentence, here)
        _cite(text, sentence, here, names)
        for finding in _outermost(text, sentence, here, names):
            finding.sentence = number
            if not attitudes:
                finding.source = without_relative_clause(sentence, finding.source)
            found.append(finding)
    found.sort(key=lambda finding: (finding.sentence, min(finding.cue)))
    _hang(text, sentences, quotes, found)
    _join(text, sentences, quotes, found)
    said = [_said(text, sentences[finding.sentence], finding, quotes, names) for finding in found]
    return [one for one in said if one is not None]


def _quoted(sentence: Sentence, quotes: Sequence[Span]) -> set[int]:
    return {t.i for t in sentence.tokens for quote in quotes if quote.start <= t.start < quote.end}


def _outermost(text: str, sentence: Sentence, findings: list[Finding], outlets: Outlets) -> list[Finding]:
    """Without those whose cue lies in the content of another, and one for each cue."""
    kept: list[Finding] = []
    order = sorted(findings, key=lambda one: (_hearsay(sentence, one), -len(one.content), not one.parenthetical))
    for one in order:
        if any(one.cue[0] in other.content or set(one.cue) & set(other.cue) for other in kept):
            continue
        if _hearsay(sentence, one) and any(one.content & other.content for other in kept):
            continue
        if any(len(one.content & other.content) > _MOSTLY * len(one.content) for other in kept if other.parenthetical):
            continue
        if any(sentence.tokens[i].lemma in _nobody() for i in one.source):
            continue
        if _passes_on(text, sentence, one, findings, outlets):
            continue
        kept.append(one)
    return kept


def _hearsay(sentence: Sentence, finding: Finding) -> bool:
    """ "reportedly" names nobody: it gives way to any finding that does."""
    return sentence.tokens[finding.cue[0]].pos == "ADV" and not finding.source


def _passes_on(text: str, sentence: Sentence, one: Finding, findings: list[Finding], outlets: Outlets) -> bool:
    """True for an outlet whose report is mostly what somebody else says."""
    if not one.source or not _is_outlet(text, sentence, one.source, outlets):
        return False
    return any(
        inner is not one
        and inner.source
        and not inner.group.attitude
        and inner.cue[0] in one.content
        and len(inner.content | inner.source) >= _MOSTLY * len(one.content)
        and not _is_outlet(text, sentence, inner.source, outlets)
        for inner in findings
    )


def _is_outlet(text: str, sentence: Sentence, source: set[int], outlets: Outlets) -> bool:
    return outlets.at(text, _first_name(sentence, source)) is not None


def _first_name(sentence: Sentence, source: set[int]) -> int:
    first = min(source)
    if sentence.tokens[first].pos == "DET" and first + 1 in source:
        first += 1
    return sentence.tokens[first].start


@cache
def _nobody() -> frozenset[str]:
    return frozenset(table("phrases.toml")["speakers"]["nobody"])


def _split(sentence: Sentence, findings: list[Finding]) -> None:
    """Take out of a statement what the same source adds to it: "…, adding that", "… and insisted that"."""
    for outer in findings:
        if outer.parenthetical or outer.head is None or not outer.source:
            continue
        cue = sentence.tokens[outer.cue[0]]
        for inner in findings:
            verb = sentence.tokens[inner.cue[0]]
            if inner is outer or verb.i not in outer.content or verb.i < cue.i or verb.pos != "VERB":
                continue
            if (_contrasts(sentence, verb) or _says_too(sentence, verb, cue)) and inner.source and inner.content:
                outer.content -= below(sentence, verb)
                continue
            if sentence.children(verb, "nsubj", "nsubjpass", "mark") or not inner.content:
                continue
            if _adds(sentence, verb) or _goes_on(sentence, verb, cue):
                outer.content -= below(sentence, verb)
                inner.source = set(outer.source)


def _cite(text: str, sentence: Sentence, findings: list[Finding], outlets: Outlets) -> None:
    """Where an outlet reports "citing two officials", the officials are the source and the outlet a relay."""
    cited = citing(sentence)
    if cited is None:
        return
    participle, noun = cited
    for finding in findings:
        if finding.source and participle.i not in finding.cue and _is_outlet(text, sentence, finding.source, outlets):
            finding.content -= below(sentence, participle)
            finding.source = extent(sentence, noun, finding.content | set(finding.cue))
            findings[:] = [one for one in findings if participle.i not in one.cue]
            return


def _contrasts(sentence: Sentence, verb: Token) -> bool:
    """ "X said A, while others said B": B is not part of A."""
    marks = {child.text.lower() for child in sentence.children(verb, "mark")}
    first = min(t.i for t in sentence.subtree(verb))
    return verb.dep == "advcl" and bool(marks & {"while", "whereas"}) and sentence.tokens[first - 1].text == ","


def _says_too(sentence: Sentence, verb: Token, cue: Token) -> bool:
    """ "X said A, and Y said B", where the parser put B beside A."""
    first = min(below(sentence, verb))
    subject = sentence.children(verb, "nsubj")
    joined = [t.text.lower() for t in sentence.tokens[max(0, first - 2) : first]]
    return (
        verb.dep == "conj"
        and verb.tag == cue.tag
        and verb.lemma == cue.lemma
        and bool(subject)
        and joined[:1] == [","]
        and joined[-1] in ("and", "but", ",")
    )


def _adds(sentence: Sentence, verb: Token) -> bool:
    """A participle after a comma with a clause of its own."""
    if verb.tag != "VBG" or verb.dep not in ("advcl", "conj", "dep", "acl"):
        return False
    before = sentence.tokens[min(t.i for t in sentence.subtree(verb)) - 1]
    return before.text in (",", "”", '"', "''") and bool(sentence.children(verb, "ccomp"))


def _goes_on(sentence: Sentence, verb: Token, cue: Token) -> bool:
    """A second cue joined by "and" that has the form of the first and not that of the verb it hangs on."""
    partner = sentence.head(verb)
    finite = verb.tag in ("VBD", "VBZ", "VBP") and verb.tag == cue.tag
    return verb.dep == "conj" and finite and (partner.tag != verb.tag or bool(sentence.children(partner, "aux")))


def _hang(text: str, sentences: Sequence[Sentence], quotes: Sequence[Quotation], found: list[Finding]) -> None:
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


def _join(text: str, sentences: Sequence[Sentence], quotes: Sequence[Quotation], found: list[Finding]) -> None:
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


def _said(
    text: str, sentence: Sentence, finding: Finding, quotes: Sequence[Quotation], outlets: Outlets
) -> Said | None:
    content = _merged([*spans(sentence, finding.content), *finding.more], text)
    if not content:
        return None
    source = spans(sentence, finding.source)
    cue = sentence.tokens[finding.cue[0]]
    last = sentence.tokens[finding.cue[-1]] if finding.cue[-1] - finding.cue[0] < 8 else cue
    venue, day = circumstances(sentence, cue, finding.content, text)
    words = Span(source[0].start, source[-1].end) if source else None
    first = _first_name(sentence, finding.source) if finding.source else -1
    relays = [relay for relay in sentence_relays(text, sentence, outlets) if relay.span.start != first]
    return Said(
        voice=_voice(text, content, quotes),
        source=words,
        cue=Span(cue.start, last.end),
        content=tuple(content),
        modality=_modality(sentence, finding),
        act=finding.group.act,
        relays=tuple(relays),
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
    """What cue and content say together; of a content with several clauses only what the cue does to it."""
    head = finding.head
    if head is None or finding.more or _clauses(sentence, finding) > 1:
        effect = _effect(sentence, finding)
        if effect != "keep":
            return "denied" if effect == "deny" else "possible"
        return "planned" if finding.group.modality == "planned" else "asserted"
    polarity = modality_of(sentence, head)
    if polarity is not Polarity.ASSERTED:
        return polarity.value
    wished = finding.group.modality == "planned"
    if _ahead(sentence, head) or (wished and (head.dep in ("xcomp", "acl") or head.pos in ("NOUN", "PROPN"))):
        return "planned"
    return "possible" if finding.group.act == "ask" else "asserted"


def _effect(sentence: Sentence, finding: Finding) -> str:
    cue = sentence.tokens[finding.cue[0]]
    return finding.group.negated if cue.pos == "VERB" and negated(sentence, cue) else finding.group.effect


def _clauses(sentence: Sentence, finding: Finding) -> int:
    """How many verbs with a subject of their own the content has, relative clauses left out."""
    return sum(
        bool(sentence.children(sentence.tokens[i], "nsubj", "nsubjpass", "expl"))
        for i in finding.content
        if sentence.tokens[i].pos in ("VERB", "AUX") and sentence.tokens[i].dep != "relcl"
    )


def _ahead(sentence: Sentence, head: Token) -> bool:
    return any(child.lemma in ("will", "shall", "would", "’ll", "'ll") for child in sentence.children(head, "aux"))
