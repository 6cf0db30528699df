"""The verbs in order: read, understand; on an engine, one report after the other, none lost and none twice."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from allegiance.errors import ModelMismatch
from allegiance.model import Claim, Document, Issue, Kind
from allegiance.plugins import Asked, extractors

if TYPE_CHECKING:
    from allegiance.engine import Engine, Failure
    from allegiance.extract import Extraction, Trace
    from allegiance.read import ReadOptions


class Fate(StrEnum):
    """What became of a report."""

    READ = "read"
    KNOWN = "known"
    IRRELEVANT = "irrelevant"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """What one report says; ``relevant`` is false when the gate saw nothing that could be a claim."""

    claims: tuple[Claim, ...] = ()
    issues: tuple[Issue, ...] = ()
    relevant: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Processed:
    """One report with what it says, or, without a document, a problem met before there was one."""

    document: Document | None = None
    raw: bytes = field(default=b"", repr=False)
    fate: Fate = Fate.READ
    claims: tuple[Claim, ...] = ()
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class _Unfit:
    """This installation cannot read anything; sent between processes in place of the exception."""

    facts: dict[str, object]


def understand(document: Document, also: tuple[str | Asked, ...] = ()) -> Understood:
    """Read the claims of one report with every extractor that is installed, and those on request in ``also``.

    Raises ModelMismatch when the installed weights are not the pinned ones, UsageError for an unknown name.
    """
    from allegiance.extract import relevant

    if not relevant(document.text):
        return Understood(relevant=False)
    found = _extracted(document, also)
    issues = tuple(issue for extraction in found for issue in extraction.issues)
    return Understood(claims=tuple(_united(found)), issues=issues)


def _united(found: "Iterable[Extraction]") -> Iterator[Claim]:
    """Each claim once: an extractor adds nothing where one before it says the same of the same sentence."""
    ids: set[str] = set()
    told: set[tuple[object, ...]] = set()
    for extraction in found:
        fresh = [claim for claim in extraction.claims if _proposition(claim) not in told]
        for claim in fresh:
            if claim.id not in ids:
                ids.add(claim.id)
                yield claim
        told.update(map(_proposition, fresh))


def _proposition(claim: Claim) -> tuple[object, ...]:
    parties = (party and (party.id or party.name) for party in (claim.actor, claim.recipient))
    root = claim.plover.event if claim.kind is Kind.EVENT and claim.plover else None
    return (claim.kind, *parties, claim.form, claim.polarity, claim.sentence, root)


def traces(document: Document) -> "tuple[Trace, ...]":
    """Why each claim of ``document`` is read."""
    return tuple(trace for extraction in _extracted(document) for trace in getattr(extraction, "traces", ()))


def _extracted(document: Document, also: tuple[str | Asked, ...] = ()) -> "list[Extraction]":
    from allegiance.extract import Report, parsed
    from allegiance.resolve import cast

    sentences = parsed(document.text)
    report = Report(document, sentences, cast(document, sentences))
    return [extract(report) for extract in extractors(also)]


def process(
    sources: Iterable[str | Path],
    options: "ReadOptions",
    *,
    engine: "Engine | None" = None,
    known: Callable[[str], bool] = lambda _: False,
    also: tuple[str | Asked, ...] = (),
) -> Iterator[Processed]:
    """Read and understand every report of ``sources`` in their order; one that is ``known`` by its id is passed by.

    ``also`` names extractors on request. A report that cannot be understood becomes an issue and the others are read.
    Raises UsageError when the index of ``options`` cannot be opened or an extractor is unknown, ModelMismatch when the
    installed weights are not the pinned ones.
    """
    from allegiance.engine import Inline
    from allegiance.read import Reading, readings

    extractors(also)

    # Engines keep the order, so the bytes wait here and only documents travel.
    waiting: deque[Processed] = deque()

    def begun() -> Iterator[Document | None]:
        for item in readings(sources, options):
            if isinstance(item, Reading):
                fate = Fate.KNOWN if known(item.document.id) else Fate.READ
                waiting.append(Processed(document=item.document, raw=item.raw, fate=fate))
                yield item.document if fate is Fate.READ else None
            else:
                waiting.append(Processed(issues=(item,)))
                yield None

    for result in (engine or Inline()).map(partial(_work, also=also), begun()):
        if isinstance(result, _Unfit):
            raise ModelMismatch(**result.facts)
        yield _finished(waiting.popleft(), result)


def _work(document: Document | None, also: tuple[str | Asked, ...]) -> Understood | _Unfit | None:
    try:
        return understand(document, also) if document else None
    except ModelMismatch as error:
        return _Unfit(error.facts)


def _finished(begun: Processed, result: "Understood | Failure | None") -> Processed:
    if result is None or begun.document is None:
        return begun
    if isinstance(result, Understood):
        fate = Fate.READ if result.relevant else Fate.IRRELEVANT
        return replace(begun, fate=fate, claims=result.claims, issues=result.issues)
    issue = Issue(
        code="report-not-understood",
        path=begun.document.path,
        reason=f"The report was read but could not be understood ({result.reason}); please report this as a fault.",
    )
    return replace(begun, fate=Fate.FAILED, issues=(issue,))
