"""The reports: their list, one with its claims marked in the text, and the bytes it came from."""

import re
from pathlib import PurePath

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from allegiance.errors import UsageError
from allegiance.model import Claim
from allegiance.web import links, marks, query
from allegiance.web.pages import ledger, page
from allegiance.web.paging import PAGE_SIZE, Paging


async def listing(request: Request) -> Response:
    """The reports read, a page at a time, with the number of claims in each."""
    number = int(str(query.asked(request.query_params, query.PAGE).get("page", 1)))
    records = ledger(request)
    paging = Paging(number, records.count_documents())
    if number > 1 and paging.offset >= paging.total:
        raise UsageError(reason=f"There is no page {number}: the list has {paging.total} reports.")
    documents = records.documents(limit=PAGE_SIZE, offset=paging.offset)
    rows = [(document, records.count_claims(document=document.id)) for document in documents]
    return page(request, "documents.html", rows=rows, paging=paging)


async def reading(request: Request) -> Response:
    """A report with its claims marked; ``claim`` holds the ids of the chosen ones, joined by commas."""
    asked = query.asked(request.query_params, {"claim": query.identifiers})
    wanted = query.words("id", request.path_params["id"])
    records = ledger(request)
    document = records.document(wanted)
    chosen = str(asked.get("claim", "")).split(",") if "claim" in asked else []
    if document.id != wanted:
        return RedirectResponse(links.document(document.id, chosen), 303)
    claims = sorted(records.claims(document=document.id), key=_place)
    strangers = set(chosen) - {claim.id for claim in claims}
    if strangers:
        raise UsageError(reason=f"This report holds no claim {', '.join(sorted(strangers))}.")
    return page(
        request,
        "document.html",
        document=document,
        text=marks.report(document.text, document.id, claims, chosen),
        numbered=[marks.Numbered(number, claim) for number, claim in enumerate(claims, 1)],
        chosen=chosen,
    )


async def raw(request: Request) -> Response:
    """The bytes as they were read, to save and never to show."""
    query.asked(request.query_params, {})
    records = ledger(request)
    document = records.document(query.words("id", request.path_params["id"]))
    stem = re.sub(r"[^A-Za-z0-9._-]+", "-", PurePath(document.path).stem)[:80] or "report"
    headers = {"Content-Type": "text/plain", "Content-Disposition": f'attachment; filename="{stem}.txt"'}
    return Response(records.raw(document.id), headers=headers)


def _place(claim: Claim) -> tuple[int, int, str]:
    return claim.sentence.start, claim.sentence.end, claim.id
