"""Every figure we can measure here, beside those of others, as a table for ``benchmarks/RESULTS.md``."""

import hashlib
import importlib
import subprocess
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One row: what was measured, the value, the goal and what others reach."""

    title: str
    value: float
    goal: float | None
    peers: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The figures of one gold set and the hash of its files."""

    name: str
    about: str
    data: str
    figures: tuple[Figure, ...]


def measure(shared: Path = ROOT.parent / "shared") -> Iterator[Result]:
    """Score every gold set of ``gold_sets.toml`` whose folder is there, one after the other."""
    gold = shared / "gold"
    for stated in _sets():
        folder = gold / stated["folder"]
        if not folder.is_dir():
            continue
        score: Callable[..., dict[str, float]] = importlib.import_module(f"{__package__}.{stated['module']}").score
        parts = [stated["part"]] if "part" in stated else []
        yield _result(stated, hash_of(folder), score(folder, *parts))


def bundled(corpus: str, values: Mapping[str, float]) -> Result:
    """The rows of the bundled corpus: those of the first set, without goals, which are for reports by others."""
    stated = _sets()[0] | {"name": "The bundled corpus", "about": "reports of our own, a guard against getting worse"}
    result = _result(stated, corpus, values)
    return replace(result, figures=tuple(replace(figure, goal=None, peers="") for figure in result.figures))


def _sets() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tomllib.loads((files(__package__) / "gold_sets.toml").read_text("utf-8"))["set"]
    return found


def _result(stated: Mapping[str, Any], data: str, values: Mapping[str, float]) -> Result:
    figures = (
        Figure(title=row["title"], value=values[row["key"]], goal=row.get("goal"), peers=row.get("peers", ""))
        for row in stated["figures"]
        if row["key"] in values
    )
    return Result(name=stated["name"], about=stated["about"], data=data, figures=tuple(figures))


@cache
def hash_of(folder: Path) -> str:
    """The first 12 hex digits of the SHA-256 over names and contents of all files below ``folder``."""
    digest = hashlib.sha256()
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(f"{file.relative_to(folder)}\0".encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:12]


def version() -> str:
    """What ``git describe`` calls this tree; the version of the package where there is no git."""
    from allegiance import __version__

    asked = subprocess.run(
        ["git", "-C", str(ROOT), "describe", "--always", "--dirty", "--tags"],
        capture_output=True,
        text=True,
        check=False,
    )
    return asked.stdout.strip() or __version__


def page(results: list[Result]) -> str:
    """The results as Markdown."""
    lines = [
        "# Results",
        "",
        f"Made by `make eval` on {date.today().isoformat()} from version `{version()}`.",
        "",
        "The gold below was marked by others, except for the bundled corpus, and is not part of this tree. It is the",
        "development part: rules were written in sight of it, so expect less on reports never seen. Goals are what we",
        "want to reach; where a peer's figure is for the test part of the same data, it says so.",
    ]
    for result in results:
        lines += ["", f"## {result.name}", "", f"{result.about}; data `{result.data}`.", ""]
        lines += ["| figure | Allegiance | goal | others |", "| --- | ---: | ---: | --- |"]
        lines += [
            f"| {figure.title} | {_number(figure.value)} | {_number(figure.goal)} | {figure.peers} |"
            for figure in result.figures
        ]
    return "\n".join(lines) + "\n"


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}".removeprefix("0") if 0 <= value < 1 else f"{value:.2f}"
