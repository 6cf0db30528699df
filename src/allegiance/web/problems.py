"""Problems met while reading: what could not be read, or not understood."""

from starlette.requests import Request
from starlette.responses import Response

from allegiance.web import query
from allegiance.web.pages import ledger, page


async def listing(request: Request) -> Response:
    """Every problem on record."""
    query.asked(request.query_params, {})
    return page(request, "issues.html", issues=ledger(request).issues())
