from datetime import date, timedelta

import numpy as np
import pytest

from allegiance.assess import alerts
from allegiance.assess.pulses import Detector, Persistence, alarms, busier, calibrated, persists, tail
from claims_by_hand import claim


def series(rates: list[tuple[int, float]], seed: int = 1) -> list[int]:
    chance = np.random.default_rng(seed)
    return [int(n) for days, rate in rates for n in chance.poisson(rate, days)]


def test_a_rise_is_flagged_once_and_soon() -> None:
    found = alarms(series([(100, 0.5), (15, 9.0), (100, 0.5)]), Detector())
    assert len(found) == 1
    assert 100 <= found[0] <= 103


def test_a_steady_series_raises_nothing() -> None:
    assert not any(alarms(series([(300, rate)], seed), Detector()) for rate in (0.2, 2.0, 8.0) for seed in range(5))


def test_a_pulse_does_not_persist_and_a_change_does() -> None:
    pulse, change = series([(100, 0.5), (3, 12.0), (60, 0.5)]), series([(100, 0.5), (63, 8.0)])
    assert [persists(counts, alarms(counts, Detector())[0], Persistence()) for counts in (pulse, change)] == [
        False,
        True,
    ]


def test_shuffled_series_keep_the_rate_of_alarms_asked_for() -> None:
    busy = [series([(250, 1.0), (10, 15.0), (40, 1.0)], seed) for seed in range(4)]
    strict, wide = (calibrated(busy, per_year, Detector()) for per_year in (0.1, 3.0))
    assert strict.threshold < wide.threshold


def test_no_past_no_alarm() -> None:
    assert alarms([50] * 10, Detector()) == []
    assert not persists([], 0, Persistence())


def test_tail_is_that_of_a_negative_binomial() -> None:
    chance = np.random.default_rng(3)
    drawn = chance.poisson(chance.gamma(3.0, 1 / 2.0, 200_000) * 4)
    assert tail(8, 3.0, 2.0, 4.0) == pytest.approx(np.mean(drawn >= 8), abs=0.005)
    assert busier(5, 10, 5, 10) == pytest.approx(0.5, abs=0.01)


def test_alerts_are_about_pairs_and_days() -> None:
    quiet = [claim(f"q{n}", "A", published=date(2024, 1, 1) + timedelta(days=7 * n)) for n in range(20)]
    busy = [claim(f"b{n}", "A", published=date(2024, 6, 1) + timedelta(days=n // 6)) for n in range(120)]
    first = alerts([*quiet, *busy], Detector())[0]
    assert (first.one, first.other, first.between, first.lasting) == ("PRK", "RUS", "support and ties", True)
    assert date(2024, 6, 1) <= first.day <= date(2024, 6, 3)
    assert alerts([]) == ()
