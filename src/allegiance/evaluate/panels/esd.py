"""UCDP External Support Dataset by triad and year: which types of support a state gave a warring side."""

from collections.abc import Iterator
from pathlib import Path

from allegiance.evaluate.panels.sheet import code, rows, year
from allegiance.model import Claim, Polarity

REGISTER = "UCDP External Support Dataset"
FORMS = {
    "ext_x": "personnel",
    "ext_p": "logistics",
    "ext_y": "logistics",
    "ext_l": "logistics",
    "ext_w": "weapons",
    "ext_m": "ammunition",
    "ext_t": "training",
    "ext_f": "finance",
    "ext_i": "intelligence",
    "ext_o": "other",
}
"""Type column to form; ``ext_u`` (unknown) is support whose form is not stated."""


def claims(file: Path) -> Iterator[Claim]:
    """One claim for each form a state gave a government in a year; alleged support is only possible."""
    for row in rows(file, REGISTER):
        cells = row.cells
        if cells["ext_sup"] != "1" or cells["actor_nonstate"] != "0" or float(cells["ext_nonstate"] or 1):
            continue
        supporter, recipient = code(cells["ext_name"]), code(cells["actor_name"])
        if supporter is None or recipient is None or supporter == recipient:
            continue
        given: set[str | None] = {form for column, form in FORMS.items() if cells[column] == "1"}
        for form in sorted(given or {None}, key=str):
            yield row.claim(
                row.party(supporter, cells["ext_name"]),
                row.party(recipient, cells["actor_name"]),
                form=form,
                when=year(int(cells["year"])),
                polarity=Polarity.POSSIBLE if cells["ext_alleged"] == "1" else Polarity.ASSERTED,
            )
