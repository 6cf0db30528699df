"""``allegiance ach``: claims against competing hypotheses."""

from pathlib import Path
from typing import Annotated

import typer

from allegiance.cli.options import DEFAULT_LEDGER, AnswerLayout, AsOf, Format, FormFilter, LedgerPath, WithoutSource


def ach(
    backer: Annotated[str | None, typer.Argument(metavar="[BACKER]", help="Who may have given.")] = None,
    state: Annotated[str | None, typer.Argument(metavar="[STATE]", help="Who may have received.")] = None,
    ledger: LedgerPath = DEFAULT_LEDGER,
    form: FormFilter = None,
    file: Annotated[Path | None, typer.Option(help="Hypotheses and marks of your own (TOML).")] = None,
    as_of: AsOf = None,
    without_source: WithoutSource = None,
    layout: AnswerLayout = Format.TABLE,
) -> None:
    """Set claims against hypotheses: given, only promised, or nothing given; or against those of a file.

    Least contradicted first. CC and C are consistent, I and II inconsistent, N neutral; rows that tell hypotheses
    apart stand first. A file states question, hypotheses, and [[evidence]] with says, marks, claim and weight.
    """
    from allegiance.cli.grounds_page import command_of, grounds_page
    from allegiance.cli.notices import tell_unheard
    from allegiance.cli.output import aligned, cleaned, encoded, paragraph, write_bytes, write_csv
    from allegiance.cli.phrases import short
    from allegiance.errors import UsageError
    from allegiance.ledger import Ledger

    if file is None and (backer is None or state is None):
        raise UsageError(reason="Name a backer and a state, such as: allegiance ach PRK RUS; or give --file.")
    with Ledger.open(ledger) as record:
        tell_unheard(record, without_source or ())
        found, grounds = record.hypotheses(
            backer,
            state,
            form=form,
            file=file,
            as_of=as_of,
            without_source=without_source or (),
        )
    rows = [
        [*piece.marks, f"{piece.diagnosticity:.2f}", piece.origin, piece.says, " ".join(map(short, piece.claims[:2]))]
        for piece in found.pieces
    ]
    head = [*(f"H{n}" for n in range(1, len(found.hypotheses) + 1)), "diagnosticity", "on the word of", "says", "claim"]
    if layout in (Format.JSON, Format.JSONL):
        write_bytes(encoded(found) + b"\n")
    elif layout is Format.CSV:
        write_csv(head, rows)
    else:
        paragraph(cleaned(found.question), "bold")
        for number, (hypothesis, score) in enumerate(zip(found.hypotheses, found.scores, strict=True), 1):
            paragraph(cleaned(f"H{number}  inconsistency {score:g}  {hypothesis}"))
        paragraph()
        for line in aligned([head, *([cleaned(cell) for cell in row] for row in rows)]) if rows else []:
            paragraph(line)
        grounds_page(grounds, command_of())
