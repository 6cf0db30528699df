"""From each claim of a fact to the origin it goes back to, inside its own report and through shared text."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePath

from allegiance.fuse.names import name_key
from allegiance.fuse.sharing import Shared
from allegiance.fuse.speakers import Speakers, identified
from allegiance.fuse.voices import Key, is_voice, voice
from allegiance.model import Claim, Span

_LEAST_SAID = 2
"""So many claims must be the word of one speaker before a report counts as told by them."""


@dataclass(frozen=True, slots=True)
class Origin:
    """A key, the name to show, and how a claim hangs on it."""

    key: Key
    label: str
    verb: str


@dataclass(frozen=True, slots=True)
class Context:
    """What is known beyond one fact: who speaks, which reports share text, and who alone speaks in a report."""

    speakers: Speakers
    shared: Mapping[str, tuple[Shared, ...]]
    sole: Mapping[str, Key]
    texts: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        claims: Iterable[Claim],
        shared: Iterable[Shared] = (),
        speakers: Speakers | None = None,
        texts: Mapping[str, str] | None = None,
    ) -> "Context":
        """The context that these claims are for each other."""
        claims = list(claims)
        speakers = speakers or Speakers(claims)
        return cls(speakers, by_document(shared), sole_speakers(claims, speakers), texts or {})

    def named(self, document: str, name: str) -> Span | None:
        """Where the text of a report first names somebody, if it is known and does."""
        at = self.texts.get(document, "").find(name)
        return None if at < 0 else Span(at, at + len(name))


def by_document(shared: Iterable[Shared]) -> dict[str, tuple[Shared, ...]]:
    """Pairs under each of their two documents."""
    found: dict[str, list[Shared]] = defaultdict(list)
    for pair in shared:
        found[pair.one].append(pair)
        found[pair.other].append(pair)
    return {document: tuple(pairs) for document, pairs in found.items()}


def sole_speakers(claims: Iterable[Claim], speakers: Speakers) -> dict[str, Key]:
    """The one identified speaker of each report in which several claims are attributed, all to that speaker."""
    said: dict[str, list[Key | None]] = defaultdict(list)
    for claim in {claim.id: claim for claim in claims}.values():
        speaker = claim.attribution.speaker
        if speaker is not None and identified(speaker):
            said[claim.document].append(speakers.key(speaker))
        elif speaker is not None or claim.attribution.relays:
            said[claim.document].append(None)
    return {
        document: keys[0]
        for document, keys in said.items()
        if len(keys) >= _LEAST_SAID and keys[0] is not None and len(set(keys)) == 1
    }


def origins(members: list[Claim], context: Context) -> dict[str, list[Origin]]:
    """The origins of each claim of one fact, by its id.

    What an outlet says in its own voice goes back to the speaker it quotes for the same fact in the same report, to
    the speaker quoted in a passage it copied, or to the only speaker of its report.
    """
    outlets = {own(claim).key for claim in members}
    found = {claim.id: _stated(claim, context.speakers, outlets) for claim in members}
    quoted: dict[str, list[Claim]] = defaultdict(list)
    for claim in members:
        if found[claim.id][0].verb == "quote":
            quoted[claim.document].append(claim)
    own_voice = [c for c in members if found[c.id][0].verb == "come from" and c.attribution.speaker is None]
    for claim in own_voice:
        behind = _behind(claim, quoted, found, context)
        if behind is not None:
            found[claim.id] = [behind]
    _follow_copies(own_voice, found, context)
    return found


def _follow_copies(own_voice: list[Claim], found: dict[str, list[Origin]], context: Context) -> None:
    """A copy of a report that goes back to a speaker goes back to that speaker, through any number of hands."""
    here: dict[str, list[Claim]] = defaultdict(list)
    for claim in own_voice:
        here[claim.document].append(claim)
    while True:
        followed = {}
        for claim in own_voice:
            if found[claim.id][0].verb == "come from":
                behind = [
                    found[other.id][0]
                    for pair in context.shared.get(claim.document, ())
                    for other in here.get(other_of(pair, claim.document), ())
                    if found[other.id][0].verb != "come from"
                ]
                if behind:
                    source = min(behind, key=lambda origin: origin.key)
                    followed[claim.id] = [Origin(source.key, source.label, "copy")]
        if not followed:
            return
        found |= followed


def _stated(claim: Claim, speakers: Speakers, outlets: set[Key]) -> list[Origin]:
    speaker = claim.attribution.speaker
    if speaker is not None and identified(speaker):
        key = speakers.key(speaker)
        by_outlet = key in outlets or (key[0] == "voice" and is_voice(key[1]))
        return [Origin(key, speakers.label(key), "relay" if by_outlet else "quote")]
    relayed = sorted({voice(relay.name) for relay in claim.attribution.relays if name_key(relay.name)})
    if relayed:
        return [Origin(key, label, "relay") for key, label in relayed]
    return [own(claim)]


def own(claim: Claim) -> Origin:
    """The outlet of a claim as its origin; the report where no outlet is known."""
    if claim.outlet and name_key(claim.outlet):
        key, label = voice(claim.outlet)
        return Origin(key, label, "come from")
    return Origin(("document", claim.document), f"{stem(claim)} (outlet not known)", "come from")


def _behind(
    claim: Claim, quoted: Mapping[str, list[Claim]], found: Mapping[str, list[Origin]], context: Context
) -> Origin | None:
    here = [found[other.id][0] for other in quoted.get(claim.document, ())]
    if here:
        nearest = min(here, key=lambda origin: origin.key)
        return Origin(nearest.key, nearest.label, "restate")
    copied = [
        found[other.id][0]
        for pair in context.shared.get(claim.document, ())
        for other in quoted.get(other_of(pair, claim.document), ())
        if both_inside(pair, claim, other) and not _later(other, claim)
    ]
    if copied:
        source = min(copied, key=lambda origin: origin.key)
        return Origin(source.key, source.label, "copy")
    sole = context.sole.get(claim.document)
    if sole is not None:
        return Origin(sole, context.speakers.label(sole), "occasion")
    named = [
        origin
        for claims in quoted.values()
        for origin in (found[other.id][0] for other in claims)
        if " " in (name := origin.label.partition(" (")[0]) and context.named(claim.document, name)
    ]
    nearest_named = min(named, key=lambda origin: origin.key, default=None)
    return None if nearest_named is None else Origin(nearest_named.key, nearest_named.label, "name")


def _later(one: Claim, other: Claim) -> bool:
    return one.published is not None and other.published is not None and one.published > other.published


def other_of(pair: Shared, document: str) -> str:
    """The other document of a pair."""
    return pair.other if pair.one == document else pair.one


def span_in(pair: Shared, document: str) -> Span:
    """The shared passage in one document of a pair."""
    return pair.one_span if pair.one == document else pair.other_span


def both_inside(pair: Shared, claim: Claim, other: Claim) -> bool:
    """True when the sentences of both claims reach into the shared passage."""
    return claim.sentence.overlaps(span_in(pair, claim.document)) and other.sentence.overlaps(
        span_in(pair, other.document)
    )


def stem(claim: Claim) -> str:
    """The name of a report for sentences about it."""
    return PurePath(claim.path).stem or claim.path
