"""A derivation as a graph in the DOT language of Graphviz."""

from allegiance.model import Derivation

_STYLES = {"copy": "bold", "owner": "dashed", "state": "dotted", "occasion": "dashed"}
_SURE = 0.5


def derivation_dot(found: Derivation) -> str:
    """Origins as boxes, reports as ellipses; an arrow points from a report to what it goes back to."""
    origins = sorted(
        {line.origin for line in found.statements} | {end for edge in found.edges for end in (edge.one, edge.other)}
    )
    number = {origin: f"o{at}" for at, origin in enumerate(origins)}
    lines = ["digraph derivation {", "  rankdir=RL;", f"  label={_quoted(headline(found))};"]
    lines += [f"  {number[origin]} [shape=box, label={_quoted(origin)}];" for origin in origins]
    reports = {line.document: line for line in found.statements}
    place = {document: f"r{at}" for at, document in enumerate(sorted(reports))}
    for document, at in place.items():
        line = reports[document]
        label = "\n".join(str(part) for part in (line.outlet or line.path, line.published) if part)
        lines.append(f"  {at} [shape=ellipse, label={_quoted(label)}];")
    arrows = sorted({(place[line.document], number[line.origin], line.how) for line in found.statements})
    lines += [f"  {report} -> {origin} [label={_quoted(how)}];" for report, origin, how in arrows]
    for edge in found.edges:
        style = _STYLES.get(edge.kind, "solid")
        label = f"{edge.kind} {edge.certainty:.2f}"
        lines.append(
            f"  {number[edge.one]} -> {number[edge.other]} "
            f"[dir=none, style={style}, label={_quoted(label)}, constraint={str(edge.certainty >= _SURE).lower()}];"
        )
    return "\n".join([*lines, "}", ""])


def headline(found: Derivation) -> str:
    """Raw and independent counts in one line."""
    counts = ((found.reports, "report"), (found.outlets, "outlet"))
    words = ", ".join(f"{number} {noun}{'' if number == 1 else 's'}" for number, noun in counts)
    sure = "" if abs(found.effective - found.independent) < 0.05 else f" (effectively {found.effective:.1f})"
    return f"{words}, {found.independent} independent{sure}"


def _quoted(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
