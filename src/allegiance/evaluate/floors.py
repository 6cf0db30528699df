"""Figures that may not fall without a reason: ``floors.toml`` beside the corpus, bound to its hash."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass

from allegiance.errors import UsageError
from allegiance.evaluate.corpus import Corpus


@dataclass(frozen=True, slots=True)
class Fall:
    """A figure below its floor; null when it is no longer measured."""

    name: str
    floor: float
    value: float | None


def falls(corpus: Corpus, figures: Mapping[str, float]) -> list[Fall]:
    """The figures below their floors; figures named ``false_...`` may not rise above theirs.

    Raises UsageError when the corpus is not the one the floors were set for.
    """
    if not corpus.floors.is_file():
        return []
    stated = tomllib.loads(corpus.floors.read_text(encoding="utf-8"))
    if stated["corpus"] != corpus.hash():
        raise UsageError(
            reason=f"{corpus.floors} was set for the corpus {stated['corpus']}, but this one is {corpus.hash()}. "
            "Measure again, then set the floors and the hash together and say why in the changelog."
        )
    floors: Mapping[str, float] = stated["floors"]
    return [
        Fall(name, floor, figures.get(name))
        for name, floor in floors.items()
        if name not in figures or _worse(name, figures[name], floor)
    ]


def _worse(name: str, value: float, floor: float) -> bool:
    return value > floor if name.startswith("false_") else value < floor
