"""``allegiance realignments ONE [OTHER]``: what changed between states, when, and whether it lasted."""

from typing import Annotated

import typer

from allegiance.cli.options import (
    DEFAULT_LEDGER,
    AsOf,
    Format,
    Layout,
    LedgerPath,
    OneSide,
    Since,
    Until,
    WithoutSource,
)
from allegiance.cli.output import Column, emit

ALERTS = (
    Column("day", lambda a: a.day, whole=True),
    Column("one", lambda a: a.one, whole=True),
    Column("other", lambda a: a.other, whole=True),
    Column("between", lambda a: a.between),
    Column("reports", lambda a: a.reports, whole=True),
    Column("lasting", lambda a: "yes" if a.lasting else "no", whole=True),
)


def realignments(
    one: OneSide,
    other: Annotated[str | None, typer.Argument(metavar="[OTHER]", help="Only with this other side.")] = None,
    ledger: LedgerPath = DEFAULT_LEDGER,
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
    without_source: WithoutSource = None,
    alerts: Annotated[
        bool, typer.Option("--alerts", help="Instead: days on which a pair was suddenly spoken of more.")
    ] = False,
    layout: Layout = Format.TABLE,
) -> None:
    """List changes of state: treaties made and ended, first support after years, recognition, votes, turns.

    A change is "held" when nothing undid it within 14 days, "undone" when something did, "open" when the record ends.
    """
    from allegiance.cli.grounds_page import command_of, grounds_page
    from allegiance.cli.notices import tell_unheard
    from allegiance.cli.phrases import short
    from allegiance.ledger import Ledger

    with Ledger.open(ledger) as record:
        if alerts:
            raised = record.alerts(one, other)
            emit(raised, layout, table=ALERTS, flat=ALERTS, nothing="No pair is spoken of so much more than before.")
            if layout is Format.TABLE:
                _, stands_on = record.realignments(one, other)
                grounds_page(stands_on, command_of())
            return
        tell_unheard(record, without_source or ())
        found, grounds = record.realignments(
            one,
            other,
            since=since,
            until=until,
            as_of=as_of,
            without_source=without_source or (),
        )
    columns = (
        Column("first", lambda c: c.first, whole=True),
        Column("last", lambda c: c.last, whole=True),
        Column("actor", lambda c: c.actor, whole=True),
        Column("recipient", lambda c: c.recipient, whole=True),
        Column("change", lambda c: c.label),
        Column("form", lambda c: c.form),
        Column("standing", lambda c: c.standing, whole=True),
        Column("origins", lambda c: c.origins, whole=True),
        Column("for", lambda c: len(c.for_it), whole=True),
        Column("against", lambda c: len(c.against), whole=True),
        Column("claim", lambda c: short(c.for_it[0])),
    )
    emit(found, layout, table=columns, flat=columns, nothing="No report in this ledger tells of a change.")
    if layout is Format.TABLE:
        grounds_page(grounds, command_of())
