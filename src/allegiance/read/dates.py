"""Publication dates as they are written in metadata and in the first lines of a report.

Only a date that gives day, month and year counts; nothing is completed from the clock or from a file's time stamp.
"""

import re
from datetime import UTC, date, datetime, timedelta

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
_MONTH = r"(?P<{0}>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
WRITTEN = re.compile(
    r"\b"
    + _WEEKDAY
    + r"(?:(?P<day1>\d{1,2})(?:st|nd|rd|th)?\.?\s+(?:of\s+)?"
    + _MONTH.format("month1")
    + r",?\s+(?P<year1>\d{4})"
    + r"|"
    + _MONTH.format("month2")
    + r"\s+(?P<day2>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year2>\d{4})"
    + r"|(?P<year3>\d{4})-(?P<month3>\d{2})-(?P<day3>\d{2})"
    + r"|(?P<day4>\d{1,2})\.(?P<month4>\d{1,2})\.(?P<year4>\d{4})"
    + r"|(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<year5>\d{4}))(?!\d)",
    re.IGNORECASE,
)
_ISO = re.compile(r"\s*(\d{4})-?(\d{2})-?(\d{2})(?=$|[T\s])")
_IN_URL = re.compile(r"/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/_-]|$)")
# Places where it is already tomorrow are up to 14 hours ahead of UTC.
_FARTHEST_AHEAD = timedelta(hours=14)


def _day(year: str | int, month: str | int, day: str | int) -> date | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if found.year >= 1800 else None


def from_match(match: re.Match[str]) -> date | None:
    """The day a match of ``WRITTEN`` stands for; null when it is none or day and month could be swapped."""
    part = match.groupdict()
    for n in ("1", "2"):
        if part["day" + n]:
            return _day(part["year" + n], _MONTHS[part["month" + n].lower()], part["day" + n])
    for n in ("3", "4"):
        if part["day" + n]:
            return _day(part["year" + n], part["month" + n], part["day" + n])
    first, second = int(part["first"]), int(part["second"])
    if first > 12 or first == second:
        return _day(part["year5"], second, first)
    return _day(part["year5"], first, second) if second > 12 else None


def from_metadata(value: object) -> date | None:
    """The day of a metadata value: ISO 8601 with or without a time, or a date written out.

    >>> from_metadata("2024-02-27T23:30:00-05:00"), from_metadata("27 February 2024"), from_metadata("2024-02")
    (datetime.date(2024, 2, 27), datetime.date(2024, 2, 27), None)
    """
    if not isinstance(value, str):
        return None
    if iso := _ISO.match(value):
        return _day(*iso.groups())
    written = WRITTEN.search(value)
    return from_match(written) if written else None


def from_url(url: str) -> date | None:
    """The day in an address such as ``https://example.org/world/2024/02/27/shells``."""
    found = _IN_URL.search(url)
    return _day(*found.groups()) if found else None


def latest_possible(captured: str) -> date:
    """The last day on which something captured at this ISO 8601 moment can have been published anywhere on earth.

    A moment without a time zone is UTC. Raises ``ValueError`` when ``captured`` is none.
    """
    moment = datetime.fromisoformat(captured)
    utc = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return (utc + _FARTHEST_AHEAD).date()
