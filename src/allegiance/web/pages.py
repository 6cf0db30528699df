"""From a template and its values to a response; refusals and failures look like every other page."""

from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import cast

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from allegiance.assess.telling import estimated
from allegiance.errors import AllegianceError, UnknownId, UnknownState, UsageError
from allegiance.ledger import Ledger
from allegiance.web import links, timeline, wording
from allegiance.web.guard import SECURITY

_MISSING = (UnknownId, UnknownState)


def ledger(request: Request) -> Ledger:
    """The ledger these pages show."""
    return cast("Ledger", request.app.state.ledger)


@cache
def _templates() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(links=links, wording=wording, timeline=timeline, estimated=estimated)
    return environment


def is_part(request: Request) -> bool:
    """True when htmx asks for a piece of a page that already stands."""
    return request.headers.get("HX-Request-Type") == "partial"


def page(request: Request, template: str, status: int = 200, **values: object) -> Response:
    """Render a template; htmx asking for a part gets the page without its frame."""
    frame = "part.html" if is_part(request) else "frame.html"
    html = (
        _templates()
        .get_template(template)
        .render(frame=frame, here=request.url.path, ledger_name=request.app.state.name, **values)
    )
    return HTMLResponse(html, status, {"Vary": "HX-Request-Type", "Cache-Control": "no-cache"})


async def refused(request: Request, problem: Exception) -> Response:
    """The page for a request that cannot be answered, with the reason in plain words."""
    status, headers = 500, {}
    if isinstance(problem, HTTPException):
        status, headers = problem.status_code, dict(problem.headers or {})
        reason = problem.detail if problem.detail != HTTPStatus(status).phrase else _REASONS.get(status, problem.detail)
    else:
        reason = str(problem)
        if isinstance(problem, AllegianceError) and problem.exit_code == UsageError.exit_code:
            status = 404 if isinstance(problem, _MISSING) else 400
    response = page(request, "refusal.html", status, title=_TITLES.get(status, "Not possible"), reason=reason)
    response.headers.update(headers)
    return response


async def failed(request: Request, _: Exception) -> Response:
    """The page for a fault of ours; it is sent outside the middleware and so brings its own headers."""
    response = page(request, "refusal.html", 500, title=_TITLES[500], reason=_REASONS[500])
    response.headers.update(SECURITY)
    return response


_TITLES = {
    400: "That request does not read",
    404: "Not in this ledger",
    405: "These pages are read-only",
    500: "Something went wrong here",
}
_REASONS = {
    404: "There is no page at this address.",
    405: "Pages can be read, not changed. Reports are added with: allegiance read",
    500: "This page could not be made. The reason is in the terminal that runs allegiance web.",
}
