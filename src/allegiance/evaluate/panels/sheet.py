"""A table as a document whose lines are quoted."""

import csv
import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from allegiance.ids import sha256
from allegiance.knowledge import lookup, states
from allegiance.model import Basis, Claim, Document, Kind, Party, Polarity, Quantity, Span, Stage, When


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: its cells, its words and where they stand."""

    table: Document
    cells: dict[str, str]
    line: str
    start: int

    def span(self, cell: str) -> Span:
        """Where a cell stands, or the whole line where it is written otherwise."""
        at = self.line.find(cell) if cell else -1
        begin = self.start + max(at, 0)
        return Span(begin, begin + (len(cell) if at >= 0 else len(self.line)))

    def party(self, code: str, cell: str) -> Party:
        """A state as the cell names it."""
        span = self.span(cell)
        begin = span.start - self.start
        surface = self.line[begin : begin + span.end - span.start]
        return Party(id=code, name=states()[code].name, surface=surface, span=span)

    def claim(
        self,
        actor: Party,
        recipient: Party,
        *,
        kind: Kind = Kind.SUPPORT,
        form: str | None = None,
        when: When | None = None,
        quantity: Quantity | None = None,
        stage: Stage = Stage.DELIVERED,
        polarity: Polarity = Polarity.ASSERTED,
        published: date | None = None,
    ) -> Claim:
        """What the line claims, in the voice of the register it belongs to."""
        return Claim(
            id="",
            **self.table.cited() | {"published": published},
            kind=kind,
            actor=actor,
            recipient=recipient,
            form=form,
            quantity=quantity,
            stage=stage,
            polarity=polarity,
            when=when,
            sentence=Span(self.start, self.start + len(self.line)),
            extractor="panel",
        ).identified()


def document(file: Path, register: str) -> Document:
    """The file as a document of the register it belongs to."""
    data = file.read_bytes()
    text = (gzip.decompress(data) if file.suffix == ".gz" else data).decode("utf-8-sig", "replace")
    return Document(
        id="",
        path=file.name,
        text=text,
        raw_sha256=sha256(data),
        media_type="text/csv",
        outlet=register,
        captured=datetime.now(UTC).isoformat(timespec="seconds"),
    ).identified()


def rows(file: Path, register: str) -> Iterator[Row]:
    """The lines of a CSV file, also gzipped."""
    table = document(file, register)
    text = table.text
    header: list[str] | None = None
    at = begun = 0
    words = ""
    for line in text.splitlines(keepends=True):
        words, at = words + line, at + len(line)
        if words.count('"') % 2:
            # A quoted cell goes on over the end of the line.
            continue
        cells = next(csv.reader(words.splitlines(keepends=True)), [])
        if header is None:
            header = cells
        elif cells:
            yield Row(table, dict(zip(header, cells, strict=False)), words.rstrip(), begun)
        words, begun = "", at


def period(start: date, end: date, grain: str) -> When:
    """A stated closed interval."""
    return When(start=start, end=end, grain=grain, basis=Basis.STATED)


def year(number: int) -> When:
    """A calendar year."""
    return period(date(number, 1, 1), date(number, 12, 31), "year")


@cache
def code(name: str) -> str | None:
    """The code of a state by a name that data sets use; null for whoever is not one."""
    plain = name.removeprefix("Government of ").split(" (")[0].rstrip("*")
    actor = lookup(plain)
    return actor.id if actor is not None and actor.id in states() else None


@cache
def by_cow(number: str) -> str | None:
    """The code of a state by its number in the Correlates of War project."""
    wanted = int(float(number)) if number not in ("", "NA") else None
    return next((state.code for state in states().values() if wanted is not None and state.cow == wanted), None)
