"""Reports into the store, a batch at a time, and the tally of what became of them."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from allegiance.errors import DocumentRefused
from allegiance.model import Document, Issue
from allegiance.pipeline import Fate, Processed
from allegiance.store import ClaimFilter, Store

_AT_ONCE = 64
_SECONDS = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSummary:
    """What one ``read`` did: reports read, of them known before and irrelevant; new claims; every problem met."""

    read: int
    known: int
    irrelevant: int
    claims: int
    issues: tuple[Issue, ...]


class Intake:
    """Keeps reports a batch at a time: one write to the disk for many small reports, none older than a second."""

    def __init__(self, store: Store, progress: Callable[[Processed], None]) -> None:
        self._store = store
        self._progress = progress
        self._waiting: list[Processed] = []
        self._since = time.monotonic()
        self._read = self._known = self._irrelevant = self._claims = 0
        self._issues: list[Issue] = []

    def take(self, done: Processed) -> None:
        """Keep ``done`` with the next batch."""
        self._waiting.append(done)
        if len(self._waiting) >= _AT_ONCE or time.monotonic() - self._since > _SECONDS:
            self.keep()

    def keep(self) -> None:
        """Write what waits. Raises LedgerUnusable (disk full ...)."""
        with self._store.batch():
            kept = [self._kept(done) for done in self._waiting]
        self._waiting = []
        self._since = time.monotonic()
        for done, new in kept:
            self._count(done, new)
            self._progress(done)

    def _kept(self, done: Processed) -> tuple[Processed, int]:
        document = done.document
        if document is None or done.fate is Fate.FAILED:
            self._store.add_issues(done.issues)
            return done, 0
        if done.fate is Fate.KNOWN:
            return self._with_known_claims(done, document), 0
        try:
            added = self._store.add(document, done.raw, done.claims, done.issues)
        except DocumentRefused as error:
            issue = Issue(code="document-refused", path=document.path, reason=str(error))
            self._store.add_issues([issue])
            return Processed(issues=(issue,)), 0
        return (self._with_known_claims(done, document) if added.known else done), added.claims

    def _with_known_claims(self, done: Processed, document: Document) -> Processed:
        claims = self._store.claims(ClaimFilter(document=document.id))
        return replace(done, fate=Fate.KNOWN, claims=tuple(claims))

    def _count(self, done: Processed, new: int) -> None:
        self._claims += new
        self._issues += done.issues
        if done.document is not None and done.fate is not Fate.FAILED:
            self._read += 1
            self._known += done.fate is Fate.KNOWN
            self._irrelevant += done.fate is Fate.IRRELEVANT

    def summary(self) -> ReadSummary:
        """What became of the reports so far."""
        return ReadSummary(
            read=self._read,
            known=self._known,
            irrelevant=self._irrelevant,
            claims=self._claims,
            issues=tuple(self._issues),
        )
