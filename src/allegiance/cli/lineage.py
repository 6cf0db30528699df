"""``allegiance lineage CLAIM``: from which independent origins a fact comes, as a tree, DOT or JSON."""

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from allegiance.cli.options import DEFAULT_LEDGER, ClaimId, LedgerPath

if TYPE_CHECKING:
    from allegiance.assess import Grade
    from allegiance.ledger import Ledger
    from allegiance.model import Derivation, Span, Statement

_LONGEST = 160
_HOW = {
    "quote": "quotes",
    "relay": "relays",
    "own": "in its own voice",
    "restate": "restates",
    "copy": "copied",
    "occasion": "has no other speaker",
    "name": "names",
}


class GraphFormat(StrEnum):
    """How a graph is printed; DOT is for Graphviz."""

    TREE = "tree"
    DOT = "dot"
    JSON = "json"


def lineage(
    claim: ClaimId,
    ledger: LedgerPath = DEFAULT_LEDGER,
    layout: Annotated[
        GraphFormat, typer.Option("--format", "-f", help="How it is printed.", case_sensitive=False)
    ] = GraphFormat.TREE,
    grade: Annotated[
        bool, typer.Option("--grade", help="With the tree: how credible the claim is, 1 to 6. Reads the whole record.")
    ] = False,
) -> None:
    """Show where the fact of a claim comes from: its independent origins, who relays them, and how we know."""
    from allegiance.cli.output import encoded, write_bytes
    from allegiance.export import derivation_dot
    from allegiance.ledger import Ledger

    with Ledger.open(ledger) as record:
        found = record.lineage(claim)
        if layout is GraphFormat.JSON:
            write_bytes(encoded(found) + b"\n")
        elif layout is GraphFormat.DOT:
            write_bytes(derivation_dot(found).encode())
        else:
            _tree(found, record)
            if grade:
                _graded(record.grade(claim))


def _tree(found: "Derivation", record: "Ledger") -> None:
    from allegiance.cli.output import cleaned, paragraph
    from allegiance.cli.phrases import counted
    from allegiance.export import headline

    paragraph(headline(found), "bold")
    words = _quoting(record)
    for number, part in enumerate(found.lineages):
        last = number == len(found.lineages) - 1
        head = f"{part.origin} ({part.basis}, {counted(len(part.claims), 'claim')})"
        paragraph(("└── " if last else "├── ") + cleaned(head), "bold")
        mine = [line for line in found.statements if line.lineage == number]
        for at, line in enumerate(mine):
            branch = "└── " if at == len(mine) - 1 else "├── "
            paragraph(("    " if last else "│   ") + branch + cleaned(_said(line, words)))
    for edge in found.edges:
        weak = "" if edge.certainty >= 0.5 else ", counted apart"
        paragraph(cleaned(f"{edge.kind}, {edge.certainty:.2f}{weak}: {edge.evidence}"))
        for document, span in edge.quotes:
            paragraph(cleaned(f"“{words(document, span)}”"), indent=2)
    for ring in found.circular:
        paragraph(cleaned(f"circular: {' → '.join((*ring, ring[0]))}"), "bold")


def _graded(grade: "Grade") -> None:
    from allegiance.cli.output import cleaned, paragraph

    paragraph(cleaned(f"credibility {grade.credibility}, {grade.words}: {grade.because}"), "bold")
    for side, origins in (("for", grade.supporting), ("against", grade.opposing)):
        if origins:
            paragraph(cleaned(f"{side}: {', '.join(origins)}"), indent=2)


def _said(line: "Statement", words: "Callable[[str, Span], str]") -> str:
    from allegiance.cli.phrases import short

    where = ", ".join(str(part) for part in (line.outlet or line.path, line.published) if part)
    through = f" via {', '.join(line.relays)}" if line.relays and line.how != "relay" else ""
    named = f" “{words(line.document, line.words)}”" if line.words else ""
    return f"{short(line.claim)}  {where}: {_HOW[line.how]}{named}{through}"


def _quoting(record: "Ledger") -> "Callable[[str, Span], str]":
    from functools import cache

    @cache
    def text(document: str) -> str:
        return record.document(document).text

    def quote(document: str, span: "Span") -> str:
        shown = " ".join(span.of(text(document)).split())
        return shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST // 2]} … {shown[-_LONGEST // 2 :]}"

    return quote
