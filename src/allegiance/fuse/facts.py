"""Which claims are about the same fact."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from math import isinf

from allegiance.fuse.lineage import lineages
from allegiance.fuse.slots import Slots, block, party_key
from allegiance.fuse.speakers import Speakers
from allegiance.ids import content_id
from allegiance.model import Claim, Fact

_DAYS_IN_BUCKET = 31
_MOST_BUCKETS = 24


def facts(claims: Iterable[Claim]) -> tuple[Fact, ...]:
    """Group claims into facts, in the order of their ids; order and repetition of ``claims`` change nothing.

    Claims of one fact agree in kind, parties, form and family of stage, and in whatever they both state of time,
    item and amount. A claim that fits several facts joins none of them: it stands with its equals as a fact of its
    own. Denials belong to the fact they deny.
    """
    blocks: dict[object, dict[str, Claim]] = defaultdict(dict)
    for claim in claims:
        known = blocks[block(claim)].setdefault(claim.id, claim)
        if known is not claim and claim.to_json() < known.to_json():
            blocks[block(claim)][claim.id] = claim
    speakers = Speakers(claim for members in blocks.values() for claim in members.values())
    found = [_fact(group, speakers) for members in blocks.values() for group in _groups(members.values())]
    return tuple(sorted(found, key=lambda fact: fact.id))


@dataclass(slots=True)
class _Group:
    slots: Slots
    claims: list[Claim]


def _groups(claims: Iterable[Claim]) -> Iterator[list[Claim]]:
    """The most exact claims found groups first, so that vaguer ones can be seen to fit one of them, or several."""
    dated = sorted(((Slots.of(claim), claim) for claim in claims), key=lambda pair: _vagueness(*pair))
    shelf = _Shelf()
    general: dict[Slots, list[Claim]] = {}
    for slots, claim in dated:
        fitting = shelf.fitting(slots)
        if not fitting:
            shelf.put(_Group(slots, [claim]))
        elif len(fitting) == 1:
            shelf.join(fitting[0], slots, claim)
        else:
            general.setdefault(slots, []).append(claim)
    for group in shelf.groups:
        yield group.claims
    yield from general.values()


def _vagueness(slots: Slots, claim: Claim) -> tuple[float, bool, bool, bool, str]:
    return slots.width, slots.category is None, slots.designation is None, slots.amount is None, claim.id


class _Shelf:
    """Groups by month, so that a dated claim is compared with its neighbours in time only."""

    def __init__(self) -> None:
        self.groups: list[_Group] = []
        self._by_bucket: dict[int, list[_Group]] = defaultdict(list)
        self._unbounded: list[_Group] = []

    def put(self, group: _Group) -> None:
        self.groups.append(group)
        buckets = _buckets(group.slots)
        if buckets is None:
            self._unbounded.append(group)
        else:
            for bucket in buckets:
                self._by_bucket[bucket].append(group)

    def join(self, group: _Group, slots: Slots, claim: Claim) -> None:
        # A group only ever gets narrower, so it stays findable where it was put.
        group.slots = group.slots.narrowed(slots)
        group.claims.append(claim)

    def fitting(self, slots: Slots) -> list[_Group]:
        """Groups that agree with ``slots``: none, the one, or the first two of several."""
        found: list[_Group] = []
        for group in self._near(slots):
            if group.slots.agree(slots) and group not in found:
                found.append(group)
                if len(found) == 2:
                    break
        return found

    def _near(self, slots: Slots) -> Iterator[_Group]:
        buckets = _buckets(slots)
        if buckets is None:
            yield from self.groups
            return
        yield from self._unbounded
        for bucket in buckets:
            yield from self._by_bucket.get(bucket, ())


def _buckets(slots: Slots) -> range | None:
    if slots.days is None or isinf(slots.width) or slots.width > _DAYS_IN_BUCKET * _MOST_BUCKETS:
        return None
    first, last = slots.days
    return range(int(first) // _DAYS_IN_BUCKET, int(last) // _DAYS_IN_BUCKET + 1)


def _fact(claims: list[Claim], speakers: Speakers) -> Fact:
    members = tuple(sorted(claims, key=lambda claim: (claim.published or date.max, claim.id)))
    first = min(claims, key=lambda claim: claim.id)
    origins, merges = lineages(members, speakers)
    return Fact(
        id=content_id("fact1", sorted(claim.id for claim in claims)),
        kind=first.kind,
        actor=party_key(first.actor),
        recipient=party_key(first.recipient),
        form=first.form,
        claims=members,
        lineages=origins,
        reasons=(*_grouping(members), *merges),
    )


def _grouping(claims: tuple[Claim, ...]) -> Iterator[str]:
    if len(claims) == 1:
        return
    agreed = ["kind", "parties"] + ["form"] * (claims[0].form is not None)
    slots = [Slots.of(claim) for claim in claims]
    for name, stated in (
        ("time", [s.days for s in slots if s.days]),
        ("item", [s.designation or s.category for s in slots if s.designation or s.category]),
        ("amount", [s.amount for s in slots if s.amount]),
    ):
        if len(stated) > 1:
            agreed.append(name)
    reports = len({claim.document for claim in claims})
    words = f"{', '.join(agreed[:-1])} and {agreed[-1]}"
    yield f"{len(claims)} claims in {reports} report{'s' * (reports > 1)} agree in {words}"
