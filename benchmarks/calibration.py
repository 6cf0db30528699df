"""Is the assessment as sure as it should be? Simulation-based calibration of ranked backers.

Worlds are drawn from the very priors the assessment states (Talts et al. 2018): six backers, events, mentions by kind
of source, amounts with bias, copies of every mention. Four readers look at each world: one that knows which mentions
are copies; one that reads texts made for all of them (told_worlds.py) and leaves it to the copy detector, which misses
about a quarter; one that misses a quarter at random; one that counts every report. The figures are those of the total
each backer really gave among the events that came to light.

    python benchmarks/calibration.py [--replicates 250] [--seeds 7 ...] [--write FILE]
"""

import argparse
import os
import random
from collections import Counter
from functools import reduce
from pathlib import Path
from typing import NamedTuple

os.environ["OMP_NUM_THREADS"] = "1"

import numpy as np
from told_worlds import BACKERS as CODES
from told_worlds import UNIT, Event, Mention, Seen, seen

from allegiance.assess.amounts import amounts
from allegiance.assess.assumptions import Floats, Priors, priors
from allegiance.assess.rates import Ints, learn
from allegiance.assess.totals import by_backer, happened, order

BACKERS = len(CODES)
DRAWS = 499
THIN = 2
COPIES = 1.5
"""Copies of a mention that come to be read, on the average."""
KNOWN, DETECTED = "origins known", "a quarter missed by the detector"
MISSED = {KNOWN: 0.0, "a quarter missed at random": 0.25, "every report counted": 1.0}
READERS = (KNOWN, DETECTED, *(name for name in MISSED if name != KNOWN))
SCORE = "number of reports as the score"
TUNED = 7
"""The seed that was looked at while priors were set."""
HISTORY = (
    f"Seed {TUNED} was looked at while priors were being set, after misses. Seeds 1001 and 2002 were chosen before",
    "they were run. On 2002 the error of P(A above B) came to .015 (.010 on 1001, .008 on 7): pairs of equal totals,",
    "of two who gave nothing, were left out of it, though the probability counts them as half. They now count as half;",
    "nothing else was changed, and seed 3003 was chosen and run after that.",
)
AS_IF = 40
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


def assess(world: World, missed: float, prior: Priors, chance: np.random.Generator) -> Floats:
    """Draws by backers of the total given, as a reader sees it who misses that share of the copies."""
    counts = world.counts + chance.binomial(world.copies, missed)
    event, channel, stated = world.event, world.channel, world.stated
    if missed:
        of = np.minimum(chance.poisson(COPIES * missed, len(event)), 20)
        event, channel, stated = (np.concatenate([part, np.repeat(part, of)]) for part in (event, channel, stated))
    return drawn(counts, world.backer, event, channel, stated, prior, chance)


def told(seen_by_all: World, prior: Priors, chance: random.Random) -> Seen:
    """The same world in reports, as the copy detector sorts them."""
    stated = iter(np.exp(seen_by_all.stated).tolist())
    amounts_of: dict[tuple[int, int], list[float]] = {}
    for event, channel in zip(seen_by_all.event.tolist(), seen_by_all.channel.tolist(), strict=True):
        amounts_of.setdefault((event, channel), []).append(next(stated))
    events = []
    for number, (backer, counts, copies) in enumerate(
        zip(seen_by_all.backer.tolist(), seen_by_all.counts.tolist(), seen_by_all.copies.tolist(), strict=True)
    ):
        mentions = []
        for channel, name in enumerate(prior.channels):
            # Each copy is of one of the mentions, any of them.
            of = Counter(chance.choices(range(counts[channel]), k=copies[channel])) if counts[channel] else Counter()
            amounts_here = amounts_of.get((number, channel), [None] * counts[channel])
            mentions += [Mention(name, amount, of[place]) for place, amount in enumerate(amounts_here)]
        events.append(Event(backer, tuple(mentions)))
    return seen(events, chance)


def assess_told(found: Seen, prior: Priors, chance: np.random.Generator) -> Floats:
    """Draws by backers of the total given, by the evidence that the detector left."""
    backers = sorted(found.evidence)
    parts = [found.evidence[number] for number in backers]
    sizes = [len(part.facts) for part in parts]
    counts = np.concatenate([np.zeros((0, len(prior.channels)), np.int64), *(part.counts for part in parts)])
    backer = np.repeat(np.array(backers, dtype=np.int64), sizes)
    stated = [part.stated(UNIT, prior) for part in parts]
    begins = np.cumsum([0, *sizes])
    event = np.concatenate([np.zeros(0, np.int64), *(s.thing + b for s, b in zip(stated, begins, strict=False))])
    channel = np.concatenate([np.zeros(0, np.int64), *(s.channel for s in stated)])
    logs = np.concatenate([np.zeros(0), *(s.log for s in stated)])
    return drawn(counts, backer, event, channel, logs, prior, chance)


