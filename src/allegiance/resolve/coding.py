"""State and sector of a bare phrase, without a sentence around it: "a US destroyer", "president of the Riigikogu"."""

import re
from datetime import date
from functools import cache
from itertools import pairwise

from allegiance.knowledge import Hit, Office, families, folded, lexicon, organisations, term_on, terms
from allegiance.knowledge.alike import spelled_alike
from allegiance.knowledge.materiel import designations
from allegiance.model import Actor
from allegiance.resolve.names import choose, fitting
from allegiance.resolve.places import town_of
from allegiance.resolve.roles import role_named, sector_of, titles
from allegiance.resolve.tables import table, words

_WORD = re.compile(r"[^\W\d_][\w.&'’-]*|\d[\d,.]*")
_CUT = frozenset({"of", "to", "in", "at", "from", "for", "with", "on", "who", "that", "which", "across", "near", "-"})
_LONGEST_NOUN = 3  # words of a role noun
_GOVERNS = frozenset({"capital", "metonym"})
_LEADING = frozenset({"GOV", "CVL", "PTY"})
_TOLD_BY_NAME = frozenset({"JUD", "LEG"})  # "International Criminal Court"
_OUT = frozenset({"ousted", "deposed", "toppled"})


def code_phrase(text: str, on: date | None = None) -> tuple[str | None, str | None]:
    """The ISO 3166 alpha-3 code (or UN, EU, NATO) and the PLOVER sector of a phrase; null where it tells none.

    ``on`` settles who was in office.

    >>> code_phrase("a North Korean general"), code_phrase("the Kremlin"), code_phrase("yesterday")
    (('PRK', 'MIL'), ('RUS', 'GOV'), (None, None))
    """
    hits = [hit for hit in fitting(text, lexicon().find(text)) if not _another_name(text, hit)]
    if not hits and (alike := spelled_alike(text)):
        hits = [Hit(0, len(text), alike)]
    person = _person(text, hits, on)
    if person is not None and person[1] is not None:
        return (person[0], "ELI") if _is_out(text) else person
    state, inner, how = _owner(hits, on)
    state = _town(text, hits) or state or _people(text) or _region(text) or _maker(text)
    spoken = [match for match in _WORD.finditer(text) if not _inside(match, hits)]
    own = _sector([word for match in spoken for word in _parts(match.group())], inner)
    if own in _LEADING and names_a_people(text) and not hits:  # the leaders of a people hold no office of a state
        own = "ELI"
    if own is None:
        own = inner or _armed(text) or ("GOV" if how in _GOVERNS else "CVL" if how == "place" else None)
    if own is None and (names_a_minority(text) or names_a_people(text) or _are_nationals(text, hits)):
        own = "CVL"
    return state, own


def names_a_people(text: str) -> bool:
    """True for a phrase with the name of a people that is not that of a state: "Hausa politicians"."""
    return _people(text) is not None


def names_a_minority(text: str) -> bool:
    """True for people told by descent, who may live in another state: "ethnic Albanians", "the Serb population"."""
    return bool({match.group().lower() for match in _WORD.finditer(text)} & words("peoples", "descent"))


def _is_out(text: str) -> bool:
    return any(match.group().lower() in _OUT for match in _WORD.finditer(text))


def _are_nationals(text: str, hits: list[Hit]) -> bool:
    """True where the phrase opens with a plural demonym as its noun: "Palestinians of the West Bank"."""
    first = hits[0] if hits else None
    if first is None or not text[first.start : first.end].endswith("s"):
        return False
    alone = not text[first.end :].strip() or text[first.end :].split()[0].lower() in _CUT
    return alone and any(sense.how == "demonym" for sense in first.senses)


def _person(text: str, hits: list[Hit], on: date | None) -> tuple[str | None, str | None] | None:
    for hit in hits:
        sense, _ = choose(hit.senses, on, ())
        if sense.how == "person":
            term = term_on(sense.actor.id, on)
            actor = term.actor(on) if term else sense.actor
            return _home(actor.state), _standing(term, on) if term else None
    spoken = [match.group().removesuffix("'s").removesuffix("’s") for match in _WORD.finditer(folded(text))]
    while spoken and (role_named(spoken[0]) is not None or spoken[0] in titles() or spoken[0].lower() == "the"):
        spoken.pop(0)
    bare = " ".join(spoken)
    led = [
        term.actor(on)
        for person in (families().get(bare, ()) if not hits else ())
        if (term := term_on(person, on)) is not None and term.office in {"head_of_state", "head_of_government"}
    ]
    serving = [actor for actor in led if actor.sector != "ELI"] or led
    return (serving[0].state, serving[0].sector) if len({actor.state for actor in serving}) == 1 else None


def _standing(term: Office, on: date | None) -> str | None:
    """The sector of a person on a day: ministers govern; whoever is out of office only for a while is a politician."""
    sector = term.actor(on).sector
    if sector == "ELI":
        returns = on is not None and any(later.start is not None and later.start > on for later in terms()[term.id])
        return "PTY" if returns else sector
    if term.state == "VAT" and term.office == "head_of_state":
        return "REL"
    return "GOV" if term.office == "defence_minister" else sector


