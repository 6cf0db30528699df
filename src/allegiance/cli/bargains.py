"""``allegiance bargains ONE OTHER``: what two states gave each other, and what for what."""

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


def bargains(
    one: OneSide,
    other: Annotated[str, typer.Argument(metavar="OTHER", help="The other side.")],
    ledger: LedgerPath = DEFAULT_LEDGER,
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
    without_source: WithoutSource = None,
    layout: Layout = Format.TABLE,
) -> None:
    """Show what two states gave each other as a two-way ledger, and which things are said to answer which.

    "stated" means that one claim says so; "timing" that one thing followed the other within 180 days.
    """
    from allegiance.cli.grounds_page import command_of, grounds_page
    from allegiance.cli.notices import tell_unheard
    from allegiance.cli.output import Column, emit, encoded, paragraph, write_bytes
    from allegiance.cli.phrases import short
    from allegiance.ledger import Ledger

    with Ledger.open(ledger) as record:
        tell_unheard(record, without_source or ())
        found, grounds = record.bargains(
            one,
            other,
            since=since,
            until=until,
            as_of=as_of,
            without_source=without_source or (),
        )
    if layout is Format.JSON:
        write_bytes(encoded({"bargain": found, "grounds": grounds}) + b"\n")
        return
    flows = (
        Column("first", lambda f: f.first, whole=True),
        Column("giver", lambda f: f.giver, whole=True),
        Column("to", lambda f: f.recipient, whole=True),
        Column("form", lambda f: f.form),
        Column("what", lambda f: f.what),
        Column("given", lambda f: "yes" if f.given else "no", whole=True),
        Column("origins", lambda f: f.origins, whole=True),
        Column("denied", lambda f: f.denied or None, whole=True),
        Column("claim", lambda f: short(f.claims[0])),
    )
    nothing = f"No report in this ledger says that {found.one} and {found.other} gave each other anything."
    emit(found.flows, layout, table=flows, flat=flows, nothing=nothing)
    if layout is not Format.TABLE:
        return
    if found.exchanges:
        paragraph()
        paragraph("SOMETHING FOR SOMETHING", "bold cyan")
        exchanges = (
            Column("how", lambda e: e.how, whole=True),
            Column("giver", lambda e: e.giver, whole=True),
            Column("gave", lambda e: e.gave),
            Column("back", lambda e: e.back),
            Column("days", lambda e: e.days, whole=True),
            Column("claims", lambda e: " ".join(short(claim) for claim in e.claims[:2])),
        )
        emit(found.exchanges, layout, table=exchanges, flat=exchanges, nothing="")
    if found.by_chance is not None:
        paragraph(f"As many would follow one another by chance with probability {found.by_chance:.2f}.", "dim")
    grounds_page(grounds, command_of())
