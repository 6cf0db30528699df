"""Denials that point back: "Tehran has denied it" denies what the report said last."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from allegiance.extract.attribution.lexicon import effects
from allegiance.extract.attribution.negation import has_negation, negative_noun
from allegiance.extract.candidate import Candidate, Role
from allegiance.extract.grammar import arguments
from allegiance.extract.roles import Roles
from allegiance.model import Kind, Polarity
from allegiance.ontology import words
from allegiance.syntax import Sentence, Token

_DENY = words("deny")
_POINTING = words("pointing_claims")
_NOUNS = words("claims")
_RUMOURS = {"gossip", "rumor", "rumour", "story", "tale", "talk"}
_THEY = {"they", "all"}
_LIES = {"fabrication", "fiction", "invention", "lie", "nonsense"}
_REACH = 4


def denials(
    sentence: Sentence, roles: Roles, own: Sequence[Candidate], before: Sequence[tuple[int, Candidate]], number: int
) -> Iterator[Candidate]:
    """A denied copy of the last claim of support when a verb of denying has only a pointing word for its object.

    ``before`` holds (number of its sentence, candidate) in text order; ``own`` are the candidates of this sentence.
    Who is told of in an earlier claim only denies that one.
    """
    yield from _apposed(sentence, own)
    recent = [candidate for at, candidate in before if candidate.kind is Kind.SUPPORT and 0 < number - at <= _REACH]
    if not recent:
        return
    for verb in sentence.tokens:
        if verb.lemma not in _DENY or verb.pos != "VERB":
            continue
        found = arguments(sentence, verb)
        told_of = _told_of(roles.all_parties(sentence, found.subject), recent)
        for thing in found.object:
            bare = thing.text.lower() in _POINTING or (
                thing.lemma in _NOUNS
                and not any(child.dep in ("acl", "relcl", "ccomp", "prep") for child in sentence.children(thing))
            )
            if bare and not any(candidate.trigger.i in {t.i for t in sentence.subtree(thing)} for candidate in own):
                for denied in told_of:
                    yield replace(
                        denied, sentence=sentence, trigger=thing, pattern=f"denial:{verb.lemma}",
                        polarity=Polarity.DENIED, filled=("actor", "recipient"),
                    )  # fmt: skip
                return


def _told_of(deniers: Sequence[Role], recent: Sequence[Candidate]) -> list[Candidate]:
    """The last claim where it is about the denier or he was told of nothing, else the last that is his own deed."""
    found: dict[int, Candidate] = {}
    for denier in deniers:
        last = recent[-1]
        if denier.actor.id not in {role.actor.id for role in [*last.actors, *last.recipients]}:
            own = [(one, role) for one in recent for role in one.actors if role.actor.id == denier.actor.id]
            last = replace(own[-1][0], actors=[own[-1][1]]) if own else last
        found.setdefault(id(last), last)
    return list(found.values()) or [recent[-1]]


def rebuts(sentence: Sentence, verb: Token) -> bool:
    """ "…, a claim Tehran denied": what the verb denies stands before it and is somebody else's word."""
    noun = sentence.head(verb)
    denying = verb.lemma in _DENY and verb.dep in ("relcl", "acl") and noun.lemma in _NOUNS
    return denying and noun.dep != "pobj" and bool(sentence.children(verb, "nsubj"))


def refuted(sentence: Sentence, trigger: Token) -> bool:
    """ "There are claims that A arms B; there is nothing behind them", "rumours of arms for B, all of them lies"."""
    nouns = [above for above in sentence.ancestors(trigger) if above.lemma in _NOUNS | _RUMOURS]
    if not nouns:
        return False
    behind = [token for token in sentence.tokens if token.i > max(trigger.i, nouns[0].i)]
    return any(_nothing_in_it(sentence, verb) for verb in behind if verb.lemma == "be")


def _nothing_in_it(sentence: Sentence, verb: Token) -> bool:
    """ "There is no truth in them", "they are baseless", "all this is a lie"."""
    below = sentence.subtree(verb)
    pointing = any(token.text.lower() in _POINTING | _THEY for token in below)
    predicates = sentence.children(verb, "attr", "acomp", "nsubj")
    empty = any(negative_noun(sentence, noun) == "deny" for noun in predicates)
    there = any(child.text.lower() == "there" for child in sentence.children(verb, "expl"))
    false = any(effects("adjectives").get(word.text.lower(), ("", ""))[0] == "deny" for word in predicates)
    lying = any(noun.lemma in _LIES for noun in predicates)
    return pointing and not has_negation(sentence, verb) and ((there and empty) or false or lying)


def _apposed(sentence: Sentence, own: Sequence[Candidate]) -> Iterator[Candidate]:
    for verb in sentence.tokens:
        told = [one for one in own if one.kind is Kind.SUPPORT and one.trigger.i < verb.i]
        if told and verb.pos == "VERB" and rebuts(sentence, verb):
            yield replace(told[-1], trigger=verb, pattern=f"denial:{verb.lemma}", polarity=Polarity.DENIED)
