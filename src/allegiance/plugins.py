"""Parts found by entry point; the built-in ones come the same way.

A package adds a reader of its own with an entry point in the group ``allegiance.extractors``: a callable that takes
(document, parsed sentences, mentions of actors) and gives an object with ``claims`` and ``issues``.
"""

from collections.abc import Callable
from functools import cache
from importlib.metadata import entry_points
from typing import Any

EXTRACTORS = "allegiance.extractors"


@cache
def parts(group: str) -> dict[str, Callable[..., Any]]:
    """Every part of ``group`` by its name, in the order of names.

    >>> "rules" in parts(EXTRACTORS)
    True
    """
    return {entry.name: entry.load() for entry in sorted(entry_points(group=group), key=lambda entry: entry.name)}
