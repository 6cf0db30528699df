"""The numbers of a sentence with what they count, and whether two sentences count the same thing otherwise."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_YEAR = re.compile(r"(?:19|20)\d\d")
_ENDS = frozenset(",;:.!?()")
_STEM = 5
_ROUNDED = 0.02
_REACH = 4
"""So many words around a number say what it counts and whether it is a bound."""


@dataclass(frozen=True, slots=True)
class Count:
    """A number between two bounds, and the stem of the word that it counts, empty where there is none."""

    low: float
    high: float
    unit: str
    year: bool

    def differs(self, other: "Count") -> bool:
        """True when both count the same, and can be neither one figure rounded nor two parts of a hundred."""
        if self.year and other.year:
            return self.low > other.high or other.low > self.high
        if self.year or other.year or not self.unit or self.unit != other.unit:
            return False
        slack = _ROUNDED * max(abs(self.low), abs(other.low))
        apart = self.low > other.high + slack or other.low > self.high + slack
        rest = self.unit == "%" and abs(self.low + other.low - 100) < 0.01
        return apart and not rest


def counts(tokens: Sequence[str], words: Mapping[str, Sequence[str]]) -> list[Count]:
    """The numbers among the words of a sentence.

    ``words``: function words, bounds, ranges and separators of its language.
    """
    found: list[Count] = []
    for at, token in enumerate(tokens):
        if not token[0].isdigit():
            continue
        year = bool(_YEAR.fullmatch(token))
        low = high = _value(token, "".join(words["thousands"]))
        before = " " + " ".join(tokens[max(0, at - 2) : at])
        if before.endswith(tuple(f" {bound}" for bound in words["at_least"])):
            high = float("inf")
        elif before.endswith(tuple(f" {bound}" for bound in words["at_most"])):
            low = 0.0
        elif found and found[-1].year is year and _range(tokens[max(0, at - 2 * _REACH) : at], words):
            low = min(low, found[-1].low)
        after = (t for t in tokens[at + 1 : at + _REACH] if t not in words["function"] and not t[0].isdigit())
        unit = next(after, "")
        found.append(Count(low, high, "" if unit in _ENDS else unit[:_STEM], year))
    return found


def _range(before: Sequence[str], words: Mapping[str, Sequence[str]]) -> bool:
    return any(word in words["ranges"] for word in before)


def _value(token: str, thousands: str) -> float:
    whole = re.sub(rf"[{re.escape(thousands)}](?=\d{{3}}(?!\d))", "", token)
    digits = re.sub(r"[ .,]", ".", whole)
    return float(digits) if digits.count(".") < 2 else float(digits.replace(".", ""))


def counted_otherwise(one: Sequence[Count], other: Sequence[Count]) -> bool:
    """True when a count of the other differs from every count of the same thing in the one, and there is one."""
    for count in other:
        alike = [mine for mine in one if (mine.year and count.year) or (mine.unit and mine.unit == count.unit)]
        if alike and all(count.differs(mine) for mine in alike):
            return True
    return False
