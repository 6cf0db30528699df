"""When the thing claimed happened: the date that its own clause gives, never that of the statement about it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from allegiance.extract.candidate import Candidate
from allegiance.extract.reach import clause_of, distance
from allegiance.model import Basis, Kind, Said, Span, Stage, When
from allegiance.ontology import relation, words
from allegiance.syntax import Sentence, Token

_DAY = timedelta(1)
_AHEAD = {Stage.PLANNED, Stage.REQUESTED, Stage.PROMISED}
_MEETINGS = {"conversation", "meeting", "summit", "talk", "tour", "trip", "visit"}
_ARRIVING = words("arriving")
_CATCHING = words("catching") | {"board", "halt", "stop"}
_CEREMONIES = words("ceremonies")
_MEETING = {"host", "meet", "receive", "visit", "welcome"}
_STEPS = {Kind.ALIGNMENT, Kind.SANCTION}
_DECISIONS = {"announcement", "ban", "break", "decision", "measure", "move", "order", "step"}
_PARTS_OF_A_DAY = ("in the morning", "in the afternoon", "in the evening", "hours later", "later in the day")
_OPENING = 6  # tokens in which "at about the same time" stands
_CLOSE = 2  # sentences before "his talks" in which their day may stand
_NEXT = 3  # code points between a date and the "when" that goes back to it


def date_of(candidate: Candidate, said: Said | None, whens: Sequence[When]) -> When | None:
    """The date nearest in the tree among the expressions of the sentence; null where each is another event's."""
    sentence = candidate.sentence
    here = [when for when in whens if when.span is not None and sentence.span.covers(when.span)]
    ranked: list[tuple[bool, int, int, When]] = []
    for when in here:
        rank = _rank(candidate, when, said)
        if rank is not None:
            unknown = when.start is None and when.end is None
            ranked.append((unknown, rank, len(ranked), when))
    return _undone(candidate, min(ranked)[-1]) if ranked else None


def _undone(candidate: Candidate, when: When) -> When:
    """ "After last Friday's clash": the clash itself was on that day, not after it."""
    token = candidate.sentence.head_of(when.span) if when.span is not None else None
    before = candidate.sentence.head(token) if token is not None else None
    if token is None or before is None or token.dep != "prep" or candidate.trigger.head != token.i:
        return when
    if when.grain != "day" or not any(child.dep == "poss" for child in candidate.sentence.children(candidate.trigger)):
        return when
    if when.start is not None and when.end is None and token.text.lower() in ("after", "following"):
        return replace(when, start=when.start - _DAY, end=when.start - _DAY)
    if when.end is not None and when.start is None and token.text.lower() == "before":
        return replace(when, start=when.end + _DAY, end=when.end + _DAY)
    return when


def _rank(candidate: Candidate, when: When, said: Said | None) -> int | None:
    """How far the date is from the trigger: 0 in its clause, 1 above it, 2 below it; null when it dates another."""
    sentence, trigger = candidate.sentence, candidate.trigger
    token = sentence.head_of(when.span) if when.span is not None else None
    if token is None or when.span is None:
        return None
    if _goes_back(sentence, trigger, when.span):
        return 0
    if trigger.tag == "CD":  # "and a further 200 this year": a date of its own, or none
        return 0 if sentence.extent(trigger).covers(when.span) else None
    if said is not None and of_the_content(sentence, when.span, said):
        return 1
    if said is not None and dates_the_words(sentence, token, when.span, said):
        return None
    away = distance(sentence, trigger, token)
    return 3 if away is None and when.grain == "year" and _follows_on(sentence, trigger, token) else away


def _follows_on(sentence: Sentence, trigger: Token, date: Token) -> bool:
    """ "Last year troops left a month after he had signed": a whole year covers what went before and after in it."""
    clause, above = clause_of(sentence, trigger), clause_of(sentence, date)
    while clause.dep == "conj" and sentence.head(clause).pos in ("VERB", "AUX"):
        clause = sentence.head(clause)
    marks = {mark.text.lower() for mark in sentence.children(clause, "mark")}
    return clause.dep == "advcl" and clause.head == above.i and bool(marks & {"after", "before"}) and date.i < above.i


