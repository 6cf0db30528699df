"""Denials that point back: "Tehran has denied it" denies what the report said last."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from allegiance.extract.candidate import Candidate
from allegiance.extract.grammar import arguments
from allegiance.model import Kind, Polarity
from allegiance.ontology import words
from allegiance.syntax import Sentence, Token

_DENY = words("deny")
_POINTING = words("pointing_claims")
_NOUNS = words("claims")
_REACH = 4


def denials(
    sentence: Sentence, own: Sequence[Candidate], before: Sequence[tuple[int, Candidate]], number: int
) -> Iterator[Candidate]:
    """A denied copy of the last claim of support when a verb of denying has only a pointing word for its object.

    ``before`` holds (number of its sentence, candidate) in text order; ``own`` are the candidates of this sentence.
    """
    yield from _apposed(sentence, own)
    recent = [candidate for at, candidate in before if candidate.kind is Kind.SUPPORT and 0 < number - at <= _REACH]
    if not recent:
        return
    for verb in sentence.tokens:
        if verb.lemma not in _DENY or verb.pos != "VERB":
            continue
        for thing in arguments(sentence, verb).object:
            bare = thing.text.lower() in _POINTING or (
                thing.lemma in _NOUNS
                and not any(child.dep in ("acl", "relcl", "ccomp", "prep") for child in sentence.children(thing))
            )
            if bare and not any(candidate.trigger.i in {t.i for t in sentence.subtree(thing)} for candidate in own):
                yield replace(
                    recent[-1], sentence=sentence, trigger=thing, pattern=f"denial:{verb.lemma}",
                    polarity=Polarity.DENIED, filled=("actor", "recipient"),
                )  # fmt: skip
                return


def rebuts(sentence: Sentence, verb: Token) -> bool:
    """ "…, a claim Tehran denied": what the verb denies stands before it and is somebody else's word."""
    noun = sentence.head(verb)
    denying = verb.lemma in _DENY and verb.dep in ("relcl", "acl") and noun.lemma in _NOUNS
    return denying and noun.dep != "pobj" and bool(sentence.children(verb, "nsubj"))


def _apposed(sentence: Sentence, own: Sequence[Candidate]) -> Iterator[Candidate]:
    for verb in sentence.tokens:
        told = [one for one in own if one.kind is Kind.SUPPORT and one.trigger.i < verb.i]
        if told and verb.pos == "VERB" and rebuts(sentence, verb):
            yield replace(told[-1], trigger=verb, pattern=f"denial:{verb.lemma}", polarity=Polarity.DENIED)
