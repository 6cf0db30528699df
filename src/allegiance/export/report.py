"""A ranking as a report to read or print: Markdown, or one HTML file that needs nothing else.

Figures carry their numbers in words, so that nothing depends on colour; colours are from the palette of Okabe and Ito.
"""

from calendar import month_abbr
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from html import escape
from itertools import zip_longest

from allegiance.model import Backing, Claim, Estimate, Grounds, Ranking, Stage

_STYLE = """
body { font: 16px/1.5 Georgia, serif; color: #111; background: #fff; max-width: 60rem;
  margin: 2rem auto; padding: 0 1rem }
h1, h2, table, svg { font-family: system-ui, sans-serif }
h2 { margin-top: 2.2rem; border-bottom: 1px solid #999 }
table { border-collapse: collapse; margin: .6rem 0; font-size: .85rem }
th, td { padding: .2rem .5rem; text-align: left; border-bottom: 1px solid #ddd; vertical-align: top }
td.n { text-align: right; font-variant-numeric: tabular-nums }
.heat td { text-align: center; border: 1px solid #ccc; min-width: 1.6rem }
.wide { overflow-x: auto }
svg { max-width: 100%; height: auto; display: block }
.dim { color: #444; font-size: .85rem }
code { overflow-wrap: anywhere }
@media print {
  body { margin: 0; max-width: none; font-size: 11pt }
  h2 { break-after: avoid }
  table, svg { break-inside: avoid }
  .wide { overflow: visible }
  .heat { font-size: 7pt; width: 100% }
  .heat td, .heat th { min-width: 0; padding: 1pt }
}
"""
_STAGES = {
    Stage.REQUESTED: "R",
    Stage.PLANNED: "P",
    Stage.PROMISED: "P",
    Stage.ORDERED: "O",
    Stage.UNDERWAY: "U",
    Stage.DELIVERED: "D",
    Stage.USED: "X",
    Stage.ENDED: "E",
}
_WIDTH, _LEFT, _ROW = 720, 150, 26
_HEADS = ("place", "backer", "expected", "90%", "first", "places", "above the next", "origins", "reports", "denied")
_MARK = 9
_MONTHS = 24
_SHADES = ("#ffffff", "#d6e6f2", "#a9cbe3", "#6fa8d0", "#2f7ab5", "#0b4a80")


def markdown_report(ranking: Ranking) -> str:
    """The ranking as Markdown: estimates, what they stand on, months with their counts."""
    lines = [f"# Who backs {ranking.name}", ""]
    for form, backings in ranking.forms:
        lines += [f"## {_label(form)}", ""]
        lines += [f"| {' | '.join(_HEADS)} |", "| ---: | --- | ---: | --- | ---: | --- | ---: | ---: | ---: | ---: |"]
        for row in _rows(backings):
            lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |")
        lines.append("")
        for backing in backings:
            lines += [f"- **{backing.name}**: {'; '.join(backing.reasons)}" if backing.reasons else ""]
        lines.append("")
    months, rows = _monthly(ranking)
    if months:
        lines += ["## Claims by month", "", "| backer | " + " | ".join(months) + " |"]
        lines += ["| --- |" + " ---: |" * len(months)]
        lines += [f"| {name} | " + " | ".join(str(n or "") for n in counts) + " |" for name, counts in rows]
        lines.append("")
    if ranking.claimed:
        lines += ["## What the reports themselves say about the order", ""]
        lines += [f"- {line}" for line in _claimed(ranking)] + [""]
    lines += ["## What this stands on", "", *_grounds(ranking.grounds), "", f"Made by: `{ranking.command}`", ""]
    return "\n".join(lines)


def html_report(ranking: Ranking) -> str:
    """The ranking as one HTML file with its plots drawn in it; no scripts, nothing fetched."""
    title = f"Who backs {ranking.name}"
    parts = [f"<h1>{escape(title)}</h1>"]
    for form, backings in ranking.forms:
        parts.append(f"<h2>{escape(_label(form))}</h2>")
        parts.append(_intervals(backings, _label(form)))
        parts.append(_table(_HEADS, _rows(backings)))
        parts += [
            f"<p class=dim><b>{escape(backing.name)}</b>: {escape('; '.join(backing.reasons))}</p>"
            for backing in backings
        ]
    months, rows = _monthly(ranking)
    if months:
        parts += [
            "<h2>Claims by month</h2>",
            f"<p>Each cell holds its number of claims; at most the last {_MONTHS} months.</p>",
            _heat(months, rows),
        ]
        parts += ["<h2>When, and how far it had got</h2>", _timeline(ranking)]
    if ranking.claimed:
        parts.append("<h2>What the reports themselves say about the order</h2>")
        parts.append("<ul>" + "".join(f"<li>{escape(line)}</li>" for line in _claimed(ranking)) + "</ul>")
    parts.append("<h2>What this stands on</h2>")
    parts += [f"<p class=dim>{escape(line)}</p>" for line in _grounds(ranking.grounds) if line]
    parts.append(f"<p class=dim>Made by: <code>{escape(ranking.command)}</code></p>")
    body = "\n".join(parts)
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{escape(title)}</title>'
    return (
        f'<!doctype html>\n<html lang="en"><head>{head}<style>{_STYLE}</style></head>\n<body>\n{body}\n</body></html>\n'
    )


