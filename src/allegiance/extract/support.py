"""Support told by a verb: A sends, sells, trains, repairs, asks for, stops; items go; B receives from A."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from allegiance.extract.backing import assure, stand, succour, veto
from allegiance.extract.candidate import Candidate, Role
from allegiance.extract.clause import Clause
from allegiance.extract.exchange import came_home, owe, pay, relieve, rely, swap
from allegiance.extract.grammar import arguments, subjects
from allegiance.extract.items import ItemMention, made_of
from allegiance.extract.permit import base_abroad, host, opened, permit, refuse
from allegiance.extract.presence import beside, contain, holds, keep, stay
from allegiance.extract.roles import Roles
from allegiance.extract.schooling import learn, teach
from allegiance.extract.stage import stage_and_polarity
from allegiance.model import Kind, Stage
from allegiance.ontology import frame_of_adjective, frame_of_verb, frames_of_verb, words
from allegiance.syntax import Sentence, Token

_POINTING = words("pointing_items")
_UNITS = words("units")
_ALLOTTING = words("allotting")
_TRAINING = words("training")
_BUYING = words("buying")
_BUILDING = words("building")
_HELPING = words("helping")
_PLACED = words("placed")
_WORKS = words("works")
_PRICES = words("prices")
_OPERATING = words("operating")
_HIRING = words("hiring")
_MAKING = words("making")
_EVADING = words("evading")
_POSITIONS = words("positions")
_CHAMBERS = words("chambers")
_BACKING = {"back", "endorse", "support"}
_DEFENDING = {"defend", "protect"}
_LISTS = words("lists")
_GUARDING = {"defend", "escort", "guard", "protect", "reinforce"}
_HAULING = {"carry", "lift", "transport"}
_GIFTS = words("gifts")
_ORDERS = words("orders")
_CARRYING = words("carrying")
_DROPPING = {"airdrop", "drop", "parachute", "air-drop"}
_LENDING = {"give", "grant", "lend", "loan", "offer"}
_MEN = {"personnel", "training", "other"}
_WHERE = ("in", "at", "on")
_TOGETHER = words("together")
_AWAY = {"apart", "down", "off", "out"}  # what is taken down is not received
_NAMES = {"name", "alias", "capital", "metonym"}


def support_by_verb(
    sentence: Sentence, roles: Roles, items: dict[int, ItemMention], before: Sequence[ItemMention] = ()
) -> Iterator[Candidate]:
    """Candidates of every verb or adjective in the sentence that opens a frame of support.

    ``before`` are the items named so far: what "them", "three more" or "12,000" without a noun stand for.
    """
    items = items | _pointing(sentence, items, before)
    spent: set[int] = set()
    for token in sentence.tokens:
        if token.i in spent:
            continue
        if token.dep == "acomp" and token.lemma in frame_of_adjective():
            clause = Clause(sentence, token, frame_of_adjective()[token.lemma], roles, items)
            yield from _candidates(clause)
        elif token.tag[:2] == "VB" and token.dep not in ("aux", "auxpass"):
            for clause in _clauses(sentence, token, roles, items):
                read = list(_candidates(clause))
                spent |= clause.spent
                yield from read
                if read:
                    break


def _clauses(sentence: Sentence, verb: Token, roles: Roles, items: dict[int, ItemMention]) -> Iterator[Clause]:
    """The verb in each frame that it may open, with its particle first: "write off" before "write"."""
    known = frames_of_verb()
    particles = [child.lemma for child in sentence.children(verb, "prt", "prep", "advmod", "dative", "dobj")]
    for phrase in dict.fromkeys(f"{verb.lemma} {particle}" for particle in particles):
        for frame in known.get(phrase, ()):
            yield Clause(sentence, verb, frame, roles, items, phrase)
    if verb.lemma == "be" and not holds(sentence, verb):
        yield Clause(sentence, verb, frame_of_verb()["stay"], roles, items)
        return
    for frame in known.get(verb.lemma, ()):
        yield Clause(sentence, verb, frame, roles, items)


def _candidates(clause: Clause) -> Iterator[Candidate]:
    read = _READERS[clause.frame.name](clause)
    if read is None:
        return
    if not isinstance(read, Candidate):
        yield from read
    elif clause.frame.name == "get":
        yield from _apart(clause, read)
    else:
        yield read


def _apart(clause: Clause, candidate: Candidate) -> Iterator[Candidate]:
    """One candidate per giver where each of the items names its own."""
    groups = clause.own_origins(candidate.items)
    for givers, given in groups:
        yield replace(candidate, actors=givers or candidate.actors, items=given)
    if not groups:
        yield candidate


def without_purpose(candidates: list[Candidate]) -> list[Candidate]:
    """ "Sent drones to reinforce Azerbaijan" is one claim: the purpose, without an item of its own, is left out."""
    bare = [one for one in candidates if one.kind is Kind.SUPPORT and not one.items and one.form == "other"]
    return [
        one
        for one in candidates
        if one not in bare
        or not any(
            other.kind is Kind.SUPPORT and other.items and other.trigger in one.sentence.ancestors(one.trigger)
            for other in candidates
        )
    ]


def _pointing(
    sentence: Sentence, items: dict[int, ItemMention], before: Sequence[ItemMention]
) -> dict[int, ItemMention]:
    if not before:
        return {}
    return {
        token.i: replace(before[-1], head=token)
        for token in sentence.tokens
        if token.i not in items
        and token.dep in ("nsubj", "nsubjpass", "dobj", "pobj", "attr")
        and (
            token.text.lower() in _POINTING or token.lemma in _UNITS or (token.tag == "CD" and _counts(sentence, token))
        )
    }


def _counts(sentence: Sentence, number: Token) -> bool:
    above = sentence.head(number)
    dated = above.dep in ("prep", "npadvmod") and number.dep == "pobj"
    money = any(child.text in "$€£¥" for child in sentence.children(number))
    return not dated and not money and "%" not in above.text and not sentence.children(number, "prep")


def _give(clause: Clause) -> Candidate | None:
    sentence, verb, found = clause.sentence, clause.verb, clause.found
    if verb.lemma == "bring" and any(token.lemma in _TOGETHER for token in sentence.subtree(verb)):
        return None
    if verb.lemma == "bring" and any(child.lemma == "in" for child in sentence.children(verb, "prt")):
        return _get(clause)
    priced = verb.lemma == "pay" and any(
        child.lemma == "for" for head in (verb, *found.object, sentence.head(verb)) for child in sentence.children(head)
    )
    put = [token for token in clause.at("at") if token.lemma == "disposal"]
    aimed = [token for token in clause.at("at") if token.lemma not in _PRICES and token not in put]
    aimed = [] if verb.lemma in _BUILDING else aimed
    away = {"up"} if verb.lemma == "give" else {"away", "off", "out"} if verb.lemma in _CARRYING else set()
    if any(child.lemma in away for child in sentence.children(verb, "prt")):
        return None
    if any(token.lemma in _LISTS for token in clause.at("on", "in", "into", "to")):
        return None
    if priced or clause.at("against") or (aimed and not found.indirect):
        return None
    if verb.lemma in _HIRING and clause.parties(clause.at("from")) and not clause.towards() and not found.indirect:
        return _get(clause)
    if verb.lemma in _CARRYING and any(child.lemma == "home" for child in sentence.children(verb, "advmod")):
        return _brought_home(clause)
    things = [*found.object, *clause.at("with"), *sentence.children(verb, "conj")]
    given = clause.given(found.object if found.passive and found.indirect else things)
    supplied = clause.given(clause.at("with"))
    if supplied and not found.passive and clause.parties(found.object):
        return clause.candidate(clause.parties(found.subject), clause.parties(found.object), supplied)
    heads = {item.head.i for item in given}
    if not given:
        given, glued = _glued_after(clause)
        if given:
            return clause.candidate(clause.parties(found.subject), glued, given)
    recipients = (
        clause.parties([token for token in found.indirect if token.i not in heads])
        or clause.parties([token for token in found.object if token.i not in heads and _receives(clause, token)])
        or _glued(clause, given)
        or clause.towards()
        or clause.parties(put)
        or (clause.parties(clause.at("over", "on")) if verb.lemma in _DROPPING else [])
        or clause.parties(beside(sentence, verb, given))
        or (clause.parties(clause.at(*_WHERE)) if verb.lemma in _PLACED and not found.passive else [])
    )
    if verb.lemma in _BUILDING and not given:
        given = [made_of(sentence, token, "other", "works") for token in found.object if token.lemma in _WORKS]
    if verb.lemma in _BUILDING and not (given and recipients):
        return None
    if not given and verb.lemma in _ALLOTTING:
        given = clause.given(clause.at("for", "to"))
    if not given and not recipients:
        return None
    givers = clause.parties(found.subject)
    if not givers and given:
        known = {role.actor.id for role in recipients}
        whose = [role for t in found.object if t.lemma in _GIFTS for role in clause.roles.modifier(sentence, t)]
        origin = clause.parties(clause.at("from")) or clause.origin(given) or whose
        givers = [role for role in origin if role.actor.id not in known]
    men = [item for item in given if item.form == "personnel"]
    if verb.lemma in _CARRYING and men and givers:
        carried = [r for r in clause.origin(men) if r.actor.id not in {g.actor.id for g in givers}]
        if carried:
            return clause.candidate(givers, carried, [replace(i, form="logistics", category="transport") for i in men])
    if verb.lemma in _HAULING and not recipients:
        return None
    if givers and given and not men and not recipients and verb.lemma in _OPERATING:
        return (
            clause.candidate(clause.origin(given), givers, given)
            if clause.origin(given) and not found.passive
            else None
        )
    candidate = clause.candidate(givers, recipients, given)
    if candidate is not None and not recipients:
        candidate.makers = frozenset(role.actor.id for role in clause.origin(given) if role.how == "demonym")
    return candidate


def _brought_home(clause: Clause) -> Candidate | None:
    """ "A brought its soldiers home from B"."""
    men = [item for item in clause.given(clause.found.object) if item.form in ("personnel", "training", "weapons")]
    givers, left = clause.parties(clause.found.subject), clause.parties(clause.at("from"))
    candidate = clause.candidate(givers, left, men) if men and givers and left else None
    if candidate is not None and candidate.stage is Stage.DELIVERED:
        candidate.stage = Stage.ENDED
    return candidate


def _receives(clause: Clause, token: Token) -> bool:
    return token.i not in clause.items and token.lemma not in _GIFTS


def _glued(clause: Clause, given: Sequence[ItemMention]) -> list[Role]:
    """The recipient that a parser takes for the first word of the thing given: "sent Tripoli drones"."""
    sentence, start = clause.sentence, clause.verb.i + 1
    if start < len(sentence.tokens) and sentence.tokens[start].tag == "DT":
        start += 1
    if start >= len(sentence.tokens) or sentence.tokens[start].pos != "PROPN":
        return []
    for item in given:
        if start < item.head.i and sentence.tokens[start] in sentence.subtree(item.head):
            for token in sentence.tokens[start : min(start + 4, item.head.i)]:
                mention = clause.roles.mention(token)
                if mention is not None and mention.how in _NAMES and token.pos == "PROPN":
                    return clause.roles.parties(sentence, token)
    return []


def _glued_after(clause: Clause) -> tuple[list[ItemMention], list[Role]]:
    """The same behind a preposition: "sold to Mali drones"."""
    for token in clause.at("to"):
        for child in clause.sentence.children(token, "compound"):
            mention = clause.roles.mention(child)
            if token.i in clause.items and mention is not None and mention.how in _NAMES:
                return clause.given([token]), clause.roles.parties(clause.sentence, child)
    return [], []


def _equip(clause: Clause) -> Candidate | None:
    sentence, verb, found = clause.sentence, clause.verb, clause.found
    recipients = clause.parties(found.object)
    helped = sentence.children(verb, "ccomp", "xcomp")
    if not recipients:
        recipients = clause.parties([t for inner in helped[:1] for t in sentence.children(inner, "nsubj")])
    if any(token.lemma in _ORDERS | _GIFTS for token in found.object):
        recipients = clause.parties([t for thing in found.object for t in clause.obliques_of(thing, "by", "for", "to")])
    trained = verb.lemma in _TRAINING and any(token.pos == "NOUN" for token in found.object)
    givers = clause.parties(found.subject) or clause.parties(_host(clause))
    if verb.lemma in _TRAINING and found.passive and not givers:
        known = {role.actor.id for role in recipients}
        givers = [role for role in clause.parties(clause.at("in", "at")) if role.actor.id not in known]
    if not givers or not (recipients or trained):
        return None
    given = clause.given(clause.at("with"))
    if not given and not found.passive:
        doing = [item for token in found.subject for item in clause.given([token])]
        given = [i for i in doing if i.form not in _MEN or (i.form == "personnel" and verb.lemma in _GUARDING)]
    if not given and verb.lemma in _HELPING:
        given = [
            replace(item, form="technology", category="technology")
            for inner in helped
            if inner.lemma in _MAKING
            for item in clause.given(clause.objects_of(inner))
        ]
        clause.spent.update(inner.i for inner in helped if inner.lemma in _MAKING)
    return clause.candidate(givers, recipients, given, None if given else _in_words(clause, helped))


def _in_words(clause: Clause, helped: Sequence[Token]) -> str | None:
    """Help of another form than its verb says: to evade sanctions, in a council, by a vow to fight for."""
    sentence, verb, found = clause.sentence, clause.verb, clause.found
    for inner in helped:
        round_it = inner.lemma == "get" and any(
            p.lemma in ("around", "round") for p in sentence.children(inner, "prep")
        )
        if inner.lemma in _EVADING or round_it:
            return "sanctions_relief"
    if any(child.lemma in _EVADING for thing in found.object for child in sentence.children(thing, "amod")):
        return "sanctions_relief"  # the parser takes "helped Russia circumvent sanctions" for some kind of sanctions
    works = [token for token in clause.at("with") if token.lemma in ("programme", "program")]
    if any(child.lemma in ("nuclear", "missile", "space") for work in works for child in sentence.children(work)):
        return "technology"
    backed = verb.lemma in _BACKING and (any(t.lemma in _POSITIONS for t in found.object) or clause.at("on", "over"))
    if backed or any(token.lemma in _CHAMBERS for token in clause.at("in", "at")):
        return "diplomatic"
    if verb.lemma in _DEFENDING:
        stage, _ = stage_and_polarity(sentence, verb, None)
        bound = sentence.head(verb).lemma in ("bind", "oblige", "pledge", "vow", "promise")
        return "commitment" if bound or stage in (Stage.PLANNED, Stage.PROMISED) else None
    return "finance" if verb.lemma == "bail" else None


def _host(clause: Clause) -> list[Token]:
    """Who runs the place where it is done: "A runs a camp in B, where soldiers of B are trained"."""
    sentence, verb = clause.sentence, clause.verb
    where = any(child.lemma == "where" for child in sentence.children(verb, "advmod"))
    if not where or verb.dep != "relcl" or clause.found.subject:
        return []
    above = next((t for t in sentence.ancestors(verb) if t.pos == "VERB"), None)
    return list(subjects(sentence, above)) if above is not None else []


def _repair(clause: Clause) -> Candidate | None:
    given = [replace(item, form="logistics", category="repair") for item in clause.given(clause.found.object)]
    givers = clause.parties(clause.found.subject)
    if given and not givers and clause.found.passive:
        givers = clause.parties(clause.at("in", "at"))
    if not given or not givers:
        return None
    recipients = clause.origin(given) or clause.towards()
    if not recipients and clause.verb.dep in ("xcomp", "ccomp"):
        recipients = clause.parties(list(subjects(clause.sentence, clause.sentence.head(clause.verb))))
    return clause.candidate(givers, recipients, given)


def _get(clause: Clause) -> Candidate | None:
    sentence, verb = clause.sentence, clause.verb
    if verb.lemma in ("order", "expect") and sentence.children(verb, "xcomp", "ccomp"):
        return None
    if verb.lemma == "take" and any(child.lemma in _AWAY for child in sentence.children(verb, "prt")):
        return None
    given = clause.given(clause.at("for") if clause.word.endswith(" for") else clause.found.object)
    givers = clause.parties(clause.at("from"))
    above = sentence.head(verb)
    if above.lemma in ("let", "allow") and verb.dep in ("ccomp", "xcomp") and not givers:
        givers = clause.parties(list(subjects(sentence, above)))
    if verb.lemma == "have":
        if above.lemma not in ("let", "like", "want"):
            return keep(clause)
        if above.lemma == "let":
            givers = clause.parties(list(subjects(sentence, above)))
    stated = givers
    givers = givers or clause.origin(given)
    recipients = clause.parties(clause.found.subject)
    if not givers and any(item.form == "training" for item in given):
        givers = clause.parties(clause.at("in", "at"))
    enabled = _enabled(clause)
    if enabled:
        recipients = enabled
        givers = [role for role in stated if role.actor.id not in {r.actor.id for r in enabled}]
        if not givers:
            return None
    others = [
        role for role in clause.parties(clause.at("for")) if role.actor.id not in {r.actor.id for r in recipients}
    ]
    if verb.lemma in _BUYING and recipients and others and not givers:
        givers, recipients = recipients, others
    return clause.candidate(givers, recipients, given) if givers or recipients else None


def _enabled(clause: Clause) -> list[Role]:
    """Who is given the means: "lent B money to buy tanks" tells of B's buying."""
    sentence, verb = clause.sentence, clause.verb
    above = sentence.head(verb)
    giving = sentence.head(above) if verb.dep == "acl" else above
    if verb.tag != "VB" or verb.dep not in ("acl", "advcl") or giving.lemma not in _LENDING:
        return []
    found = arguments(sentence, giving)
    return clause.parties([*found.indirect, *found.obliques.get("to", ())])


