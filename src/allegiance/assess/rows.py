"""The evidence ledger, opened: why each thing is as likely as it is, one independent origin a row, adding up."""

from collections.abc import Iterator
from dataclasses import dataclass

from allegiance.assess.evidence import Sides, at_war, entries, opponents_of
from allegiance.assess.likelihood import words
from allegiance.model import Backing, EvidenceRow, Ranking


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """One thing: ``prior`` log odds (silence of all kinds counted), its rows, and the likelihood they come to."""

    fact: str
    prior: float
    rows: tuple[EvidenceRow, ...]
    likelihood: float
    word: str

    @property
    def sum(self) -> float:
        """Prior and rows added up: log odds; the likelihood averages over rates and so is nearer to even."""
        return self.prior + sum(row.weight for row in self.rows)


def opened(ranking: Ranking, backing: Backing) -> Iterator[Opened]:
    """The things behind one row of a ranking, likeliest first; none where there is no estimate."""
    if backing.estimate is None:
        return
    facts = {fact.id: fact for fact in backing.facts}
    every = (fact for _, backings in ranking.forms for each in backings for fact in each.facts)
    against = at_war(every, ranking.state)
    opponents = opponents_of(backing.actor, against) | opponents_of(ranking.state, against)
    sides = Sides(backing.actor, ranking.state, opponents)
    adds = {weight.channel: weight.mention for weight in ranking.weights}
    for fact, likelihood in sorted(backing.estimate.likely, key=lambda pair: (-pair[1], pair[0])):
        rows = (
            EvidenceRow(origin=e.origin, channel=e.channel, claims=e.claims, weight=adds[e.channel])
            for e in entries(facts[fact], sides)
        )
        yield Opened(
            fact=fact,
            prior=backing.estimate.prior,
            rows=tuple(sorted(rows, key=lambda row: (-abs(row.weight), row.origin))),
            likelihood=likelihood,
            word=words(likelihood),
        )
