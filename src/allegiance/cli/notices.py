"""What a user should know beside an answer, on standard error so that the answer stays whole."""

import sys
from collections.abc import Iterable

from allegiance.cli.output import cleaned
from allegiance.ledger import Ledger


def tell_unheard(record: Ledger, without: Iterable[str]) -> None:
    """Say which of the sources to leave out is no source of this ledger, and what is like it."""
    for missing in record.unheard(without):
        near = f" Names like it: {', '.join(missing.near)}." if missing.near else ""
        told = f"No claim of this ledger goes back to a source called {missing.name!r}; nothing is left out for it."
        print(cleaned(told + near), file=sys.stderr)
