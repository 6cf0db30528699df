"""``allegiance judge``: what a reviewer says of one claim or of two."""

from typing import Annotated

import typer

from allegiance.cli.options import DEFAULT_LEDGER, LedgerPath


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
