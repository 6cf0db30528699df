"""Stocks, production, forces and shortages of one state."""

from collections.abc import Iterator

from allegiance.extract.candidate import Candidate, Role
from allegiance.extract.grammar import Arguments, arguments, subjects
from allegiance.extract.items import ItemMention, below, noun_phrase
from allegiance.extract.roles import Roles
from allegiance.extract.stage import stage_and_polarity
from allegiance.model import Kind, Stage
from allegiance.ontology import relation
from allegiance.syntax import Sentence, Token

_MATERIEL = {"weapons", "missiles", "drones", "ammunition"}
_Items = dict[int, ItemMention]
_Words = dict[str, frozenset[str]]


def capabilities(text: str, sentence: Sentence, roles: Roles, items: _Items) -> Iterator[Candidate]:
    """Candidates of verbs of producing, expanding and lacking over nouns of stock and force, one for each owner."""
    words = relation("capability")
    seen: set[str] = set()
    for verb in sentence.tokens:
        if verb.pos not in ("VERB", "AUX"):
            continue
        found = arguments(sentence, verb)
        told: tuple[Token, Role | None] | None = _short(sentence, verb, found, roles, items, words) or _holds(
            sentence, verb, found, roles, items, words
        )
        told = told or _at_a_rate(sentence, verb, found, roles, items, words)
        if told is None and verb.lemma in words["verbs"] and verb.pos == "VERB":
            told = _grows(sentence, verb, found, roles, items, words)
        unowned = _stands_at(sentence, verb, found, words) if told is None else None
        if unowned is not None:  # whose output it is was said before
            told = unowned, None
        if told is None or (told[1] is not None and told[1].actor.id in seen):
            continue
        noun, owner = told
        if owner is not None:
            seen.add(owner.actor.id)
        span = noun_phrase(sentence, noun)
        stage, polarity = stage_and_polarity(sentence, verb, None)
        yield Candidate(
            Kind.CAPABILITY, sentence, verb, f"capability:{verb.lemma}", [owner] if owner else [],
            items=[ItemMention(noun, span, span.of(text), "other", "capability")],
            stage=stage if stage in (Stage.UNDERWAY, Stage.PLANNED) else None, polarity=polarity,
        )  # fmt: skip


def _grows(
    sentence: Sentence, verb: Token, found: Arguments, roles: Roles, items: _Items, words: _Words
) -> tuple[Token, Role] | None:
    """A stock, a force or an industry that grows or shrinks, and what is produced."""
    if verb.dep in ("relcl", "acl") and found.passive:  # "vehicles manufactured by A": where they are from
        return None
    things = found.object if verb.lemma in words["active_verbs"] else [*found.object, *found.subject]
    heads = [inner for t in things for inner in [t, *_measured(sentence, t)]]
    owned = verb.lemma in words["owning_verbs"]
    nouns = [t for t in heads if t.lemma in words["nouns"] or (owned and t in found.object and t.i in items)]
    if not nouns:
        return None
    noun = nouns[0]
    owner = roles.modifier(sentence, noun)
    if not owner and noun.dep == "dobj":
        owner = roles.all_parties(sentence, sentence.after(noun, "of"))
    owner = owner or roles.all_parties(sentence, [t for t in found.subject if t != noun])
    if not owner and noun not in found.object:
        owner = roles.parties(sentence, noun)
    return None if _elsewhere(sentence, found, owner, roles) else _of_one(noun, owner)


def _short(
    sentence: Sentence, verb: Token, found: Arguments, roles: Roles, items: _Items, words: _Words
) -> tuple[Token, Role] | None:
    """What is running out: "is short of shells", "is running out of missiles", "is low on interceptors"."""
    empty = [c for c in sentence.children(verb, "acomp", "oprd") if {c.lemma, c.text.lower()} & words["empty"]]
    heads = [inner for t in subjects(sentence, verb) for inner in [t, *_measured(sentence, t)]]
    stocks = [t for t in heads if t.lemma in words["nouns"]]
    if empty and stocks and verb.lemma in words["lacking_verbs"]:
        return _of_one(stocks[0], roles.modifier(sentence, stocks[0]) or roles.parties(sentence, stocks[0]))
    lacking = [c for c in sentence.children(verb, "acomp", "prt", "advmod", "prep") if c.lemma in words["lacking"]]
    if not lacking or verb.lemma not in words["lacking_verbs"]:
        return None
    rows = [verb, *lacking]
    things = [pobj for above in rows for pobj in sentence.after(above, "of", "on")]
    lacked = [t for t in things if t.lemma in words["lacked_nouns"] or _is_stock(sentence, t, items, words)]
    if not lacked:
        return None
    return _of_one(lacked[0], roles.all_parties(sentence, list(subjects(sentence, verb))))


