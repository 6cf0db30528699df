"""Parts found by entry point; the built-in ones come the same way.

A package adds a reader of its own with an entry point in the group ``allegiance.extractors``: a callable that takes
an ``allegiance.extract.Report`` and gives an object with ``claims`` and ``issues``. Those in the group
``allegiance.extractors.on_request`` read only when they are asked for by name. Those in
``allegiance.extractors.configured`` are made first, by a call with the settings that the user gives as keywords.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import entry_points
from typing import Any

from allegiance.errors import UsageError

EXTRACTORS = "allegiance.extractors"
ON_REQUEST = "allegiance.extractors.on_request"
CONFIGURED = "allegiance.extractors.configured"


@dataclass(frozen=True, slots=True)
class Asked:
    """An extractor asked for by name, with its settings; plain data, so that it travels to worker processes.

    >>> Asked.of("endpoint", url="http://localhost:11434/v1", model="small").settings
    (('model', 'small'), ('url', 'http://localhost:11434/v1'))
    """

    name: str
    settings: tuple[tuple[str, str | float], ...] = ()

    @classmethod
    def of(cls, name: str, **settings: str | float) -> "Asked":
        """The same from keywords."""
        return cls(name, tuple(sorted(settings.items())))


@cache
def parts(group: str) -> dict[str, Callable[..., Any]]:
    """Every part of ``group`` by its name, in the order of names.

    >>> "rules" in parts(EXTRACTORS)
    True
    """
    return {entry.name: entry.load() for entry in sorted(entry_points(group=group), key=lambda entry: entry.name)}


def extractors(also: tuple[str | Asked, ...] = ()) -> list[Callable[..., Any]]:
    """Every extractor that always reads, then those asked for.

    Raises UsageError naming what there is for an unknown name, and for settings that are missing or not understood.

    >>> len(extractors(("events",))) - len(extractors())
    1
    """
    asked = (Asked(one) if isinstance(one, str) else one for one in also)
    return [*parts(EXTRACTORS).values(), *map(_made, asked)]


@cache
def _made(asked: Asked) -> Callable[..., Any]:
    plain, configured = parts(ON_REQUEST), parts(CONFIGURED)
    if asked.name in configured:
        try:
            made: Callable[..., Any] = configured[asked.name](**dict(asked.settings))
        except TypeError as error:
            raise UsageError(reason=f"The extractor {asked.name!r} needs other settings: {error}.") from None
        return made
    if asked.name not in plain:
        there = ", ".join(sorted({*plain, *configured}))
        raise UsageError(reason=f"There is no extractor {asked.name!r} to ask for; there are: {there}.")
    if asked.settings:
        raise UsageError(reason=f"The extractor {asked.name!r} has no settings.")
    return plain[asked.name]