def drawn(
    counts: Ints, backer: Ints, event: Ints, channel: Ints, stated: Floats, prior: Priors, chance: np.random.Generator
) -> Floats:
    """Draws by backers of the total given."""
    rates = learn(counts, backer, BACKERS, prior, chance, draws=DRAWS, thin=THIN)
    given = happened(rates.log_odds(counts, backer), chance)
    logs = amounts(len(backer), event, channel, stated, prior, chance, draws=DRAWS)
    return by_backer(given, backer, BACKERS, logs)


class Tally:
    """What one reader's draws turn out to be worth, over all worlds."""

    def __init__(self) -> None:
        self.places: list[Floats] = []
        self.pairs: list[tuple[float, float]] = []
        self.pairs_by_own_word: list[list[tuple[float, float]]] = [[] for _ in range(AS_IF)]
        self.top: list[float] = []

    def take(self, draws: Floats, totals: Floats, chance: np.random.Generator) -> None:
        # Randomised where equal, so that a total of nothing has a place as well.
        less, same = (draws < totals).sum(axis=0), (draws == totals).sum(axis=0)
        self.places.append((less + chance.integers(0, same + 1)) / DRAWS)
        found = order(draws)
        self.pairs += _compared(found.above, totals)
        # One of the reader's own draws in the place of the truth: by its own word no reader is calibrated better.
        for number, row in enumerate(chance.integers(0, len(draws), AS_IF)):
            self.pairs_by_own_word[number] += _compared(found.above, draws[row])
        self.top.append(float(totals[np.argmax(found.first)] == totals.max()))

    def __add__(self, other: "Tally") -> "Tally":
        both = Tally()
        for name, mine in vars(self).items():
            theirs = getattr(other, name)
            joined = (
                [a + b for a, b in zip(mine, theirs, strict=True)] if name == "pairs_by_own_word" else mine + theirs
            )
            setattr(both, name, joined)
        return both

    def figures(self, chance: np.random.Generator) -> dict[str, float]:
        places = np.array(self.places)
        found = {f"coverage_{int(100 * m)}": float(np.mean(np.abs(places - 0.5) <= m / 2)) for m in MASSES}
        # One backer a world: those of one world share their rates.
        found["sbc_p"] = uniform(places[:, 0], chance)
        found["pairwise_ece"] = calibration_error(np.array(self.pairs))
        own = [calibration_error(np.array(pairs)) for pairs in self.pairs_by_own_word]
        found["pairwise_ece_own"], found["pairwise_ece_most"] = float(np.mean(own)), float(np.quantile(own, 0.95))
        found["top_1"] = float(np.mean(self.top))
        return found


def _compared(above: Floats, totals: Floats) -> list[tuple[float, float]]:
    # Equal totals count as half, as they do in P(A above B).
    return [
        (float(above[one, other]), (1 + float(np.sign(totals[one] - totals[other]))) / 2)
        for one, other in zip(*np.triu_indices(BACKERS, 1), strict=True)
    ]


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
    "coverage_50": ("50% intervals hold the truth (.48 to .52)", 0.48, 0.52),
    "coverage_80": ("80% intervals (.78 to .82)", 0.78, 0.82),
    "coverage_95": ("95% intervals (.93 to .97)", 0.93, 0.97),
    "sbc_p": ("ranks of the truth uniform, p (more than .05)", 0.05, 1.0),
    "pairwise_ece": ("P(A above B), calibration error (at most .01)", 0.0, 0.01),
    "pairwise_ece_own": ("the same were every probability exact: on the average", 0.0, 1.0),
    "pairwise_ece_most": ("and in 19 of 20 cases at most", 0.0, 1.0),
    "top_1": ("first backer right (at least .84)", 0.84, 1.0),
}
"""What is asked of the reader that knows the origins: words, least and most."""