def _holds(
    sentence: Sentence, verb: Token, found: Arguments, roles: Roles, items: _Items, words: _Words
) -> tuple[Token, Role] | None:
    """What a state has or makes, with a number: "has 370 ships", "makes a million drones a year"."""
    if verb.lemma in words["holding_verbs"]:
        held = [t for t in found.object if _is_counted(sentence, t) and _is_held(sentence, t, items, words)]
    elif verb.lemma in words["wanting_verbs"]:
        held = [t for t in found.object if _is_held(sentence, t, items, words)]
    elif verb.lemma in words["making_verbs"] and (verb.lemma not in ("turn", "churn") or _goes_out(sentence, verb)):
        held = [t for t in found.object if _is_materiel(sentence, t, items) or t.lemma in words["hulls"]]
        held = [t for t in held if verb.lemma not in ("make", "build") or _is_counted(sentence, t)]
        free = any(child.lemma == "available" for child in sentence.children(verb, "ccomp"))
        held = [] if free or ("for" in found.obliques and verb.lemma == "build") else held
    elif verb.lemma in words["raising_verbs"]:
        held = [t for t in found.object if t.lemma in words["raised_nouns"]]
    else:
        return None
    if not held or "from" in found.obliques or sentence.children(verb, "dative"):
        return None
    if verb.dep == "relcl" and held[0] not in sentence.children(verb, "dobj") and sentence.head(verb).pos != "PRON":
        return None  # "an aircraft that it makes with Pakistan" is told of the aircraft
    owner = roles.all_parties(sentence, [t for t in subjects(sentence, verb) if t not in held])
    if not owner and found.passive and _is_counted(sentence, held[0]):  # "eight vessels will be built in Adelaide"
        return _of_one(held[0], [role for t in found.obliques.get("in", ()) for role in roles.places(t)])
    return None if _elsewhere(sentence, found, owner, roles) else _of_one(held[0], owner)


def _at_a_rate(
    sentence: Sentence, verb: Token, found: Arguments, roles: Roles, items: _Items, words: _Words
) -> tuple[Token, Role] | None:
    """So many in so long, whatever they are called: "plans to make 350,000 of them a year"."""
    if verb.lemma in words["rate_verbs"]:
        counted = [
            *found.object,
            *(t for span in _spans(sentence, verb, words) for t in sentence.children(span, "nsubj")),
        ]
        made = [t for t in counted if t.pos == "NUM" or t.lemma in ("million", "thousand", "hundred")]
    elif verb.lemma in ("be", "stand", "remain"):
        made = [
            t for t in found.obliques.get("at", ()) if _is_materiel(sentence, t, items) and _is_counted(sentence, t)
        ]
    else:
        return None
    spans = [t for head in (verb, *made) for t in _spans(sentence, head, words)]
    timely = any(
        child.text.lower() in ("a", "an", "per", "each", "every", "this", "next")
        for t in spans
        for child in sentence.children(t, "det", "amod", "nmod", "advmod")
    )
    owner = roles.all_parties(sentence, [t for t in subjects(sentence, verb) if t not in made])
    if not made or not timely or _elsewhere(sentence, found, owner, roles):
        return None
    return _of_one(made[0], owner)


def _spans(sentence: Sentence, head: Token, words: _Words) -> list[Token]:
    """The spans of time under ``head``; the parser also takes "make 50 of them a year" for a clause about a year."""
    return [t for t in sentence.children(head, "npadvmod", "ccomp") if t.lemma in words["spells"]]


def _stands_at(sentence: Sentence, verb: Token, found: Arguments, words: _Words) -> Token | None:
    """The noun of "monthly output stands at 40,000", where nobody is named in the clause."""
    if verb.lemma not in words["level_verbs"] or not any(t.pos == "NUM" for t in found.obliques.get("at", ())):
        return None
    return next((t for t in subjects(sentence, verb) if t.lemma in words["outputs"]), None)


def _elsewhere(sentence: Sentence, found: Arguments, owner: list[Role], roles: Roles) -> bool:
    """True for soldiers kept in another's country and arms made for another or with him."""
    own = {role.actor.id for role in owner}
    heads = [t for name in ("in", "around", "for", "with", "at") for t in found.obliques.get(name, ())]
    there = [*roles.all_parties(sentence, heads), *(role for t in heads for role in roles.places(t))]
    named = [role for role in there if role.how != "pronoun"]
    return any(role.actor.id not in own for role in named) or any(t.lemma == "country" for t in heads)


def _of_one(noun: Token, owner: list[Role]) -> tuple[Token, Role] | None:
    return (noun, owner[0]) if len({role.actor.id for role in owner}) == 1 else None


def _is_stock(sentence: Sentence, token: Token, items: _Items, words: _Words) -> bool:
    return token.lemma in words["nouns"] or _is_materiel(sentence, token, items)


def _is_held(sentence: Sentence, token: Token, items: _Items, words: _Words) -> bool:
    return token.lemma in words["held_nouns"] or _is_materiel(sentence, token, items)


def _is_materiel(sentence: Sentence, token: Token, items: _Items) -> bool:
    return any(item.form in _MATERIEL for item in below(sentence, token, items))


def _is_counted(sentence: Sentence, token: Token) -> bool:
    """True for "370 ships" and "an army of 1.2 million"."""
    return any(t.dep == "nummod" or (t.pos == "NUM" and t.dep in ("pobj", "compound")) for t in sentence.subtree(token))


def _goes_out(sentence: Sentence, verb: Token) -> bool:
    return any(child.lemma == "out" for child in sentence.children(verb, "prt", "advmod", "prep"))


def _measured(sentence: Sentence, token: Token) -> list[Token]:
    """What "hundreds of plants" counts."""
    return sentence.after(token, "of")
