"""Support told from the other end: B gets, buys, asks for something, things reach B, men leave him."""

from collections.abc import Iterator

from allegiance.extract.candidate import Candidate, Role
from allegiance.extract.clause import Clause
from allegiance.extract.grammar import arguments, coordinated, subjects
from allegiance.extract.items import ItemMention
from allegiance.extract.presence import keep
from allegiance.model import Stage
from allegiance.ontology import words
from allegiance.syntax import Sentence, Token

_BUYING = words("buying")
_PEOPLE = words("fugitives") | {"million", "people", "person", "resident"}
_SHOPPING = {"buy", "purchase"}
_OFFICIAL = {"GOV", "MIL", "SPY", "LEG", "REB"}
_DRIFTING = words("drifting")
_TOGETHER = {"along", "jointly", "together"}
_LEAVING = {"depart", "go", "leave", "withdraw"}
_LENDING = {"give", "grant", "lend", "loan", "offer"}
_BACKING = words("succouring")
_CARRIERS = {"aircraft", "flight", "freighter", "helicopter", "lorry", "plane", "ship", "truck", "vessel"}
_HANDOVERS = {"charge", "delivery", "ownership", "possession", "receipt"}
_BANS = words("penalties") - {"sanction"}  # an exemption from an embargo comes from nobody
_PRESENTS = words("presents")
_AWAY = {"apart", "down", "off", "out"}  # what is taken down is not received


def get(clause: Clause) -> Candidate | Iterator[Candidate] | None:
    """B gets something from A, or A buys it for B."""
    sentence, verb = clause.sentence, clause.verb
    if verb.lemma in ("order", "expect") and sentence.children(verb, "xcomp", "ccomp"):
        return None
    if clause.word == "sign for" and clause.found.object and not clause.found.passive:
        return None  # "signed contracts for": that is an agreement
    if verb.lemma == "take" and any(child.lemma in _AWAY for child in sentence.children(verb, "prt")):
        return None
    given = clause.given(clause.at("for") if clause.word.endswith(" for") else clause.found.object)
    if verb.lemma == "take" and any(token.lemma in _HANDOVERS for token in clause.found.object):
        given = given or clause.given(clause.at("of"))  # "took delivery on Monday of ten tanks"
    if verb.lemma == "take":
        given = [item for item in given if item.form != "logistics"]  # an airport that is taken is not received
    given += [item for item in clause.given(_together(clause)) if given and item not in given]
    givers = clause.parties([*(t for t in clause.at("from") if t.lemma not in _BANS), *_handed(clause)])
    above = sentence.head(verb)
    if above.lemma in ("let", "allow") and verb.dep in ("ccomp", "xcomp") and not givers:
        givers = clause.parties(list(subjects(sentence, above)))
    if verb.lemma in ("enjoy", "have") and not givers:
        backing = [token for token in clause.found.object if token.lemma in _BACKING]
        backers = [role for token in backing for role in clause.roles.modifier(sentence, token)]
        if backers:  # "B has A's backing"
            return clause.candidate(backers, clause.parties(clause.found.subject), clause.given(backing), "other")
    if verb.lemma == "have":
        if above.lemma not in ("let", "like", "want"):
            return keep(clause)
        if above.lemma == "let":
            givers = clause.parties(list(subjects(sentence, above)))
    if not givers and verb.lemma in _SHOPPING:
        givers = clause.parties(clause.at("in"))
    if not givers and verb.lemma in ("commission", "enjoy"):
        return None
    stated = givers
    recipients = clause.parties(clause.found.subject)
    if stated and given and not recipients and clause.found.passive and verb.dep in ("acl", "advcl"):
        recipients = _holders(clause, {role.actor.id for role in stated})
    if verb.lemma == "take" and clause.found.passive and not givers and not recipients:
        return None  # "its arms were taken from the enemy"
    if verb.lemma in _BUYING:
        recipients = list({role.actor.id: role for role in [*recipients, *clause.parties(_beside(clause))]}.values())
    if verb.lemma in _SHOPPING and not recipients and any(_is_anybody(clause, t) for t in clause.found.subject):
        return None  # "motorists queued to buy fuel"
    own = {role.actor.id for role in recipients}
    givers = givers or [role for role in clause.origin(given) if role.actor.id not in own]
    if not givers and any(item.form == "training" for item in given):
        givers = clause.parties(clause.at("in", "at"))
    enabled = _enabled(clause)
    if enabled:
        recipients = enabled
        givers = [role for role in stated if role.actor.id not in {r.actor.id for r in enabled}]
        if not givers:
            return None
    if not givers and any(token.lemma == "access" for token in clause.found.object):
        return None  # who opens it is not told
    others = [
        role for role in clause.parties(clause.at("for")) if role.actor.id not in {r.actor.id for r in recipients}
    ]
    if verb.lemma in _BUYING and recipients and others and not givers:
        givers, recipients = recipients, others
    elif verb.lemma in _SHOPPING and recipients and others and stated and given:
        return _bought_for(clause, stated, recipients, others, given)
    candidate = clause.candidate(givers, recipients, given) if givers or recipients else None
    if candidate is not None and not recipients and clause.found.passive and verb.dep == "acl":
        candidate.taken_by_stranger = True  # whoever bought it, it is not told
    return candidate


