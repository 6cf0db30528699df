"""State and sector of a phrase in its sentence: who has no state of his own is of the country he is told of in."""

import re
from datetime import date

from allegiance.model import Span
from allegiance.resolve.coding import code_phrase, names_a_minority, names_a_people

_PLACE = re.compile(
    r"\b(?:in|near|across|throughout|inside|of|from)\s+(?:the\s+)?((?:[a-z]+\s+(?=[A-Z]))?[A-Z][\w.'’-]*(?:\s+[A-Z][\w.'’-]*){0,3})"
)
_NOBODY = Span(0, 0)
_OF_NO_STATE = frozenset({"IGO", "NGO", "MNC"})


def code_actor(text: str, span: Span, other: Span = _NOBODY, on: date | None = None) -> tuple[str | None, str | None]:
    """The state and sector of the actor at ``span``, as ``code_phrase`` gives them, its sentence read too.

    Where the phrase names no state, or only a people that lives in several, it is the state of the nearest place in
    ``text``, else that of the ``other`` actor. ``on`` settles who was in office.

    >>> text = "Police in Nairobi detained 20 demonstrators."
    >>> code_actor(text, Span(26, 43))
    ('KEN', 'CVL')
    """
    phrase = span.of(text)
    state, sector = code_phrase(phrase, on)
    loose = state is None or names_a_people(phrase) or names_a_minority(phrase)
    if not phrase or not loose or sector in _OF_NO_STATE:
        return state, sector
    return _place(text, span, on) or state or (code_phrase(other.of(text), on)[0] if other != span else None), sector


def _place(text: str, span: Span, on: date | None) -> str | None:
    found: list[tuple[int, str]] = []
    for match in _PLACE.finditer(text):
        start = match.start(1)
        if span.start <= start < span.end:
            continue
        state, _ = code_phrase(match.group(1), on)
        if state is not None:
            found.append((start - span.end if start >= span.end else span.start - match.end() + len(text), state))
    return min(found)[1] if found else None
