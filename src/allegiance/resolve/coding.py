"""State and sector of a bare phrase, without a sentence around it: "a US destroyer", "president of the Riigikogu"."""

import re
from datetime import date

from allegiance.knowledge import Hit, families, folded, lexicon, term_on
from allegiance.resolve.names import choose, fitting
from allegiance.resolve.roles import role_named, sector_of

_WORD = re.compile(r"[^\W\d_][\w.&'’-]*|\d[\d,.]*")
_CUT = frozenset({"of", "to", "in", "at", "from", "for", "with", "on", "who", "that", "which", "across", "near", "-"})
_GOVERNS = frozenset({"capital", "metonym"})


def code_phrase(text: str, on: date | None = None) -> tuple[str | None, str | None]:
    """The ISO 3166 alpha-3 code (or UN, EU, NATO) and the PLOVER sector of a phrase; null where it tells none.

    ``on`` settles who was in office.

    >>> code_phrase("a North Korean general"), code_phrase("the Kremlin"), code_phrase("yesterday")
    (('PRK', 'MIL'), ('RUS', 'GOV'), (None, None))
    """
    hits = fitting(text, lexicon().find(text))
    person = _person(text, hits, on)
    if person is not None and person[1] is not None:
        return person
    state, inner, how = _owner(hits, on)
    words = [match for match in _WORD.finditer(text) if not _inside(match, hits)]
    own = _sector([match.group().removesuffix("'s").removesuffix("’s") for match in words], inner)
    if own is None:
        own = inner or ("GOV" if how in _GOVERNS else "CVL" if how == "place" else None)
    return state, own


def _person(text: str, hits: list[Hit], on: date | None) -> tuple[str | None, str | None] | None:
    for hit in hits:
        sense, _ = choose(hit.senses, on, ())
        if sense.how == "person":
            term = term_on(sense.actor.id, on)
            actor = term.actor(on) if term else sense.actor
            return actor.state, actor.sector if term else None
    bare = folded(text).strip()
    led = [
        term.actor(on)
        for person in (families().get(bare, ()) if not hits else ())
        if (term := term_on(person, on)) is not None and term.office in {"head_of_state", "head_of_government"}
    ]
    serving = [actor for actor in led if actor.sector != "ELI"] or led
    return (serving[0].state, serving[0].sector) if len({actor.state for actor in serving}) == 1 else None


def _owner(hits: list[Hit], on: date | None) -> tuple[str | None, str | None, str | None]:
    state: str | None = None
    sector: str | None = None
    how: str | None = None
    for hit in hits:
        sense, _ = choose(hit.senses, on, ())
        state = state or sense.actor.state
        sector = sector or sense.actor.sector
        how = how or sense.how
    return state, sector, how


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
        head = first[end - 1]
        if role_named(head) is not None or _pair(first[:end]):
            if "state" in {word.lower() for word in first[: end - 1]} and sector_of(head, first[: end - 1]) == "MED":
                return "GOV"
            return sector_of(head, first[: end - 1], inner or behind)
    return sector_of("", first, None) or behind


def _pair(words: list[str]) -> bool:
    return len(words) > 1 and role_named(" ".join(words[-2:])) is not None