def of_the_content(sentence: Sentence, date: Span, said: Said) -> bool:
    """True for a date before the cue that commas part from it, though the parser may hang it there.

    "In April, reports indicate, soldiers fought"; "crews are expected, perhaps in July, the agency told lawmakers".
    """
    if said.cue is None or said.source is None or not sentence.span.covers(said.cue):
        return False
    first = min(said.source.start, said.cue.start)
    if date.end > first or not any(t.text == "," for t in sentence.tokens if date.end <= t.start < first):
        return False
    cue, token = sentence.head_of(said.cue), sentence.head_of(date)
    if cue is None or token is None or cue.tag not in ("VBD", "VBP", "VBZ"):
        return False
    if clause_of(sentence, token).i != clause_of(sentence, cue).i:
        return False
    if any(content.start < date.start for content in said.content):
        return any(t.text == "," for t in sentence.tokens if t.end <= date.start)
    return cue.tag != "VBD" and any(t.text == "," for t in sentence.tokens if said.cue.end == t.start)


def _goes_back(sentence: Sentence, trigger: Token, date: Span) -> bool:
    """ "In June, when Putin visited": the clause of the trigger opens with a "when" behind the date."""
    clause = clause_of(sentence, trigger)
    if not any(child.text.lower() == "when" for child in sentence.children(clause, "advmod", "mark")):
        return False
    first = min(token.start for token in sentence.subtree(clause))
    return 0 <= first - date.end <= _NEXT


def dates_the_words(sentence: Sentence, token: Token, date: Span, said: Said) -> bool:
    """True for a date of the statement: outside what is said, in the clause of the cue or in words about it.

    Words about it are those of its venue and source ("in an interview published on Friday"), of the participle before
    it ("announcing the step on Monday, he said") and of whoever cites it ("the paper wrote on Monday, citing two").
    """
    if said.cue is None or not sentence.span.covers(said.cue):
        return False
    if any(content.covers(date) for content in said.content) or of_the_content(sentence, date, said):
        return False
    cue = sentence.head_of(said.cue)
    if cue is None:
        return False
    saying = clause_of(sentence, cue)
    if saying.dep == "advcl" and not sentence.children(saying, "nsubj", "nsubjpass", "mark"):  # "reported, citing X"
        saying = clause_of(sentence, sentence.head(saying))
    verb = clause_of(sentence, token)
    while verb.i != saying.i and _is_about(sentence, verb):
        verb = clause_of(sentence, sentence.head(verb))
    return verb.i == saying.i


def _is_about(sentence: Sentence, clause: Token) -> bool:
    """True for a participle beside the main clause and for what happened to a paper or an occasion, not to a person."""
    if clause.dep in ("xcomp", "pcomp", "advcl"):
        return not sentence.children(clause, "nsubj", "nsubjpass")
    return clause.dep in ("acl", "relcl") and sentence.head(clause).dep in ("pobj", "dobj")


def told_elsewhere(candidate: Candidate, sentences: Sequence[Sentence], whens: Sequence[When]) -> When | None:
    """The day that another sentence gives.

    Of a treaty, where it tells of its signing; of "his talks", just before; of talks "for the ceremony", that of the
    day told last; of what "has been delivered", that on which it is said to have come; of what was "on board", that
    on which the ship was caught.
    """
    found: When | None = None
    if candidate.kind is Kind.AGREEMENT and candidate.stage not in _AHEAD:
        found = _of_signing(candidate, sentences, whens) or _of_the_meeting(candidate, sentences, whens)
    elif candidate.kind is Kind.ALIGNMENT:
        if candidate.trigger.lemma in _MEETINGS and _points_back(candidate):
            found = _just_before(candidate, sentences, whens)
        elif _of_a_ceremony(candidate):
            found = _last_told(candidate, sentences, whens)
        elif _by_treaty(candidate):
            found = _of_signing(candidate, sentences, whens)
    elif candidate.kind is Kind.SUPPORT and candidate.pattern.startswith("contain:"):
        found = _of_the_catch(candidate, sentences, whens)
    elif candidate.kind is Kind.SUPPORT and candidate.stage is Stage.DELIVERED and _is_news(candidate):
        found = _of_arrival(candidate, sentences, whens)
    if found is None and candidate.kind in _STEPS and _is_news(candidate):
        found = _of_the_decision(candidate, sentences, whens)
    if found is None and _same_time(candidate):
        found = _one_before(candidate, sentences, whens) or (
            _last_told(candidate, sentences, whens) if candidate.kind is Kind.ALIGNMENT else None
        )
    return replace(found, basis=Basis.DERIVED) if found is not None else None


