"""Ties between two states: grown, cooled, shown by visits, meetings, exercises and symbolic moves."""

from collections.abc import Iterator, Sequence

from allegiance.extract.candidate import Candidate, Role
from allegiance.extract.grammar import Arguments, arguments, coordinated
from allegiance.extract.items import ItemMention, noun_phrase
from allegiance.extract.roles import Roles
from allegiance.extract.stage import stage_and_polarity
from allegiance.model import Kind, Stage
from allegiance.ontology import relation
from allegiance.ontology import words as word_list
from allegiance.syntax import Sentence, Token

_OCCASIONS = word_list("occasions")
_TROOPS = word_list("troops")
_WITH = ("with", "between", "among")
_JOINTLY = {"together", "jointly"}
_CLOSER = {"closer", "close", "together", "near", "nearer", "apart", "away"}


def alignments(text: str, sentence: Sentence, roles: Roles) -> Iterator[Candidate]:
    """Candidates of tie nouns, of verbs of drawing closer or apart, of meetings, exercises and symbolic moves."""
    words = relation("alignment")
    seen: set[tuple[str, ...]] = set()
    for token in sentence.tokens:
        candidate = None
        if token.pos in ("NOUN", "PROPN") and token.dep != "compound":
            if token.lemma in words["tie_nouns"]:
                candidate = _ties(text, sentence, token, roles, words)
            elif token.lemma in words["meeting_nouns"] | words["exercise_nouns"]:
                candidate = _meeting(text, sentence, token, roles, words)
        elif token.pos == "VERB":
            if token.lemma in words["symbolic_verbs"]:
                candidate = _symbolic(text, sentence, token, roles, words)
            if candidate is None and token.lemma in words["expel_verbs"]:
                candidate = _expelled(text, sentence, token, roles)
            if candidate is None and token.lemma in words["closer_verbs"] | words["apart_verbs"]:
                candidate = _closer(text, sentence, token, roles, words)
            if candidate is None and token.lemma in words["exercise_verbs"]:
                candidate = _together(text, sentence, token, roles)
            if candidate is None and token.lemma in words["visit_verbs"]:
                candidate = _visit(text, sentence, token, roles)
        if candidate is None:
            continue
        pair = tuple(sorted({role.actor.id for role in [*candidate.actors, *candidate.recipients]}))
        if pair not in seen:
            seen.add(pair)
            yield candidate


def _made(
    text: str,
    sentence: Sentence,
    trigger: Token,
    parties: list[Role],
    partners: Sequence[Role] = (),
    others: Sequence[tuple[str, Role]] = (),
) -> Candidate | None:
    """Every one of ``parties`` with every one of ``partners``; without partners the first with the others."""
    near = list({role.actor.id: role for role in parties}.values())
    taken = {role.actor.id for role in near}
    far = list({role.actor.id: role for role in partners if role.actor.id not in taken}.values())
    if not far:
        near, far = near[:1], near[1:]
    if not near or not far:
        return None
    stage, polarity = stage_and_polarity(sentence, _clause(sentence, trigger), None)
    span = noun_phrase(sentence, trigger)
    candidate = Candidate(Kind.ALIGNMENT, sentence, trigger, f"alignment:{trigger.lemma}", near, far)
    candidate.others = list(others)
    candidate.items = [ItemMention(trigger, span, span.of(text), "other", "alignment")]
    candidate.stage = stage if stage in (Stage.PLANNED, Stage.PROMISED) else None
    candidate.polarity = polarity
    return candidate


def _clause(sentence: Sentence, trigger: Token) -> Token:
    if trigger.pos in ("VERB", "AUX"):
        return trigger
    return next((t for t in sentence.ancestors(trigger) if t.pos in ("VERB", "AUX")), trigger)


def _beside(sentence: Sentence, noun: Token, roles: Roles, names: tuple[str, ...]) -> list[Role]:
    heads = [
        twin
        for prep in sentence.children(noun, "prep")
        if prep.lemma in names
        for pobj in sentence.children(prep, "pobj")
        for twin in [*coordinated(sentence, pobj), *examples(sentence, pobj)]
    ]
    return roles.all_parties(sentence, heads)


def examples(sentence: Sentence, noun: Token) -> list[Token]:
    """The names after ``like`` or ``such as``: powers like China and India."""
    return [
        twin
        for prep in sentence.children(noun, "prep")
        if prep.lemma in ("like", "as", "include", "including")
        for pobj in sentence.children(prep, "pobj")
        for twin in coordinated(sentence, pobj)
    ]


def _ties(
    text: str, sentence: Sentence, noun: Token, roles: Roles, words: dict[str, frozenset[str]]
) -> Candidate | None:
    verb = _clause(sentence, noun)
    growing = any(
        child.lemma in words["closer_verbs"] | words["apart_verbs"] for child in sentence.children(noun, "amod")
    )
    compared = any(token.text.lower() in words["comparatives"] for token in sentence.subtree(verb))
    moving = words["closer_verbs"] | words["apart_verbs"] | words["proclaiming_verbs"]
    if not growing and not compared and verb.lemma not in moving:
        return None
    found = arguments(sentence, verb) if verb.pos == "VERB" else Arguments()
    near = [*roles.modifier(sentence, noun), *_beside(sentence, noun, roles, (*_WITH, "to", "like"))]
    parties = roles.all_parties(sentence, [t for t in found.subject if t.i != noun.i])
    beside = roles.all_parties(sentence, [t for t in found.obliques.get("with", ()) if t.i != noun.i])
    return _made(text, sentence, noun, parties or beside or near, [*near, *beside])


