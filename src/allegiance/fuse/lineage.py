"""How many independent origins stand behind claims of one fact, as far as the reports themselves say.

A named speaker is one origin, whoever prints the words. A claim without one goes back to the agency or outlet it
relays, else to its own outlet, which vouches for unnamed speakers too. A claim that relays two others makes them one:
where independence is not sure, it is not counted.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath

from allegiance.fuse.names import name_key
from allegiance.fuse.speakers import Speakers, identified
from allegiance.fuse.voices import Key, is_agency, voice
from allegiance.model import Claim, Lineage

_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class _Origin:
    """A key, the name to show, and how a claim hangs on it."""

    key: Key
    label: str
    verb: str


def lineages(claims: Iterable[Claim], speakers: Speakers | None = None) -> tuple[tuple[Lineage, ...], tuple[str, ...]]:
    """The independent origins of claims of one fact, and in words why claims were counted as one.

    ``speakers`` tells who is the same person among more claims than these. Order and repetition of ``claims`` change
    nothing.
    """
    members = sorted({claim.id: claim for claim in claims}.values(), key=lambda claim: claim.id)
    speakers = speakers or Speakers(members)
    origins = {claim.id: _origins(claim, speakers) for claim in members}
    forest = _Forest()
    for found in origins.values():
        for origin in found:
            forest.join(found[0].key, origin.key)
    grouped: dict[Key, list[Claim]] = defaultdict(list)
    for claim in members:
        grouped[forest.root(origins[claim.id][0].key)].append(claim)
    agencies = {
        ("voice", name_key(relay.name)) for c in members for relay in c.attribution.relays if relay.kind == "agency"
    }
    built = [_lineage(group, origins, agencies) for group in grouped.values()]
    built.sort(key=lambda pair: (pair[0].origin, pair[0].basis, pair[0].claims))
    return tuple(lineage for lineage, _ in built), tuple(reason for _, reasons in built for reason in reasons)


def _origins(claim: Claim, speakers: Speakers) -> list[_Origin]:
    speaker = claim.attribution.speaker
    if speaker is not None and identified(speaker):
        key = speakers.key(speaker)
        return [_Origin(key, speakers.label(key), "quote")]
    relayed = sorted({voice(relay.name) for relay in claim.attribution.relays if name_key(relay.name)})
    if relayed:
        return [_Origin(key, label, "relay") for key, label in relayed]
    if claim.outlet and name_key(claim.outlet):
        key, label = voice(claim.outlet)
        return [_Origin(key, label, "come from")]
    return [_Origin(("document", claim.document), f"{_stem(claim)} (outlet not known)", "come from")]


class _Forest:
    """Union-find whose roots are the smallest keys, so that the order of joining does not show."""

    def __init__(self) -> None:
        self._parent: dict[Key, Key] = {}

    def root(self, key: Key) -> Key:
        path = []
        while (parent := self._parent.setdefault(key, key)) != key:
            path.append(key)
            key = parent
        for step in path:
            self._parent[step] = key
        return key

    def join(self, one: Key, other: Key) -> None:
        first, second = sorted((self.root(one), self.root(other)))
        self._parent[second] = first


def _lineage(
    claims: list[Claim], origins: dict[str, list[_Origin]], agencies: set[Key]
) -> tuple[Lineage, tuple[str, ...]]:
    spellings: dict[Key, Counter[_Origin]] = defaultdict(Counter)
    for claim in claims:
        for origin in origins[claim.id]:
            spellings[origin.key][origin] += 1
    distinct = {key: min(found.items(), key=_as_written)[0] for key, found in spellings.items()}
    labels = sorted({origin.label for origin in distinct.values()})
    if agencies & distinct.keys() or any(is_agency(key) for key in distinct):
        basis = "agency"
    else:
        basis = "speaker" if any(origin.verb == "quote" for origin in distinct.values()) else "outlet"
    lineage = Lineage(
        origin=" / ".join(labels),
        basis=basis,
        claims=tuple(claim.id for claim in claims),
        outlets=tuple(sorted({claim.outlet for claim in claims if claim.outlet})),
    )
    return lineage, tuple(_merges(claims, origins, distinct))


def _as_written(spelling: tuple[_Origin, int]) -> tuple[int, bool, str, str]:
    origin, count = spelling
    return -count, origin.label.isupper(), origin.label, origin.verb


def _merges(claims: list[Claim], origins: dict[str, list[_Origin]], distinct: dict[Key, _Origin]) -> Iterable[str]:
    if len(claims) == 1 == len(distinct):
        return
    for key, origin in sorted(distinct.items()):
        verbs: dict[str, set[str]] = defaultdict(set)
        for claim in claims:
            for own in origins[claim.id]:
                if own.key == key:
                    verbs[own.verb].add(_stem(claim))
        reports = sorted(set().union(*verbs.values()))
        if len(reports) > 1:
            verb = " or ".join(sorted(verbs))
            both = "both" if len(reports) == 2 else "all"
            yield f"{_enumerated(reports)} {both} {verb} {origin.label}"
    for claim in claims:
        if len(origins[claim.id]) > 1:
            names = _enumerated([origin.label for origin in origins[claim.id]])
            yield f"{_stem(claim)} relays {names} at once, so they count as one"


def _stem(claim: Claim) -> str:
    return PurePath(claim.path).stem or claim.path


def _enumerated(names: list[str]) -> str:
    shown = names if len(names) <= _MOST_NAMED + 1 else [*names[:_MOST_NAMED], f"{len(names) - _MOST_NAMED} more"]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"
