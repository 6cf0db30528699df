"""SIPRI arms transfers: trend-indicator values by supplier, recipient and year."""

from collections.abc import Iterator
from pathlib import Path

from allegiance.evaluate.panels.sheet import by_cow, rows, year
from allegiance.model import Claim, Quantity

REGISTER = "SIPRI Arms Transfers Database"


def claims(file: Path) -> Iterator[Claim]:
    """One claim for each supplier, recipient and year; columns supplier_cown, recipient_cown, year, value."""
    for row in rows(file, REGISTER):
        cells = row.cells
        supplier, recipient = by_cow(cells["supplier_cown"]), by_cow(cells["recipient_cown"])
        value = float(cells["value"] or 0)
        if supplier is None or recipient is None or supplier == recipient or value <= 0:
            continue
        yield row.claim(
            row.party(supplier, cells["supplier"]),
            row.party(recipient, cells["recipient"]),
            form="weapons",
            when=year(int(cells["year"])),
            quantity=Quantity(low=value, high=value, unit="TIV", surface=cells["value"], span=row.span(cells["value"])),
        )
