"""Pairs that are suddenly spoken of more: alerts from the pulse detector, to look at, never findings."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from allegiance.assess.pulses import Detector, Persistence, alarms, calibrated, persists
from allegiance.model import Claim, Kind

PER_YEAR = 1.0
"""Alarms a series and year that shuffled series would raise."""

_AGAINST = frozenset({Kind.SANCTION, Kind.USE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """On ``day`` so many reports came within the window as the past does not foretell; ``lasting`` if it went on."""

    one: str
    other: str
    between: str
    day: date
    reports: int
    lasting: bool


def alerts(claims: Iterable[Claim], detector: Detector | None = None) -> tuple[Alert, ...]:
    """Alerts by pair, support and hostile acts apart, on days of publication; by day.

    The threshold is the one that shuffled series of the same reports allow; copies count, so look before you believe.
    """
    counts: dict[tuple[str, str, str], Counter[int]] = defaultdict(Counter)
    counted = set()
    for claim in claims:
        if claim.published is None or claim.actor is None or claim.recipient is None:
            continue
        if claim.actor.id is None or claim.recipient.id is None:
            continue
        one, other = sorted((claim.actor.id, claim.recipient.id))
        between = "hostile acts" if claim.kind in _AGAINST else "support and ties"
        if (one, other, between, claim.document) not in counted:
            counted.add((one, other, between, claim.document))
            counts[one, other, between][claim.published.toordinal()] += 1
    if not counts:
        return ()
    first = min(min(days) for days in counts.values())
    last = max(max(days) for days in counts.values())
    series = {key: [days.get(day, 0) for day in range(first, last + 1)] for key, days in sorted(counts.items())}
    used = detector or calibrated(series.values(), PER_YEAR, Detector(), shuffles=3)
    found = []
    for (one, other, between), daily in series.items():
        for day in alarms(daily, used):
            number = sum(daily[max(0, day - used.window + 1) : day + 1])
            lasting = persists(daily, day, Persistence())
            on = date.fromordinal(first) + timedelta(days=day)
            found.append(Alert(one=one, other=other, between=between, day=on, reports=number, lasting=lasting))
    return tuple(sorted(found, key=lambda alert: (alert.day, alert.one, alert.other, alert.between)))
