"""All attributions of a report: findings of its sentences, quotations joined across them."""

from collections.abc import Sequence

from allegiance.extract.attribution.afterwards import hand_back, pass_along
from allegiance.extract.attribution.apposition import rebut
from allegiance.extract.attribution.circumstance import circumstances
from allegiance.extract.attribution.finding import Finding, below, spans
from allegiance.extract.attribution.joining import hang, join
from allegiance.extract.attribution.lexicon import directives, effects, intentions
from allegiance.extract.attribution.modality import modality_of
from allegiance.extract.attribution.negation import negated
from allegiance.extract.attribution.nominal import nominal
from allegiance.extract.attribution.outlets import Outlets, known
from allegiance.extract.attribution.phrasal import phrasal
from allegiance.extract.attribution.quotations import quotations, touching
from allegiance.extract.attribution.relays import sentence_relays
from allegiance.extract.attribution.selection import credit_cited, first_name, outermost, split
from allegiance.extract.attribution.sources import without_relative_clause
from allegiance.extract.attribution.verbal import verbal
from allegiance.model import Polarity, Said, Span, Voice
from allegiance.syntax import Sentence, Token

_ALL, _NONE = 0.95, 0.05


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
    marked = [quote.span for quote in quotes]
    found: list[Finding] = []
    for number, sentence in enumerate(sentences):
        near = [marked[k] for k in touching(marked, sentence.span)]
        inside = _quoted(sentence, near)
        here = [
            *verbal(sentence, inside, near, attitudes),
            *phrasal(sentence, inside, attitudes),
            *nominal(sentence, inside, attitudes),
        ]
        rebut(sentence, inside, here)
        split(sentence, here)
        credit_cited(text, sentence, here, names)
        for finding in outermost(text, sentence, here, names, attitudes):
            finding.sentence = number
            if not attitudes:
                finding.source = without_relative_clause(sentence, finding.source)
            found.append(finding)
    found.sort(key=lambda finding: (finding.sentence, min(finding.cue)))
    hang(text, sentences, quotes, found)
    join(text, sentences, quotes, found)
    channels = hand_back(text, sentences, found, names) if not attitudes else {}
    speaking = {(one.sentence, first_name(sentences[one.sentence], one.source)) for one in found if one.source}
    said = [_said(text, sentences[finding.sentence], finding, marked, names, speaking) for finding in found]
    kept = [(finding, one) for finding, one in zip(found, said, strict=True) if one is not None]
    return pass_along(sentences, kept, channels)


def _quoted(sentence: Sentence, quotes: Sequence[Span]) -> set[int]:
    return {t.i for t in sentence.tokens for quote in quotes if quote.start <= t.start < quote.end}


def _said(
    text: str,
    sentence: Sentence,
    finding: Finding,
    quotes: Sequence[Span],
    outlets: Outlets,
    speaking: set[tuple[int, int]],
) -> Said | None:
    """The finding as an attribution; an outlet at a place of ``speaking`` (sentence, offset) passes nothing on."""
    content = _merged([*spans(sentence, finding.content), *finding.more], text)
    if not content:
        return None
    source = spans(sentence, finding.source)
    cue = sentence.tokens[finding.cue[0]]
    last = sentence.tokens[finding.cue[-1]] if finding.cue[-1] - finding.cue[0] < 8 else cue
    speech = sentence.head(cue) if cue.pos == "NOUN" and cue.dep == "dobj" else cue
    venue, day = circumstances(sentence, speech, finding.content, text)
    words = Span(source[0].start, source[-1].end) if source else None
    relays = [
        relay
        for relay in sentence_relays(text, sentence, outlets)
        if (finding.sentence, relay.span.start) not in speaking
    ]
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


def _voice(text: str, content: Sequence[Span], quotes: Sequence[Span]) -> Voice:
    letters = inside = 0
    quoted = [(piece, [quotes[k] for k in touching(quotes, piece)]) for piece in content]
    if not any(near for _, near in quoted):
        return Voice.INDIRECT
    for piece, near in quoted:
        for at in range(piece.start, piece.end):
            if text[at].isalnum():
                letters += 1
                inside += any(quote.start <= at < quote.end for quote in near)
    share = inside / letters if letters else 0
    return Voice.DIRECT if share > _ALL else Voice.INDIRECT if share < _NONE else Voice.MIXED


