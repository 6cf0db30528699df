"""Claims of kind event: PLOVER's other roots between any two actors of one clause."""

import re
from collections.abc import Iterator

from allegiance import __version__
from allegiance.extract.candidate import Candidate, Role
from allegiance.extract.happened import date_of
from allegiance.extract.plover.by_rule import Vote, vote
from allegiance.extract.plover.coding import weighed
from allegiance.extract.plover.detail import detailed
from allegiance.extract.plover.dyads import Dyad, dyads, is_direct
from allegiance.extract.report import Report
from allegiance.extract.roles import Roles
from allegiance.extract.stage import stage_and_polarity
from allegiance.extract.words import Words
from allegiance.model import Claim, Kind, Span
from allegiance.ontology import plover as table
from allegiance.ontology import triggers
from allegiance.syntax import Sentence, Token

EXTRACTOR = f"allegiance-events {__version__}"
ROOTS = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN", "PROTEST", "MOBILIZE", "COERCE", "ASSAULT"})
_MADE = table.words("made")
_ABROAD = table.words("abroad")
_HARMING = frozenset({"ASSAULT", "COERCE"})
_BESIDE = frozenset({"to", "for", "with"})
_MUTUAL = frozenset({"fight", "clash", "battle", "trade", "exchange"})
_PLAYED = frozenset({"beat", "defeat", "thrash", "crush", "rout", "hammer", "trounce", "overcome", "draw"})
_SCORE = re.compile(r"\b\d{1,3} ?[-–] ?\d{1,3}\b")
_FIRM = 1.0
_LIKELY = 0.7


def events(report: Report) -> Iterator[Claim]:
    """Claims of kind event, for roots that no other kind covers, between two states or groups of one clause.

    Only where a firm rule and the head agree. Raises ModelMismatch when weights are not the pinned ones.
    """
    document = report.document
    found = [row for sentence in report.sentences for row in _joined(sentence, report.roles)]
    if not found:
        return
    words = Words(report)
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
        when = date_of(candidate, covering, report.times)
        actors = (dyad.source, dyad.target)
        plover = detailed(document.text, sentence, coded.root, dyad.trigger, actors, when, document.published)
        for attribution in words.attributions(covering, sentence)[:1]:
            yield Claim(
                id="",
                **document.cited(),
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
        if not is_direct(sentence, dyad) or _is_score(sentence, dyad) or dyad.heads[1].lemma in _MADE:
            continue
        actors, recipients = (_here(sentence, roles, head) for head in dyad.heads)
        if not actors or not recipients or actors[0].actor.id == recipients[0].actor.id:
            continue
        voted = vote(sentence, dyad.source, dyad.target)
        if voted is None or voted.moved or voted.trigger.start != dyad.trigger.start:
            continue
        if voted.root in _HARMING and _is_beside(sentence, dyad):
            continue
        if voted.firmness >= _FIRM or voted.told:
            yield sentence, dyad, voted, actors[0], recipients[0]


def _here(sentence: Sentence, roles: Roles, head: Token) -> list[Role]:
    """The parties of a phrase; soldiers and events in a country are not of it, a member of a body is not the body."""
    parties = roles.parties(sentence, head)
    if head.lemma == "member":
        parties = [role for role in parties if not role.actor.id.startswith("org:")]
    if head.lemma not in _ABROAD and triggers.of_noun(head.lemma) is None:
        return parties
    return [role for role in parties if not _is_seat(sentence, head, role)]


def _is_beside(sentence: Sentence, dyad: Dyad) -> bool:
    """Nobody is attacked or arrested "to", "for" or "with" somebody: "shot down missiles on their way to Chad"."""
    first = below = dyad.heads[1]
    for above in sentence.ancestors(below):
        if above.i == dyad.trigger.i:
            break
        below = above
    beside = _BESIDE - {"with"} if dyad.trigger.lemma in _MUTUAL else _BESIDE
    return any(token.dep == "prep" and token.lemma in beside for token in (sentence.head(first), below))


def _is_seat(sentence: Sentence, head: Token, role: Role) -> bool:
    seats = (pobj for prep in sentence.children(head, "prep") if prep.lemma == "in" for pobj in sentence.subtree(prep))
    return any(role.span.start <= seat.start < role.span.end for seat in seats)


def _is_score(sentence: Sentence, dyad: Dyad) -> bool:
    """True where one side beat the other by goals: "beat Oman 2-1"."""
    words = "".join(token.text if token.tag in ("HYPH", "SYM", ":") else f"{token.text} " for token in sentence.tokens)
    return dyad.trigger.lemma in _PLAYED and _SCORE.search(words) is not None


def _within(text: str, sentence: Sentence, dyad: Dyad) -> tuple[str, Span, Span]:
    start = sentence.span.start
    return sentence.span.of(text), dyad.source.shifted(-start), dyad.target.shifted(-start)
