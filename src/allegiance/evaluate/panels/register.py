"""Which data sets there are, and one of them as a document with its claims, ready for a ledger."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from allegiance.errors import UsageError
from allegiance.evaluate.panels import atop, dcad, esd, kiel, sipri
from allegiance.evaluate.panels.sheet import document
from allegiance.model import Claim, Document

PANELS = {"atop": atop, "dcad": dcad, "esd": esd, "kiel": kiel, "sipri": sipri}


def opened(name: str, file: Path, published: date | None = None) -> tuple[Document, bytes, Iterator[Claim]]:
    """The table as a document, its bytes, and a claim for each row that says something of two states.

    Raises UsageError for an unknown data set, and for a file that cannot be read or has other columns.
    """
    if name not in PANELS:
        raise UsageError(reason=f"{name!r} is not a data set we know. Say one of: {', '.join(PANELS)}.")
    panel = PANELS[name]
    try:
        raw = file.read_bytes()
        table = replace(document(file, panel.REGISTER), published=published).identified()
        told = list(panel.claims(file))
    except (OSError, KeyError, ValueError) as error:
        raise UsageError(reason=f"{file} cannot be read as {panel.REGISTER}: {error}.") from None
    return table, raw, (replace(claim, document=table.id, published=published).identified() for claim in told)
