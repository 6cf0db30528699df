"""The routes, one line each, and the two ways to start: an ASGI application, or a server for one person."""

import socket
from collections import OrderedDict
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from allegiance.errors import AllegianceError, UsageError
from allegiance.ledger import Ledger
from allegiance.web import allies, claims, documents, problems, states
from allegiance.web.guard import SecurityHeaders
from allegiance.web.pages import failed, refused

_STATIC = Path(__file__).parent / "static"
_LOCAL = ("localhost", "127.0.0.1", "[::1]")
_ANYWHERE = ("0.0.0.0", "::")

ROUTES = [
    Route("/", states.choose),
    Route("/allies", states.find),
    Route("/allies/{state}", allies.ranking),
    Route("/allies/{state}/evidence", allies.evidence),
    Route("/documents", documents.listing),
    Route("/documents/{id}", documents.reading),
    Route("/documents/{id}/raw", documents.raw),
    Route("/claims", claims.listing),
    Route("/claims.jsonl", claims.as_jsonl),
    Route("/claims.csv", claims.as_csv),
    Route("/claims/{id}", claims.single),
    Route("/issues", problems.listing),
    Mount("/static", StaticFiles(directory=_STATIC)),
]


def over(ledger: Ledger, name: str, hosts: Iterable[str] = _LOCAL) -> Starlette:
    """The application over an open ledger; requests for another host name are refused (DNS rebinding)."""

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        ledger.close()

    app = Starlette(
        routes=ROUTES,
        middleware=[
            Middleware(SecurityHeaders),
            Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False),
        ],
        exception_handlers={AllegianceError: refused, HTTPException: refused, Exception: failed},
        lifespan=lifespan,
    )
    app.state.ledger = ledger
    app.state.name = name
    app.state.answers = OrderedDict()
    return app


def create_app(ledger_path: str | Path, hosts: Iterable[str] = _LOCAL) -> Starlette:
    """The application over the ledger at a path. Raises ``LedgerMissing`` or ``LedgerUnusable`` at once."""
    return over(Ledger.open(ledger_path), Path(ledger_path).name, hosts)


def serve(ledger_path: str | Path, host: str = "127.0.0.1", port: int = 8765) -> None:
    """Serve the ledger until interrupted.

    Raises ``UsageError`` when the address cannot be listened on, and what ``create_app`` raises.
    """
    import uvicorn

    hosts = ("*",) if host in _ANYWHERE else (*_LOCAL, f"[{host}]" if ":" in host else host)
    with _listener(host, port) as listener, suppress(KeyboardInterrupt):
        config = uvicorn.Config(create_app(ledger_path, hosts), log_level="warning", server_header=False)
        uvicorn.Server(config).run(sockets=[listener])


def _listener(host: str, port: int) -> socket.socket:
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        return socket.create_server(address[:2], family=family)
    except OSError as error:
        why = str(error.strerror).partition(" (")[0]
        reason = f"Cannot listen on {host}, port {port}: {why}. Choose others with --host and --port."
        raise UsageError(reason=reason) from None
