"""How often each kind of evidence speaks of what was given and of what was not, and how likely each event is.

A marked Poisson process: each backer gives a Poisson number of things and is said to have given a Poisson number of
others; each kind of evidence mentions a thing a Poisson number of times, with one rate for what was given and one for
what was not. All rates have Gamma priors. What nobody mentions is part of the model, so absence of expected evidence
counts against an event and rates are not flattered by events that came to light. Sampled by Gibbs steps, all of them
conjugate (Diebolt and Robert 1994 for mixtures).
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from allegiance.assess.assumptions import Floats, Priors

Ints = NDArray[np.int64]
BURN = 150

_MOST_KEYS = 2.0**62


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """Draws from the posterior, one a row: rates by kind of evidence, things per backer, and unseen things given."""

    true: Floats
    false: Floats
    given: Floats
    alleged: Floats
    unseen: Ints

    def log_odds(self, counts: Ints, backer: Ints) -> Floats:
        """For and against, added up: draws by events. ``counts`` are mentions, events by kinds of evidence."""
        ratio = np.log(self.true) - np.log(self.false)
        silence = np.sum(self.true - self.false, axis=1)
        prior = np.log(self.given) - np.log(self.alleged)
        found: Floats = ratio @ counts.T.astype(float) + prior[:, backer] - silence[:, None]
        return found

    def taken(self, draws: Ints) -> "Rates":
        """Some of the draws."""
        return replace(self, **{name: getattr(self, name)[draws] for name in self.__dataclass_fields__})


def learn(
    counts: Ints,
    backer: Ints,
    backers: int,
    priors: Priors,
    chance: np.random.Generator,
    *,
    known: Ints | None = None,
    draws: int = 500,
    thin: int = 1,
) -> Rates:
    """Rates given the evidence. ``known`` is 1 for events judged to be true, 0 for false, -1 for the others."""
    known = np.full(len(backer), -1) if known is None else known
    rows, times = _distinct(np.column_stack([backer, known, counts]))
    backer, known, counts = rows[:, 0], rows[:, 1], rows[:, 2:]
    seen = counts.astype(float)
    of_backer = np.bincount(backer, times, backers).astype(float)
    mentions = times @ seen
    true, false = priors.true.mean.copy(), priors.false.mean.copy()
    given = np.full(backers, float(priors.given.mean))
    alleged = np.full(backers, float(priors.alleged.mean))
    kept: list[tuple[Floats, Floats, Floats, Floats, Ints]] = []
    for step in range(BURN + draws * thin):
        odds = seen @ np.log(true / false) + np.log(given / alleged)[backer] - (true.sum() - false.sum())
        likely = np.where(known < 0, 1 / (1 + np.exp(-np.clip(odds, -500, 500))), known)
        happened = chance.binomial(times, likely)
        happened_by = np.bincount(backer, happened, backers)
        unseen = chance.poisson(given * np.exp(-true.sum()))
        unheard = chance.poisson(alleged * np.exp(-false.sum()))
        # Kept here, while things and rates belong to one another.
        if step >= BURN and (step - BURN) % thin == 0:
            kept.append((true, false, given, alleged, unseen))
        given = chance.gamma(priors.given.shape + happened_by + unseen) / (priors.given.rate + 1)
        not_by = of_backer - happened_by
        alleged = chance.gamma(priors.alleged.shape + not_by + unheard) / (priors.alleged.rate + 1)
        of_true = happened @ seen
        things = happened.sum() + unseen.sum()
        others = not_by.sum() + unheard.sum()
        true = chance.gamma(priors.true.shape + of_true) / (priors.true.rate + things)
        false = chance.gamma(priors.false.shape + mentions - of_true) / (priors.false.rate + others)
        given, alleged, true, false = (np.maximum(part, 1e-12) for part in (given, alleged, true, false))
    columns = [np.array(column) for column in zip(*kept, strict=True)]
    return Rates(true=columns[0], false=columns[1], given=columns[2], alleged=columns[3], unseen=columns[4])


def _distinct(rows: Ints) -> tuple[Ints, Ints]:
    """The different rows in their order, and how often each is there."""
    if not len(rows):
        return rows.astype(np.int64), np.zeros(0, dtype=np.int64)
    least = rows.min(axis=0)
    wide = rows.max(axis=0) - least + 1
    if float(np.prod(wide.astype(float))) >= _MOST_KEYS:
        found, times = np.unique(rows, axis=0, return_counts=True)
        return found.astype(np.int64), times
    # One number for each row sorts several times faster than rows do, and in the same order.
    place = np.concatenate([np.cumprod(wide[:0:-1])[::-1], [1]])
    keys, times = np.unique((rows - least) @ place, return_counts=True)
    return keys[:, None] // place % wide + least, times
