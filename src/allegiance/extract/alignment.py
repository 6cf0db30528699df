"""Ties between two states: grown, cooled, cut, and the moves that show it: envoys, recognition, switching sides."""

from collections.abc import Iterator

from allegiance.extract.agreement import is_agreement, is_ended
from allegiance.extract.candidate import Candidate, Role
from allegiance.extract.encounter import aligned, beside, clause, encounters, foreign
from allegiance.extract.grammar import Arguments, arguments, coordinated
from allegiance.extract.roles import Roles
from allegiance.ontology import relation
from allegiance.ontology import words as word_list
from allegiance.syntax import Sentence, Token

_TROOPS = word_list("troops")
_WITH = ("with", "between", "among")
_CLOSER = {"closer", "close", "together", "near", "nearer", "apart", "away"}
_Words = dict[str, frozenset[str]]


def alignments(text: str, sentence: Sentence, roles: Roles) -> Iterator[Candidate]:
    """Candidates of tie nouns, of verbs of drawing closer or apart, of symbolic moves and of encounters."""
    seen: set[tuple[str, ...]] = set()
    for candidate in [*_moves(text, sentence, roles), *encounters(text, sentence, roles)]:
        pair = tuple(sorted({role.actor.id for role in [*candidate.actors, *candidate.recipients]}))
        if pair not in seen:
            seen.add(pair)
            yield candidate


def _moves(text: str, sentence: Sentence, roles: Roles) -> Iterator[Candidate]:
    words = relation("alignment")
    for token in sentence.tokens:
        if token.pos in ("NOUN", "PROPN") and token.dep != "compound":
            if token.lemma in words["tie_nouns"]:
                yield from _ties(text, sentence, token, roles, words)
            elif is_agreement(sentence, token):
                yield from _pact_broken(text, sentence, token, roles)
        elif token.pos == "VERB":
            found: list[Candidate] = []
            if token.lemma in words["symbolic_verbs"]:
                found = _symbolic(text, sentence, token, roles, words)
            if not found and token.lemma in words["expel_verbs"] | words["ordering_verbs"]:
                found = _expelled(text, sentence, token, roles, words)
            if not found and token.lemma in words["closer_verbs"] | words["apart_verbs"]:
                found = _closer(text, sentence, token, roles, words)
            if not found and token.lemma in words["door_verbs"]:
                found = _door(text, sentence, token, roles, words)
            if not found and token.lemma in words["dropping_verbs"]:
                found = _dropped(text, sentence, token, roles)
            yield from found


def _ties(text: str, sentence: Sentence, noun: Token, roles: Roles, words: _Words) -> list[Candidate]:
    verb = clause(sentence, noun)
    growing = noun.lemma == "rapprochement" or any(
        child.lemma in words["closer_verbs"] | words["apart_verbs"] or child.text.lower() in words["changing"]
        for child in sentence.children(noun, "amod")
    )
    above = sentence.head(sentence.head(noun))
    growing = growing or (sentence.head(noun).lemma == "of" and above.lemma in words["tie_changes"])
    compared = any(token.text.lower() in words["comparatives"] for token in sentence.subtree(verb))
    moving = words["closer_verbs"] | words["apart_verbs"] | words["proclaiming_verbs"] | words["ebbing_verbs"]
    if not growing and not compared and verb.lemma not in moving:
        return []
    found = arguments(sentence, verb) if verb.pos == "VERB" else Arguments()
    whose, with_whom = roles.modifier(sentence, noun), beside(sentence, noun, roles, (*_WITH, "to", "like"))
    near = [*whose, *with_whom]
    parties = roles.all_parties(sentence, [t for t in found.subject if t.i != noun.i])
    heads = [t for name in ("with", "between") for t in found.obliques.get(name, ())]
    partners = roles.all_parties(sentence, [t for t in heads if t.i != noun.i])
    if (
        len(beside(sentence, noun, roles, ("between", "among"))) > 1
    ):  # "concern about ties between A and B" is no tie to them
        return aligned(text, sentence, noun, beside(sentence, noun, roles, ("between", "among")))
    if whose and with_whom and not parties:
        return aligned(text, sentence, noun, whose, with_whom)
    return aligned(text, sentence, noun, parties or partners or near, [*near, *partners])


