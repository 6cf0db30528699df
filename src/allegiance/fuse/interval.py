"""The amount of a fact as an interval: each independent origin counts once, with its latest word."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from math import inf, isinf

from allegiance.model import Claim, Fact, Polarity


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """An amount in ``unit``: what most origins agree on (``low`` to ``high``), and all that was stated.

    ``origins`` agree, ``others`` state something else; null is open. ``as_of`` is the day of the latest report used.
    """

    unit: str | None
    low: float | None
    high: float | None
    least: float | None
    most: float | None
    origins: tuple[str, ...]
    others: tuple[str, ...]
    as_of: date | None


def intervals(fact: Fact) -> tuple[Interval, ...]:
    """One interval for each unit in which a fact is counted, in the order of units.

    An origin that gave several figures has the latest one; copies and relays are not another origin and change nothing.
    """
    claims = {claim.id: claim for claim in fact.claims}
    stated: dict[str | None, dict[str, tuple[float, float, date | None]]] = defaultdict(dict)
    for lineage in fact.lineages:
        latest: dict[str | None, Claim] = {}
        for id in lineage.claims:
            claim = claims[id]
            if claim.polarity is Polarity.ASSERTED and _counted(claim):
                unit = claim.quantity.unit if claim.quantity else None
                if unit not in latest or _age(claim) > _age(latest[unit]):
                    latest[unit] = claim
        for unit, claim in latest.items():
            stated[unit][lineage.origin] = (*_bounds(claim), claim.published)
    return tuple(_interval(unit, stated[unit]) for unit in sorted(stated, key=str))


def _counted(claim: Claim) -> bool:
    return claim.quantity is not None and not (claim.quantity.low is None and claim.quantity.high is None)


def _age(claim: Claim) -> tuple[date, str]:
    # The earliest report of a day stands for its copies of the same day.
    return claim.published or date.min, claim.id


def _bounds(claim: Claim) -> tuple[float, float]:
    quantity = claim.quantity
    if quantity is None:
        return -inf, inf
    return (-inf if quantity.low is None else quantity.low, inf if quantity.high is None else quantity.high)


def _interval(unit: str | None, stated: dict[str, tuple[float, float, date | None]]) -> Interval:
    """Most origins overlap somewhere; of several such places the one the bounds of which are tightest."""
    corners = sorted({bound for low, high, _ in stated.values() for bound in (low, high)})
    best: tuple[int, float, float, list[str]] | None = None
    for at in corners:
        here = sorted(origin for origin, (low, high, _) in stated.items() if low <= at <= high)
        low, high = max(stated[origin][0] for origin in here), min(stated[origin][1] for origin in here)
        key = (-len(here), high - low, low, here)
        if best is None or key < best:
            best = key
    agreeing = best[3] if best else []
    low = max(stated[origin][0] for origin in agreeing)
    high = min(stated[origin][1] for origin in agreeing)
    return Interval(
        unit=unit,
        low=_open(low),
        high=_open(high),
        least=_open(min(bounds[0] for bounds in stated.values())),
        most=_open(max(bounds[1] for bounds in stated.values())),
        origins=tuple(agreeing),
        others=tuple(sorted(stated.keys() - set(agreeing))),
        as_of=max((day for _, _, day in stated.values() if day), default=None),
    )


def _open(bound: float) -> float | None:
    return None if isinf(bound) else bound
