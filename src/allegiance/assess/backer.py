"""What one fact says about who backs a state, and by which origins."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from allegiance.knowledge.fold import slug
from allegiance.model import Claim, Fact, Kind, OtherParty, Party, Polarity, Stage

SHARED = " / "
"""What stands between the names in the origin of a lineage whose origins cannot be told apart."""
NOT_STATED = "unspecified"
"""The form under which support stands whose form no report states."""

_NOBODY: frozenset[str] = frozenset()
_NOT_GIVEN = {
    Stage.PROMISED: "promised",
    Stage.PLANNED: "planned",
    Stage.ORDERED: "ordered",
    Stage.REQUESTED: "requested",
    Stage.ENDED: "ended",
}


class Support(NamedTuple):
    """A fact as support by ``backer``; origins are the names of its lineages.

    ``given`` is false when every claim speaks of what is promised, planned, ordered, requested or ended. ``asserting``
    are the claims that assert it; ``asserted``, ``denied`` and ``possible`` the origins that do, the last without
    those that assert it as well.
    """

    fact: Fact
    backer: str
    name: str
    form: str
    given: bool
    asserting: tuple[Claim, ...]
    asserted: frozenset[str]
    denied: frozenset[str]
    possible: frozenset[str]


def _support(fact: Fact, backer: str, name: str) -> Support:
    form = fact.form or NOT_STATED
    if len(fact.claims) == 1:
        only = fact.claims[0]
        origins = frozenset(lineage.origin for lineage in fact.lineages)
        polarity = only.polarity
        return Support(
            fact,
            backer,
            name,
            form,
            shortfall(only) is None,
            fact.claims if polarity is Polarity.ASSERTED else (),
            origins if polarity is Polarity.ASSERTED else _NOBODY,
            origins if polarity is Polarity.DENIED else _NOBODY,
            origins if polarity is Polarity.POSSIBLE else _NOBODY,
        )
    asserted = _origins(fact, Polarity.ASSERTED)
    return Support(
        fact,
        backer,
        name,
        form,
        any(shortfall(claim) is None for claim in fact.claims),
        tuple(claim for claim in fact.claims if claim.polarity is Polarity.ASSERTED),
        asserted,
        _origins(fact, Polarity.DENIED),
        _origins(fact, Polarity.POSSIBLE) - asserted,
    )


def _origins(fact: Fact, polarity: Polarity) -> frozenset[str]:
    said = {claim.id for claim in fact.claims if claim.polarity is polarity}
    if not said:
        return _NOBODY
    return frozenset(lineage.origin for lineage in fact.lineages if not said.isdisjoint(lineage.claims))


def grouped(state: str, facts: Iterable[Fact]) -> dict[tuple[str, str], list[Support]]:
    """Support of ``state`` by form and backer, in their order; each fact once, in the order of ids."""
    found: dict[tuple[str, str], list[Support]] = defaultdict(list)
    for _, fact in sorted({fact.id: fact for fact in facts}.items()):
        for support in supports(fact, state):
            found[support.form, support.backer].append(support)
    return dict(sorted(found.items()))


def shortfall(claim: Claim) -> str | None:
    """The word for how a claim falls short of something given; None when it does not."""
    return None if claim.stage is None else _NOT_GIVEN.get(claim.stage)


def supports(fact: Fact, state: str) -> Iterator[Support]:
    """Whom the fact shows backing ``state``: the giver, or the supplier of what the state is said to have used."""
    if fact.kind is Kind.SUPPORT and fact.recipient == state and fact.actor not in (None, state):
        parties = [claim.actor for claim in fact.claims]
        yield _support(fact, str(fact.actor), _name(parties))
    if fact.kind is Kind.USE and fact.actor == state:
        suppliers: dict[str, list[OtherParty]] = {}
        for claim in fact.claims:
            for other in claim.others:
                if other.role == "supplier" and other.id is not None and other.id != state:
                    suppliers.setdefault(other.id, []).append(other)
        for backer, named in sorted(suppliers.items()):
            yield _support(fact, backer, _name(named))


def _name(parties: "list[Party | None] | list[OtherParty]") -> str:
    if len(parties) == 1 and parties[0] is not None:
        return parties[0].name
    names = Counter(party.name for party in parties if party is not None)
    return min(names, key=lambda name: (-names[name], name))


def independent(origins: Iterable[str]) -> set[str]:
    """Origins of several facts, those that share a name counted once.

    >>> sorted(independent(["AFP", "AFP / Harbour Post", "Tele Sahel"]))
    ['AFP / Harbour Post', 'Tele Sahel']
    """
    merged: dict[str, dict[str, str]] = {}
    for origin in sorted(set(origins)):
        names = {_key(name): name for name in origin.split(SHARED)}
        for known in [merged[key] for key in names if key in merged]:
            names = known | names
        merged.update(dict.fromkeys(names, names))
    return {SHARED.join(sorted(names.values())) for names in merged.values()}


@lru_cache(maxsize=100_000)
def _key(name: str) -> str:
    return slug(name)
