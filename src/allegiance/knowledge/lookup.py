"""Who a name means outside of any report, with the reasons."""

from datetime import date
from typing import NamedTuple

from allegiance.knowledge.alike import spelled_alike
from allegiance.knowledge.fold import folded
from allegiance.knowledge.lexicon import Sense, families, lexicon
from allegiance.knowledge.offices import Office, holder, term_on
from allegiance.knowledge.states import State, states
from allegiance.model import Actor

_READS = {
    "name": "the name of {name}",
    "alias": "another name of {name}",
    "demonym": "the adjective or people of {name}",
    "capital": "the seat of government of {name}, used for the government",
    "metonym": "a residence or office used for the government of {name}",
    "place": "a place in {name}",
    "person": "the name of {name}",
}
_ORDER = tuple(_READS)


class Candidate(NamedTuple):
    """Somebody a name may mean, and why; ``likely`` says that the day asked about does not speak against it."""

    actor: Actor
    reasons: tuple[str, ...]
    likely: bool


def explain(name: str, on: date | None = None) -> list[Candidate]:
    """Everybody ``name`` may mean, likeliest first. ``on`` chooses among offices and names that came and went.

    >>> [(c.actor.id, c.reasons[0]) for c in explain("the Kremlin")]
    [('RUS', 'a residence or office used for the government of Russia')]
    """
    found = []
    code = states().get(name.strip().upper())
    if code is not None:
        found.append(Candidate(code.actor, ("its ISO 3166 alpha-3 code",), likely=True))
    senses = lexicon().get(name) or lexicon().get(name.strip().title()) or lexicon().get(name.strip().upper())
    ranked = sorted(senses, key=lambda sense: (not sense.possible_on(on), _ORDER.index(sense.how)))
    found.extend(_candidate(sense, on) for sense in ranked)
    for person in sorted(families().get(folded(name.strip()), ()), key=lambda person: _standing(person, on)):
        if all(candidate.actor.id != person for candidate in found):
            found.append(_person(person, "a family name that {name} bears", on))
    if not found:
        alike = {sense.actor.id: sense for sense in spelled_alike(name)}
        found = [_respelled(_candidate(sense, on)) for sense in alike.values()]
    return sorted(found, key=lambda candidate: not candidate.likely)


def lookup(name: str) -> Actor | None:
    """The actor a filter means: "Russia", "Moscow", "Russian", "RUS" or an id; null for an unknown name.

    >>> lookup("Moscow").id, lookup("RUS").id, lookup("Atlantis")
    ('RUS', 'RUS', None)
    """
    if name.startswith("person:"):
        last = term_on(name, None)
        return last.actor() if last else None
    if ":" in name:
        return next(
            (sense.actor for senses in lexicon().senses.values() for sense in senses if sense.actor.id == name), None
        )
    candidates = explain(name)
    return candidates[0].actor if candidates else None


def leaders(state: str, on: date | None) -> tuple[Office, ...]:
    """Head of state and head of government on a day, as far as known."""
    held = (holder(state, office, on) for office in ("head_of_state", "head_of_government"))
    return tuple(term for term in held if term is not None)


def _standing(person: str, on: date | None) -> tuple[bool, bool]:
    """Sorts those in office on the day first, heads of state and government before others."""
    term = term_on(person, on)
    serving = term is not None and (on is None or term.held_on(on))
    return not serving, term is None or term.office not in {"head_of_state", "head_of_government"}


def _candidate(sense: Sense, on: date | None) -> Candidate:
    if sense.how == "person":
        return _person(sense.actor.id, _READS["person"], on)
    reasons = [_READS[sense.how].format(name=sense.actor.name)]
    state: State | None = states().get(sense.actor.id)
    if state is not None and sense.how in {"name", "alias", "capital", "metonym"}:
        reasons += [f"{term.title} on {on}: {term.person}" for term in leaders(state.code, on)]
    if sense.start or sense.end:
        reasons.append(f"from {sense.start or '?'} to {sense.end or 'today'}")
    return Candidate(sense.actor, tuple(reasons), sense.possible_on(on))


def _respelled(candidate: Candidate) -> Candidate:
    return candidate._replace(reasons=(f"another spelling of {candidate.actor.name}", *candidate.reasons[1:]))


def _person(person: str, reads: str, on: date | None) -> Candidate:
    term = term_on(person, on)
    if term is None:
        later = term_on(person, None)
        assert later is not None
        actor = later.actor()
        return Candidate(actor, (reads.format(name=actor.name), f"{later.title} only from {later.start}"), likely=False)
    actor = term.actor(on)
    return Candidate(
        actor,
        (reads.format(name=actor.name), f"{actor.role}, {term.start or '?'} to {term.end or 'today'}"),
        likely=True,
    )
