"""What one fact says about who backs a state, and by which origins."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from allegiance.knowledge.fold import slug
from allegiance.model import Claim, Fact, Kind, OtherParty, Polarity, Stage

SHARED = " / "
"""What stands between the names in the origin of a lineage whose origins cannot be told apart."""
NOT_STATED = "unspecified"
"""The form under which support stands whose form no report states."""

Key = tuple[str, str]
"""Form and backer."""

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


class Told(NamedTuple):
    """What several facts of one backer and form say together: what counts as given, who asserts it, and who does not.

    ``claims`` are those that assert something given; origins of several facts that share a name are one.
    """

    given: list[Support]
    claims: list[Claim]
    asserted: set[str]
    denied: set[str]
    possible: set[str]
    reports: int
    outlets: int

    @classmethod
    def of(cls, found: Iterable[Support]) -> "Told":
        """Add up some support."""
        given = [support for support in found if support.given]
        # Attributes by map, not in comprehensions: half the time where claims are many.
        claims = list(chain.from_iterable(map(attrgetter("asserting"), given)))
        asserted = independent(_NOBODY.union(*map(attrgetter("asserted"), given)))
        return cls(
            given,
            claims,
            asserted,
            independent(_NOBODY.union(*map(attrgetter("denied"), given))),
            independent(_NOBODY.union(*map(attrgetter("possible"), given))) - asserted,
            len(set(map(attrgetter("document"), claims))),
            len(set(map(attrgetter("outlet"), claims)) - {None, ""}),
        )


def _support(fact: Fact, form: str, backer: str, suppliers: list[OtherParty]) -> Support:
    claims, lineages = fact.claims, fact.lineages
    first, alone = claims[0], len(claims) == 1
    name = first.actor.name if alone and first.actor is not None and not suppliers else _name(suppliers or claims)
    given = first.stage not in _NOT_GIVEN or any(claim.stage not in _NOT_GIVEN for claim in claims)
    side = first.polarity
    if alone or all(claim.polarity is side for claim in claims):
        # Nobody disagrees, so every origin is on the one side.
        origins = _alone(lineages[0].origin) if len(lineages) == 1 else frozenset([each.origin for each in lineages])
        if side is Polarity.ASSERTED:
            return Support(fact, backer, name, form, given, claims, origins, _NOBODY, _NOBODY)
        denied, possible = (origins, _NOBODY) if side is Polarity.DENIED else (_NOBODY, origins)
        return Support(fact, backer, name, form, given, (), _NOBODY, denied, possible)
    said = {side: tuple([claim for claim in claims if claim.polarity is side]) for side in Polarity}
    asserted = _origins(fact, said[Polarity.ASSERTED])
    return Support(
        fact,
        backer,
        name,
        form,
        given,
        said[Polarity.ASSERTED],
        asserted,
        _origins(fact, said[Polarity.DENIED]),
        _origins(fact, said[Polarity.POSSIBLE]) - asserted,
    )


def _origins(fact: Fact, said: tuple[Claim, ...]) -> frozenset[str]:
    if not said:
        return _NOBODY
    ids = {claim.id for claim in said}
    return frozenset([lineage.origin for lineage in fact.lineages if not ids.isdisjoint(lineage.claims)])


@lru_cache(maxsize=100_000)
def _alone(origin: str) -> frozenset[str]:
    return frozenset((origin,))


def by_backer(state: str, facts: Iterable[Fact]) -> Iterator[tuple[Key, list[Support]]]:
    """Support of ``state`` by form and backer, in their order; each fact once, in the order of ids.

    One backer at a time: whoever takes all they need from it before the next has its claims at hand only once.
    """
    found: dict[Key, list[tuple[Fact, list[OtherParty]]]] = defaultdict(list)
    distinct = {fact.id: fact for fact in facts}
    giver: list[OtherParty] = []
    for id in sorted(distinct):
        fact = distinct[id]
        if fact.kind is Kind.SUPPORT:
            if fact.recipient == state and fact.actor is not None and fact.actor != state:
                found[fact.form or NOT_STATED, fact.actor].append((fact, giver))
        elif fact.kind is Kind.USE and fact.actor == state:
            for backer, named in suppliers(fact).items():
                found[fact.form or NOT_STATED, backer].append((fact, named))
    for key in sorted(found):
        yield key, [_support(fact, *key, named) for fact, named in found.pop(key)]


def grouped(state: str, facts: Iterable[Fact]) -> dict[Key, list[Support]]:
    """The same, all at once."""
    return dict(by_backer(state, facts))


def shortfall(claim: Claim) -> str | None:
    """The word for how a claim falls short of something given; None when it does not."""
    return None if claim.stage is None else _NOT_GIVEN.get(claim.stage)


def supported(fact: Fact) -> Iterator[str]:
    """The state that a fact shows to be backed, if any."""
    if fact.kind is Kind.SUPPORT and fact.recipient is not None and fact.actor not in (None, fact.recipient):
        yield fact.recipient
    if fact.kind is Kind.USE and fact.actor is not None and suppliers(fact):
        yield fact.actor


def suppliers(fact: Fact) -> dict[str, list[OtherParty]]:
    """Who supplied what the actor of a fact used, by id, other than the actor."""
    found: dict[str, list[OtherParty]] = {}
    for claim in fact.claims:
        for other in claim.others:
            if other.role == "supplier" and other.id is not None and other.id != fact.actor:
                found.setdefault(other.id, []).append(other)
    return found


def _name(parties: Iterable[OtherParty] | Iterable[Claim]) -> str:
    named = (party.actor if isinstance(party, Claim) else party for party in parties)
    names = [party.name for party in named if party is not None]
    if len(set(names)) == 1:
        return names[0]
    counted = Counter(names)
    return min(counted, key=lambda name: (-counted[name], name))


def independent(origins: Iterable[str]) -> set[str]:
    """Origins of several facts, those that share a name counted once.

    >>> sorted(independent(["AFP", "AFP / Harbour Post", "Tele Sahel"]))
    ['AFP / Harbour Post', 'Tele Sahel']
    """
    several = sorted(set(origins))
    if not any(SHARED in origin for origin in several):
        return set({_key(name): name for name in several}.values())
    merged: dict[str, dict[str, str]] = {}
    for origin in several:
        names = {_key(name): name for name in origin.split(SHARED)}
        for known in [merged[key] for key in names if key in merged]:
            names = known | names
        merged.update(dict.fromkeys(names, names))
    return {SHARED.join(sorted(names.values())) for names in merged.values()}


@lru_cache(maxsize=100_000)
def _key(name: str) -> str:
    return slug(name)
