"""Which part of a name is the family name."""

import re
from functools import cache

from allegiance.knowledge.files import table
from allegiance.knowledge.fold import folded, slug

_PARTICLES = frozenset(
    {"al", "bin", "ben", "von", "van", "der", "de", "da", "di", "del", "la", "le", "ibn", "el", "dos"}
)
_TWO_SYLLABLES = re.compile(r"[A-Z][a-z]+-[a-z]+")  # a given name such as "Ki-moon"


@cache
def name_parts(name: str, state: str | None) -> tuple[str, str]:
    """Family name and given names; the order follows the person where it is known, else the state.

    >>> name_parts("Kim Jong Un", "PRK"), name_parts("Ursula von der Leyen", "EU"), name_parts("Ban Ki-moon", "UN")
    (('Kim', 'Jong Un'), ('von der Leyen', 'Ursula'), ('Ban', 'Ki-moon'))
    """
    words = name.split()
    if len(words) < 2 or folded(name) in _listed("persons_without") or state in _listed("no_family_name"):
        return name, ""
    if _family_first(words, state):
        return words[0], " ".join(words[1:])
    cut = len(words) - 1
    while cut > 1 and words[cut - 1].casefold() in _PARTICLES:
        cut -= 1
    return " ".join(words[cut:]), " ".join(words[:cut])


@cache
def person_id(name: str, state: str | None) -> str:
    """``person:family-given`` of a name as written."""
    family, given = name_parts(name, state)
    return f"person:{slug(family)}-{slug(given)}" if given else f"person:{slug(family)}"


def _family_first(words: list[str], state: str | None) -> bool:
    if folded(" ".join(words)) in _listed("persons_family_first"):
        return True
    if folded(words[0]) in _listed("given_first"):
        return False
    return state in _listed("family_first") or (len(words) == 2 and _TWO_SYLLABLES.fullmatch(words[1]) is not None)


@cache
def _listed(kind: str) -> frozenset[str]:
    return frozenset(folded(name) for name in table("personal_names")[kind])
