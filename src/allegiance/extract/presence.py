"""Support told by where things are: troops of A fight beside B; the shipment held missiles."""

from allegiance.extract.candidate import Candidate
from allegiance.extract.clause import Clause
from allegiance.extract.grammar import arguments
from allegiance.extract.items import HARDWARE, ItemMention, below
from allegiance.model import Polarity, Stage
from allegiance.ontology import relation, words
from allegiance.syntax import Sentence, Token

_HOLDERS = words("holders")
_BESIDE = {"with", "alongside", "beside", "for"}
_INSIDE = {"in", "at", "on", "near", "inside"}
_FIGHTING = words("fighting")
_GROUNDS = words("grounds")
_MISSIONS = words("missions")
_CONTAINING = {"comprise", "contain", "include"}
_TALKS = {"consideration", "discussion", "negotiation", "talk"}
_TOPICS = {"object", "subject", "topic"}
_NEGOTIATED = HARDWARE | {"energy", "technology"}
_WORKING = {"toil", "work"}
_SENT = {"adviser", "advisor", "doctor", "instructor", "medic", "nurse", "trainer"}
_DRILLS = relation("alignment")["exercise_nouns"]
_DYING = {"die", "fall", "perish"}
_SERVICE = {"pay", "rank", "service", "uniform"}
_POSSIBLE = {"alleged", "possible", "potential", "suspected"}
_STAYING = {"personnel", "training", "weapons"}


def stay(clause: Clause) -> Candidate | None:
    """Troops or weapons of one state that are, fight or are quartered with or in another."""
    pending = _negotiated(clause)
    if pending is not None:
        return pending
    given = [i for i in clause.given([*clause.found.subject, *clause.found.object]) if i.form in _STAYING]
    if clause.verb.lemma in _WORKING:
        given = [item for item in given if item.head.lemma in _SENT]  # other workers went of themselves
    if clause.verb.lemma == "be" and clause.at("from"):
        return _come_from(clause)
    ways = [t for t in clause.at("on", "en") if t.lemma in ("way", "route")]
    bound = clause.parties([t for way in ways for t in clause.obliques_of(way, "to", "for")] or clause.at("to"))
    if ways and clause.verb.lemma == "be":
        underway = clause.given(clause.found.subject)
        shipped = clause.candidate(clause.origin(underway), bound, underway) if underway and bound else None
        if shipped is not None:
            shipped.stage = Stage.UNDERWAY
        return shipped
    if any(token.lemma in _DRILLS for token in clause.at("in")):
        return None  # who takes part in an exercise is lent to nobody
    at_side, inside = _places(clause.sentence, clause.verb)
    if clause.verb.lemma in _DYING:
        return _fallen(clause, given)
    recipients = clause.parties(at_side) or clause.parties(inside)
    givers = clause.origin(given)
    counted = any(item.head.pos == "NUM" for item in given)  # "About 400 are in the country so far"
    candidate = clause.candidate(givers, recipients, given) if given and recipients and (givers or counted) else None
    perfect = any(child.tag in ("VBZ", "VBP") for child in clause.sentence.children(clause.verb, "aux"))
    if candidate is not None and candidate.stage is Stage.DELIVERED and perfect:
        candidate.stage = Stage.UNDERWAY  # "have been in Syria since 2015"
    return candidate


def _fallen(clause: Clause, given: list[ItemMention]) -> Candidate | None:
    """ "300 soldiers of A have fallen in the service of B": they were his to use."""
    sentence = clause.sentence
    verbs = [clause.verb, *sentence.children(clause.verb, "conj")]
    service = [noun for verb in verbs for noun in sentence.after(verb, "in") if noun.lemma in _SERVICE]
    men = [item for item in given if item.form == "personnel"]
    served = clause.parties(
        [pobj for noun in service for pobj in [*sentence.after(noun, "of"), *sentence.children(noun, "poss")]]
    )
    givers = clause.origin(men) or clause.parties(
        [pobj for item in men for pobj in sentence.after(item.head, "from", "of")]
    )
    candidate = clause.candidate(givers, served, men) if men and givers and served else None
    if candidate is not None:
        candidate.stage = Stage.USED
    return candidate


