"""Every name we know, found in a text in one pass."""

from collections import defaultdict
from datetime import date
from functools import cache
from typing import NamedTuple

from allegiance.knowledge.files import day, rows, several
from allegiance.knowledge.fold import folded
from allegiance.knowledge.offices import spellings, terms
from allegiance.knowledge.personal_names import name_parts
from allegiance.knowledge.states import plural, states
from allegiance.model import Actor

_SHORTEST_SHOUTED = 4
_SHORTEST_OUTLET = 5  # "Time" and "Mint" are words first
_SECTORS_OF_KIND = {
    "GOV": ("ministry", "government", "agency", "embassy"),
    "LEG": ("parliament", "legislature"),
    "MIL": ("armed forces", "armed_forces", "military"),
    "SPY": ("intelligence",),
    "COP": ("police",),
    "REB": ("armed group", "armed_group"),
    "PTY": ("party",),
    "JUD": ("court",),
    "BUS": ("company", "firm", "state company", "state_company"),
    "MED": ("media",),
}
_SECTOR_OF = {kind: sector for sector, kinds in _SECTORS_OF_KIND.items() for kind in kinds}


class Sense(NamedTuple):
    """One reading of a name: how it stands for the actor, and when it could (null: open)."""

    how: str
    actor: Actor
    start: date | None = None
    end: date | None = None

    def possible_on(self, on: date | None) -> bool:
        """True unless the day lies outside the dates of the name."""
        return on is None or ((self.start is None or self.start <= on) and (self.end is None or on <= self.end))


class Hit(NamedTuple):
    """A known name in a text and its readings."""

    start: int
    end: int
    senses: tuple[Sense, ...]


class Lexicon:
    """Names with their readings, matched whole-word, longest first, blind to accents, dashes and kinds of space."""

    def __init__(self, senses: dict[str, tuple[Sense, ...]]) -> None:
        from ahocorasick_rs import AhoCorasick

        self.senses = senses
        patterns = {name: found for name, found in senses.items() if name}
        for name, found in list(patterns.items()):
            if len(name) >= _SHORTEST_SHOUTED:
                patterns.setdefault(name.upper(), found)
        self._found = list(patterns.values())
        self._automaton: AhoCorasick = AhoCorasick(list(patterns))

    def find(self, text: str) -> list[Hit]:
        """Names in ``text`` from left to right; of overlapping ones the leftmost, then the longest."""
        plain = folded(text)
        matches = [
            (start, -end, pattern)
            for pattern, start, end in self._automaton.find_matches_as_indexes(plain, overlapping=True)
            if not (start and plain[start - 1].isalnum()) and not (end < len(plain) and plain[end].isalnum())
        ]
        hits: list[Hit] = []
        reached = 0
        for start, minus_end, pattern in sorted(matches):
            if start >= reached:
                reached = -minus_end
                hits.append(Hit(start, reached, self._found[pattern]))
        return hits

    def get(self, name: str) -> tuple[Sense, ...]:
        """The readings of a whole name, with or without its article."""
        plain = " ".join(folded(name).split())
        bare = plain[4:] if plain[:4].casefold() == "the " else plain
        return self.senses.get(plain) or self.senses.get(bare) or ()


_SEATS = {"org:eu": ("Brussels",)}  # a body whose seat, named alone, means it rather than its host


@cache
def lexicon() -> Lexicon:
    """The names of all fact files; built once."""
    found: defaultdict[str, dict[tuple[str, str], Sense]] = defaultdict(dict)

    def add(name: str, sense: Sense) -> None:
        plain = " ".join(folded(name).split())
        if plain[:4] in {"The ", "the "}:
            plain = plain[4:]
        if plain:
            found[plain].setdefault((sense.how, sense.actor.id), sense)

    for state in states().values():
        dates = (None, None) if state.end is None else (state.start, None)
        add(state.name, Sense("name", state.actor, *dates))
        for alias in state.aliases:
            add(alias, Sense("alias", state.actor, *dates))
        for demonym in state.demonyms:
            for form in (demonym, plural(demonym)):
                if form:
                    add(form, Sense("demonym", state.actor, *dates))
        for how, names in (("capital", state.capitals), ("metonym", state.metonyms), ("place", state.places)):
            for name in names:
                add(name, Sense(how, state.actor, *dates))
    for actor, names, start, _ in organisations():
        for name in names:
            add(name, Sense("name", actor, start, None))
        for seat in _SEATS.get(actor.id, ()):
            sense = Sense("capital", actor, start, None)
            found[seat] = {(sense.how, actor.id): sense, **found[seat]}
    for actor, names in outlets():
        for name in names:
            if name.startswith("The ") and " " not in name[4:]:
                for article in ("The ", "the "):
                    found[article + folded(name[4:])].setdefault(("name", actor.id), Sense("name", actor))
            elif len(name) >= _SHORTEST_OUTLET or name.isupper():
                add(name, Sense("name", actor))
    for held in terms().values():
        for term in held:
            sense = Sense("person", term.actor())
            for name in {spelling for known in (term.person, *term.aliases) for spelling in spellings(known)}:
                add(name, sense)
    return Lexicon({name: tuple(senses.values()) for name, senses in found.items()})


@cache
def organisations() -> tuple[tuple[Actor, tuple[str, ...], date | None, date | None], ...]:
    """Bodies, armed forces, groups and firms: the actor, its names, and its dates."""
    found = []
    for row in (*rows("organisations"), *rows("institutions")):
        prefix = row["id"].partition(":")[0]
        kind = {"group": "group", "firm": "firm", "outlet": "outlet", "agency": "agency"}.get(prefix, "organisation")
        actor = Actor(
            id=row["id"] if ":" in row["id"] else f"org:{row['id']}",
            name=row["name"],
            kind=kind,
            state=row["state"] or None,
            sector=row["sector"] or _SECTOR_OF.get(row["kind"].casefold()),
        )
        found.append((actor, (row["name"], *several(row["aliases"])), day(row["from"]), day(row["to"], last=True)))
    return tuple(found)


@cache
def outlets() -> tuple[tuple[Actor, tuple[str, ...]], ...]:
    """Media outlets and news agencies: the actor of sector MED and its names."""
    found = []
    for row in rows("outlets"):
        ident = row["id"] if ":" in row["id"] else f"{row['kind']}:{row['id']}"
        actor = Actor(
            id=ident, name=row["name"], kind=row["kind"] or "outlet", state=row.get("state") or None, sector="MED"
        )
        found.append((actor, (row["name"], *several(row.get("aliases", "")))))
    return tuple(found)


@cache
def families() -> dict[str, tuple[str, ...]]:
    """Plain family name, however spelled, to the ids of the known persons who bear it."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for person, held in terms().items():
        for name in {alias for term in held for alias in (term.person, *term.aliases)}:
            words = folded(name).split()
            family = folded(name_parts(name, held[-1].state)[0])
            for form in {family, family.split(" ")[-1], " ".join(words[-2:]) if len(words) > 2 else family}:
                found[form].setdefault(person)
    return {family: tuple(sorted(persons)) for family, persons in found.items()}
