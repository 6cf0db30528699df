"""``allegiance sources``: who says it, and how far they were borne out."""

from typing import Annotated, Any

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


def sources(
    ledger: LedgerPath = DEFAULT_LEDGER,
    actor: ActorFilter = None,
    recipient: RecipientFilter = None,
    kind: KindFilter = None,
    form: FormFilter = None,
    since: Since = None,
    until: Until = None,
    without: Annotated[
        str | None, typer.Option("--without", help="Instead: what falls when this source is not believed.")
    ] = None,
    summary: Annotated[
        bool, typer.Option("--summary", help="Instead: what the claims stand on, in a paragraph after ICD 206.")
    ] = False,
    layout: Layout = Format.TABLE,
) -> None:
    """List the sources with their record and reliability, A to F."""
    from allegiance.cli.output import Column, cleaned, emit, paragraph
    from allegiance.ledger import Ledger
    from allegiance.ledger.filters import Filters

    with Ledger.open(ledger) as record:
        wanted = Filters(actor=actor, recipient=recipient, kind=kind, form=form, since=since, until=until)
        if summary:
            paragraph(cleaned(record.source_summary(**wanted)))
            return
        if without is not None:
            _emit_fallen(record.withdrawn(without, **wanted), without, layout)
            return
        found = record.sources(**wanted)
    table = (
        Column("source", lambda s: s.name),
        Column("kind", lambda s: s.kind, whole=True),
        Column("facts", lambda s: s.facts, whole=True),
        Column("reports", lambda s: s.reports, whole=True),
        Column("judged", lambda s: s.judged, whole=True),
        Column("borne out", lambda s: s.confirmed, whole=True),
        Column("alone", lambda s: len(s.alone), whole=True),
        Column("reliability", lambda s: s.reliability, whole=True),
        Column("why", lambda s: s.because),
    )
    flat = (
        *table[:6],
        Column("contradicted", lambda s: s.contradicted),
        *table[6:8],
        Column("words", lambda s: s.words),
        Column("prior", lambda s: s.prior),
        table[8],
    )
    emit(found, layout, table=table, flat=flat, nothing="No claim passes these filters.")


def _emit_fallen(found: list[Any], source: str, layout: Format) -> None:
    from allegiance.cli.output import Column, emit

    columns = (
        Column("fact", lambda f: _what(f.fact)),
        Column("credibility", lambda f: f.before, whole=True),
        Column("without it", lambda f: "falls" if f.after is None else f.after, whole=True),
        Column("claim", lambda f: f.fact.claims[0].id.rpartition(":")[2][:8], whole=True),
    )
    emit(found, layout, table=columns, flat=columns, nothing=f"Nothing rests on {source} alone.")


def _what(fact: Any) -> str:
    from allegiance.cli.phrases import kind, what, who

    first = fact.claims[0]
    return ", ".join(part for part in (who(first), kind(first), what(first)) if part)