def _pact_broken(text: str, sentence: Sentence, noun: Token, roles: Roles) -> list[Candidate]:
    """A treaty cancelled or denounced: the ties between its parties weaken."""
    verb = clause(sentence, noun)
    if verb.lemma not in relation("agreement")["breaking_verbs"] or noun.dep not in ("dobj", "nsubjpass", "conj"):
        return []
    if is_ended(sentence, noun, verb):
        return []
    found = arguments(sentence, verb)
    own = roles.all_parties(sentence, [t for t in found.subject if t.i != noun.i])
    with_whom = roles.all_parties(sentence, [t for n in ("with", "between") for t in found.obliques.get(n, ())])
    partners = [*beside(sentence, noun, roles, _WITH), *with_whom, *roles.modifier(sentence, noun)]
    return aligned(text, sentence, noun, own, partners) if own and partners else []


def _closer(text: str, sentence: Sentence, verb: Token, roles: Roles, words: _Words) -> list[Candidate]:
    found = arguments(sentence, verb)
    moving = {child.lemma for child in sentence.children(verb)} & _CLOSER
    parties = roles.all_parties(sentence, found.subject)
    if moving and len({role.actor.id for role in parties}) < 2:
        parties = [*parties, *roles.all_parties(sentence, found.object)]
    if moving and not (verb.lemma in words["turning_verbs"] and found.object):
        names = ("to", "with", "towards", "toward", "from")
        heads = [t for name in names for t in found.obliques.get(name, ())]
        for child in sentence.children(verb, "advmod", "acomp", "prt", "prep"):
            if child.lemma in _CLOSER:
                heads.extend(
                    twin
                    for prep in sentence.children(child, "prep")
                    for pobj in sentence.children(prep, "pobj")
                    for twin in [*coordinated(sentence, pobj), *included(sentence, pobj)]
                )
        heads += [twin for head in heads for twin in included(sentence, head)]
        return aligned(text, sentence, verb, parties, roles.all_parties(sentence, heads))
    if verb.lemma not in words["turning_verbs"] or any(token.lemma in _TROOPS for token in found.subject):
        return []
    return _turned(text, sentence, verb, roles, found, words)


def included(sentence: Sentence, noun: Token) -> list[Token]:
    """The names after ``including``: "other friends, including A and B"."""
    return [
        twin
        for prep in sentence.children(noun, "prep")
        if prep.text.lower() == "including"
        for pobj in sentence.children(prep, "pobj")
        for twin in coordinated(sentence, pobj)
    ]


def _turned(
    text: str, sentence: Sentence, verb: Token, roles: Roles, found: Arguments, words: _Words
) -> list[Candidate]:
    """One who turns to or from another: "turned to China", "broke with Qatar", "distanced itself from Moscow"."""
    itself = all(token.lemma.endswith(("self", "selves")) or token.pos == "PRON" for token in found.object)
    ranks = all(token.lemma in words["broken_nouns"] for token in found.object)
    if sentence.children(verb, "prt") or not (itself or ranks) or "into" in found.obliques:
        return []
    back = ranks and any(token.lemma == "back" for token in found.object)
    names = ("with", "from") if verb.lemma == "break" else ("from", "to", "towards", "toward", "off")
    names = ("on", "to") if back else names
    partners = roles.all_parties(sentence, [t for name in names for t in found.obliques.get(name, ())])
    return aligned(text, sentence, verb, roles.all_parties(sentence, found.subject), partners) if partners else []


def _door(text: str, sentence: Sentence, verb: Token, roles: Roles, words: _Words) -> list[Candidate]:
    """Whom one turns from or to: "closed the door on China", "opened the door to Moscow"."""
    found = arguments(sentence, verb)
    if not any(t.lemma in words["door_nouns"] for t in found.object):
        return []
    own = roles.all_parties(sentence, found.subject)
    names = ("to",) if verb.lemma == "open" else ("on", "to")
    partners = foreign(sentence, [t for name in names for t in found.obliques.get(name, ())], roles, own)
    return aligned(text, sentence, verb, own, partners) if own and partners else []