def _negotiated(clause: Clause) -> Candidate | None:
    """ "Further systems for B are under negotiation", "missiles are the subject of talks": not yet promised."""
    sentence, verb = clause.sentence, clause.verb
    talked_over = [
        *(noun for noun in sentence.after(verb, "under", "in") if noun.lemma in _TALKS),
        *(n for t in sentence.children(verb, "attr") if t.lemma in _TOPICS for n in sentence.after(t, "of")),
    ]
    if not any(noun.lemma in _TALKS for noun in talked_over):
        return None
    things = list(clause.found.subject)
    given = [item for item in clause.given(things) if item.form in _NEGOTIATED]
    goals = clause.parties([pobj for token in things for pobj in clause.obliques_of(token, "for", "to")])
    makers = clause.parties([pobj for token in things for pobj in clause.obliques_of(token, "from")])
    candidate = clause.candidate(makers or clause.origin(given), goals, given) if given else None
    if candidate is not None:
        candidate.stage = Stage.PLANNED
    return candidate


def _come_from(clause: Clause) -> Candidate | None:
    """ "B's rockets are from A"."""
    given = [item for item in clause.given(clause.found.subject) if item.form in HARDWARE]
    givers = clause.parties(clause.at("from"))
    known = {role.actor.id for role in givers}
    owners = [role for role in clause.origin(given) if role.actor.id not in known]
    return clause.candidate(givers, owners, given) if given and givers and owners else None


def keep(clause: Clause) -> Candidate | None:
    """Troops that a state has or keeps in another."""
    given = [item for item in clause.given(clause.found.object) if item.form == "personnel"]
    at_side, inside = _places(clause.sentence, clause.verb)
    fought_for = clause.parties(beside(clause.sentence, clause.verb, given))
    givers = clause.origin(given) or clause.parties(clause.found.subject)
    known = {role.actor.id for role in givers}
    near = fought_for or clause.parties([*at_side, *inside])
    recipients = [role for role in near if role.actor.id not in known]
    there = any(token.lemma in _GROUNDS for token in inside)  # where it is, the report has said
    candidate = clause.candidate(givers, recipients, given) if given and givers and (recipients or there) else None
    if candidate is not None and candidate.stage is Stage.DELIVERED:
        candidate.stage = Stage.UNDERWAY
    return candidate


def join(clause: Clause) -> Candidate | None:
    """Soldiers that join a force, in the state where it stands."""
    forces = [token for token in clause.found.object if token.lemma in _MISSIONS]
    given = [item for item in clause.given(clause.found.subject) if item.form == "personnel"]
    givers = clause.origin(given)
    if not forces or not givers:
        return None
    known = {role.actor.id for role in givers}
    where = clause.parties([*clause.at("in"), *(t for force in forces for t in clause.obliques_of(force, "in"))])
    return clause.candidate(givers, [role for role in where if role.actor.id not in known], given)


def _joined(clause: Clause, mission: Token) -> Candidate | None:
    """ "A mission in C, which included soldiers from A and B"."""
    men = [item for item in clause.given(clause.found.object) if item.form == "personnel"]
    givers = clause.parties([t for item in men for t in clause.obliques_of(item.head, "from")]) or clause.origin(men)
    known = {role.actor.id for role in givers}
    where = [role for role in clause.parties(clause.obliques_of(mission, "in", "to")) if role.actor.id not in known]
    candidate = clause.candidate(givers, where, men) if men and givers and where else None
    if candidate is not None:
        candidate.stage = Stage.UNDERWAY
    return candidate


def listed(sentence: Sentence, items: dict[int, ItemMention]) -> list[ItemMention]:
    """The items of a sentence without a verb of its own: "Twelve howitzers, said the minister"."""
    root = sentence.root
    speech = root.pos == "VERB" and sentence.children(root, "ccomp", "dobj", "parataxis")
    top = speech[0] if speech and speech[0].pos in ("NOUN", "PROPN", "NUM") else root
    return below(sentence, top, items) if top.pos in ("NOUN", "PROPN", "NUM") else []


