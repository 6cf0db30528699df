"""Which claims of one block agree in everything they both state."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import isinf

from allegiance.fuse.slots import Slots
from allegiance.model import Claim

_DAYS_IN_BUCKET = 31
_MOST_BUCKETS = 24


@dataclass(slots=True)
class _Group:
    slots: Slots
    claims: list[Claim]


def groups(claims: Iterable[Claim]) -> Iterator[list[Claim]]:
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
