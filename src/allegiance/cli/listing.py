"""``allegiance claims``, ``documents`` and ``issues``: what the ledger holds."""

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
    Limit,
    PolarityFilter,
    RecipientFilter,
    Since,
    SpeakerFilter,
    StageFilter,
    Until,
)

if TYPE_CHECKING:
    from allegiance.ledger import Ledger
    from allegiance.model import Claim


def claims(
    ledger: LedgerPath = DEFAULT_LEDGER,
    actor: ActorFilter = None,
    recipient: RecipientFilter = None,
    kind: KindFilter = None,
    form: FormFilter = None,
    speaker: SpeakerFilter = None,
    polarity: PolarityFilter = None,
    stage: StageFilter = None,
    since: Since = None,
    until: Until = None,
    document: Annotated[str | None, typer.Option(help="Only those of one report: its id or the start of it.")] = None,
    text: Annotated[str | None, typer.Option(help='Words, or a "phrase", in the quoted sentence.')] = None,
    limit: Limit = None,
    layout: Layout = Format.TABLE,
) -> None:
    """List claims, newest report first."""
    from allegiance.cli import columns
    from allegiance.cli.output import emit
    from allegiance.ledger import Ledger

    with Ledger.open(ledger) as record:
        found = record.claims(
            actor=actor,
            recipient=recipient,
            kind=kind,
            form=form,
            speaker=speaker,
            polarity=polarity,
            stage=stage,
            since=since,
            until=until,
            document=document,
            text=text,
            limit=limit,
        )
        flat = columns.claim_columns(_quotes(record))
        emit(
            found,
            layout,
            table=columns.CLAIM_TABLE,
            narrow=columns.CLAIM_NARROW,
            flat=flat,
            nothing="No claim passes these filters.",
        )


def _quotes(record: "Ledger") -> Any:
    from functools import cache

    @cache
    def text(document: str) -> str:
        return record.document(document).text

    def quote(claim: "Claim") -> str:
        return claim.sentence.of(text(claim.document))

    return quote


def documents(ledger: LedgerPath = DEFAULT_LEDGER, limit: Limit = None, layout: Layout = Format.TABLE) -> None:
    """List the reports that were read, newest first."""
    from allegiance.cli import columns
    from allegiance.cli.output import emit
    from allegiance.ledger import Ledger

    with Ledger.open(ledger) as record:
        found = record.documents(limit=limit)
    emit(
        found,
        layout,
        table=columns.DOCUMENT_TABLE,
        flat=columns.DOCUMENT_FLAT,
        nothing="No report has been read yet. Read some with: allegiance read REPORTS",
    )


def issues(ledger: LedgerPath = DEFAULT_LEDGER, layout: Layout = Format.TABLE) -> None:
    """List the problems met while reading, by file."""
    from allegiance.cli import columns
    from allegiance.cli.output import emit
    from allegiance.ledger import Ledger

    with Ledger.open(ledger) as record:
        found = record.issues()
    emit(found, layout, table=columns.ISSUE_TABLE, flat=columns.ISSUE_FLAT, nothing="No problems were met.")
