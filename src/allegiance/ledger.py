"""The Python API: one class with the verbs that every door calls.

>>> import tempfile
>>> folder = Path(tempfile.mkdtemp())
>>> _ = (folder / "report.txt").write_text("North Korea has sent artillery shells to Russia, Seoul said on Monday.")
>>> with Ledger.open(folder / "my.db", write=True) as ledger:
...     done = ledger.read([folder / "report.txt"], outlet="Harbour Gazette", published=date(2024, 6, 3))
...     again = ledger.read([folder / "report.txt"], outlet="Harbour Gazette", published=date(2024, 6, 3))
>>> done.read, done.claims > 0, again.known, again.claims
(1, True, 1, 0)
"""

import shlex
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypedDict, Unpack

from allegiance.errors import UnknownId, UnknownState, Untraced, UsageError
from allegiance.intake import Intake, ReadSummary
from allegiance.model import (
    Claim,
    Contradiction,
    Derivation,
    Document,
    Fact,
    Grounds,
    Issue,
    Judgement,
    Kind,
    Ranking,
)
from allegiance.pipeline import Processed, process
from allegiance.plugins import Asked
from allegiance.store import ClaimFilter, Store, Verification

if TYPE_CHECKING:
    from allegiance.assess import (
        Alert,
        Bargain,
        Fallen,
        Grade,
        Matrix,
        Realignment,
        Reviews,
        Sensitivity,
        Source,
        Trend,
    )
    from allegiance.engine import Engine
    from allegiance.extract import Trace
    from allegiance.fuse import Fusion, Shared

__all__ = ["Ledger", "ReadSummary", "Verification"]

_TRANSLATED_WITHIN = timedelta(days=31)


class Filters(TypedDict, total=False):
    """What narrows a choice of claims.

    ``actor`` and ``recipient`` are ids or names; ``speaker`` an id or part of a name; ``document`` an id or the start
    of one; ``text`` is searched in the quoted sentence: words, ``"a phrase"``, ``begin*``; ``since`` and ``until``
    are compared with the time a claim states, else with the day of its report.
    """

    actor: str | None
    recipient: str | None
    kind: str | None
    form: str | None
    speaker: str | None
    polarity: str | None
    stage: str | None
    since: date | None
    until: date | None
    document: str | None
    text: str | None


