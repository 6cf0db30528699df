"""``allegiance explain``: why a claim was read, pattern by pattern."""

import typer

from allegiance.cli.options import DEFAULT_LEDGER, AnswerLayout, ClaimId, Format, LedgerPath
from allegiance.errors import UsageError


def explain(
    id: ClaimId,
    ledger: LedgerPath = DEFAULT_LEDGER,
    layout: AnswerLayout = Format.TABLE,
) -> None:
    """Explain which words opened which pattern, what the report filled in, and what the confidence goes by."""
    from allegiance.cli.output import encoded, write_bytes
    from allegiance.ledger import Ledger

    if layout is Format.CSV:
        raise UsageError(reason="One explanation is shown as table or json.")
    with Ledger.open(ledger) as record:
        claim = record.claim(id)
        trace = record.explain(claim.id)
        text = record.document(claim.document).text
    if layout is not Format.TABLE:
        write_bytes(encoded(trace) + b"\n")
        return
    frame, _, word = trace.pattern.partition(":")
    typer.echo(f"“{' '.join(claim.sentence.of(text).split())}”\n")
    typer.echo(f"pattern     {frame}, opened by “{trace.trigger.surface}” ({word})")
    typer.echo(f"filled in   {', '.join(trace.filled) or 'nothing: every party stands in the clause'}")
    for name, mention in claim.mentions():
        typer.echo(f"{name:<11} “{mention.surface}”")
    typer.echo(f"confidence  {trace.confidence:.2f}, from: {', '.join(trace.features)}")
