"""Documents, claims and issues as rows, and back."""

import zlib
from datetime import date
from typing import Any

import apsw
import msgspec

from allegiance.ids import content_id
from allegiance.model import Claim, Document, Issue, Party, Provenance, Span
from allegiance.store.filters import folded

DOCUMENT = """
SELECT d.id, d.path, d.text, hex(r.sha256), m.value, d.url, o.value, d.title, d.byline, d.published, l.value,
    d.captured, d.provenance
FROM document d JOIN raw r ON r.key = d.raw JOIN code m ON m.key = d.media_type
LEFT JOIN code o ON o.key = d.outlet LEFT JOIN code l ON l.key = d.language
"""
ISSUE = """
SELECT c.value, i.path, i.reason, i.document, i.start, i."end" FROM issue i JOIN code c ON c.key = i.code
"""


def document(row: tuple[Any, ...]) -> Document:
    """A row of ``DOCUMENT`` as the document that was stored."""
    id, path, text, digest, media_type, url, outlet, title, byline, published, language, captured, provenance = row
    return Document(
        id=id,
        path=path,
        text=text,
        raw_sha256=digest.lower(),
        media_type=media_type,
        url=url,
        outlet=outlet,
        title=title,
        byline=byline,
        published=None if published is None else date.fromordinal(published),
        language=language,
        captured=captured,
        provenance=msgspec.json.decode(provenance, type=tuple[Provenance, ...]),
    )


def record(document: Document) -> bytes:
    """The whole document, metadata and all, as the log's digest sees it."""
    return msgspec.json.encode(document)


def issue(row: tuple[Any, ...]) -> Issue:
    """A row of ``ISSUE`` as the issue that was stored."""
    code, path, reason, document, start, end = row
    return Issue(
        code=code, path=path, reason=reason, document=document, span=None if start is None else Span(start, end)
    )


def issue_id(problem: Issue) -> str:
    """The same problem of the same file has one id, however often it is met."""
    return content_id("iss1", [problem.code, problem.path, problem.reason, problem.document, *(problem.span or ())])


def party_key(party: Party | None) -> str | None:
    """What ``actor`` and ``recipient`` are filed under: the id, or the name where there is none."""
    return None if party is None else party.id or party.name


def speaker_key(claim: Claim) -> tuple[str, str] | None:
    """What the speaker is filed under: id (empty where unknown) and folded name."""
    speaker = claim.attribution.speaker
    return None if speaker is None else (speaker.id or "", folded(speaker.name))


def period(claim: Claim) -> tuple[int | None, int | None]:
    """First and last day the claim states, as ordinals; open ends are null."""
    when = claim.when
    if when is None:
        return None, None
    return _ordinal(when.start), _ordinal(when.end)


def _ordinal(day: date | None) -> int | None:
    return None if day is None else day.toordinal()


class Writer:
    """Inserts rows under one connection, interning short strings. Every insert of something known does nothing."""

    def __init__(self, db: apsw.Connection) -> None:
        self._db = db

    def _one(self, insert: str, select: str, values: tuple[Any, ...]) -> int:
        found = self._db.execute(select, values).get
        if found is None:
            self._db.execute(insert, values)
            found = self._db.last_insert_rowid()
        return int(found)

    def code(self, value: str) -> int:
        """The key of a recurring string."""
        return self._one("INSERT INTO code (value) VALUES (?)", "SELECT key FROM code WHERE value = ?", (value,))

    def optional(self, value: str | None) -> int | None:
        """The key of a recurring string, null for null."""
        return None if value is None else self.code(value)

    def raw(self, digest: str, data: bytes) -> int:
        """The key of raw bytes."""
        key = bytes.fromhex(digest)
        found = self._db.execute("SELECT key FROM raw WHERE sha256 = ?", (key,)).get
        if found is None:
            self._db.execute("INSERT INTO raw (sha256, deflated) VALUES (?, ?)", (key, zlib.compress(data)))
            found = self._db.last_insert_rowid()
        return int(found)

    def document(self, document: Document, raw: bytes) -> tuple[int, bool]:
        """The key of a document, and whether it is new."""
        known = self._db.execute("SELECT key FROM document WHERE id = ?", (document.id,)).get
        if known is not None:
            return int(known), False
        self._db.execute(
            "INSERT INTO document (id, raw, path, text, media_type, url, outlet, title, byline, published, language,"
            " captured, provenance) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                document.id,
                self.raw(document.raw_sha256, raw),
                document.path,
                document.text,
                self.code(document.media_type),
                document.url,
                self.optional(document.outlet),
                document.title,
                document.byline,
                _ordinal(document.published),
                self.optional(document.language),
                document.captured,
                msgspec.json.encode(document.provenance).decode(),
            ),
        )
        return self._db.last_insert_rowid(), True

    def claim(self, claim: Claim, document: int, text: str) -> bool:
        """Insert a claim of the document with this key and text; False when it was known."""
        if self._db.execute("SELECT 1 FROM claim WHERE id = ?", (claim.id,)).get:
            return False
        speaker = speaker_key(claim)
        self._db.execute(
            "INSERT INTO claim (id, document, start, kind, actor, recipient, form, stage, polarity, speaker, first,"
            " last, json) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                claim.id,
                document,
                claim.sentence.start,
                self.code(claim.kind),
                self.optional(party_key(claim.actor)),
                self.optional(party_key(claim.recipient)),
                self.optional(claim.form),
                self.optional(claim.stage),
                self.code(claim.polarity),
                speaker and self._speaker(speaker),
                *period(claim),
                claim.to_json(),
            ),
        )
        self._db.execute(
            "INSERT INTO claim_sentence (rowid, sentence) VALUES (?, ?)",
            (self._db.last_insert_rowid(), claim.sentence.of(text)),
        )
        return True

    def _speaker(self, key: tuple[str, str]) -> int:
        insert = "INSERT INTO speaker (id, folded) VALUES (?, ?)"
        return self._one(insert, "SELECT key FROM speaker WHERE id = ? AND folded = ?", key)

    def issue(self, issue: Issue) -> bool:
        """Insert a problem; False when it was known."""
        id = issue_id(issue)
        if self._db.execute("SELECT 1 FROM issue WHERE id = ?", (id,)).get:
            return False
        self._db.execute(
            'INSERT INTO issue (id, code, path, reason, document, start, "end") VALUES (?, ?, ?, ?, ?, ?, ?)',
            (id, self.code(issue.code), issue.path, issue.reason, issue.document, *(issue.span or (None, None))),
        )
        return True
