"""The day of events against MEANTIME: mentions of an event and the TIME its instance is anchored at."""

import csv
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from allegiance.evaluate.time import parsed
from allegiance.extract.time import day_of, times, value
from allegiance.model import When
from allegiance.syntax import Sentence, Token

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_UNKNOWN = "XXXX"


class Report(NamedTuple):
    """A text and, for each event mention, the place of its first word and the gold time."""

    text: str
    mentions: tuple[tuple[int, str], ...]


def score(gold_folder: Path, name: str) -> dict[str, float]:
    """Share of event mentions with the right time: ours, the nearest expression's and the publication's.

    ``gold_folder`` holds ``list_instances.tsv`` and ``corpus_<name>/*.xml``. ``known`` figures count only mentions
    whose gold is a day; the others count every mention with a TIME, where an unknown day must stay unknown.
    """
    right = dict.fromkeys(("ours", "nearest", "publication"), 0)
    right_known = dict(right)
    total = known = 0
    for report in _reports(gold_folder, name):
        read = parsed(report.text)
        whens = times(report.text, read, None)
        published = next((when.start for when in whens if any(when.span == sentence.span for sentence in read)), None)
        for start, gold in report.mentions:
            place = _place(read, start)
            if place is None:
                continue
            sentence, token = place
            answers = {
                "ours": _written(day_of(sentence, token, whens, published)),
                "nearest": _nearest(sentence, token, whens, published),
                "publication": published.isoformat() if published else _UNKNOWN,
            }
            total += 1
            known += bool(_DAY.fullmatch(gold))
            for answer, day in answers.items():
                right[answer] += day == gold
                right_known[answer] += day == gold and bool(_DAY.fullmatch(gold))
    shares = {answer: right[answer] / total if total else 0.0 for answer in right}
    return {
        "mentions": float(total),
        **shares,
        **{f"{answer}_known": right_known[answer] / known if known else 0.0 for answer in right},
    }


def _reports(gold_folder: Path, name: str) -> Iterator[Report]:
    with (gold_folder / "list_instances.tsv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.reader(file, delimiter="\t") if len(row) > 7 and row[1] == "EVENT"]
    times_of = {row[0]: re.sub(r"(?:-XX)+$", "", row[7]) for row in rows if row[7]}
    for path in sorted((gold_folder / f"corpus_{name}").glob("*.xml")):
        yield _report(ElementTree.parse(path).getroot(), times_of)


def _report(root: ElementTree.Element, times_of: dict[str, str]) -> Report:
    text, starts, last = "", {}, ""
    for token in root.iter("token"):
        number = token.get("sentence", "")
        if text:
            text += " " if number == last else "\n"
        starts[token.get("t_id", "")], last = len(text), number
        text += token.text or ""
    first_word: dict[str, int] = {}
    instance: dict[str, str] = {}
    for mark in root.iterfind("Markables/*"):
        anchor, name = mark.find("token_anchor"), mark.get("m_id", "")
        if anchor is not None and mark.tag == "EVENT_MENTION":
            first_word[name] = starts[anchor.get("t_id", "")]
        elif mark.get("instance_id"):
            instance[name] = mark.get("instance_id", "")
    mentions: list[tuple[int, str]] = []
    for link in root.iterfind("Relations/REFERS_TO"):
        target = link.find("target")
        gold = times_of.get(instance.get(target.get("m_id", ""), "")) if target is not None else None
        places = [source.get("m_id", "") for source in link.iterfind("source")]
        mentions.extend((first_word[place], gold) for place in places if gold and place in first_word)
    return Report(text, tuple(mentions))


def _place(read: list[Sentence], start: int) -> tuple[Sentence, Token] | None:
    for sentence in read:
        if sentence.span.start <= start < sentence.span.end:
            return sentence, next(token for token in sentence.tokens if token.end > start)
    return None


def _nearest(sentence: Sentence, token: Token, whens: list[When], published: date | None) -> str:
    here = [when for when in whens if when.span is not None and sentence.span.covers(when.span) and when.start]
    if not here:
        return published.isoformat() if published else _UNKNOWN
    return _written(min(here, key=lambda when: abs(when.span.start - token.start) if when.span else 0))


def _written(when: When | None) -> str:
    return value(when) if when is not None else _UNKNOWN