class Ledger:
    """A record of claims in one file. Open it, and use it as a context manager.

    In the examples ``ledger`` holds one report, ``report``, whose only sentence is "North Korea has sent artillery
    shells to Russia, South Korea's defence minister said on Monday."

    """

    def __init__(self, store: Store, path: Path) -> None:
        self._store = store
        self._path = path
        self._shared: tuple[tuple[frozenset[str], int], tuple[tuple[Shared, ...], dict[str, str]]] | None = None

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

    def facts(self, **filters: Unpack[Filters]) -> list[Fact]:
        """Claims that pass, put together where they say the same thing, with their independent origins.

        >>> [(fact.actor, fact.form, len(fact.lineages)) for fact in ledger.facts(kind="support")]
        [('PRK', 'ammunition', 1)]
        """
        return list(self._fused(self.claims(**filters)).facts())

    def allies(
        self,
        state: str,
        *,
        form: str | None = None,
        since: date | None = None,
        until: date | None = None,
        as_of: date | None = None,
        without_source: Iterable[str] = (),
        worst_grade: int | None = None,
    ) -> Ranking:
        """Who backs ``state`` (a code or any name), form by form, with how sure that is.

        ``since`` and ``until`` are about when it happened, ``as_of`` about when it was reported. ``without_source``
        leaves out speakers, states, outlets or agencies, ``worst_grade`` (1 to 6) facts of worse credibility. Raises
        UnknownState, and UsageError for an unknown form.

        >>> [(form, backings[0].actor) for form, backings in ledger.allies("Russia").forms]
        [('ammunition', 'PRK')]
        """
        from allegiance import assess

        id, name = _state(state)
        _known_form(form)
        options = {"form": form, "since": since, "until": until, "as_of": as_of, "worst_grade": worst_grade}
        chosen = self._chosen(as_of, without_source)
        told = self.claims(recipient=id, form=form, since=since, until=until)
        told += self.claims(actor=id, kind=Kind.USE, form=form, since=since, until=until)
        facts = self._fused(chosen(told)).facts()
        if worst_grade is not None:
            facts = tuple(assess.graded(facts, worst_grade))
        claimed = chosen(self.claims(kind=Kind.RANKING, recipient=id, since=since, until=until))
        command = self._command("allies", [state], without_source=without_source, **options)
        said = self._reviews(facts, as_of, chosen)
        ranking, _ = assess.weighed(id, name, facts, claimed, command, reviews=said)
        left_out = _left_out(as_of, without_source)
        left_out += [f"facts of credibility worse than {worst_grade}"] if worst_grade is not None else []
        return replace(ranking, grounds=assess.grounds(facts, claimed, left_out, said.told))

    def sensitivity(
        self, ranking: Ranking, *, as_of: date | None = None, without_source: Iterable[str] = ()
    ) -> "Sensitivity":
        """What the first places of an answer of ``allies`` hang on; the options are those it was asked with.

        >>> ledger.sensitivity(ledger.allies("Russia")).without[0].first_after
        0.0
        """
        from allegiance import assess

        facts = [fact for _, backings in ranking.forms for backing in backings for fact in backing.facts]
        said = self._reviews(facts, as_of, self._chosen(as_of, without_source))
        return assess.sensitivity(ranking, said)

    def bargains(
        self,
        one: str,
        other: str,
        *,
        since: date | None = None,
        until: date | None = None,
        as_of: date | None = None,
        without_source: Iterable[str] = (),
    ) -> "tuple[Bargain, Grounds]":
        """What two states gave each other, and what the answer stands on. Raises UnknownState.

        >>> bargain, _ = ledger.bargains("North Korea", "Russia")
        >>> [(flow.giver, flow.form) for flow in bargain.flows]
        [('PRK', 'ammunition')]
        """
        from allegiance import assess

        facts = self._between(_state(one)[0], _state(other)[0], since, until, as_of, without_source)
        found = assess.bargain(_state(one)[0], _state(other)[0], facts)
        return found, assess.grounds(facts, (), _left_out(as_of, without_source))

    def realignments(
        self,
        one: str,
        other: str | None = None,
        *,
        since: date | None = None,
        until: date | None = None,
        as_of: date | None = None,
        without_source: Iterable[str] = (),
    ) -> "tuple[tuple[Realignment, ...], Grounds]":
        """Changes of state between a pair, or between one state and anybody. Raises UnknownState.

        >>> changes, grounds = ledger.realignments("North Korea", "Russia")
        >>> changes, grounds.reports
        ((), 1)
        """
        from allegiance import assess

        second = _state(other)[0] if other is not None else None
        facts = self._between(_state(one)[0], second, since, until, as_of, without_source)
        return assess.realignments(facts), assess.grounds(facts, (), _left_out(as_of, without_source))

    def alerts(self, one: str, other: str | None = None) -> "tuple[Alert, ...]":
        """Days on which a pair was suddenly spoken of more; to look at, never findings. Raises UnknownState.

        >>> ledger.alerts("North Korea")
        ()
        """
        from allegiance import assess

        first, second = _state(one)[0], _state(other)[0] if other is not None else None
        told = self.claims(actor=first, recipient=second) + self.claims(actor=second, recipient=first)
        return assess.alerts({claim.id: claim for claim in told}.values())

    def trends(
        self, state: str, *, form: str | None = None, since: date | None = None, until: date | None = None
    ) -> "tuple[Trend, ...]":
        """Things said to be given to ``state``, by form, backer and month, with their numbers. Raises UnknownState.

        >>> [(trend.backer, trend.months[0].things) for trend in ledger.trends("Russia")]
        [('PRK', 1)]
        """
        from allegiance import assess

        id = _state(state)[0]
        return assess.trends(id, self.facts(recipient=id, form=form, since=since, until=until))

    def hypotheses(
        self,
        backer: str | None,
        state: str | None,
        *,
        form: str | None = None,
        file: Path | None = None,
        as_of: date | None = None,
        without_source: Iterable[str] = (),
    ) -> "tuple[Matrix, Grounds]":
        """Claims against hypotheses: whether ``backer`` gave, or those stated in ``file``.

        Raises UnknownState, UsageError.

        >>> ledger.hypotheses("North Korea", "Russia")[0].hypotheses[0]
        'it was given'
        """
        from allegiance import assess

        left_out = _left_out(as_of, without_source)
        if file is not None:
            claims = {claim.id: claim for claim in self._chosen(as_of, without_source)(self.claims())}
            found = assess.matrix_from_file(file, claims)
            used = [claims[id] for piece in found.pieces for id in piece.claims]
            return found, assess.grounds(self._fused(used).facts(), (), left_out)
        recipient = _state(state or "")[0]
        told = self._chosen(as_of, without_source)(self.claims(recipient=recipient, form=form))
        facts = self._fused(told).facts()
        said = self._reviews(facts, as_of, self._chosen(as_of, without_source))
        found = assess.about_support(_state(backer or "")[0], recipient, facts, form, said)
        ids = {id for piece in found.pieces for id in piece.claims}
        stands_on = [fact for fact in facts if any(claim.id in ids for claim in fact.claims)]
        return found, assess.grounds(stands_on, (), left_out, said.told)

    def standing(self, claims: Iterable[str]) -> Grounds:
        """What an answer stands on that rests on these claims alone, by id or the start of one.

        Raises UnknownId, AmbiguousId.

        >>> ledger.standing([ledger.claims()[0].id]).reports
        1
        """
        from allegiance import assess

        return assess.grounds(self._fused([self._store.claim(id) for id in claims]).facts())

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

    def _fused(self, claims: Iterable[Claim]) -> "Fusion":
        from allegiance import fuse

        claims = list(claims)
        fusion = fuse.Fusion(self._store.judgements())
        fusion.add(claims)
        reports = ({claim.document for claim in fact.claims} for fact in fusion.facts())
        several = [documents for documents in reports if len(documents) > 1]
        shared, texts = self._sharing(frozenset().union(*several))
        fusion.add((), shared, texts)
        return fusion

    def _sharing(self, ids: frozenset[str]) -> "tuple[tuple[Shared, ...], dict[str, str]]":
        from allegiance import fuse

        if self._shared is None or self._shared[0] != (ids, self._store.count_documents()):
            documents = [self._store.document(id) for id in sorted(ids)]
            texts = {document.id: document.text for document in documents}
            shared = fuse.sharing([*documents, *self._in_other_languages(documents)])
            of_these = tuple(pair for pair in shared if pair.one in ids and pair.other in ids)
            self._shared = (ids, self._store.count_documents()), (of_these, texts)
        return self._shared[1]

    def _in_other_languages(self, documents: list[Document]) -> list[Document]:
        """Reports that these may translate, which need hold no claims themselves."""
        languages = Counter(document.language for document in documents if document.language)
        if not languages:
            return []
        (language, _), *_ = languages.most_common(1)
        days = [document.published for document in documents if document.published]
        near = (min(days) - _TRANSLATED_WITHIN, max(days) + _TRANSLATED_WITHIN) if days else None
        known = {document.id for document in documents}
        return [found for found in self._store.documents_in_other_languages(language, near) if found.id not in known]

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

    def _wanted(self, filters: Filters) -> ClaimFilter:
        wanted = ClaimFilter(**filters)
        document = self._store.document(wanted.document).id if wanted.document else None
        return replace(wanted, actor=_party(wanted.actor), recipient=_party(wanted.recipient), document=document)

    def _between(
        self,
        one: str,
        other: str | None,
        since: date | None,
        until: date | None,
        as_of: date | None,
        without_source: Iterable[str],
    ) -> tuple[Fact, ...]:
        told = self.claims(actor=one, recipient=other, since=since, until=until)
        told += self.claims(actor=other, recipient=one, since=since, until=until)
        return self._fused(self._chosen(as_of, without_source)({claim.id: claim for claim in told}.values())).facts()

    def _reviews(
        self, facts: Iterable[Fact], as_of: date | None, chosen: Callable[[Iterable[Claim]], list[Claim]]
    ) -> "Reviews":
        """What reviewers had said by ``as_of`` about these facts, and about whatever else they reviewed."""
        from allegiance import assess

        said = assess.words_on(j for j in self._store.judgements() if as_of is None or j.at[:10] <= as_of.isoformat())
        here = {claim.id for fact in facts for claim in fact.claims}
        reviewed = [self._store.claim(id) for id in said if id not in here]
        states = {party.id for c in reviewed for party in (c.actor, c.recipient) if party is not None and party.id}
        told = [c for id in sorted(states) for c in self.claims(recipient=id) + self.claims(actor=id, kind=Kind.USE)]
        others = self._fused(chosen(told)).facts() if told else ()
        return assess.reviews(facts, said, others)

    def _chosen(self, as_of: date | None, without_source: Iterable[str]) -> Callable[[Iterable[Claim]], list[Claim]]:
        from allegiance import assess

        def chosen(claims: Iterable[Claim]) -> list[Claim]:
            kept = list(claims) if as_of is None else assess.known_by(claims, as_of)
            for source in without_source:
                kept = assess.without(kept, source)
            return kept

        return chosen

    def _command(self, verb: str, names: Iterable[str], without_source: Iterable[str] = (), **options: object) -> str:
        options = {"ledger": self._path} | options
        given = [part for name, value in options.items() if value for part in (_option(name), str(value))]
        left_out = [part for source in without_source for part in ("--without-source", source)]
        return shlex.join(["allegiance", verb, *names, *given, *left_out])


def _option(name: str) -> str:
    return "--" + name.replace("_", "-")


def _left_out(as_of: date | None, without_source: Iterable[str]) -> list[str]:
    told = [f"what was reported after {as_of} or on no known day"] if as_of is not None else []
    return told + [f"whatever goes back to {source}" for source in without_source]


def _known_form(form: str | None) -> None:
    from allegiance.assess import NOT_STATED
    from allegiance.ontology import forms

    known = [*forms(), NOT_STATED]
    if form is not None and form not in known:
        raise UsageError(reason=f"{form!r} is not a form of support. Say one of: {', '.join(sorted(known))}.")


def _state(name: str) -> tuple[str, str]:
    actor = _actor(name)
    if actor is None:
        raise UnknownState(name=name)
    return actor


def _party(name: str | None) -> str | None:
    actor = _actor(name) if name else None
    return actor[0] if actor else name


def _actor(name: str) -> tuple[str, str] | None:
    """Id and name of whom a code or name stands for; a person stands for their state; null when nobody is known."""
    from allegiance.knowledge import lookup, states

    actor = lookup(name.strip())
    if actor is None:
        return None
    if actor.kind == "person":
        return (actor.state, states()[actor.state].name) if actor.state in states() else None
    return actor.id, actor.name
