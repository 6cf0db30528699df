"""Options that several commands share."""

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from allegiance.errors import UsageError
from allegiance.model import Kind, Polarity, Stage

DEFAULT_LEDGER = Path("allegiance.db")


class Format(StrEnum):
    """How a list is printed; a table is drawn in a terminal and tab-aligned when piped."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


def day(written: str) -> date:
    """An ISO day, or the first day of a year or month.

    >>> day("2024-07").isoformat()
    '2024-07-01'
    """
    try:
        return date.fromisoformat(written + {4: "-01-01", 7: "-01"}.get(len(written), ""))
    except ValueError:
        raise UsageError(reason=f"{written!r} is not a date. Write it as YYYY-MM-DD, such as 2024-07-13.") from None


def last_day(written: str) -> date:
    """An ISO day, or the last day of a year or month.

    >>> last_day("2024-02").isoformat()
    '2024-02-29'
    """
    import calendar

    first = day(written)
    if len(written) == 4:
        return first.replace(month=12, day=31)
    return first.replace(day=calendar.monthrange(first.year, first.month)[1]) if len(written) == 7 else first


LedgerPath = Annotated[Path, typer.Option("--ledger", "-l", help="The ledger file.", show_default=True)]
Layout = Annotated[Format, typer.Option("--format", "-f", help="How the list is printed.", case_sensitive=False)]
AnswerLayout = Annotated[Format, typer.Option("--format", "-f", help="How it is printed.", case_sensitive=False)]
ClaimId = Annotated[str, typer.Argument(metavar="CLAIM", help="Id of a claim, or the start of it.")]
OneSide = Annotated[str, typer.Argument(metavar="ONE", help="A code such as PRK, or any name.")]
Limit = Annotated[int | None, typer.Option("--limit", min=1, help="At most so many.")]
ActorFilter = Annotated[str | None, typer.Option("--actor", help="Who acts: a code such as PRK, or a name.")]
RecipientFilter = Annotated[str | None, typer.Option("--recipient", help="Who receives: a code or a name.")]
KindFilter = Annotated[Kind | None, typer.Option("--kind", help="What sort of claim.", case_sensitive=False)]
FormFilter = Annotated[str | None, typer.Option("--form", help="Form of support, such as ammunition.")]
SpeakerFilter = Annotated[str | None, typer.Option("--speaker", help="On whose word: a name or part of it.")]
PolarityFilter = Annotated[
    Polarity | None, typer.Option("--polarity", help="Asserted, denied or only possible.", case_sensitive=False)
]
StageFilter = Annotated[Stage | None, typer.Option("--stage", help="How far it has got.", case_sensitive=False)]
Since = Annotated[
    date | None,
    typer.Option("--since", parser=day, metavar="DAY", help="From this day on (YYYY, YYYY-MM or YYYY-MM-DD)."),
]
Until = Annotated[date | None, typer.Option("--until", parser=last_day, metavar="DAY", help="Up to this day.")]
AsOf = Annotated[
    date | None, typer.Option("--as-of", parser=last_day, metavar="DAY", help="As reported up to this day.")
]
WithoutSource = Annotated[
    list[str] | None,
    typer.Option("--without-source", help="Leave out a speaker, state, outlet or agency; may be repeated."),
]
