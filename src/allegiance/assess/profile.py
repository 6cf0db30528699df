"""An order across forms: under weights the user states, or over all weights there are (SMAA-2, Lahdelma 2001).

There is no hidden index: without weights nobody is ranked across forms, only how often each place would be taken.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from allegiance.assess.assumptions import Floats
from allegiance.assess.totals import order
from allegiance.model import Estimate, Ranking

SEED = 20260102

_DRAWS = 4000


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """One backer across forms: the share of draws in each place, from the first, and of pairs won."""

    actor: str
    name: str
    acceptability: tuple[float, ...]
    first: float
    central: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """Backers across forms. ``weights`` are the user's, or null: all weights. Best first."""

    forms: tuple[str, ...]
    weights: tuple[tuple[str, float], ...] | None
    placed: tuple[Placed, ...]


def profile(ranking: Ranking, weights: Mapping[str, float] | None = None, *, places: int = 5) -> Profile:
    """Rank acceptability. A backer's worth in a form is its share of all expected support in it.

    Draws come from the estimates: log-normal with their mean and interval. Forms without a weight weigh nothing.
    Raises ValueError when no form with an estimate has any weight.
    """
    forms = [(form, [b for b in backings if b.estimate is not None]) for form, backings in ranking.forms]
    forms = [(form, backings) for form, backings in forms if backings and (weights is None or weights.get(form))]
    if not forms:
        raise ValueError("none of the weighted forms has an estimate")
    names = {b.actor: b.name for _, backings in forms for b in backings}
    actors = sorted(names)
    chance = np.random.default_rng(SEED)
    values = np.zeros((_DRAWS, len(forms), len(actors)))
    for at, (_, backings) in enumerate(forms):
        for backing in backings:
            assert backing.estimate is not None
            values[:, at, actors.index(backing.actor)] = _drawn(backing.estimate, chance)
        values[:, at] /= max(values[:, at].mean(axis=0).sum(), 1e-12)
    if weights is None:
        drawn = chance.dirichlet(np.ones(len(forms)), _DRAWS)
    else:
        stated = np.array([weights[form] for form, _ in forms], dtype=float)
        drawn = np.tile(stated / stated.sum(), (_DRAWS, 1))
    totals = np.einsum("df,dfa->da", drawn, values)
    found = order(totals)
    placed = [
        Placed(
            actor=actor,
            name=names[actor],
            acceptability=tuple(float(np.mean(found.ranks[:, at] == place)) for place in range(1, places + 1)),
            first=float(found.first[at]),
            central=_central(drawn, totals, at, [form for form, _ in forms]),
        )
        for at, actor in enumerate(actors)
    ]
    placed.sort(key=lambda each: (-each.first, tuple(-share for share in each.acceptability), each.actor))
    return Profile(
        forms=tuple(form for form, _ in forms),
        weights=None if weights is None else tuple(sorted(weights.items())),
        placed=tuple(placed),
    )


def _central(weights: Floats, totals: Floats, at: int, forms: list[str]) -> tuple[tuple[str, float], ...]:
    """The mean of the weights under which a backer is first; empty where it never is."""
    first = totals[:, at] == totals.max(axis=1)
    return tuple(zip(forms, weights[first].mean(axis=0).tolist(), strict=True)) if first.any() else ()


def _drawn(estimate: Estimate, chance: np.random.Generator) -> Floats:
    mean = max(estimate.expected, 1e-9)
    low, high = max(estimate.low, mean / 1e3), max(estimate.high, mean / 1e3)
    spread = max(np.log(high / low) / 3.29, 1e-6)
    found: Floats = np.exp(chance.normal(np.log(mean) - spread**2 / 2, spread, _DRAWS))
    return found
