"""What each backer gave in all, and the order that follows, over many draws of what may have happened."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from allegiance.assess.assumptions import Floats

Ints = NDArray[np.int64]


def happened(log_odds: Floats, chance: np.random.Generator, known: Ints | None = None) -> NDArray[np.bool_]:
    """Draws by events: whether each happened."""
    likely = 1 / (1 + np.exp(-np.clip(log_odds, -60, 60)))
    found: NDArray[np.bool_] = chance.random(likely.shape, dtype=np.float32) < likely
    if known is not None:
        found[:, known == 1] = True
        found[:, known == 0] = False
    return found


def by_backer(given: NDArray[np.bool_], backer: Ints, backers: int, log_amounts: Floats | None) -> Floats:
    """Draws by backers: things given, or their amounts added up."""
    values = given.astype(float) if log_amounts is None else given * np.exp(log_amounts)
    belongs = np.zeros((len(backer), backers))
    belongs[np.arange(len(backer)), backer] = 1.0
    found: Floats = values @ belongs
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What draws of totals say about the order of backers."""

    first: Floats
    above: Floats
    ranks: Ints

    def rank_interval(self, backer: int, mass: float = 0.9) -> tuple[int, int]:
        """The best and the worst rank with that much mass between."""
        low, high = np.quantile(self.ranks[:, backer], [(1 - mass) / 2, (1 + mass) / 2], method="inverted_cdf")
        return int(low), int(high)


def order(totals: Floats) -> Order:
    """P(first), P(row above column) and ranks, by draws; equals share a place evenly, who gave nothing is not first."""
    draws, backers = totals.shape
    best = (totals == totals.max(axis=1, keepdims=True, initial=0.0)) & (totals > 0)
    first: Floats = np.mean(best / np.maximum(best.sum(axis=1, keepdims=True), 1), axis=0)
    above = np.zeros((backers, backers))
    ranks = np.ones((draws, backers), dtype=np.int64)
    for one in range(backers):
        more = totals[:, [one]] > totals
        same = totals[:, [one]] == totals
        above[one] = np.mean(more, axis=0) + np.mean(same, axis=0) / 2
        ranks += more
    return Order(first=first, above=above, ranks=ranks)


def interval(draws: Floats, mass: float) -> tuple[float, float]:
    """The central interval that holds ``mass`` of the draws."""
    low, high = np.quantile(draws, [(1 - mass) / 2, (1 + mass) / 2])
    return float(low), float(high)
