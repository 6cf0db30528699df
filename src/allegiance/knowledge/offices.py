"""Who held which office of which state, and when, from ``offices.csv``."""

from collections import defaultdict
from datetime import date
from functools import cache
from itertools import product
from typing import NamedTuple

from allegiance.knowledge.files import day, rows, several, table
from allegiance.knowledge.fold import folded
from allegiance.knowledge.personal_names import name_parts, person_id
from allegiance.model import Actor

_FIRST_OFFICES = ("head_of_state", "head_of_government")
_ACTING = 1.5  # a person who acts in an office holds it less than one office lower down in full


class Office(NamedTuple):
    """One term of one person in one office; an open term has no ``end``."""

    state: str
    office: str
    title: str
    person: str
    aliases: tuple[str, ...]
    start: date | None
    end: date | None

    def held_on(self, on: date) -> bool:
        """True when ``on`` lies inside the term."""
        return (self.start is None or self.start <= on) and (self.end is None or on <= self.end)

    @property
    def id(self) -> str:
        """The id of the person."""
        return person_id(self.person, self.state)

    def actor(self, on: date | None = None) -> Actor:
        """The person in this office; a former holder, of sector ELI, when the term was over on that day."""
        former = on is not None and self.end is not None and self.end < on
        return Actor(
            id=self.id,
            name=self.person,
            kind="person",
            state=self.state or None,
            sector="ELI" if former else SECTORS.get(self.office, "GOV"),
            role=f"former {self.title}" if former else self.title,
        )


SECTORS = {
    "intelligence_chief": "SPY",
    "military_chief": "MIL",
    "commander": "MIL",
    "defence_minister": "MIL",
    "group_leader": "REB",
    "group_deputy": "REB",
    "group_official": "REB",
    "legislator": "LEG",
    "parliament_speaker": "LEG",
    "firm_head": "BUS",
    "opposition_leader": "OPP",
    "party_leader": "PTY",
    "justice": "JUD",
    "religious_leader": "REL",
    "activist": "CVL",
    "journalist": "MED",
}


@cache
def offices() -> tuple[Office, ...]:
    """Every term of ``offices.csv``."""
    return tuple(
        Office(
            state=row["state"],
            office=row["office"],
            title=row["title"],
            person=row["person"],
            aliases=several(row.get("aliases", "")),
            start=day(row["from"]),
            end=day(row["to"], last=True),
        )
        for row in rows("offices")
        if row["person"]
    )


@cache
def terms() -> dict[str, tuple[Office, ...]]:
    """The terms of each person by id, oldest first."""
    found: defaultdict[str, list[Office]] = defaultdict(list)
    for office in offices():
        found[office.id].append(office)
    return {person: tuple(sorted(held, key=lambda term: term.start or date.min)) for person, held in found.items()}


def holder(state: str, office: str, on: date | None) -> Office | None:
    """Who held the office on that day; null when nobody is known or the day is not."""
    if on is None:
        return None
    return next((term for term in _seats().get((state, office), ()) if term.held_on(on)), None)


@cache
def _seats() -> dict[tuple[str, str], tuple[Office, ...]]:
    """The terms of each office of each state in the order of the file."""
    found: defaultdict[tuple[str, str], list[Office]] = defaultdict(list)
    for office in offices():
        found[office.state, office.office].append(office)
    return {seat: tuple(held) for seat, held in found.items()}


def term_on(person: str, on: date | None) -> Office | None:
    """The office of a person on a day; out of office, the last one before it (the last known when no day is given).

    Of several offices the highest: state, government, ministry, others; acting in one counts less.
    """
    held = terms().get(person, ())
    if on is None:
        return max(held, key=_last_and_highest, default=None)
    in_office = [term for term in held if term.held_on(on)]
    if in_office:
        return max(in_office, key=lambda term: (-_rank(term), term.start or date.min))
    return max((term for term in held if term.end is not None and term.end < on), key=_last_and_highest, default=None)


def _last_and_highest(term: Office) -> tuple[date, float, date]:
    return term.end or date.max, -_rank(term), term.start or date.min


def _rank(term: Office) -> float:
    if term.office in _FIRST_OFFICES:
        rank = float(_FIRST_OFFICES.index(term.office))
    else:
        rank = 2.0 if term.office.endswith("_minister") and not term.office.startswith("deputy") else 3.0
    return rank + _ACTING * ("acting" in term.title.casefold().split())


@cache
def _given_variants() -> dict[str, tuple[str, ...]]:
    return {name: tuple(group) for group in table("transliterations")["given"] for name in group}


def spellings(name: str) -> set[str]:
    """The plain spellings of a name: hyphenated given names also joined or apart, transliterations exchanged.

    >>> sorted(spellings("Shin Won-sik"))
    ['Shin Won Sik', 'Shin Won sik', 'Shin Wonsik']
    """
    words = name.split()
    choices: list[set[str]] = []
    for i, word in enumerate(words):
        forms = {folded(word)}
        first, _, rest = word.partition("-")
        if rest and "-" not in rest:
            forms |= {f"{folded(first)} {folded(rest).capitalize()}"}
            if rest[0].islower() and first[0].isupper():
                forms |= {folded(first + rest)}
        if i + 1 < len(words):
            forms |= set(_given_variants().get(folded(word), ()))
        choices.append(forms)
    return {" ".join(choice) for choice in product(*choices)}


@cache
def given_names() -> frozenset[str]:
    """The plain first given names of all known persons and their transliterations."""
    given = {name_parts(term.person, term.state)[1].split(" ")[0] for term in offices()}
    return frozenset({folded(name) for name in given if name} | set(_given_variants()))