def _rows(backings: tuple[Backing, ...]) -> Iterator[list[str]]:
    for backing, following in zip_longest(backings, backings[1:]):
        yield _cells(backing, following)


def _cells(backing: Backing, following: Backing | None) -> list[str]:
    found = backing.estimate
    if found is None:
        middle = ["", "", "", "", ""]
    else:
        best, worst = found.best_rank, found.worst_rank
        middle = [
            f"{_number(_central(found))} {found.measure}",
            f"{_number(found.low)} to {_number(found.high)}",
            f"{found.first:.0%}",
            str(best) if best == worst else f"{best} to {worst}",
            next((f"{share:.0%}" for other, share in found.above if following and other == following.actor), ""),
        ]
    counts = [str(backing.independent), str(backing.reports), str(backing.denied)]
    return [str(backing.rank), backing.name, *middle, *counts]


def _claimed(ranking: Ranking) -> Iterator[str]:
    stakes = dict(ranking.stakes)
    for claim in ranking.claimed:
        speaker, actor = claim.attribution.speaker, claim.actor
        who = speaker.name if speaker else claim.outlet or claim.path
        office = ", ".join(part for part in (speaker.role, speaker.state) if part) if speaker else ""
        what = claim.item.surface if claim.item else "first among its supporters"
        denies = "denies: " if claim.polarity == "denied" else ""
        day = f", {claim.published}" if claim.published else ""
        by = f"{who} ({office})" if office else who
        yield (
            f"{by}: {denies}{actor.name if actor else 'somebody'}, {what} "
            f"({claim.outlet or claim.path}{day}). Who says so: {stakes.get(claim.id, 'not known')}."
        )


def _grounds(found: Grounds | None) -> Iterator[str]:
    if found is None:
        return
    yield found.summary
    yield ""
    yield f"Confidence: {found.confidence}."
    for what in found.left_out:
        yield f"Left out: {what}."
    for what in found.reviewed:
        yield f"Reviewed: {what}."
    for assumption in found.assumptions:
        yield f"- Assumed ({assumption.id}): {assumption.text} Owner {assumption.owner}, review by {assumption.review}."
    yield f"Data: {found.data}"


def _intervals(backings: Iterable[Backing], label: str) -> str:
    rows: list[tuple[str, Estimate]] = [(b.name, b.estimate) for b in backings if b.estimate is not None]
    if not rows:
        return ""
    most = max(estimate.high for _, estimate in rows) or 1.0
    height = _ROW * len(rows) + 30
    scale = (_WIDTH - _LEFT - 130) / most
    drawn = []
    for at, (name, found) in enumerate(rows):
        y = 18 + _ROW * at
        low, high, mid = (_LEFT + value * scale for value in (found.low, found.high, _central(found)))
        words = f"{_number(_central(found))} ({_number(found.low)} to {_number(found.high)})"
        drawn.append(
            f'<text x="{_LEFT - 8}" y="{y + 4}" text-anchor="end">{escape(name)}</text>'
            f'<line x1="{low:.1f}" x2="{high:.1f}" y1="{y}" y2="{y}" stroke="#0072b2" stroke-width="3"/>'
            f'<circle cx="{mid:.1f}" cy="{y}" r="5" fill="#d55e00" stroke="#111"/>'
            f'<text x="{high + 8:.1f}" y="{y + 4}">{words}</text>'
        )
    unit = rows[0][1].measure
    drawn.append(f'<text x="{_LEFT}" y="{height - 4}" class="dim">expected {escape(unit)}, line: 90%</text>')
    return _svg(height, f"Expected support, {label}", drawn)


def _heat(months: list[str], rows: list[tuple[str, list[int]]]) -> str:
    most = max((n for _, counts in rows for n in counts), default=1) or 1
    heads = "".join(f"<th>{month.replace(' ', '<br>')}</th>" for month in months)
    lines = [f"<div class=wide><table class=heat><tr><th></th>{heads}</tr>"]
    for name, counts in rows:
        cells = []
        for n in counts:
            step = 0 if n == 0 else 1 + min(4, int(4 * n / most))
            colour = "#fff" if step >= 4 else "#111"
            cells.append(f'<td style="background:{_SHADES[step]};color:{colour}">{n or ""}</td>')
        lines.append(f"<tr><th>{escape(name)}</th>{''.join(cells)}</tr>")
    return "\n".join([*lines, "</table></div>"])


