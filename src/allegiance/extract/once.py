"""Each claim of a report once, whatever headline, lead and body say of it."""

from collections.abc import Iterable, Iterator, Sequence

from allegiance.extract.report import Report
from allegiance.model import Claim, Kind, Span, Stage
from allegiance.ontology import relation
from allegiance.syntax import Sentence

_SENTENCE_ENDS = set('.!?"”’)')
_PHASE = {
    stage: phase
    for phase, stages in {
        "asked": (Stage.REQUESTED,),
        "ahead": (Stage.PLANNED, Stage.PROMISED, Stage.ORDERED),
        "over": (Stage.ENDED,),
    }.items()
    for stage in stages
}


def once(found: Iterable[Claim], report: Report) -> tuple[Claim, ...]:
    """The claims of ``report`` in text order without those that only say again what another of them says."""
    told = _without_headline(found, report.text)
    return tuple(_distinct(told, _lead(report.text, report.sentences)))


def _lead(text: str, sentences: Sequence[Sentence]) -> Span | None:
    """The first sentence that ends like one: what stands before it is headline, byline and dateline."""
    return next((s.span for s in sentences if s.span.of(text)[-1:] in _SENTENCE_ENDS and len(s.tokens) > 5), None)


def _distinct(found: Iterable[Claim], lead: Span | None) -> Iterator[Claim]:
    """Each claim once: same parties, form, polarity and speaker are one unless amounts or dates differ.

    What the lead says in the outlet's own voice is left to the speaker whom a later sentence names for it.
    """
    seen: dict[tuple[object, ...], list[Claim]] = {}
    kept: list[Claim] = []
    for claim in found:
        key = _key(claim)
        twins = seen.setdefault(key, [])
        told = [twin for twin in twins if _same_event(twin, claim)]
        if told and _dated(claim) > _dated(told[0]):  # the sentence that gives the day says it better than a lead
            twins.remove(told[0])
            kept.remove(told[0])
        elif told or _goes_back(claim, kept):
            continue
        twins.append(claim)
        kept.append(claim)
    spoken = {(_key(claim)[:4], _is_over(claim)) for claim in kept if claim.attribution.speaker is not None}
    for claim in kept:
        summary = claim.attribution.speaker is None and claim.sentence == lead
        if summary and claim.kind is Kind.SUPPORT and (_key(claim)[:4], _is_over(claim)) in spoken:
            continue
        yield claim


def _without_headline(found: Iterable[Claim], text: str) -> Iterator[Claim]:
    """A headline claims only what the report below it does not say itself."""
    kept = list(found)
    end = text.find("\n", len(text) - len(text.lstrip()))
    headline = end if text[:end].rstrip()[-1:] not in _SENTENCE_ENDS else 0
    said = {_headline(claim) for claim in kept if claim.sentence.start >= headline}
    for claim in kept:
        if claim.sentence.start >= headline or _headline(claim) not in said:
            yield claim


def _headline(claim: Claim) -> tuple[object, ...]:
    given = claim.kind in (Kind.SUPPORT, Kind.AGREEMENT)
    return ("given" if given else claim.kind, claim.actor and claim.actor.id, claim.recipient and claim.recipient.id)


def _key(claim: Claim) -> tuple[object, ...]:
    speaker = claim.attribution.speaker
    return (
        claim.kind,
        claim.actor.id if claim.actor else None,
        claim.recipient.id if claim.recipient else None,
        claim.form,
        claim.polarity,
        (speaker.id or speaker.name) if speaker is not None else None,
    )


def _same_event(one: Claim, other: Claim) -> bool:
    first, second = _amount(one), _amount(other)
    if first and second and first != second:
        return False
    if one.kind is Kind.ALIGNMENT and (one.when is None) != (other.when is None):
        return False
    if one.when and other.when and (one.when.start, one.when.end) != (other.when.start, other.when.end):
        return False
    return None in (one.stage, other.stage) or _phase(one) == _phase(other)


def _goes_back(claim: Claim, before: Sequence[Claim]) -> bool:
    """True for "the document", signed by the two whose treaty the report has told of."""
    if claim.kind is not Kind.AGREEMENT or claim.item is None:
        return False
    vague = claim.item.surface.split()[-1].lower().removesuffix("s") in relation("agreement")["weak_nouns"]
    return vague and any(one.kind is Kind.AGREEMENT and _pair(one) == _pair(claim) for one in before)


def _pair(claim: Claim) -> frozenset[str | None]:
    return frozenset(party.id for party in (claim.actor, claim.recipient) if party is not None)


def _amount(claim: Claim) -> tuple[float | None, float | None] | None:
    return (claim.quantity.low, claim.quantity.high) if claim.quantity is not None else None


def _dated(claim: Claim) -> tuple[bool, bool]:
    return claim.when is not None, claim.quantity is not None


def _is_over(claim: Claim) -> bool:
    return claim.stage is Stage.ENDED


def _phase(claim: Claim) -> str | None:
    return _PHASE.get(claim.stage) if claim.stage is not None else None
