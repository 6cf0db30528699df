"""The calendar of known events: what people call them and on which days they fell."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from allegiance.model import Span

_LONGEST = 100
_SHORT = timedelta(31)  # "in the war" is no time, "at the summit" is one
_AT_A_TIME = re.compile(
    r"\b(?:(?P<strong>since|until|till|during|before|after|following|amid|throughout|from|ahead of|"
    r"prior to)|at|in|on|by)\s+(?:(?:the|this|its|their|a|an)\s+)?(?=\w)",
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


def _is_short(event: Happening) -> bool:
    return event.end is not None and event.end - event.start <= _SHORT


def _folded(words: str) -> str:
    """Lower case, straight apostrophes, blanks for line ends: as many code points as before."""
    lower = words.lower()
    return (lower if len(lower) == len(words) else words).replace("’", "'").replace("\n", " ")


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
            key = " ".join(_folded(alias).split())
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
        aliases = table.get(_folded(first.group())) if first else None
        if not aliases:
            continue
        ahead = _folded(text[at : min(end, at + _LONGEST)])
        for alias in aliases:
            if ahead.startswith(alias) and not ahead[len(alias) : len(alias) + 1].isalnum():
                if lead.group("strong") or all(_is_short(event) for event in by_alias()[alias]):
                    yield Span(at, at + len(alias))
                break
