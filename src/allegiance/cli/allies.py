"""``allegiance allies STATE``: who backs a state, form by form, with the words each row stands on."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from allegiance.cli.options import (
    DEFAULT_LEDGER,
    AnswerLayout,
    AsOf,
    Format,
    FormFilter,
    LedgerPath,
    Since,
    Until,
    WithoutSource,
)

if TYPE_CHECKING:
    from allegiance.ledger import Ledger
    from allegiance.model import Ranking


def allies(
    state: Annotated[str, typer.Argument(metavar="STATE", help="A code such as RUS, or any name.")],
    ledger: LedgerPath = DEFAULT_LEDGER,
    form: FormFilter = None,
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
    without_source: WithoutSource = None,
    worst_grade: Annotated[
        int | None,
        typer.Option(min=1, max=6, metavar="1-6", help="Leave out facts of worse credibility (1 is confirmed)."),
    ] = None,
    weight: Annotated[
        list[str] | None,
        typer.Option(metavar="FORM=NUMBER", help="Order across forms by these weights; may be repeated."),
    ] = None,
    profile: Annotated[bool, typer.Option("--profile", help="How backers rank over all weights of forms.")] = False,
    sensitivity: Annotated[bool, typer.Option("--sensitivity", help="What would move the answer.")] = False,
    evidence: Annotated[
        bool, typer.Option("--evidence", help="Open the evidence: each origin with what it adds to the log odds.")
    ] = False,
    trends: Annotated[bool, typer.Option("--trends", help="Things said to be given, month by month.")] = False,
    quotes: Annotated[int, typer.Option(min=1, help="Quoted sentences shown under each backer.")] = 2,
    report: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write a report as well: .html (self-contained) or .md.")
    ] = None,
    layout: AnswerLayout = Format.TABLE,
) -> None:
    """Rank the backers of a state in each form of support, with evidence and reasons.

    Backers are ranked by expected support: how likely each thing said to be given is, by how many origins independent
    of each other say so, not by how often it was printed. Intervals hold 90%.
    """
    from allegiance.cli import profiles
    from allegiance.cli.grounds_page import command_of, grounds_page
    from allegiance.cli.notices import tell_unheard
    from allegiance.ledger import Ledger

    with Ledger.open(ledger) as record:
        tell_unheard(record, without_source or ())
        ranking = record.allies(
            state,
            form=form,
            since=since,
            until=until,
            as_of=as_of,
            without_source=without_source or (),
            worst_grade=worst_grade,
        )
        if report is not None:
            profiles.write(ranking, report)
        _print(ranking, record, layout, quotes)
        if layout is Format.TABLE and evidence:
            profiles.evidence(ranking)
        if layout is Format.TABLE and trends:
            profiles.by_month(ranking)
        if layout is Format.TABLE and (weight or profile):
            profiles.across_forms(ranking, weight or [])
        if layout is Format.TABLE and sensitivity:
            profiles.what_moves_it(
                ranking, record.sensitivity(ranking, as_of=as_of, without_source=without_source or ())
            )
        if layout is Format.TABLE:
            grounds_page(ranking.grounds, command_of())


def _print(ranking: "Ranking", record: "Ledger", layout: Format, quotes: int) -> None:
    from allegiance.cli.output import encoded, write_bytes, write_csv
    from allegiance.cli.ranking_page import EVIDENCE_COLUMNS, evidence_rows, ranking_page

    if layout is Format.TABLE:
        ranking_page(ranking, record, quotes)
    elif layout is Format.JSON:
        write_bytes(encoded(ranking) + b"\n")
    elif layout is Format.JSONL:
        for _, backings in ranking.forms:
            for backing in backings:
                write_bytes(encoded(backing) + b"\n")
    else:
        write_csv([name for name, _ in EVIDENCE_COLUMNS], evidence_rows(ranking, record))