class Run(NamedTuple):
    """One seed or several: tallies by reader, and what the detector got wrong."""

    title: str
    tallies: dict[str, Tally]
    counted: list[float]
    wrong: Counter[str]

    def figures(self) -> dict[str, dict[str, float]]:
        """By reader, the plain count of reports last."""
        found = {name: tally.figures(np.random.default_rng(TUNED)) for name, tally in self.tallies.items()}
        return found | {SCORE: {"top_1": float(np.mean(self.counted))}}

    def together(self, other: "Run") -> "Run":
        """Both, as if they were one."""
        tallies = {name: tally + other.tallies[name] for name, tally in self.tallies.items()}
        title = f"{self.title} and {other.title.lower()}"
        return Run(title, tallies, self.counted + other.counted, self.wrong + other.wrong)

    @property
    def missed(self) -> float:
        """The share of copies the detector missed."""
        return self.wrong["missed"] / self.wrong["copies"]

    @property
    def confused(self) -> float:
        """The share of independent mentions it took for copies of another."""
        return self.wrong["confused"] / self.wrong["mentions"]


def run(replicates: int, seed: int) -> Run:
    """All worlds of a seed, read by everybody."""
    prior = priors()
    tallies = {name: Tally() for name in READERS}
    counted: list[float] = []
    wrong: Counter[str] = Counter()
    for number in range(replicates):
        chance = np.random.default_rng([seed, number])
        drawn_world = world(prior, chance)
        for name, missed in MISSED.items():
            tallies[name].take(assess(drawn_world, missed, prior, chance), drawn_world.totals, chance)
        reports = np.bincount(drawn_world.backer, (drawn_world.counts + drawn_world.copies).sum(axis=1), BACKERS)
        counted.append(float(drawn_world.totals[np.argmax(reports)] == drawn_world.totals.max()))
        in_texts = told(drawn_world, prior, random.Random(1_000_003 * seed + number))
        chance = np.random.default_rng([seed, number, 1])
        tallies[DETECTED].take(assess_told(in_texts, prior, chance), drawn_world.totals, chance)
        wrong.update(
            copies=in_texts.copies, missed=in_texts.missed, mentions=in_texts.mentions, confused=in_texts.confused
        )
    return Run(f"Seed {seed}", tallies, counted, wrong)


def page(runs: list[Run], command: str) -> str:
    """The figures as Markdown."""
    lines = [
        "# Is the assessment as sure as it should be?",
        "",
        f"Made by `{command}`.",
        "",
        "Worlds are drawn from the priors that the assessment states, so this shows that the arithmetic is honest",
        "about what it assumes, not that the priors are the world's. Goals, in brackets, are for a reader that knows",
        "the origins; where it misses one, this is said. Of the others, one has the same worlds as texts and leaves it",
        "to the copy detector to find who copies whom (`benchmarks/told_worlds.py`), one misses copies at random, one",
        "counts every report.",
        "",
        *HISTORY,
        "",
        "With six backers of 250 worlds, coverage of one half is known to within 1.3 points (one standard error) at",
        "best, so that two points are missed by chance in one run of eight. The error of P(A above B) cannot come to",
        "nothing on so few pairs; the two lines below it say what it would be were every probability exact.",
        "",
    ]
    for each in runs:
        found = each.figures()
        lines += [
            f"## {each.title}",
            "",
            f"The detector missed {each.missed:.1%} of the copies, and took {each.confused:.2%} of the independent",
            "mentions for copies of another.",
            "",
            "| figure | " + " | ".join(found) + " |",
            "| --- |" + " ---: |" * len(found),
        ]
        for key, (title, least, most) in GOALS.items():
            cells = []
            for name, figures in found.items():
                value = figures.get(key)
                miss = name == KNOWN and value is not None and not least <= round(value, 3) <= most
                cells.append("" if value is None else f"{value:.3f}{' (missed)' if miss else ''}")
            lines.append(f"| {title} | " + " | ".join(cells) + " |")
        lines.append("")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--replicates", type=int, default=250)
    parser.add_argument("--seeds", type=int, nargs="+", default=[TUNED])
    parser.add_argument("--write", type=Path)
    asked = parser.parse_args()
    runs = []
    for seed in asked.seeds:
        runs.append(run(asked.replicates, seed))
        show(runs[-1])
    fresh = [each for seed, each in zip(asked.seeds, runs, strict=True) if seed != TUNED]
    if len(fresh) > 1:
        runs.append(reduce(Run.together, fresh))
        show(runs[-1])
    if asked.write:
        seeds = " ".join(map(str, asked.seeds))
        command = f"python benchmarks/calibration.py --replicates {asked.replicates} --seeds {seeds}"
        asked.write.write_text(page(runs, command), encoding="utf-8")


def show(found: Run) -> None:
    """Print one run."""
    print(
        f"{found.title}: {len(found.counted)} worlds, copies missed {found.missed:.3f}, confused {found.confused:.4f}"
    )
    for name, figures in found.figures().items():
        print(f"{name:34}", "  ".join(f"{key} {value:.3f}" for key, value in figures.items()), flush=True)


if __name__ == "__main__":
    main()
