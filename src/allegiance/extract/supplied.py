"""Support told by a compound before a noun: its Turkish-supplied drones, the Saudi-paid brigades."""

from collections.abc import Iterator

from allegiance.extract.attribution import modality_of
from allegiance.extract.candidate import Candidate, Role
from allegiance.extract.grammar import subjects
from allegiance.extract.items import HARDWARE, ItemMention, below
from allegiance.extract.roles import Roles
from allegiance.model import Kind, Stage
from allegiance.ontology import words
from allegiance.syntax import Sentence, Token

_SUPPLIED = words("supplied")
_WIELDING = words("wielding")
_PRESENTS = words("presents")
_MAKES = words("makes")
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


def by_origin(sentence: Sentence, roles: Roles, items: dict[int, ItemMention]) -> Iterator[Candidate]:
    """ "B's rifles are from A", "B's rifles are Norwegian", "B's jets were a gift from A"."""
    for verb in sentence.tokens:
        if verb.lemma != "be" or verb.dep in ("aux", "auxpass"):
            continue
        for noun in sentence.children(verb, "nsubj"):
            given = [item for item in below(sentence, noun, items) if item.form in HARDWARE]
            owners = [role for item in given for role in roles.all_parties(sentence, _owners(sentence, item.head))]
            known = {role.actor.id for role in owners}
            givers = [role for role in _origin(sentence, verb, roles) if role.actor.id not in known]
            if given and owners and givers:
                yield Candidate(
                    Kind.SUPPORT, sentence, verb, "supplied:be", givers, owners, [], given, None,
                    Stage.DELIVERED, modality_of(sentence, verb),
                )  # fmt: skip


def _owners(sentence: Sentence, thing: Token) -> list[Token]:
    return [*sentence.children(thing, "poss"), *sentence.after(thing, "of")]


def _origin(sentence: Sentence, verb: Token, roles: Roles) -> list[Role]:
    """Where a thing comes from by what follows "is": Norwegian, from Norway, of Norwegian make, a gift from Norway."""
    after = sentence.children(verb, "acomp", "attr")
    named = [token for token in after if roles.mention(token) is not None and token.pos in ("ADJ", "PROPN")]
    gifts = [token for token in after if token.lemma in _PRESENTS]
    makes = [token for token in sentence.after(verb, "of") if token.lemma in _MAKES]
    named += sentence.after(verb, "from") + [pobj for gift in gifts for pobj in sentence.after(gift, "from", "of")]
    found = roles.all_parties(sentence, named)
    return found or [role for token in [*makes, *gifts] for role in roles.modifier(sentence, token)]


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
