"""Judgements of reviewers as rows, and back."""

from collections.abc import Iterator

import apsw

from allegiance.ids import content_id
from allegiance.model import Judgement

_COLUMNS = "one, other, verdict, author, at, note"


def judgement_id(judgement: Judgement, number: int) -> str:
    """The id that content and place in the sequence demand."""
    said = (judgement.one, judgement.other, judgement.verdict, judgement.author, judgement.at, judgement.note)
    return content_id("jdg1", (number, *said))


def append(db: apsw.Connection, judgement: Judgement) -> str:
    """Write one behind the last and return its id; call it inside a transaction."""
    number = int(db.execute("SELECT coalesce(max(number), 0) + 1 FROM judgement").get)
    id = judgement_id(judgement, number)
    values = (judgement.one, judgement.other, judgement.verdict, judgement.author, judgement.at, judgement.note)
    db.execute(f"INSERT INTO judgement (number, id, {_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (number, id, *values))
    return id


def judgements(db: apsw.Connection) -> Iterator[tuple[int, str, Judgement]]:
    """All rows, oldest first, each with its number and id."""
    for number, id, one, other, verdict, author, at, note in db.execute(
        f"SELECT number, id, {_COLUMNS} FROM judgement ORDER BY number"
    ):
        yield (
            number,
            id,
            Judgement(one=one, other=other, verdict=verdict, author=author, at=at, note=note),
        )
