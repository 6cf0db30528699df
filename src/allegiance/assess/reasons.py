"""Why a backer stands where it stands, in plain sentences with counts."""

from collections import Counter
from collections.abc import Iterable, Iterator

from allegiance.assess.backer import Support, independent, shortfall
from allegiance.model import Claim, Kind, Polarity

_MOST_NAMED = 6


def reasons(found: list[Support], backer: str, state: str) -> Iterator[str]:
    """Sentences for one backer and form, the decisive one first."""
    given = [support for support in found if support.given]
    asserted = independent(origin for support in given for origin in support.asserted)
    claims = [claim for support in given for claim in support.asserting]
    if asserted:
        yield (
            f"{_count(len(asserted), 'independent origin')}: {_named(asserted)}; "
            f"{_count(len({c.document for c in claims}), 'report')} in "
            f"{_count(len({c.outlet for c in claims if c.outlet}), 'outlet')}"
        )
    else:
        yield "no report asserts that anything was given"
    used = independent(o for support in given if support.fact.kind is Kind.USE for o in support.asserted)
    if used:
        yield f"{_count(len(used), 'origin')} through use of what it supplied: {_named(used)}"
    own = _own(given, Polarity.ASSERTED, (backer,))
    if own:
        yield f"the giver itself says so: {_named(own)}"
    yield from _denials(given, backer, state)
    possible = independent(origin for support in given for origin in support.possible) - asserted
    if possible:
        holds = _verb(possible, "holds", "hold")
        yield f"{_count(len(possible), 'origin')} only {holds} it possible: {_named(possible)}"
    yield from _not_given(support for support in found if not support.given)


def _denials(given: list[Support], backer: str, state: str) -> Iterator[str]:
    denied = independent(origin for support in given for origin in support.denied)
    if not denied:
        return
    yield f"{_count(len(denied), 'origin')} {_verb(denied, 'denies', 'deny')} it: {_named(denied)}"
    for who, code in (("giver", backer), ("receiver", state)):
        own = _own(given, Polarity.DENIED, (code,))
        if own:
            yield f"the {who} itself denies it: {_named(own)}"


def _not_given(found: Iterable[Support]) -> Iterator[str]:
    short: Counter[str] = Counter()
    for support in found:
        for word in {shortfall(claim) for claim in support.asserting} - {None}:
            short[str(word)] += 1
    for word, number in sorted(short.items()):
        yield f"{_count(number, 'fact')} only {word}, not counted as given"


def _own(given: list[Support], polarity: Polarity, states: tuple[str, ...]) -> set[str]:
    own: set[str] = set()
    for support in given:
        for claim in support.fact.claims:
            if claim.polarity is polarity and _speaks_for(claim, states):
                own |= {lineage.origin for lineage in support.fact.lineages if claim.id in lineage.claims}
    return own


def _speaks_for(claim: Claim, states: tuple[str, ...]) -> bool:
    speaker = claim.attribution.speaker
    return speaker is not None and (speaker.state in states or speaker.id in states)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _verb(things: set[str], one: str, many: str) -> str:
    return one if len(things) == 1 else many


def _named(origins: set[str]) -> str:
    names = sorted(origins)
    more = [f"{len(names) - _MOST_NAMED} more"] if len(names) > _MOST_NAMED else []
    return ", ".join(names[:_MOST_NAMED] + more)