def _go(clause: Clause) -> Candidate | None:
    found = clause.found
    if any(child.tag == "WRB" for child in clause.sentence.children(clause.verb)):
        return None
    given = clause.given([*found.subject, *clause.at("with")])
    if not given and not found.subject:
        given = clause.given(found.object)
    if not given:
        return None
    meant = [token for item in given for token in clause.obliques_of(item.head, "for", "to")]
    recipients = clause.towards() or clause.parties(meant) or clause.parties([*found.object, *clause.at("in", "at")])
    origins = [*clause.at("from"), *(t for head in found.subject for t in _from(clause.sentence, head))]
    givers = clause.parties(origins)
    known = {role.actor.id for role in givers}
    if givers and not recipients:  # "most of B's weapons come from A"
        recipients = [role for role in clause.origin(given) if role.actor.id not in known]
    return clause.candidate(givers or clause.origin(given), recipients, given)


def _leave(clause: Clause) -> Candidate | None:
    given = [item for item in clause.given(clause.found.subject) if item.form in ("personnel", "training")]
    recipients = clause.parties([*clause.found.object, *clause.at("from")])
    return clause.candidate(clause.origin(given), recipients, given) if given else None


def _come(clause: Clause) -> Candidate | None:
    given = clause.given(list(subjects(clause.sentence, clause.verb)))
    if not given:
        return None
    candidate = clause.candidate(clause.origin(given), [], given)
    if candidate is not None:
        candidate.stage = Stage(clause.frame.stages[clause.verb.lemma])
    return candidate


