"""The TIMEX3 value of an interval of days."""

from allegiance.extract.time import calendar
from allegiance.model import When


def value(when: When) -> str:
    """Such as ``2024-07``, ``2024-W37`` or ``2024-05-03/2024-05-09``; ``..`` for an open end, ``XXXX-XX-XX`` unknown.

    >>> from datetime import date
    >>> value(When(start=date(2024, 7, 1), end=date(2024, 7, 31), grain="month", basis="derived"))
    '2024-07'
    """
    if when.start is None and when.end is None:
        return "XXXX-XX-XX"
    if when.start is not None and when.end is not None:
        whole = calendar.period(when.start, when.grain)
        if whole.start <= when.start and when.end <= whole.end:
            return whole.value
        if when.start == when.end:
            return when.start.isoformat()
    return "/".join(day.isoformat() if day is not None else ".." for day in (when.start, when.end))
