"""The sampler against what can be worked out by hand."""

import numpy as np
import pytest

from allegiance.assess.amounts import amounts, level_and_bias
from allegiance.assess.assumptions import priors
from allegiance.assess.rates import learn
from allegiance.assess.totals import order


def test_without_evidence_rates_are_the_prior() -> None:
    prior = priors()
    none = np.zeros((0, len(prior.channels)), dtype=np.int64)
    # Unseen things are free of any report and tell nothing about the rates.
    found = learn(none, np.zeros(0, dtype=np.int64), 0, prior, np.random.default_rng(1), draws=4000)
    assert found.true.mean(axis=0) == pytest.approx(prior.true.mean, rel=0.05)
    assert found.false.mean(axis=0) == pytest.approx(prior.false.mean, rel=0.05)


def test_what_is_known_teaches_the_rates() -> None:
    prior, chance = priors(), np.random.default_rng(2)
    adversary = prior.column("adversary")
    true, false = prior.true.mean.copy(), prior.false.mean.copy()
    true[adversary], false[adversary] = 0.2, 1.5
    known = np.repeat([1, 0], 400)
    counts = chance.poisson(np.where(known[:, None] == 1, true, false))
    found = learn(counts, np.zeros(800, dtype=np.int64), 1, prior, chance, known=known, draws=400)
    # Here adversaries speak of what was not given: one mention speaks against it.
    odds = np.log(found.true[:, adversary] / found.false[:, adversary])
    assert odds.mean() == pytest.approx(np.log(0.2 / 1.5), abs=0.25)


def test_amounts_leave_the_bias_of_a_kind_of_source_out() -> None:
    prior, chance = priors(), np.random.default_rng(3)
    register, adversary = prior.column("investigation"), prior.column("adversary")
    true = chance.normal(5.0, prior.spread, 200)
    event = np.tile(np.arange(200), 2)
    channel = np.repeat([register, adversary], 200)
    stated = true[event] + np.where(channel == adversary, 0.7, 0.0) + chance.normal(0, prior.error[channel])
    level, bias = level_and_bias(200, event, channel, stated, prior, chance, draws=500)
    assert level.mean() == pytest.approx(5.0, abs=0.4)
    assert (bias[:, adversary] - bias[:, register]).mean() == pytest.approx(0.7, abs=0.15)
    drawn = amounts(200, event, channel, stated, prior, chance, draws=500)
    inside = np.abs(drawn.mean(axis=0) - true) < 1.2816 * drawn.std(axis=0)
    assert inside.mean() == pytest.approx(0.8, abs=0.08)


def test_order_of_totals() -> None:
    totals = np.array([[3.0, 1.0, 0.0], [2.0, 2.0, 0.0], [0.0, 0.0, 0.0], [5.0, 6.0, 1.0]])
    found = order(totals)
    assert found.first.tolist() == [0.375, 0.375, 0.0]
    assert found.above[0].tolist() == [0.5, 0.5, 0.875]
    assert np.allclose(found.above + found.above.T, 1)
    assert found.rank_interval(2) == (1, 3)
