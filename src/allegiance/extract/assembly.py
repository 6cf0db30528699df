"""A parsed report to its claims: candidates of every kind, gaps filled, tied to speakers, amounts and dates."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from allegiance import __version__
from allegiance.extract.agreement import agreements, under_contract
from allegiance.extract.alignment import alignments
from allegiance.extract.attach import amount, by_the_piece, priced, returns
from allegiance.extract.candidate import Candidate, Role
from allegiance.extract.capability import capabilities
from allegiance.extract.ceasing import ceased, fell_on
from allegiance.extract.denial import denials, refuted
from allegiance.extract.discourse import Discourse
from allegiance.extract.echo import echoes
from allegiance.extract.happened import date_of, told_elsewhere
from allegiance.extract.items import ItemMention, holding, items
from allegiance.extract.joint import jointly
from allegiance.extract.nominal import support_by_noun
from allegiance.extract.once import once
from allegiance.extract.plover import lemmas, plover_of
from allegiance.extract.presence import listed
from allegiance.extract.question import is_open
from allegiance.extract.ranking import rankings
from allegiance.extract.report import Report
from allegiance.extract.resumption import resumptions
from allegiance.extract.sanction import sanctions, without_banned
from allegiance.extract.supplied import by_origin, supplied
from allegiance.extract.support import support_by_verb, without_purpose
from allegiance.extract.time import contradictions
from allegiance.extract.trace import Trace, confidence, features
from allegiance.extract.use import uses
from allegiance.extract.words import Words
from allegiance.model import (
    Attribution,
    Claim,
    Issue,
    Kind,
    Mention,
    OtherParty,
    Polarity,
    Said,
    Span,
    Speaker,
    Stage,
)
from allegiance.syntax import Sentence

EXTRACTOR = f"allegiance-rules {__version__}"


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one report says: its claims in text order, why each was read, and the problems met on the way."""

    claims: tuple[Claim, ...]
    issues: tuple[Issue, ...] = ()
    traces: tuple[Trace, ...] = ()


def claims(report: Report) -> Extraction:
    """Read the claims of a report off its parsed sentences and the actors that resolve found in them."""
    reader = _Reader(report)
    kept = once(reader.claims(), report)
    document = report.document
    doubts = contradictions(report.times, sentences=report.sentences, path=document.path, document=document.id)
    return Extraction(kept, tuple(doubts), tuple(reader.traces[claim.id] for claim in kept))


class _Reader:
    def __init__(self, report: Report) -> None:
        self._report = report
        self._document = report.document
        self._roles = report.roles
        self._words = Words(report)
        self.traces: dict[str, Trace] = {}

    def claims(self) -> Iterator[Claim]:
        discourse = Discourse(self._roles)
        given: list[ItemMention] = []
        complete: list[tuple[int, Candidate]] = []
        for number, sentence in enumerate(self._report.sentences):
            found = self._words.spoken_of(items(self._document.text, sentence, self._report.designations))
            read = without_purpose(under_contract(self._candidates(sentence, found, given)))
            own = sorted(without_banned(read), key=lambda c: c.position)
            own = own or self._listed(sentence, found)
            denied = denials(sentence, self._roles, own, complete, number)
            echoed = [*denied, *echoes(sentence, self._roles, own, complete, number)]
            for candidate in [*own, *echoed]:
                if is_open(sentence, candidate.trigger):
                    continue
                said = self._words.covering(candidate)
                speakers = self._words.speakers(said)
                states = {speaker.state for speaker in speakers if speaker.state}
                told = discourse.fill(candidate, states, said.content if said else (), self._words.announcing(said))
                if told and not candidate.silent:
                    complete.append((number, candidate))
                    yield from self._claims(candidate, said, found, [one for _, one in complete[:-1]])
            given.extend(item for item in found.values() if item.form != "other")

    def _candidates(
        self, sentence: Sentence, found: dict[int, ItemMention], given: Sequence[ItemMention]
    ) -> Iterator[Candidate]:
        text, roles = self._document.text, self._roles
        taken: set[int] = set()
        for candidate in support_by_verb(sentence, roles, found, given):
            if candidate.actors or candidate.recipients:
                taken.update(item.head.i for item in candidate.items)
            if candidate.actors and candidate.recipients:
                taken.update(above.i for item in candidate.items for above in holding(sentence, item))
            taken.add(candidate.trigger.i)
            yield candidate
        used = list(uses(sentence, roles, found))
        for candidate in used:
            taken.update(item.head.i for item in candidate.items)
        yield from used
        yield from supplied(sentence, roles, found)
        yield from by_origin(sentence, roles, found)
        yield from support_by_noun(sentence, roles, found, taken, given)
        yield from resumptions(sentence, found)
        yield from agreements(text, sentence, roles)
        yield from sanctions(text, sentence, roles)
        yield from rankings(text, sentence, roles)
        yield from alignments(text, sentence, roles)
        yield from capabilities(text, sentence, roles, found)

    def _listed(self, sentence: Sentence, found: dict[int, ItemMention]) -> list[Candidate]:
        named = [item for item in listed(sentence, found) if item.form != "other"]
        if not named:
            return []
        one = Candidate(Kind.SUPPORT, sentence, named[0].head, f"list:{named[0].head.lemma}", items=named)
        one.stage = Stage.PROMISED
        return [one]

    def _claims(
        self, candidate: Candidate, said: Said | None, found: dict[int, ItemMention], earlier: Sequence[Candidate]
    ) -> Iterator[Claim]:
        sentences, whens = self._report.sentences, self._report.times
        over = ceased(candidate)
        if over is not None:
            candidate.stage = Stage.ENDED
        when = fell_on(candidate.sentence, over, sentences, self._roles, whens) if over else None
        when = when or date_of(candidate, said, whens)
        load = candidate.carrier
        when = when or (date_of(load, self._words.covering(load), whens) if load is not None else None)
        when = when or told_elsewhere(candidate, sentences, whens)
        back = returns(candidate, found, self._document.text, earlier) if candidate.kind is Kind.SUPPORT else ()
        polarity = candidate.polarity
        if said is not None and polarity is Polarity.ASSERTED and said.modality in ("denied", "possible"):
            polarity = Polarity(said.modality)
        if polarity is Polarity.ASSERTED and refuted(candidate.sentence, candidate.trigger):
            polarity = Polarity.DENIED
        actors: list[Role | None] = [*candidate.actors]
        recipients: list[Role | None] = [*candidate.recipients]
        speakers = self._words.speakers(said)
        heard = self._words.attributions(None if _own_deed(candidate, said) else said, candidate.sentence)
        denying = {one.speaker.state for one in heard if one.speaker}
        if polarity is not Polarity.DENIED and not denying >= {role.actor.id for role in candidate.actors}:
            denying = set()
        for actor, recipient, (form, item), attribution in product(
            actors or [None], recipients or [None], _by_form(candidate), heard
        ):
            if actor is not None and recipient is not None and actor.actor.id == recipient.actor.id:
                continue
            if actor is not None and _for_another(actor, attribution, candidate, speakers):
                continue
            if actor is not None and actor.actor.id in denying and _of_another(attribution, actor, candidate):
                continue
            count, price = amount(self._document.text, candidate, item, self._report.quantities, sentences)
            present = features(candidate, attribution)
            claim = Claim(
                id="",
                **self._document.cited(),
                kind=candidate.kind,
                actor=actor.party if actor else None,
                recipient=recipient.party if recipient else None,
                others=_others(candidate, actor, recipient),
                form=form if candidate.kind in (Kind.SUPPORT, Kind.AGREEMENT, Kind.USE) else None,
                item=item.item if item is not None else None,
                quantity=count,
                value=price if count is not None else None,
                stage=candidate.stage,
                polarity=polarity,
                when=when,
                in_return=back
                or priced(candidate, price)
                or by_the_piece(self._document.text, candidate, self._report.quantities),
                attribution=attribution,
                sentence=candidate.sentence.span,
                plover=plover_of(
                    candidate.kind,
                    form,
                    candidate.stage,
                    polarity,
                    when,
                    self._document.published,
                    lemmas(candidate.sentence, candidate.trigger),
                ),
                confidence=confidence(present),
                extractor=EXTRACTOR,
            ).identified()
            self.traces.setdefault(claim.id, self._trace(claim, candidate, present))
            yield claim

    def _trace(self, claim: Claim, candidate: Candidate, present: tuple[str, ...]) -> Trace:
        span = Span(candidate.trigger.start, candidate.trigger.end)
        trigger = Mention(surface=span.of(self._document.text), span=span)
        return Trace(claim.id, candidate.pattern, trigger, candidate.filled, present, claim.confidence or 0.0)


