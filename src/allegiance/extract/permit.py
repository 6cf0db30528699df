"""Support told by leave: A lets B use its bases, opens its airspace, hosts his soldiers, keeps a base with him."""

from collections.abc import Sequence
from dataclasses import replace

from allegiance.extract.candidate import Candidate, Role
from allegiance.extract.clause import Clause
from allegiance.extract.grammar import coordinated, subjects
from allegiance.extract.items import ItemMention, below
from allegiance.model import Polarity, Stage
from allegiance.ontology import words
from allegiance.syntax import Token

_PASSING = words("passing")
_FIRING = words("firing")
_SOIL = words("soil")
_ACROSS = ("over", "through", "across", "from", "in", "at", "on", "via", "into", "to")
_ASKED = words("requests")
_FUGITIVES = words("fugitives")
_ARMED_MEN = words("armed_men")
_MEN = {"personnel", "training"}
_ORDINAL = {"st", "nd", "rd", "th"}
_TWO_OBJECTS = {"deny", "refuse"}
_OFFERS = {"offer", "gift", "pledge", "proposal"}
_BASES = {"airbase", "airfield", "airstrip", "base", "outpost"}
_POSTS = {"intelligence", "technology"}  # a radar, a listening post
_BEING_HOST = {"be home", "be host", "play host"}
_CLOSING = {"close", "shut", "shut down", "close down"}
_PLANTS = words("plants")
_ARMS = {"weapons", "ammunition", "missiles", "drones"}
_UNITS = {"personnel", "training", "weapons", "missiles", "drones"}


def permit(clause: Clause) -> Candidate | None:
    """ "A lets B use its bases", "B's aircraft were allowed to land in A", "A lets B fire its missiles"."""
    sentence, verb, found = clause.sentence, clause.verb, clause.found
    if any(child.lemma == "through" for child in sentence.children(verb, "prt", "advmod", "prep")):
        return _waved_through(clause)
    for inner in sentence.children(verb, "ccomp", "xcomp"):
        if inner.lemma not in _PASSING | _FIRING:
            continue
        users = clause.parties(list(subjects(sentence, inner)))
        below_it = clause.objects_of(inner)
        places = clause.places([*below_it, *clause.obliques_of(inner, *_ACROSS)])
        hosts = [] if found.passive and not found.indirect else clause.parties(found.subject)
        weapons = [item for token in below_it for item in below(sentence, token, clause.items) if item not in places]
        if places and inner.lemma in _PASSING:
            givers = hosts or _owners(clause, places)
            given = places
        elif weapons and inner.lemma in _FIRING:
            owners = {role.actor.id for role in clause.origin(weapons)}
            givers = hosts or clause.origin(weapons)
            given = weapons if not owners or owners & {role.actor.id for role in givers} else []
        elif inner.lemma in _PASSING and not weapons:
            where = clause.parties(clause.obliques_of(inner, *_ACROSS[:-1]))
            givers = hosts or where
            given = []
        else:
            continue
        goods = [item for token in subjects(sentence, inner) for item in clause.given([token]) if item.form not in _MEN]
        bound = clause.parties(clause.obliques_of(inner, "to", "into"))
        if goods and bound and inner.lemma in _PASSING and hosts and not weapons:
            users, given = bound, []
        known = {role.actor.id for role in givers}
        users = [role for role in users if role.actor.id not in known]
        if not givers or not users or (inner.lemma in _FIRING - _PASSING and not given):
            continue
        clause.spent.update(token.i for token in sentence.subtree(inner))
        return clause.candidate(givers, users, given, "logistics")
    return None


def _waved_through(clause: Clause) -> Candidate | None:
    """ "A waved B's tanks through", "A let rifles through to B"."""
    givers = clause.parties(clause.found.subject)
    known = {role.actor.id for role in givers}
    given = clause.given(clause.found.object)
    users = clause.towards() if given else []
    users = users or clause.origin(given) or clause.parties(clause.found.object)
    users = [role for role in users if role.actor.id not in known]
    return clause.candidate(givers, users, [], "logistics") if given and givers and users else None


def _owners(clause: Clause, places: Sequence[ItemMention]) -> list[Role]:
    return [role for place in places for role in clause.parties([place.head])]


