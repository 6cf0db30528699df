"""``allegiance demo``: the bundled reports read, and who backs Russia by them."""

from pathlib import Path
from typing import Annotated

import typer

from allegiance.errors import UsageError

DEMO_LEDGER = Path("demo.db")


def demo(
    quiet: Annotated[bool, typer.Option("--quiet", help="Only read the reports into demo.db.")] = False,
) -> None:
    """Read the reports that come with Allegiance into demo.db and rank who backs Russia."""
    from allegiance.cli import reading
    from allegiance.cli.allies import allies
    from allegiance.cli.output import paragraph
    from allegiance.evaluate.corpus import bundled

    corpus = bundled()
    _clear(corpus.reports)
    reading.read([str(corpus.reports)], ledger=DEMO_LEDGER, index=corpus.index)
    if quiet:
        return
    paragraph()
    allies("Russia", ledger=DEMO_LEDGER)
    paragraph()
    paragraph("Open any claim with: allegiance show CLAIM --ledger demo.db", "dim")
    paragraph("See it in a browser with: make web (or allegiance web --ledger demo.db)", "dim")


def _clear(reports: Path) -> None:
    """Make the demonstration anew each time, but never touch a ledger that holds anything else."""
    from allegiance.ledger import Ledger

    if not DEMO_LEDGER.exists():
        return
    with Ledger.open(DEMO_LEDGER, write=True) as ledger:  # an older version made it, perhaps
        own = all(Path(document.path).parent == reports for document in ledger.documents())
    if not own:
        raise UsageError(reason="demo.db here holds other reports. Move it away or run the demo in another folder.")
    for file in DEMO_LEDGER.parent.glob(f"{DEMO_LEDGER.name}*"):
        file.unlink()
