"""The list of claims with its filters, the same list as a file, and one claim."""

from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from allegiance.errors import UsageError
from allegiance.model import Claim
from allegiance.web import download, links, query
from allegiance.web.evidence import Quotes
from allegiance.web.pages import ledger, page
from allegiance.web.paging import PAGE_SIZE, Paging


async def listing(request: Request) -> Response:
    """Claims that pass the filters, a page at a time."""
    filters: dict[str, Any] = query.asked(request.query_params, {**query.CLAIMS, **query.PAGE})
    number = filters.pop("page", 1)
    records = ledger(request)
    paging = Paging(number, records.count_claims(**filters))
    if number > 1 and paging.offset >= paging.total:
        raise UsageError(reason=f"There is no page {number}: the list has {paging.total} claims.")
    shown = Quotes(records).all(records.claims(**filters, limit=PAGE_SIZE, offset=paging.offset))
    return page(request, "claims.html", filters=filters, paging=paging, shown=shown)


async def single(request: Request) -> Response:
    """Everything known about one claim."""
    query.asked(request.query_params, {})
    wanted = query.words("id", request.path_params["id"])
    records = ledger(request)
    claim = records.claim(wanted)
    if claim.id != wanted:
        return RedirectResponse(links.claim(claim.id), 303)
    return page(request, "claim.html", quoted=Quotes(records).of(claim))


async def as_jsonl(request: Request) -> Response:
    """The same claims, one JSON object a line."""
    return download.jsonl(_chosen(request))


async def as_csv(request: Request) -> Response:
    """The same claims as a table."""
    return download.table(_chosen(request), Quotes(ledger(request)).words)


def _chosen(request: Request) -> list[Claim]:
    filters: dict[str, Any] = query.asked(request.query_params, query.CLAIMS)
    return ledger(request).claims(**filters)