def _request(clause: Clause) -> Candidate | None:
    found = clause.found
    given = clause.given([*clause.at("for"), *found.object])
    heads = {item.head.i for item in given}
    givers = clause.parties([token for token in found.object if token.i not in heads]) or clause.parties(
        clause.at("from", "to")
    )
    givers = givers or clause.parties([t for item in given for t in _from(clause.sentence, item.head)])
    recipients = clause.parties(found.subject)
    return clause.candidate(givers, recipients, given) if given and (givers or recipients) else None


def _from(sentence: Sentence, head: Token) -> list[Token]:
    return [
        p for prep in sentence.children(head, "prep") if prep.lemma == "from" for p in sentence.children(prep, "pobj")
    ]


def _decide(clause: Clause) -> Candidate | None:
    sentence = clause.sentence
    given = clause.given(list(subjects(sentence, clause.verb)))
    helped = clause.parties([*clause.obliques_of(clause.verb, "for", "to"), *clause.at("for", "to")])
    givers = clause.origin(given)
    candidate = clause.candidate(givers, helped, given) if given and helped and givers else None
    if candidate is not None:
        candidate.stage = Stage(clause.frame.stages[clause.verb.lemma])
    return candidate


def _orbit(clause: Clause) -> Candidate | None:
    """Somebody else's satellite."""
    given = [item for item in clause.given(clause.found.object) if "satellite" in item.head.lemma]
    givers = clause.parties(clause.found.subject)
    known = {role.actor.id for role in givers}
    owners = [role for role in clause.origin(given) or clause.parties(clause.at("for")) if role.actor.id not in known]
    return clause.candidate(givers, owners, given) if given and givers and owners else None


