"""The evidence ledger: for each thing said to be given, one row for each independent origin, by kind of evidence."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from math import log
from typing import NamedTuple

import numpy as np

from allegiance.assess.assumptions import Floats, Priors, opponents, priors, registers
from allegiance.assess.backer import Support, shortfall, suppliers
from allegiance.assess.rates import Ints
from allegiance.model import Claim, Fact, Kind, Lineage, Polarity, Quantity

THINGS = "things"
"""The measure where amounts are not stated in one unit."""

Row = tuple[str, str, tuple[str, ...], str | None, float | None, bool]
"""What an ``Entry`` holds."""

_JOINT_GIVER = "partner"
_NO_AMOUNT = (None, None, False)
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


class Stated(NamedTuple):
    """Amounts in one unit, a statement a row: the thing, the kind of source, log amount, widening of the error."""

    thing: Ints
    channel: Ints
    log: Floats
    widened: Floats


@dataclass(frozen=True, slots=True)
class Sides:
    """The two states of a pair and those who are opponents of either."""

    backer: str
    state: str
    opponents: frozenset[str | None]


@dataclass(frozen=True)
class Evidence:
    """The things one backer is said to have given in one form, with their entries, column by column.

    ``ends`` is where the entries of each thing end in ``origins``, ``channels`` and ``claims``; ``amounts`` are the
    number of an entry, unit, amount, and whether it is a bound. Columns, as there may be very many entries.
    """

    form: str
    backer: str
    facts: tuple[str, ...]
    ends: tuple[int, ...]
    origins: tuple[str, ...]
    channels: tuple[str, ...]
    claims: tuple[tuple[str, ...], ...]
    amounts: tuple[tuple[int, str, float, bool], ...]

    @classmethod
    def of(cls, form: str, backer: str, things: Iterable[tuple[str, Iterable[Row]]]) -> "Evidence":
        """From things by id, each with its rows."""
        facts: list[str] = []
        ends: list[int] = []
        origins: list[str] = []
        channels: list[str] = []
        claims: list[tuple[str, ...]] = []
        amounts: list[tuple[int, str, float, bool]] = []
        for id, told in things:
            for origin, channel, ids, unit, amount, bound in told:
                if unit is not None and amount is not None:
                    amounts.append((len(origins), unit, amount, bound))
                origins.append(origin)
                channels.append(channel)
                claims.append(ids)
            facts.append(id)
            ends.append(len(origins))
        return cls(
            form, backer, tuple(facts), tuple(ends), tuple(origins), tuple(channels), tuple(claims), tuple(amounts)
        )

    def kinds(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Each thing by id, with the kind of evidence of each entry."""
        begins = (0, *self.ends)
        for id, begin, end in zip(self.facts, begins, self.ends, strict=False):
            yield id, self.channels[begin:end]

    def things(self) -> Iterator[tuple[str, tuple[Row, ...]]]:
        """Each thing by id, with its rows."""
        stated = {entry: (unit, amount, bound) for entry, unit, amount, bound in self.amounts}
        told = (stated.get(number, _NO_AMOUNT) for number in range(len(self.origins)))
        rows = [(*row, *amount) for *row, amount in zip(self.origins, self.channels, self.claims, told, strict=True)]
        begins = (0, *self.ends)
        for id, begin, end in zip(self.facts, begins, self.ends, strict=False):
            yield id, tuple(rows[begin:end])

    def entries(self, fact: str) -> tuple[Entry, ...]:
        """The entries of one thing; none where it is not here."""
        return next((tuple(Entry(*row) for row in rows) for id, rows in self.things() if id == fact), ())

    @cached_property
    def counts(self) -> Ints:
        """Mentions: things by kinds of evidence, in the order of the priors."""
        width = len(priors().channels)
        found = np.bincount(self._thing * width + self._channel, minlength=width * len(self.facts))
        return found.reshape(-1, width)

    @cached_property
    def _thing(self) -> Ints:
        numbers = [end - begin for begin, end in zip((0, *self.ends), self.ends, strict=False)]
        return np.repeat(np.arange(len(self.facts)), numbers)

    @cached_property
    def _channel(self) -> Ints:
        column = {name: number for number, name in enumerate(priors().channels)}
        return np.array([column[name] for name in self.channels], dtype=np.int64)

    def units(self) -> Counter[str]:
        """In how many things each unit is stated."""
        thing = self._thing.tolist()
        return Counter(unit for _, unit in {(thing[entry], unit) for entry, unit, _, _ in self.amounts})

    def stated(self, unit: str, prior: Priors) -> Stated:
        """Amounts in ``unit``."""
        rows = [row for row in self.amounts if row[1] == unit]
        entry = np.array([row[0] for row in rows], dtype=np.int64)
        logs = np.array([log(amount) for _, _, amount, _ in rows], dtype=float)
        widened = np.where(np.array([bound for *_, bound in rows], dtype=bool), prior.open_bound, 0.0)
        return Stated(self._thing[entry], self._channel[entry], logs, widened)


