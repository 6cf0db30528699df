"""Who backs a state, form by form, and the evidence behind each row."""

from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from allegiance.errors import UsageError
from allegiance.model import Ranking
from allegiance.web import links, query, wording
from allegiance.web.answers import kept
from allegiance.web.evidence import Quotes, weight
from allegiance.web.pages import is_part, ledger, page
from allegiance.web.timeline import claims_of, scale

_DRAWER_HOLDS = 20


async def ranking(request: Request) -> Response:
    """The ranking of a state's backers, under the one address its code gives it."""
    filters: dict[str, Any] = query.asked(request.query_params, query.RANKING)
    found = _ranking(request, filters)
    if found.state != request.path_params["state"]:
        return RedirectResponse(links.allies(found.state, **filters), 303)
    claims = [claim for _, backings in found.forms for backing in backings for claim in claims_of(backing)]
    return page(
        request,
        "ranking.html",
        ranking=found,
        filters=filters,
        dates={name: filters[name] for name in query.DATES if name in filters},
        scale=scale(found),
        claimed=Quotes(ledger(request)).all(found.claimed),
        stakes=dict(found.stakes),
        reports=len({claim.document for claim in claims}),
        outlets=len({claim.outlet for claim in claims if claim.outlet}),
        most=max((backing.independent for _, backings in found.forms for backing in backings), default=0),
    )


async def evidence(request: Request) -> Response:
    """The facts behind one row: a drawer in the ranking, or a page of its own."""
    filters: dict[str, Any] = query.asked(request.query_params, query.EVIDENCE)
    backer, form = filters.pop("backer", None), filters.pop("form", None)
    if backer is None or form is None:
        raise UsageError(reason="Evidence is for one backer and one form: give both backer and form.")
    found = _ranking(request, filters)
    rows = (row for _, backings in found.forms for row in backings if row.actor == backer and row.form == form)
    row = next(rows, None)
    if row is None:
        given = wording.label(form).lower()
        reason = f"{backer} is not among those said to back {found.name} with {given} on these days."
        raise HTTPException(404, reason)
    quotes = Quotes(ledger(request))
    ordered = sorted(row.facts, key=weight)
    shown = ordered[:_DRAWER_HOLDS] if is_part(request) else ordered
    facts = [quotes.laid(fact) for fact in shown]
    more = len(ordered) - len(shown)
    return page(request, "evidence.html", ranking=found, row=row, facts=facts, more=more, filters=filters)


def _ranking(request: Request, filters: dict[str, Any]) -> Ranking:
    state = query.words("state", request.path_params["state"])
    return kept(request, (state, *sorted(filters.items())), lambda: ledger(request).allies(state, **filters))