def _modality(sentence: Sentence, finding: Finding) -> str:
    """What cue and content say together; of a content with several clauses only what the cue does to it."""
    if finding.modality:
        return finding.modality
    head = _judged(sentence, finding.head)
    if head is None or finding.more or head.dep == "relcl" or _clauses(sentence, finding, head) > 1:
        effect = _effect(sentence, finding)
        if effect != "keep":
            return "denied" if effect == "deny" else "possible"
        return "planned" if finding.group.modality == "planned" else "asserted"
    polarity = modality_of(sentence, head)
    if polarity is not Polarity.ASSERTED:
        return polarity.value
    wished = finding.group.modality == "planned"
    if (
        _ahead(sentence, head)
        or _directs(sentence, finding)
        or (wished and (head.dep in ("xcomp", "acl") or head.pos in ("NOUN", "PROPN")))
    ):
        return "planned"
    return "possible" if finding.group.act == "ask" else "asserted"


def _effect(sentence: Sentence, finding: Finding) -> str:
    cue = sentence.tokens[finding.cue[0]]
    return finding.group.negated if cue.pos == "VERB" and negated(sentence, cue) else finding.group.effect


def _judged(sentence: Sentence, head: Token | None) -> Token | None:
    """The clause that "it is not true that" judges, or the head itself."""
    if head is None or head.lemma != "be" or not any(c.lemma == "it" for c in sentence.children(head, "nsubj", "expl")):
        return head
    for predicate in sentence.children(head, "acomp", "attr", "oprd"):
        if predicate.text.lower() in effects("adjectives"):
            for clause in (*sentence.children(head, "ccomp"), *sentence.children(predicate, "ccomp")):
                return clause
    return head


def _clauses(sentence: Sentence, finding: Finding, head: Token) -> int:
    """How many verbs with a subject of their own the content has; relative and adverbial clauses of ``head`` left out.

    Where the content is judged as a whole ("it is not true that"), only what the judgement is about counts.
    """
    inside = below(sentence, head) if head is not finding.head else finding.content
    adverbial = set().union(*(below(sentence, clause) for clause in sentence.children(head, "advcl")))
    return sum(
        bool(sentence.children(sentence.tokens[i], "nsubj", "nsubjpass", "expl"))
        for i in inside - adverbial
        if sentence.tokens[i].pos in ("VERB", "AUX") and sentence.tokens[i].dep != "relcl"
    )


def _directs(sentence: Sentence, finding: Finding) -> bool:
    """ "urged X to": what somebody is told to do is not done yet."""
    head, cue = finding.head, sentence.tokens[finding.cue[0]]
    if head is None or cue.lemma not in directives():
        return False
    if head.dep == "pobj" and sentence.head(head).text.lower() == "for":
        return True
    if head.dep == "ccomp" and _subjunctive(sentence, head):
        return True
    called = head.dep == "pobj" and sentence.head(head).text.lower() in ("on", "upon")
    told = sentence.children(head, "acl", "relcl") if called else [head]
    return any(_infinitive(sentence, verb) for verb in (*told, *sentence.children(cue, "xcomp")))


def _subjunctive(sentence: Sentence, verb: Token) -> bool:
    """ "that Berlin release the shells"."""
    return verb.tag == "VB" and not sentence.children(verb, "aux")


def _infinitive(sentence: Sentence, verb: Token) -> bool:
    return verb.tag == "VB" and any(c.text.lower() == "to" for c in sentence.children(verb, "aux"))


def _ahead(sentence: Sentence, head: Token) -> bool:
    """True under "will" and for what is intended: "plans to", "is to"."""
    if any(child.lemma in ("will", "shall", "would", "’ll", "'ll") for child in sentence.children(head, "aux")):
        return True
    return head.lemma in intentions() and any(
        _infinitive(sentence, child) for child in sentence.children(head, "xcomp")
    )
