"""Values among sources that copy, and contradictions between sentences, on gold made by others."""

import csv
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Mapping
from pathlib import Path

from allegiance.evaluate.books import golden, listings, speaks_for
from allegiance.fuse.opposition import opposed
from allegiance.fuse.truth import Observation, discover


def score(folder: Path) -> dict[str, float]:
    """Every figure whose gold lies in ``folder``: ``books/``, ``population/`` (share exact), ``daccord/``."""
    found: dict[str, float] = {}
    if (folder / "books").is_dir():
        found |= _values("books", listings(folder / "books"), golden(folder / "books"), speaks_for)
    if (folder / "population").is_dir():
        found |= _values("population", *_populations(folder / "population"), None)
    if (folder / "daccord").is_dir():
        found |= _contradictions(folder / "daccord" / "dev.tsv")
    return found


def _contradictions(file: Path) -> dict[str, float]:
    """Accuracy and F1 on pairs of French sentences; precision of a differing number alone."""
    with file.open(encoding="utf-8", newline="") as lines:
        pairs = [
            (opposed(row["premise"], row["hypothesis"], "fr"), row["label"] == "1")
            for row in csv.DictReader(lines, delimiter="\t")
        ]
    true = sum(bool(seen) and marked for seen, marked in pairs)
    found, gold = sum(bool(seen) for seen, _ in pairs), sum(marked for _, marked in pairs)
    numbers = [marked for seen, marked in pairs if seen.number]
    return {
        "daccord.accuracy": sum(bool(seen) == marked for seen, marked in pairs) / len(pairs),
        "daccord.f1": 2 * true / (found + gold),
        "daccord.numbers_precision": sum(numbers) / len(numbers),
    }


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
