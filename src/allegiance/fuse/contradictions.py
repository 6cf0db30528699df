"""The contradiction ledger: pairs of claims that differ about one thing, each kept once for its two origins."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from allegiance.fuse.comparison import CONTRADICTION, REVISION, Difference, compared
from allegiance.fuse.judged import SETTLE, WITHDRAW
from allegiance.fuse.slots import Slots, amounts_agree, block, party_key
from allegiance.model import Claim, Contradiction, Fact, Judgement, Kind

_NEIGHBOURS = 60
"""Each claim is compared with so many that come next by the day they speak of."""
_ORDER = {"contradiction": 0, "revision": 1, "scope": 2, "refinement": 3}
_STAGE = 4


def contradictions(facts: Iterable[Fact], judgements: Iterable[Judgement] = ()) -> tuple[Contradiction, ...]:
    """Where claims of ``facts`` differ, contradictions first, then by date; order of ``facts`` changes nothing.

    What several reports of one origin say is compared once, in its earliest report.
    """
    facts = sorted({fact.id: fact for fact in facts}.values(), key=lambda fact: fact.id)
    origin = {id: lineage.origin for fact in facts for lineage in fact.lineages for id in lineage.claims}
    topics: dict[object, list[Claim]] = defaultdict(list)
    for fact in facts:
        for claim in fact.claims:
            topics[_topic(claim)].append(claim)
    settled = _settled(judgements)
    found: dict[tuple[object, ...], Contradiction] = {}
    for topic, claims in topics.items():
        for one, other in _neighbours(claims):
            difference = compared(one, other)
            if difference is None:
                continue
            sides = frozenset(_says(claim, difference, origin) for claim in (one, other))
            if len(sides) == 2:
                found.setdefault(
                    (topic, difference.slot, difference.verdict, sides), _entry(one, other, difference, settled)
                )
    for one, other in _rival_parties(facts):
        difference = Difference("party", CONTRADICTION, "the same delivery by another", one.sentence, other.sentence)
        found.setdefault((one.id, other.id), _entry(one, other, difference, settled))
    return tuple(sorted(_superseded(found.values()), key=_place))


def _topic(claim: Claim) -> object:
    place = block(claim)
    return place if len(place) == 1 else (*place[:_STAGE], *place[_STAGE + 1 :])


def _neighbours(claims: list[Claim]) -> Iterator[tuple[Claim, Claim]]:
    ordered = sorted(claims, key=lambda claim: (_day(claim), claim.id))
    for at, one in enumerate(ordered):
        for other in ordered[at + 1 : at + 1 + _NEIGHBOURS]:
            if one.document != other.document:
                yield (one, other) if _published(one) <= _published(other) else (other, one)


def _day(claim: Claim) -> date:
    stated = claim.when.start or claim.when.end if claim.when else None
    return stated or claim.published or date.max


def _published(claim: Claim) -> tuple[date, str]:
    return claim.published or date.max, claim.id


def _says(claim: Claim, difference: Difference, origin: Mapping[str, str]) -> object:
    slots = Slots.of(claim)
    value = {"quantity": slots.amount, "date": slots.days, "item": slots.designation}.get(difference.slot)
    return origin.get(claim.id, claim.id), claim.polarity, value


def _entry(one: Claim, other: Claim, difference: Difference, settled: Mapping[frozenset[str], str]) -> Contradiction:
    holds = settled.get(frozenset((one.id, other.id)))
    return Contradiction(
        one=one,
        other=other,
        slot=difference.slot,
        verdict=difference.verdict,
        reason=difference.reason,
        one_words=difference.one,
        other_words=difference.other,
        status="settled" if holds else "open",
        holds=holds,
    )


def _settled(judgements: Iterable[Judgement]) -> dict[frozenset[str], str]:
    found: dict[frozenset[str], str] = {}
    for judgement in judgements:
        pair = frozenset((judgement.one, judgement.other))
        if judgement.verdict == SETTLE:
            found[pair] = judgement.one
        elif judgement.verdict == WITHDRAW:
            found.pop(pair, None)
    return found


def _superseded(found: Iterable[Contradiction]) -> Iterator[Contradiction]:
    """A contradiction one side of which its own speaker has taken back is no longer open."""
    found = list(found)
    taken_back = {entry.one.id for entry in found if entry.verdict == REVISION and entry.slot != "stage"}
    for entry in found:
        over = entry.verdict == CONTRADICTION and not taken_back.isdisjoint((entry.one.id, entry.other.id))
        yield replace(entry, status="superseded") if over and entry.status == "open" else entry


def _rival_parties(facts: list[Fact]) -> Iterator[tuple[Claim, Claim]]:
    """Exactly the same thing, amount and day for one recipient, and another giver."""
    same: dict[object, dict[str, Claim]] = defaultdict(dict)
    for fact in facts:
        for claim in fact.claims:
            slots = Slots.of(claim)
            if claim.kind is Kind.SUPPORT and slots.designation and slots.amount and slots.days and slots.width <= 1:
                key = (
                    claim.form,
                    party_key(claim.recipient),
                    slots.designation,
                    slots.days,
                    claim.stage,
                    claim.polarity,
                )
                giver = party_key(claim.actor) or ""
                known = same[key].get(giver)
                if known is None or _published(claim) < _published(known):
                    same[key][giver] = claim
    for givers in same.values():
        ordered = sorted(givers.values(), key=_published)
        for at, one in enumerate(ordered):
            for other in ordered[at + 1 :]:
                first, second = Slots.of(one).amount, Slots.of(other).amount
                if first and second and first[2] == second[2] and amounts_agree(first, second):
                    yield one, other


def _place(entry: Contradiction) -> tuple[object, ...]:
    return _ORDER[entry.verdict], entry.status != "open", _published(entry.other), entry.one.id, entry.slot
