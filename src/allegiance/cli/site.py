"""``allegiance web``: the ledger in a browser on this machine."""

from typing import Annotated

import typer

from allegiance.cli.options import DEFAULT_LEDGER, LedgerPath
from allegiance.errors import UsageError


def web(
    ledger: LedgerPath = DEFAULT_LEDGER,
    host: Annotated[
        str, typer.Option(help="Address to listen on; others than this machine only if you say so.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen on.")] = 8765,
) -> None:
    """Open the ledger for a browser: rankings, reports with marked claims, claims with filters. Read-only."""
    from importlib.util import find_spec

    from allegiance.ledger import Ledger

    if find_spec("starlette") is None or find_spec("uvicorn") is None:
        raise UsageError(reason="The pages need the extra [web]. Install it with: pip install 'allegiance[web]'")
    Ledger.open(ledger).close()
    from allegiance.web.app import serve

    typer.echo(f"http://{host}:{port} shows {ledger}. Stop with Ctrl-C.", err=True)
    serve(ledger, host=host, port=port)
