"""Credibility of what is claimed, 1 to 6 by rule, apart from the reliability of who says it (STANAG 2511)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from tomllib import loads
from typing import Any

from allegiance.assess.backer import SHARED
from allegiance.model import Claim, Contradiction, Fact, Polarity

_OPPOSITE = {Polarity.ASSERTED: Polarity.DENIED, Polarity.DENIED: Polarity.ASSERTED}
CANNOT_BE_JUDGED = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """Credibility 1 (best) to 6 of one side of a fact, the words for it, and why."""

    credibility: int
    words: str
    because: str
    supporting: tuple[str, ...]
    opposing: tuple[str, ...]


def credibility(
    fact: Fact,
    contradictions: Iterable[Contradiction] = (),
    *,
    polarity: Polarity = Polarity.ASSERTED,
    reliable: frozenset[str] = frozenset(),
) -> Grade:
    """Grade what claims of ``polarity`` in a fact say.

    1 needs two independent origins and nobody against them. ``reliable`` are sources of reliability A or B: the word
    of one of them alone is probably true, of any other possibly. ``contradictions`` that are open count against it.
    """
    said = _origins(fact, polarity)
    against = _origins(fact, _OPPOSITE[polarity]) if polarity in _OPPOSITE else set()
    against |= _contradicted(fact, polarity, contradictions, against) - said
    number, grade = len(said), CANNOT_BE_JUDGED
    if polarity is Polarity.POSSIBLE or not said:
        because = "nobody asserts it" if not said else "it is only held possible"
    else:
        grade, because = _rule(number, len(against), not reliable.isdisjoint(said))
    return Grade(
        credibility=grade,
        words=rules()["credibility"][str(grade)],
        because=because,
        supporting=tuple(sorted(said)),
        opposing=tuple(sorted(against)),
    )


def graded(facts: Iterable[Fact], worst: int) -> list[Fact]:
    """The facts of credibility ``worst`` or better."""
    return [fact for fact in facts if credibility(fact).credibility <= worst]


def _rule(supporting: int, opposing: int, reliable: bool) -> tuple[int, str]:
    if not opposing:
        if supporting > 1:
            return 1, f"{supporting} independent origins, none against"
        return (2, "one origin of known reliability, none against") if reliable else (3, "one origin, none against")
    counts = f"{supporting} for, {opposing} against"
    if supporting >= 2 * opposing:
        return 2, counts
    return (3 if supporting > opposing else 4 if supporting == opposing else 5), counts


def _origins(fact: Fact, polarity: Polarity) -> set[str]:
    said = {claim.id for claim in fact.claims if claim.polarity is polarity}
    return {lineage.origin for lineage in fact.lineages if not said.isdisjoint(lineage.claims)}


def _contradicted(
    fact: Fact, polarity: Polarity, contradictions: Iterable[Contradiction], denying: set[str]
) -> set[str]:
    """Who states another figure, day or type; somebody who denies it anyway counts once."""
    mine = {claim.id for claim in fact.claims if claim.polarity is polarity}
    found = set()
    for entry in contradictions:
        if entry.verdict == "contradiction" and entry.status == "open":
            for one, other in ((entry.one, entry.other), (entry.other, entry.one)):
                if one.id in mine and other.id not in {claim.id for claim in fact.claims}:
                    found.add(_voice(other))
    return found - denying


def _voice(claim: Claim) -> str:
    speaker = claim.attribution.speaker
    if speaker is not None and (speaker.named or speaker.id):
        return f"{speaker.name} ({speaker.state})" if speaker.state else speaker.name
    return next((relay.name for relay in claim.attribution.relays), None) or claim.outlet or claim.path


def names(origin: str) -> set[str]:
    """The sources that cannot be told apart in one origin."""
    return set(origin.split(SHARED))


@cache
def rules() -> Mapping[str, Any]:
    """Rates, words and priors, from ``reliability.toml``."""
    return loads(files(__package__).joinpath("reliability.toml").read_text("utf-8"))
