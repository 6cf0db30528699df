"""Why a backer stands where it stands, in plain sentences with counts."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from allegiance.assess.backer import Support, Told, independent, shortfall
from allegiance.model import Kind, Polarity

_MOST_NAMED = 6


def reasons(found: list[Support], told: Told, backer: str, state: str) -> Iterator[str]:
    """Sentences for one backer and form, the decisive one first; ``told`` is what ``found`` adds up to."""
    given = told.given
    if told.asserted:
        yield (
            f"{_count(len(told.asserted), 'independent origin')}: {_named(told.asserted)}; "
            f"{_count(told.reports, 'report')} in {_count(told.outlets, 'outlet')}"
        )
    else:
        yield "no report asserts that anything was given"
    used = independent(o for support in given if support.fact.kind is Kind.USE for o in support.asserted)
    if used:
        yield f"{_count(len(used), 'origin')} through use of what it supplied: {_named(used)}"
    own = _own(given, frozenset((backer, state)))
    if own[Polarity.ASSERTED, backer]:
        yield f"the giver itself says so: {_named(own[Polarity.ASSERTED, backer])}"
    if told.denied:
        yield f"{_count(len(told.denied), 'origin')} {_verb(told.denied, 'denies', 'deny')} it: {_named(told.denied)}"
        for who, code in (("giver", backer), ("receiver", state)):
            if own[Polarity.DENIED, code]:
                yield f"the {who} itself denies it: {_named(own[Polarity.DENIED, code])}"
    if told.possible:
        holds = _verb(told.possible, "holds", "hold")
        yield f"{_count(len(told.possible), 'origin')} only {holds} it possible: {_named(told.possible)}"
    yield from _not_given(support for support in found if not support.given)


def _not_given(found: Iterable[Support]) -> Iterator[str]:
    short: Counter[str] = Counter()
    for support in found:
        for word in {shortfall(claim) for claim in support.asserting} - {None}:
            short[str(word)] += 1
    for word, number in sorted(short.items()):
        yield f"{_count(number, 'fact')} only {word}, not counted as given"


def _own(given: list[Support], states: frozenset[str]) -> dict[tuple[Polarity, str], set[str]]:
    """The origins that speak for one of ``states`` themselves, by what they say."""
    found = [
        (fact, claim, speaker)
        for fact, *_ in given
        for claim in fact.claims
        if (speaker := claim.attribution.speaker) is not None and (speaker.state in states or speaker.id in states)
    ]
    own: dict[tuple[Polarity, str], set[str]] = defaultdict(set)
    for fact, claim, speaker in found:
        for code in states.intersection((speaker.state, speaker.id)):
            own[claim.polarity, code].update(each.origin for each in fact.lineages if claim.id in each.claims)
    return own


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _verb(things: set[str], one: str, many: str) -> str:
    return one if len(things) == 1 else many


def _named(origins: set[str]) -> str:
    names = sorted(origins)
    more = [f"{len(names) - _MOST_NAMED} more"] if len(names) > _MOST_NAMED else []
    return ", ".join(names[:_MOST_NAMED] + more)
