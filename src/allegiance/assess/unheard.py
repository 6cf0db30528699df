"""Sources that were named but that no claim goes back to: a slip, or a name that reports write otherwise."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from allegiance.assess.selection import behind, told_by
from allegiance.knowledge.fold import slug
from allegiance.knowledge.states import states
from allegiance.model import Claim

_MOST = 3
_ALIKE = 0.75


@dataclass(frozen=True, slots=True)
class Unheard:
    """A name that no claim goes back to; ``near`` are names like it, at most three, that claims do go back to."""

    name: str
    near: tuple[str, ...]


def unheard(names: Iterable[str], claims: Iterable[Claim]) -> tuple[Unheard, ...]:
    """Those of ``names`` that none of ``claims`` goes back to, in their order."""
    claims = list(claims)
    missing = [name for name in dict.fromkeys(names) if not any(map(behind(name), claims))]
    if not missing:
        return ()
    heard = {told for claim in claims for told in told_by(claim)}
    spelled = {slug(_written(told)): _written(told) for told in sorted(heard) if ":" not in told}
    return tuple(Unheard(name, tuple(spelled[key] for key in _near(slug(name), spelled))) for name in missing)


def _written(told: str) -> str:
    return states()[told].name if told in states() else told


def _near(wanted: str, known: Iterable[str]) -> list[str]:
    """Names of much the same letters, then those that hold all the words of the wanted one."""
    known, words = sorted(known), set(wanted.split("-"))
    holding = [key for key in known if words <= set(key.split("-"))]
    return list(dict.fromkeys([*get_close_matches(wanted, known, _MOST, _ALIKE), *holding]))[:_MOST]
