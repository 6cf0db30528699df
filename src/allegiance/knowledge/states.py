"""The states of the world: names, demonyms, capitals, metonyms and codes, from ``states.csv``."""

from datetime import date
from functools import cache
from typing import NamedTuple

from allegiance.knowledge.files import day, rows, several
from allegiance.model import Actor


class State(NamedTuple):
    """One row of ``states.csv``. ``code`` is ISO 3166 alpha-3 (part 3 for states that are no more; XKX Kosovo).

    ``cow`` and ``gw`` are the numbers of the Correlates of War project and of Gleditsch and Ward. ``start`` and
    ``end`` bound the life of the state where it began or ended after 1900 and that matters to a reader.
    """

    code: str
    name: str
    aliases: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    metonyms: tuple[str, ...]
    places: tuple[str, ...]
    cow: int | None
    gw: int | None
    start: date | None
    end: date | None

    @property
    def actor(self) -> Actor:
        """The state as an actor."""
        return _actor(self.code, self.name)


@cache
def _actor(code: str, name: str) -> Actor:
    return Actor(id=code, name=name, kind="state", state=code)


@cache
def states() -> dict[str, State]:
    """Every state by its code, in the order of the file; a later row of the same code replaces an earlier one."""
    found = {}
    for row in rows("states"):
        found[row["state"]] = State(
            code=row["state"],
            name=row["name"],
            aliases=several(row["aliases"]),
            demonyms=several(row["demonyms"]),
            capitals=several(row["capital"]),
            metonyms=several(row["metonyms"]),
            places=several(row["places"]),
            cow=int(row["cow"]) if row["cow"] else None,
            gw=int(row["gw"]) if row["gw"] else None,
            start=day(row["from"]),
            end=day(row["to"], last=True),
        )
    return found


def plural(demonym: str) -> str | None:
    """The plural noun of a regular demonym, null for one that has none or is irregular.

    >>> plural("Ukrainian"), plural("Israeli"), plural("Chinese")
    ('Ukrainians', 'Israelis', None)
    """
    return f"{demonym}s" if demonym.endswith(("an", "i", "ot", "ar", "er", "ard", "en", "im")) else None
