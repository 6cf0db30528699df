"""Is the assessment as sure as it should be? Simulation-based calibration of ranked backers.

Worlds are drawn from the very priors the assessment states (Talts et al. 2018): six backers, events, mentions by kind
of source, amounts with bias, copies of every mention. Three readers look at each world: one that knows which mentions
are copies, one that misses a quarter of the copies, one that counts every report. The figures are those of the total
each backer really gave among the events that came to light.

    python benchmarks/calibration.py [--replicates 250] [--seed 7] [--write FILE]
"""

import argparse
from pathlib import Path
from typing import NamedTuple

import numpy as np

from allegiance.assess.amounts import amounts
from allegiance.assess.assumptions import Floats, Priors, priors
from allegiance.assess.rates import Ints, learn
from allegiance.assess.totals import by_backer, happened, order

BACKERS = 6
DRAWS = 499
THIN = 2
COPIES = 1.5
"""Copies of a mention that come to be read, on the average."""
READERS = {"origins known": 0.0, "a quarter of copies missed": 0.25, "every report counted": 1.0}
MASSES = (0.5, 0.8, 0.95)
BINS = 10


class World(NamedTuple):
    backer: Ints
    true: Ints
    counts: Ints
    copies: Ints
    event: Ints
    channel: Ints
    stated: Floats
    totals: Floats


def world(prior: Priors, chance: np.random.Generator) -> World:
    """One draw from the priors; amounts around one hundred of whatever it is."""
    true, false = (chance.gamma(gamma.shape) / gamma.rate for gamma in (prior.true, prior.false))
    given = chance.poisson(chance.gamma(prior.given.shape, size=BACKERS) / prior.given.rate)
    alleged = chance.poisson(chance.gamma(prior.alleged.shape, size=BACKERS) / prior.alleged.rate)
    backer = np.concatenate([np.repeat(np.arange(BACKERS), given), np.repeat(np.arange(BACKERS), alleged)])
    really = np.concatenate([np.ones(given.sum(), dtype=np.int64), np.zeros(alleged.sum(), dtype=np.int64)])
    counts = chance.poisson(np.where(really[:, None] == 1, true, false))
    seen = counts.sum(axis=1) > 0
    backer, really, counts = backer[seen], really[seen], counts[seen]
    level = chance.normal(prior.level_mean, prior.level_spread)
    bias = chance.normal(prior.bias_mean, prior.bias_spread)
    logs = chance.normal(level, prior.spread, len(backer))
    asserting = np.array([not name.endswith("denies") and name != "possible" for name in prior.channels])
    event, channel = np.nonzero(counts * asserting)
    times = counts[event, channel]
    event, channel = np.repeat(event, times), np.repeat(channel, times)
    stated = logs[event] + bias[channel] + chance.normal(0, prior.error[channel])
    totals: Floats = np.bincount(backer, really * np.exp(logs), BACKERS).astype(float)
    return World(backer, really, counts, chance.poisson(COPIES * counts), event, channel, stated, totals)


def assess(seen: World, missed: float, prior: Priors, chance: np.random.Generator) -> Floats:
    """Draws by backers of the total given, as a reader sees it who misses that share of the copies."""
    counts = seen.counts + chance.binomial(seen.copies, missed)
    event, channel, stated = seen.event, seen.channel, seen.stated
    if missed:
        of = np.minimum(chance.poisson(COPIES * missed, len(event)), 20)
        event, channel, stated = (np.concatenate([part, np.repeat(part, of)]) for part in (event, channel, stated))
    rates = learn(counts, seen.backer, BACKERS, prior, chance, draws=DRAWS, thin=THIN)
    given = happened(rates.log_odds(counts, seen.backer), chance)
    logs = amounts(len(seen.backer), event, channel, stated, prior, chance, draws=DRAWS)
    return by_backer(given, seen.backer, BACKERS, logs)


