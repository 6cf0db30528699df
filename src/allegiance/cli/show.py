"""``allegiance show``: one claim with the words it stands on, or one report."""

from typing import TYPE_CHECKING, Annotated

import typer

from allegiance.cli.options import DEFAULT_LEDGER, AnswerLayout, Format, LedgerPath
from allegiance.errors import UnknownId, UsageError

if TYPE_CHECKING:
    from allegiance.ledger import Ledger
    from allegiance.model import Claim, Document


def show(
    id: Annotated[str, typer.Argument(metavar="ID", help="Id of a claim or report, or the start of it.")],
    ledger: LedgerPath = DEFAULT_LEDGER,
    layout: AnswerLayout = Format.TABLE,
) -> None:
    """Show one claim in its sentence with everything known about it, or one report with its claims marked."""
    from allegiance.cli import record_page
    from allegiance.cli.output import encoded, write_bytes
    from allegiance.ledger import Ledger
    from allegiance.model import Claim

    if layout is Format.CSV:
        raise UsageError(reason="One record is shown as table or json. For CSV: allegiance claims --format csv")
    with Ledger.open(ledger) as record:
        found = _find(record, id)
        if layout is not Format.TABLE:
            write_bytes(encoded(found) + b"\n")
        elif isinstance(found, Claim):
            record_page.claim_page(found, record.document(found.document))
        else:
            record_page.document_page(found, record.claims(document=found.id))


def _find(record: "Ledger", id: str) -> "Claim | Document":
    if id.startswith("doc1:"):
        return record.document(id)
    try:
        return record.claim(id)
    except UnknownId:
        if id.startswith("clm1:"):
            raise
    try:
        return record.document(id)
    except UnknownId:
        raise UnknownId(what="claim or report", id=id, verb="claims") from None
