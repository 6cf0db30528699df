"""A ledger as it was written: reports, claims, problems and what reviewers said."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self, Unpack

from allegiance.errors import UnknownId, Untraced
from allegiance.intake import Intake, ReadSummary
from allegiance.ledger.filters import Filters
from allegiance.ledger.names import party
from allegiance.model import Claim, Document, Issue, Judgement
from allegiance.pipeline import Processed, process
from allegiance.plugins import Asked
from allegiance.store import ClaimFilter, Store, Verification

if TYPE_CHECKING:
    from allegiance.engine import Engine
    from allegiance.extract import Trace


class Record:
    """What the file holds. Open it, and use it as a context manager."""

    def __init__(self, store: Store, path: Path) -> None:
        self._store = store
        self._path = path

    @classmethod
    def open(cls, path: str | Path = "allegiance.db", *, write: bool = False) -> Self:
        """Open the ledger at ``path``; with ``write`` it is made where there is none.

        Raises LedgerMissing when reading and there is none, LedgerUnusable with the reason otherwise.
        """
        return cls(Store.open(path, write=write), Path(path))

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def read(
        self,
        sources: Iterable[str | Path],
        *,
        index: str | Path | None = None,
        outlet: str | None = None,
        published: date | None = None,
        url: str | None = None,
        language: str | None = None,
        engine: "Engine | None" = None,
        progress: Callable[[Processed], None] | None = None,
        also: tuple[str | Asked, ...] = (),
    ) -> ReadSummary:
        """Read reports and keep what they say; what is known already adds nothing.

        ``also`` names extractors on request, such as ``events`` for the other roots of PLOVER; with settings as
        ``Asked.of("endpoint", url=..., model=...)`` of ``allegiance.plugins``.
        ``progress`` is told of each report once it is safely kept. Whatever ends the run, also Ctrl-C, keeps what was
        understood until then. Raises UsageError for an index that cannot be opened, LedgerUnusable (disk full ...).

        >>> done = ledger.read([report], outlet="Harbour Gazette", published=date(2024, 6, 3))
        >>> done.read, done.known
        (1, 1)
        """
        from allegiance.read import ReadOptions

        options = ReadOptions(index=index, outlet=outlet, published=published, url=url, language=language)
        intake = Intake(self._store, progress or (lambda _: None))
        try:
            for done in process(sources, options, engine=engine, known=self._store.knows, also=also):
                intake.take(done)
        finally:
            intake.keep()
        return intake.summary()

    def take(self, document: Document, raw: bytes, claims: Iterable[Claim]) -> tuple[int, int]:
        """Keep a document with claims that stand on its words, however they were found; how many claims and problems.

        What is known already adds nothing. Raises DocumentRefused, LedgerUnusable.
        """
        added = self._store.add(document, raw, claims)
        return added.claims, added.issues

    def claims(self, *, limit: int | None = None, offset: int = 0, **filters: Unpack[Filters]) -> list[Claim]:
        """Claims that pass every filter, newest report first.

        >>> [(claim.actor.id, claim.recipient.id) for claim in ledger.claims(actor="North Korea", form="ammunition")]
        [('PRK', 'RUS')]
        """
        return self._store.claims(self._wanted(filters), limit=limit, offset=offset)

    def count_claims(self, **filters: Unpack[Filters]) -> int:
        """How many claims pass.

        >>> ledger.count_claims(recipient="Moscow"), ledger.count_claims(recipient="FRA")
        (1, 0)
        """
        return self._store.count(self._wanted(filters))

    def claim(self, id: str) -> Claim:
        """One claim by its id or the start of it. Raises UnknownId, AmbiguousId.

        >>> first = ledger.claims()[0]
        >>> ledger.claim(first.id[5:13]) == first
        True
        """
        return self._store.claim(id)

    def explain(self, id: str) -> "Trace":
        """Why a claim was read: its report is read again.

        Raises UnknownId when this version no longer reads it, Untraced when an extractor on request read it.

        >>> ledger.explain(ledger.claims()[0].id).pattern
        'give:send'
        """
        from allegiance.extract import EXTRACTOR
        from allegiance.pipeline import traces

        claim = self.claim(id)
        for trace in traces(self.document(claim.document)):
            if trace.claim == claim.id:
                return trace
        if claim.extractor.split()[0] != EXTRACTOR.split()[0]:
            raise Untraced(id=claim.id, extractor=claim.extractor)
        raise UnknownId(what="claim that this version reads", id=id, verb="claims")

    def documents(self, *, limit: int | None = None, offset: int = 0) -> list[Document]:
        """The reports read, newest first.

        >>> [document.outlet for document in ledger.documents()]
        ['Harbour Gazette']
        """
        return self._store.documents(limit=limit, offset=offset)

    def count_documents(self) -> int:
        """How many reports were read.

        >>> ledger.count_documents()
        1
        """
        return self._store.count_documents()

    def document(self, id: str) -> Document:
        """One report by its id or the start of it. Raises UnknownId, AmbiguousId.

        >>> claim = ledger.claims()[0]
        >>> claim.item.span.of(ledger.document(claim.document).text)
        'artillery shells'
        """
        return self._store.document(id)

    def raw(self, id: str) -> bytes:
        """The bytes a report was read from. Raises UnknownId, AmbiguousId.

        >>> ledger.raw(ledger.documents()[0].id)[:16]
        b'North Korea has '
        """
        return self._store.raw(id)

    def issues(self) -> list[Issue]:
        """The problems met, by file.

        >>> ledger.issues()
        []
        """
        return self._store.issues()

    def judgements(self) -> list[Judgement]:
        """What reviewers said about pairs of claims, oldest first.

        >>> ledger.judgements()
        []
        """
        return self._store.judgements()

    def verify(self) -> Verification:
        """Prove every quote, id and hash; problems are told, not raised.

        >>> ledger.verify().problems
        ()
        """
        return self._store.verify()

    def _wanted(self, filters: Filters) -> ClaimFilter:
        wanted = ClaimFilter(**filters)
        document = self._store.document(wanted.document).id if wanted.document else None
        return replace(wanted, actor=party(wanted.actor), recipient=party(wanted.recipient), document=document)
