"""``allegiance contradictions``: where reports differ, with the words of both."""

from typing import Annotated

import typer

from allegiance.cli.options import (
    DEFAULT_LEDGER,
    ActorFilter,
    Format,
    FormFilter,
    KindFilter,
    Layout,
    LedgerPath,
    RecipientFilter,
    Since,
    Until,
)


def contradictions(
    ledger: LedgerPath = DEFAULT_LEDGER,
    actor: ActorFilter = None,
    recipient: RecipientFilter = None,
    kind: KindFilter = None,
    form: FormFilter = None,
    since: Since = None,
    until: Until = None,
    verdict: Annotated[
        str, typer.Option(help="contradiction, revision, refinement, scope, or all of them.")
    ] = "contradiction",
    layout: Layout = Format.TABLE,
) -> None:
    """List where reports contradict each other, with the words of both."""
    from allegiance.cli.output import Column, emit
    from allegiance.cli.phrases import short, speaker, who
    from allegiance.errors import UsageError
    from allegiance.ledger import Ledger
    from allegiance.ledger.filters import Filters

    verdicts = ("contradiction", "revision", "refinement", "scope", "all")
    if verdict not in verdicts:
        raise UsageError(reason=f"{verdict!r} is not a verdict. Say one of: {', '.join(verdicts)}.")
    with Ledger.open(ledger) as record:
        wanted = Filters(actor=actor, recipient=recipient, kind=kind, form=form, since=since, until=until)
        found = record.contradictions(verdict=None if verdict == "all" else verdict, **wanted)
        shared = (
            Column("about", lambda c: who(c.one)),
            Column("slot", lambda c: c.slot, whole=True),
            Column("verdict", lambda c: c.verdict, whole=True),
        )
        sides = (
            Column("one says", lambda c: _quote(c.one_quote)),
            Column("the other says", lambda c: _quote(c.other_quote)),
        )
        ends = (
            Column("one", lambda c: short(c.one.id), whole=True),
            Column("other", lambda c: short(c.other.id), whole=True),
            Column("status", lambda c: c.status, whole=True),
        )
        flat = (
            *shared,
            *sides,
            Column("one_claim", lambda c: c.one.id),
            Column("other_claim", lambda c: c.other.id),
            Column("one_speaker", lambda c: speaker(c.one.attribution)),
            Column("other_speaker", lambda c: speaker(c.other.attribution)),
            Column("status", lambda c: c.status),
            Column("holds", lambda c: c.holds),
            Column("why", lambda c: c.reason),
        )
        why = Column("why", lambda c: c.reason)
        emit(
            found,
            layout,
            table=(*shared, *sides, why, *ends),
            flat=flat,
            nothing="No two reports were found to differ.",
        )


def _quote(words: str | None) -> str:
    return f"“{' '.join((words or '').split())}”"
