"""What a report says: claims with their parties, amounts, times and speakers."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, Self

import msgspec

from allegiance.ids import Part, content_id
from allegiance.model.documents import Mention, Span


class Kind(StrEnum):
    """What sort of proposition a claim is."""

    SUPPORT = "support"
    AGREEMENT = "agreement"
    USE = "use"
    SANCTION = "sanction"
    RANKING = "ranking"
    ALIGNMENT = "alignment"
    CAPABILITY = "capability"
    EVENT = "event"


class Stage(StrEnum):
    """How far the thing claimed has got."""

    REQUESTED = "requested"
    PLANNED = "planned"
    PROMISED = "promised"
    ORDERED = "ordered"
    UNDERWAY = "underway"
    DELIVERED = "delivered"
    USED = "used"
    ENDED = "ended"
    UNSPECIFIED = "unspecified"


class Polarity(StrEnum):
    """Whether the speaker asserts it, denies it, or holds it possible."""

    ASSERTED = "asserted"
    DENIED = "denied"
    POSSIBLE = "possible"


class Voice(StrEnum):
    """How the words of the speaker are given; ``outlet`` when nobody else is named."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    OUTLET = "outlet"


class Basis(StrEnum):
    """Where a date comes from."""

    STATED = "stated"
    DERIVED = "derived"
    PUBLICATION = "publication"


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A state, group or body in a role of a claim. ``id`` is ISO 3166 alpha-3 for a state, else prefixed."""

    id: str | None
    name: str
    surface: str
    span: Span
    sector: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherParty:
    """A further party: via, supplier, outranked, turned_from, beneficiary, signatory, partner."""

    role: str
    id: str | None
    name: str
    surface: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What is given, as written, with its category and, where named, the designation of the type."""

    surface: str
    span: Span
    category: str | None = None
    designation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """An amount: ``low`` and ``high`` in ``unit`` (null where open), or only ``vague`` words."""

    low: float | None = None
    high: float | None = None
    unit: str | None = None
    bound: str | None = None
    vague: str | None = None
    surface: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """The price of goods that are counted. ``currency`` is ISO 4217."""

    amount: float
    currency: str
    surface: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A closed interval of days, open where null. ``grain`` is day, week, month, quarter, season, year, decade."""

    start: date | None = None
    end: date | None = None
    grain: str
    basis: Basis
    surface: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Return:
    """What is said to flow back."""

    surface: str
    span: Span
    form: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """The one who speaks: never the acting state as such and never the outlet itself."""

    name: str
    id: str | None = None
    role: str | None = None
    state: str | None = None
    sector: str | None = None
    named: bool = False
    surface: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Relay:
    """A channel the statement came through: ``kind`` is outlet or agency."""

    name: str
    kind: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """On whose word: speaker, cue, content, channels, place and day of the statement."""

    voice: Voice = Voice.OUTLET
    speaker: Speaker | None = None
    cue: Mention | None = None
    content: Span | None = None
    relays: tuple[Relay, ...] = ()
    venue: Mention | None = None
    said_on: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plover:
    """The PLOVER event, its mode, its auxiliary modes, and the CAMEO code that says the same."""

    event: str | None = None
    mode: str | None = None
    auxiliary: tuple[str, ...] = ()
    cameo: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """According to someone, in this document, this happened, will happen or did not happen."""

    id: str
    document: str
    path: str
    url: str | None = None
    outlet: str | None = None
    published: date | None = None
    kind: Kind
    actor: Party | None = None
    recipient: Party | None = None
    others: tuple[OtherParty, ...] = ()
    form: str | None = None
    item: Item | None = None
    quantity: Quantity | None = None
    value: Money | None = None
    stage: Stage | None = None
    polarity: Polarity = Polarity.ASSERTED
    when: When | None = None
    in_return: tuple[Return, ...] = ()
    attribution: Attribution = Attribution()
    sentence: Span
    plover: Plover | None = None
    confidence: float | None = None
    extractor: str

    @property
    def content_id(self) -> str:
        """The id that the words demand: document, kind, spans and what is read off them; not who is meant."""
        return content_id("clm1", self._said())

    def _said(self) -> Iterator[Part]:
        yield from (self.document, self.kind, self.form, self.stage, self.polarity, self.attribution.voice)
        said = self.attribution
        for name, mention in (
            ("actor", self.actor),
            ("recipient", self.recipient),
            ("item", self.item),
            ("value", self.value),
            ("when", self.when),
            ("speaker", said.speaker),
            ("cue", said.cue),
            ("venue", said.venue),
        ):
            if mention is not None and mention.span is not None:
                yield from (name, *mention.span)
        for other in self.others:
            yield from (other.role, *other.span)
        for back in self.in_return:
            yield from ("in_return", *back.span)
        for relay in said.relays:
            yield from ("relay", *relay.span)
        if self.quantity is not None:
            yield from ("quantity", *self.quantity.span, self.quantity.low, self.quantity.high, self.quantity.unit)
        if said.content is not None:
            yield from ("content", *said.content)
        yield from ("sentence", *self.sentence)

    def identified(self) -> Self:
        """The same claim under the id its words demand."""
        return replace(self, id=self.content_id)

    def mentions(self) -> Iterator[tuple[str, Mention]]:
        """Every quoted part as (name of the part, words and span): what ``verify`` proves against the text."""
        said = self.attribution
        parts: list[tuple[str, Any]] = [
            ("actor", self.actor),
            ("recipient", self.recipient),
            *(("others", other) for other in self.others),
            ("item", self.item),
            ("quantity", self.quantity),
            ("value", self.value),
            ("when", self.when),
            *(("in_return", back) for back in self.in_return),
            ("speaker", said.speaker),
            ("cue", said.cue),
            ("venue", said.venue),
            ("said_on", said.said_on),
        ]
        for name, part in parts:
            if part is not None and part.span is not None and part.surface is not None:
                yield name, Mention(surface=part.surface, span=part.span)

    def to_json(self) -> bytes:
        """One line of UTF-8 JSON by the contract; ``from_json`` gives the claim back.

        Floats that are whole numbers stay numbers; dates are ISO 8601; a span is a pair.
        """
        return msgspec.json.encode(self)

    @classmethod
    def from_json(cls, line: bytes | str) -> "Claim":
        """Read one line back. Raises ``msgspec.ValidationError`` naming the field that breaks the contract."""
        return msgspec.json.decode(line, type=Claim)
