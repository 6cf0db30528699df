"""When the thing claimed happened: the date that its own clause gives, never that of the statement about it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from allegiance.extract.attach import clause_of
from allegiance.extract.candidate import Candidate
from allegiance.model import Said, Span, When
from allegiance.syntax import Sentence, Token

_OTHER_TIMES = {"after", "before", "since", "while", "until", "till", "as", "although", "though", "because", "if"}
_UPWARD = {"xcomp", "pcomp", "prep", "dobj", "pobj", "nsubjpass", "nsubj", "attr", "dative", "agent", "appos"}
_DAY = timedelta(1)
_BREAKS = {":", ";"}
_SHORT = {"hour", "minute", "moment"}
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
    own, verb = clause_of(sentence, trigger), clause_of(sentence, token)
    if verb.i == own.i:
        return 0
    chain = _chain(sentence, own, verb)
    if chain is not None:
        return 1 if all(_governs(sentence, low, high, token) for low, high in pairwise(chain)) else None
    chain = _chain(sentence, verb, trigger) or _chain(sentence, verb, own)
    apart = any(between.text in _BREAKS for between in sentence.tokens[trigger.i : token.i])
    if chain is not None and not apart and all(_belongs(sentence, low, trigger) for low in chain[:-1]):
        return 2
    return None


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


def _chain(sentence: Sentence, low: Token, high: Token) -> list[Token] | None:
    """From ``low`` up to ``high``, both included; null when ``high`` is not above."""
    found = [low]
    for above in sentence.ancestors(low):
        found.append(above)
        if above.i == high.i:
            return found
    return None


def _governs(sentence: Sentence, low: Token, high: Token, date: Token) -> bool:
    """True when the time of ``high`` is that of ``low``, its dependant."""
    if low.dep in _UPWARD or (low.dep == "ccomp" and low.tag in ("VB", "VBG")):
        return True
    if low.dep == "conj":
        return date.i < high.i or low.pos not in ("VERB", "AUX")
    if low.dep in ("advcl", "acl"):
        return not sentence.children(low, "nsubj", "nsubjpass", "mark") or _same_day(sentence, low)
    return False


def _same_day(sentence: Sentence, clause: Token) -> bool:
    """ "Hours after he had met": no other day than that of the main clause."""
    return any(
        measure.lemma in _SHORT
        for child in sentence.children(clause, "npadvmod", "mark", "advmod", "prep")
        for measure in (child, *sentence.children(child, "npadvmod"))
    )


def _belongs(sentence: Sentence, low: Token, trigger: Token) -> bool:
    """True when a date under ``low``, a dependant on the way down from the trigger, is still the trigger's."""
    subjects = sentence.children(low, "nsubj", "nsubjpass")
    if low.dep in ("relcl", "acl"):
        return low.head == trigger.i
    if low.dep == "conj":
        return low.pos not in ("VERB", "AUX")
    if low.dep == "advcl":
        marks = {child.text.lower() for child in sentence.children(low, "mark", "advmod")}
        return not subjects or not marks & _OTHER_TIMES
    return True
