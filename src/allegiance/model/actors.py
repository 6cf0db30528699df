"""Who is meant and who said it, as found in one report: actors, their mentions, attributions."""

from dataclasses import dataclass

from allegiance.model.claims import Relay, Voice, When
from allegiance.model.documents import Mention, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody we know of. ``kind``: state, organisation, group, person, firm, outlet, agency.

    ``id`` is ISO 3166 alpha-3 for a state, else ``org:``, ``group:``, ``person:``, ``firm:``, ``outlet:`` and a slug.
    ``state`` is the alpha-3 code of the state it belongs to or acts for, or UN, NATO, EU; ``sector`` a PLOVER sector
    such as GOV, MIL, SPY, MED, REB.
    """

    id: str
    name: str
    kind: str
    state: str | None = None
    sector: str | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMention:
    """Words of a report that stand for an actor, how that was seen, and everybody they might be.

    ``how``: name, demonym, capital, metonym, alias, person, office, pronoun, description, document, plural, place.
    ``actors`` holds the one meant; several when the words stand for several ("the two countries", plural);
    none when they stay unresolved. ``candidates`` lists who else was possible.
    ``sector`` is the PLOVER sector the words state, also when nobody is named ("two officials").
    ``antecedents`` are the spans the words point back to, one per actor where known.
    """

    span: Span
    surface: str
    how: str
    actors: tuple[Actor, ...] = ()
    candidates: tuple[Actor, ...] = ()
    role: str | None = None
    sector: str | None = None
    antecedents: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One attribution found in a report: source, cue and content, before it is tied to any claim.

    ``modality``: asserted, denied, possible, planned; what the cue does to the content. ``act`` is the group of the
    cue: say, claim, deny, accuse, believe, promise, ...
    """

    voice: Voice
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    modality: str = "asserted"
    act: str = "say"
    relays: tuple[Relay, ...] = ()
    venue: Mention | None = None
    said_on: When | None = None
