"""When a thing was said: the date at its cue, else that of the same speaker's other statements."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from allegiance.extract.happened import dates_the_words, of_the_content
from allegiance.extract.occasions import Voice, heading, occasions, voices
from allegiance.extract.roles import Roles
from allegiance.model import Basis, Said, Span, Speaker, When
from allegiance.ontology import words
from allegiance.syntax import Sentence, Token

_OFFICIAL = {"GOV", "MIL", "SPY"}
_NEW = {"a", "an", "another", "one", "two", "three", "four", "five", "several", "some"}
_SEEN = words("seen_by")
_BEFORE = {"already", "before", "early", "earlier", "previously"}
_STEPS = {
    "the day before": -1, "a day before": -1, "a day earlier": -1, "the previous day": -1,
    "the day after": 1, "a day later": 1, "the next day": 1, "the following day": 1,
}  # fmt: skip
_NEXT = 2  # code points between a cue and the day that goes with it
_NEAR = 3  # sentences over which a state that spoke on a day goes on speaking


def position(said: Said) -> int:
    """Where an attribution stands: its cue, else its source, else its content."""
    return (said.cue or said.source or said.content[0]).start


def days_of(
    speakers: Mapping[Said, Sequence[Speaker]], sentences: Sequence[Sentence], roles: Roles, whens: Sequence[When]
) -> dict[Said, When | None]:
    """The day of every attribution; null where the report gives none.

    A statement without a day has that of the same speaker's statement before it, else of the one after, as derived;
    else that on which somebody spoke for the same state close by; else that of the press conference the report is of.
    Sentences that tell of a dated news conference or the like date what is said by those named in them.
    """
    days = _beside_the_one_before({said: _at_cue(said, sentences, whens) for said in speakers}, sentences, whens)
    at_cue = dict(days)
    now = [said for said in speakers if not _earlier(said, sentences)]
    told: list[tuple[int, Said | None, str, When | None]] = [(position(said), said, "", None) for said in now]
    told += [(at, None, who, day) for at, who, day in occasions(sentences, roles, whens)]
    for backwards in (False, True):
        latest: dict[str, When] = {}
        for _, said, who, day in sorted(told, key=lambda step: (step[0], step[1] is not None), reverse=backwards):
            if said is None and day is not None:
                latest[who] = day
            elif said is not None:
                days[said] = _inherited(days[said], (one.id or one.name for one in speakers[said]), latest)
    number = _numbers(sentences)
    spoken = [*voices(sentences, roles, whens)]
    for said, day in at_cue.items():
        if day is not None and day.grain == "day":
            persons = frozenset(one.id for one in speakers[said] if one.id and one.id.startswith("person:"))
            spoken += [Voice(number(position(said)), state, day, persons) for state in _official(speakers[said])]
    head = heading(sentences, whens)
    for said in now:
        if days[said] is None and not (_open(said, sentences) or _is_new(said, sentences)):
            found = _of_the_state(number(position(said)), speakers[said], spoken)
            found = found or (head if any(_is_named(speaker) for speaker in speakers[said]) else None)
            days[said] = replace(found, basis=Basis.DERIVED) if found is not None else None
    return days


def _beside_the_one_before(
    days: dict[Said, When | None], sentences: Sequence[Sentence], whens: Sequence[When]
) -> dict[Said, When | None]:
    """ "X said on Monday. …, the agency had written the day before": before that of the words told last."""
    last: When | None = None
    for said in sorted(days, key=position):
        sentence = next((s for s in sentences if said.cue and s.span.covers(said.cue)), None)
        for when in whens if sentence is not None and said.cue is not None and last is not None else ():
            near = when.span is not None and said.cue is not None and 0 <= when.span.start - said.cue.end <= _NEXT
            steps = _STEPS.get((when.surface or "").lower()) if near else None
            if steps is not None and last is not None and last.start is not None:
                day = last.start + timedelta(steps)
                days[said] = replace(when, start=day, end=day, grain="day", basis=Basis.DERIVED)
        last = days[said] or last
    return days


def _earlier(said: Said, sentences: Sequence[Sentence]) -> bool:
    """ "The ministry had earlier told Kyiv": on another day than what the report tells of else."""
    sentence, verb = _cue_of(said, sentences)
    if sentence is None or verb is None:
        return False
    past = any(aux.text.lower() == "had" for aux in sentence.children(verb, "aux"))
    return past and any(adverb.lemma in _BEFORE for adverb in sentence.children(verb, "advmod"))


def _open(said: Said, sentences: Sequence[Sentence]) -> bool:
    """ "Tehran has denied it": on no day in particular."""
    sentence, verb = _cue_of(said, sentences)
    return (
        sentence is not None
        and verb is not None
        and any(aux.lemma == "have" and aux.tag in ("VBZ", "VBP") for aux in sentence.children(verb, "aux"))
    )


def _cue_of(said: Said, sentences: Sequence[Sentence]) -> tuple[Sentence | None, Token | None]:
    cue = said.cue
    sentence = next((s for s in sentences if cue and s.span.start <= cue.start < s.span.end), None)
    return sentence, sentence.head_of(cue) if sentence is not None and cue is not None else None


def _numbers(sentences: Sequence[Sentence]) -> Callable[[int], int]:
    starts = [sentence.span.start for sentence in sentences]
    return lambda at: bisect_right(starts, at) - 1


def _official(speakers: Sequence[Speaker]) -> set[str]:
    """The states for which ``speakers`` speak: as a government, its bodies and officials, or in the state's name."""
    return {
        speaker.state
        for speaker in speakers
        if speaker.state and (speaker.sector in _OFFICIAL or speaker.id == speaker.state or speaker.id is None)
    }


