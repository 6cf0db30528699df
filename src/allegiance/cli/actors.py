"""``allegiance actors NAME``: whom a name stands for, and why."""

from datetime import date
from typing import Annotated

import typer

from allegiance.cli.options import Format, Layout, day
from allegiance.errors import UnknownActor


def actors(
    name: Annotated[str, typer.Argument(metavar="NAME", help='Such as "the Kremlin", Budanov or PRK.')],
    on: Annotated[
        date | None, typer.Option(parser=day, metavar="DAY", help="The day in question: offices change hands.")
    ] = None,
    layout: Layout = Format.TABLE,
) -> None:
    """Explain a name: everybody it may stand for, likeliest first, with reasons."""
    from allegiance.cli.output import Column, emit
    from allegiance.resolve import explain

    found = explain(name, on)
    if not found:
        raise UnknownActor(name=name)
    columns = (
        Column("id", lambda c: c.actor.id, whole=True),
        Column("name", lambda c: c.actor.name),
        Column("kind", lambda c: c.actor.kind),
        Column("state", lambda c: c.actor.state),
        Column("why", lambda c: "; ".join(c.reasons)),
        Column("likely", lambda c: "yes" if c.likely else "no", whole=True),
    )
    emit(found, layout, table=columns, flat=columns, nothing="")
