"""Numbered migrations, each applied once and recorded in the same transaction."""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from pathlib import Path

import apsw

from allegiance.errors import LedgerMissing, LedgerUnusable
from allegiance.ids import sha256

APPLICATION_ID = 0x414C4C47
"""``ALLG``, in the header of every ledger, so that another program's database is never touched."""

_RECORD = """
CREATE TABLE IF NOT EXISTS migration (
    number INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL, applied_at TEXT NOT NULL
) STRICT
"""


@dataclass(frozen=True, slots=True)
class Migration:
    """One step of the schema: ``migrations/<number>_<name>.sql``."""

    number: int
    name: str
    sql: str

    @property
    def sha256(self) -> str:
        """The hash under which it is recorded."""
        return sha256(self.sql.encode())


@cache
def migrations() -> tuple[Migration, ...]:
    """All steps, in order."""
    found = []
    for file in (files("allegiance.store") / "migrations").iterdir():
        if file.name.endswith(".sql"):
            number, _, name = file.name.removesuffix(".sql").partition("_")
            found.append(Migration(int(number), name, file.read_text("utf-8").replace("\r\n", "\n")))
    return tuple(sorted(found, key=lambda step: step.number))


def migrate(db: apsw.Connection, path: Path, *, write: bool, steps: tuple[Migration, ...] | None = None) -> None:
    """Bring a new or older ledger up to date; without ``write`` only check that it is.

    Raises LedgerMissing for an empty file; LedgerUnusable for another program's database, a ledger of a newer
    version, or altered history.
    """
    steps = migrations() if steps is None else steps
    if not write and not db.execute("SELECT count(*) FROM sqlite_schema").get:
        raise LedgerMissing(path=path)
    if _pending(db, path, steps) and not write:
        raise LedgerUnusable(path=path, reason="it was made by an older version; add a report to it to bring it up")
    while write and _pending(db, path, steps):
        db.execute("BEGIN IMMEDIATE")
        try:
            # Another process may have migrated while this one waited for the lock.
            for step in _pending(db, path, steps):
                db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                db.execute(_RECORD)
                db.execute(step.sql)
                now = datetime.now(UTC).isoformat(timespec="seconds")
                db.execute("INSERT INTO migration VALUES (?, ?, ?, ?)", (step.number, step.name, step.sha256, now))
            db.execute("COMMIT")
        except BaseException:
            if db.in_transaction:
                db.execute("ROLLBACK")
            raise


def _pending(db: apsw.Connection, path: Path, steps: tuple[Migration, ...]) -> tuple[Migration, ...]:
    found = db.execute("PRAGMA application_id").get
    if found != APPLICATION_ID:
        if db.execute("SELECT count(*) FROM sqlite_schema").get:
            raise LedgerUnusable(path=path, reason="it is a database of another program")
        return steps
    applied: dict[int, str] = dict(db.execute("SELECT number, sha256 FROM migration").fetchall())  # type: ignore[arg-type]
    known = {step.number: step.sha256 for step in steps}
    if max(applied, default=0) > max(known, default=0):
        raise LedgerUnusable(path=path, reason="it was made by a newer version of Allegiance; update this one")
    for number, digest in applied.items():
        if known.get(number) != digest:
            raise LedgerUnusable(path=path, reason=f"migration {number} is not the one this version knows")
    return tuple(step for step in steps if step.number not in applied)
