"""Encounters of two states: visits, meetings, talks and joint exercises."""

from collections.abc import Iterator, Sequence

from allegiance.extract.candidate import Candidate, Role
from allegiance.extract.grammar import Arguments, arguments, coordinated, is_passive
from allegiance.extract.items import ItemMention, noun_phrase
from allegiance.extract.roles import Roles
from allegiance.extract.stage import stage_and_polarity
from allegiance.model import Kind, Stage
from allegiance.ontology import relation
from allegiance.ontology import words as word_list
from allegiance.syntax import Sentence, Token

_OCCASIONS = word_list("occasions")
_TROOPS = word_list("troops")
_JOINTLY = {"together", "jointly"}
_TAKING = {"bring", "carry", "lead", "take"}
_ONE = {"he", "him", "she", "her", "who"}
_MANY = 3  # a gathering of more than three is a conference, not a meeting of two
_Words = dict[str, frozenset[str]]


def encounters(text: str, sentence: Sentence, roles: Roles) -> Iterator[Candidate]:
    """Candidates of nouns such as visit and drill and of verbs such as meet, receive and fly to."""
    words = relation("alignment")
    for token in sentence.tokens:
        if token.pos in ("NOUN", "PROPN") and token.dep != "compound":
            if token.lemma in words["journey_nouns"]:
                yield from _journey(text, sentence, token, roles, words)
            elif token.lemma in words["meeting_nouns"] | words["strife_nouns"] | words["exercise_nouns"]:
                yield from _meeting(text, sentence, token, roles, words)
        elif token.pos == "VERB":
            if token.lemma in words["exercise_verbs"]:
                yield from _together(text, sentence, token, roles, words)
            if token.lemma in words["hosting_verbs"]:
                yield from _received(text, sentence, token, roles)
            if token.lemma in words["travel_verbs"]:
                yield from _went(text, sentence, token, roles, words)
            if token.lemma in words["meeting_verbs"]:
                yield from _met(text, sentence, token, roles, words)


def aligned(
    text: str,
    sentence: Sentence,
    trigger: Token,
    parties: Sequence[Role],
    partners: Sequence[Role] = (),
    others: Sequence[tuple[str, Role]] = (),
) -> list[Candidate]:
    """Every one of ``parties`` with every one of ``partners``; without partners the first with the second.

    A third without partners is of the party too; a gathering of more is nobody's meeting with anybody.
    """
    near = list({role.actor.id: role for role in parties}.values())
    taken = {role.actor.id for role in near}
    far = list({role.actor.id: role for role in partners if role.actor.id not in taken}.values())
    if not far:
        if len(near) > _MANY:
            return []
        others = [*others, *(("partner", role) for role in near[2:])]
        near, far = near[:1], near[1:2]
    return [_candidate(text, sentence, trigger, near, far, others)] if near and far else []


def _candidate(
    text: str,
    sentence: Sentence,
    trigger: Token,
    near: list[Role],
    far: list[Role],
    others: Sequence[tuple[str, Role]],
) -> Candidate:
    stage, polarity = stage_and_polarity(sentence, clause(sentence, trigger), None)
    span = noun_phrase(sentence, trigger)
    candidate = Candidate(Kind.ALIGNMENT, sentence, trigger, f"alignment:{trigger.lemma}", near, far)
    candidate.others = list(others)
    candidate.items = [ItemMention(trigger, span, span.of(text), "other", "alignment")]
    candidate.stage = stage if stage in (Stage.PLANNED, Stage.PROMISED) else None
    candidate.polarity = polarity
    return candidate


def clause(sentence: Sentence, trigger: Token) -> Token:
    """The verb of the clause of ``trigger``; itself when it is a verb or stands in none."""
    if trigger.pos in ("VERB", "AUX"):
        return trigger
    return next((t for t in sentence.ancestors(trigger) if t.pos in ("VERB", "AUX")), trigger)


