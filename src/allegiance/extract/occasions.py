"""Sentences that tell on which day somebody spoke or acted, without saying what: "Baku spoke up on Tuesday."."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from allegiance.extract.reach import clause_of
from allegiance.extract.roles import Roles
from allegiance.model import ActorMention, When
from allegiance.ontology import words
from allegiance.syntax import Sentence, Token

_OCCASIONS = words("occasions_of_speech")
_EMERGING = words("emerging")
_NAMING_SPEAKERS = {"person", "office", "pronoun", "description"}
_NAMING_STATES = {"name", "capital", "metonym", "alias"}
_SPEAKERS_OF_A_STATE = {"office", "description"}
_OFFICIALS = {"authority", "government", "ministry", "officer", "official", "presidency"}
_OTHERS_CLAUSES = ("relcl", "advcl", "acl")
_OUTLETS_NAMES = {"post", "press"}  # "(Atlas Press)"
_DASHES = {"-", "--", "–", "—", ")"}
_LONGEST_HEADING = 4  # sentences: headline, byline, dateline


@dataclass(frozen=True, slots=True)
class Voice:
    """``state`` spoke on ``day``, in sentence ``number``, by the mouth of ``persons`` where they are named.

    ``lasting`` when all that its officials say is of that day.
    """

    number: int
    state: str
    day: When
    persons: frozenset[str] = frozenset()
    lasting: bool = False


def occasions(sentences: Sequence[Sentence], roles: Roles, whens: Sequence[When]) -> Iterator[tuple[int, str, When]]:
    """(code point, id of the actor, day) of news conferences and the like, and of what somebody did on a day."""
    for sentence in sentences:
        told = any(token.lemma in _OCCASIONS and not _is_told(sentence, token) for token in sentence.tokens)
        dated = _dated(sentence, whens)
        for mention in roles.mentions_in(sentence) if dated else ():
            if mention.how not in _NAMING_SPEAKERS:
                continue
            own = dated if told else [when for when in dated if _acts_on(sentence, mention, when)]
            for actor in mention.actors if own else ():
                yield sentence.span.start, actor.id, own[0]


def voices(sentences: Sequence[Sentence], roles: Roles, whens: Sequence[When]) -> Iterator[Voice]:
    """The states that act in a dated main clause, "Moscow lashed out on Friday", and whose officials tell on a day."""
    for number, sentence in enumerate(sentences):
        dated = _dated(sentence, whens)
        for mention in roles.mentions_in(sentence) if dated else ():
            states = {actor.state for actor in mention.actors if actor.state}
            for when in dated:
                acting = _is_a_state(sentence, mention) and _acts_on(sentence, mention, when)
                telling = mention.how in _SPEAKERS_OF_A_STATE and _tells_on(sentence, mention, when)
                if acting or telling:
                    yield from (Voice(number, state, when, lasting=telling) for state in sorted(states))


def _is_a_state(sentence: Sentence, mention: ActorMention) -> bool:
    """A state by name, or those of its people who speak for it: not its soldiers, who only land somewhere."""
    head = sentence.head_of(mention.span)
    return mention.how in _NAMING_STATES or (
        mention.how == "description" and head is not None and head.lemma in _OFFICIALS
    )


def heading(sentences: Sequence[Sentence], whens: Sequence[When]) -> When | None:
    """The day over the record of a press conference, a statement or the like; null over any other report."""
    head: list[Sentence] = []
    for sentence in sentences[:_LONGEST_HEADING]:
        if sentence.root.pos in ("VERB", "AUX"):
            break
        head.append(sentence)
    if not any(token.text.lower() in _OCCASIONS - _OUTLETS_NAMES for sentence in head for token in sentence.tokens):
        return None
    return next((day for sentence in head for day in _dated(sentence, whens)), None)


def _dated(sentence: Sentence, whens: Sequence[When]) -> list[When]:
    return [w for w in whens if w.span and sentence.span.covers(w.span) and w.start and w.grain == "day"]


def _is_told(sentence: Sentence, noun: Token) -> bool:
    """ "He said they had attacked military posts": what stands in words told is no occasion of telling."""
    return any(above.dep == "ccomp" and above.i > sentence.head(above).i for above in sentence.ancestors(noun))


def _acts_on(sentence: Sentence, mention: ActorMention, when: When) -> bool:
    """ "On Friday the secretary raised": what somebody did on a day dates what the report has him say of it."""
    head = sentence.head_of(mention.span)
    token = sentence.head_of(when.span) if when.span is not None else None
    if head is None or token is None or head.dep != "nsubj" or when.start != when.end:
        return False
    if any(between.text in _DASHES for between in sentence.tokens[token.i : head.i]):  # the date of a dateline
        return False
    verb = sentence.head(head)
    if verb.dep in _OTHERS_CLAUSES:
        return False
    clause = clause_of(sentence, token)
    if verb.tag == "VBG" and clause.dep == "ccomp" and not sentence.children(clause, "mark"):
        clause = clause_of(sentence, sentence.head(clause))  # "was showing him round": "round" is taken for a verb
    return clause.i == verb.i


def _tells_on(sentence: Sentence, mention: ActorMention, when: When) -> bool:
    """ "The picture that emerged on Friday from officials in Seoul"."""
    head = sentence.head_of(mention.span)
    token = sentence.head_of(when.span) if when.span is not None else None
    if head is None or token is None or head.dep != "pobj" or sentence.head(head).lemma != "from":
        return False
    verb = _clause_above(sentence, head)
    return verb.lemma in _EMERGING and clause_of(sentence, token).i == verb.i


def _clause_above(sentence: Sentence, token: Token) -> Token:
    return next((above for above in sentence.ancestors(token) if above.pos in ("VERB", "AUX")), token)
