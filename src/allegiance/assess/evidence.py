"""The evidence ledger: for each thing said to be given, one row for each independent origin, by kind of evidence."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from math import log
from typing import NamedTuple

import numpy as np

from allegiance.assess.assumptions import Floats, Priors, opponents, priors, registers
from allegiance.assess.backer import Support, shortfall
from allegiance.assess.rates import Ints
from allegiance.model import Claim, Fact, Kind, Lineage, Polarity, Quantity

THINGS = "things"
"""The measure where amounts are not stated in one unit."""

_LEAST_STATED = 3
_LOOKED = frozenset({"NGO", "IGO", "EDU", "RES", "JUD"})


class Entry(NamedTuple):
    """One independent origin of one thing: its kind of evidence, its claims, and the amount it states."""

    origin: str
    channel: str
    claims: tuple[str, ...]
    unit: str | None
    amount: float | None
    open: bool


@dataclass(frozen=True, slots=True)
class Sides:
    """The two states of a pair and those who are opponents of either."""

    backer: str
    state: str
    opponents: frozenset[str | None]


@dataclass(frozen=True)
class Evidence:
    """The things one backer is said to have given in one form, with their entries."""

    form: str
    backer: str
    facts: tuple[str, ...]
    entries: tuple[tuple[Entry, ...], ...]

    @cached_property
    def counts(self) -> Ints:
        """Mentions: things by kinds of evidence, in the order of the priors."""
        column = {name: number for number, name in enumerate(priors().channels)}
        width = len(column)
        places = [row * width + column[entry.channel] for row, entries in enumerate(self.entries) for entry in entries]
        found = np.bincount(np.array(places, dtype=np.int64), minlength=width * len(self.entries))
        return found.reshape(-1, width)

    def stated(self, unit: str, prior: Priors) -> tuple[Ints, Ints, Floats, Floats]:
        """Amounts in ``unit``: thing, kind of source, log amount, widening of the error."""
        column = {name: number for number, name in enumerate(prior.channels)}
        rows = [
            (row, column[entry.channel], log(entry.amount), prior.open_bound if entry.open else 0.0)
            for row, entries in enumerate(self.entries)
            for entry in entries
            if entry.unit == unit and entry.amount is not None
        ]
        of = np.array(rows, dtype=float).reshape(-1, 4)
        return of[:, 0].astype(np.int64), of[:, 1].astype(np.int64), of[:, 2], of[:, 3]


def evidence(form: str, backer: str, found: Iterable[Support], state: str, against: frozenset[str]) -> Evidence:
    """Every thing given by ``backer`` with its origins; what was only promised or ended is not part of it."""
    sides = Sides(backer, state, opponents_of(backer, against) | opponents_of(state, against))
    given = [support for support in found if support.given]
    return Evidence(
        form,
        backer,
        tuple(support.fact.id for support in given),
        tuple(entries(support.fact, sides) for support in given),
    )


def merged(one: Evidence, other: Evidence, without: frozenset[str]) -> Evidence:
    """The things of both, less those of ``one`` that are gone, in the order of their ids."""
    things = {id: entry for id, entry in zip(one.facts, one.entries, strict=True) if id not in without}
    things |= dict(zip(other.facts, other.entries, strict=True))
    return Evidence(one.form, one.backer, tuple(sorted(things)), tuple(things[id] for id in sorted(things)))


def entries(fact: Fact, sides: Sides) -> tuple[Entry, ...]:
    """One entry for each lineage; where an origin said several things, what it said last counts."""
    if len(fact.claims) == 1 == len(fact.lineages):
        return (_entry(fact.lineages[0], list(fact.claims), sides),)
    claims = {claim.id: claim for claim in fact.claims}
    found = []
    for lineage in fact.lineages:
        said = [claims[id] for id in lineage.claims if id in claims and shortfall(claims[id]) is None]
        if said:
            found.append(_entry(lineage, said, sides))
    return tuple(found)


def _entry(lineage: Lineage, said: list[Claim], sides: Sides) -> Entry:
    said = said if len(said) == 1 else sorted(said, key=lambda claim: (claim.published or date.min, claim.id))
    unit, amount, bounded = _amount(said)
    return Entry(lineage.origin, channel(said[-1], sides), lineage.claims, unit, amount, bounded)


def channel(claim: Claim, sides: Sides) -> str:
    """The kind of evidence a claim is."""
    speaker = claim.attribution.speaker
    by = (speaker.state, speaker.id) if speaker is not None else ()
    if claim.polarity is Polarity.DENIED:
        if sides.backer in by:
            return "giver_denies"
        return "recipient_denies" if sides.state in by else "other_denies"
    if claim.polarity is Polarity.POSSIBLE:
        return "possible"
    if speaker is None:
        if claim.outlet in registers():
            return "investigation"
        return "outlet" if claim.attribution.voice == "outlet" or claim.attribution.relays else "unnamed"
    if sides.backer in by:
        return "giver"
    if sides.state in by:
        return "recipient"
    if not sides.opponents.isdisjoint(by):
        return "adversary"
    if speaker.sector in _LOOKED or (speaker.id or "").startswith("org:"):
        return "investigation"
    if speaker.state is not None:
        return "third_party"
    return "outlet" if (speaker.id or "").startswith(("outlet:", "agency:")) else "unnamed"


def at_war(facts: Iterable[Fact], state: str) -> frozenset[str]:
    """Those whom the record shows ``state`` to fight."""
    return frozenset(f.recipient for f in facts if f.kind is Kind.USE and f.actor == state and f.recipient is not None)


def opponents_of(state: str, against: frozenset[str]) -> frozenset[str]:
    """Whom the shipped pairs and the record know as opponents of ``state``."""
    return against | frozenset(other for pair in opponents() if state in pair for other in pair - {state})


def measure(evidence: Iterable[Evidence]) -> str:
    """The unit in which all things of a form are stated, or at least half and three of them; else things."""
    units: Counter[str] = Counter()
    things = 0
    for of_backer in evidence:
        things += len(of_backer.entries)
        for entries in of_backer.entries:
            units.update({entry.unit for entry in entries if entry.unit is not None and entry.amount is not None})
    if not units:
        return THINGS
    unit, number = min(units.items(), key=lambda pair: (-pair[1], pair[0]))
    return unit if number == things or (2 * number >= things and number >= _LEAST_STATED) else THINGS


def _amount(claims: list[Claim]) -> tuple[str | None, float | None, bool]:
    for claim in reversed(claims):
        stated = claim.quantity
        if stated is not None and stated.unit and (point := _point(stated)) is not None:
            return stated.unit, point, stated.low is None or stated.high is None
    return None, None, False


def _point(quantity: Quantity) -> float | None:
    if quantity.low is not None and quantity.low == quantity.high:
        return quantity.low if quantity.low > 0 else None
    ends = [end for end in (quantity.low, quantity.high) if end is not None and end > 0]
    if not ends:
        return None
    return ends[0] if len(ends) == 1 else float((ends[0] * ends[1]) ** 0.5)


Judged = Mapping[str, bool]
"""Facts that reviewers judged to have happened or not, by id."""
