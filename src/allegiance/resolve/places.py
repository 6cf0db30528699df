"""The state a place name lies in, given the report around it.

Candidates come from our own names and from GeoNames (towns of 1,000 and more; loaded when first asked for). The report
then chooses: the states it names, what stands after the comma ("Paris, Texas"), and where its other places lie.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from math import sqrt

from allegiance.knowledge import folded, given_names, lexicon
from allegiance.knowledge.towns import towns_called, us_counties, us_states
from allegiance.model import Span
from allegiance.resolve.tables import words

_OWN_NAME = 3_000_000  # a region or city of our own list weighs as much as a town of this size
_KNOWN_TOWN = 5_000
_NEARLY_ALL = 0.8
_SHARPNESS = 0.6
_UNSEEN = 0.02
_OWN_VOTE = 0.15  # what a name counts for itself, against 1 for each other name
_TAIL = re.compile(r"(?:\W{0,2}\s*(?:in|of)\s+|,\s*)((?:[A-Z][\w.'-]*\s?){1,3})")
_SUFFIX = re.compile(
    r"\s+(?:county|parish|province|region|district|city|oblast|prefecture|governorate|state|area)$", re.I
)
_STATE_HOW = frozenset({"name", "alias", "demonym"})


def countries_of(text: str, spans: Sequence[Span]) -> list[str | None]:
    """ISO 3166 alpha-3 code of the state each place lies in; null where nothing speaks for any."""
    names = [folded(span.of(text)).casefold() for span in spans]
    firsts = [_candidates(span.of(text), _tail(text, span)) for span in spans]
    votes = _votes(text, names, firsts)
    found: list[str | None] = []
    for name, first in zip(names, firsts, strict=True):
        if name in words("places", "nowhere"):
            found.append(None)
            continue
        prior = _prior(votes, name)
        weights = {code: share**_SHARPNESS * (prior.get(code, 0.0) + _UNSEEN) for code, share in first.items()}
        found.append(_most(weights) if weights else _most(prior))
    return found


def country_of(name: str) -> str | None:
    """The state a place name most likely lies in when nothing else is known."""
    return _most(_candidates(name, None))


def town_of(name: str) -> str | None:
    """The state of a town known by exactly this name when nearly all people of that name's towns live in one state.

    Null for a given name of persons.
    """
    if folded(name) in given_names():
        return None
    towns = towns_called(folded(name).casefold())
    total = sum(towns.values())
    code = max(towns, key=lambda code: towns[code], default=None)
    return code if code is not None and total >= _KNOWN_TOWN and towns[code] >= _NEARLY_ALL * total else None


def _most(weights: dict[str, float]) -> str | None:
    return max(weights, key=lambda code: (weights[code], code)) if weights else None


def _votes(text: str, names: list[str], firsts: list[dict[str, float]]) -> dict[str, defaultdict[str, float]]:
    """How much each name of the report speaks for each state."""
    votes: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    for name, first in zip(names, firsts, strict=True):
        for code, share in first.items():
            votes[name][code] += share
    for hit in lexicon().find(text):
        sense = hit.senses[0]
        if sense.actor.kind == "state" and sense.how in _STATE_HOW:
            name = folded(text[hit.start : hit.end])
            if name not in _us_states():
                votes[name.casefold()][sense.actor.id] += 1.0
    return votes


def _prior(votes: dict[str, defaultdict[str, float]], name: str) -> dict[str, float]:
    """How much of the report speaks for each state, a name counting less for itself than the others do for it."""
    total: defaultdict[str, float] = defaultdict(float)
    for other, cast in votes.items():
        part = _OWN_VOTE if other == name else 1.0
        for code, vote in cast.items():
            total[code] += part * vote
    everything = sum(total.values())
    return {code: vote / everything for code, vote in total.items()} if everything else {}


def _tail(text: str, span: Span) -> str | None:
    match = _TAIL.match(text, span.end)
    return match.group(1).strip() if match else None


def _candidates(name: str, tail: str | None) -> dict[str, float]:
    """The share of each state in a name, by population; what follows the comma decides where it can."""
    plain = folded(name).strip().rstrip(".")
    weights = _weights(plain)
    if tail is not None and (beyond := _whole(tail)) is not None and (beyond in weights or not weights):
        return {beyond: 1.0}
    total = sum(weights.values())
    return {code: weight / total for code, weight in weights.items()} if total else {}


def _whole(tail: str) -> str | None:
    """The state that a whole country, US state or region name lies in."""
    parts = tail.split()
    for end in range(len(parts), 0, -1):
        name = folded(" ".join(parts[:end])).rstrip(".,")
        if name in _us_states() or f"{name}." in _us_states():
            return "USA"
        for sense in lexicon().get(name):
            if sense.actor.kind == "state":
                return sense.actor.id
    return None


def _weights(plain: str) -> dict[str, float]:
    own: dict[str, float] = {}
    for form in (plain, _SUFFIX.sub("", plain)):
        for sense in lexicon().get(form):
            if sense.actor.kind == "state" and sense.how in _STATE_HOW:
                return dict.fromkeys({sense.actor.id, "USA"} if form in _us_states() else {sense.actor.id}, 1.0)
            if sense.actor.kind == "state":
                own[sense.actor.id] = sqrt(_OWN_NAME)
        towns = towns_called(form.casefold())
        if towns:
            return {code: max(sqrt(towns.get(code, 0)), own.get(code, 0.0)) for code in {*towns, *own}}
        if own:
            return own
    if plain in us_counties() or plain in _us_states():
        return {"USA": 1.0}
    return {}


@cache
def _us_states() -> frozenset[str]:
    return us_states() | words("places", "us_states_abbreviated")
