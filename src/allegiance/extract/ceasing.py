"""Support that the same sentence says is over, and the fall of rulers that ended it: "both stopped when he fell"."""

from collections.abc import Sequence
from dataclasses import replace

from allegiance.extract.candidate import Candidate
from allegiance.extract.reach import clause_of, distance
from allegiance.extract.roles import Roles
from allegiance.knowledge.offices import terms
from allegiance.model import Basis, Kind, Span, Stage, When
from allegiance.ontology import words
from allegiance.syntax import Sentence, Token

_STOPPING = words("stopping")
_GOING_ON = {Stage.DELIVERED, Stage.UNDERWAY}
_BACK = {"all", "both", "he", "it", "she", "that", "these", "they", "this"}
_DOWN = words("downfall")
_FLIGHTS = {"flight", "refuge"}


def ceased(candidate: Candidate) -> Token | None:
    """The verb behind the trigger that says of its givers that they stopped; null where nothing ended."""
    sentence, trigger = candidate.sentence, candidate.trigger
    if candidate.kind is not Kind.SUPPORT or candidate.stage not in _GOING_ON:
        return None
    for verb in sentence.tokens[trigger.i + 1 :]:
        if verb.lemma not in _STOPPING or verb.tag not in ("VBD", "VBZ", "VBP"):
            continue
        subjects = sentence.children(verb, "nsubj")
        things = sentence.children(verb, "dobj")
        named = any(subject.text.lower() not in _BACK for subject in subjects)
        if subjects and not named and all(thing.text.lower() in _BACK for thing in things):
            return verb
    return None


def fell_on(
    sentence: Sentence, verb: Token, sentences: Sequence[Sentence], roles: Roles, whens: Sequence[When]
) -> When | None:
    """The day of "when he fell" below ``verb``: by another sentence that tells of it, else by the end of his term."""
    for clause in sentence.children(verb, "advcl"):
        if not _goes_down(sentence, clause):
            continue
        for subject in sentence.children(clause, "nsubj", "nsubjpass"):
            mention = roles.mention(subject)
            persons = (
                [a.id for a in mention.actors if a.kind == "person" or a.id.startswith("person:")] if mention else []
            )
            if persons:
                return _told(persons[0], sentences, roles, whens) or _of_term(persons[0], clause)
    return None


def _goes_down(sentence: Sentence, verb: Token) -> bool:
    if verb.lemma in _DOWN:
        return True
    return verb.lemma == "take" and any(thing.lemma in _FLIGHTS for thing in sentence.children(verb, "dobj"))


def _told(person: str, sentences: Sequence[Sentence], roles: Roles, whens: Sequence[When]) -> When | None:
    for sentence in sentences:
        for when in whens:
            token = sentence.head_of(when.span) if when.span and sentence.span.covers(when.span) else None
            verb = clause_of(sentence, token) if token is not None else None
            if token is None or verb is None or when.start is None or not _goes_down(sentence, verb):
                continue
            for subject in sentence.children(verb, "nsubj", "nsubjpass"):
                mention = roles.mention(subject)
                if (
                    mention is not None
                    and person in {a.id for a in mention.actors}
                    and distance(sentence, verb, token) == 0
                ):
                    return replace(when, basis=Basis.DERIVED)
    return None


def _of_term(person: str, clause: Token) -> When | None:
    ends = [office.end for office in terms().get(person, ()) if office.end is not None]
    span = Span(clause.start, clause.end)
    day = max(ends, default=None)
    return When(start=day, end=day, grain="day", basis=Basis.DERIVED, surface=clause.text, span=span) if day else None
