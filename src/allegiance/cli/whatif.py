"""``allegiance whatif FILE``: how long stocks would last, with and without each backer."""

from pathlib import Path
from typing import Annotated

import typer

from allegiance.cli.options import DEFAULT_LEDGER, AnswerLayout, Format, LedgerPath


def whatif(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Public ranges (TOML).")],
    ledger: LedgerPath = DEFAULT_LEDGER,
    layout: AnswerLayout = Format.TABLE,
) -> None:
    """Tell how many months a state's stocks would last by public ranges, with and without each backer.

    FILE states question and unit; stock, production and consumption, each as { low, high, sources }; and for each
    backer [[delivery]] with from, low, high, sources: in words, or ids of claims (clm1:...) of the ledger. Flows are by
    month. In aggregate only: nothing about units, sites or routes.
    """
    from allegiance.assess.sustainment import HORIZON, outlook, scenario
    from allegiance.cli.grounds_page import assumed, command_of
    from allegiance.cli.output import Column, cleaned, emit, encoded, paragraph, write_bytes
    from allegiance.cli.phrases import counted, short
    from allegiance.cli.record_page import quotation
    from allegiance.ledger import Ledger

    found = outlook(scenario(file))
    if layout in (Format.JSON, Format.JSONL):
        write_bytes(encoded(found) + b"\n")
        return

    def months(value: float) -> str:
        return f"{HORIZON:.0f} or more" if value >= HORIZON else f"{value:.1f}"

    columns = (
        Column("case", lambda c: c.case),
        Column("10%", lambda c: months(c.low), whole=True),
        Column("50%", lambda c: months(c.middle), whole=True),
        Column("90%", lambda c: months(c.high), whole=True),
        Column("outlasts", lambda c: f"{c.beyond:.0%}", whole=True),
    )
    if layout is Format.TABLE:
        paragraph(cleaned(found.scenario.question), "bold")
        paragraph(f"Months sustained, in {cleaned(found.scenario.unit)}:")
    emit(found.cases, layout, table=columns, flat=columns, nothing="")
    if layout is not Format.TABLE:
        return
    paragraph()
    paragraph("Which unknown matters most (share of the spread it takes part in):")
    for name, share in found.matters:
        paragraph(cleaned(f"{share:5.0%}  {name}"), indent=2)
    paragraph()
    stated = found.scenario
    ranges = (stated.stock, stated.production, stated.consumption, *stated.deliveries)
    for each in ranges:
        paragraph(cleaned(f"{each.name}: {each.low:,g} to {each.high:,g} ({'; '.join(each.sources)})"), "dim")
    sources = list(dict.fromkeys(source for each in ranges for source in each.sources))
    claims = [source for source in sources if source.startswith("clm1:")]
    paragraph()
    paragraph("WHAT THIS STANDS ON", "bold cyan")
    words = counted(len(sources) - len(claims), "source") + " named by whoever asked"
    paragraph(
        f"{counted(len(ranges), 'public range')}, from {words}"
        + (f" and {counted(len(claims), 'claim')}." if claims else ".")
    )
    if claims:
        with Ledger.open(ledger) as record:
            paragraph(cleaned(record.standing(claims).summary))
            for id in claims:
                claim = record.claim(id)
                paragraph(
                    cleaned(f"{short(claim.id)}: {quotation(claim, record.document(claim.document).text)}"), indent=2
                )
    for assumption in found.assumptions:
        paragraph(assumed(assumption), "dim")
    paragraph(f"Made by: {cleaned(command_of())}", "dim")
