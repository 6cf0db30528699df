"""Use of what another supplied: missiles of A fell on C."""

from collections.abc import Iterator

from allegiance.extract.candidate import Candidate, Role
from allegiance.extract.grammar import arguments
from allegiance.extract.items import ItemMention, below
from allegiance.extract.roles import Roles
from allegiance.extract.stage import stage_and_polarity
from allegiance.model import Kind, Stage
from allegiance.ontology import relation
from allegiance.syntax import Sentence, Token

_MATERIEL = {"weapons", "missiles", "drones", "ammunition"}
_AT = ("against", "on", "at", "in", "over")


def uses(sentence: Sentence, roles: Roles, items: dict[int, ItemMention]) -> Iterator[Candidate]:
    """Candidates of verbs of using materiel against somebody, and of striking somebody with it."""
    words = relation("use")
    for verb in sentence.tokens:
        if verb.pos != "VERB" or verb.lemma not in words["verbs"] | words["harm_verbs"]:
            continue
        if verb.dep in ("xcomp", "advcl") and any(child.tag == "TO" for child in sentence.children(verb)):
            continue
        found = arguments(sentence, verb)
        striking = verb.lemma in words["harm_verbs"]
        things = (found.obliques.get("with") or _cleft(sentence, verb)) if striking else found.object
        used = [item for thing in things for item in below(sentence, thing, items) if item.form in _MATERIEL]
        if not used:
            continue
        targets = _targets(sentence, found.object, roles) if striking else []
        for name in _AT:
            for head in [*found.obliques.get(name, ()), *_behind(sentence, used, name)]:
                targets = targets or _targets(sentence, [head], roles)
        if not targets:
            continue
        actors = roles.all_parties(sentence, found.subject)
        suppliers: list[Role] = []
        for item in used:
            suppliers.extend(_suppliers(sentence, item, roles))
        if not suppliers and not any(_points_back(sentence, item) for item in used):
            continue
        known = {role.actor.id for role in actors} | {role.actor.id for role in targets}
        _, polarity = stage_and_polarity(sentence, verb, None)
        yield Candidate(
            Kind.USE, sentence, verb, f"use:{verb.lemma}", actors,
            [role for role in targets if role.actor.id not in {a.actor.id for a in actors}],
            [("supplier", role) for role in suppliers if role.actor.id not in known],
            used, stage=Stage.USED, polarity=polarity,
        )  # fmt: skip


def _behind(sentence: Sentence, used: list[ItemMention], preposition: str) -> list[Token]:
    """What stands after a clause on the item: "fired missiles supplied by A at B"."""
    return [
        pobj
        for item in used
        for clause in sentence.children(item.head, "acl")
        for prep in sentence.children(clause, "prep")
        if prep.lemma == preposition and preposition != "in"
        for pobj in sentence.children(prep, "pobj")
    ]


def _cleft(sentence: Sentence, verb: Token) -> list[Token]:
    """What stands before the clause in "it is with these missiles that they strike"."""
    return [
        pobj
        for above in sentence.ancestors(verb)
        if above.lemma == "be"
        for prep in sentence.children(above, "prep")
        if prep.lemma == "with"
        for pobj in sentence.children(prep, "pobj")
    ]


def _points_back(sentence: Sentence, item: ItemMention) -> bool:
    return any(child.lemma in ("these", "those", "this", "that", "such") for child in sentence.children(item.head))


def _targets(sentence: Sentence, heads: list[Token], roles: Roles) -> list[Role]:
    found = roles.all_parties(sentence, heads)
    if found:
        return found
    for head in heads:
        for prep in sentence.children(head, "prep"):
            if prep.lemma in ("on", "against", "in", "of"):
                inner = _targets(sentence, sentence.children(prep, "pobj"), roles)
                if inner:
                    return inner
    return []


def _suppliers(sentence: Sentence, item: ItemMention, roles: Roles) -> list[Role]:
    found = [role for role in roles.in_sentence(sentence) if item.span.covers(role.span)]
    for clause in sentence.children(item.head, "acl", "relcl"):
        found.extend(roles.all_parties(sentence, arguments(sentence, clause).subject))
    for prep in sentence.children(item.head, "prep"):
        if prep.lemma in ("from", "of"):
            found.extend(roles.all_parties(sentence, sentence.children(prep, "pobj")))
    return found
