"""What stands behind a ranking, laid out for reading: facts, their origins, the quoted sentences."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from allegiance.assess.backer import shortfall
from allegiance.ledger import Ledger
from allegiance.model import Claim, Fact, Polarity
from allegiance.web import marks


@dataclass(frozen=True, slots=True)
class Quoted:
    """A claim with its sentence, the key words marked."""

    claim: Claim
    quote: Markup


@dataclass(frozen=True, slots=True)
class Origin:
    """One independent origin with what it said, earliest first."""

    name: str
    basis: str
    quotes: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class Laid:
    """A fact with its origins; ``lead`` is the claim that tells most."""

    fact: Fact
    lead: Claim
    origins: tuple[Origin, ...]


class Quotes:
    """Sentences of claims; each report is fetched once."""

    def __init__(self, records: Ledger) -> None:
        self._records = records
        self._texts: dict[str, str] = {}

    def of(self, claim: Claim) -> Quoted:
        """The sentence of a claim, marked."""
        return Quoted(claim, marks.quote(self._text(claim), claim))

    def words(self, claim: Claim) -> str:
        """The sentence of a claim as plain words."""
        return claim.sentence.of(self._text(claim))

    def all(self, claims: Iterable[Claim]) -> list[Quoted]:
        """The sentences of several claims, in their order."""
        return [self.of(claim) for claim in claims]

    def laid(self, fact: Fact) -> Laid:
        """A fact with its origins and their sentences."""
        by_id = {claim.id: claim for claim in fact.claims}
        origins = []
        for lineage in fact.lineages:
            said = [by_id[id] for id in lineage.claims if id in by_id]
            quotes = self.all(sorted(said, key=lambda claim: (claim.published or date.max, claim.id)))
            origins.append(Origin(lineage.origin, lineage.basis, tuple(quotes)))
        lead = max(fact.claims, key=lambda claim: (_told(claim), claim.id))
        return Laid(fact, lead, tuple(origins))

    def _text(self, claim: Claim) -> str:
        if claim.document not in self._texts:
            self._texts[claim.document] = self._records.document(claim.document).text
        return self._texts[claim.document]


def weight(fact: Fact) -> tuple[int, int, int, str]:
    """Sorts facts: most origins that say it was given first, then most origins, then most claims."""
    given = {claim.id for claim in fact.claims if claim.polarity is Polarity.ASSERTED and not shortfall(claim)}
    asserting = sum(not given.isdisjoint(lineage.claims) for lineage in fact.lineages)
    return -asserting, -len(fact.lineages), -len(fact.claims), fact.id


def _told(claim: Claim) -> int:
    return sum(part is not None for part in (claim.quantity, claim.item, claim.when, claim.stage, claim.value))