def beside(sentence: Sentence, noun: Token, roles: Roles, names: tuple[str, ...]) -> list[Role]:
    """The parties after one of the prepositions ``names`` at ``noun``, the examples after ``like`` among them."""
    heads = [
        twin
        for pobj in sentence.after(noun, *names)
        for twin in [*coordinated(sentence, pobj), *_examples(sentence, pobj)]
    ]
    return roles.all_parties(sentence, heads)


def _examples(sentence: Sentence, noun: Token) -> list[Token]:
    """The names after ``like`` or ``such as``: powers like China and India."""
    return [
        twin
        for pobj in sentence.after(noun, "like", "as", "include", "including")
        for twin in coordinated(sentence, pobj)
    ]


def foreign(sentence: Sentence, heads: Sequence[Token], roles: Roles, own: Sequence[Role]) -> list[Role]:
    """The parties of ``heads`` that are not ``own``: in "his Iranian counterpart" Iran, not the state of "his"."""
    known = {role.actor.id for role in own}
    found: dict[str, Role] = {}
    for head in heads:
        for role in [*roles.parties(sentence, head), *roles.modifier(sentence, head)]:
            if role.actor.id not in known:
                found.setdefault(role.actor.id, role)
    return list(found.values())


def _journey(text: str, sentence: Sentence, noun: Token, roles: Roles, words: _Words) -> list[Candidate]:
    """A visit of one to another: "Erdogan's visit to Cairo", "paid a visit to Damascus"."""
    verb = clause(sentence, noun)
    found = arguments(sentence, verb) if verb.pos == "VERB" else Arguments()
    guests = [*roles.modifier(sentence, noun), *beside(sentence, noun, roles, ("by", "of"))]
    subjects = [t for t in found.subject if t.i != noun.i and is_leader(sentence, t, roles)]
    ahead = any(child.tag == "PRP$" for child in sentence.children(noun)) and any(t.i > noun.i for t in subjects)
    if ahead or (not guests and _takes_part(sentence, noun, words)):  # "in the course of his visit, Putin will"
        guests = roles.all_parties(sentence, subjects) or guests
    hosts = beside(sentence, noun, roles, ("to", "with", "in"))
    if not hosts:
        hosts = [r for t in _goals(sentence, noun, ("to",)) for r in roles.places(t)]
    if not hosts and _takes_part(sentence, noun, words):
        hosts = roles.all_parties(sentence, [t for name in ("to", "in") for t in found.obliques.get(name, ())])
    return aligned(text, sentence, noun, guests, hosts) if hosts else _tour(text, sentence, noun, guests, roles)


def _tour(text: str, sentence: Sentence, noun: Token, guests: list[Role], roles: Roles) -> list[Candidate]:
    """A journey that takes somebody to several states: "his tour, which also takes him to Mali and Chad"."""
    above = sentence.head(noun)
    leading = [*sentence.children(noun, "relcl"), *([above] if noun.dep == "nsubj" else [])]
    for verb in leading:
        if verb.lemma not in _TAKING:
            continue
        found = arguments(sentence, verb)
        travellers = [token for token in found.object if is_leader(sentence, token, roles)]
        own = roles.all_parties(sentence, travellers) or guests
        known = {role.actor.id for role in own}
        hosts = roles.all_parties(sentence, found.obliques.get("to", ()))
        hosts = [role for role in hosts if role.actor.id not in known]
        if own and hosts:
            return aligned(text, sentence, noun, own, hosts)
    return []


def _goals(sentence: Sentence, noun: Token, names: tuple[str, ...]) -> list[Token]:
    return sentence.after(noun, *names)


