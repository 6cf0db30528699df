"""What two states gave each other: a two-way ledger, and what was given for what."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np

from allegiance.assess.backer import Support, grouped, shortfall
from allegiance.model import Claim, Fact, Polarity

WINDOW = 180
"""Days within which something given may answer something received."""

_SHUFFLES = 999


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """One thing said to be given: in which form, when, by how many origins, and how many deny it.

    ``dated`` is true when a report states the time; else ``first`` and ``last`` are days of reports.
    """

    giver: str
    recipient: str
    form: str
    what: str
    first: date | None
    last: date | None
    dated: bool
    origins: int
    denied: int
    given: bool
    fact: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """Something for something: ``how`` is stated (one claim says so) or timing (one followed the other)."""

    how: str
    giver: str
    gave: str
    back: str
    days: int | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bargain:
    """The ledger of a pair. ``by_chance`` is how often as many would follow one another were the dates shuffled."""

    one: str
    other: str
    flows: tuple[Flow, ...]
    exchanges: tuple[Exchange, ...]
    by_chance: float | None


def bargain(one: str, other: str, facts: Iterable[Fact]) -> Bargain:
    """Both sides of the ledger, in order of time, and the exchanges, stated ones first."""
    facts = list(facts)
    sides = [_support(giver, taker, facts) for giver, taker in ((one, other), (other, one))]
    flows = [_flow(support, taker) for found, taker in zip(sides, (other, one), strict=True) for support in found]
    flows.sort(key=lambda flow: (flow.first or date.max, flow.giver, flow.form, flow.fact))
    stated = [exchange for found in sides for support in found for exchange in _stated(support)]
    timed, by_chance = _timed(one, other, flows)
    return Bargain(one=one, other=other, flows=tuple(flows), exchanges=(*stated, *timed), by_chance=by_chance)


def _support(giver: str, taker: str, facts: list[Fact]) -> list[Support]:
    return [support for (_, backer), found in grouped(taker, facts).items() if backer == giver for support in found]


def _flow(support: Support, taker: str) -> Flow:
    stated = [day for claim in support.fact.claims for day in _stated_days(claim)]
    days = sorted(stated or [claim.published for claim in support.fact.claims if claim.published is not None])
    return Flow(
        giver=support.backer,
        recipient=taker,
        form=support.form,
        what=_what(support.fact.claims),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        dated=bool(stated),
        origins=len(support.asserted),
        denied=len(support.denied),
        given=support.given and bool(support.asserted),
        fact=support.fact.id,
        claims=tuple(claim.id for claim in support.fact.claims),
    )


def _stated(support: Support) -> Iterator[Exchange]:
    for claim in support.fact.claims:
        if claim.polarity is Polarity.DENIED:
            continue
        for back in claim.in_return:
            form = f" ({back.form})" if back.form else ""
            yield Exchange(
                how="stated",
                giver=support.backer,
                gave=_what((claim,)) or support.form,
                back=" ".join(back.surface.split()) + form,
                days=None,
                claims=(claim.id,),
            )


def _timed(one: str, other: str, flows: list[Flow]) -> tuple[list[Exchange], float | None]:
    dated = [flow for flow in flows if flow.given and flow.dated]
    ours = [flow for flow in dated if flow.giver == one]
    theirs = [flow for flow in dated if flow.giver == other]
    if not ours or not theirs:
        return [], None
    found = []
    for gave in dated:
        answers = [flow for flow in (theirs if gave.giver == one else ours) if 0 < _between(gave, flow) <= WINDOW]
        if answers:
            answer = min(answers, key=lambda flow: (_between(gave, flow), flow.fact))
            found.append(
                Exchange(
                    how="timing",
                    giver=gave.giver,
                    gave=f"{gave.what or gave.form} on {gave.first}",
                    back=f"{answer.what or answer.form} on {answer.first}",
                    days=_between(gave, answer),
                    claims=(*gave.claims, *answer.claims),
                )
            )
    return found, _by_chance(ours, theirs)


def _between(one: Flow, other: Flow) -> int:
    assert one.first is not None
    assert other.first is not None
    return (other.first - one.first).days


def _by_chance(ours: list[Flow], theirs: list[Flow]) -> float:
    days = np.array([flow.first.toordinal() for flow in (*ours, *theirs) if flow.first is not None])
    chance = np.random.default_rng(1)

    def answered(order: "np.ndarray[tuple[int, ...], np.dtype[np.int64]]") -> int:
        gaps = np.abs(order[: len(ours), None] - order[None, len(ours) :])
        return int(np.sum((gaps > 0) & (gaps <= WINDOW)))

    seen = answered(days)
    # A shuffled world deals the same days to the two sides at random.
    as_many = sum(answered(chance.permutation(days)) >= seen for _ in range(_SHUFFLES))
    return (1 + as_many) / (1 + _SHUFFLES)


def _what(claims: Iterable[Claim]) -> str:
    for claim in claims:
        if shortfall(claim) is None and (claim.item or claim.quantity):
            parts = [part.surface for part in (claim.quantity, claim.item) if part is not None]
            return " ".join(" ".join(parts).split())
    return ""


def _stated_days(claim: Claim) -> list[date]:
    when = claim.when
    return [day for day in (when.start, when.end) if day is not None] if when is not None else []
