"""Parts found by entry point; the built-in ones come the same way.

A package adds a reader of its own with an entry point in the group ``allegiance.extractors``: a callable that takes
(document, parsed sentences, mentions of actors) and gives an object with ``claims`` and ``issues``. Those in the group
``allegiance.extractors.on_request`` read only when they are asked for by name.
"""

from collections.abc import Callable
from functools import cache
from importlib.metadata import entry_points
from typing import Any

from allegiance.errors import UsageError

EXTRACTORS = "allegiance.extractors"
ON_REQUEST = "allegiance.extractors.on_request"


@cache
def parts(group: str) -> dict[str, Callable[..., Any]]:
    """Every part of ``group`` by its name, in the order of names.

    >>> "rules" in parts(EXTRACTORS)
    True
    """
    return {entry.name: entry.load() for entry in sorted(entry_points(group=group), key=lambda entry: entry.name)}


def extractors(also: tuple[str, ...] = ()) -> list[Callable[..., Any]]:
    """Every extractor that always reads, then those named. Raises UsageError naming what there is for an unknown name.

    >>> len(extractors(("events",))) - len(extractors())
    1
    """
    optional = parts(ON_REQUEST)
    unknown = [name for name in also if name not in optional]
    if unknown:
        there = ", ".join(optional)
        raise UsageError(reason=f"There is no extractor {unknown[0]!r} to ask for; there are: {there}.")
    return [*parts(EXTRACTORS).values(), *(optional[name] for name in also)]
