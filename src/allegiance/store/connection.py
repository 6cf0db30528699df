"""Opening the ledger file, and telling in plain words why it cannot be used."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw

from allegiance.errors import LedgerMissing, LedgerUnusable

OLDEST_SAFE_SQLITE = (3, 51, 3)
"""Earlier releases can corrupt a database in WAL mode (fixed in 3.51.3)."""
_PATIENCE_MS = 30_000

_REASONS: tuple[tuple[type[apsw.Error], str], ...] = (
    (apsw.FullError, "the disk is full; what was added before this is kept"),
    (apsw.BusyError, "another process is writing to it"),
    (apsw.NotADBError, "it is not a ledger (not an SQLite database)"),
    (apsw.CorruptError, "it is damaged; restore a copy"),
    (apsw.ReadOnlyError, "it may not be written to"),
    (apsw.CantOpenError, "it cannot be opened; check that its folder exists and may be written to"),
    (apsw.IOError, "reading or writing it failed; the disk may be full or broken"),
)


@contextmanager
def plain_errors(path: Path) -> Iterator[None]:
    """Turn what SQLite says into LedgerUnusable with the file and the reason."""
    try:
        yield
    except apsw.Error as error:
        reason = next((words for kind, words in _REASONS if isinstance(error, kind)), str(error))
        raise LedgerUnusable(path=path, reason=reason) from error


def connect(path: Path, *, write: bool) -> apsw.Connection:
    """A connection to ``path``; only a writer may create the file.

    Raises LedgerMissing and LedgerUnusable.
    """
    require_safe_sqlite(path, apsw.sqlite_lib_version())
    if not write and not path.exists():
        raise LedgerMissing(path=path)
    if path.is_dir():
        raise LedgerUnusable(path=path, reason="it is a folder")
    flags = apsw.SQLITE_OPEN_URI | (
        apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE if write else apsw.SQLITE_OPEN_READONLY
    )
    with plain_errors(path):
        db = apsw.Connection(path.absolute().as_uri() + ("" if write else "?mode=ro"), flags=flags)
        db.set_busy_timeout(_PATIENCE_MS)
        db.execute("PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA synchronous = FULL")
        if write:
            db.execute("PRAGMA journal_mode = WAL").fetchall()
    return db


def require_safe_sqlite(path: Path, version: str) -> None:
    """Raise LedgerUnusable when SQLite ``version`` is inside the range of the WAL corruption bug."""
    if tuple(int(number) for number in version.split(".")) < OLDEST_SAFE_SQLITE:
        oldest = ".".join(map(str, OLDEST_SAFE_SQLITE))
        raise LedgerUnusable(
            path=path, reason=f"SQLite {version} can corrupt it, {oldest} or later is needed: pip install -U apsw"
        )
