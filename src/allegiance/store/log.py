"""The log: what each batch added, chained by hash so that nothing can be slipped in or out unseen."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import apsw
import msgspec

from allegiance.ids import sha256


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """The ids of what one batch added; ``digest`` covers the whole records of its documents and claims."""

    documents: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    judgements: tuple[str, ...] = ()
    digest: str = ""

    def __bool__(self) -> bool:
        return bool(self.documents or self.claims or self.issues or self.judgements)


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the log."""

    number: int
    at: str
    added: str
    previous: str
    hash: str

    @property
    def expected_hash(self) -> str:
        """The hash this row must bear."""
        return sha256(msgspec.json.encode((self.number, self.at, self.added, self.previous)))

    @property
    def batch(self) -> Batch:
        """What was added. Raises ``msgspec.DecodeError`` when the row was damaged."""
        return msgspec.json.decode(self.added, type=Batch)


def digest(records: Iterable[bytes]) -> str:
    """One hash over the hashes of records, in the order in which the batch names them."""
    return sha256("".join(sha256(record) for record in records).encode())


def append(db: apsw.Connection, batch: Batch) -> None:
    """Write one entry behind the last; call it inside the transaction that adds the batch."""
    last = db.execute("SELECT number, hash FROM log ORDER BY number DESC LIMIT 1").fetchone()
    number, previous = last or (0, "")
    at = datetime.now(UTC).isoformat(timespec="seconds")
    entry = Entry(number + 1, at, msgspec.json.encode(batch).decode(), previous, "")
    db.execute("INSERT INTO log VALUES (?, ?, ?, ?, ?)", (entry.number, at, entry.added, previous, entry.expected_hash))


def entries(db: apsw.Connection) -> Iterator[Entry]:
    """All rows, oldest first."""
    for row in db.execute("SELECT number, at, added, previous, hash FROM log ORDER BY number"):
        yield Entry(*row)
