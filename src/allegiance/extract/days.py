"""When a thing was said: the date at its cue, else that of the same speaker's other statements."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from allegiance.extract.happened import dates_the_words
from allegiance.extract.reach import clause_of
from allegiance.extract.roles import Roles
from allegiance.model import ActorMention, Basis, Said, Span, Speaker, When
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
        told = any(token.lemma in _OCCASIONS for token in sentence.tokens)
        dated = [w for w in whens if w.span and sentence.span.covers(w.span) and w.start and w.grain == "day"]
        for mention in roles.mentions_in(sentence) if dated else ():
            if mention.how not in _NAMING_SPEAKERS:
                continue
            own = dated if told else [when for when in dated if _acts_on(sentence, mention, when)]
            found.extend((sentence.span.start, actor.id, when) for when in own[:1] for actor in mention.actors)
    return found


def _acts_on(sentence: Sentence, mention: ActorMention, when: When) -> bool:
    """ "On Friday the secretary raised": what somebody did on a day dates what the report has him say of it."""
    head = sentence.head_of(mention.span)
    token = sentence.head_of(when.span) if when.span is not None else None
    if head is None or token is None or head.dep != "nsubj" or (when.start, when.end) != (when.start, when.start):
        return False
    return clause_of(sentence, token).i == head.head and sentence.head(head).dep not in ("relcl", "advcl", "acl")


def _at_cue(said: Said, sentences: Sequence[Sentence], whens: Sequence[When]) -> When | None:
    """The day nearest the cue among those that date the words; of several grains the finest."""
    cue = said.cue
    sentence = next((s for s in sentences if cue and s.span.start <= cue.start < s.span.end), None)
    head = sentence.head_of(cue) if sentence is not None and cue is not None else None
    if sentence is None or head is None:
        return None
    found = []
    for when in whens:
        if when.span is None or not sentence.span.covers(when.span) or when.start is None or when.end is None:
            continue
        token = sentence.head_of(when.span)
        if token is not None and _of_the_words(sentence, token, when.span, said, head):
            found.append((when.grain != "day", abs(when.span.start - head.start), when))
    return min(found, key=lambda one: one[:2])[-1] if found else None


def _of_the_words(sentence: Sentence, token: Token, date: Span, said: Said, cue: Token) -> bool:
    if any(content.covers(date) for content in said.content):
        return False
    if said.source is not None and _tells_of(sentence, token, said.source):
        return False
    if said.source is not None and said.source.covers(date):
        return True
    if any(above.i == cue.i for above in sentence.ancestors(token)):
        return True
    return cue.pos != "ADP" and dates_the_words(sentence, token, date, said)


def _tells_of(sentence: Sentence, token: Token, source: Span) -> bool:
    """True inside what else is told of the source: "the report, which Reuters saw in May"."""
    return any(
        above.dep == "relcl" and source.start <= sentence.head(above).start < source.end
        for above in (token, *sentence.ancestors(token))
    )