def _dropped(text: str, sentence: Sentence, verb: Token, roles: Roles) -> list[Candidate]:
    """One ally dropped for another: "Nauru ditched Taiwan for Beijing"."""
    found = arguments(sentence, verb)
    own = roles.all_parties(sentence, found.subject)
    bare = [t for t in found.object if (m := roles.mention(t)) is not None and m.actors]
    dropped = roles.all_parties(sentence, bare)
    favoured = [
        pobj
        for favour in found.obliques.get("in", ())
        if favour.lemma in ("favour", "favor")
        for prep in sentence.children(favour, "prep")
        for pobj in sentence.children(prep, "pobj")
    ]
    taken = roles.all_parties(sentence, [*found.obliques.get("for", ()), *favoured])
    return aligned(text, sentence, verb, own, [*dropped, *taken]) if own and dropped and taken else []


def _expelled(text: str, sentence: Sentence, verb: Token, roles: Roles, words: _Words) -> list[Candidate]:
    """Another's people thrown out, or told to leave."""
    if verb.lemma in words["throwing_verbs"] and not any(c.lemma == "out" for c in sentence.children(verb)):
        return []
    found = arguments(sentence, verb)
    people = found.object
    if verb.lemma in words["ordering_verbs"]:
        leaving = [c for c in sentence.children(verb, "xcomp", "ccomp") if c.lemma in words["leaving_verbs"]]
        people = [*people, *(t for c in leaving for t in sentence.children(c, "nsubj"))] if leaving else []
    thrown = [t for t in people if t.lemma in words["symbolic_nouns"] | words["expelled_nouns"] | _TROOPS]
    own = roles.all_parties(sentence, found.subject)
    return aligned(text, sentence, verb, own, foreign(sentence, thrown, roles, own)) if thrown and own else []


def _symbolic(text: str, sentence: Sentence, verb: Token, roles: Roles, words: _Words) -> list[Candidate]:
    found = arguments(sentence, verb)
    things = [t for t in found.object if t.lemma in words["symbolic_nouns"]]
    about = [*sentence.children(verb), *found.obliques.get("to", ())]  # "called its ambassador to Armenia home"
    homeward = any(token.lemma in words["homeward"] for token in about)
    if not things or (verb.lemma == "call" and not homeward):
        return []
    actors = roles.all_parties(sentence, found.subject) or [r for t in things for r in roles.modifier(sentence, t)]
    where = [*found.obliques.get("to", ()), *found.obliques.get("in", ())]
    away = roles.all_parties(sentence, found.obliques.get("from", ()))
    own = {role.actor.id for role in actors}
    towards = [role for role in roles.all_parties(sentence, where) if role.actor.id not in own]
    if towards and verb.lemma != "summon":
        return aligned(text, sentence, verb, actors, towards, [("turned_from", role) for role in away])
    whose = [role for thing in things for role in roles.modifier(sentence, thing)]
    if own & {role.actor.id for role in whose}:  # "A and B called their ambassadors home": from neither of the two
        whose = []
    if not actors or (not found.subject and verb.lemma == "summon"):
        actors = _capital(sentence, found, roles) if verb.lemma == "summon" else actors
    if away or whose:
        return aligned(text, sentence, verb, actors, away or whose)
    if homeward or verb.lemma in words["apart_verbs"]:
        return _only_other(text, sentence, verb, actors, roles)
    return aligned(text, sentence, verb, actors)


def _capital(sentence: Sentence, found: Arguments, roles: Roles) -> list[Role]:
    """Whose foreign ministry it was: "was summoned to the foreign ministry in Berlin"."""
    heads = [*found.obliques.get("to", ()), *found.obliques.get("in", ())]
    return roles.all_parties(sentence, heads) or [
        role
        for head in heads
        for prep in sentence.children(head, "prep")
        for pobj in sentence.children(prep, "pobj")
        for role in [*roles.parties(sentence, pobj), *roles.places(pobj)]
    ]


def _only_other(text: str, sentence: Sentence, verb: Token, actors: list[Role], roles: Roles) -> list[Candidate]:
    """An ambassador recalled without a word from where: from the one other state that the sentence names."""
    own = {role.actor.id for role in actors}
    others = [role for role in roles.in_sentence(sentence) if role.actor.id not in own]
    return aligned(text, sentence, verb, actors, others) if len(others) == 1 and len(own) == 1 else []
