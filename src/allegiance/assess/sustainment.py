"""How many months stocks would last, with and without each backer: public ranges in, ranges out, in aggregate only.

The share of each unknown in the spread is Sobol's total index, by Jansen's estimator (Saltelli et al. 2010).
"""

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np

from allegiance.assess.assumptions import Floats
from allegiance.errors import UsageError
from allegiance.model import Assumption

SEED = 20260103
HORIZON = 120.0
"""Months after which stocks are said to last; nothing is told beyond."""

_DRAWS = 8192
Model = Callable[[Floats], Floats]
_MIDDLE = 2 * 1.6448536269514722


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """A quantity as the public knows it: the middle 90% of what it may be, and the claims or sources that say so."""

    name: str
    low: float
    high: float
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """Stock, monthly production, consumption, and deliveries by backer, all in ``unit``."""

    question: str
    unit: str
    stock: Range
    production: Range
    consumption: Range
    deliveries: tuple[Range, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lasting:
    """Months at 10, 50 and 90%, and the probability that stocks outlast the horizon."""

    case: str
    low: float
    middle: float
    high: float
    beyond: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """With everybody first, then without each backer; what matters most first; what was assumed."""

    scenario: Scenario
    cases: tuple[Lasting, ...]
    matters: tuple[tuple[str, float], ...]
    assumptions: tuple[Assumption, ...]


def outlook(scenario: Scenario) -> Outlook:
    """Months sustained. Raises UsageError for a question about units, sites or routes."""
    refuse(scenario.question, *(each.name for each in _ranges(scenario)))
    chance = np.random.default_rng(SEED)
    ranges = _ranges(scenario)
    one, other = (chance.standard_normal((_DRAWS, len(ranges))) for _ in range(2))
    values = _values(one, ranges)
    cases = [_lasting("with all", _months(values))]
    for at, backer in enumerate(scenario.deliveries):
        less = values.copy()
        less[:, 3 + at] = 0.0
        cases.append(_lasting(f"without {backer.name}", _months(less)))
    shares = total_effects(one, other, lambda drawn: _months(_values(drawn, ranges)))
    matters = sorted(zip((each.name for each in ranges), shares.tolist(), strict=True), key=lambda pair: -pair[1])
    return Outlook(scenario=scenario, cases=tuple(cases), matters=tuple(matters), assumptions=_assumptions())


def total_effects(one: Floats, other: Floats, model: Model) -> Floats:
    """Sobol's total index of each column of ``one``: the share of variance that fixing all others would leave."""
    base = model(one)
    variance = float(np.var(np.concatenate([base, model(other)])))
    found = np.zeros(one.shape[1])
    for at in range(one.shape[1]):
        mixed = one.copy()
        mixed[:, at] = other[:, at]
        found[at] = float(np.mean((base - model(mixed)) ** 2)) / 2 / variance if variance else 0.0
    return found


def refuse(*words: str) -> None:
    """Raises UsageError when the words ask about units, sites or routes."""
    said = {word for text in words for word in re.findall(r"[\w-]+", text.casefold())}
    found = sorted(said & frozenset(_stated()["refused"]))
    if found:
        raise UsageError(
            reason=f"We do not answer questions about units, sites or routes ({', '.join(found)}): this tool works "
            "with public figures for whole states, for policy analysis. Ask for the state as a whole instead."
        )


def scenario(file: Path) -> Scenario:
    """Read a scenario: ``question``, ``unit``, tables ``stock``, ``production``, ``consumption`` and ``[[delivery]]``.

    Each range has ``low``, ``high`` and ``sources`` (claims or publications). Raises UsageError.
    """
    try:
        stated = tomllib.loads(file.read_text("utf-8"))
        return Scenario(
            question=str(stated["question"]),
            unit=str(stated["unit"]),
            stock=_range("stock", stated["stock"]),
            production=_range("production", stated["production"]),
            consumption=_range("consumption", stated["consumption"]),
            deliveries=tuple(_range(str(row["from"]), row) for row in stated.get("delivery", [])),
        )
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise UsageError(reason=f"{file} is not a scenario: {error}.") from None


def _range(name: str, stated: Mapping[str, Any]) -> Range:
    low, high = float(stated["low"]), float(stated["high"])
    if not 0 < low <= high < float("inf"):
        raise ValueError(f"the range of {name} must have 0 < low <= high, not {low:g} to {high:g}")
    sources = tuple(str(source) for source in stated.get("sources", ()))
    if not sources:
        raise ValueError(f"the range of {name} names no sources")
    return Range(name=name, low=low, high=high, sources=sources)


def _ranges(scenario: Scenario) -> tuple[Range, ...]:
    return (scenario.stock, scenario.production, scenario.consumption, *scenario.deliveries)


def _values(drawn: Floats, ranges: Iterable[Range]) -> Floats:
    columns = [
        np.exp((np.log(each.low) + np.log(each.high)) / 2 + drawn[:, at] * np.log(each.high / each.low) / _MIDDLE)
        for at, each in enumerate(ranges)
    ]
    return np.column_stack(columns)


def _months(values: Floats) -> Floats:
    drain = values[:, 2] - values[:, 1] - values[:, 3:].sum(axis=1)
    with np.errstate(divide="ignore"):
        found: Floats = np.where(drain > 0, np.minimum(values[:, 0] / np.maximum(drain, 1e-12), HORIZON), HORIZON)
    return found


def _lasting(case: str, months: Floats) -> Lasting:
    low, middle, high = np.quantile(months, [0.1, 0.5, 0.9])
    beyond = float(np.mean(months >= HORIZON))
    return Lasting(case=case, low=float(low), middle=float(middle), high=float(high), beyond=beyond)


@cache
def _assumptions() -> tuple[Assumption, ...]:
    return tuple(Assumption(**row) for row in _stated()["assumption"])


@cache
def _stated() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("sustainment.toml").read_text("utf-8"))
