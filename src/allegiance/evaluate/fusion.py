"""Values among sources that copy, and contradictions between sentences, on gold made by others."""

import csv
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Mapping
from pathlib import Path

from allegiance.evaluate.books import golden, listings, speaks_for
from allegiance.fuse.truth import Observation, discover


def score(folder: Path) -> dict[str, float]:
    """Every figure whose gold lies in ``folder``: ``books/`` and ``population/`` (share exact)."""
    found: dict[str, float] = {}
    if (folder / "books").is_dir():
        found |= _values("books", listings(folder / "books"), golden(folder / "books"), speaks_for)
    if (folder / "population").is_dir():
        found |= _values("population", *_populations(folder / "population"), None)
    return found


def _values(
    name: str,
    observations: list[Observation],
    true: Mapping[str, Hashable],
    implies: Callable[[Hashable, Hashable], float] | None,
) -> dict[str, float]:
    votes: dict[str, Counter[Hashable]] = defaultdict(Counter)
    for _, thing, value in sorted(set(observations), key=repr):
        votes[thing][value] += 1
    known = {thing: value for thing, value in true.items() if thing in votes}
    found = {f"{name}.vote": sum(_share(votes[thing], value) for thing, value in known.items()) / len(known)}
    for way, truth in (
        ("accu", discover(observations, copying=False)),
        ("exact", discover(observations, implies=implies)),
    ):
        found[f"{name}.{way}"] = sum(truth.best(thing) == value for thing, value in known.items()) / len(known)
    return found


def _share(votes: Counter[Hashable], value: Hashable) -> float:
    # Among equals a vote picks blindly.
    most = [other for other, number in votes.items() if number == max(votes.values())]
    return (value in most) / len(most)


def _populations(folder: Path) -> tuple[list[Observation], dict[str, Hashable]]:
    observations = [(row["SourceID"], thing, value) for thing, value, row in _rows(folder / "population_claims.csv")]
    return observations, {thing: value for thing, value, _ in _rows(folder / "population_truth.csv")}


def _rows(file: Path) -> list[tuple[str, Hashable, Mapping[str, str]]]:
    with file.open(encoding="utf-8", errors="replace", newline="") as lines:
        return [(f"{r['ObjectID']}|{r['PropertyID']}", _number(r["PropertyValue"]), r) for r in csv.DictReader(lines)]


def _number(written: str) -> Hashable:
    try:
        return float(written.replace(",", ""))
    except ValueError:
        return written