def _stop(clause: Clause) -> Candidate | None:
    given = clause.given(clause.found.object)
    ordered = [token for token in clause.found.object if token.lemma in _ORDERS]
    if ordered:
        given = clause.given([*clause.obliques_of(ordered[0], "for"), *clause.at("for")]) or given
        makers = clause.parties(clause.at("from", "with", "in")) or clause.origin(given)
        buyers = clause.parties(clause.found.subject)
        return clause.candidate(makers, buyers, given) if given and makers and buyers else None
    if not given and clause.word == "cut off":
        given = clause.given(clause.at("from"))
        cut = clause.parties(clause.found.object)
        return clause.candidate(clause.parties(clause.found.subject), cut, given) if given and cut else None
    if not given:
        return None
    recipients = clause.towards() or clause.parties(clause.at("from"))
    return clause.candidate(clause.parties(clause.found.subject) or clause.origin(given), recipients, given)


_READERS: dict[str, Callable[[Clause], Candidate | Iterator[Candidate] | None]] = {
    "give": _give,
    "equip": _equip,
    "repair": _repair,
    "get": _get,
    "go": _go,
    "come": _come,
    "request": _request,
    "stop": _stop,
    "veto": veto,
    "permit": permit,
    "open": opened,
    "host": host,
    "base": base_abroad,
    "refuse": refuse,
    "stand": stand,
    "assure": assure,
    "succour": succour,
    "swap": swap,
    "pay": pay,
    "relieve": relieve,
    "rely": rely,
    "teach": teach,
    "learn": learn,
    "decide": _decide,
    "owe": owe,
    "return": came_home,
    "orbit": _orbit,
    "stay": stay,
    "keep": keep,
    "leave": _leave,
    "contain": contain,
}
