"""Outlets and agencies: one key for all names of one."""

from functools import cache

from allegiance.fuse.names import name_key
from allegiance.knowledge.files import rows, several

Key = tuple[str, str]

_VOICES = ("agency:", "outlet:")


def voice(name: str) -> tuple[Key, str]:
    """The key of an outlet or agency and the name to show: those of ``knowledge`` where it knows the name.

    >>> voice("AFP")
    (('voice', 'agency:afp'), 'Agence France-Presse')
    >>> voice("Harbour Post")
    (('voice', 'harbour-post'), 'Harbour Post')
    """
    id, known = _known().get(name_key(name), (name_key(name), name.strip()))
    return ("voice", id), known


def is_voice(id: str) -> bool:
    """True for the id of an outlet or agency."""
    return id.startswith(_VOICES)


def is_agency(key: Key) -> bool:
    """True for the key of an agency that ``knowledge`` knows."""
    return key[1].startswith("agency:")


@cache
def _known() -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for row in rows("outlets"):
        for name in (row["name"], *several(row["aliases"])):
            found.setdefault(name_key(name), (row["id"], row["name"]))
    return found
