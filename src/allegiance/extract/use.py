"""Use of what another supplied: missiles of A fell on C."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from allegiance.extract.candidate import Candidate, Role
from allegiance.extract.grammar import Arguments, arguments
from allegiance.extract.items import ItemMention, below
from allegiance.extract.roles import Roles
from allegiance.extract.stage import stage_and_polarity
from allegiance.model import Kind, Polarity, Stage
from allegiance.ontology import relation
from allegiance.syntax import Sentence, Token

_MATERIEL = {"weapons", "missiles", "drones", "ammunition"}
_AT = ("against", "on", "at", "into", "onto", "toward", "towards", "in", "over")
_DOWN = {"down", "out", "up"}
_Words = dict[str, frozenset[str]]


def uses(sentence: Sentence, roles: Roles, items: dict[int, ItemMention]) -> Iterator[Candidate]:
    """Candidates of verbs of using materiel against somebody, and of striking somebody with it."""
    words = relation("use")
    for verb in sentence.tokens:
        if verb.pos != "VERB":
            continue
        striking = is_blow(sentence, verb, words)
        if not striking and verb.lemma not in words["verbs"]:
            continue
        if verb.dep in ("xcomp", "advcl") and any(child.tag == "TO" for child in sentence.children(verb)):
            continue
        found = arguments(sentence, verb)
        things = _means(sentence, verb, found) if striking else found.object
        if striking and not things:  # "were shot down by French-built fighters of the air force"
            things = found.subject
        near = [item for thing in things for item in below(sentence, thing, items)]
        near = [_built(sentence, item) for item in near]
        used = [item for item in near if item.form in _MATERIEL]
        if not used:
            continue
        actors = _users(sentence, verb, found, used, roles, words)
        if not actors and not found.passive:
            continue
        own = {role.actor.id for role in actors}
        targets = _aimed_at(sentence, verb, found, used, striking, roles, words, own)
        _, polarity = stage_and_polarity(sentence, verb, None)
        denied = (
            polarity is Polarity.DENIED and found.passive
        )  # "No F-16 was used": by whom and on whom was said before
        if not targets and not denied:
            continue
        suppliers = {r.actor.id: r for item in used for r in reversed(_suppliers(sentence, item, roles))}
        taken = own | {role.actor.id for role in targets}
        others = [("supplier", role) for role in suppliers.values() if role.actor.id not in taken]
        if not others and not denied and not any(_points_back(sentence, item) for item in used):
            continue
        yield Candidate(
            Kind.USE, sentence, verb, f"use:{verb.lemma}", actors, targets, others, used,
            stage=Stage.USED, polarity=polarity,
        )  # fmt: skip


def is_blow(sentence: Sentence, verb: Token, words: _Words) -> bool:
    """True for "strike" and "bomb", and for "shoot" where it goes with "down"."""
    if verb.lemma in words["harm_verbs"]:
        return True
    return verb.lemma in words["downing_verbs"] and any(
        child.lemma in _DOWN for child in sentence.children(verb, "prt", "advmod")
    )


def _means(sentence: Sentence, verb: Token, found: Arguments) -> list[Token]:
    """What somebody is struck with: after ``with``, after ``using``, before "that they strike"."""
    using = [
        thing
        for above in (verb, *found.object)
        for clause in sentence.children(above, "advcl", "acl", "prep", "xcomp")
        if clause.lemma == "use"
        for thing in sentence.children(clause, "dobj", "pobj")
    ]
    return found.obliques.get("with") or using or _cleft(sentence, verb)


def _users(
    sentence: Sentence, verb: Token, found: Arguments, used: Sequence[ItemMention], roles: Roles, words: _Words
) -> list[Role]:
    """Who uses it: the subject; in "used in Russian attacks" and "in strikes by Russia" whose attacks they are."""
    things = {item.head.i for item in used}
    subject = roles.all_parties(sentence, [t for t in found.subject if t.i not in things])
    if not subject:  # "Azerbaijan's Turkish-built drones": the owner uses what another built
        owners = [t for item in used for t in sentence.children(item.head, "poss")]
        subject = roles.all_parties(sentence, owners)
    if subject or not found.passive:
        return subject
    agents = [t for t in found.subject if t.i in things]
    makers = {role.actor.id for item in used for role in _makers(sentence, item, roles)}
    subject = [role for role in roles.all_parties(sentence, agents) if role.actor.id not in makers]
    if subject:
        return subject
    attacks = [t for t in found.obliques.get("in", ()) if t.lemma in words["harm_nouns"]]
    by = [pobj for attack in attacks for pobj in sentence.after(attack, "by")]
    return roles.all_parties(sentence, by) or [role for attack in attacks for role in roles.modifier(sentence, attack)]


def _aimed_at(
    sentence: Sentence,
    verb: Token,
    found: Arguments,
    used: Sequence[ItemMention],
    striking: bool,
    roles: Roles,
    words: _Words,
    own: set[str],
) -> list[Role]:
    """Who is struck: what the blow falls on, what stands after ``at`` or ``against``, what the purpose names."""
    rows: list[list[Token]] = [found.object] if striking else []
    rows += [[*found.obliques.get(name, ()), *_behind(sentence, used, name)] for name in _AT]
    rows += [
        sentence.children(purpose, "dobj")
        for purpose in sentence.children(verb, "xcomp", "advcl")
        if is_blow(sentence, purpose, words)
    ]
    for heads in rows:
        struck = _targets(sentence, heads, roles, own)
        if struck:
            return struck
    return []


def _behind(sentence: Sentence, used: Sequence[ItemMention], preposition: str) -> list[Token]:
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
    return [pobj for above in sentence.ancestors(verb) if above.lemma == "be" for pobj in sentence.after(above, "with")]


def _points_back(sentence: Sentence, item: ItemMention) -> bool:
    return any(child.lemma in ("these", "those", "this", "that", "such") for child in sentence.children(item.head))


def _targets(sentence: Sentence, heads: Sequence[Token], roles: Roles, own: set[str]) -> list[Role]:
    """The parties that ``heads`` stand for, or whose place they name, or whose places and people they are."""
    named = roles.all_parties(sentence, heads) or [role for head in heads for role in roles.places(head)]
    found = [role for role in named if role.actor.id not in own]
    if found:
        return found
    for head in heads:
        for prep in sentence.children(head, "prep"):
            if prep.lemma in ("on", "against", "in", "of", "near"):
                inner = _targets(sentence, sentence.children(prep, "pobj"), roles, own)
                if inner:
                    return inner
    return []


def _suppliers(sentence: Sentence, item: ItemMention, roles: Roles) -> list[Role]:
    """Whose the item is or was: "Iranian drones", "American-made bombs", "shells made in North Korea"."""
    found = [role for role in roles.in_sentence(sentence) if item.span.covers(role.span)]
    found.extend(_makers(sentence, item, roles))
    for clause in sentence.children(item.head, "acl", "relcl"):
        made = arguments(sentence, clause)
        found.extend(roles.all_parties(sentence, [t for t in made.subject if t.i != item.head.i]))
        for name in ("in", "from", "by"):
            found.extend(roles.all_parties(sentence, made.obliques.get(name, ())))
    for prep in sentence.children(item.head, "prep"):
        if prep.lemma in ("from", "of"):
            found.extend(roles.all_parties(sentence, sentence.children(prep, "pobj")))
    above = sentence.head(item.head)
    if item.head.dep == "nsubjpass" and above.lemma in relation("use")["making_verbs"]:  # "was made in North Korea"
        made = arguments(sentence, above)
        for name in ("in", "from", "by"):
            found.extend(roles.all_parties(sentence, made.obliques.get(name, ())))
        found.extend(roles.all_parties(sentence, made.subject))
    return found


def _built(sentence: Sentence, item: ItemMention) -> ItemMention:
    """Fighters that somebody has built are aircraft, no soldiers."""
    made = any(
        child.lemma in relation("use")["making_verbs"] and sentence.children(child, "npadvmod", "compound")
        for child in sentence.children(item.head, "amod")
    )
    return replace(item, form="weapons") if made and item.form == "personnel" else item


def _makers(sentence: Sentence, item: ItemMention, roles: Roles) -> list[Role]:
    """Whose make it is in "French-built fighters"."""
    return [
        role
        for child in sentence.children(item.head, "amod")
        for role in roles.all_parties(sentence, sentence.children(child, "npadvmod", "compound", "amod", "nmod"))
    ]