def opened(clause: Clause) -> Candidate | None:
    """ "A opened its airspace to B's aircraft", "A put its airfields at B's disposal"."""
    places = clause.places(clause.found.object)
    goals = clause.at("to", "for")
    users = clause.parties([*goals, *clause.at("at")])
    users = users or clause.parties([t for goal in goals for t in clause.obliques_of(goal, "for", "to")])
    givers = clause.parties(clause.found.subject)
    if clause.word in ("open", "reopen") and givers and not places:
        return _plant(clause, givers)
    if clause.word in _CLOSING and not users:
        users = guests_of(clause, places, givers)
    return clause.candidate(givers, users, places) if places and users and givers else None


def guests_of(clause: Clause, places: Sequence[ItemMention], hosts: Sequence[Role]) -> list[Role]:
    """Whose bases they are by the words before them, hosts left out: "the French base", "bases of the U.S."."""
    bases = [place for place in places if place.head.lemma in _BASES]
    known = {role.actor.id for role in hosts}
    whose = [*clause.origin(bases), *clause.parties([t for base in bases for t in clause.obliques_of(base.head, "of")])]
    return list({role.actor.id: role for role in whose if role.actor.id not in known}.values())


def _plant(clause: Clause, givers: list[Role]) -> Candidate | None:
    """ "A opened a drone factory in B": what is made there is A's gift."""
    plants = [token for token in clause.found.object if token.lemma in _PLANTS]
    made = [
        item
        for plant in plants
        for head in (plant, *clause.at("in"))
        for token in clause.sentence.subtree(head)
        for item in ([clause.items[token.i]] if token.i in clause.items else [])
        if item.form in _ARMS or token.i == plant.i
    ]
    known = {role.actor.id for role in givers}
    where = [role for role in clause.parties(clause.at("in", "at", "near")) if role.actor.id not in known]
    return clause.candidate(givers, where, made) if made and where else None


def host(clause: Clause) -> Candidate | None:
    """Foreign soldiers are their own state's gift; a base, a leader in exile, an armed group is helped by the host."""
    sentence, found = clause.sentence, clause.found
    givers = clause.parties(found.subject)
    hosted = found.object
    if clause.word in _BEING_HOST:
        home = sentence.children(clause.verb, "advmod", "attr")
        hosted = clause.at("to") or [token for word in home for token in clause.obliques_of(word, "to")]
    inside = [token for head in hosted for token in sentence.subtree(head)]
    if not givers or any(token.lemma in _FUGITIVES for token in inside):
        return None
    known = {role.actor.id for role in givers}
    places = clause.places(hosted) or [i for i in clause.given(hosted) if i.form in _POSTS]
    garrisons = [place for place in places if _numbered(clause, place)]
    if garrisons:
        owners = [role for role in clause.origin(garrisons) if role.actor.id not in known]
        manned = [replace(place, form="personnel", category="soldiers") for place in garrisons]
        return clause.candidate(owners, givers, manned) if owners else None
    if places:
        guests = [role for role in clause.parties(_whose(clause, places)) if role.actor.id not in known]
        return clause.candidate(givers, guests, places) if guests else None
    units = [item for item in clause.given(hosted) if item.form in _UNITS]
    if units:
        owners = [role for role in clause.origin(units) if role.actor.id not in known]
        return clause.candidate(owners, givers, units) if owners else None
    guests = [role for role in clause.parties(hosted) if role.actor.id not in known]
    armed = any(role.actor.id.startswith("group:") for role in guests) or any(t.lemma in _ARMED_MEN for t in inside)
    return clause.candidate(givers, guests, [], "logistics") if guests and armed else None


def _numbered(clause: Clause, place: ItemMention) -> bool:
    """True for a unit that is called a base: "Russia's 201st military base"."""
    return any(
        child.text[:1].isdigit() and child.text[-2:] in _ORDINAL
        for child in clause.sentence.children(place.head, "amod")
    )


def _whose(clause: Clause, places: Sequence[ItemMention]) -> list[Token]:
    """The place itself, whose owner stands before it, or all whose place it is after ``of``."""
    sentence = clause.sentence
    after = [
        twin
        for place in places
        for pobj in sentence.after(place.head, "of", "for")
        for twin in coordinated(sentence, pobj)
    ]
    return after or [place.head for place in places]


