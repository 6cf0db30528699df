"""Which of several stated values is true, when sources differ in accuracy and copy one another.

ACCU with copy detection (Dong, Berti-Equille and Srivastava, VLDB 2009): accuracy of sources, probability of values
and dependence between sources are estimated from one another, a few rounds long. Two sources that share values which
are probably false copy; what a copier repeats counts the less.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Observation = tuple[str, str, Hashable]
"""Source, object, value."""
Implies = Callable[[Hashable, Hashable], float]
"""How far the first value speaks for the second, 0 to 1."""

_ROUNDS = 12
_START = 0.8
_LEAST, _MOST = 0.05, 0.99
_COPIES_OF = 0.8
"""How much of what a copier states it copies."""
_PRIOR = 0.2
"""How likely two sources are to depend on each other before their values are seen."""
_PSEUDO = 2.0
"""As many claims at the starting accuracy are added to each source, so that one claim does not make a liar."""

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """For each object its values with probabilities, best first; accuracy of each source; pairs that copy, 0 to 1."""

    values: Mapping[str, tuple[tuple[Hashable, float], ...]]
    accuracy: Mapping[str, float]
    copying: Mapping[tuple[str, str], float]

    def best(self, thing: str) -> Hashable:
        """The likeliest value of an object. Raises KeyError for one that nobody speaks of."""
        return self.values[thing][0][0]


def discover(
    observations: Iterable[Observation],
    *,
    copying: bool = True,
    implies: Implies | None = None,
    false_values: int = 50,
    weight_of_similar: float = 0.5,
) -> Truth:
    """Weigh sources and values against each other; order and repetition of ``observations`` change nothing.

    ``false_values`` is how many wrong values an object might have; ``copying=False`` is plain ACCU.
    """
    table = _Table(observations, implies if weight_of_similar else None)
    accuracy = np.full(len(table.sources), _START)
    shares = np.ones(len(table.said_by))
    depends = np.zeros(0)
    probability = table.probability(table.votes(accuracy, shares, false_values), weight_of_similar)
    pairs = table.pairs() if copying else None
    for _ in range(_ROUNDS):
        if pairs is not None:
            depends = pairs.dependence(probability, accuracy, false_values)
            shares = table.shares(pairs, depends, accuracy)
        votes = table.votes(accuracy, shares, false_values)
        probability = table.probability(votes, weight_of_similar)
        accuracy = table.accuracy(probability)
    return table.truth(probability, accuracy, pairs, depends)


def _written(value: Hashable) -> str:
    # Equal sets may be written in different orders, and in another order in the next process.
    return repr(sorted(map(_written, value))) if isinstance(value, frozenset) else repr(value)


class _Pairs:
    """Pairs of sources with something in common: where both speak, and where they say the same."""

    def __init__(self, one: Ints, other: Ints, both: Ints, pair: Ints, value: Ints, rows: tuple[Ints, Ints]) -> None:
        self.one, self.other, self.both = one, other, both
        self.pair, self.value, self.rows = pair, value, rows

    def dependence(self, probability: Floats, accuracy: Floats, false_values: int) -> Floats:
        """How likely each pair is to copy, in either direction, given what they share."""
        true = np.bincount(self.pair, probability[self.value], len(self.one))
        same = np.bincount(self.pair, minlength=len(self.one)).astype(float)
        false, apart = same - true, self.both - same
        error = np.clip(1 - (accuracy[self.one] + accuracy[self.other]) / 2, 1 - _MOST, 1 - _LEAST)
        both_right, both_wrong = (1 - error) ** 2, error**2 / false_values
        neither = 1 - both_right - both_wrong
        c = _COPIES_OF
        log = (
            true * np.log(((1 - error) * c + both_right * (1 - c)) / both_right)
            + false * np.log((error * c + both_wrong * (1 - c)) / both_wrong)
            + apart * np.log((neither * (1 - c)) / neither)
        )
        odds = np.log(_PRIOR / (1 - _PRIOR)) + log
        found: Floats = 1 / (1 + np.exp(-np.clip(odds, -500, 500)))
        return found


class _Table:
    def __init__(self, observations: Iterable[Observation], implies: Implies | None) -> None:
        rows = sorted({(thing, _written(value), source): value for source, thing, value in observations}.items())
        self.sources = sorted({source for (_, _, source), _ in rows})
        self.things = sorted({thing for (thing, _, _), _ in rows})
        number = {source: i for i, source in enumerate(self.sources)}
        place = {thing: i for i, thing in enumerate(self.things)}
        values: dict[tuple[str, str], int] = {}
        self.values: list[Hashable] = []
        said_by, said = [], []
        for (thing, key, source), value in rows:
            if (thing, key) not in values:
                values[thing, key] = len(self.values)
                self.values.append(value)
            said_by.append(number[source])
            said.append(values[thing, key])
        self.said_by, self.said = np.array(said_by, dtype=np.int64), np.array(said, dtype=np.int64)
        self.thing_of = np.array([place[thing] for thing, _ in values], dtype=np.int64)
        # A source with several values for one thing has one vote to share among them.
        alone = self.said_by * len(self.things) + self.thing_of[self.said]
        _, back, times = np.unique(alone, return_inverse=True, return_counts=True)
        self.once = 1 / times[back]
        self.supports = self._implications(implies) if implies else None

    def _implications(self, implies: Implies) -> tuple[Ints, Ints, Floats]:
        of_thing: dict[int, list[int]] = defaultdict(list)
        for value, thing in enumerate(self.thing_of.tolist()):
            of_thing[thing].append(value)
        found = [
            (one, other, weight)
            for members in of_thing.values()
            for one in members
            for other in members
            if one != other and (weight := implies(self.values[one], self.values[other])) > 0
        ]
        one = np.array([found_one for found_one, _, _ in found], dtype=np.int64)
        other = np.array([found_other for _, found_other, _ in found], dtype=np.int64)
        return one, other, np.array([weight for _, _, weight in found], dtype=float)

    def votes(self, accuracy: Floats, shares: Floats, false_values: int) -> Floats:
        weight = np.log(false_values * accuracy / (1 - accuracy))
        counted = np.bincount(self.said, weight[self.said_by] * shares * self.once, len(self.values))
        return counted.astype(np.float64)

    def probability(self, votes: Floats, weight_of_similar: float) -> Floats:
        if self.supports is not None and len(self.supports[0]):
            one, other, weight = self.supports
            added = np.bincount(other, votes[one] * weight, len(self.values)).astype(np.float64)
            votes = votes + weight_of_similar * added
        most = np.full(len(self.things), -np.inf)
        np.maximum.at(most, self.thing_of, votes)
        raised = np.exp(votes - most[self.thing_of])
        found: Floats = raised / np.bincount(self.thing_of, raised, len(self.things))[self.thing_of]
        return found

    def accuracy(self, probability: Floats) -> Floats:
        number = np.bincount(self.said_by, self.once, len(self.sources))
        right = np.bincount(self.said_by, probability[self.said] * self.once, len(self.sources))
        found: Floats = np.clip((right + _PSEUDO * _START) / (number + _PSEUDO), _LEAST, _MOST)
        return found

    def pairs(self) -> _Pairs:
        order = np.argsort(self.thing_of[self.said], kind="stable")
        begins = np.flatnonzero(np.diff(self.thing_of[self.said][order], prepend=-1))
        ones, others = [], []
        for rows in np.split(order, begins[1:]):
            first, second = np.triu_indices(len(rows), 1)
            ones.append(rows[first])
            others.append(rows[second])
        one, other = np.concatenate(ones), np.concatenate(others)
        flip = self.said_by[one] > self.said_by[other]
        one, other = np.where(flip, other, one), np.where(flip, one, other)
        apart = self.said_by[one] != self.said_by[other]
        one, other = one[apart], other[apart]
        keys = self.said_by[one] * len(self.sources) + self.said_by[other]
        distinct, back, both = np.unique(keys, return_inverse=True, return_counts=True)
        same = self.said[one] == self.said[other]
        return _Pairs(
            distinct // len(self.sources),
            distinct % len(self.sources),
            both,
            back[same],
            self.said[one[same]],
            (one[same], other[same]),
        )

    def shares(self, pairs: _Pairs, depends: Floats, accuracy: Floats) -> Floats:
        """What of each statement is its source's own: the less accurate of two that copy loses the shared values."""
        one, other = pairs.rows
        size = np.bincount(self.said_by, minlength=len(self.sources))
        rank = np.empty(len(self.sources), dtype=np.int64)
        rank[np.lexsort((np.arange(len(self.sources)), -size, -accuracy))] = np.arange(len(self.sources))
        later = np.where(rank[self.said_by[one]] > rank[self.said_by[other]], one, other)
        kept = np.log1p(-_COPIES_OF * depends[pairs.pair] * (1 - 1e-9))
        found: Floats = np.exp(np.bincount(later, kept, len(self.said)))
        return found

    def truth(self, probability: Floats, accuracy: Floats, pairs: _Pairs | None, depends: Floats) -> Truth:
        found: dict[str, list[tuple[Hashable, float]]] = {thing: [] for thing in self.things}
        for value, thing, chance in zip(self.values, self.thing_of.tolist(), probability.tolist(), strict=True):
            found[self.things[thing]].append((value, chance))
        copying = {}
        if pairs is not None and len(depends):
            for at in np.flatnonzero(depends > 0.5).tolist():
                copying[self.sources[pairs.one[at]], self.sources[pairs.other[at]]] = float(depends[at])
        return Truth(
            values={
                thing: tuple(sorted(values, key=lambda pair: (-pair[1], _written(pair[0]))))
                for thing, values in found.items()
            },
            accuracy=dict(zip(self.sources, accuracy.tolist(), strict=True)),
            copying=copying,
        )
