"""The calendar of known events: what people call them and on which days they fell."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from allegiance.model import Span

_LONGEST = 100
_AT_A_TIME = re.compile(
    r"\b(?:since|until|till|during|before|after|following|amid|throughout|at|from|by|on|upon|in|to|ahead of|prior to|"
    r"and|between)\s+(?:(?:the|this|its|their|a|an)\s+)?(?=\w)",
    re.IGNORECASE,
)
_FIRST = re.compile(r"[\w’']+")


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
def known_events() -> tuple[Happening, ...]:
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
    for happening in known_events():
        for alias in happening.aliases:
            key = " ".join(alias.lower().replace("’", "'").split())
            table[key] = (*table.get(key, ()), happening)
    return table


@cache
def _by_first_word() -> dict[str, tuple[str, ...]]:
    table: dict[str, list[str]] = {}
    for alias in by_alias():
        first = _FIRST.search(alias)
        if first:
            table.setdefault(first.group(), []).append(alias)
    return {first: tuple(sorted(aliases, key=len, reverse=True)) for first, aliases in table.items()}


def named(text: str, start: int, end: int) -> Iterator[Span]:
    """Where known events stand for a time: their names behind "since", "during", "before" and the like."""
    table = _by_first_word()
    for lead in _AT_A_TIME.finditer(text, start, end):
        at = lead.end()
        first = _FIRST.match(text, at)
        aliases = table.get(first.group().lower()) if first else None
        if not aliases:
            continue
        ahead = text[at : min(end, at + _LONGEST)].lower().replace("\n", " ").replace("’", "'")
        for alias in aliases:
            if ahead.startswith(alias) and not ahead[len(alias) : len(alias) + 1].isalnum():
                yield Span(at, at + len(alias))
                break
