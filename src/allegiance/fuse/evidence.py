"""Why two origins of one fact are not, or perhaps not, independent of each other."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from allegiance.fuse.origins import Context, Origin, both_inside, other_of, own, span_in, stem
from allegiance.fuse.sharing import COPY, Shared
from allegiance.fuse.voices import Key, is_agency, voice
from allegiance.knowledge.files import rows
from allegiance.model import Claim, Polarity, Span

EVEN = 0.5
"""Origins tied at least this surely count as one: where independence is not sure, it is not counted."""
_SAME_OWNER = 0.6
_SAME_OCCASION = 0.7
_ITS_OWN_REPORT = 0.9
_NAMED = 0.6
_SAME_STATE = 0.3
_VOICES = frozenset({"voice", "document"})


@dataclass(frozen=True, slots=True)
class Tie:
    """Two origins that may be one; see ``model.Edge``."""

    one: Key
    other: Key
    kind: str
    certainty: float
    evidence: str
    quotes: tuple[tuple[str, Span], ...] = ()


def ties(members: list[Claim], found: Mapping[str, list[Origin]], context: Context) -> Iterator[Tie]:
    """Everything that ties origins of one fact together, the pairs in no order."""
    yield from _relayed_at_once(members, found)
    yield from _copied(members, found, context)
    yield from _interviews(members, found)
    yield from _relayed_reports(members, found)
    yield from _named_outlets(members, found, context)
    labels = {origin.key: origin.label for origins in found.values() for origin in origins}
    yield from _in_a_chain(labels, family_of, "owner", _SAME_OWNER, "both belong to {}")
    yield from _in_a_chain(labels, _states(members, found).get, "state", _SAME_STATE, "both speak for {}")


def _relayed_at_once(members: list[Claim], found: Mapping[str, list[Origin]]) -> Iterator[Tie]:
    for claim in members:
        several = found[claim.id]
        for one, other in pairwise(several):
            kind = "agency" if is_agency(one.key) or is_agency(other.key) else "citation"
            names = f"{', '.join(origin.label for origin in several[:-1])} and {several[-1].label}"
            spans = tuple((claim.document, relay.span) for relay in claim.attribution.relays)
            said = f"{stem(claim)} relays {names} at once, so they count as one"
            yield Tie(one.key, other.key, kind, 1.0, said, spans)


def _copied(members: list[Claim], found: Mapping[str, list[Origin]], context: Context) -> Iterator[Tie]:
    own_voice: dict[str, list[Claim]] = defaultdict(list)
    for claim in members:
        if found[claim.id][0].key[0] in _VOICES and found[claim.id][0].verb in ("come from", "relay"):
            own_voice[claim.document].append(claim)
    for document, claims in own_voice.items():
        for pair in context.shared.get(document, ()):
            theirs = own_voice.get(other_of(pair, document), [])
            if pair.one != document or not theirs:
                continue
            one, other = min(
                ((a, b) for a in claims for b in theirs),
                key=lambda ab: (not both_inside(pair, *ab), ab[0].id, ab[1].id),
            )
            quotes = ((document, span_in(pair, document)), (other.document, span_in(pair, other.document)))
            said = _alike(pair, stem(one), stem(other))
            for mine in claims:
                for their in theirs:
                    ends = found[mine.id][0].key, found[their.id][0].key
                    yield Tie(*ends, pair.kind, pair.certainty, said, quotes)


def _alike(pair: Shared, one: str, other: str) -> str:
    if pair.kind == COPY:
        return f"{one} and {other} share text"
    if pair.via is None:
        return f"{one} and {other} are translations of one another"
    return f"{one} and {other} both translate {pair.via}"


def _interviews(members: list[Claim], found: Mapping[str, list[Origin]]) -> Iterator[Tie]:
    """Somebody unnamed in outlet X, and the one speaker who is elsewhere said to have told X, are one occasion."""
    told: dict[Key, dict[Key, tuple[Claim, Span]]] = defaultdict(dict)
    for claim in members:
        for origin in found[claim.id]:
            if origin.verb != "quote":
                continue
            for relay in claim.attribution.relays:
                key, _ = voice(relay.name)
                if relay.kind == "outlet" and not is_agency(key) and key != origin.key:
                    told[key].setdefault(origin.key, (claim, relay.span))
    for claim in members:
        for origin in found[claim.id]:
            speakers = told.get(origin.key, {})
            if origin.verb == "relay" and len(speakers) == 1:
                speaker, (other, span) = next(iter(speakers.items()))
                words = tuple((claim.document, relay.span) for relay in claim.attribution.relays[:1])
                said = f"{stem(claim)} relays {origin.label}, to which {stem(other)} says the words were spoken"
                yield Tie(origin.key, speaker, "occasion", _SAME_OCCASION, said, (*words, (other.document, span)))


def _relayed_reports(members: list[Claim], found: Mapping[str, list[Origin]]) -> Iterator[Tie]:
    """Whoever relays outlet X goes back to where X's own report of it goes back to.

    Of several sources behind X it is not known which, so one is taken, on the side of those who relay X if they are
    on one: a relay adds no origin.
    """
    behind: dict[Key, dict[tuple[Polarity, Key], Claim]] = defaultdict(dict)
    relaying: dict[Key, tuple[str, list[Claim]]] = {}
    for claim in members:
        for origin in found[claim.id]:
            behind[own(claim).key].setdefault((claim.polarity, origin.key), claim)
            if origin.verb == "relay":
                relaying.setdefault(origin.key, (origin.label, []))[1].append(claim)
    for key, (label, claims) in relaying.items():
        sources = behind.get(key, {})
        if not sources or any(source == key for _, source in sources):
            continue
        sides = {claim.polarity for claim in claims}
        (_, source), report = min(
            sources.items(), key=lambda item: (len(sides) == 1 and item[0][0] not in sides, *item[0])
        )
        for claim in claims:
            words = tuple((claim.document, relay.span) for relay in claim.attribution.relays[:1])
            said = f"{stem(claim)} relays {label}, whose own report is {stem(report)}"
            yield Tie(key, source, "citation", _ITS_OWN_REPORT, said, words)


def _named_outlets(members: list[Claim], found: Mapping[str, list[Origin]], context: Context) -> Iterator[Tie]:
    """A report in its own voice that names another outlet of the same fact somewhere in its text leans on it."""
    if not context.texts:
        return
    outlets = {own(claim).key: claim.outlet for claim in members if claim.outlet}
    for claim in members:
        origin = found[claim.id][0]
        if origin.verb != "come from":
            continue
        for key, name in sorted(outlets.items()):
            span = context.named(claim.document, name) if key != origin.key and " " in name else None
            if span is not None:
                said = f"{stem(claim)} names {name}, which reports the same"
                yield Tie(origin.key, key, "citation", _NAMED, said, ((claim.document, span),))


def _in_a_chain(
    labels: Mapping[Key, str], group: Callable[[Key], str | None], kind: str, certainty: float, words: str
) -> Iterator[Tie]:
    grouped: dict[str, list[Key]] = defaultdict(list)
    for key in labels:
        name = group(key)
        if name is not None:
            grouped[name].append(key)
    for name, keys in grouped.items():
        for one, other in pairwise(sorted(keys)):
            yield Tie(one, other, kind, certainty, f"{labels[one]} and {labels[other]} {words.format(name)}")


@cache
def _families() -> dict[str, str]:
    return {row["id"]: row["family"] for row in rows("outlets") if row.get("family")}


def family_of(key: Key) -> str | None:
    """The publishing family of an outlet or agency, where ``knowledge`` knows one."""
    return _families().get(key[1]) if key[0] == "voice" else None


def _states(members: list[Claim], found: Mapping[str, list[Origin]]) -> dict[Key, str]:
    states: dict[Key, set[str]] = defaultdict(set)
    for claim in members:
        speaker = claim.attribution.speaker
        if speaker is not None and speaker.state and found[claim.id][0].verb == "quote":
            states[found[claim.id][0].key].add(speaker.state)
    return {key: next(iter(stated)) for key, stated in states.items() if len(stated) == 1}


def cited(members: list[Claim]) -> dict[Key, set[Key]]:
    """Which outlet cites which, by what their reports relay."""
    found: dict[Key, set[Key]] = defaultdict(set)
    for claim in members:
        if claim.outlet:
            here = own(claim).key
            found[here] |= {voice(relay.name)[0] for relay in claim.attribution.relays} - {here}
    return found
