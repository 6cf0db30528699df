"""The claims of a ledger put together into facts: who says the same, who differs, and what it all goes back to."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from allegiance.errors import UsageError
from allegiance.ledger.filters import Filters
from allegiance.ledger.record import Record
from allegiance.ledger.shared_texts import SharedTexts
from allegiance.model import Claim, Contradiction, Derivation, Fact, Grounds, Judgement
from allegiance.store import ClaimFilter, Store

if TYPE_CHECKING:
    from allegiance.assess import Fallen, Grade, Source, Unheard
    from allegiance.fuse import Fusion


class FusedRecord(Record):
    """A record whose claims are read together. What reviewers judge of them stands here too, for it makes the facts."""

    def __init__(self, store: Store, path: Path) -> None:
        super().__init__(store, path)
        self._shared_texts = SharedTexts(store)

    def facts(self, **filters: Unpack[Filters]) -> list[Fact]:
        """Claims that pass, put together where they say the same thing, with their independent origins.

        >>> [(fact.actor, fact.form, len(fact.lineages)) for fact in ledger.facts(kind="support")]
        [('PRK', 'ammunition', 1)]
        """
        return list(self._fused(self.claims(**filters)).facts())

    def contradictions(self, *, verdict: str | None = None, **filters: Unpack[Filters]) -> list[Contradiction]:
        """Where claims that pass differ: contradictions, revisions, scope and refinements, or one verdict of these.

        >>> ledger.contradictions()
        []
        """
        from allegiance import fuse

        found = fuse.contradictions(self.facts(**filters), self._store.judgements())
        return [self._quoted(entry) for entry in found if verdict in (None, entry.verdict)]

    def sources(self, **filters: Unpack[Filters]) -> "list[Source]":
        """Every origin of the claims that pass, with its record and its reliability A to F.

        >>> [(source.kind, source.facts, source.reliability) for source in ledger.sources()]
        [('speaker', 1, 'F')]
        """
        from allegiance import assess, fuse

        facts = self.facts(**filters)
        return list(assess.sources(facts, fuse.contradictions(facts, self._store.judgements())))

    def withdrawn(self, source: str, **filters: Unpack[Filters]) -> "list[Fallen]":
        """The facts that fall, or stand less firmly, when a source is not believed.

        >>> [fallen.after for fallen in ledger.withdrawn(ledger.sources()[0].name)]
        [None]
        """
        from allegiance import assess

        return list(assess.withdrawn(source, self.facts(**filters)))

    def unheard(self, sources: Iterable[str]) -> "tuple[Unheard, ...]":
        """Those of ``sources`` that no claim of the record goes back to, with names like theirs.

        >>> ledger.unheard(["South Korea", "Harbor Gazette"])
        (Unheard(name='Harbor Gazette', near=('Harbour Gazette',)),)
        """
        from allegiance import assess

        named = tuple(sources)
        return assess.unheard(named, self.claims()) if named else ()

    def source_summary(self, **filters: Unpack[Filters]) -> str:
        """What the claims that pass stand on, in a paragraph after ICD 206.

        >>> ledger.source_summary(recipient="RUS")[:65]
        '1 fact from 1 report in 1 outlet, going back to 1 independent ori'
        """
        from allegiance import assess, fuse

        facts = self.facts(**filters)
        differing = fuse.contradictions(facts, self._store.judgements())
        return assess.source_summary(facts, assess.sources(facts, differing), differing)

    def lineage(self, claim: str) -> Derivation:
        """Where the fact that a claim is part of comes from: origins, reports, and what ties them together.

        ``claim`` is an id or the start of one. Raises UnknownId, AmbiguousId.

        >>> found = ledger.lineage(ledger.claims()[0].id)
        >>> found.reports, found.independent
        (1, 1)
        """
        wanted = self._store.claim(claim)
        fusion = self._fused(self._around(wanted))
        return next(found for fact, found in fusion.derived() if any(one.id == wanted.id for one in fact.claims))

    def grade(self, claim: str) -> "Grade":
        """How credible a claim is, 1 to 6 by rule, apart from who says it; the whole record is read for it.

        ``claim`` is an id or the start of one. Raises UnknownId, AmbiguousId.

        >>> found = ledger.grade(ledger.claims()[0].id)
        >>> found.credibility, found.because
        (3, 'one origin, none against')
        """
        from allegiance import assess, fuse

        wanted = self._store.claim(claim)
        facts = self.facts()
        differing = fuse.contradictions(facts, self._store.judgements())
        fact = next(fact for fact in facts if any(one.id == wanted.id for one in fact.claims))
        reliable = assess.reliable(assess.sources(facts, differing))
        return assess.credibility(fact, differing, polarity=wanted.polarity, reliable=reliable)

    def standing(self, claims: Iterable[str]) -> Grounds:
        """What an answer stands on that rests on these claims alone, by id or the start of one.

        Raises UnknownId, AmbiguousId.

        >>> ledger.standing([ledger.claims()[0].id]).reports
        1
        """
        from allegiance import assess

        return assess.grounds(self._fused([self._store.claim(id) for id in claims]).facts())

    def judge(self, one: str, other: str | None, verdict: str, *, author: str, note: str | None = None) -> Judgement:
        """A reviewer's word on two claims or on one, kept for good; a later word on the same takes its place.

        ``verdict`` on two: merge, split, settle (the first holds) or withdraw. On one (``other`` is null): confirm or
        refute what it says, or withdraw. Raises UsageError, UnknownId, AmbiguousId.
        """
        from allegiance.assess import ON_ONE
        from allegiance.fuse import VERDICTS

        claims = self._store.claim(one), self._store.claim(one if other is None else other)
        allowed, number = (ON_ONE, "one claim") if other is None else (VERDICTS, "two claims")
        if verdict not in allowed:
            raise UsageError(reason=f"{verdict!r} is no verdict on {number}. Say one of: {', '.join(allowed)}.")
        if other is not None and (claims[0].kind is not claims[1].kind or claims[0].id == claims[1].id):
            raise UsageError(reason="Only two different claims of one kind can be judged against each other.")
        at = datetime.now(UTC).isoformat(timespec="seconds")
        said = Judgement(one=claims[0].id, other=claims[1].id, verdict=verdict, author=author, at=at, note=note)
        self._store.judge(said)
        return said

    def _fused(self, claims: Iterable[Claim]) -> "Fusion":
        from allegiance import fuse

        claims = list(claims)
        fusion = fuse.Fusion(self._store.judgements())
        fusion.add(claims)
        reports = ({claim.document for claim in fact.claims} for fact in fusion.facts())
        several = [documents for documents in reports if len(documents) > 1]
        shared, texts = self._shared_texts.among(frozenset().union(*several))
        fusion.add((), shared, texts)
        return fusion

    def _quoted(self, entry: Contradiction) -> Contradiction:
        one, other = (self._store.document(claim.document).text for claim in (entry.one, entry.other))
        return replace(entry, one_quote=entry.one_words.of(one), other_quote=entry.other_words.of(other))

    def _around(self, claim: Claim) -> Iterator[Claim]:
        """The claims of every report that speaks of the same parties, and those a reviewer judged."""
        ids = [party.id or party.name if party else None for party in (claim.actor, claim.recipient)]
        pairs = {(ids[0], ids[1]), (ids[1], ids[0])}
        near = [c for a, b in sorted(pairs, key=str) for c in self.claims(kind=claim.kind, actor=a, recipient=b)]
        near += [self._store.claim(id) for said in self._store.judgements() for id in (said.one, said.other)]
        for document in sorted({claim.document, *(other.document for other in near)}):
            yield from self._store.claims(ClaimFilter(document=document))