def _meeting(text: str, sentence: Sentence, noun: Token, roles: Roles, words: _Words) -> list[Candidate]:
    verb = clause(sentence, noun)
    joint = noun.lemma in words["exercise_nouns"]
    modifiers = roles.modifier(sentence, noun)
    found = arguments(sentence, verb) if verb.pos == "VERB" else Arguments()
    subject: list[Role] = []
    if _takes_part(sentence, noun, words):
        subject = _all_of(sentence, [t for t in found.subject if t.i != noun.i], roles)
    heads = [t for above in (noun, verb) for t in _goals(sentence, above, ("with",))] or found.obliques.get("with", [])
    beyond = [twin for head in heads for twin in [*coordinated(sentence, head), *_examples(sentence, head)]]
    partners = foreign(sentence, beyond, roles, modifiers or subject)
    several = max(len({role.actor.id for role in modifiers}), len({role.actor.id for role in subject}))
    alone = several < 2 and (not partners or noun.lemma == "patrol")
    if joint and alone and not _is_joint(sentence, noun):
        return []
    if noun.lemma in words["strife_nouns"]:
        return aligned(
            text, sentence, noun, [role for role in modifiers if role.how != "pronoun"], partners
        ) or aligned(text, sentence, noun, beside(sentence, noun, roles, ("between",)))
    among = beside(sentence, noun, roles, ("between", "among", "to", "of", "by")) or beside(
        sentence, verb, roles, ("between", "among")
    )
    near = [*modifiers, *among]
    if partners:
        known = {role.actor.id for role in partners}
        own = [role for role in near if role.actor.id not in known] or subject
        whose = [t for head in beyond for t in sentence.children(head, "poss") if t.tag == "PRP$"]
        own = own or roles.all_parties(sentence, whose)  # "after talks with his Somali colleague"
        return aligned(text, sentence, noun, own, partners)
    if len({role.actor.id for role in near}) < 2:
        near = [*subject, *near]
    return aligned(text, sentence, noun, near)


def _all_of(sentence: Sentence, heads: Sequence[Token], roles: Roles) -> list[Role]:
    """The parties of ``heads``, every one in "warships of Iran, Russia and China"."""
    inner = [twin for head in heads for pobj in _goals(sentence, head, ("of",)) for twin in coordinated(sentence, pobj)]
    return roles.all_parties(sentence, [*heads, *inner])


def _is_joint(sentence: Sentence, noun: Token) -> bool:
    return any(child.lemma in ("joint", "combined", "trilateral", "bilateral") for child in sentence.children(noun))


def _takes_part(sentence: Sentence, noun: Token, words: _Words) -> bool:
    """True when the subject is at the event: "held talks", "arrived for a visit", but not in "spoke after talks"."""
    above = sentence.head(noun)
    if noun.dep == "pobj":
        verb = sentence.head(above)
        put_off = verb.dep == "xcomp" and sentence.head(verb).lemma in words["avoiding_verbs"]
        return above.lemma not in _OCCASIONS and verb.pos == "VERB" and not put_off
    return noun.dep in ("dobj", "nsubjpass") and above.lemma not in words["avoiding_verbs"]


def _together(text: str, sentence: Sentence, verb: Token, roles: Roles, words: _Words) -> list[Candidate]:
    """Soldiers of two states that train or exercise together, or drill with one another."""
    found = arguments(sentence, verb)
    jointly = any(child.lemma in _JOINTLY for child in sentence.children(verb, "advmod"))
    troops = any(token.lemma in _TROOPS for token in found.subject)
    partners = [t for name in ("with", "alongside", "beside") for t in found.obliques.get(name, ())]
    if not jointly and not (troops and partners and verb.lemma in words["drilling_verbs"]):
        return []
    return aligned(text, sentence, verb, roles.all_parties(sentence, [*found.subject, *partners]))


def _went(text: str, sentence: Sentence, verb: Token, roles: Roles, words: _Words) -> list[Candidate]:
    """A leader who travels to a state, or to a place in it."""
    found = arguments(sentence, verb)
    guests = roles.all_parties(sentence, [t for t in found.subject if is_leader(sentence, t, roles)])
    if not guests:
        return []
    names = ("in",) if verb.lemma in words["arriving_verbs"] else ("to",)
    heads = [*found.object, *(t for name in names for t in found.obliques.get(name, ()))]
    hosts = foreign(sentence, heads, roles, guests)
    return aligned(text, sentence, verb, guests, hosts or [r for head in heads for r in roles.places(head)])


