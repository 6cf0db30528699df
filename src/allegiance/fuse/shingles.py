"""A text as its runs of three words, hashed; how rare each run is among all texts seen."""

import re
from math import log
from operator import itemgetter
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from allegiance.model import Span

WORDS_IN_SHINGLE = 3

Hashes = NDArray[np.uint32]
Weights = NDArray[np.float64]

_WORD = re.compile(r"\w+")
_MIX = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBF58476D1CE4E5B9))
_BUCKET_BITS = 24
_MOST_WORDS_REMEMBERED = 1_000_000
# Among few texts nothing can be seen to be common, so every collection counts as if it held this many more.
_SMOOTHING = 1000
_MOST_COUNTED = 1_000_000


class _WordCodes(dict[str, int]):
    def __missing__(self, word: str) -> int:
        code = crc32(word.casefold().encode("utf-8", "surrogatepass"))
        if len(self) < _MOST_WORDS_REMEMBERED:
            self[word] = code
        return code


_codes = _WordCodes()


def shingles(text: str) -> Hashes:
    """One 32-bit hash for each three words in a row, in text order; case and punctuation do not count."""
    words = _WORD.findall(text)
    if len(words) < WORDS_IN_SHINGLE:
        return np.empty(0, dtype=np.uint32)
    codes = np.array(itemgetter(*words)(_codes), dtype=np.int64).view(np.uint64)
    length = len(words) - WORDS_IN_SHINGLE + 1
    mixed = np.zeros(length, dtype=np.uint64)
    for step in range(WORDS_IN_SHINGLE):
        mixed = mixed * _MIX[0] ^ codes[step : step + length] * _MIX[1]
        mixed ^= mixed >> np.uint64(29)
    return (mixed >> np.uint64(32)).astype(np.uint32)


def words_span(text: str, first: int, last: int) -> Span:
    """The code points from word ``first`` to word ``last`` of a text, counting as ``shingles`` does."""
    found = [match.span() for match in _WORD.finditer(text)]
    return Span(found[first][0], found[last][1])


class Rarity:
    """In how many texts a shingle occurs, counted in buckets: never too low, too high by collisions only."""

    def __init__(self) -> None:
        self.texts = 0
        self._counts = np.zeros(1 << _BUCKET_BITS, dtype=np.uint32)
        self._by_count: Weights = np.empty(0)

    def add(self, distinct: Hashes) -> None:
        """Count one text by its distinct shingles."""
        self.texts += 1
        self._by_count = np.empty(0)
        # Two shingles of one text in one bucket count once: fancy assignment adds to each place once.
        self._counts[distinct >> np.uint32(32 - _BUCKET_BITS)] += 1

    def weights(self, hashes: Hashes) -> Weights:
        """Near 1 for shingles of one text, falling with the logarithm to 0 for those of all texts."""
        seen = self._counts[hashes >> np.uint32(32 - _BUCKET_BITS)]
        if not len(self._by_count):
            most = log(self.texts + _SMOOTHING)
            counts = np.arange(min(self.texts, _MOST_COUNTED) + 1)
            self._by_count = np.clip((most - np.log(counts + 0.5)) / most, 0.0, 1.0)
        weights: Weights = self._by_count[np.minimum(seen, len(self._by_count) - 1)]
        return weights