def enumerated(sentence: Sentence, verb: Token, items: dict[int, ItemMention]) -> list[ItemMention]:
    """What stands after the colon, member by member: "on board were ten crates: rocket parts and radios"."""
    tokens = sentence.tokens
    colon = next((token.i for token in tokens[verb.i :] if token.text == ":"), None)
    if colon is None:
        return []
    members: list[list[ItemMention]] = [[]]
    for token in tokens[colon + 1 :]:
        if token.text in (",", ";") or token.pos == "CCONJ":
            members.append([])
        elif token.i in items:
            members[-1].extend(below(sentence, token, items))
    return [next((item for item in named if item.form != "other"), named[0]) for named in members if named]


def beside(sentence: Sentence, verb: Token, given: list[ItemMention]) -> list[Token]:
    """At whose side men sent shall fight: "troops to fight alongside B", "soldiers, who fight at the side of B"."""
    if not any(item.form == "personnel" for item in given):
        return []
    clauses = [
        *sentence.children(verb, "advcl", "xcomp"),
        *(c for i in given for c in sentence.children(i.head, "relcl", "acl")),
    ]
    return [token for clause in clauses if clause.lemma in _FIGHTING for token in _places(sentence, clause)[0]]


def _places(sentence: Sentence, verb: Token) -> tuple[list[Token], list[Token]]:
    at_side: list[Token] = []
    inside: list[Token] = []
    for token in sentence.subtree(verb):
        if token.dep == "pobj" and _own_clause(sentence, token, verb):
            preposition = sentence.head(token).lemma
            of_side = preposition == "of" and sentence.head(sentence.head(token)).lemma == "side"
            if preposition in _BESIDE or of_side or (token.lemma == "side" and sentence.children(token, "poss")):
                at_side.append(token)
            elif preposition in _INSIDE or _close(sentence, token):
                inside.append(token)
    return at_side, inside


def _close(sentence: Sentence, token: Token) -> bool:
    """True for the airport in "at a base close to Bangui airport"."""
    preposition = sentence.head(token)
    return preposition.lemma == "to" and sentence.head(preposition).lemma in ("close", "near", "next")


def _own_clause(sentence: Sentence, token: Token, verb: Token) -> bool:
    return next((t for t in sentence.ancestors(token) if t.pos in ("VERB", "AUX")), verb).i == verb.i


def holds(sentence: Sentence, verb: Token) -> bool:
    """True when a shipment or the like is an argument of ``verb``."""
    found = arguments(sentence, verb)
    return any(t.lemma in _HOLDERS for t in (*found.subject, *(t for ts in found.obliques.values() for t in ts)))


def _its_load(clause: Clause) -> bool:
    """ "It contained rifles": it is what the sentence before told of, not an actor."""
    it = [token for token in clause.found.subject if token.lemma in ("it", "they")]
    known = [mention for token in it if (mention := clause.roles.mention(token)) is not None and mention.actors]
    return bool(it) and not known and clause.verb.lemma in _CONTAINING


def contain(clause: Clause) -> Candidate | None:
    """What a shipment, a package or the like held; whose it was is left to what the report said before."""
    found = clause.found
    missions = [token for token in found.subject if token.lemma in _MISSIONS]
    if missions:
        return _joined(clause, missions[0])
    holders = [t for t in (*found.subject, *clause.at("among", "on", "in")) if t.lemma in _HOLDERS]
    if not holders and not _its_load(clause):
        return None
    inside = found.object if not holders or holders[0] in found.subject else [*found.subject, *found.object]
    given = enumerated(clause.sentence, clause.verb, clause.items) or clause.given(inside)
    givers = [role for holder in holders[:1] for role in clause.roles.modifier(clause.sentence, holder)]
    candidate = clause.candidate(givers, [], given) if given else None
    if candidate is not None:
        candidate.stage = None
        possible = any(c.lemma in _POSSIBLE for t in holders[:1] for c in clause.sentence.children(t, "amod"))
        if possible and candidate.polarity is Polarity.ASSERTED:
            candidate.polarity = Polarity.POSSIBLE
    return candidate