def _by_treaty(candidate: Candidate) -> bool:
    """ "A and B have a new agreement on cooperation": their ties are of the day on which it was signed."""
    above = candidate.sentence.ancestors(candidate.trigger)
    return candidate.trigger.pos == "NOUN" and any(noun.lemma in relation("agreement")["nouns"] for noun in above)


def _same_time(candidate: Candidate) -> bool:
    """ "At about the same time", "in the evening"; of steps "as well": when what was told last happened."""
    sentence = candidate.sentence
    words_here = [token.text.lower() for token in sentence.tokens]
    opening = " ".join(words_here[:_OPENING])
    if "same time" in opening or opening.startswith(_PARTS_OF_A_DAY):
        return True
    also = "as well" in " ".join(words_here) or "also" in words_here
    return candidate.kind in _STEPS and also and candidate.trigger.tag == "VBD"


def _one_before(candidate: Candidate, sentences: Sequence[Sentence], whens: Sequence[When]) -> When | None:
    """The last date of a main clause of the sentence before."""
    before = [one for one in sentences if one.span.start < candidate.sentence.span.start]
    if not before:
        return None
    sentence = before[-1]
    for when in whens:
        token = sentence.head_of(when.span) if when.span and sentence.span.covers(when.span) else None
        if (
            token is not None
            and when.start is not None
            and when.end is not None
            and clause_of(sentence, token).i == sentence.root.i
        ):
            return when
    return None


def _of_the_decision(candidate: Candidate, sentences: Sequence[Sentence], whens: Sequence[When]) -> When | None:
    """ "Has forbidden all sales. The decision was published on Monday."."""
    for sentence in _just_behind(candidate.sentence, sentences):
        for noun in sentence.tokens:
            if noun.lemma not in _DECISIONS or not _is_the(sentence, noun):
                continue
            day = _day_of(sentence, clause_of(sentence, noun), whens)
            if day is not None:
                return day
    return None


def _of_the_meeting(candidate: Candidate, sentences: Sequence[Sentence], whens: Sequence[When]) -> When | None:
    """ "The two met in Oslo on Monday. They signed a treaty.", in one paragraph."""
    here = candidate.sentence
    verb = clause_of(here, candidate.trigger)
    before = [one for one in sentences if one.span.start < here.span.start and one.paragraph == here.paragraph]
    if verb.tag != "VBD" or _is_past_before(here, verb):
        return None
    for sentence in reversed(before[-_CLOSE:]):
        for token in sentence.tokens:
            if token.lemma in _MEETINGS | _MEETING and (day := _day_of(sentence, clause_of(sentence, token), whens)):
                return day
    return None


def _of_a_ceremony(candidate: Candidate) -> bool:
    sentence = candidate.sentence
    return any(noun.lemma in _CEREMONIES and _is_the(sentence, noun) and noun.dep == "pobj" for noun in sentence.tokens)


def _last_told(candidate: Candidate, sentences: Sequence[Sentence], whens: Sequence[When]) -> When | None:
    """The day of the last main clause before that has one."""
    before = [one for one in sentences if one.span.start < candidate.sentence.span.start]
    for sentence in reversed(before):
        for when in whens:
            if when.grain != "day" or when.start is None or when.span is None or not sentence.span.covers(when.span):
                continue
            token = sentence.head_of(when.span)
            if token is not None and clause_of(sentence, token).tag in ("VBD", "VBN"):
                return when
    return None


