"""What one fact says about who backs a state, and by which origins."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Support:
    """A fact as support by ``backer``; origins are the names of its lineages."""

    fact: Fact
    backer: str
    name: str
    form: str

    @property
    def given(self) -> bool:
        """False when every claim speaks of what is promised, planned, ordered, requested or ended."""
        return any(shortfall(claim) is None for claim in self.fact.claims)

    @property
    def asserting(self) -> tuple[Claim, ...]:
        """The claims that assert it."""
        return tuple(claim for claim in self.fact.claims if claim.polarity is Polarity.ASSERTED)

    @property
    def asserted(self) -> frozenset[str]:
        """Origins that assert it."""
        return self._origins(Polarity.ASSERTED)

    @property
    def denied(self) -> frozenset[str]:
        """Origins that deny it."""
        return self._origins(Polarity.DENIED)

    @property
    def possible(self) -> frozenset[str]:
        """Origins that hold it possible and do not assert it."""
        return self._origins(Polarity.POSSIBLE) - self.asserted

    def _origins(self, polarity: Polarity) -> frozenset[str]:
        if len(self.fact.claims) == 1:
            alone = self.fact.claims[0].polarity is polarity
            return frozenset(lineage.origin for lineage in self.fact.lineages) if alone else _NOBODY
        said = {claim.id for claim in self.fact.claims if claim.polarity is polarity}
        if not said:
            return _NOBODY
        return frozenset(lineage.origin for lineage in self.fact.lineages if not said.isdisjoint(lineage.claims))


def shortfall(claim: Claim) -> str | None:
    """The word for how a claim falls short of something given; None when it does not."""
    return None if claim.stage is None else _NOT_GIVEN.get(claim.stage)


def supports(fact: Fact, state: str) -> Iterator[Support]:
    """Whom the fact shows backing ``state``: the giver, or the supplier of what the state is said to have used."""
    form = fact.form or NOT_STATED
    if fact.kind is Kind.SUPPORT and fact.recipient == state and fact.actor not in (None, state):
        parties = [claim.actor for claim in fact.claims]
        yield Support(fact, str(fact.actor), _name(parties), form)
    if fact.kind is Kind.USE and fact.actor == state:
        suppliers: dict[str, list[OtherParty]] = {}
        for claim in fact.claims:
            for other in claim.others:
                if other.role == "supplier" and other.id is not None and other.id != state:
                    suppliers.setdefault(other.id, []).append(other)
        for backer, named in sorted(suppliers.items()):
            yield Support(fact, backer, _name(named), form)


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
        names = {slug(name): name for name in origin.split(SHARED)}
        for known in [merged[key] for key in names if key in merged]:
            names = known | names
        merged.update(dict.fromkeys(names, names))
    return {SHARED.join(sorted(names.values())) for names in merged.values()}
