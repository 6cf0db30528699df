"""When the thing claimed happened: the date that its own clause gives, never that of the statement about it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from allegiance.extract.candidate import Candidate
from allegiance.extract.reach import clause_of, distance
from allegiance.model import Basis, Kind, Said, Span, Stage, When
from allegiance.ontology import relation
from allegiance.syntax import Sentence, Token

_DAY = timedelta(1)
_AHEAD = {Stage.PLANNED, Stage.REQUESTED, Stage.PROMISED}
_MEETINGS = {"conversation", "meeting", "summit", "talk", "tour", "trip", "visit"}
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


def told_elsewhere(candidate: Candidate, sentences: Sequence[Sentence], whens: Sequence[When]) -> When | None:
    """The day that another sentence gives: of a treaty, where it tells of its signing; of "his talks", just before."""
    if candidate.kind is Kind.AGREEMENT and candidate.stage not in _AHEAD:
        found = _of_signing(candidate, sentences, whens)
    elif candidate.kind is Kind.ALIGNMENT and candidate.trigger.lemma in _MEETINGS and _points_back(candidate):
        found = _just_before(candidate, sentences, whens)
    else:
        return None
    return replace(found, basis=Basis.DERIVED) if found is not None else None


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
