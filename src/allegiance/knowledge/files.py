"""Fact files beside this code, read once, with the user's own rows after ours.

A folder named by the environment variable ``ALLEGIANCE_KNOWLEDGE`` may hold files of the same names; their rows
are added to ours and ours stay as they are.
"""

import csv
import io
import os
import tomllib
from calendar import monthrange
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

Row = dict[str, str]

OWN_FOLDER = "ALLEGIANCE_KNOWLEDGE"


@cache
def rows(name: str) -> tuple[Row, ...]:
    """The rows of ``name.csv`` with the user's own after them; none where there is no such file."""
    return tuple(
        {key: (value or "").strip() for key, value in row.items() if key is not None}
        for text in _texts(f"{name}.csv")
        for row in csv.DictReader(io.StringIO(text))
    )


@cache
def table(name: str) -> dict[str, Any]:
    """The contents of ``name.toml`` shipped beside this code."""
    return tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text("utf-8"))


def _texts(name: str) -> list[str]:
    shipped = files(__package__).joinpath(name)
    texts = [shipped.read_text("utf-8")] if shipped.is_file() else []
    own = os.environ.get(OWN_FOLDER)
    if own and (path := Path(own) / name).is_file():
        texts.append(path.read_text("utf-8-sig"))
    return texts


def several(cell: str) -> tuple[str, ...]:
    """The values of a cell that holds several, split at ``|``.

    >>> several("Kyiv|Kiev")
    ('Kyiv', 'Kiev')
    """
    return tuple(value.strip() for value in cell.split("|") if value.strip())


def day(cell: str, *, last: bool = False) -> date | None:
    """An ISO date, month or year as its first day, or its last; null when empty.

    >>> day("2024-02", last=True)
    datetime.date(2024, 2, 29)
    """
    parts = [int(part) for part in cell.split("-")] if cell else []
    if len(parts) == 3:
        return date(*parts)
    if len(parts) == 2:
        year, month = parts
        return date(year, month, monthrange(year, month)[1] if last else 1)
    if len(parts) == 1:
        return date(parts[0], 12, 31) if last else date(parts[0], 1, 1)
    return None
