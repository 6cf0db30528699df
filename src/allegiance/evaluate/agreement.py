"""How far two annotators agree on the groups of reports: ``gNN.toml`` and, marked blind, ``second/gNN.toml``.

The unit is the pair of reports of one group: do both go back to one origin, and do they contradict each other. A
contradiction between two origins holds for every pair of their reports, so that it does not matter which was named.
Agreement is given as F1 of one annotator against the other, which is the same either way, and as Cohen's kappa over
all pairs of reports (Cohen, "A coefficient of agreement for nominal scales", 1960).
"""

import tomllib
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from pathlib import Path

from allegiance.errors import UsageError
from allegiance.evaluate.groups import Pair

SLOTS = frozenset({"polarity", "stage", "date", "quantity", "item", "party"})
Slotted = tuple[Pair, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What one annotator says of one group."""

    group: str
    origins: frozenset[frozenset[str]]
    disputes: frozenset[Slotted]

    @property
    def reports(self) -> list[str]:
        """Letters of the reports, in order."""
        return sorted(report for origin in self.origins for report in origin)

    @property
    def pairs(self) -> set[Pair]:
        """All pairs of reports."""
        return {frozenset(pair) for pair in combinations(self.reports, 2)}

    @property
    def same(self) -> set[Pair]:
        """Pairs of reports of one origin."""
        return {frozenset(pair) for origin in self.origins for pair in combinations(sorted(origin), 2)}


def marks(file: Path) -> Marks:
    """Read ``origins`` and ``contradictions`` of a group. Raises UsageError for marks that cannot be meant."""
    raw = tomllib.loads(file.read_text("utf-8"))
    origins = [frozenset(origin) for origin in raw.get("origins", [])]
    listed = [report for origin in raw.get("origins", []) for report in origin]
    if not listed or len(set(listed)) != len(listed):
        raise UsageError(reason=f"{file}: each report stands in exactly one origin")
    of = {report: origin for origin in origins for report in origin}
    disputes: set[Slotted] = set()
    for said in raw.get("contradictions", []):
        one, other, slot = of.get(said["one"]), of.get(said["other"]), said["slot"]
        if one is None or other is None or one == other or slot not in SLOTS:
            raise UsageError(reason=f"{file}: {said} is no contradiction between two origins in a known slot")
        disputes |= {(frozenset(pair), slot) for pair in product(one, other)}
    return Marks(group=file.stem, origins=frozenset(origins), disputes=frozenset(disputes))


def twice(folder: Path) -> list[tuple[Marks, Marks]]:
    """Groups that were marked twice, in order. Raises UsageError where the second marks are of other reports."""
    found = [(marks(folder / file.name), marks(file)) for file in sorted((folder / "second").glob("g*.toml"))]
    for first, second in found:
        if first.reports != second.reports:
            raise UsageError(reason=f"second/{second.group}.toml marks {second.reports}, not {first.reports}")
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How often two yes-or-no marks agree: numbers of pairs by what the first and the second annotator say."""

    both: int
    first: int
    second: int
    neither: int

    @property
    def f1(self) -> float:
        """Agreement on yes: 1 where neither ever says yes."""
        said = 2 * self.both + self.first + self.second
        return 2 * self.both / said if said else 1.0

    @property
    def kappa(self) -> float:
        """Agreement beyond chance: 1 where both say the same of all pairs."""
        number = self.both + self.first + self.second + self.neither
        if not self.first + self.second:
            return 1.0
        one, other = (self.both + self.first) / number, (self.both + self.second) / number
        chance = one * other + (1 - one) * (1 - other)
        return ((self.both + self.neither) / number - chance) / (1 - chance)


def agreement(groups: Sequence[tuple[Marks, Marks]]) -> dict[str, float]:
    """Number of groups and pairs, and agreement on origins, on contradictions, and on the slot of each."""
    pairs = {(one.group, pair) for one, _ in groups for pair in one.pairs}
    first, second = [one for one, _ in groups], [other for _, other in groups]
    origins = _counted(_same(first), _same(second), len(pairs))
    against = _counted(_against(first), _against(second), len(pairs))
    slots = _counted(_slotted(first), _slotted(second), len(pairs))
    number = len(groups) or 1
    return {
        "groups": float(len(groups)),
        "pairs": float(len(pairs)),
        "origins.same_in_group": sum(one.origins == other.origins for one, other in groups) / number,
        "origins.f1": origins.f1,
        "origins.kappa": origins.kappa,
        "contradictions.same_in_group": sum(one.disputes == other.disputes for one, other in groups) / number,
        "contradictions.f1": against.f1,
        "contradictions.kappa": against.kappa,
        "contradictions.slot_f1": slots.f1,
    }


def _same(marked: list[Marks]) -> set[Hashable]:
    return {(mark.group, pair) for mark in marked for pair in mark.same}


def _against(marked: list[Marks]) -> set[Hashable]:
    return {(mark.group, pair) for mark in marked for pair, _ in mark.disputes}


def _slotted(marked: list[Marks]) -> set[Hashable]:
    return {(mark.group, *found) for mark in marked for found in mark.disputes}


def _counted(one: set[Hashable], other: set[Hashable], number: int) -> Agreement:
    return Agreement(
        both=len(one & other), first=len(one - other), second=len(other - one), neither=number - len(one | other)
    )