def _bought_for(
    clause: Clause, sellers: list[Role], buyers: list[Role], users: list[Role], given: list[ItemMention]
) -> Iterator[Candidate]:
    """ "A bought tanks from C for B": C sells them to A, and A gives them to B."""
    for one, other in ((sellers, buyers), (buyers, users)):
        candidate = clause.candidate(one, other, given)
        if candidate is not None:
            yield candidate


def _handed(clause: Clause) -> list[Token]:
    """Who gave it in "received it as a gift from A"."""
    return [t for gift in clause.at("as") if gift.lemma in _PRESENTS for t in clause.obliques_of(gift, "from", "of")]


def _holders(clause: Clause, sellers: set[str]) -> list[Role]:
    """Whose a thing "bought from A" is: by the words before it, else of whoever does something with it."""
    sentence = clause.sentence
    things = clause.found.object
    owners = [role for thing in things for role in clause.roles.modifier(sentence, thing)]
    verb = next((t for t in sentence.ancestors(clause.verb) if t.pos in ("VERB", "AUX")), None)
    if not owners and verb is not None and not any(thing.dep in ("nsubj", "nsubjpass") for thing in things):
        owners = clause.parties(list(subjects(sentence, verb)))
    return [role for role in owners if role.actor.id not in sellers]


def _is_anybody(clause: Clause, token: Token) -> bool:
    """True for several people of no body or office: "motorists", "many residents"."""
    mention = clause.roles.mention(token)
    private = mention is None or (not mention.actors and mention.sector not in _OFFICIAL)
    return token.tag == "NNS" and private and token.i not in clause.items


def _together(clause: Clause) -> list[Token]:
    """What came "together with" it."""
    sentence = clause.sentence
    return [token for token in clause.at("with") if _is_together(sentence, sentence.head(token))]


def _is_together(sentence: Sentence, preposition: Token) -> bool:
    return preposition.i > 0 and sentence.tokens[preposition.i - 1].lemma in _TOGETHER


def _beside(clause: Clause) -> list[Token]:
    """With whom it is bought: "together with A, B buys shells"."""
    sentence, verb = clause.sentence, clause.verb
    above = sentence.head(verb) if verb.dep == "xcomp" else verb
    return [
        twin
        for token in {verb.i: verb, above.i: above}.values()
        for preposition in sentence.children(token, "prep")
        if preposition.lemma == "with" and _is_together(sentence, preposition)
        for noun in sentence.children(preposition, "pobj")
        for twin in coordinated(sentence, noun)
    ]


def _enabled(clause: Clause) -> list[Role]:
    """Who is given the means: "lent B money to buy tanks" tells of B's buying."""
    sentence, verb = clause.sentence, clause.verb
    above = sentence.head(verb)
    giving = sentence.head(above) if verb.dep == "acl" else above
    if verb.tag != "VB" or verb.dep not in ("acl", "advcl") or giving.lemma not in _LENDING:
        return []
    found = arguments(sentence, giving)
    return clause.parties([*found.indirect, *found.obliques.get("to", ())])


