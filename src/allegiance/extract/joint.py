"""Gifts that several make as one: their sum is told once and is theirs together."""

from allegiance.extract.candidate import Candidate
from allegiance.model import Kind

_TOGETHER = {"jointly", "together"}
_JOINT = {"common", "joint", "shared"}


def jointly(candidate: Candidate) -> bool:
    """True for "A and B will together pay", "jointly sent", "a joint gift of A and B"."""
    if candidate.kind is not Kind.SUPPORT:
        return False
    sentence, verb = candidate.sentence, candidate.trigger
    above = sentence.head(verb) if verb.dep == "xcomp" else verb
    beside = [*sentence.children(verb, "advmod", "prep"), *sentence.children(above, "advmod", "prep")]
    if any(_TOGETHER & {token.lemma, sentence.subtree(token)[0].lemma} for token in beside):
        return True
    things = [verb, *(item.head for item in candidate.items)]
    return any(child.lemma in _JOINT for thing in things for child in sentence.children(thing, "amod"))
