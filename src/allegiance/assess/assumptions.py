"""What answers rest on beyond the record: priors, and assumptions with an owner and a day of review."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from allegiance.model import Assumption

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gamma:
    """A Gamma distribution by shape and rate; arrays for several."""

    shape: Floats
    rate: Floats

    @property
    def mean(self) -> Floats:
        """Shape over rate."""
        found: Floats = self.shape / self.rate
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Priors:
    """Priors of ``evidence.toml``: mentions per thing by kind of evidence, things per backer, amounts."""

    channels: tuple[str, ...]
    about: tuple[str, ...]
    true: Gamma
    false: Gamma
    given: Gamma
    alleged: Gamma
    bias_mean: Floats
    bias_spread: Floats
    error: Floats
    spread: float
    level_mean: float
    level_spread: float
    open_bound: float

    def column(self, channel: str) -> int:
        """The column of a kind of evidence. Raises ValueError for an unknown one."""
        return self.channels.index(channel)


@cache
def priors() -> Priors:
    """The priors shipped with this code."""
    stated = _stated()
    channels = stated["channel"]
    worth = np.array([row["worth"] for row in channels], dtype=float)
    amounts, things = stated["amounts"], stated["things"]
    return Priors(
        channels=tuple(row["name"] for row in channels),
        about=tuple(row["about"] for row in channels),
        true=_gamma(worth, np.array([row["true"] for row in channels])),
        false=_gamma(worth, np.array([row["false"] for row in channels])),
        given=_gamma(np.array(things["given"]["worth"]), np.array(things["given"]["mean"])),
        alleged=_gamma(np.array(things["alleged"]["worth"]), np.array(things["alleged"]["mean"])),
        bias_mean=np.array([row.get("bias", {}).get("mean", 0.0) for row in channels]),
        bias_spread=np.array([row.get("bias", {}).get("spread", 0.3) for row in channels]),
        error=np.array([row.get("error", 0.5) for row in channels]),
        spread=amounts["spread"],
        level_mean=amounts["level"]["mean"],
        level_spread=amounts["level"]["spread"],
        open_bound=amounts["open_bound"],
    )


@cache
def assumptions() -> tuple[Assumption, ...]:
    """What every ranking takes for granted, in the order of the file."""
    return tuple(Assumption(**row) for row in _stated()["assumption"])


@cache
def opponents() -> frozenset[frozenset[str]]:
    """Pairs of states that are opponents in public."""
    return frozenset(frozenset(pair) for pair in _stated()["opponents"]["pairs"])


@cache
def registers() -> frozenset[str]:
    """Publishers whose own voice counts as an investigation."""
    return frozenset(_stated()["registers"]["names"])


def _gamma(shape: Floats, mean: Floats) -> Gamma:
    return Gamma(shape=shape, rate=shape / mean)


@cache
def _stated() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("evidence.toml").read_text("utf-8"))