def _is_named(speaker: Speaker) -> bool:
    """True for a person or a body, not for a state."""
    return speaker.sector in _OFFICIAL or (speaker.id is not None and speaker.id != speaker.state)


def _is_new(said: Said, sentences: Sequence[Sentence]) -> bool:
    """ "An official", "two sources": somebody the report has not told of."""
    for sentence in sentences:
        if said.source is not None and sentence.span.start <= said.source.start < sentence.span.end:
            first = next((t.text.lower() for t in sentence.tokens if t.end > said.source.start), "")
            return first in _NEW or first.isdigit()
    return False


def _of_the_state(number: int, speakers: Sequence[Speaker], spoken: Sequence[Voice]) -> When | None:
    """The day of the last voice of their state close before; for officials without a name the first one close behind.

    Two persons of one state, each named, speak on days of their own.
    """
    states = _official(speakers)
    persons = {speaker.id for speaker in speakers if (speaker.id or "").startswith("person:")}
    own = [v for v in spoken if v.state in states and not (persons and v.persons and persons.isdisjoint(v.persons))]
    reach = {True: number if any(map(_is_named, speakers)) else 0, False: _NEAR}
    before = [voice for voice in own if 0 < number - voice.number <= reach[voice.lasting]]
    unnamed = all(not speaker.named and (speaker.sector in _OFFICIAL or speaker.id is None) for speaker in speakers)
    behind = [voice for voice in own if unnamed and voice.persons and 0 < voice.number - number <= _NEAR]
    if before:
        return max(before, key=lambda voice: voice.number).day
    return min(behind, key=lambda voice: voice.number).day if behind else None


def _inherited(day: When | None, keys: Iterable[str], latest: dict[str, When]) -> When | None:
    for key in keys:
        if day is not None:
            latest[key] = day
        elif key in latest:
            day = replace(latest[key], basis=Basis.DERIVED)
    return day


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
    if any(content.covers(date) for content in said.content) or of_the_content(sentence, date, said):
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
        (above.dep == "relcl" or (above.dep == "acl" and above.lemma in _SEEN))
        and source.start <= sentence.head(above).start < source.end
        for above in (token, *sentence.ancestors(token))
    )
