"""Support told by a compound before a noun: its Turkish-supplied drones, the Saudi-paid brigades."""

from collections.abc import Iterator

from allegiance.extract.attribution import modality_of
from allegiance.extract.candidate import Candidate, Role
from allegiance.extract.grammar import subjects
from allegiance.extract.items import ItemMention, below
from allegiance.extract.roles import Roles
from allegiance.model import Kind, Stage
from allegiance.ontology import words
from allegiance.syntax import Sentence, Token

_SUPPLIED = words("supplied")
_WIELDING = words("wielding")
_SUSTAINED = {
    "armed": "weapons", "equipped": "weapons", "financed": "finance", "funded": "finance", "paid": "finance",
    "trained": "training",
}  # fmt: skip


def supplied(sentence: Sentence, roles: Roles, items: dict[int, ItemMention]) -> Iterator[Candidate]:
    """Candidates of every "A-supplied thing" whose holder stands beside it, and of every "A-trained force"."""
    for participle in sentence.tokens:
        noun = sentence.head(participle)
        giver = _giver(sentence, participle, roles)
        if participle.dep != "amod" or not giver:
            continue
        word = participle.text.lower()
        given = below(sentence, noun, items) if word in _SUPPLIED else []
        if given:
            takers, form = _holder(sentence, noun, roles), None
        elif word in _SUSTAINED:
            takers, form = roles.parties(sentence, noun), _SUSTAINED[word]
        else:
            continue
        known = {role.actor.id for role in giver}
        takers = [role for role in takers if role.actor.id not in known]
        if takers:
            yield Candidate(
                Kind.SUPPORT, sentence, participle, f"supplied:{word}", giver, takers, [], given, form,
                Stage.DELIVERED, modality_of(sentence, participle),
            )  # fmt: skip


def _giver(sentence: Sentence, participle: Token, roles: Roles) -> list[Role]:
    """Who stands before the hyphen."""
    i = participle.i
    if i < 2 or sentence.tokens[i - 1].text != "-":
        return []
    mention = roles.mention(sentence.tokens[i - 2])
    return roles.parties(sentence, sentence.tokens[i - 2]) if mention is not None else []


def _holder(sentence: Sentence, noun: Token, roles: Roles) -> list[Role]:
    """Whose the thing is: the possessor, else whoever flies, drives or fires it."""
    owners = roles.all_parties(sentence, [*sentence.children(noun, "poss"), *sentence.after(noun, "of")])
    verb = next((t for t in sentence.ancestors(noun) if t.pos in ("VERB", "AUX")), None)
    if owners or verb is None or verb.lemma not in _WIELDING or noun.dep in ("nsubj", "nsubjpass"):
        return owners
    inside = {token.i for token in sentence.subtree(noun)}
    return roles.all_parties(sentence, [t for t in subjects(sentence, verb) if t.i not in inside])