def _for_another(actor: Role, attribution: Attribution, candidate: Candidate, speakers: Sequence[Speaker]) -> bool:
    """ "The two ministries announce that A and B will pay": each speaks of its own share."""
    states = {speaker.state for speaker in speakers}
    joint = len(speakers) > 1 and states == {one.actor.id for one in candidate.actors}
    return joint and attribution.speaker is not None and attribution.speaker.state != actor.actor.id


def _of_another(attribution: Attribution, actor: Role, candidate: Candidate) -> bool:
    """True for who neither gives nor gets, where the giver denies for himself: "A and B denied it" is two denials."""
    own = {actor.actor.id, *(role.actor.id for role in candidate.recipients)}
    return attribution.speaker is None or attribution.speaker.state not in own


def _own_deed(candidate: Candidate, said: Said | None) -> bool:
    """True for a pact its own parties announce together: the outlet tells of it once, not each of them."""
    if said is None or said.cue is None or candidate.kind is not Kind.AGREEMENT or len(candidate.others) == 0:
        return False
    return candidate.sentence.head(candidate.trigger).start == said.cue.start


def _others(candidate: Candidate, actor: Role | None, recipient: Role | None) -> tuple[OtherParty, ...]:
    taken = {role.actor.id for role in (actor, recipient) if role is not None}
    told = [*candidate.others]
    if len(candidate.actors) > 1 and jointly(candidate):
        told += [("partner", role) for role in candidate.actors]
    return tuple(
        OtherParty(role=name, id=role.actor.id, name=role.actor.name, surface=role.surface, span=role.span)
        for name, role in told
        if role.actor.id not in taken
    )


def _by_form(candidate: Candidate) -> list[tuple[str | None, ItemMention | None]]:
    """One entry per form: the first item of each, the vague ones only when nothing better is named."""
    if not candidate.items:
        return [(candidate.form, None)]
    if candidate.kind is not Kind.SUPPORT and candidate.kind is not Kind.USE:
        return [(candidate.form, candidate.items[0])]
    found: dict[str, ItemMention] = {}
    for item in candidate.items:
        found.setdefault(item.form, item)
    vague = {item.surface.lower() for item in candidate.items if item.form == "other"}
    if set(found) == {"weapons", "other"} and vague == {"equipment"}:
        del found["other"]  # "weapons and equipment" is one gift
    if len(found) > 1 and "help" in {item.category for item in found.values()}:
        found = {form: item for form, item in found.items() if item.category != "help"}
    return list(found.items())
