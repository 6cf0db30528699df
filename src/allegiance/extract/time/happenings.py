"""The calendar of known events: what people call them and on which days they fell."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Happening:
    """An event with its names and its days; ``end`` is null while it lasts."""

    name: str
    aliases: tuple[str, ...]
    start: date
    end: date | None


def _day(value: Any) -> date | None:
    if isinstance(value, date):
        return value
    return date.fromisoformat(value) if value else None


@cache
def happenings() -> tuple[Happening, ...]:
    """The events of knowledge/events.toml; none where the file is not installed."""
    try:
        rows = tomllib.loads((files("allegiance.knowledge") / "events.toml").read_text("utf-8"))["event"]
    except (FileNotFoundError, ModuleNotFoundError):
        return ()
    found = []
    for row in rows:
        start = _day(row["start"])
        if start is not None:
            found.append(Happening(row["name"], tuple(row.get("aliases", ())), start, _day(row.get("end"))))
    return tuple(found)


@cache
def by_alias() -> dict[str, tuple[Happening, ...]]:
    """Events by each of their names in lower case."""
    table: dict[str, tuple[Happening, ...]] = {}
    for happening in happenings():
        for alias in happening.aliases:
            key = " ".join(alias.lower().split())
            table[key] = (*table.get(key, ()), happening)
    return table
