"""The table of commands."""

from typing import Annotated

import typer

from allegiance import __version__
from allegiance.cli import (
    ach,
    actors,
    allies,
    bargains,
    check,
    code,
    contradictions,
    demo,
    explain,
    judge,
    lineage,
    listing,
    reading,
    realignments,
    show,
    site,
    sources,
    whatif,
)

app = typer.Typer(
    help="Who backs whom, with what, and on whose word: an evidence-backed record read from news reports.",
    epilog="Begin with: allegiance demo",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"allegiance {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Take the options that stand before a command."""


for name, command, summary in (
    ("read", reading.read, "Read reports into the ledger."),
    ("panel", reading.panel, "Put a public data set into the ledger as claims."),
    ("claims", listing.claims, "List claims, with filters."),
    ("show", show.show, "Show one claim or report in full."),
    ("explain", explain.explain, "Explain why a claim was read."),
    ("allies", allies.allies, "Rank the backers of a state, with evidence."),
    ("bargains", bargains.bargains, "Show what two states gave each other."),
    ("realignments", realignments.realignments, "List what changed between states."),
    ("ach", ach.ach, "Set claims against competing hypotheses."),
    ("whatif", whatif.whatif, "Tell how long stocks would last."),
    ("sources", sources.sources, "List sources with their record and reliability."),
    ("contradictions", contradictions.contradictions, "List where reports contradict each other."),
    ("lineage", lineage.lineage, "Show which independent origins a fact comes from."),
    ("judge", judge.judge, "Confirm, refute, merge or split claims, as a reviewer."),
    ("documents", listing.documents, "List the reports that were read."),
    ("issues", listing.issues, "List the problems met while reading."),
    ("actors", actors.actors, "Explain whom a name stands for."),
    ("code", code.code, "Code who does what to whom in marked sentences (PLOVER)."),
    ("verify", check.verify, "Prove every quote, id and hash."),
    ("evaluate", check.evaluate, "Score the reader against marked reports."),
    ("demo", demo.demo, "Read the bundled reports and rank."),
    ("web", site.web, "Open the ledger in a browser."),
):
    app.command(name, short_help=summary)(command)
