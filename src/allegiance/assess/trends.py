"""How often a pair is spoken of, by form and month, with the numbers it stands on."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from allegiance.assess.backer import grouped
from allegiance.assess.pulses import busier
from allegiance.assess.realignments import when
from allegiance.model import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """One month of one backer and form: things it is said to have given then, their claims, reports and origins."""

    form: str
    backer: str
    month: date
    things: int
    claims: int
    reports: int
    origins: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """Every month from the first to the last, and the probability that the later half is the busier."""

    form: str
    backer: str
    months: tuple[Month, ...]
    rising: float


def trends(state: str, facts: Iterable[Fact]) -> tuple[Trend, ...]:
    """Trends of support for ``state`` by form and backer. A fact stands in the first month it is told of."""
    found = []
    for (form, backer), supports in grouped(state, facts).items():
        by_month: dict[date, list[Fact]] = defaultdict(list)
        for support in supports:
            days = [day for claim in support.fact.claims if (day := when(claim)) is not None]
            if days and support.given:
                by_month[min(days).replace(day=1)].append(support.fact)
        if by_month:
            months = tuple(
                _month(form, backer, month, by_month.get(month, [])) for month in _every(min(by_month), max(by_month))
            )
            half = len(months) // 2
            before, after = (sum(m.things for m in part) for part in (months[:half], months[half:]))
            rising = busier(before, half, after, len(months) - half) if half else 0.5
            found.append(Trend(form=form, backer=backer, months=months, rising=rising))
    return tuple(found)


def _month(form: str, backer: str, month: date, facts: list[Fact]) -> Month:
    claims = [claim for fact in facts for claim in fact.claims]
    return Month(
        form=form,
        backer=backer,
        month=month,
        things=len(facts),
        claims=len(claims),
        reports=len({claim.document for claim in claims}),
        origins=len({lineage.origin for fact in facts for lineage in fact.lineages}),
    )


def _every(first: date, last: date) -> Iterable[date]:
    month = first
    while month <= last:
        yield month
        month = month.replace(year=month.year + month.month // 12, month=month.month % 12 + 1)
