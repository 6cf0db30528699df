"""``allegiance verify`` and ``evaluate``: is the ledger whole, and how well do we read?"""

from pathlib import Path
from typing import Annotated

import typer

from allegiance.cli.options import DEFAULT_LEDGER, LedgerPath


def verify(ledger: LedgerPath = DEFAULT_LEDGER) -> None:
    """Prove the ledger: every quote is in its report, every id follows from its content, nothing was changed."""
    from allegiance.cli import columns
    from allegiance.cli.options import Format
    from allegiance.cli.output import emit
    from allegiance.cli.phrases import counted
    from allegiance.ledger import Ledger

    with Ledger.open(ledger) as record:
        found = record.verify()
    sizes = (counted(found.documents, "report"), counted(found.claims, "claim"), counted(found.quotes, "quote"))
    typer.echo(f"{', '.join(sizes)} re-read.")
    if found.problems:
        emit(list(found.problems), Format.TABLE, table=columns.ISSUE_TABLE, flat=columns.ISSUE_FLAT, nothing="")
        raise typer.Exit(1)
    typer.echo("Every quote stands where it is said to stand; every id and every hash is right.")


def evaluate(
    gold: Annotated[
        Path | None,
        typer.Option(help="A folder with reports/, gold/ and index.jsonl; the bundled corpus if not given."),
    ] = None,
    gains_since: Annotated[
        Path | None,
        typer.Option("--gains-since", metavar="FILE", help="List claims gained and lost since a run was saved."),
    ] = None,
    save: Annotated[Path | None, typer.Option(metavar="FILE", help="Save this run for --gains-since.")] = None,
    errors: Annotated[int, typer.Option(min=0, help="List so many claims missed and so many invented.")] = 0,
    everything: Annotated[bool, typer.Option("--all", help="Run every scorer whose gold data is there.")] = False,
    write: Annotated[Path | None, typer.Option(metavar="FILE", help="With --all: write the table of results.")] = None,
) -> None:
    """Score the reader against hand-marked claims; exit status 1 when a figure falls below its floor."""
    from allegiance.cli import evaluation

    own, below = evaluation.corpus(gold, gains_since, save, errors)
    if everything:
        evaluation.everything(own, write)
    if below:
        raise typer.Exit(1)
