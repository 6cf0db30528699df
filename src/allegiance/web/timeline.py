"""The days behind a ranking: one axis for the page, a strip of ticks and a stretch of days for each row."""

from dataclasses import dataclass
from datetime import date

from allegiance.assess.backer import shortfall
from allegiance.model import Backing, Claim, Ranking
from allegiance.web import wording


@dataclass(frozen=True, slots=True)
class Tick:
    """A claim on the time strip of a row: ``x`` from 0 to 100; ``look`` is its polarity, or uncounted."""

    x: float
    look: str


@dataclass(frozen=True, slots=True)
class Scale:
    """The days a page covers, as one axis for all of its rows."""

    first: date | None
    last: date | None

    @property
    def ends(self) -> tuple[str, ...]:
        """The months at the two ends of the axis; one when they are the same."""
        return tuple(dict.fromkeys(f"{end:%b} {end.year}" for end in (self.first, self.last) if end))

    def ticks(self, backing: Backing) -> list[Tick]:
        """Where the claims behind a row fall, each place once; claims without a day are left out."""
        if self.first is None or self.last is None:
            return []
        first, width = self.first, max((self.last - self.first).days, 1)
        placed = ((claim, wording.dated(claim)) for fact in backing.facts for claim in fact.claims)
        ticks = (Tick(round((on - first).days * 200 / width) / 2, _look(claim)) for claim, on in placed if on)
        return list(dict.fromkeys(ticks))


def _look(claim: Claim) -> str:
    return "uncounted" if shortfall(claim) else claim.polarity


def scale(ranking: Ranking) -> Scale:
    """The axis from the first to the last day of any claim in the ranking."""
    claims = (claim for _, backings in ranking.forms for backing in backings for claim in claims_of(backing))
    days = sorted(day for claim in claims if (day := wording.dated(claim)))
    return Scale(days[0], days[-1]) if days else Scale(None, None)


def days(backing: Backing) -> str:
    """When it happened; where no claim says so, when it was reported."""
    if backing.first or backing.last:
        return wording.days(backing.first, backing.last)
    reported = sorted(claim.published for claim in claims_of(backing) if claim.published)
    return f"reported {wording.days(reported[0], reported[-1])}" if reported else "undated"


def claims_of(backing: Backing) -> list[Claim]:
    """Every claim behind a row."""
    return [claim for fact in backing.facts for claim in fact.claims]
