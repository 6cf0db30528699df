"""From what a model answers to claims that stand on the words of the report; what does not becomes an issue."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product

from allegiance.extract.attach import is_money, money
from allegiance.extract.endpoint.answer import Told
from allegiance.extract.endpoint.lookup import Lookup
from allegiance.extract.endpoint.placing import Placed, Placing, place, place_loosely, worst
from allegiance.extract.plover import lemmas, plover_of
from allegiance.extract.plover.detail import detailed
from allegiance.model import (
    Claim,
    Issue,
    Kind,
    Money,
    OtherParty,
    Party,
    Plover,
    Quantity,
    Return,
    Span,
    When,
)
from allegiance.syntax import Sentence, Token

_FORMED = frozenset({Kind.SUPPORT, Kind.AGREEMENT, Kind.USE})
_REACH = 3_000  # code points before a sentence in which its parties and speaker may be named
_WIDEST = 2  # sentences of one quote
_SHOWN = 60  # letters of an answer that an issue repeats
_SEVERAL = 4  # parties that one word may stand for


@dataclass(slots=True)
class _Quoted:
    """A claim in the making: its sentences, what was placed so far and what could not be."""

    told: Told
    quote: Span
    sentence: Sentence
    span: Span
    placed: list[Placed] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)


class Reading:
    """Reads answers about one report; ``reader`` is the name and version that its claims carry."""

    def __init__(self, lookup: Lookup, reader: str) -> None:
        self._lookup = lookup
        self._reader = reader

    def claims(self, told: Told, passage: Span) -> Iterator[Claim | Issue]:
        """The claims of one entry of an answer about ``passage``, or why there is none, and what was left out."""
        quoted = self._quoted(told, passage)
        if isinstance(quoted, Issue):
            yield quoted
            return
        found = list(self._read(quoted))
        yield from quoted.issues
        yield from found

    def _quoted(self, told: Told, passage: Span) -> _Quoted | Issue:
        text = self._lookup.text
        near = self._lookup.sentences_of(passage)
        found = place(told.quote, text, passage) or place_loosely(told.quote, text, [one.span for one in near])
        if found is None:
            return self._issue(
                "endpoint-words-not-found", f"the quote {_short(told.quote)} does not stand here", passage
            )
        own = self._lookup.sentences_of(found.span)
        if not own or len(own) > _WIDEST:
            return self._issue(
                "endpoint-quote-too-wide", f"a quote of {len(own)} sentences proves too little", found.span
            )
        quoted = _Quoted(told, found.span, own[0], Span(own[0].span.start, own[-1].span.end))
        self._keep(quoted, "quote", told.quote, found)
        return quoted

    def _read(self, quoted: _Quoted) -> Iterator[Claim]:
        told = quoted.told
        actors, recipients = (
            self._parties(quoted, "actor", told.actor),
            self._parties(quoted, "recipient", told.recipient),
        )
        source = self._near(quoted, "speaker", told.speaker)
        if (told.speaker and source is None) or (told.actor and not actors) or (told.recipient and not recipients):
            return  # without them it would be another claim
        if not _is_complete(told, bool(actors), bool(recipients)):
            why = f"a claim of {told.kind} needs its parties{' and its root' if told.kind is Kind.EVENT else ''}"
            quoted.issues.append(self._issue("endpoint-claim-incomplete", why, quoted.quote))
            return
        cue = self._here(quoted, "cue", told.cue)
        trigger = self._trigger(quoted)
        item = self._here(quoted, "item", told.item)
        thing, known = self._lookup.item(item) if item is not None else (None, None)
        form = told.form if told.item is None or item is not None else None  # what it goes by does not stand here
        form = known if known not in (None, "other") else form or known or "other"
        when = self._when(quoted)
        attribution = self._lookup.attribution(quoted.sentence, quoted.quote, source, cue)
        quantity, value, back = self._quantity(quoted), self._value(quoted), self._back(quoted)
        others = self._others(quoted)
        how = worst(quoted.placed)
        formed = told.kind in _FORMED
        givers: list[Party | None] = [*actors]
        receivers: list[Party | None] = [*recipients]
        for actor, recipient in product(givers or [None], receivers or [None]):
            ids = {party.id or party.name for party in (actor, recipient) if party is not None}
            if actor is not None and recipient is not None and len(ids) == 1:
                why = f"{_short(actor.surface)} and {_short(recipient.surface)} are one party"
                quoted.issues.append(self._issue("endpoint-claim-incomplete", why, quoted.quote))
                continue
            yield Claim(
                id="",
                **self._lookup.document.cited(),
                kind=told.kind,
                actor=actor,
                recipient=recipient,
                others=tuple(other for other in others if (other.id or other.name) not in ids),
                form=form if formed else None,
                item=thing,
                quantity=quantity,
                value=value,
                stage=told.stage,
                polarity=told.polarity,
                when=when,
                in_return=back,
                attribution=attribution,
                sentence=quoted.span,
                plover=self._plover(quoted, trigger, when, form),
                confidence=None,  # what a model says of itself is not calibrated
                extractor=f"{self._reader} (words {how})",
            ).identified()

    def _parties(self, quoted: _Quoted, name: str, words: str | None) -> list[Party]:
        span = self._near(quoted, name, words)
        return self._lookup.parties(span)[:_SEVERAL] if span is not None else []

    def _others(self, quoted: _Quoted) -> list[OtherParty]:
        placed = [(one.role, self._near(quoted, "others", one.words)) for one in quoted.told.others]
        return [
            OtherParty(role=role, id=party.id, name=party.name, surface=party.surface, span=party.span)
            for role, span in placed
            if span is not None
            for party in self._lookup.parties(span)[:_SEVERAL]
        ]

    def _trigger(self, quoted: _Quoted) -> Token | None:
        span = self._here(quoted, "trigger", quoted.told.trigger)
        return quoted.sentence.head_of(span) if span is not None else None

    def _quantity(self, quoted: _Quoted) -> Quantity | None:
        span = self._here(quoted, "quantity", quoted.told.quantity)
        found = self._lookup.quantity(span) if span is not None else None
        if span is not None and found is None:
            self._doubt(quoted, "quantity", span)
        return found

    def _value(self, quoted: _Quoted) -> Money | None:
        span = self._here(quoted, "value", quoted.told.value)
        found = self._lookup.quantity(span) if span is not None else None
        price = money(found) if found is not None and is_money(found) else None
        if span is not None and price is None:
            self._doubt(quoted, "value", span)
        return price

    def _when(self, quoted: _Quoted) -> When | None:
        span = self._here(quoted, "when", quoted.told.when)
        found = self._lookup.when(span) if span is not None else None
        if span is not None and found is None:
            self._doubt(quoted, "when", span)
        return found

    def _back(self, quoted: _Quoted) -> tuple[Return, ...]:
        placed = (self._here(quoted, "in_return", words) for words in quoted.told.in_return)
        return tuple(self._lookup.flows_back(span) for span in dict.fromkeys(placed) if span is not None)

    def _plover(self, quoted: _Quoted, trigger: Token | None, when: When | None, form: str | None) -> Plover | None:
        told, document = quoted.told, self._lookup.document
        if told.kind is Kind.EVENT:
            standing = told.stage, told.polarity
            return detailed(
                document.text,
                quoted.sentence,
                told.event or "",
                trigger,
                (),
                when,
                document.published,
                standing=standing,
            )
        words = lemmas(quoted.sentence, trigger) if trigger is not None else ""
        return plover_of(told.kind, form, told.stage, told.polarity, when, document.published, words)

    def _doubt(self, quoted: _Quoted, name: str, span: Span) -> None:
        why = f"{name}: our reader sees none in {_short(span.of(self._lookup.text))}"
        quoted.issues.append(self._issue("endpoint-words-not-understood", why, span))

    def _here(self, quoted: _Quoted, name: str, words: str | None) -> Span | None:
        """The words of a field in the sentence of the claim."""
        return self._placed(quoted, name, words, [(quoted.quote, False), (quoted.span, False)])

    def _near(self, quoted: _Quoted, name: str, words: str | None) -> Span | None:
        """The same, or the last place before it: a name that the sentence goes back to."""
        before = Span(max(0, quoted.span.start - _REACH), quoted.span.start)
        return self._placed(quoted, name, words, [(quoted.quote, False), (quoted.span, False), (before, True)])

    def _placed(self, quoted: _Quoted, name: str, words: str | None, where: list[tuple[Span, bool]]) -> Span | None:
        if not words:
            return None
        text = self._lookup.text
        found = next((one for span, last in where if (one := place(words, text, span, last=last)) is not None), None)
        found = found or place_loosely(words, text, [quoted.sentence.span])
        if found is None:
            why = f"{name}: {_short(words)} does not stand here"
            quoted.issues.append(self._issue("endpoint-words-not-found", why, quoted.quote))
            return None
        self._keep(quoted, name, words, found)
        return found.span

    def _keep(self, quoted: _Quoted, name: str, words: str, found: Placed) -> None:
        quoted.placed.append(found)
        if found.how is Placing.FUZZY:
            why = f"{name}: the answer says {_short(words)}, the report {_short(found.span.of(self._lookup.text))}"
            quoted.issues.append(self._issue("endpoint-words-differ", why, found.span))

    def _issue(self, code: str, reason: str, span: Span) -> Issue:
        document = self._lookup.document
        return Issue(code=code, path=document.path, reason=reason, document=document.id, span=span)


def _is_complete(told: Told, acts: bool, receives: bool) -> bool:
    if told.kind is Kind.CAPABILITY:
        return acts
    if told.kind is Kind.EVENT and told.event is None:
        return False
    return receives and (acts or told.kind is Kind.USE)


def _short(words: str) -> str:
    """Words as an issue may repeat them: short, and with whatever would act on a terminal written out."""
    return ascii(words if len(words) <= _SHOWN else f"{words[:_SHOWN]}...")
