"""``allegiance allies STATE``: who backs a state, form by form, with the words each row stands on."""

from typing import TYPE_CHECKING, Annotated

import typer

from allegiance.cli.options import DEFAULT_LEDGER, Format, FormFilter, LedgerPath, Since, Until, day, last_day

if TYPE_CHECKING:
    from allegiance.ledger import Ledger
    from allegiance.model import Ranking


def allies(
    state: Annotated[str, typer.Argument(metavar="STATE", help="A code such as RUS, or any name.")],
    ledger: LedgerPath = DEFAULT_LEDGER,
    form: FormFilter = None,
    since: Since = None,
    until: Until = None,
    quotes: Annotated[int, typer.Option(min=1, help="Quoted sentences shown under each backer.")] = 2,
    layout: Annotated[
        Format, typer.Option("--format", "-f", help="How the ranking is printed.", case_sensitive=False)
    ] = Format.TABLE,
) -> None:
    """Rank the backers of a state in each form of support, with evidence and reasons.

    Backers are ranked by how many origins independent of each other say so, not by how often it was printed.
    """
    from allegiance.ledger import Ledger

    with Ledger.open(ledger) as record:
        ranking = record.allies(
            state, form=form, since=day(since) if since else None, until=last_day(until) if until else None
        )
        _print(ranking, record, layout, quotes)


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
