"""Claims as they would be without a source, or as far as they were known on a day."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache

from allegiance.knowledge.files import rows, several
from allegiance.knowledge.fold import slug
from allegiance.knowledge.lexicon import lexicon
from allegiance.model import Claim, Fact

Leaves = Callable[[Claim], bool]


def known_by(claims: Iterable[Claim], day: date) -> list[Claim]:
    """The claims whose report was published by ``day``; a report without a date was not known to be."""
    return [claim for claim in claims if claim.published is not None and claim.published <= day]


def without(claims: Iterable[Claim], source: str) -> list[Claim]:
    """The claims that do not go back to ``source``: a speaker, a state that speaks, an outlet, agency or family."""
    leaves = behind(source)
    return [claim for claim in claims if not leaves(claim)]


def behind(source: str) -> Leaves:
    """Whether a claim goes back to ``source`` as a user names it: a state by its name is all who speak for it."""
    leaves = [speaks(name) for name in (source, *_state_called(source))]
    return lambda claim: any(leave(claim) for leave in leaves)


def speaks(source: str) -> Leaves:
    """Whether a claim goes back to ``source``: a name or id, whole, however it is written."""
    wanted = _named(source)

    return lambda claim: any(not wanted.isdisjoint(_named(name)) for name in told_by(claim))


def told_by(claim: Claim) -> Iterator[str]:
    """The names a claim goes back to: its outlet, its channels, who speaks (by name and id) and for which state."""
    speaker = claim.attribution.speaker
    names = [claim.outlet, *(relay.name for relay in claim.attribution.relays)]
    if speaker is not None:
        names += [speaker.name, speaker.id, speaker.state]
    return (name for name in names if name is not None)


def family(outlet: str) -> str:
    """The family of outlets one belongs to, its own name where it is not known."""
    row = _outlets().get(slug(outlet))
    return row["family"] or row["name"] if row else outlet


def state_behind(outlet: str | None) -> str | None:
    """The state that owns an outlet or agency; null for every other."""
    row = _outlets().get(slug(outlet)) if outlet else None
    return row["state"] or None if row and row["family"].endswith("-state-media") else None


def pruned(facts: Iterable[Fact], leaves: Leaves) -> list[Fact]:
    """Facts without the claims that ``leaves`` is true of; a fact that loses all is gone."""
    found = []
    for fact in facts:
        kept = tuple(claim for claim in fact.claims if not leaves(claim))
        if len(kept) == len(fact.claims):
            found.append(fact)
        elif kept:
            ids = {claim.id for claim in kept}
            lineages = tuple(
                replace(lineage, claims=tuple(id for id in lineage.claims if id in ids))
                for lineage in fact.lineages
                if not ids.isdisjoint(lineage.claims)
            )
            found.append(replace(fact, claims=kept, lineages=lineages))
    return found


def _state_called(name: str) -> tuple[str, ...]:
    """The code of the one state of that name; none where none or several bear it."""
    senses = lexicon().get(name.strip())
    codes = {sense.actor.id for sense in senses if sense.how in ("name", "alias") and sense.actor.kind == "state"}
    return tuple(codes) if len(codes) == 1 else ()


@cache
def _named(name: str) -> frozenset[str]:
    row = _outlets().get(slug(name))
    return frozenset(
        {slug(name), f"family:{slug(name)}"}
        if row is None
        else {slug(row["name"]), slug(row["id"]), "family:" + row["family"]} - {"family:"}
    )


@cache
def _outlets() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for row in rows("outlets"):
        for name in (row["id"], row["name"], *several(row["aliases"])):
            found.setdefault(slug(name), row)
    return found
