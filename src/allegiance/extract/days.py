"""When a thing was said: the date at its cue, else that of the same speaker's other statements."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from allegiance.extract.attach import clause_of
from allegiance.extract.roles import Roles
from allegiance.model import Basis, Said, Speaker, When
from allegiance.ontology import words
from allegiance.syntax import Sentence, Token

_OCCASIONS = words("occasions_of_speech")
_NAMING_SPEAKERS = {"person", "office", "pronoun", "description"}


def position(said: Said) -> int:
    """Where an attribution stands: its cue, else its source, else its content."""
    return (said.cue or said.source or said.content[0]).start


def days_of(
    speakers: Mapping[Said, Sequence[Speaker]], sentences: Sequence[Sentence], roles: Roles, whens: Sequence[When]
) -> dict[Said, When | None]:
    """The day of every attribution; null where the report gives none.

    A statement without a day has that of the same speaker's statement before it, else of the one after, as derived.
    Sentences that tell of a dated news conference or the like date what is said by those named in them.
    """
    days = {said: _at_cue(said, sentences, whens) for said in speakers}
    told: list[tuple[int, Said | None, str, When | None]] = [(position(said), said, "", None) for said in speakers]
    told += [(at, None, who, day) for at, who, day in _occasions(sentences, roles, whens)]
    for backwards in (False, True):
        latest: dict[str, When] = {}
        for _, said, who, day in sorted(told, key=lambda step: (step[0], step[1] is not None), reverse=backwards):
            if said is None and day is not None:
                latest[who] = day
            elif said is not None:
                days[said] = _inherited(days[said], (one.id or one.name for one in speakers[said]), latest)
    return days


def _inherited(day: When | None, keys: Iterable[str], latest: dict[str, When]) -> When | None:
    for key in keys:
        if day is not None:
            latest[key] = day
        elif key in latest:
            day = replace(latest[key], basis=Basis.DERIVED)
    return day


def _occasions(sentences: Sequence[Sentence], roles: Roles, whens: Sequence[When]) -> list[tuple[int, str, When]]:
    found: list[tuple[int, str, When]] = []
    for sentence in sentences:
        if not any(token.lemma in _OCCASIONS for token in sentence.tokens):
            continue
        dated = [w for w in whens if w.span and sentence.span.covers(w.span) and w.start and w.grain == "day"]
        for mention in roles.mentions_in(sentence) if dated else ():
            if mention.how in _NAMING_SPEAKERS:
                found.extend((sentence.span.start, actor.id, dated[0]) for actor in mention.actors)
    return found


def _at_cue(said: Said, sentences: Sequence[Sentence], whens: Sequence[When]) -> When | None:
    cue = said.cue
    sentence = next((s for s in sentences if cue and s.span.start <= cue.start < s.span.end), None)
    head = sentence.head_of(cue) if sentence is not None and cue is not None else None
    if sentence is None or head is None:
        return None
    saying = clause_of(sentence, head)
    for when in whens:
        if when.span is None or not sentence.span.covers(when.span) or when.start is None:
            continue
        if any(span.covers(when.span) for span in said.content):
            continue
        token = sentence.head_of(when.span)
        if token is not None and _hangs_on(sentence, token, saying, said, head):
            return when
    return None


def _hangs_on(sentence: Sentence, token: Token, saying: Token, said: Said, cue: Token) -> bool:
    if clause_of(sentence, token).i == saying.i or token.head == cue.i:
        return True
    return said.source is not None and said.source.start <= token.start < said.source.end
