"""``allegiance read``: reports into the ledger, or only onto the screen."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from allegiance.cli.options import DEFAULT_LEDGER, Format, LedgerPath, day
from allegiance.errors import AllegianceError, NothingRead, UsageError

if TYPE_CHECKING:
    from allegiance.cli.tally import Tally
    from allegiance.pipeline import Processed
    from allegiance.plugins import Asked
    from allegiance.read import ReadOptions

_INTERRUPTED = 130


def read(
    reports: Annotated[
        list[str], typer.Argument(metavar="REPORTS", help="Files, folders, patterns; - is standard input.")
    ],
    ledger: LedgerPath = DEFAULT_LEDGER,
    no_ledger: Annotated[bool, typer.Option("--no-ledger", help="Keep nothing; print the claims.")] = False,
    layout: Annotated[
        Format | None, typer.Option("--format", "-f", help="Print the claims like this.", case_sensitive=False)
    ] = None,
    index: Annotated[
        Path | None, typer.Option(help="JSON lines that tell outlet, date and address: id, outlet, published, url.")
    ] = None,
    outlet: Annotated[str | None, typer.Option(help="Who published the reports.")] = None,
    published: Annotated[
        date | None, typer.Option(parser=day, metavar="DAY", help="The day they were published, YYYY-MM-DD.")
    ] = None,
    url: Annotated[str | None, typer.Option(help="Where the report was published.")] = None,
    language: Annotated[str | None, typer.Option(help="Language of the reports, such as en.")] = None,
    workers: Annotated[int, typer.Option(min=1, help="Processes that read side by side.")] = 1,
    also: Annotated[
        list[str] | None,
        typer.Option(
            help="An extractor on request. events: PLOVER's other roots between any two actors; endpoint: a model."
        ),
    ] = None,
    endpoint: Annotated[
        str | None, typer.Option(metavar="URL", help="With --also endpoint: where the model answers (OpenAI's way).")
    ] = None,
    model: Annotated[
        str | None, typer.Option(metavar="NAME", help="With --also endpoint: which model answers.")
    ] = None,
    patience: Annotated[
        float, typer.Option(min=1, metavar="SECONDS", help="With --also endpoint: how long one answer may take.")
    ] = 120.0,
) -> None:
    """Read reports and keep what they claim, with the words it stands on.

    Text, HTML and JSON lines are read. Reading the same report again adds nothing. Problems are listed on standard
    error and kept in the ledger. The exit status is 0 when anything could be read and 1 when nothing could.

    With --also endpoint the sentences of reports that matter are sent to the address given, and nowhere else; what is
    answered counts only where it stands in the report. A key is taken from ALLEGIANCE_ENDPOINT_KEY.
    """
    from allegiance.cli.tally import Tally
    from allegiance.read import ReadOptions

    asked = _asked(also or [], endpoint, model, patience)
    chosen = ReadOptions(index=index, outlet=outlet, published=published, url=url, language=language)
    tally = Tally(layout or (Format.TABLE if no_ledger else None), None if no_ledger else ledger)
    try:
        with _progress(tally) as step:
            _run(reports, chosen, tally, step, workers, asked)
    except KeyboardInterrupt:
        tally.close()
        tally.say("Stopped. ")
        raise typer.Exit(_INTERRUPTED) from None
    except AllegianceError:
        tally.close()
        if tally.reports:
            tally.say("Broken off. ")
        raise
    tally.close()
    tally.say()
    if not tally.reports:
        raise NothingRead(paths=", ".join(reports))


def _asked(also: list[str], url: str | None, model: str | None, patience: float) -> "tuple[str | Asked, ...]":
    from allegiance.plugins import Asked

    if "endpoint" not in also:
        if url or model:
            raise UsageError(reason="To have reports read by a model, say so as well: --also endpoint.")
        return tuple(also)
    if not url or not model:
        raise UsageError(reason="Which model, and where? Say --also endpoint --endpoint URL --model NAME.")
    return tuple(
        Asked.of(name, url=url, model=model, timeout=patience) if name == "endpoint" else name for name in also
    )


def _run(
    reports: list[str],
    chosen: "ReadOptions",
    tally: "Tally",
    step: Callable[["Processed"], None],
    workers: int,
    also: "tuple[str | Asked, ...]",
) -> None:
    from allegiance.engine import Inline, Processes
    from allegiance.ledger import Ledger
    from allegiance.pipeline import process

    engine = Processes(workers) if workers > 1 else Inline()
    if tally.into is None:
        for done in process(reports, chosen, engine=engine, also=also):
            step(done)
        return
    with Ledger.open(tally.into, write=True) as ledger:
        ledger.read(
            reports,
            index=chosen.index,
            outlet=chosen.outlet,
            published=chosen.published,
            url=chosen.url,
            language=chosen.language,
            engine=engine,
            progress=step,
            also=also,
        )


@contextmanager
def _progress(tally: "Tally") -> Iterator[Callable[["Processed"], None]]:
    """A line that counts, only where both streams are one terminal and nothing is listed between."""
    if not sys.stderr.isatty() or (tally.layout is Format.JSONL and sys.stdout.isatty()):
        yield tally.add
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        line = progress.add_task("reading")

        def step(done: "Processed") -> None:
            tally.add(done)
            progress.update(line, description=tally.sentence())

        yield step


def panel(
    name: Annotated[str, typer.Argument(metavar="NAME", help="atop, dcad, esd (UCDP), kiel or sipri.")],
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The table, as you downloaded it (CSV, also gzipped).")],
    ledger: LedgerPath = DEFAULT_LEDGER,
    published: Annotated[
        date | None, typer.Option(parser=day, metavar="DAY", help="When this version came out.")
    ] = None,
) -> None:
    """Put the rows of a public data set into the ledger as claims of the register, to be ranked like any other.

    Without --published they count as not known on any day asked for by --as-of.
    """
    from allegiance.cli.phrases import counted
    from allegiance.evaluate.panels.register import opened
    from allegiance.ledger import Ledger

    table, raw, claims = opened(name, file, published)
    with Ledger.open(ledger, write=True) as record:
        kept, problems = record.take(table, raw, claims)
    doubts = f", {counted(problems, 'problem')}" if problems else ""
    typer.echo(f"{counted(kept, 'claim')} of {table.outlet}{doubts}.", err=True)
