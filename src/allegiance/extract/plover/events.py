"""PLOVER events between any two actors of one clause: who may be source and target, and claims of kind event."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from allegiance import __version__
from allegiance.extract.attribution import attributions, relays
from allegiance.extract.candidate import Candidate, Role
from allegiance.extract.grammar import arguments
from allegiance.extract.happened import date_of
from allegiance.extract.plover.by_rule import Vote, vote
from allegiance.extract.plover.coding import weighed
from allegiance.extract.plover.detail import detailed
from allegiance.extract.roles import Roles
from allegiance.extract.stage import stage_and_polarity
from allegiance.extract.time import times
from allegiance.extract.words import Words
from allegiance.model import ActorMention, Claim, Document, Kind, Span
from allegiance.ontology import plover as table
from allegiance.syntax import Sentence, Token

EXTRACTOR = f"allegiance-events {__version__}"
ROOTS = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN", "PROTEST", "MOBILIZE", "COERCE", "ASSAULT"})
_SAYING = table.words("saying")
_NO_ACTOR = table.words("no_actor")
_SCENE = table.words("scene")
_FIRM = 1.0
_LIKELY = 0.7


@dataclass(frozen=True, slots=True)
class Dyad:
    """Two noun phrases of one clause, the one that acts first, and the words that join them."""

    source: Span
    target: Span
    heads: tuple[Token, Token]
    trigger: Token


def dyads(sentence: Sentence) -> Iterator[Dyad]:
    """Whoever acts in a clause with everybody its verb reaches, in text order; sayings are left to what is said."""
    for verb in sentence.tokens:
        if verb.pos != "VERB" or verb.lemma in _SAYING:
            continue
        found = arguments(sentence, verb)
        sources = [token for token in found.subject if token.pos != "PRON"] or _who_says(sentence, verb)
        below = [*found.object, *found.indirect, *(t for tokens in found.obliques.values() for t in tokens)]
        below += [t for t in sentence.subtree(verb) if t.dep in ("pobj", "dobj", "poss", "dative")]
        if len(found.subject) > 1:
            below += found.subject[1:]
        below = [t for t in below if t.lemma not in _NO_ACTOR and t.tag != "CD" and t.pos != "PRON"]
        seen: set[tuple[int, int]] = set()
        for source in sources:
            for target in below:
                spans = _phrase(sentence, source), _phrase(sentence, target)
                if source.i != target.i and (source.i, target.i) not in seen and not spans[0].overlaps(spans[1]):
                    seen.add((source.i, target.i))
                    yield Dyad(spans[0], spans[1], (source, target), verb)


def _who_says(sentence: Sentence, verb: Token) -> list[Token]:
    """Who says of himself what the clause of ``verb`` tells: the minister said he would ..."""
    below = verb
    for above in sentence.ancestors(verb):
        if below.dep == "ccomp" and above.pos == "VERB":
            return [token for token in arguments(sentence, above).subject if token.pos != "PRON"]
        if below.dep not in ("xcomp", "conj"):
            break
        below = above
    return []


def _is_named(sentence: Sentence, head: Token) -> bool:
    return any(token.pos == "PROPN" for token in sentence.within(_phrase(sentence, head)))


def firmness(sentence: Sentence, dyad: Dyad, voted: Vote | None) -> float:
    """How likely it is that a coder would choose this dyad: firm rule, named actors, a clause near the top."""
    named = sum(0.25 for head in dyad.heads if _is_named(sentence, head))
    depth = sum(1 for _ in sentence.ancestors(dyad.trigger))
    return (voted.firmness if voted is not None else 0.0) + named - 0.05 * depth


def _phrase(sentence: Sentence, head: Token) -> Span:
    """The noun phrase without clauses and coordinated phrases below it."""
    kept, stack = [head], [head]
    while stack:
        for child in sentence.children(stack.pop()):
            if child.dep not in ("relcl", "acl", "conj", "cc", "punct", "appos", "advcl"):
                kept.append(child)
                stack.append(child)
    return Span(min(token.start for token in kept), max(token.end for token in kept))


def events(document: Document, sentences: Sequence[Sentence], mentions: Sequence[ActorMention]) -> Iterator[Claim]:
    """Claims of kind event, for roots that no other kind covers, between two states or groups of one clause.

    Only where a firm rule and the head agree. Raises ModelMismatch when weights are not the pinned ones.
    """
    roles = Roles(document.text, sentences, mentions)
    found = [row for sentence in sentences for row in _joined(sentence, roles)]
    if not found:
        return
    whens = times(document.text, sentences, document.published)
    said = attributions(document.text, sentences)
    words = Words(document.text, sentences, roles, said, whens, relays(document, sentences))
    rows = [_within(document.text, sentence, dyad) for sentence, dyad, *_ in found]
    seen: set[tuple[str | None, str | None, str]] = set()
    for (sentence, dyad, voted, actor, recipient), coded in zip(
        found, weighed(rows, [row[2] for row in found]), strict=True
    ):
        key = (actor.actor.id, recipient.actor.id, coded.root)
        if coded.root != voted.root or coded.root not in ROOTS or coded.probability < _LIKELY or key in seen:
            continue
        seen.add(key)
        stage, polarity = stage_and_polarity(sentence, dyad.trigger, None)
        candidate = Candidate(Kind.EVENT, sentence, dyad.trigger, f"event:{dyad.trigger.lemma}", [actor], [recipient])
        covering = words.covering(candidate)
        when = date_of(candidate, covering, whens)
        actors = (dyad.source, dyad.target)
        plover = detailed(document.text, sentence, coded.root, dyad.trigger, actors, when, document.published)
        for attribution in words.attributions(covering, sentence)[:1]:
            yield Claim(
                id="",
                document=document.id,
                path=document.path,
                url=document.url,
                outlet=document.outlet,
                published=document.published,
                kind=Kind.EVENT,
                actor=actor.party,
                recipient=recipient.party,
                stage=stage,
                polarity=polarity,
                when=when,
                attribution=attribution,
                sentence=sentence.span,
                plover=plover,
                confidence=coded.probability,
                extractor=EXTRACTOR,
            ).identified()


def _joined(sentence: Sentence, roles: Roles) -> Iterator[tuple[Sentence, Dyad, Vote, Role, Role]]:
    for dyad in dyads(sentence):
        if sentence.head(dyad.heads[1]).lemma in _SCENE:
            continue
        actors, recipients = (roles.parties(sentence, head) for head in dyad.heads)
        if not actors or not recipients or actors[0].actor.id == recipients[0].actor.id:
            continue
        voted = vote(sentence, dyad.source, dyad.target)
        if voted is not None and voted.firmness >= _FIRM and not voted.moved:
            yield sentence, dyad, voted, actors[0], recipients[0]


def _within(text: str, sentence: Sentence, dyad: Dyad) -> tuple[str, Span, Span]:
    start = sentence.span.start
    return sentence.span.of(text), dyad.source.shifted(-start), dyad.target.shifted(-start)