def evidence(form: str, backer: str, found: Iterable[Support], state: str, against: frozenset[str]) -> Evidence:
    """Every thing given by ``backer`` with its origins; what was only promised or ended is not part of it."""
    sides = Sides(backer, state, opponents_of(backer, against) | opponents_of(state, against))
    return Evidence.of(form, backer, ((each.fact.id, _told(each.fact, sides)) for each in found if each.given))


def merged(one: Evidence, other: Evidence, without: frozenset[str]) -> Evidence:
    """The things of both, less those of ``one`` that are gone, in the order of their ids."""
    things = {id: rows for id, rows in one.things() if id not in without} | dict(other.things())
    return Evidence.of(one.form, one.backer, ((id, things[id]) for id in sorted(things)))


def entries(fact: Fact, sides: Sides) -> tuple[Entry, ...]:
    """One entry for each lineage; where an origin said several things, what it said last counts."""
    return tuple(Entry(*row) for row in _told(fact, sides))


def _told(fact: Fact, sides: Sides) -> Iterable[Row]:
    if len(fact.claims) == 1 == len(fact.lineages):
        (claim,), (lineage,) = fact.claims, fact.lineages
        amount = _NO_AMOUNT if claim.quantity is None else _amount(fact.claims)
        return ((lineage.origin, channel(claim, sides), lineage.claims, *amount),)
    claims = {claim.id: claim for claim in fact.claims if shortfall(claim) is None}
    told = [(lineage, [claims[id] for id in lineage.claims if id in claims]) for lineage in fact.lineages]
    return [_row(lineage, said, sides) for lineage, said in told if said]


def _row(lineage: Lineage, said: Sequence[Claim], sides: Sides) -> Row:
    if len(said) > 1:
        said = sorted(said, key=lambda claim: (claim.published or date.min, claim.id))
    return lineage.origin, channel(said[-1], sides), lineage.claims, *_amount(said)


def channel(claim: Claim, sides: Sides) -> str:
    """The kind of evidence a claim is."""
    polarity, speaker = claim.polarity, claim.attribution.speaker
    if polarity is Polarity.POSSIBLE:
        return "possible"
    by = (speaker.state, speaker.id) if speaker is not None else ()
    if polarity is Polarity.DENIED:
        if sides.backer in by:
            return "giver_denies"
        return "recipient_denies" if sides.state in by else "other_denies"
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
    """Those whom the record shows ``state`` to fight with what others supplied."""
    return frozenset(
        fact.recipient
        for fact in facts
        if fact.kind is Kind.USE and fact.actor == state and fact.recipient is not None and suppliers(fact)
    )


def opponents_of(state: str, against: frozenset[str]) -> frozenset[str]:
    """Whom the shipped pairs and the record know as opponents of ``state``."""
    return against | frozenset(other for pair in opponents() if state in pair for other in pair - {state})


def measure(evidence: Iterable[Evidence]) -> str:
    """The unit in which all things of a form are stated, or at least half and three of them; else things."""
    units: Counter[str] = Counter()
    things = 0
    for of_backer in evidence:
        things += len(of_backer.facts)
        units += of_backer.units()
    if not units:
        return THINGS
    unit, number = min(units.items(), key=lambda pair: (-pair[1], pair[0]))
    return unit if number == things or (2 * number >= things and number >= _LEAST_STATED) else THINGS


def _amount(claims: Sequence[Claim]) -> tuple[str | None, float | None, bool]:
    """Unit, amount and whether it is a bound; of what several gave together, an equal share."""
    for claim in reversed(claims):
        stated = claim.quantity
        if stated is not None and stated.unit and (point := _point(stated)) is not None:
            givers = 1 + sum(other.role == _JOINT_GIVER for other in claim.others)
            return stated.unit, point / givers, stated.low is None or stated.high is None
    return None, None, False


def _point(quantity: Quantity) -> float | None:
    if quantity.low is not None and quantity.low == quantity.high:
        return quantity.low if quantity.low > 0 else None
    ends = [end for end in (quantity.low, quantity.high) if end is not None and end > 0]
    if not ends:
        return None
    return ends[0] if len(ends) == 1 else float((ends[0] * ends[1]) ** 0.5)
