"""The first page: whose backers are in this ledger."""

from dataclasses import dataclass
from datetime import date

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from allegiance.errors import UsageError
from allegiance.model import Claim, Kind
from allegiance.web import links, query, wording
from allegiance.web.answers import kept
from allegiance.web.pages import ledger, page

_BACKING = (Kind.SUPPORT, Kind.AGREEMENT)


@dataclass(frozen=True, slots=True)
class Backed:
    """One state (or group, or body) that somebody is said to support."""

    id: str
    name: str
    backers: int
    claims: int
    reports: int
    first: date | None
    last: date | None


def backed(claims: list[Claim]) -> list[Backed]:
    """Everybody who is said to receive something, most claims first."""
    by_recipient: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.recipient and claim.recipient.id:
            by_recipient.setdefault(claim.recipient.id, []).append(claim)
    rows = [_row(id, said) for id, said in by_recipient.items()]
    return sorted(rows, key=lambda row: (-row.claims, row.name))


def _row(id: str, said: list[Claim]) -> Backed:
    days = sorted(day for claim in said if (day := wording.dated(claim)))
    return Backed(
        id=id,
        name=wording.name(said[0].recipient),
        backers=len({claim.actor.id for claim in said if claim.actor}),
        claims=len(said),
        reports=len({claim.document for claim in said}),
        first=days[0] if days else None,
        last=days[-1] if days else None,
    )


async def choose(request: Request) -> Response:
    """All who are said to be backed, to choose from."""
    query.asked(request.query_params, {})
    records = ledger(request)
    rows = kept(request, ("backed",), lambda: backed([c for kind in _BACKING for c in records.claims(kind=kind)]))
    counts = {"claims": records.count_claims(), "issues": len(records.issues())}
    return page(request, "states.html", rows=rows, counts=counts)


async def find(request: Request) -> Response:
    """From the search box to the ranking of the state named."""
    asked = query.asked(request.query_params, {"state": query.words})
    state = asked.get("state")
    if state is None:
        raise UsageError(reason="Name a state, such as Russia or RUS.")
    return RedirectResponse(links.allies(str(state)), 303)
