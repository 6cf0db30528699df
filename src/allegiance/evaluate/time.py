"""Time expressions against TimeML gold: extents, values and intervals of days."""

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from allegiance.extract.time import calendar, timexes
from allegiance.inference.parser import parse
from allegiance.syntax import Sentence
from allegiance.text import paragraphs, sentences

_TAG = re.compile(r"<(/?)TIMEX3([^>]*?)>|<[^>]*>")
_TEXT = re.compile(r"<TEXT>(.*)</TEXT>", re.DOTALL)
_CREATED = re.compile(r'functionInDocument="(?:CREATION|PUBLICATION)_TIME"[^>]*?value="(\d{4}-\d\d-\d\d)')
_EDGES = " \t\r\n.,;:"
_SHORT = re.compile(r"(?P<year>\d{4})(?:-(?P<rest>[A-Z0-9]+)(?:-(?P<day>\d\d|\d|WE|XX))?)?")


class Expression(NamedTuple):
    """One expression: trimmed extent in the text and TIMEX3 value."""

    start: int
    end: int
    value: str


class Gold(NamedTuple):
    """One gold document: bare text, day of publication where known, expressions."""

    text: str
    published: date | None
    expressions: tuple[Expression, ...]


def read_timeml(path: Path) -> Gold:
    """Read one TimeML file; only what stands in TEXT is kept."""
    source = path.read_text("utf-8", errors="replace")
    body = _TEXT.search(source)
    text, found, opened, position = "", [], [], 0
    inside = body.group(1) if body else ""
    for tag in _TAG.finditer(inside):
        text += html.unescape(inside[position : tag.start()])
        position = tag.end()
        if tag.group(2) is None:
            continue
        if not tag.group(1):
            value = re.search(r'value="([^"]*)"', tag.group(2))
            opened.append((len(text), value.group(1) if value else ""))
        elif opened:
            start, words = opened.pop()
            found.append((start, len(text), words))
    text += html.unescape(inside[position:])
    created = _CREATED.search(source)
    published = date.fromisoformat(created.group(1)) if created else None
    return Gold(text, published, tuple(_trimmed(text, *one) for one in sorted(found)))


def score(gold_folder: Path) -> dict[str, float]:
    """F1 of extents that overlap, of those with the right value, of those with the right interval of days."""
    golds = [read_timeml(path) for path in sorted(gold_folder.glob("*.tml"))]
    read = [
        [
            _trimmed(gold.text, timex.span.start, timex.span.end, timex.value)
            for timex in timexes(gold.text, parsed(gold.text), gold.published)
        ]
        for gold in golds
    ]
    pairs = [pair for gold, found in zip(golds, read, strict=True) for pair in aligned(gold.expressions, found)]
    wanted = [one for gold in golds for one in gold.expressions]
    given = [one for found in read for one in found]
    days = [(days_of(one.value), days_of(other.value)) for one, other in pairs]
    return {
        "documents": float(len(golds)),
        "extent_f1": _f1(len(pairs), len(wanted), len(given)),
        "value_f1": _f1(sum(_plain(one.value) == _plain(other.value) for one, other in pairs), len(wanted), len(given)),
        "interval_f1": _f1(sum(one is not None and one == other for one, other in days), _dated(wanted), _dated(given)),
    }


def predictions(gold_folder: Path) -> dict[str, list[tuple[int, int, str, str]]]:
    """Per document (file stem) the expressions found, as (start, end, TIMEX3 value, TIMEX3 type), for other scorers."""
    found = {}
    for path in sorted(gold_folder.glob("*.tml")):
        gold = read_timeml(path)
        read = timexes(gold.text, parsed(gold.text), gold.published)
        found[path.stem] = [(*timex.span, timex.value, timex.type) for timex in read]
    return found


def parsed(text: str) -> list[Sentence]:
    """The sentences of a text, parsed."""
    return list(parse(text, [(span, n) for n, block in enumerate(paragraphs(text)) for span in sentences(text, block)]))


def aligned(gold: Sequence[Expression], found: Sequence[Expression]) -> Iterator[tuple[Expression, Expression]]:
    """Pairs that overlap, each expression once, exact extents and long overlaps first."""
    overlaps = sorted(
        (
            (one[:2] != other[:2], max(one.start, other.start) - min(one.end, other.end), i, j)
            for i, one in enumerate(gold)
            for j, other in enumerate(found)
            if one.start < other.end and other.start < one.end
        ),
    )
    used_gold: set[int] = set()
    used_found: set[int] = set()
    for _, _, i, j in overlaps:
        if i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
            yield gold[i], found[j]


def days_of(value: str) -> tuple[date, date] | None:
    """First and last day of a TIMEX3 value; null for durations, repetitions and what has no calendar days.

    >>> days_of("2024-Q2"), days_of("P3M")
    ((datetime.date(2024, 4, 1), datetime.date(2024, 6, 30)), None)
    """
    value = value.split("T")[0] if re.match(r"\d{4}-\d\d-\d\dT", value) else value
    try:
        if re.fullmatch(r"\d{3}X?", value):
            return calendar.decade(int(value[:3]) * 10)[:2]
        if re.fullmatch(r"\d\d(?:XX)?", value):
            return calendar.century(int(value[:2]) + 1)[:2]
        match = _SHORT.fullmatch(value)
        return _days(int(match["year"]), match["rest"], match["day"]) if match else None
    except ValueError:
        return None


def _days(year: int, rest: str | None, day: str | None) -> tuple[date, date] | None:
    if rest is None:
        return calendar.year(year)[:2]
    if rest.isdigit():
        if day and day.isdigit():
            return calendar.day(date(year, int(rest), int(day)))[:2]
        return calendar.month(year, int(rest))[:2] if len(rest) == 2 else None
    if rest in calendar.SEASONS or rest == "AU":
        return calendar.season(year, "FA" if rest == "AU" else rest)[:2]
    kind, number = rest[0], rest[1:]
    if not number.isdigit():
        return None
    if kind == "W":
        monday = date.fromisocalendar(year, int(number), 1)
        if day == "WE":
            return calendar.weekend(monday)[:2]
        return (
            calendar.day(monday + timedelta(int(day) - 1))[:2] if day and day.isdigit() else calendar.week(monday)[:2]
        )
    if kind == "Q":
        return calendar.quarter(year, int(number))[:2]
    return calendar.half(year, int(number))[:2] if kind == "H" else None


def _plain(value: str) -> str:
    return re.sub(r"^(\d{4}-\d\d-\d\d)T00:00(?::00)?$", r"\1", value.strip())


def _trimmed(text: str, start: int, end: int, value: str) -> Expression:
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return Expression(start, end, value)


def _dated(expressions: Iterable[Expression]) -> int:
    return sum(days_of(one.value) is not None for one in expressions)


def _f1(right: int, wanted: int, given: int) -> float:
    return 2 * right / (wanted + given) if wanted + given else 0.0
