"""Read-only pages over a ledger, for a browser on the same machine: rankings, reports, claims."""

from allegiance.web.app import create_app, serve

__all__ = ["create_app", "serve"]
