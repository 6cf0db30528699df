"""Dated breaks in the dealings of pairs of states, and how soon the pulse detector sees them."""

import csv
import gzip
from collections import defaultdict
from datetime import date
from pathlib import Path

from allegiance.assess.pulses import DAYS_IN_YEAR, Detector, Persistence, alarms, persists

FIRST, LAST = date(2018, 1, 1), date(2018, 10, 31)
EARLY, LATE = -2, 10
"""Days around a break within which an alarm has found it."""
BUSY = 60
"""Reports that a series must have to be looked at for how long changes last."""

_CLASSES = {"VC": "C", "MC": "C", "VK": "K", "MK": "K"}
Series = dict[tuple[frozenset[str], str], list[int]]


def score(folder: Path) -> dict[str, float]:
    """Breaks found and missed, other alarms a series-year, and how many changes still hold on days 15 to 35."""
    series = _series(folder / "icews18_country_dyad_events.csv.gz")
    with (folder / "breaks.csv").open(encoding="utf-8", newline="") as lines:
        breaks = [
            (series[frozenset((row["a"], row["b"])), row["klass"]], (date.fromisoformat(row["date"]) - FIRST).days)
            for row in csv.DictReader(lines)
        ]
    detector, test = Detector(), Persistence()
    found, other, late, dated = 0, 0, [], 0
    for counts, day in breaks:
        raised = alarms(counts, detector)
        near = [alarm - day for alarm in raised if EARLY <= alarm - day <= LATE]
        other += len(raised) - len(near)
        if day >= detector.warm_up:
            dated += 1
            found += bool(near)
            late += near[:1]
    years = sum(len(counts) - detector.warm_up for counts, _ in breaks) / DAYS_IN_YEAR
    result = {"found": float(found), "breaks": float(dated), "other_alarms_per_year": other / years}
    result["days_late_median"] = float(sorted(late)[len(late) // 2]) if late else -1.0
    result["held.breaks"] = _share([_holds(counts, day) for counts, day in breaks])
    busy = [counts for counts in series.values() if sum(counts) >= BUSY]
    for name, chosen in (("dated_series", [counts for counts, _ in breaks]), ("busy_series", busy)):
        pairs = [(counts, alarm) for counts in chosen for alarm in alarms(counts, detector)]
        announced = [(counts, alarm) for counts, alarm in pairs if persists(counts, alarm, test)]
        result[f"held.untested.{name}"] = _share([_holds(*pair) for pair in pairs])
        result[f"held.announced.{name}"] = _share([_holds(*pair) for pair in announced])
        result[f"announced.{name}"] = float(len(announced))
    return result


def _series(file: Path) -> Series:
    found: Series = defaultdict(lambda: [0] * ((LAST - FIRST).days + 1))
    with gzip.open(file, "rt", encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            found[frozenset((row["src"], row["tgt"])), _CLASSES[row["quad"]]][int(row["day"])] += 1
    return found


def _holds(counts: list[int], day: int) -> bool | None:
    """True when days 15 to 35 are half as busy again as the 60 before; null where the series is too short."""
    before, after = counts[max(0, day - 60) : max(day, 1)], counts[day + 15 : day + 36]
    if len(after) < 10 or len(before) < 7:
        return None
    return sum(after) > 0 and sum(after) / len(after) >= 1.5 * sum(before) / len(before)


def _share(held: list[bool | None]) -> float:
    known = [each for each in held if each is not None]
    return sum(known) / len(known) if known else 0.0
