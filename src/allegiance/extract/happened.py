"""When the thing claimed happened: the date that its own clause gives, never that of the statement about it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from allegiance.extract.candidate import Candidate
from allegiance.extract.reach import clause_of, distance
from allegiance.model import Said, Span, When
from allegiance.syntax import Sentence, Token

_DAY = timedelta(1)
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
    if said is not None and dates_the_words(sentence, token, when.span, said):
        return None
    return distance(sentence, trigger, token)


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
    if any(content.covers(date) for content in said.content):
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
