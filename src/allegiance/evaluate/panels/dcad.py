"""DCAD: bilateral defence cooperation agreements with the day of signing."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from allegiance.evaluate.panels.sheet import by_cow, period, rows
from allegiance.model import Claim, Kind, When

REGISTER = "Defense Cooperation Agreement Dataset"


def claims(file: Path) -> Iterator[Claim]:
    """One agreement for each row, dated as exactly as the row says."""
    for row in rows(file, REGISTER):
        one, other = by_cow(row.cells["ccode1"]), by_cow(row.cells["ccode2"])
        when = _signed(row.cells)
        if one is None or other is None or when is None:
            continue
        yield row.claim(
            row.party(one, row.cells["cowName1"]),
            row.party(other, row.cells["cowName2"]),
            kind=Kind.AGREEMENT,
            form="commitment",
            when=when,
        )


def _signed(cells: dict[str, str]) -> When | None:
    day, month, number = (_number(cells[f"sign{part}"]) for part in ("Day", "Month", "Year"))
    if number is None:
        return None
    if month is None or not 1 <= month <= 12:
        return period(date(number, 1, 1), date(number, 12, 31), "year")
    last = monthrange(number, month)[1]
    if day is None or not 1 <= day <= last:
        return period(date(number, month, 1), date(number, month, last), "month")
    return period(date(number, month, day), date(number, month, day), "day")


def _number(written: str) -> int | None:
    return int(float(written)) if written not in ("", "NA") and float(written) > 0 else None
