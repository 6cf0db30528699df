"""Reports that copy one another: whole, cut, edited, rewritten, or a passage inside another story.

Two stages. Pairs that share several rare runs of three words are candidates (a sample of the runs is sorted, so the
cost grows with the number of reports, not of pairs). Each candidate is then weighed on all its runs: the cosine of
the rarity-weighted sets sees copies of the whole, the best unbroken passage sees what was pasted into something else.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from allegiance.fuse.shingles import WORDS_IN_SHINGLE, Hashes, Rarity, Weights, shingles

FAMILY = 0.08
"""Least cosine of two reports of one text family."""
PASSAGE = 12.0
"""Least weight of a shared passage: about as many rare runs of three words, less what interrupts it."""
INTERRUPTION = 0.3
"""What each run that is not shared takes off a passage."""

_LEAST_SHARED = 2.0
_SAMPLED = 2
_SHORT = 150
_LEAST_SAMPLED = 1.5
_PROMISING = 0.6
_TELLING = 0.3
_AT_ONCE = 4096
_NEIGHBOURS = 8
Words = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """Two reports that share text: ``family`` is the cosine (0 to 1), ``passage`` the weight of the best passage,
    ``shared`` that of all runs in common.

    ``one_words`` and ``other_words`` are the first and last word of that passage in each, counted from 0; see
    ``shingles.words_span``.
    """

    one: str
    other: str
    family: float
    passage: float
    shared: float
    one_words: Words
    other_words: Words


def copies(reports: Iterable[tuple[str, str]]) -> Iterator[Copied]:
    """Every pair of ``reports`` (id and text) found to share text, by ids; their order changes nothing.

    Of a story that very many reports share each is compared with several others, not with all.
    """
    collection = _Collection(reports)
    for one, other in collection.candidates():
        found = collection.compare(one, other)
        if found is not None:
            yield found


class _Collection:
    def __init__(self, reports: Iterable[tuple[str, str]]) -> None:
        self.rarity = Rarity()
        runs: dict[str, Hashes] = {}
        for id, text in reports:
            if id not in runs:
                runs[id] = shingles(text)
                self.rarity.add(runs[id])
        self.ids = sorted(runs)
        self.runs = [runs[id] for id in self.ids]
        self.distinct = [np.unique(hashes) for hashes in self.runs]
        self.norms = np.zeros(len(self.ids))
        self.sampled: list[Hashes] = []
        for number, hashes in enumerate(self.distinct):
            weights = self.rarity.weights(hashes)
            self.norms[number] = np.sum(weights)
            self.sampled.append(_sample(hashes, weights))

    def candidates(self) -> Iterator[tuple[int, int]]:
        """Pairs that share sampled rare runs of enough weight, in order."""
        if not self.ids:
            return
        hashes, owners = self._met_again()
        blocks = (owners // _AT_ONCE).astype(np.uint16)
        places = np.argsort(blocks, kind="stable")
        ends = np.cumsum(np.bincount(blocks))
        for mine in np.split(places, ends[:-1]):
            yield from self._promising(*_paired(hashes, owners, mine, self.rarity))

    def _met_again(self) -> tuple[Hashes, NDArray[np.uint32]]:
        """The sampled runs that several reports have, in order, each with the number of its report."""
        # One number of both sorts several times faster than an order of the one applied to the other.
        packed = np.concatenate(self.sampled).astype(np.uint64)
        packed <<= np.uint64(32)
        packed |= np.repeat(np.arange(len(self.ids), dtype=np.uint32), [len(runs) for runs in self.sampled])
        packed.sort()
        owners = packed.astype(np.uint32)
        packed >>= np.uint64(32)
        hashes = packed.astype(np.uint32)
        as_next = hashes[:-1] == hashes[1:]
        several = np.zeros(len(hashes), dtype=bool)
        several[:-1] |= as_next
        several[1:] |= as_next
        return hashes[several], owners[several]

    def _promising(self, pairs: NDArray[np.int64], weight: Weights) -> Iterator[tuple[int, int]]:
        ones, others = pairs >> 32, pairs & 0xFFFFFFFF
        estimate = _SAMPLED * weight
        family = estimate / np.maximum(np.sqrt(self.norms[ones] * self.norms[others]), 1.0)
        promising = (family >= _PROMISING * FAMILY) | (estimate >= _PROMISING * PASSAGE)
        for key in pairs[promising & (weight >= _LEAST_SAMPLED)].tolist():
            yield key >> 32, key & 0xFFFFFFFF

    def compare(self, one: int, other: int) -> Copied | None:
        """The verdict on one pair; None when they share too little."""
        common = np.intersect1d(self.distinct[one], self.distinct[other], assume_unique=True)
        shared = float(np.sum(self.rarity.weights(common)))
        if shared < _LEAST_SHARED:
            return None
        family = shared / float(np.sqrt(self.norms[one] * self.norms[other]))
        if family < FAMILY and shared < PASSAGE:
            return None
        mine, first = _best_passage(self.runs[one], common, self.rarity)
        theirs, second = _best_passage(self.runs[other], common, self.rarity)
        passage = min(mine, theirs)
        if family < FAMILY and passage < PASSAGE:
            return None
        return Copied(
            one=self.ids[one],
            other=self.ids[other],
            family=family,
            passage=passage,
            shared=shared,
            one_words=first,
            other_words=second,
        )


def _sample(distinct: Hashes, weights: Weights) -> Hashes:
    # Of a short text every run is needed to see that two of its few were copied.
    telling = distinct[weights >= _TELLING]
    return telling if len(distinct) <= _SHORT else telling[telling % np.uint32(_SAMPLED) == 0]


def _paired(
    hashes: Hashes, owners: Hashes, mine: NDArray[np.intp], rarity: Rarity
) -> tuple[NDArray[np.int64], Weights]:
    """Pairs of owners of equal neighbouring hashes, the first at a place in ``mine``, and the weight they share."""
    keys, shared = [], []
    weights = rarity.weights(hashes[mine])
    for step in range(1, _NEIGHBOURS + 1):
        # In sorted order what differs from the neighbour before differs from this one too.
        same = np.flatnonzero(hashes[mine] == hashes[np.minimum(mine + step, len(hashes) - 1)])
        same = same[mine[same] + step < len(hashes)]
        mine, weights = mine[same], weights[same]
        keys.append(owners[mine].astype(np.int64) << 32 | owners[mine + step])
        shared.append(weights)
    pairs, inverse = np.unique(np.concatenate(keys), return_inverse=True)
    weight: Weights = np.zeros(len(pairs))
    np.add.at(weight, inverse, np.concatenate(shared))
    return pairs, weight


def _best_passage(runs: Hashes, common: Hashes, rarity: Rarity) -> tuple[float, Words]:
    """The stretch of ``runs`` with the most weight in ``common``, interruptions taken off, and its words."""
    at = np.minimum(np.searchsorted(common, runs), len(common) - 1)
    gains = np.where(common[at] == runs, rarity.weights(runs), 0.0) - INTERRUPTION
    sums = np.concatenate(([0.0], np.cumsum(gains)))
    rises = sums - np.minimum.accumulate(sums)
    end = int(np.argmax(rises))
    begin = int(np.argmin(sums[: end + 1]))
    return float(rises[end]), (begin, end + WORDS_IN_SHINGLE - 2)
