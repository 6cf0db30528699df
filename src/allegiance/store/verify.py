"""Proof of a whole ledger: bytes, ids, quotes, indexes, the log and the file itself."""

import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import apsw
import msgspec

from allegiance.ids import sha256
from allegiance.model import Claim, Document, Issue
from allegiance.store import log, rows
from allegiance.store.judgements import judgement_id, judgements
from allegiance.store.proof import unproven


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What was proven: numbers of documents, claims and quotes, and every problem found."""

    documents: int
    claims: int
    quotes: int
    problems: tuple[Issue, ...]


_RAW_AND_DOCUMENT = rows.DOCUMENT.replace("SELECT", "SELECT d.key, r.deflated,", 1) + " ORDER BY d.id"
_CLAIMS = """
SELECT c.id, c.json, c.start, k.value, a.value, p.value, f.value, g.value, q.value, s.id, s.folded, c.first, c.last
FROM claim c JOIN code k ON k.key = c.kind JOIN code q ON q.key = c.polarity
LEFT JOIN code a ON a.key = c.actor LEFT JOIN code p ON p.key = c.recipient
LEFT JOIN code f ON f.key = c.form LEFT JOIN code g ON g.key = c.stage LEFT JOIN speaker s ON s.key = c.speaker
WHERE c.document = ? ORDER BY c.start, c.id
"""

_UNSEARCHABLE = "SELECT count(*) FROM claim WHERE key NOT IN (SELECT id FROM claim_sentence_docsize)"


def verify(db: apsw.Connection, path: Path) -> Verification:
    """Re-read and re-derive everything in the ledger at ``path`` as it stands at one moment."""
    proof = _Proof(db, path)
    try:
        with db:
            proof.run()
    except apsw.Error as error:
        proof.problem("ledger-damaged", str(error))
    return Verification(
        documents=proof.documents, claims=proof.claims, quotes=proof.quotes, problems=tuple(proof.problems)
    )


class _Proof:
    def __init__(self, db: apsw.Connection, path: Path) -> None:
        self.db = db
        self.path = path
        self.documents = self.claims = self.quotes = 0
        self.problems: list[Issue] = []
        self.stored: dict[str, set[str]] = {"documents": set(), "claims": set(), "issues": set(), "judgements": set()}
        self.records: dict[str, str] = {}

    def problem(self, code: str, reason: str, document: str | None = None) -> None:
        self.problems.append(Issue(code=code, path=str(self.path), reason=reason, document=document))

    def run(self) -> None:
        for (message,) in self.db.execute("PRAGMA integrity_check"):
            if message != "ok":
                self.problem("ledger-damaged", message)
        for table, rowid, parent, _ in self.db.execute("PRAGMA foreign_key_check"):
            self.problem("ledger-damaged", f"row {rowid} of {table} points at nothing in {parent}")
        for key, deflated, *row in self.db.execute(_RAW_AND_DOCUMENT):
            self._prove_document(key, deflated, tuple(row))
        unsearchable = self.db.execute(_UNSEARCHABLE).get
        if unsearchable:
            self.problem("index-wrong", f"the sentences of {unsearchable} claims cannot be searched")
        self._prove_issues()
        self._prove_judgements()
        self._prove_log()

    def _prove_document(self, key: int, deflated: bytes, row: tuple[Any, ...]) -> None:
        self.documents += 1
        id = row[0]
        self.stored["documents"].add(id)
        try:
            document = rows.document(row)
        except (ValueError, msgspec.MsgspecError) as error:
            self.problem("document-damaged", f"{id} cannot be read: {error}", id)
            return
        self.records[id] = sha256(rows.record(document))
        try:
            intact = sha256(zlib.decompress(deflated)) == document.raw_sha256
        except zlib.error:
            intact = False
        if not intact:
            self.problem("raw-changed", f"the raw bytes of {document.path} do not have their SHA-256", id)
        if document.content_id != id:
            self.problem("document-id-wrong", f"{document.path} demands the id {document.content_id}", id)
        self._prove_claims(key, document)

    def _prove_claims(self, key: int, document: Document) -> None:
        indexed = self.db.execute("SELECT count(*) FROM claim WHERE document = ?", (key,)).get
        seen = 0
        for id, json, *columns in self.db.execute(_CLAIMS, (key,)):
            seen += 1
            self.claims += 1
            self.stored["claims"].add(id)
            self.records[id] = sha256(json)
            try:
                claim = Claim.from_json(json)
            except (ValueError, msgspec.MsgspecError) as error:
                self.problem("claim-damaged", f"{id} cannot be read: {error}", document.id)
                continue
            self.problems += unproven(claim, document)
            self.quotes += sum(1 for _ in claim.mentions())
            if claim.id != id or list(columns) != _columns(claim):
                self.problem("index-wrong", f"the filters of {id} do not agree with the claim", document.id)
        if seen != indexed:
            self.problem("index-wrong", f"{indexed - seen} claims of {document.path} have no index", document.id)

    def _prove_issues(self) -> None:
        columns = rows.ISSUE.replace("SELECT", "SELECT i.id,", 1)
        for id, *row in self.db.execute(columns):
            self.stored["issues"].add(id)
            if rows.issue_id(rows.issue(tuple(row))) != id:
                self.problem("issue-changed", f"{id} is not the problem it was")

    def _prove_judgements(self) -> None:
        for number, id, judgement in judgements(self.db):
            self.stored["judgements"].add(id)
            if judgement_id(judgement, number) != id:
                self.problem("judgement-changed", f"{id} is not the judgement it was")

    def _prove_log(self) -> None:
        previous, expected = "", 1
        logged: dict[str, set[str]] = {what: set() for what in self.stored}
        for entry in log.entries(self.db):
            if (entry.number, entry.previous, entry.hash) != (expected, previous, entry.expected_hash):
                self.problem("log-broken", f"entry {entry.number} does not follow from the one before")
            previous, expected = entry.hash, entry.number + 1
            try:
                batch = entry.batch
            except msgspec.MsgspecError as error:
                self.problem("log-broken", f"entry {entry.number} cannot be read: {error}")
                continue
            if (
                sha256("".join(self.records.get(id, "") for id in batch.documents + batch.claims).encode())
                != batch.digest
            ):
                self.problem("record-changed", f"what entry {entry.number} of the log added is not what it was")
            for what, ids in logged.items():
                ids.update(getattr(batch, what))
        for what, ids in self.stored.items():
            for id in sorted(ids - logged[what]):
                self.problem("not-in-log", f"{id} was never logged as added")
            for id in sorted(logged[what] - ids):
                self.problem("gone", f"{id} was added and is gone")


def _columns(claim: Claim) -> list[Any]:
    return [
        claim.sentence.start,
        str(claim.kind),
        rows.party_key(claim.actor),
        rows.party_key(claim.recipient),
        claim.form,
        claim.stage and str(claim.stage),
        str(claim.polarity),
        *(rows.speaker_key(claim) or (None, None)),
        *rows.period(claim),
    ]
