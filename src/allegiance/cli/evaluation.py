"""The tables of ``allegiance evaluate``."""

import sys
from pathlib import Path

from allegiance.cli.options import Format
from allegiance.cli.output import Column, emit, one_line, paragraph
from allegiance.evaluate import corpus as corpora
from allegiance.evaluate import floors, gains, results
from allegiance.evaluate.matching import Entry
from allegiance.evaluate.scoring import Rate, Score, figures, score


def corpus(
    folder: Path | None, gains_since: Path | None, save: Path | None, errors: int
) -> tuple[results.Result, bool]:
    """Score a corpus and print everything: its rows, and true when a figure is below its floor."""
    chosen = corpora.opened(folder) if folder else corpora.bundled()
    predictions = corpora.predict(chosen)
    result = score(chosen.gold(), predictions.entries())
    paragraph(f"{result.reports} marked reports (corpus {chosen.hash()})", "bold")
    _table(result)
    for issue in predictions.issues:
        print(f"{issue.path}: {issue.reason} [{issue.code}]", file=sys.stderr)
    if errors:
        _errors(result, chosen, predictions, errors)
    if gains_since:
        _gains(gains.since(gains_since, result), chosen)
    if save:
        gains.save(result, save)
    below = floors.falls(chosen, figures(result))
    for fall in below:
        value = "not measured" if fall.value is None else f"{fall.value:.3f}"
        paragraph(f"Below its floor: {fall.name} is {value}, floor {fall.floor:.3f}", "bold red")
    return results.bundled(chosen.hash(), figures(result)), bool(below)


def _percent(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"


def _table(result: Score) -> None:
    rows: list[tuple[str, Rate]] = [("all claims", result.claims), ("with form, polarity, speaker", result.strict)]
    rows += [(kind, rate) for kind, rate in result.by_kind.items() if rate.gold or rate.predicted]
    columns = (
        Column("claims", lambda row: row[0], whole=True),
        Column("precision", lambda row: _percent(row[1].precision), whole=True),
        Column("recall", lambda row: _percent(row[1].recall), whole=True),
        Column("F1", lambda row: _percent(row[1].f1), whole=True),
        Column("marked", lambda row: row[1].gold, whole=True),
        Column("found", lambda row: row[1].predicted, whole=True),
    )
    emit(rows, Format.TABLE, table=columns, flat=columns, nothing="")
    paragraph()
    shares = [(name.replace("_", " "), share) for name, share in result.attributes.items() if share.n]
    attributes = (
        Column("on matched claims", lambda row: row[0], whole=True),
        Column("right", lambda row: _percent(row[1].accuracy), whole=True),
        Column("of", lambda row: row[1].n, whole=True),
    )
    emit(shares, Format.TABLE, table=attributes, flat=attributes, nothing="No marked claim was found.")
    paragraph()
    paragraph(f"Claims invented per report without any: {result.false_per_empty_report:.2f}")


def _line(report: str, entry: Entry, words: str) -> str:
    parties = f"{entry.actor or '?'} → {entry.recipient or '?'}"
    facts = ", ".join(part for part in (entry.form, entry.item, entry.polarity, entry.speaker) if part)
    return one_line(f"{report}  {entry.kind}  {parties}  {facts}  “{words}”")


def _errors(result: Score, chosen: corpora.Corpus, predictions: corpora.Predictions, count: int) -> None:
    anchors = chosen.anchors()
    for title, rows, words in (
        ("Missed", result.missed, anchors),
        ("Invented", result.invented, predictions.sentences),
    ):
        paragraph()
        paragraph(f"{title}: {len(rows)}", "bold")
        for report, entry in rows[:count]:
            paragraph(_line(report, entry, words.get(entry.label, "")), indent=2)


def _gains(change: gains.Gains, chosen: corpora.Corpus) -> None:
    anchors = chosen.anchors()
    for title, labels in (
        ("Gained", change.found),
        ("Lost", change.lost),
        ("Newly invented", change.invented),
        ("No longer invented", change.cleared),
    ):
        paragraph()
        paragraph(f"{title}: {len(labels)}", "bold")
        for label in labels:
            paragraph(one_line(f"{label}  {anchors.get(label, '')}"), indent=2)


def everything(own: results.Result, write: Path | None) -> None:
    """Run every scorer whose gold is there; print as it goes and write the page of results."""
    found = [own]
    for result in results.measure():
        found.append(result)
        paragraph()
        paragraph(f"{result.name} ({result.about})", "bold")
        columns = (
            Column("figure", lambda row: row.title),
            Column("ours", lambda row: f"{row.value:.3f}", whole=True),
            Column("goal", lambda row: "" if row.goal is None else f"{row.goal:.2f}", whole=True),
            Column("others", lambda row: row.peers),
        )
        emit(list(result.figures), Format.TABLE, table=columns, flat=columns, nothing="")
    if found == [own]:
        print(
            "There is no gold data beside this tree (../shared/gold); only the bundled corpus was scored.",
            file=sys.stderr,
        )
    elif write is not None:
        write.parent.mkdir(parents=True, exist_ok=True)
        write.write_text(results.page(found), encoding="utf-8")
        paragraph()
        paragraph(f"Written to {write}.")
