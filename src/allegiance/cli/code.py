"""``allegiance code``: what one marked actor does to another, in the codes of PLOVER and CAMEO."""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from allegiance.cli.options import Format, Layout, day
from allegiance.errors import UsageError

if TYPE_CHECKING:
    from allegiance.extract.plover.marks import MarkedSentence
    from allegiance.model import Span


def code(
    sentences: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[SENTENCE]...", help="Such as '<s>Chad</s> thanked <t>Niger</t>.'; else standard input."
        ),
    ] = None,
    file: Annotated[Path | None, typer.Option(help="Read sentences from this file, one a line.")] = None,
    published: Annotated[
        date | None,
        typer.Option(parser=day, metavar="DAY", help="The day of the report: what lies long before it is history."),
    ] = None,
    find_actors: Annotated[
        bool, typer.Option("--find-actors", help="Where no actor is marked, look for source and target.")
    ] = False,
    rules_only: Annotated[bool, typer.Option("--rules-only", help="Without the learned head.")] = False,
    layout: Layout = Format.TABLE,
) -> None:
    """Code sentences in which the source is marked <s>…</s> and the target <t>…</t>; or JSON lines with both.

    Each has a root of PLOVER, and where the words tell it the event's mode, context, auxiliary modes and CAMEO code;
    each actor its state (ISO 3166) and sector, where phrase or sentence tell them.
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
            read.append(
                _unmarked(line, head=not rules_only)
                if find_actors and "<" not in line and line.lstrip()[0] != "{"
                else read_line(line)
            )
        except ValueError as error:
            print(f"{name}:{number}: {error} [sentence-unmarked]", file=sys.stderr)
    coded = [
        (one, found, found.plover if found else None)
        for one, found in zip(read, codes(read, head=not rules_only, published=published), strict=True)
    ]
    rows = [
        {
            "text": one.text,
            "source": one.source.of(one.text) or None,
            "target": one.target.of(one.text) or None,
            **_who("source", one.text, one.source, one.target, published),
            **_who("target", one.text, one.target, one.source, published),
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
        Column("source state", lambda row: row["source_state"]),
        Column("source sector", lambda row: row["source_sector"]),
        Column("target state", lambda row: row["target_state"]),
        Column("target sector", lambda row: row["target_sector"]),
        Column("event", lambda row: row["event"]),
        Column("context", lambda row: "; ".join(row["context"])),
        Column("auxiliary", lambda row: "; ".join(row["auxiliary"])),
        Column("text", lambda row: row["text"]),
    ]
    emit(rows, layout, table=columns, flat=flat, nothing="No sentence was coded.")
    if not rows:
        raise typer.Exit(1)


def _unmarked(line: str, *, head: bool) -> "MarkedSentence":
    from allegiance.extract import parsed
    from allegiance.extract.plover.marks import MarkedSentence
    from allegiance.extract.plover.unmarked import best_event, likeliest
    from allegiance.resolve.roles import role_named
    from allegiance.syntax import Token

    def is_actor(noun: Token) -> bool:
        return role_named(noun.lemma) is not None

    sentences = parsed(line)
    best = best_event(line, sentences, is_actor) if head else None
    found = [best.dyad] if best is not None else [dyad for _, dyad, _ in likeliest(sentences, is_actor)]
    if not found:
        raise ValueError("nobody does anything to anybody")
    return MarkedSentence(line, found[0].source, found[0].target)


def _who(name: str, text: str, span: "Span", other: "Span", on: date | None) -> dict[str, str | None]:
    from allegiance.resolve.setting import code_actor

    state, sector = code_actor(text, span, other, on)
    return {f"{name}_state": state, f"{name}_sector": sector}


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