def base_abroad(clause: Clause) -> Candidate | None:
    """ "A keeps an air base in B": B gives the ground."""
    bases = [place for place in clause.places(clause.found.object) if place.head.lemma not in _SOIL - {"base"}]
    bases = [base for base in bases if base.head.text.lower().rstrip("s") in _BASES]
    users = clause.parties(clause.found.subject)
    known = {role.actor.id for role in users}
    hosts = [role for role in clause.parties(clause.at("in", "at", "on")) if role.actor.id not in known]
    if clause.word == "use" and not hosts:
        bases = clause.places(clause.found.object)  # "may use Norwegian airfields"
        hosts = [role for role in clause.origin(bases) if role.actor.id not in known]
    candidate = clause.candidate(hosts, users, bases) if bases and hosts and users else None
    if candidate is not None and candidate.stage is Stage.DELIVERED:
        candidate.stage = Stage.UNDERWAY
    return candidate


def refuse(clause: Clause) -> Candidate | None:
    """ "A turned down B's request for missiles", "A refused B the use of its airspace"."""
    sentence, found = clause.sentence, clause.found
    givers = clause.parties(found.subject)
    asked = [token for token in found.object if token.lemma in _ASKED]
    if asked:
        wanted = clause.given([*clause.obliques_of(asked[0], "for"), *clause.at("for")])
        askers = clause.roles.modifier(sentence, asked[0]) or clause.parties(
            [*clause.obliques_of(asked[0], "from", "by", "of"), *clause.at("from", "by", "of")]
        )
    elif clause.word not in _TWO_OBJECTS and len(found.object) == 1 and (offered := _offered(clause, givers)):
        return _refused(offered)
    else:
        wanted = clause.given([*found.object, *clause.obliques_of(clause.verb, "to")])
        things = {item.head.i for item in wanted}
        for token in found.object:
            things.update(t.i for t in (token,) if token.lemma == "use")
        beside = [
            twin for token in found.object for twin in sentence.children(token, "appos") if twin.i in clause.items
        ]
        askers = clause.parties([token for token in [*found.indirect, *found.object] if token.i not in things])
        if beside and len(found.object) == 1:  # the parser takes "refused Ukraine the Iron Dome" for two names of one
            askers, wanted = clause.parties(found.object), clause.given(beside)
            return _refused(clause.candidate(givers, askers, wanted) if givers and askers else None)
        if not askers and len(found.object) > 1:
            askers = clause.origin([item for item in wanted if item.head in found.object[:1]])
        wanted = [item for item in wanted if item.head not in found.object[:1]] or wanted
        if not found.indirect and len(found.object) < 2:
            return _refused(_glued(clause, givers, wanted))
    return _refused(clause.candidate(givers, askers, wanted) if givers and askers and wanted else None)


def _offered(clause: Clause, takers: list[Role]) -> Candidate | None:
    """ "B turned down A's offer of rifles", "B spurned A's rice": what was offered is not taken."""
    things = clause.found.object
    wanted = clause.given([*things, *(t for thing in things if thing.lemma in _OFFERS for t in clause.at("of"))])
    owners = [*clause.origin(wanted), *(r for thing in things for r in clause.roles.modifier(clause.sentence, thing))]
    known = {role.actor.id for role in takers}
    givers = list({role.actor.id: role for role in owners if role.actor.id not in known}.values())
    return (
        clause.candidate(givers, takers, wanted) if wanted and givers and takers and not clause.found.passive else None
    )


def _glued(clause: Clause, givers: list[Role], wanted: Sequence[ItemMention]) -> Candidate | None:
    """Who is refused, where the parser takes the name for the first word of the thing: "refused Kenya rifles"."""
    start = clause.sentence.tokens[min(clause.verb.i + 1, len(clause.sentence.tokens) - 1)]
    inside = any(start.i < item.head.i and start in clause.sentence.subtree(item.head) for item in wanted)
    if start.pos != "PROPN" or not inside or not givers:
        return None
    known = {role.actor.id for role in givers}
    askers = [role for role in clause.parties([start]) if role.actor.id not in known]
    return clause.candidate(givers, askers, wanted) if askers else None


def _refused(candidate: Candidate | None) -> Candidate | None:
    if candidate is not None and candidate.polarity is not Polarity.POSSIBLE:
        candidate.polarity = Polarity.ASSERTED if candidate.polarity is Polarity.DENIED else Polarity.DENIED
    return candidate
