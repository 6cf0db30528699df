"""The ledger file: one writer or many readers of documents, claims, issues and the log of what was added."""

import threading
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import apsw

from allegiance.errors import AmbiguousId, DocumentRefused, UnknownId
from allegiance.ids import sha256
from allegiance.model import Claim, Document, Issue, Judgement
from allegiance.store import log, rows
from allegiance.store.connection import connect, plain_errors
from allegiance.store.filters import EVERYTHING, ClaimFilter
from allegiance.store.judgements import append, judgements
from allegiance.store.migrate import migrate
from allegiance.store.proof import unproven
from allegiance.store.query import keys, number
from allegiance.store.verify import Verification, verify


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What one ``add`` changed: ``known`` when the document was there before; counts are of what is new."""

    known: bool
    claims: int
    issues: int


class Store:
    """A ledger file, opened for reading or by its one writer. Use it as a context manager."""

    def __init__(self, db: apsw.Connection, path: Path) -> None:
        self._db = db
        self._path = path
        self._turn = threading.RLock()

    @classmethod
    def open(cls, path: str | Path = "allegiance.db", *, write: bool = False) -> Self:
        """Open the ledger at ``path``; a writer makes or upgrades it.

        Raises LedgerMissing when reading and there is none, LedgerUnusable with the reason otherwise.
        """
        path = Path(path)
        db = connect(path, write=write)
        try:
            with plain_errors(path):
                migrate(db, path, write=write)
        except BaseException:
            db.close()
            raise
        return cls(db, path)

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    # Adding

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Add several documents with one write to the disk: all of them are kept, or none.

        Inside another batch it joins that one.
        """
        with self._turn, plain_errors(self._path):
            if self._db.in_transaction:
                yield
                return
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise

    def add(self, document: Document, raw: bytes, claims: Iterable[Claim] = (), issues: Iterable[Issue] = ()) -> Added:
        """Keep a document, its bytes and what was found in it, atomically; what is known adds nothing.

        A claim that its document does not prove is kept as an issue. Raises DocumentRefused when the document does
        not have the id its content demands, and LedgerUnusable (disk full ...), after which nothing of it is kept.
        """
        _check(document, raw)
        proven: list[Claim] = []
        problems = list(issues)
        for claim in claims:
            doubts = unproven(claim, document)
            problems += doubts
            if not doubts:
                proven.append(claim)
        with self.batch():
            into = rows.Writer(self._db)
            key, new = into.document(document, raw)
            kept = [claim for claim in proven if into.claim(claim, key, document.text)]
            met = tuple(rows.issue_id(problem) for problem in problems if into.issue(problem))
            records = ([rows.record(document)] if new else []) + [claim.to_json() for claim in kept]
            batch = log.Batch(
                documents=(document.id,) if new else (),
                claims=tuple(claim.id for claim in kept),
                issues=met,
                digest=log.digest(records),
            )
            if batch:
                log.append(self._db, batch)
        return Added(known=not new, claims=len(kept), issues=len(met))

    def add_issues(self, issues: Iterable[Issue]) -> int:
        """Keep problems met outside any document; returns how many are new."""
        with self.batch():
            into = rows.Writer(self._db)
            met = tuple(rows.issue_id(problem) for problem in issues if into.issue(problem))
            if met:
                log.append(self._db, log.Batch(issues=met, digest=log.digest([])))
        return len(met)

    def judge(self, judgement: Judgement) -> None:
        """Keep a reviewer's word on two claims behind all earlier ones."""
        with self.batch():
            id = append(self._db, judgement)
            log.append(self._db, log.Batch(judgements=(id,), digest=log.digest([])))

    # Asking

    def knows(self, document: str) -> bool:
        """True when the document with this whole id was processed before, with or without claims."""
        return bool(self._all("SELECT 1 FROM document WHERE id = ?", [document]))

    def claims(self, wanted: ClaimFilter = EVERYTHING, *, limit: int | None = None, offset: int = 0) -> list[Claim]:
        """The claims that pass, newest report first, in the order of the text within a report."""
        sql, values = keys(wanted)
        # Sorting keys and fetching after it is several times faster than dragging the JSON through the sort.
        with self._turn, plain_errors(self._path):
            found = self._db.execute(sql + "LIMIT ? OFFSET ?", [*values, *_page(limit, offset)]).fetchall()
            lines = self._db.executemany("SELECT json FROM claim WHERE key = ?", found)
            return [Claim.from_json(json) for (json,) in lines]

    def count(self, wanted: ClaimFilter = EVERYTHING) -> int:
        """How many claims pass."""
        return int(self._all(*number(wanted))[0][0])

    def claim(self, prefix: str) -> Claim:
        """The claim whose id, with or without its scheme, begins so. Raises UnknownId, AmbiguousId."""
        key = self._key("claim", prefix)
        return Claim.from_json(self._all("SELECT json FROM claim WHERE key = ?", [key])[0][0])

    def documents(self, *, limit: int | None = None, offset: int = 0) -> list[Document]:
        """All documents, newest first."""
        found = self._all(rows.DOCUMENT + " ORDER BY d.published DESC, d.id LIMIT ? OFFSET ?", [*_page(limit, offset)])
        return [rows.document(row) for row in found]

    def documents_in_other_languages(self, language: str, days: tuple[date, date] | None) -> list[Document]:
        """Documents whose language is known and not this one, published on these days or on no stated day."""
        between = " AND (d.published IS NULL OR d.published BETWEEN ? AND ?)" if days else ""
        values = [language, *(day.toordinal() for day in days or ())]
        found = self._all(rows.DOCUMENT + f" WHERE l.value <> ?{between} ORDER BY d.id", values)
        return [rows.document(row) for row in found]

    def count_documents(self) -> int:
        """How many documents were processed."""
        return int(self._all("SELECT count(*) FROM document", [])[0][0])

    def document(self, prefix: str) -> Document:
        """The document whose id, with or without its scheme, begins so. Raises UnknownId, AmbiguousId."""
        key = self._key("document", prefix)
        return rows.document(self._all(rows.DOCUMENT + " WHERE d.key = ?", [key])[0])

    def raw(self, prefix: str) -> bytes:
        """The bytes the document was read from. Raises UnknownId, AmbiguousId."""
        key = self._key("document", prefix)
        sql = "SELECT r.deflated FROM document d JOIN raw r ON r.key = d.raw WHERE d.key = ?"
        return zlib.decompress(self._all(sql, [key])[0][0])

    def issues(self) -> list[Issue]:
        """All problems met, by file."""
        return [rows.issue(row) for row in self._all(rows.ISSUE + " ORDER BY i.path, i.start, i.id", [])]

    def judgements(self) -> list[Judgement]:
        """All judgements, oldest first."""
        with self._turn, plain_errors(self._path):
            return [judgement for _, _, judgement in judgements(self._db)]

    def verify(self) -> Verification:
        """Prove every id, quote, hash and index of the ledger; problems are told, not raised."""
        with self._turn:
            return verify(self._db, self._path)

    def _key(self, what: str, prefix: str) -> int:
        scheme = {"claim": "clm1:", "document": "doc1:"}[what]
        begins = prefix.encode("utf-8", "replace").decode().lower().removeprefix(scheme)
        found = self._all(
            f"SELECT key, (SELECT count(*) FROM {what} WHERE id >= ?1 AND id < ?2) FROM {what}"
            " WHERE id >= ?1 AND id < ?2 LIMIT 1",
            [scheme + begins, scheme + begins + "\U0010ffff"],
        )
        if not found:
            raise UnknownId(what=what, id=prefix, verb=what + "s")
        key, count = found[0]
        if count > 1:
            raise AmbiguousId(what=what, id=prefix, count=count)
        return int(key)

    def _all(self, sql: str, values: list[Any]) -> list[tuple[Any, ...]]:
        with self._turn, plain_errors(self._path):
            return self._db.execute(sql, values).fetchall()


def _page(limit: int | None, offset: int) -> tuple[int, int]:
    return (-1 if limit is None else max(limit, 0)), max(offset, 0)


def _check(document: Document, raw: bytes) -> None:
    if sha256(raw) != document.raw_sha256:
        raise DocumentRefused(path=document.path, reason="its bytes do not have the SHA-256 it states")
    if document.id != document.content_id:
        raise DocumentRefused(path=document.path, reason="its id is not the one its content demands")
    words = (document.path, document.text, document.url, document.outlet, document.title, document.byline)
    if any(not _encodable(part) for part in words if part is not None):
        raise DocumentRefused(path=document.path, reason="it holds half a character (a lone surrogate)")


def _encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
