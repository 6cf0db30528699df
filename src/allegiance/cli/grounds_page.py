"""The end of every answer: what it stands on, what it takes for granted, and the command that makes it again."""

import shlex
import sys

from allegiance.cli.output import cleaned, paragraph
from allegiance.model import Assumption, Grounds


def grounds_page(found: Grounds | None, command: str) -> None:
    """Print sources, what was left out, assumptions, data and command."""
    paragraph()
    if found is not None:
        paragraph("WHAT THIS STANDS ON", "bold cyan")
        paragraph(cleaned(found.summary))
        paragraph(f"Confidence: {found.confidence}, by the number and kinds of independent origins.")
        for what in found.left_out:
            paragraph(cleaned(f"Left out: {what}."))
        for what in found.reviewed:
            paragraph(cleaned(f"Reviewed: {what}."))
        for assumption in found.assumptions:
            paragraph(assumed(assumption), "dim")
        paragraph(f"Data: {found.data}", "dim")
    paragraph(f"Made by: {cleaned(command)}", "dim")


def assumed(assumption: Assumption) -> str:
    """An assumption with who answers for it and until when."""
    words = f"Assumed ({assumption.id}): {assumption.text}"
    return f"{words} [{assumption.owner}, review by {assumption.review}]"


def command_of() -> str:
    """The command that is running, as it can be typed again."""
    return shlex.join(["allegiance", *sys.argv[1:]])