class Tally:
    """What one reader's draws turn out to be worth, over all worlds."""

    def __init__(self) -> None:
        self.places: list[Floats] = []
        self.pairs: list[tuple[float, float]] = []
        self.top: list[float] = []

    def take(self, draws: Floats, totals: Floats, chance: np.random.Generator) -> None:
        # Randomised where equal, so that a total of nothing has a place as well.
        less, same = (draws < totals).sum(axis=0), (draws == totals).sum(axis=0)
        self.places.append((less + chance.integers(0, same + 1)) / DRAWS)
        found = order(draws)
        for one, other in zip(*np.triu_indices(BACKERS, 1), strict=True):
            if totals[one] != totals[other]:
                self.pairs.append((found.above[one, other], float(totals[one] > totals[other])))
        self.top.append(float(totals[np.argmax(found.first)] == totals.max()))

    def figures(self, chance: np.random.Generator) -> dict[str, float]:
        places = np.array(self.places)
        found = {f"coverage_{int(100 * m)}": float(np.mean(np.abs(places - 0.5) <= m / 2)) for m in MASSES}
        # One backer a world: those of one world share their rates.
        found["sbc_p"] = uniform(places[:, 0], chance)
        found["pairwise_ece"] = calibration_error(np.array(self.pairs))
        found["top_1"] = float(np.mean(self.top))
        return found


def uniform(places: Floats, chance: np.random.Generator, bins: int = BINS) -> float:
    """How often places that are uniform would look less so: chi-square with its distribution by simulation."""
    slots = np.minimum((places * (DRAWS + 1) * (1 - 1e-12) / (DRAWS + 1) * bins).astype(int), bins - 1)
    expected = len(places) / bins
    statistic = np.sum((np.bincount(slots, minlength=bins) - expected) ** 2) / expected
    sampled = chance.multinomial(len(places), np.full(bins, 1 / bins), size=20_000)
    return float(np.mean(np.sum((sampled - expected) ** 2, axis=1) / expected >= statistic))


def calibration_error(pairs: Floats) -> float:
    """Mean distance between said and seen, over ten bins; each pair counts both ways round."""
    both = np.concatenate([pairs, 1 - pairs])
    bins = np.minimum((both[:, 0] * BINS).astype(int), BINS - 1)
    size = np.bincount(bins, minlength=BINS)
    gaps = np.abs(np.bincount(bins, both[:, 0], BINS) - np.bincount(bins, both[:, 1], BINS))
    return float(gaps.sum() / size.sum())


GOALS = {
    "coverage_50": "50% intervals hold the truth (.48 to .52)",
    "coverage_80": "80% intervals (.78 to .82)",
    "coverage_95": "95% intervals (.93 to .97)",
    "sbc_p": "ranks of the truth uniform, p (more than .05)",
    "pairwise_ece": "P(A above B), calibration error (at most .01)",
    "top_1": "first backer right (at least .84)",
}


def page(found: dict[str, dict[str, float]], replicates: int, seed: int) -> str:
    """The figures as Markdown."""
    lines = [
        "# Is the assessment as sure as it should be?",
        "",
        f"Made by `python benchmarks/calibration.py --replicates {replicates} --seed {seed}`.",
        "Worlds are drawn from the priors that the assessment states; goals, in brackets, are for a reader that knows",
        "the origins.",
        "",
        "| figure | " + " | ".join(found) + " |",
        "| --- |" + " ---: |" * len(found),
    ]
    for key, title in GOALS.items():
        cells = (f"{figures[key]:.3f}" if key in figures else "" for figures in found.values())
        lines.append(f"| {title} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--replicates", type=int, default=250)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--write", type=Path)
    asked = parser.parse_args()
    prior = priors()
    tallies = {name: Tally() for name in READERS}
    counted: list[float] = []
    for number in range(asked.replicates):
        chance = np.random.default_rng([asked.seed, number])
        seen = world(prior, chance)
        for name, missed in READERS.items():
            tallies[name].take(assess(seen, missed, prior, chance), seen.totals, chance)
        reports = np.bincount(seen.backer, (seen.counts + seen.copies).sum(axis=1), BACKERS)
        counted.append(float(seen.totals[np.argmax(reports)] == seen.totals.max()))
    found = {name: tally.figures(np.random.default_rng(asked.seed)) for name, tally in tallies.items()}
    found["number of reports as the score"] = {"top_1": float(np.mean(counted))}
    print(f"{asked.replicates} worlds, seed {asked.seed}")
    for name, figures in found.items():
        print(f"{name:32}", "  ".join(f"{key} {value:.3f}" for key, value in figures.items()))
    if asked.write:
        asked.write.write_text(page(found, asked.replicates, asked.seed), encoding="utf-8")


if __name__ == "__main__":
    main()