def _timeline(ranking: Ranking) -> str:
    marks: dict[str, list[tuple[date, str]]] = defaultdict(list)
    for name, claim in _told(ranking):
        day = _day(claim)
        if day is not None:
            marks[name].append((day, _STAGES.get(claim.stage, "?") if claim.stage else "?"))
    if not marks:
        return ""
    days = [day for found in marks.values() for day, _ in found]
    first, last = min(days), max(days)
    scale = (_WIDTH - _LEFT - 20 - 2 * _MARK) / max((last - first).days, 1)
    height = _ROW * len(marks) + 48
    drawn = []
    for at, (name, found) in enumerate(sorted(marks.items())):
        y = 18 + _ROW * at
        drawn.append(f'<text x="{_LEFT - 8}" y="{y + 4}" text-anchor="end">{escape(name)}</text>')
        drawn.append(f'<line x1="{_LEFT}" x2="{_WIDTH - 20}" y1="{y}" y2="{y}" stroke="#bbb"/>')
        told = sorted(set(found))
        wanted = [_LEFT + _MARK + (day - first).days * scale for day, _ in told]
        for x, (_, letter) in zip(_apart(wanted, _LEFT + _MARK, _WIDTH - 20 - _MARK), told, strict=True):
            drawn.append(f'<circle cx="{x:.1f}" cy="{y}" r="8" fill="#fff" stroke="#0072b2"/>')
            drawn.append(f'<text x="{x:.1f}" y="{y + 4}" text-anchor="middle" font-size="11">{letter}</text>')
    drawn.append(f'<text x="{_LEFT}" y="{height - 22}">{first}</text>')
    drawn.append(f'<text x="{_WIDTH - 20}" y="{height - 22}" text-anchor="end">{last}</text>')
    key = "R requested, P planned or promised, O ordered, U underway, D delivered, X used, E ended, ? not stated"
    drawn.append(f'<text x="{_LEFT}" y="{height - 4}" font-size="11">{key}</text>')
    return _svg(height, "Stages over time", drawn)


def _apart(wanted: list[float], least: float, most: float) -> list[float]:
    """Places in order, moved so far that marks stand side by side between the two ends, as far as there is room."""
    gap = min(2.0 * _MARK, (most - least) / max(len(wanted) - 1, 1))
    found: list[float] = []
    for x in wanted:
        found.append(max(x, found[-1] + gap) if found else x)
    for at in reversed(range(len(found))):
        found[at] = min(found[at], most if at == len(found) - 1 else found[at + 1] - gap)
    return found


def _svg(height: int, title: str, drawn: Iterable[str]) -> str:
    return (
        f'<svg role="img" viewBox="0 0 {_WIDTH} {height}" font-size="13"><title>{escape(title)}</title>'
        + "".join(drawn)
        + "</svg>"
    )


def _table(heads: Iterable[str], rows: Iterable[list[str]]) -> str:
    top = "".join(f"<th>{escape(head)}</th>" for head in heads)
    body = "".join(
        "<tr>" + "".join(f'<td class="{"" if at == 1 else "n"}">{escape(c)}</td>' for at, c in enumerate(row)) + "</tr>"
        for row in rows
    )
    return f"<table><tr>{top}</tr>{body}</table>"


def _told(ranking: Ranking) -> Iterator[tuple[str, Claim]]:
    for _, backings in ranking.forms:
        for backing in backings:
            for fact in backing.facts:
                for claim in fact.claims:
                    yield backing.name, claim


def _monthly(ranking: Ranking) -> tuple[list[str], list[tuple[str, list[int]]]]:
    counts: dict[str, Counter[tuple[int, int]]] = defaultdict(Counter)
    for name, claim in _told(ranking):
        day = _day(claim)
        if day is not None:
            counts[name][day.year, day.month] += 1
    found = sorted({month for per_month in counts.values() for month in per_month})
    if not found:
        return [], []
    year, month = found[-1]
    months: list[tuple[int, int]] = []
    while len(months) < _MONTHS and (year, month) >= found[0]:
        months.append((year, month))
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    months.reverse()
    rows = sorted(
        ((name, [counts[name][m] for m in months]) for name in counts), key=lambda row: (-sum(row[1]), row[0])
    )
    return [f"{month_abbr[m]} {y}" for y, m in months], rows


def _day(claim: Claim) -> date | None:
    if claim.when is not None and claim.when.end is not None and claim.when.grain != "decade":
        return claim.when.end
    return claim.published


def _label(form: str) -> str:
    return form.replace("_", " ").capitalize()


def _central(estimate: Estimate) -> float:
    # The mean of amounts hangs on what is least known.
    return estimate.expected if estimate.measure == "things" else estimate.middle


def _number(value: float) -> str:
    return f"{value:.1f}" if value < 100 else f"{float(f'{value:.3g}'):,.0f}"
