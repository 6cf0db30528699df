"""``allegiance code``: what one marked actor does to another, in the codes of PLOVER and CAMEO."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from allegiance.cli.options import Format, Layout, day
from allegiance.errors import UsageError


def code(
    sentences: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[SENTENCE]...", help="Such as '<s>Chad</s> thanked <t>Niger</t>.'; else standard input."
        ),
    ] = None,
    file: Annotated[Path | None, typer.Option(help="Read sentences from this file, one a line.")] = None,
    published: Annotated[
        str | None, typer.Option(help="The day of the report: what lies long before it is history.")
    ] = None,
    rules_only: Annotated[bool, typer.Option("--rules-only", help="Without the learned head.")] = False,
    layout: Layout = Format.TABLE,
) -> None:
    """Code sentences in which the source is marked <s>…</s> and the target <t>…</t>; or JSON lines with both.

    Each has a root of PLOVER, and where the words tell it the event's mode, context, auxiliary modes and CAMEO code.
    """
    from allegiance.cli.output import Column, emit
    from allegiance.extract.plover import codes
    from allegiance.extract.plover.marks import MarkedSentence, read_line
    from allegiance.ontology.modes import contexts

    if sentences and file:
        raise UsageError(reason="Give either sentences or a file.")
    name = str(file) if file else "argument" if sentences else "standard input"
    read: list[MarkedSentence] = []
    for number, line in enumerate(_lines(sentences, file), 1):
        if not line.strip():
            continue
        try:
            read.append(read_line(line))
        except ValueError as error:
            print(f"{name}:{number}: {error} [sentence-unmarked]", file=sys.stderr)
    on = day(published) if published else None
    coded = [
        (one, found, found.plover if found else None)
        for one, found in zip(read, codes(read, head=not rules_only, published=on), strict=True)
    ]
    rows = [
        {
            "text": one.text,
            "source": one.source.of(one.text) or None,
            "target": one.target.of(one.text) or None,
            "root": found.root if found else None,
            "event": full.event if full else None,
            "mode": full.mode if full else None,
            "context": list(contexts(full.cameo)) if full else [],
            "auxiliary": list(full.auxiliary) if full else [],
            "cameo": full.cameo if full else None,
            "probability": found.probability if found else None,
            "why": list(found.why) if found else [],
        }
        for one, found, full in coded
    ]
    columns = [
        Column("root", lambda row: row["root"], whole=True),
        Column("mode", lambda row: row["mode"], whole=True),
        Column("CAMEO", lambda row: row["cameo"], whole=True),
        Column("probability", lambda row: row["probability"], whole=True),
        Column("source", lambda row: row["source"]),
        Column("target", lambda row: row["target"]),
        Column("why", lambda row: "; ".join(row["why"])),
    ]
    flat = [
        *columns,
        Column("event", lambda row: row["event"]),
        Column("context", lambda row: "; ".join(row["context"])),
        Column("auxiliary", lambda row: "; ".join(row["auxiliary"])),
        Column("text", lambda row: row["text"]),
    ]
    emit(rows, layout, table=columns, flat=flat, nothing="No sentence was coded.")
    if not rows:
        raise typer.Exit(1)


def _lines(sentences: list[str] | None, file: Path | None) -> Iterator[str]:
    if sentences:
        yield from sentences
    elif file:
        try:
            yield from file.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise UsageError(reason=f"{file} cannot be read: {error}") from None
    else:
        yield from sys.stdin