def _owner(hits: list[Hit], on: date | None) -> tuple[str | None, str | None, str | None]:
    state: str | None = None
    sector: str | None = None
    how: str | None = None
    for hit in hits:
        sense, _ = choose(hit.senses, on, ())
        state = state or _home(sense.actor.state)
        sector = sector or (None if sense.how == "person" else _function(sense.actor))
        how = how or sense.how
    return state, sector, how


def _function(body: Actor) -> str | None:
    """The sector of a body; of one of several states what its name says it does: any for the UN, EU or NATO."""
    if body.sector != "IGO":
        return body.sector
    told = _sector(body.name.split(), None)
    return told if told is not None and (body.state is not None or told in _TOLD_BY_NAME) else body.sector


@cache
def _homes() -> dict[str, str | None]:
    return {actor.id: actor.state for actor, *_ in organisations()}


def _home(state: str | None) -> str | None:
    """The state of the armed group or body that somebody leads."""
    return _homes().get(state, state) if state else None


def _another_name(text: str, hit: Hit) -> bool:
    """ "Ethnic Albanians" live in many states; a place right after an unknown name is the family name of a person."""
    before = _WORD.findall(text[: hit.start])
    if not before or not text[: hit.start].endswith(f"{before[-1]} "):
        return False
    if before[-1].lower() == "ethnic":
        return True
    unknown = before[-1][0].isupper() and before[-1][1:].islower() and len(before) == 1 and hit.end == len(text)
    if not unknown or any(sense.how != "place" for sense in hit.senses):
        return False
    known = role_named(before[-1]) is not None or before[-1] in titles() | words("places", "compass")
    return not known and before[-1].lower() not in _modifiers_known()


@cache
def _modifiers_known() -> frozenset[str]:
    roles = table("roles")
    return frozenset(word for kind in ("modifiers", "weak") for listed in roles[kind].values() for word in listed)


def _parts(word: str) -> list[str]:
    """A word without its possessive; "ex-president" as two."""
    bare = word.removesuffix("'s").removesuffix("’s")
    first, _, rest = bare.partition("-")
    return [first, rest] if rest and first.lower() in {"ex", "then"} else [bare]


def _people(text: str) -> str | None:
    """The state a people named in the phrase mostly lives in."""
    return _listed(text, table("peoples")["states"])


def _region(text: str) -> str | None:
    """The state of a region told by its name, adjective or people: "Bavarian farmers"."""
    return _listed(text, _regions())


@cache
def _regions() -> dict[str, str]:
    return {folded(name): state for state, names in table("subnational").items() for name in names}


def _listed(text: str, peoples: dict[str, str]) -> str | None:
    spoken = [match.group().removesuffix("'s") for match in _WORD.finditer(folded(text))]
    forms = [*(f"{one} {two}" for one, two in pairwise(spoken)), *spoken]
    return next((peoples[form] for word in forms for form in (word, word.removesuffix("s")) if form in peoples), None)


def _maker(text: str) -> str | None:
    """The one state that makes the weapon named: "an Arleigh Burke-class destroyer"."""
    origins = {origin for designation in designations(text) for origin in designation.materiel.origin}
    return origins.pop() if len(origins) == 1 else None


def _armed(text: str) -> str | None:
    spoken = {match.group().lower().removesuffix("s") for match in _WORD.finditer(text)}
    return "MIL" if designations(text) or spoken & set(table("roles")["armed"]["nouns"]) else None


def _town(text: str, hits: list[Hit]) -> str | None:
    """The state of a town that stands first in a phrase, alone or before the name of a body."""
    before = text[: hits[0].start] if hits else text
    capitals = [match.group() for match in _WORD.finditer(before) if match.group().lower() != "the"]
    if not capitals or not all(word[0].isupper() for word in capitals):
        return None
    return town_of(" ".join(capitals).removesuffix("'s").removesuffix("’s"))


def _inside(match: re.Match[str], hits: list[Hit]) -> bool:
    return any(hit.start <= match.start() and match.start() < hit.end for hit in hits)


def _sector(words: list[str], inner: str | None) -> str | None:
    """The sector of the words before "of" and the like; of what follows where those leave it open."""
    first: list[str] = []
    rest: list[str] = []
    for i, word in enumerate(words):
        if word.lower() in _CUT:
            rest = words[i + 1 :]
            break
        first.append(word)
    behind = _sector(rest, None) if rest else None
    for end in range(len(first), 0, -1):
        for size in range(min(_LONGEST_NOUN, end), 1, -1):
            noun = " ".join(first[end - size : end])
            if role_named(noun) is not None:
                if noun.lower().startswith("state ") and sector_of(noun, []) == "MED":
                    return "GOV"
                return sector_of(noun, first[: end - size], inner or behind)
        head = first[end - 1]
        if role_named(head) is not None:
            if "state" in {word.lower() for word in first[: end - 1]} and sector_of(head, first[: end - 1]) == "MED":
                return "GOV"
            return sector_of(head, first[: end - 1], inner or behind)
    return sector_of("", first, None) or behind