def _received(text: str, sentence: Sentence, verb: Token, roles: Roles) -> list[Candidate]:
    """A leader received by another, or in another's capital: "was received in Belgrade"."""
    found = arguments(sentence, verb)
    guests = [t for t in found.object if is_leader(sentence, t, roles)]
    hosts = roles.all_parties(sentence, found.subject)
    if is_passive(sentence, verb) and not hosts:
        places = [t for name in ("in", "at") for t in found.obliques.get(name, ())]
        hosts = roles.all_parties(sentence, places) or [r for t in places for r in roles.places(t)]
    visitors = foreign(sentence, guests, roles, hosts)
    return aligned(text, sentence, verb, hosts, visitors) if visitors else []


def _met(text: str, sentence: Sentence, verb: Token, roles: Roles, words: _Words) -> list[Candidate]:
    """Leaders who meet, telephone or shake hands with one another."""
    found = arguments(sentence, verb)
    own = roles.all_parties(sentence, _leaders(sentence, found.subject, roles))
    if verb.lemma in words["gesture_verbs"]:
        own = own or roles.all_parties(sentence, found.subject)
    if not own or (verb.lemma in words["gesture_verbs"] and not _is_gesture(found, words)):
        return []
    names = ("with", "to") if verb.lemma in words["speaking_verbs"] else ("with",)
    heads = [*found.object, *(t for name in names for t in found.obliques.get(name, ()))]
    closely = verb.lemma in words["speaking_verbs"] | words["embracing_verbs"]
    heads = [t for t in heads if is_leader(sentence, t, roles) or (not closely and _speaks(t, words))]
    partners = foreign(sentence, heads, roles, own)
    if partners:
        return aligned(text, sentence, verb, own, partners)
    return aligned(text, sentence, verb, own) if verb.lemma not in words["speaking_verbs"] or _by_phone(found) else []


def _is_gesture(found: Arguments, words: _Words) -> bool:
    return any(token.lemma in words["gesture_nouns"] for token in found.object)


def _by_phone(found: Arguments) -> bool:
    return any(
        token.lemma in ("phone", "telephone", "video")
        for n in ("by", "on", "over")
        for token in found.obliques.get(n, ())
    )


def _leaders(sentence: Sentence, tokens: Sequence[Token], roles: Roles) -> list[Token]:
    """The leaders among ``tokens``; in "the ministers of A and B" the parser may set B beside the ministers."""
    tokens = [named for t in tokens for named in _titled(sentence, t)]
    found = [t for t in tokens if is_leader(sentence, t, roles)]
    offices = {t.i for t in found if t.tag == "NNS"}
    return [t for t in tokens if t in found or (t.pos == "PROPN" and t.dep == "conj" and t.head in offices)]


def _titled(sentence: Sentence, token: Token) -> list[Token]:
    """The names in "Presidents A and B met", where the parser takes the title for the head."""
    names = [t for t in sentence.children(token, "appos") if t.pos == "PROPN"] if token.tag in ("NNS", "NNPS") else []
    return [token, *(twin for name in names for twin in coordinated(sentence, name))]


def _speaks(token: Token, words: _Words) -> bool:
    return token.pos in ("PROPN", "PRON") or token.lemma in words["delegates"]


def is_leader(sentence: Sentence, token: Token, roles: Roles) -> bool:
    """True for a person or an office that speaks for its state."""
    mention = roles.mention(token)
    if mention is None or not mention.actors:
        return token.lemma in relation("alignment")["leader_roles"] and bool(roles.parties(sentence, token))
    if mention.how == "pronoun":
        return token.text.lower() in _ONE
    if mention.actors[0].kind == "person" or mention.how in ("person", "role", "office"):
        return True
    return token.lemma in relation("alignment")["leader_roles"]
