"""Weapon systems by designation, from ``materiel.csv``, found in a text in one pass."""

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from allegiance.knowledge.files import rows, several
from allegiance.model import Span

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick


class Materiel(NamedTuple):
    """One row of ``materiel.csv``: ``form`` is a form of support, ``origin`` the alpha-3 codes of the makers."""

    designation: str
    category: str
    form: str
    origin: tuple[str, ...]


class Designation(NamedTuple):
    """A designation as it stands in a text."""

    span: Span
    materiel: Materiel


@cache
def materiel() -> dict[str, Materiel]:
    """Every system under each of its names."""
    found: dict[str, Materiel] = {}
    for row in rows("materiel"):
        system = Materiel(row["designation"], row["category"], row["form"], several(row["origin"]))
        for name in (row["designation"], *several(row["aliases"])):
            found.setdefault(name, system)
    return found


@cache
def _automaton() -> tuple["AhoCorasick", tuple[str, ...]]:
    from ahocorasick_rs import AhoCorasick, MatchKind

    names = tuple(materiel())
    return AhoCorasick(names, matchkind=MatchKind.LeftmostLongest), names


def designations(text: str) -> list[Designation]:
    """The systems named in ``text`` from left to right; a plural s counts to the name."""
    automaton, names = _automaton()
    found = []
    for pattern, start, end in automaton.find_matches_as_indexes(text):
        if end < len(text) and text[end] == "s":
            end += 1
        inside_word = (start > 0 and text[start - 1].isalnum()) or (end < len(text) and text[end].isalnum())
        if not inside_word:
            found.append(Designation(Span(start, end), materiel()[names[pattern]]))
    return found
