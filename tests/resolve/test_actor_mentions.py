"""Who the words mean on the day of the report: 211 mentions of our own, measured field by field against a floor."""

import tomllib
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from allegiance.model import ActorMention
from reports_cast import mentions

FLOORS = {"all": 172, "id": 152, "state": 196, "sector": 165, "role": 128}  # right answers, as measured first


class Row(NamedTuple):
    group: str
    published: str
    text: str
    words: str
    id: str
    state: str
    sector: str
    role: str


ROWS = [
    Row(group, *row)
    for group, rows in tomllib.loads((Path(__file__).parent / "actor_mentions.toml").read_text("utf-8")).items()
    for row in rows
]


def found(row: Row) -> ActorMention | None:
    """The longest mention that ends where the words end and does not reach beyond their sentence's start."""
    end = row.text.index(row.words) + len(row.words)
    here = [mention for mention in mentions(row.text, date.fromisoformat(row.published)) if mention.span.end == end]
    return max(here, key=lambda mention: (bool(mention.actors), mention.span.end - mention.span.start), default=None)


def answers(row: Row) -> Iterator[tuple[str, bool, str]]:
    """(field, right, what was found) of every field that is asked."""
    mention = found(row)
    actor = mention.actors[0] if mention and len(mention.actors) == 1 else None
    sector = (actor.sector if actor else None) or (mention.sector if mention else None) or ""
    role = ((actor.role if actor else None) or "").casefold()
    if row.id:
        yield "id", (actor.id if actor else "-") == row.id, actor.id if actor else "-"
    if row.state:
        yield "state", (actor.state if actor else None) == row.state, (actor.state if actor else None) or ""
    if row.sector:
        yield "sector", sector in row.sector.split(), sector
    if row.role:
        former = role.startswith("former") == row.role.startswith("former")
        yield "role", former and all(word in role for word in row.role.split()), role


@cache
def measured() -> tuple[dict[str, list[bool]], tuple[str, ...]]:
    scores: dict[str, list[bool]] = defaultdict(list)
    failures = []
    for row in ROWS:
        told = list(answers(row))
        for field, right, _ in told:
            scores[field].append(right)
        wrong = [f"{field} {what!r} for {getattr(row, field)!r}" for field, right, what in told if not right]
        scores[row.group].append(not wrong)
        scores["all"].append(not wrong)
        if wrong:
            failures.append(f"{row.group}: {row.published} {row.text} | {row.words} | {', '.join(wrong)}")
    return scores, tuple(failures)


@pytest.mark.parametrize("name", FLOORS)
def test_as_many_are_right_as_when_first_measured(name: str) -> None:
    scores, failures = measured()
    assert sum(scores[name]) >= FLOORS[name], "\n".join(failures)


def test_the_words_stand_in_the_text() -> None:
    assert all(row.words in row.text for row in ROWS)
    assert len(set(ROWS)) == len(ROWS) >= 200