def _meeting(
    text: str, sentence: Sentence, noun: Token, roles: Roles, words: dict[str, frozenset[str]]
) -> Candidate | None:
    verb = _clause(sentence, noun)
    joint = noun.lemma in words["exercise_nouns"]
    own = {role.actor.id for role in roles.modifier(sentence, noun)}
    if joint and len(own) < 2 and not any(child.lemma == "joint" for child in sentence.children(noun)):
        return None
    near = [
        *roles.modifier(sentence, noun),
        *_beside(sentence, noun, roles, (*_WITH, "to", "of", "by")),
    ]
    if len({role.actor.id for role in near}) < 2:
        near = [*near, *_beside(sentence, verb, roles, _WITH)]
    if len({role.actor.id for role in near}) < 2 and _takes_part(sentence, noun) and verb.pos == "VERB":
        found = arguments(sentence, verb)
        near = [*roles.all_parties(sentence, [t for t in found.subject if t.i != noun.i]), *near,
                *roles.all_parties(sentence, found.obliques.get("with", ()))]  # fmt: skip
    return _made(text, sentence, noun, near)


def _together(text: str, sentence: Sentence, verb: Token, roles: Roles) -> Candidate | None:
    """Soldiers of two states that train or exercise together."""
    if not any(child.lemma in _JOINTLY for child in sentence.children(verb, "advmod")):
        return None
    found = arguments(sentence, verb)
    return _made(text, sentence, verb, roles.all_parties(sentence, [*found.subject, *found.obliques.get("with", ())]))


def _takes_part(sentence: Sentence, noun: Token) -> bool:
    occasion = noun.dep == "pobj" and sentence.head(noun).lemma in _OCCASIONS
    return noun.dep in ("dobj", "pobj", "nsubjpass") and not occasion


def _closer(
    text: str, sentence: Sentence, verb: Token, roles: Roles, words: dict[str, frozenset[str]]
) -> Candidate | None:
    found = arguments(sentence, verb)
    moving = {child.lemma for child in sentence.children(verb)} & _CLOSER
    parties = roles.all_parties(sentence, found.subject)
    if moving and len({role.actor.id for role in parties}) < 2:
        parties = [*parties, *roles.all_parties(sentence, found.object)]
    if moving:
        names = ("to", "with", "towards", "toward", "from")
        heads = [t for name in names for t in found.obliques.get(name, ())]
        for child in sentence.children(verb, "advmod", "acomp", "prt", "prep"):
            if child.lemma in _CLOSER:
                heads.extend(
                    twin
                    for prep in sentence.children(child, "prep")
                    for pobj in sentence.children(prep, "pobj")
                    for twin in coordinated(sentence, pobj)
                )
        return _made(text, sentence, verb, parties, roles.all_parties(sentence, heads))
    troops = any(token.lemma in _TROOPS for token in found.subject)
    if verb.lemma in words["turning_verbs"] and not troops and "into" not in found.obliques:
        heads = [*found.object, *(t for n in ("from", "to", "on") for t in found.obliques.get(n, ()))]
        partners = roles.all_parties(sentence, heads)
        return _made(text, sentence, verb, parties, partners) if partners else None
    return None


def _expelled(text: str, sentence: Sentence, verb: Token, roles: Roles) -> Candidate | None:
    found = arguments(sentence, verb)
    return _made(
        text, sentence, verb, roles.all_parties(sentence, found.subject), roles.all_parties(sentence, found.object)
    )


def _visit(text: str, sentence: Sentence, verb: Token, roles: Roles) -> Candidate | None:
    found = arguments(sentence, verb)
    subjects = [t for t in found.subject if _leader(sentence, t, roles)]
    if not subjects:
        return None
    names = ("to", "with", "in") if verb.lemma in ("meet", "fly", "travel", "go", "arrive", "tour") else ("with",)
    heads = [*found.object, *(t for name in names for t in found.obliques.get(name, ()))]
    hosts = roles.all_parties(sentence, heads)
    places = [] if hosts else [r for head in heads for r in roles.places(head)]
    return _made(text, sentence, verb, roles.all_parties(sentence, subjects), [*hosts, *places])


def _leader(sentence: Sentence, token: Token, roles: Roles) -> bool:
    mention = roles.mention(token)
    if mention is None or not mention.actors:
        return False
    if mention.actors[0].kind == "person" or mention.how in ("person", "pronoun", "role", "office"):
        return True
    return token.lemma in relation("alignment")["leader_roles"]


def _symbolic(
    text: str, sentence: Sentence, verb: Token, roles: Roles, words: dict[str, frozenset[str]]
) -> Candidate | None:
    found = arguments(sentence, verb)
    things = [t for t in found.object if t.lemma in words["symbolic_nouns"]]
    homeward = any(child.lemma in words["homeward"] for child in sentence.children(verb))
    if not things or (verb.lemma == "call" and not homeward):
        return None
    actors = roles.all_parties(sentence, found.subject) or [r for t in things for r in roles.modifier(sentence, t)]
    towards = roles.all_parties(sentence, [*found.obliques.get("to", ()), *found.obliques.get("in", ())])
    away = roles.all_parties(sentence, found.obliques.get("from", ()))
    if towards:
        return _made(text, sentence, verb, actors, towards, [("turned_from", role) for role in away])
    own = {role.actor.id for role in actors}
    whose = [role for thing in things for role in roles.modifier(sentence, thing)]
    if own & {role.actor.id for role in whose}:  # "A and B called their ambassadors home": from neither of the two
        whose = []
    mutual = not homeward and verb.lemma not in words["apart_verbs"]
    return _made(text, sentence, verb, actors, away or whose) if away or whose or mutual else None
