"""Single passages with their claims, marked by us: ``corpus/sentences``, and how far two annotators agree on them."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from allegiance.evaluate.matching import Entry, claim_entry, gold_entry, scored
from allegiance.evaluate.scoring import Score, score
from allegiance.model import Document
from allegiance.pipeline import understand

SECOND = "second"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One to three sentences, the day they were published and the claims an annotator finds in them."""

    id: str
    published: date
    text: str
    claims: tuple[Entry, ...]


def passages(file: Path) -> Iterator[Passage]:
    """The passages of a file, one JSON object a line."""
    for line in file.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        claims = tuple(_entry(raw, f"{row['id']}#{i}") for i, raw in enumerate(row["claims"]))
        day = date.fromisoformat(row["published"])
        yield Passage(id=row["id"], published=day, text=row["text"], claims=claims)


def _entry(raw: Mapping[str, Any], label: str) -> Entry:
    return gold_entry({**raw, "item": raw.get("item_words")}, label)


def read(passage: Passage) -> list[Entry]:
    """What the reader finds in a passage, as a report of its own."""
    document = Document(
        id="",
        path=passage.id,
        text=passage.text,
        raw_sha256="",
        media_type="text/plain",
        published=passage.published,
        captured="",
    ).identified()
    return [claim_entry(claim) for claim in scored(understand(document).claims)]


def measured(files: list[Path]) -> Score:
    """The reader against the marks of ``files``."""
    marked = [passage for file in files for passage in passages(file)]
    return score({one.id: one.claims for one in marked}, {one.id: read(one) for one in marked})


def agreement(folder: Path) -> Score:
    """The second annotator's marks (``second/NAME.jsonl``) against the first's (``NAME.jsonl``)."""
    gold: dict[str, tuple[Entry, ...]] = {}
    other: dict[str, tuple[Entry, ...]] = {}
    for file in sorted((folder / SECOND).glob("*.jsonl")):
        second = {one.id: one.claims for one in passages(file)}
        gold |= {one.id: one.claims for one in passages(folder / file.name) if one.id in second}
        other |= second
    return score(gold, other)
