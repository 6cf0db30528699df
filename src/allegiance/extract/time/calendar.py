"""Periods of the calendar: closed intervals of days with their grain and their TIMEX3 value."""

import calendar
from datetime import date, timedelta
from typing import NamedTuple

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_PARTS = {
    "early": (0.0, 1 / 3),
    "mid": (1 / 3, 2 / 3),
    "late": (2 / 3, 1.0),
    "begin": (0.0, 1 / 4),
    "end": (3 / 4, 1.0),
}
_PARTS_OF_MONTH = {"early": (1, 10), "mid": (11, 20), "late": (21, 31), "begin": (1, 7), "end": (-6, 31)}
_MONTHS = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_DAYS = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}


class Period(NamedTuple):
    """Days from ``start`` to ``end``, both inside; ``value`` as TIMEX3 writes it."""

    start: date
    end: date
    grain: str
    value: str


def day(at: date) -> Period:
    """One day."""
    return Period(at, at, "day", at.isoformat())


def week(at: date) -> Period:
    """The ISO week, Monday to Sunday, that holds ``at``."""
    monday = at - timedelta(at.weekday())
    number = at.isocalendar()
    return Period(monday, monday + timedelta(6), "week", f"{number.year:04d}-W{number.week:02d}")


def weekend(at: date) -> Period:
    """Saturday and Sunday of the ISO week that holds ``at``."""
    whole = week(at)
    return Period(whole.start + timedelta(5), whole.end, "weekend", f"{whole.value}-WE")


def month(year: int, number: int) -> Period:
    """One month; ``number`` outside 1 to 12 counts on into other years."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    last = calendar.monthrange(year, number)[1]
    return Period(date(year, number, 1), date(year, number, last), "month", f"{year:04d}-{number:02d}")


def quarter(year: int, number: int) -> Period:
    """Quarter 1 to 4."""
    first, last = month(year, 3 * number - 2), month(year, 3 * number)
    return Period(first.start, last.end, "quarter", f"{first.start.year:04d}-Q{(first.start.month + 2) // 3}")


def half(year: int, number: int) -> Period:
    """Half 1 or 2 of a year."""
    return Period(month(year, 6 * number - 5).start, month(year, 6 * number).end, "half", f"{year:04d}-H{number}")


def season(year: int, code: str) -> Period:
    """``SP``, ``SU``, ``FA`` or ``WI`` of the northern hemisphere; the winter of a year begins in its December."""
    first = SEASONS[code]
    return Period(month(year, first).start, month(year, first + 2).end, "season", f"{year:04d}-{code}")


def year(number: int) -> Period:
    """One calendar year."""
    return Period(date(number, 1, 1), date(number, 12, 31), "year", f"{number:04d}")


def decade(number: int) -> Period:
    """The ten years that hold ``number``."""
    first = number // 10 * 10
    return Period(date(max(first, 1), 1, 1), date(first + 9, 12, 31), "decade", f"{first // 10:03d}")


def century(ordinal: int) -> Period:
    """The first century is 1 to 99 as TIMEX3 counts, the twentieth 1900 to 1999."""
    first = (ordinal - 1) * 100
    return Period(date(max(first, 1), 1, 1), date(first + 99, 12, 31), "century", f"{ordinal - 1:02d}")


def period(at: date, grain: str) -> Period:
    """The period of that grain which holds ``at``."""
    if grain == "week":
        return week(at)
    if grain == "weekend":
        return weekend(at)
    if grain == "month":
        return month(at.year, at.month)
    if grain == "quarter":
        return quarter(at.year, (at.month + 2) // 3)
    if grain == "half":
        return half(at.year, 1 if at.month <= 6 else 2)
    if grain == "season":
        return _season_of(at)
    if grain == "year":
        return year(at.year)
    if grain == "decade":
        return decade(at.year)
    if grain == "century":
        return century(at.year // 100 + 1)
    return day(at)


def _season_of(at: date) -> Period:
    code = ("WI", "SP", "SU", "FA")[at.month % 12 // 3]
    return season(at.year - 1 if at.month < 3 else at.year, code)


def moved(at: date, grain: str, steps: int) -> date:
    """``at`` some days, weeks, months ... later; a day that the month lacks becomes its last.

    Raises OverflowError or ValueError outside the years 1 to 9999.
    """
    if grain in _DAYS:
        return at + timedelta(_DAYS[grain] * steps)
    index = at.year * 12 + at.month - 1 + _MONTHS[grain] * steps
    target_year, target_month = index // 12, index % 12 + 1
    return date(target_year, target_month, min(at.day, calendar.monthrange(target_year, target_month)[1]))


def part_of(whole: Period, part: str) -> Period:
    """``early``, ``mid``, ``late``, ``begin`` or ``end`` of a period: a third or a quarter of its days; same value."""
    if whole.grain == "month":
        first_day, last_day = _PARTS_OF_MONTH[part]
        last_day = min(last_day, whole.end.day)
        first_day = first_day if first_day > 0 else whole.end.day + first_day
        return whole._replace(start=whole.start.replace(day=first_day), end=whole.end.replace(day=last_day))
    low, high = _PARTS[part]
    if whole.grain in {"year", "decade", "century", "half", "quarter", "season"}:
        months = (whole.end.year - whole.start.year) * 12 + whole.end.month - whole.start.month + 1
        first = moved(whole.start, "month", int(months * low))
        last = moved(whole.start, "month", max(round(months * high), 1)) - timedelta(1)
        return whole._replace(start=first, end=min(max(last, first), whole.end))
    days = (whole.end - whole.start).days + 1
    first = whole.start + timedelta(int(days * low))
    last = whole.start + timedelta(max(round(days * high), 1) - 1)
    return whole._replace(start=first, end=min(max(last, first), whole.end))
