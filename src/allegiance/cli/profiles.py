"""A ranking seen across forms, what moves it, and its report."""

from pathlib import Path
from typing import TYPE_CHECKING

from allegiance.cli.output import aligned, cleaned, paragraph
from allegiance.errors import UsageError
from allegiance.model import Ranking

if TYPE_CHECKING:
    from allegiance.assess import Sensitivity

_SHOWN = 8


def evidence(ranking: Ranking) -> None:
    """Print the evidence ledger: each thing with its likelihood, each origin with what it adds."""
    from allegiance.assess import opened
    from allegiance.cli.phrases import short

    for form, backings in ranking.forms:
        for backing in backings:
            for thing in opened(ranking, backing):
                paragraph()
                told = f"{form}, {backing.name}: {thing.word} ({thing.likelihood:.0%})"
                paragraph(cleaned(told).replace("_", " "), "bold")
                paragraph(
                    f"{thing.prior:+.2f}  before its evidence, with the silence of those who said nothing", indent=4
                )
                for row in thing.rows:
                    words = f"{row.weight:+.2f}  {row.origin} ({row.channel.replace('_', ' ')})"
                    paragraph(cleaned(f"{words}; claim {' '.join(map(short, row.claims[:3]))}"), indent=4)
    paragraph()
    paragraph(
        "Log odds add up; likelihoods average over what is not known of the rates, so they are nearer to even.", "dim"
    )


def by_month(ranking: Ranking) -> None:
    """Print things by month of each backer and form, with the number of claims they stand on."""
    from allegiance.assess import trends

    facts = {fact.id: fact for _, backings in ranking.forms for backing in backings for fact in backing.facts}
    found = trends(ranking.state, facts.values())
    rows = [["form", "backer", "month", "things", "claims", "reports", "origins"]]
    rows += [
        [m.form, m.backer, f"{m.month:%Y-%m}", str(m.things), str(m.claims), str(m.reports), str(m.origins)]
        for trend in found
        for m in trend.months
        if m.things
    ]
    paragraph()
    paragraph("BY MONTH, where anything is said to be given", "bold cyan")
    for line in aligned([[cleaned(cell) for cell in row] for row in rows]):
        paragraph(line)
    for trend in found:
        if len(trend.months) > 1:
            told = f"{trend.form}, {trend.backer}: the later half is the busier with {trend.rising:.0%}"
            paragraph(cleaned(f"{told} ({len(trend.months)} months, n={sum(m.things for m in trend.months)})"), "dim")


def across_forms(ranking: Ranking, stated: list[str]) -> None:
    """Print the order under the weights, or over all weights where none are stated."""
    from allegiance.assess.profile import profile

    weights = dict(_weight(each) for each in stated) or None
    try:
        found = profile(ranking, weights)
    except ValueError as error:
        raise UsageError(reason=f"There is nothing to order: {error}.") from None
    paragraph()
    how = "under your weights" if weights else "over all weights of forms"
    paragraph(f"ACROSS FORMS, {how}: {', '.join(found.forms)}".replace("_", " "), "bold cyan")
    rows = [["backer", "first", *(f"place {n}" for n in range(1, 6))]]
    rows += [
        [placed.name, f"{placed.first:.0%}", *(f"{share:.0%}" for share in placed.acceptability)]
        for placed in found.placed[:_SHOWN]
    ]
    for line in aligned([[cleaned(cell) for cell in row] for row in rows]):
        paragraph(line)


def what_moves_it(ranking: Ranking, moves: "Sensitivity") -> None:
    """Print what the first places hang on and what evidence would change them."""
    paragraph()
    paragraph("WHAT MOVES THE ANSWER", "bold cyan")
    found = [each for each in moves.without if abs(each.first_before - each.first_after) >= 0.01][:_SHOWN]
    # Of each form the claim that moves it most.
    found += {each.form: each for each in reversed(moves.claims)}.values()
    for each in found:
        now = "still first" if each.then_first == each.leader else f"then {each.then_first or 'nobody'}"
        change = f"{each.leader} first with {each.first_before:.0%}, then {each.first_after:.0%}"
        paragraph(cleaned(f"{each.form}: without {each.without} ({each.kind}): {change}; {now}"))
    if not found:
        paragraph("Nothing that could be left out moves a first place by a hundredth.")
    for reversal in moves.reversals[:_SHOWN]:
        unit = "thing" if reversal.more == 1 and reversal.measure == "things" else reversal.measure
        more = f"{reversal.more:,.0f} more {unit} by {reversal.runner_up}"
        channel = reversal.channel.replace("_", " ")
        paragraph(f"{reversal.form}: {more}, each on one word of kind {channel}, would bring it level", "dim")
    for word in moves.next_words[: 2 * _SHOWN]:
        channel = word.channel.replace("_", " ")
        change = f"from {word.before:.0%} to {word.after:.0%}"
        told = f"one more word of kind {channel} on what {word.backer} most likely gave would take it {change}"
        paragraph(cleaned(f"{word.form}: {told}"), "dim")


def write(ranking: Ranking, file: Path) -> None:
    """Write a report; the ending of the name decides."""
    from allegiance.export import html_report, markdown_report

    ways = {".html": html_report, ".htm": html_report, ".md": markdown_report}
    way = ways.get(file.suffix.lower())
    if way is None:
        raise UsageError(reason=f"{file} ends in neither .html nor .md, the two kinds of report there are.")
    file.write_text(way(ranking), encoding="utf-8")


def _weight(stated: str) -> tuple[str, float]:
    form, _, number = stated.partition("=")
    try:
        weight = float(number)
    except ValueError:
        weight = -1.0
    if not form or not 0 < weight < float("inf"):
        raise UsageError(reason=f"{stated!r} is not a weight. Write it as form=number, such as ammunition=2.")
    return form.strip(), weight
