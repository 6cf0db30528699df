"""The calendar of known events: what people call them and on which days they fell."""

import os
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from allegiance.errors import UsageError
from allegiance.knowledge.files import OWN_FOLDER, table
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


@cache
def known_events() -> tuple[Happening, ...]:
    """The events of events.toml in ``knowledge``, and after them those of the same file in the user's own folder.

    Raises UsageError when the user's file cannot be read or a row of it has no name or no first day.
    """
    shipped = tuple(_happening(row) for row in table("events")["event"])
    own = os.environ.get(OWN_FOLDER)
    path = Path(own) / "events.toml" if own else None
    if path is None or not path.is_file():
        return shipped
    try:
        rows = tomllib.loads(path.read_text("utf-8-sig"))["event"]
        return (*shipped, *(_happening(row) for row in rows))
    except (OSError, ValueError, KeyError, TypeError) as problem:
        raise UsageError(reason=f"{path}: not a file of events ({problem!r})") from problem


def _happening(row: dict[str, Any]) -> Happening:
    """Read one row; ``start`` and ``end`` are TOML dates, ``end`` absent while the event lasts."""
    start, end = row["start"], row.get("end")
    if type(start) is not date or (end is not None and type(end) is not date) or (end and end < start):
        raise ValueError(f"{row['name']}: start and end must be dates in order")
    return Happening(str(row["name"]), tuple(row.get("aliases", ())), start, end)


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
