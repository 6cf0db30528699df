"""ATOP alliances by directed pair and year: spells of defence pacts as agreements."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from pathlib import Path

from allegiance.evaluate.panels.sheet import Row, by_cow, period, rows
from allegiance.model import Claim, Kind

REGISTER = "ATOP"
Spell = tuple[int, int]


def claims(file: Path, column: str = "atop_defense") -> Iterator[Claim]:
    """One agreement for each unbroken run of years in which a pair stood under an obligation."""
    spells: dict[tuple[str, str], list[tuple[int, Row]]] = {}
    for row in rows(file, REGISTER):
        first, second = row.cells["ccode1"], row.cells["ccode2"]
        if row.cells[column] == "1" and int(first) < int(second):
            spells.setdefault((first, second), []).append((int(row.cells["year"]), row))
    for (first, second), years in sorted(spells.items()):
        one, other = by_cow(first), by_cow(second)
        if one is None or other is None:
            continue
        ordered = sorted(years, key=lambda pair: pair[0])
        for _, run in groupby(enumerate(ordered), key=lambda pair: pair[1][0] - pair[0]):
            found = [pair for _, pair in run]
            row = found[0][1]
            yield row.claim(
                row.party(one, first),
                row.party(other, second),
                kind=Kind.AGREEMENT,
                form="commitment",
                when=period(date(found[0][0], 1, 1), date(found[-1][0], 12, 31), "year"),
            )
