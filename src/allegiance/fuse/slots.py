"""What of a claim must agree before it can be about the same fact as another."""

from dataclasses import dataclass, replace
from math import inf
from typing import Self

from allegiance.fuse.names import name_key
from allegiance.fuse.stage import family
from allegiance.model import Claim, Kind, OtherParty, Party, Quantity, When

ROUNDING = 0.1
"""Two figures of one fact may differ by this share: reports round."""
APPROXIMATE = 0.25
"""The same for figures that a report itself calls approximate."""

Block = tuple[str | None, ...]
Amount = tuple[float, float, str | None]
Days = tuple[float, float]

_NEEDS_RECIPIENT = frozenset({Kind.SUPPORT, Kind.AGREEMENT, Kind.USE, Kind.SANCTION, Kind.RANKING, Kind.ALIGNMENT})
_PARTNERS = {Kind.USE: "supplier", Kind.RANKING: "outranked"}


def party_key(party: Party | OtherParty | None) -> str | None:
    """The id of a party, or its name where it has none."""
    return None if party is None else party.id or "name:" + name_key(party.name)


def block(claim: Claim) -> Block:
    """Claims in different blocks are never about the same fact. An unknown party is never taken for another's."""
    actor, recipient = party_key(claim.actor), party_key(claim.recipient)
    if actor is None or (recipient is None and claim.kind in _NEEDS_RECIPIENT):
        return (claim.id,)
    if claim.kind is Kind.AGREEMENT and recipient is not None:
        actor, recipient = sorted((actor, recipient))
    partners = sorted(party_key(other) or "" for other in claim.others if other.role == _PARTNERS.get(claim.kind))
    event = claim.plover.event if claim.plover and claim.kind is Kind.EVENT else None
    return (claim.kind, actor, recipient, claim.form, family(claim.stage), event, *partners)


@dataclass(frozen=True, slots=True)
class Slots:
    """Time (ordinal days, infinite where open), category, designation and amount; null where not stated."""

    days: Days | None
    category: str | None
    designation: str | None
    amount: Amount | None

    @classmethod
    def of(cls, claim: Claim) -> Self:
        """What the claim states."""
        item = claim.item
        return cls(
            _days(claim.when),
            item.category if item else None,
            name_key(item.designation) if item and item.designation else None,
            _amount(claim.quantity),
        )

    @property
    def width(self) -> float:
        """Days between the earliest and the latest moment meant."""
        return inf if self.days is None else self.days[1] - self.days[0]

    def agree(self, other: "Slots") -> bool:
        """True when nothing that both state differs."""
        return (
            (self.days is None or other.days is None or overlap(self.days, other.days))
            and (self.category is None or other.category is None or self.category == other.category)
            and (self.designation is None or other.designation is None or self.designation == other.designation)
            and (self.amount is None or other.amount is None or amounts_agree(self.amount, other.amount))
        )

    def narrowed(self, other: "Slots") -> "Slots":
        """What both together state, when they agree."""
        days = self.days or other.days
        if self.days and other.days:
            days = (max(self.days[0], other.days[0]), min(self.days[1], other.days[1]))
        return replace(
            self,
            days=days,
            category=self.category or other.category,
            designation=self.designation or other.designation,
            amount=self.amount or other.amount,
        )


def _days(when: When | None) -> Days | None:
    if when is None or (when.start is None and when.end is None):
        return None
    return (when.start.toordinal() if when.start else -inf, when.end.toordinal() if when.end else inf)


def _amount(quantity: Quantity | None) -> Amount | None:
    if quantity is None or (quantity.low is None and quantity.high is None):
        return None
    slack = APPROXIMATE if quantity.bound == "about" else ROUNDING
    low = -inf if quantity.low is None else quantity.low - slack / 2 * abs(quantity.low)
    high = inf if quantity.high is None else quantity.high + slack / 2 * abs(quantity.high)
    return (low, high, quantity.unit)


def amounts_agree(one: Amount, other: Amount) -> bool:
    """True when two amounts may be the same, rounding and bounds allowed for."""
    # Rounds and containers of them cannot be compared, so they do not contradict each other.
    return one[2] != other[2] or (one[0] <= other[1] and other[0] <= one[1])


def overlap(one: Days, other: Days) -> bool:
    """True when two spans of days share one."""
    return one[0] <= other[1] and other[0] <= one[1]
