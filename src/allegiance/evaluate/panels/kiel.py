"""Kiel Institute, Ukraine Support Tracker, as a panel of donor, month and type in millions of euros."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from allegiance.evaluate.panels.sheet import code, period, rows
from allegiance.model import Claim, Quantity, Stage

REGISTER = "Kiel Institute Ukraine Support Tracker"
FORMS = {"Military": "weapons", "Financial": "finance", "Humanitarian": "humanitarian"}


def claims(file: Path) -> Iterator[Claim]:
    """One claim for each month in which a donor allocated something; columns donor, year_month, aid_type_general."""
    for row in rows(file, REGISTER):
        donor, written = code(row.cells["donor"]), row.cells["aid_eur_m"]
        amount = float(written) * 1e6
        if donor is None or amount <= 0:
            continue
        number, month = (int(part) for part in row.cells["year_month"].split("-"))
        yield row.claim(
            row.party(donor, row.cells["donor"]),
            row.party("UKR", ""),
            form=FORMS[row.cells["aid_type_general"]],
            when=period(date(number, month, 1), date(number, month, monthrange(number, month)[1]), "month"),
            quantity=Quantity(low=amount, high=amount, unit="EUR", surface=written, span=row.span(written)),
            stage=Stage.UNDERWAY,
        )
