"""Sudden rises in how often something is reported of a pair: an alert to look, not a finding.

Poisson counts with a Gamma prior on their rate: the days before foretell how many come in the next few (a negative
binomial); a sum that is too unlikely raises an alarm. The past is discounted, because daily counts of news cluster.
The threshold can be calibrated on shuffled series, which have the same counts and no change in them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import exp, lgamma, log

import numpy as np

DAYS_IN_YEAR = 365


@dataclass(frozen=True, slots=True, kw_only=True)
class Detector:
    """Settings, in days: sum over ``window``, compare with ``past`` days ending ``gap`` before it.

    ``threshold`` is the tail probability that raises an alarm, ``discount`` what the past is divided by, ``quiet`` how
    long an alarm keeps quiet afterwards.
    """

    window: int = 3
    past: int = 90
    gap: int = 7
    discount: float = 8.0
    quiet: int = 21
    warm_up: int = 14
    least: int = 3
    threshold: float = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class Persistence:
    """An alarm is announced once days ``first`` to ``last`` after it are surely ``factor`` times as busy as before."""

    first: int = 5
    last: int = 14
    factor: float = 3.0
    sure: float = 0.95
    past: int = 60
    gap: int = 2


_SHAPE, _RATE = 0.5, 2.0


def scores(counts: Sequence[int], detector: Detector) -> list[float]:
    """For each day the probability that the last days bring as many reports as they did, or more; 1 where unknown."""
    found = [1.0] * len(counts)
    sums = [0, *np.cumsum(counts).tolist()]
    for day in range(detector.warm_up, len(counts)):
        begins = day - detector.window + 1
        until = begins - detector.gap
        since = max(0, until - detector.past)
        recent = sums[day + 1] - sums[begins]
        if until - since >= 5 and recent >= detector.least:
            shape = (_SHAPE + sums[until] - sums[since]) / detector.discount
            rate = (_RATE + until - since) / detector.discount
            found[day] = tail(recent, shape, rate, detector.window)
    return found


def alarms(counts: Sequence[int], detector: Detector) -> list[int]:
    """The days on which an alarm is raised."""
    return _raised(scores(counts, detector), detector)


def _raised(scores: Sequence[float], detector: Detector) -> list[int]:
    found: list[int] = []
    for day, score in enumerate(scores):
        if score < detector.threshold and (not found or day - found[-1] >= detector.quiet):
            found.append(day)
    return found


def persists(counts: Sequence[int], alarm: int, test: Persistence) -> bool:
    """True when the days after an alarm are surely busier than those before it."""
    before = counts[max(0, alarm - test.past - test.gap) : max(alarm - test.gap, 1)]
    after = counts[alarm + test.first : alarm + test.last + 1]
    if not after or not before:
        return False
    return busier(sum(before), len(before), sum(after), len(after), test.factor) > test.sure


def busier(before: int, days_before: int, after: int, days_after: int, factor: float = 1.0) -> float:
    """The probability that the rate after is more than ``factor`` times the rate before, both under a flat prior.

    >>> round(busier(10, 10, 10, 10), 2), busier(2, 20, 40, 20) > 0.999
    (0.5, True)
    """
    return 1 - tail(after + 1, before + 1.0, float(days_before), factor * days_after)


def tail(count: int, shape: float, rate: float, exposure: float) -> float:
    """P(at least ``count``) of a Poisson whose rate is Gamma(shape, rate), over ``exposure``.

    >>> round(tail(1, 1.0, 1.0, 1.0), 3)
    0.5
    """
    if count <= 0:
        return 1.0
    stays, comes = log(rate / (rate + exposure)), log(exposure / (rate + exposure))
    below = sum(
        exp(lgamma(k + shape) - lgamma(shape) - lgamma(k + 1) + shape * stays + k * comes) for k in range(count)
    )
    return max(1 - below, 1e-12)


def calibrated(
    series: Iterable[Sequence[int]],
    per_year: float,
    detector: Detector,
    *,
    shuffles: int = 10,
    seed: int = 1,
) -> Detector:
    """The detector with the widest threshold that raises at most ``per_year`` alarms a year in shuffled series."""
    chance = np.random.default_rng(seed)
    shuffled = [scores(chance.permutation(counts).tolist(), detector) for counts in series for _ in range(shuffles)]
    years = sum(len(found) - detector.warm_up for found in shuffled) / DAYS_IN_YEAR
    for exponent in np.arange(-2.0, -12.0, -0.25).tolist():
        tried = replace(detector, threshold=10**exponent)
        if sum(len(_raised(found, tried)) for found in shuffled) <= per_year * years:
            return tried
    return replace(detector, threshold=1e-12)