def go(clause: Clause) -> Candidate | None:
    """Something goes from A to B."""
    found, verb = clause.found, clause.verb
    if any(child.tag == "WRB" for child in clause.sentence.children(verb)):
        return None
    if verb.lemma == "go" and verb.tag == "VBG" and clause.sentence.children(verb, "xcomp"):
        return None  # "tanks are not going to win this"
    loads = [
        t for head in found.subject for load in clause.sentence.children(head, "acl") for t in clause.objects_of(load)
    ]
    given = clause.given([*found.subject, *clause.at("with")]) or clause.given(loads)
    owners = clause.origin(given)
    if clause.given(clause.at("with")):  # the planes that land with tents are not given
        given = [item for item in given if item.head.lemma not in _CARRIERS]
    if not given and not found.subject:
        given = clause.given(found.object)
    if not given:
        return None
    if any(child.lemma == "home" for child in clause.sentence.children(verb, "advmod")):
        return _went_home(clause, given)
    loaded = [load for head in found.subject for load in clause.sentence.children(head, "acl")]
    bound = [*(item.head for item in given), *loaded]  # "a ship carrying tanks for B docked in C"
    meant = [token for head in bound for token in clause.obliques_of(head, "for", "to")]
    recipients = clause.towards() or clause.parties(meant) or clause.parties([*found.object, *clause.at("in", "at")])
    holders = [*found.subject, *loads]
    origins = [*clause.at("from"), *(t for head in holders for t in clause.sentence.after(head, "from"))]
    givers = clause.parties(origins)
    own = {role.actor.id for role in [*givers, *clause.origin(given)]}
    if recipients and all(role.actor.id in own for role in recipients):
        return None  # "a Kenyan ship headed for Kenya"
    known = {role.actor.id for role in givers}
    if givers and not recipients:  # "most of B's weapons come from A"
        recipients = [role for role in clause.origin(given) if role.actor.id not in known]
    if clause.at("through") and not recipients:
        return None  # "the money goes through a fund"
    candidate = clause.candidate(givers or owners or clause.origin(given), recipients, given)
    if candidate is not None and clause.word in _DRIFTING and not candidate.actors:
        candidate.taken_by_stranger = True
    return candidate


def _went_home(clause: Clause, given: list[ItemMention]) -> Candidate | None:
    """ "The soldiers of A came home from B": what A gave B is over."""
    men = [item for item in given if item.form in ("personnel", "training")]
    home = clause.sentence.children(clause.verb, "advmod")
    left = clause.parties([*clause.at("from"), *(t for word in home for t in clause.obliques_of(word, "from"))])
    candidate = clause.candidate(clause.origin(men), left, men) if men and left else None
    if candidate is not None:
        candidate.stage = Stage.ENDED
    return candidate


def leave(clause: Clause) -> Candidate | None:
    """Men of A leave B."""
    given = [item for item in clause.given(clause.found.subject) if item.form in ("personnel", "training")]
    recipients = clause.parties([*clause.found.object, *clause.at("from")])
    loads = [t for head in clause.found.subject for t in clause.obliques_of(head, "with")]
    if not given and clause.given(loads):  # "flights with rifles left A for B"
        places = [*clause.found.object, *clause.at("from", "outside", "near")]
        left = clause.parties(places)
        bound = clause.parties([*clause.at("for"), *(t for place in places for t in clause.obliques_of(place, "for"))])
        loaded = clause.candidate(left, bound, clause.given(loads)) if left and bound else None
        if loaded is not None:
            loaded.stage = Stage.DELIVERED if loaded.stage is Stage.ENDED else loaded.stage
        return loaded
    return clause.candidate(clause.origin(given), recipients, given) if given else None


def request(clause: Clause) -> Candidate | None:
    """B asks A for something."""
    found = clause.found
    told_to_go = any(t.lemma in _LEAVING for t in clause.sentence.children(clause.verb, "xcomp", "ccomp"))
    if told_to_go and not clause.at("for"):
        return None  # "asked its soldiers to leave"
    given = clause.given([*clause.at("for"), *found.object])
    heads = {item.head.i for item in given}
    givers = clause.parties([token for token in found.object if token.i not in heads]) or clause.parties(
        clause.at("from", "to")
    )
    givers = givers or clause.parties([t for item in given for t in clause.sentence.after(item.head, "from")])
    recipients = clause.parties(found.subject)
    if not givers and clause.verb.lemma in ("seek", "shop"):
        givers = [r for r in clause.parties(clause.at("in")) if r.actor.id not in {one.actor.id for one in recipients}]
    if clause.verb.lemma == "need" and not givers and any(token.lemma in _PEOPLE for token in found.subject):
        return None  # "people need food" is no request
    candidate = clause.candidate(givers, recipients, given) if given and (givers or recipients) else None
    asked = [token for token in found.object if token.i not in heads and token.pos in ("NOUN", "PROPN")]
    if candidate is not None and asked and not givers:
        candidate.taken_by_stranger = True  # "is asking the council for an exemption"
    return candidate
