"""How many independent origins stand behind claims of one fact, as far as the reports themselves say.

A named speaker is one origin, whoever prints the words. A claim without one goes back to the agency or outlet it
relays, else to its own outlet, which vouches for unnamed speakers too. Origins that copy one another, belong to one
house or report one occasion are one: where independence is not sure, it is not counted.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable

from allegiance.fuse.evidence import EVEN, Tie, cited, ties
from allegiance.fuse.forest import Forest, rings
from allegiance.fuse.origins import Context, Origin, origins, stem
from allegiance.fuse.speakers import Speakers
from allegiance.fuse.voices import Key, is_agency, voice
from allegiance.model import Claim, Derivation, Edge, Lineage, Span, Statement

_MOST_NAMED = 3
_RANK = {"quote": 0, "relay": 1, "come from": 2, "restate": 3, "copy": 4, "occasion": 5, "name": 6}
_HOW = {"come from": "own"}


def lineages(claims: Iterable[Claim], speakers: Speakers | None = None) -> tuple[tuple[Lineage, ...], tuple[str, ...]]:
    """The independent origins of claims of one fact, and in words why claims were counted as one.

    ``speakers`` tells who is the same person among more claims than these. Order and repetition of ``claims`` change
    nothing.
    """
    members = _sorted(claims)
    traced = derivation(members, Context.of(members, speakers=speakers))
    return traced.lineages, traced.reasons


def derivation(claims: Iterable[Claim], context: Context, fact: str = "") -> Derivation:
    """Where the claims of one fact come from, with the evidence; order and repetition change nothing."""
    members = _sorted(claims)
    found = origins(members, context)
    tied = _distinct(ties(members, found, context))
    forest: Forest[Key] = Forest()
    for tie in tied:
        if tie.certainty >= EVEN:
            forest.join(tie.one, tie.other)
    grouped: dict[Key, list[Claim]] = defaultdict(list)
    for claim in members:
        grouped[forest.root(found[claim.id][0].key)].append(claim)
    built = [_lineage(group, found, tied, forest) for group in grouped.values()]
    built.sort(key=lambda pair: (pair[0].origin, pair[0].basis, pair[0].claims))
    names = _names(members, found)
    circular = tuple(tuple(names.get(key, key[1]) for key in ring) for ring in rings(cited(members)))
    again = tuple(f"{', '.join(ring)} cite one another in a ring" for ring in circular)
    parts = tuple(lineage for lineage, _ in built)
    return Derivation(
        fact=fact,
        statements=tuple(_statements(members, found, parts)),
        lineages=parts,
        edges=tuple(
            Edge(
                one=names[tie.one],
                other=names[tie.other],
                kind=tie.kind,
                certainty=tie.certainty,
                evidence=tie.evidence,
                quotes=tie.quotes,
            )
            for tie in tied
        ),
        circular=circular,
        reports=len({claim.document for claim in members}),
        outlets=len({claim.outlet for claim in members if claim.outlet}),
        independent=len(parts),
        effective=_effective(found, tied),
        reasons=(*(reason for _, reasons in built for reason in reasons), *again),
    )


def _sorted(claims: Iterable[Claim]) -> list[Claim]:
    return sorted({claim.id: claim for claim in claims}.values(), key=lambda claim: claim.id)


def _distinct(found: Iterable[Tie]) -> list[Tie]:
    best: dict[tuple[Key, Key, str], Tie] = {}
    for tie in found:
        one, other = sorted((tie.one, tie.other))
        if one != other:
            known = best.get((one, other, tie.kind))
            if known is None or (-tie.certainty, tie.evidence, tie.quotes) < (
                -known.certainty,
                known.evidence,
                known.quotes,
            ):
                best[one, other, tie.kind] = tie
    return [best[key] for key in sorted(best)]


def _effective(found: dict[str, list[Origin]], tied: list[Tie]) -> float:
    """Expected number of parts of the most certain spanning forest, each of its edges holding by its certainty."""
    forest: Forest[Key] = Forest()
    number = float(len({origin.key for several in found.values() for origin in several}))
    for tie in sorted(tied, key=lambda tie: (-tie.certainty, tie.one, tie.other)):
        if forest.root(tie.one) != forest.root(tie.other):
            forest.join(tie.one, tie.other)
            number -= tie.certainty
    return round(number, 3)


def _names(members: list[Claim], found: dict[str, list[Origin]]) -> dict[Key, str]:
    names: dict[Key, str] = {}
    for claim in members:
        if claim.outlet:
            key, label = voice(claim.outlet)
            names[key] = min(label, names.get(key, label))
        for relay in claim.attribution.relays:
            key, label = voice(relay.name)
            names[key] = min(label, names.get(key, label))
    for several in found.values():
        for origin in several:
            names[origin.key] = min(origin.label, names.get(origin.key, origin.label))
    return names


def _statements(
    members: list[Claim], found: dict[str, list[Origin]], parts: tuple[Lineage, ...]
) -> Iterable[Statement]:
    place = {id: number for number, lineage in enumerate(parts) for id in lineage.claims}
    order = sorted(members, key=lambda claim: (place[claim.id], str(claim.published or "9"), claim.document, claim.id))
    for claim in order:
        origin = found[claim.id][0]
        yield Statement(
            claim=claim.id,
            document=claim.document,
            path=claim.path,
            outlet=claim.outlet,
            published=claim.published,
            lineage=place[claim.id],
            how=_HOW.get(origin.verb, origin.verb),
            origin=" / ".join(origin.label for origin in found[claim.id]),
            relays=tuple(dict.fromkeys(relay.name for relay in claim.attribution.relays)),
            words=_words(claim, origin),
        )


def _words(claim: Claim, origin: Origin) -> Span | None:
    said = claim.attribution
    if origin.verb in ("quote", "relay") and said.speaker is not None:
        return said.speaker.span
    return said.relays[0].span if origin.verb == "relay" and said.relays else None


def _lineage(
    claims: list[Claim], found: dict[str, list[Origin]], tied: list[Tie], forest: Forest[Key]
) -> tuple[Lineage, tuple[str, ...]]:
    spellings: dict[Key, Counter[Origin]] = defaultdict(Counter)
    for claim in claims:
        for origin in found[claim.id]:
            spellings[origin.key][origin] += 1
    distinct = {key: min(known.items(), key=_as_written)[0] for key, known in spellings.items()}
    labels = sorted({origin.label for origin in distinct.values()})
    verbs = {origin.verb for several in spellings.values() for origin in several}
    relayed = {voice(r.name)[0] for claim in claims for r in claim.attribution.relays if r.kind == "agency"}
    if any(is_agency(key) for key in distinct) or relayed & distinct.keys():
        basis = "agency"
    else:
        basis = "speaker" if verbs & {"quote", "occasion", "name"} else "outlet"
    lineage = Lineage(
        origin=" / ".join(labels),
        basis=basis,
        claims=tuple(claim.id for claim in claims),
        outlets=tuple(sorted({claim.outlet for claim in claims if claim.outlet})),
    )
    mine = [tie for tie in tied if tie.certainty >= EVEN and tie.one in distinct and tie.other in distinct]
    return lineage, tuple(_merges(claims, found, distinct, mine))


def _as_written(spelling: tuple[Origin, int]) -> tuple[int, int, bool, str]:
    origin, count = spelling
    return _RANK[origin.verb], -count, origin.label.isupper(), origin.label


def _merges(
    claims: list[Claim], found: dict[str, list[Origin]], distinct: dict[Key, Origin], tied: list[Tie]
) -> Iterable[str]:
    if len(claims) == 1 == len(distinct):
        return
    for key, origin in sorted(distinct.items()):
        verbs: dict[str, set[str]] = defaultdict(set)
        for claim in claims:
            for own in found[claim.id]:
                if own.key == key and own.verb in ("quote", "relay", "come from"):
                    verbs[own.verb].add(stem(claim))
        reports = sorted(set().union(*verbs.values()))
        if len(reports) > 1:
            verb = " or ".join(sorted(verbs))
            both = "both" if len(reports) == 2 else "all"
            yield f"{enumerated(reports)} {both} {verb} {origin.label}"
        for verb, words in (
            ("restate", "says so in its own voice and quotes {} for it"),
            ("copy", "copied a passage that quotes {}"),
            ("occasion", "has no other speaker than {}"),
            ("name", "names {}, who says the same elsewhere"),
        ):
            for report in sorted({stem(c) for c in claims for o in found[c.id] if o.key == key and o.verb == verb}):
                yield f"{report} {words.format(origin.label)}"
    yield from dict.fromkeys(tie.evidence for tie in tied)


def enumerated(names: list[str]) -> str:
    """A few names in a row, the rest counted."""
    shown = names if len(names) <= _MOST_NAMED + 1 else [*names[:_MOST_NAMED], f"{len(names) - _MOST_NAMED} more"]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"
