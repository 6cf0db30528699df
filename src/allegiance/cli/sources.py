"""``allegiance sources`` and ``contradictions``: who says it, how far they were borne out, and where they differ."""

from typing import TYPE_CHECKING, Annotated, Any

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
    day,
    last_day,
)

if TYPE_CHECKING:
    from allegiance.model import Kind


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

    with Ledger.open(ledger) as record:
        wanted = _wanted(actor, recipient, kind, form, since, until)
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

    verdicts = ("contradiction", "revision", "refinement", "scope", "all")
    if verdict not in verdicts:
        raise UsageError(reason=f"{verdict!r} is not a verdict. Say one of: {', '.join(verdicts)}.")
    with Ledger.open(ledger) as record:
        wanted = _wanted(actor, recipient, kind, form, since, until)
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


def judge(
    claims: Annotated[list[str], typer.Argument(metavar="CLAIM [OTHER]", help="Ids of one or two claims, or starts.")],
    verdict: Annotated[
        str,
        typer.Argument(
            metavar="VERDICT", help="Of one: confirm, refute or withdraw. Of two: merge, split, settle or withdraw."
        ),
    ],
    author: Annotated[str, typer.Option(help="Who says so.")],
    note: Annotated[str | None, typer.Option(help="Why.")] = None,
    ledger: LedgerPath = DEFAULT_LEDGER,
) -> None:
    """Say that what a claim says is so, or not; or of two claims that they are about one fact, or not, or which holds.

    A fact confirmed or refuted is known to have happened or not, and every kind of source is weighed by how it spoke
    of such facts. Nothing is overwritten: a later judgement on the same claims takes the place of the earlier one.
    """
    from allegiance.errors import UsageError
    from allegiance.ledger import Ledger

    if len(claims) > 2:
        raise UsageError(reason="A judgement is about one claim or two.")
    one, other = (*claims, None)[:2]
    with Ledger.open(ledger, write=True) as record:
        said = record.judge(str(one), other, verdict, author=author, note=note)
    typer.echo(f"Kept: {said.verdict} {' '.join(dict.fromkeys((said.one, said.other)))}", err=True)


def _wanted(
    actor: str | None,
    recipient: str | None,
    kind: "Kind | None",
    form: str | None,
    since: str | None,
    until: str | None,
) -> Any:
    return {
        "actor": actor,
        "recipient": recipient,
        "kind": kind,
        "form": form,
        "since": day(since) if since else None,
        "until": last_day(until) if until else None,
    }