def _is_news(candidate: Candidate) -> bool:
    """ "Has delivered": when, a sentence on may tell."""
    sentence, verb = candidate.sentence, candidate.trigger
    return verb.pos == "VERB" and any(
        c.tag in ("VBZ", "VBP") and c.lemma == "have" for c in sentence.children(verb, "aux")
    )


def _of_the_catch(candidate: Candidate, sentences: Sequence[Sentence], whens: Sequence[When]) -> When | None:
    before = [one for one in sentences if one.span.start < candidate.sentence.span.start][-_CLOSE:]
    for sentence in reversed(before):
        for verb in sentence.tokens:
            if verb.lemma in _CATCHING and verb.tag in ("VBD", "VBN") and (day := _day_of(sentence, verb, whens)):
                return day
    return None


def _just_behind(here: Sentence, sentences: Sequence[Sentence]) -> list[Sentence]:
    behind = [one for one in sentences if one.span.start > here.span.start and one.paragraph - here.paragraph <= 1]
    return behind[:_CLOSE]


def _day_of(sentence: Sentence, verb: Token, whens: Sequence[When]) -> When | None:
    for when in whens:
        token = sentence.head_of(when.span) if when.span and sentence.span.covers(when.span) else None
        if token is not None and when.grain == "day" and when.start and distance(sentence, verb, token) == 0:
            return when
    return None


def _of_arrival(candidate: Candidate, sentences: Sequence[Sentence], whens: Sequence[When]) -> When | None:
    for sentence in _just_behind(candidate.sentence, sentences):
        for verb in sentence.tokens:
            if verb.lemma not in _ARRIVING or verb.tag not in ("VBD", "VBN") or _is_past_before(sentence, verb):
                continue
            day = _day_of(sentence, verb, whens)
            if day is not None:
                return day
    return None


def _is_past_before(sentence: Sentence, verb: Token) -> bool:
    """ "Had arrived": before that."""
    return any(child.text.lower() == "had" for child in sentence.children(verb, "aux"))


def _of_signing(candidate: Candidate, sentences: Sequence[Sentence], whens: Sequence[When]) -> When | None:
    concluding, nouns = relation("agreement")["plain_verbs"], relation("agreement")["nouns"]
    for sentence in sentences:
        if (
            sentence.span.start <= candidate.sentence.span.start
            or sentence.paragraph - candidate.sentence.paragraph > 1
        ):
            continue
        for verb in sentence.tokens:
            if verb.lemma not in concluding or verb.tag not in ("VBD", "VBN"):
                continue
            things = sentence.children(verb, "dobj", "nsubjpass")
            if not any(t.text.lower() == "it" or (t.lemma in nouns and _is_the(sentence, t)) for t in things):
                continue
            for when in whens:
                token = sentence.head_of(when.span) if when.span and sentence.span.covers(when.span) else None
                if token is not None and when.start is not None and distance(sentence, verb, token) == 0:
                    return when
    return None


def _just_before(candidate: Candidate, sentences: Sequence[Sentence], whens: Sequence[When]) -> When | None:
    here = candidate.sentence.span.start
    before = [one.span for one in sentences if one.span.start < here][-_CLOSE:]
    days = [w for w in whens if w.grain == "day" and w.span and w.start and any(s.covers(w.span) for s in before)]
    return days[-1] if days else None


def _points_back(candidate: Candidate) -> bool:
    sentence, noun = candidate.sentence, candidate.trigger
    return noun.pos == "NOUN" and (_is_the(sentence, noun) or any(c.tag == "PRP$" for c in sentence.children(noun)))


def _is_the(sentence: Sentence, noun: Token) -> bool:
    return any(child.text.lower() in ("the", "this") for child in sentence.children(noun, "det"))
