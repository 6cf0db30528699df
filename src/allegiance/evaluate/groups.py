"""Groups of reports about one matter, with the origins and contradictions marked by hand: ``corpus/groups/*.toml``."""

import json
import tempfile
import tomllib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path

from allegiance.fuse import Shared, contradictions, facts, sharing
from allegiance.fuse.forest import Forest
from allegiance.model import Claim, Document

Pair = frozenset[str]
Dispute = tuple[Pair, str]
TESTING_FROM = 21
"""Groups of this number and above are kept for testing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One report of a group."""

    id: str
    outlet: str
    published: date
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Reports, which of them go back to one origin, and which origins contradict each other in which slot."""

    name: str
    title: str
    reports: tuple[Told, ...]
    origins: tuple[frozenset[str], ...]
    disputes: frozenset[Dispute]

    @property
    def testing(self) -> bool:
        """True for the half that rules are not written for."""
        return int(self.name.removeprefix("g")) >= TESTING_FROM

    def origin(self, report: str) -> str:
        """The name of the origin a report goes back to: the first of its reports."""
        return min(next(origin for origin in self.origins if report in origin))


def groups(folder: Path) -> list[Group]:
    """Every group of a folder, in order."""
    return [_group(file) for file in sorted(folder.glob("g*.toml"))]


def _group(file: Path) -> Group:
    raw = tomllib.loads(file.read_text("utf-8"))
    found = Group(
        name=file.stem,
        title=raw["title"],
        reports=tuple(Told(**report) for report in raw["report"]),
        origins=tuple(frozenset(origin) for origin in raw["origins"]),
        disputes=frozenset(),
    )
    marked = {
        (frozenset((found.origin(said["one"]), found.origin(said["other"]))), said["slot"])
        for said in raw["contradictions"]
    }
    return Group(
        name=found.name, title=found.title, reports=found.reports, origins=found.origins, disputes=frozenset(marked)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Fused:
    """What fusion made of a group: pairs of reports of one origin, how many origins, what contradicts what."""

    same: frozenset[Pair]
    spoke: frozenset[str]
    independent: int
    disputes: frozenset[Dispute]


def fused(group: Group) -> Fused:
    """Read the reports of a group and fuse them."""
    claims, documents, report = _read(group)
    shared: tuple[Shared, ...] = sharing(documents)
    made = facts(claims, shared, texts={document.id: document.text for document in documents})
    forest: Forest[str] = Forest()
    same: set[Pair] = set()
    document = {claim.id: claim.document for claim in claims}
    named: dict[str, set[str]] = defaultdict(set)
    for fact in made:
        for lineage in fact.lineages:
            for name in lineage.origin.split(" / "):
                named[name] |= {report[document[id]] for id in lineage.claims}
    for together in map(sorted, named.values()):
        same |= {frozenset(pair) for pair in combinations(together, 2)}
        for other in together:
            forest.join(together[0], other)
    spoke = frozenset(report[claim.document] for claim in claims)
    found = {
        (frozenset(group.origin(report[claim.document]) for claim in (entry.one, entry.other)), entry.slot)
        for entry in contradictions(made)
        if entry.verdict == "contradiction"
    }
    return Fused(
        same=frozenset(same),
        spoke=spoke,
        independent=len({forest.root(id) for id in spoke}),
        disputes=frozenset(found),
    )


def _read(group: Group) -> tuple[list[Claim], list[Document], dict[str, str]]:
    from allegiance.pipeline import process
    from allegiance.read import ReadOptions

    of_outlet = {told.outlet: told.id for told in group.reports}
    claims: list[Claim] = []
    documents: list[Document] = []
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"{group.name}.jsonl"
        file.write_text("".join(_line(told) for told in group.reports), "utf-8")
        for done in process([file], ReadOptions()):
            if done.document is not None:
                documents.append(done.document)
                claims += done.claims
    return claims, documents, {found.id: of_outlet[found.outlet or ""] for found in documents}


def _line(told: Told) -> str:
    row = {"id": told.id, "outlet": told.outlet, "published": told.published.isoformat(), "text": told.text}
    return json.dumps(row, ensure_ascii=False) + "\n"


def score(chosen: Iterable[Group]) -> dict[str, float]:
    """Pairs of reports of one origin, groups whose number of origins is exact, contradictions between origins.

    ``same_origin_where_read`` leaves out pairs of which the reader saw no claim in one or both.
    """
    pairs, read, disputes = _Tally(), _Tally(), _Tally()
    exact = number = reports = spoke = 0
    for group in chosen:
        found = fused(group)
        gold = {frozenset(pair) for origin in group.origins for pair in combinations(sorted(origin), 2)}
        pairs.add(found.same, gold)
        read.add(found.same, (pair for pair in gold if pair <= found.spoke))
        disputes.add(found.disputes, group.disputes)
        exact += found.independent == len(group.origins)
        number += 1
        reports += len(group.reports)
        spoke += len(found.spoke)
    return {
        "groups": float(number),
        "reports_with_claims": spoke / reports if reports else 0.0,
        "origins_exact": exact / number if number else 0.0,
        **pairs.figures("same_origin"),
        **read.figures("same_origin_where_read"),
        **disputes.figures("contradiction"),
    }


class _Tally:
    def __init__(self) -> None:
        self.right = self.found = self.gold = 0

    def add(self, found: Iterable[object], gold: Iterable[object]) -> None:
        found, gold = set(found), set(gold)
        self.right += len(found & gold)
        self.found += len(found)
        self.gold += len(gold)

    def figures(self, name: str) -> dict[str, float]:
        precision = self.right / self.found if self.found else 1.0
        recall = self.right / self.gold if self.gold else 1.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return {f"{name}.precision": precision, f"{name}.recall": recall, f"{name}.f1": f1}
