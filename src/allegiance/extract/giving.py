"""Support told by verbs of giving: A sends B something, builds it for him, carries his men."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from allegiance.extract.candidate import Candidate, Role
from allegiance.extract.clause import Clause
from allegiance.extract.grammar import arguments, is_passive, subjects
from allegiance.extract.items import HARDWARE, ItemMention, made_of
from allegiance.extract.presence import beside
from allegiance.extract.taking import get
from allegiance.model import Span, Stage
from allegiance.ontology import words
from allegiance.syntax import Token

_ALLOTTING = words("allotting")
_BUILDING = words("building")
_PLACED = words("placed")
_WORKS = words("works")
_PRICES = words("prices")
_OPERATING = words("operating")
_HIRING = words("hiring")
_LISTS = words("lists")
_TOLD_TO = words("told_to")
_STRANGERS = words("strangers")
_ANY = {"a", "another", "either", "neither", "no"}
_HAULING = {"carry", "lift", "transport"}
_GIFTS = words("gifts")
_BATCHES = words("batches")
_IRREGULARS = words("irregulars")
_CARRYING = words("carrying")
_DROPPING = {"airdrop", "drop", "parachute", "air-drop"}
_ASSURING = {"assure", "inform", "notify", "promise", "tell"}
_BEGGING = {"ask", "beg", "beseech", "entreat", "implore", "petition"}
_COSTS = {"bear", "foot", "shoulder"}
_DEBTS = {"arrear", "arrears", "debt"}
_SETTLING = {"clear", "settle"}
_BEARING = {"bear", "cover", "foot", "pay", "pick", "settle", "shoulder"}
_BILLS = {"bill", "check", "tab"}
_WHERE = ("in", "at", "on")
_TOGETHER = words("together")
_RULING = {"allow", "ban", "bar", "forbid", "permit", "prohibit"}
_TELLING = {"announce", "confirm", "unveil"}  # "announced the delivery of radars from A"
_HELP = words("mediation")
_AGAINST_WILLS = words("against_wills")
_FURNISHING = {"furnish", "issue", "present", "provide", "supply"}
_MOMENTS = words("moments")
_ITSELF = {"himself", "herself", "itself", "themselves"}
_USING = {"operate", "use"}
_WIELDING = words("wielding")
_MAKES = words("makes")
_DESTROYING = words("destroying")
_YIELDING = {"surrender", "yield"}
_NAMES = {"name", "alias", "capital", "metonym"}


def give(clause: Clause) -> Candidate | Iterator[Candidate] | None:
    """A sends B something, or with something; carried men and men brought home are read apart."""
    sentence, verb, found = clause.sentence, clause.verb, clause.found
    if verb.lemma in _USING:
        return _in_use(clause)
    if any(token.lemma in _BILLS for token in found.object) and verb.lemma in _BEARING:
        return _billed(clause)
    if verb.lemma == "bring" and any(token.lemma in _TOGETHER for token in sentence.subtree(verb)):
        return None
    if verb.lemma == "bring" and any(child.lemma == "in" for child in sentence.children(verb, "prt")):
        return get(clause)
    priced = verb.lemma == "pay" and any(
        child.lemma == "for" for head in (verb, *found.object, sentence.head(verb)) for child in sentence.children(head)
    )
    put = [token for token in clause.at("at") if token.lemma == "disposal"]
    aimed = [token for token in clause.at("at") if token.lemma not in _PRICES and token not in put]
    aimed = [] if verb.lemma in _BUILDING or clause.towards() else aimed
    aimed = [token for token in aimed if token.lemma not in _MOMENTS]
    away = {"up"} if verb.lemma == "give" else {"away", "off", "out"} if verb.lemma in _CARRYING else set()
    if any(child.lemma in away for child in sentence.children(verb, "prt")):
        return None
    if any(token.lemma in _LISTS for token in [*clause.at("on", "in", "into", "to"), *_below_prepositions(clause)]):
        return None
    if priced or _against_somebody(clause) or (aimed and not found.indirect):
        return None
    if verb.lemma in _HIRING and clause.parties(clause.at("from")) and not clause.towards() and not found.indirect:
        return get(clause)
    if verb.lemma in _TELLING and clause.parties(clause.at("from")) and not clause.towards():
        return get(clause)
    if clause.word == "step up" and all(token.lemma == "cooperation" for token in found.object):
        return None
    if verb.lemma in _CARRYING and any(child.lemma == "home" for child in sentence.children(verb, "advmod")):
        return _brought_home(clause)
    beside_it = [token for token in clause.at("with") if token.lemma not in _HELP]
    things = [*found.object, *beside_it, *sentence.children(verb, "conj")]
    if verb.lemma == "commit" and all(token.lemma in _ITSELF for token in found.object):
        things += clause.at("to")
    if any(token.lemma == "access" for token in found.object):
        things += [token for token in clause.at("to") if token.i in clause.items]
    if clause.word == "make available":
        things += [t for child in sentence.children(verb, "ccomp") for t in sentence.children(child, "nsubj")]
    given = clause.given(found.object if found.passive and found.indirect else things)
    if verb.lemma in _COSTS:
        given = [item for item in given if item.form == "finance"]  # "bear the marks of foreign engineers"
    if verb.lemma == "pay":
        bought = [item for item in clause.given(found.object) if item.form != "finance"]
        given = [item for item in given if item not in bought]  # "pay salaries and fuel"
    furnished = [token for token in clause.at("with") if not (token.lemma in _HELP and sentence.after(token, "of"))]
    supplied = clause.given(furnished)
    things_given = verb.lemma not in _FURNISHING and any(token.i in clause.items for token in found.object)
    if supplied and not found.passive and not things_given and clause.parties(found.object):
        return clause.candidate(clause.parties(found.subject), clause.parties(found.object), supplied)
    heads = {item.head.i for item in given}
    glued: list[Role] = []
    if not given:
        given, glued = _glued_after(clause)
        if given:
            return clause.candidate(clause.parties(found.subject), glued, given)
    recipients = (
        clause.parties([token for token in found.indirect if token.i not in heads])
        or clause.parties([token for token in found.object if token.i not in heads and _receives(clause, token)])
        or (glued := _glued(clause, given))
        or clause.towards()
        or clause.parties([t for item in given for t in clause.obliques_of(item.head, "to", "for")])
        or clause.meant_for(given)
        or (clause.parties(clause.at("with")) if verb.lemma == "share" else [])
        or (_borne(clause, given) if verb.lemma in _BEARING else [])
        or clause.parties(put)
        or (clause.parties(clause.at("over", "on")) if verb.lemma in _DROPPING else [])
        or clause.parties(beside(sentence, verb, given))
        or (clause.parties(clause.at(*_WHERE)) if verb.lemma in _PLACED and not found.passive else [])
        or _addressed(clause)
    )
    given = [_without(item, glued) for item in given]
    if verb.lemma in _BUILDING and not given:
        given = [made_of(sentence, token, "other", "works") for token in found.object if token.lemma in _WORKS]
    if verb.lemma in _BUILDING and not (given and recipients):
        return None
    if not given and verb.lemma in _ALLOTTING:
        given = clause.given(clause.at("for", "to"))
    if not given and not recipients:
        return None
    givers = clause.parties(found.subject)
    if recipients and {role.actor.id for role in recipients} <= {role.actor.id for role in givers}:
        recipients = _addressed(clause) or recipients
    if given and givers and not recipients and found.passive and verb.dep == "acl":
        recipients = _wielder(clause)
    if verb.lemma == "share" and len(givers) > 2 and not clause.at("with"):
        return None  # what three share among them
    if verb.lemma in _YIELDING and not recipients:
        return None
    if verb.lemma in _SETTLING and not givers and all(item.head.lemma in _DEBTS for item in given):
        return None  # "once the arrears are cleared"
    if not givers and given and verb.dep == "acl":
        givers, recipients = _kept(clause, recipients)
    if not givers and given:
        known = {role.actor.id for role in recipients}
        whose = [role for t in found.object if t.lemma in _GIFTS for role in clause.roles.modifier(sentence, t)]
        origin = clause.parties(clause.at("from")) or clause.origin(given) or whose
        givers = [role for role in origin if role.actor.id not in known]
    men = [item for item in given if item.form == "personnel"]
    if verb.lemma in _CARRYING and men and givers:
        carried = [r for r in clause.origin(men) if r.actor.id not in {g.actor.id for g in givers}]
        goals = {r.actor.id for r in clause.towards()} - {r.actor.id for r in [*carried, *givers]}
        hired = bool(goals) and all(item.head.lemma in _IRREGULARS for item in men)  # sent, not given a lift
        if carried and not hired:
            return clause.candidate(givers, carried, [replace(i, form="logistics", category="transport") for i in men])
    if (verb.lemma in _HAULING | _TOLD_TO or clause.word == "set aside") and not recipients:
        return None
    if not givers and not recipients and verb.lemma in _OPERATING and {i.form for i in given} <= {"weapons"}:
        return None
    if not recipients and (clause.at("across") or _is_a_rule(clause)):
        return None
    if givers and given and not men and not recipients and verb.lemma in _OPERATING:
        return (
            clause.candidate(clause.origin(given), givers, given)
            if clause.origin(given) and not found.passive
            else None
        )
    candidate = clause.candidate(givers, recipients, given)
    if candidate is not None and recipients and not candidate.recipients:  # "spares no money for his missiles"
        owners = [child for token in clause.at("for") for child in sentence.children(token, "poss")]
        candidate.taken_by_stranger |= any(child.tag == "PRP$" for child in owners)
    if candidate is not None and not recipients:
        candidate.taken_by_stranger |= any(
            token.lemma in _STRANGERS and any(child.lemma in _ANY for child in sentence.children(token, "det"))
            for token in clause.at("to", "for")
        )
        candidate.makers |= {role.actor.id for role in clause.origin(given) if role.how in ("demonym", "alias")}
        candidate.makers |= {role.actor.id for role in _struck(clause)}
    return candidate


def _is_a_rule(clause: Clause) -> bool:
    """ "A resolution forbids A to sell to any other nation": no gift to anybody that the report tells of."""
    verb, whom = clause.verb, (*clause.at("to", "for"), *clause.found.indirect)
    ruled = verb.dep == "xcomp" and clause.sentence.head(verb).lemma in _RULING
    anybody = [token for token in whom if token.lemma in _STRANGERS]
    return ruled and any(c.lemma == "any" for token in anybody for c in clause.sentence.children(token, "det"))


def _struck(clause: Clause) -> list[Role]:
    """Who fights the thing or is hit by it: nobody in "Israel bombed rockets supplied by Iran" was given them."""
    sentence, noun = clause.sentence, clause.sentence.head(clause.verb)
    verb = sentence.head(noun)
    if clause.verb.dep != "acl" or not clause.found.passive:
        return []
    made = clause.parties([token for token in sentence.after(noun, "of") if token.lemma in _MAKES])
    if verb.lemma not in _DESTROYING:
        return made
    hit = arguments(sentence, verb)
    around = [token for name in ("in", "on", "at", "near", "into") for token in hit.obliques.get(name, ())]
    return [*made, *clause.parties([*hit.subject, *hit.object, *around])]


def _below_prepositions(clause: Clause) -> list[Token]:
    """Everything after "on" or "to" below the objects: "put two officers and a mine in B on its sanctions list"."""
    return [
        token
        for thing in clause.found.object
        for token in clause.sentence.subtree(thing)
        if token.dep == "pobj" and clause.sentence.head(token).lemma in ("on", "to")
    ]


def _addressed(clause: Clause) -> list[Role]:
    """Who is promised it or begs for it: "A told B that it would send tanks", "B begged A to send tanks"."""
    sentence, verb = clause.sentence, clause.verb
    above = sentence.head(verb)
    if verb.dep == "pcomp" and above.lemma == "for" and sentence.head(above).lemma == "thank":
        return clause.parties(list(subjects(sentence, sentence.head(above))))  # "B thanked A for sending tanks"
    if verb.dep not in ("ccomp", "xcomp") or is_passive(sentence, above):
        return []
    if above.lemma in _ASSURING and verb.dep == "ccomp":
        return clause.parties(clause.objects_of(above))
    return clause.parties(sentence.children(above, "nsubj")) if above.lemma in _BEGGING else []


def _wielder(clause: Clause) -> list[Role]:
    """Who has the things "sent by A": who fights with them, fires or flies them."""
    sentence = clause.sentence
    noun = sentence.head(clause.verb)
    preposition = sentence.head(noun)
    verb = sentence.head(preposition) if noun.dep == "pobj" else preposition
    with_it = noun.dep == "pobj" and preposition.lemma in ("with", "from", "in", "on")
    used = noun.dep == "dobj" and verb.lemma in _WIELDING and not sentence.children(verb, "prt")
    if not (with_it or used) or verb.pos != "VERB" or verb.lemma in _DESTROYING:
        return []
    return clause.parties(list(subjects(sentence, verb)))


def _in_use(clause: Clause) -> Candidate | None:
    """ "The army of B uses drones of A", as a habit: A supplied them."""
    verb, found = clause.verb, clause.found
    running = verb.tag in ("VBZ", "VBP", "VBG") and not any(
        c.tag == "VBD" for c in clause.sentence.children(verb, "aux")
    )
    given = [item for item in clause.given(found.object) if item.form in HARDWARE]
    owners = clause.parties(found.subject)
    makers = [role for role in clause.origin(given) if role.actor.id not in {owner.actor.id for owner in owners}]
    if not running or found.passive or clause.at("against", "on") or not owners or not makers:
        return None
    return clause.candidate(makers, owners, given)


def _brought_home(clause: Clause) -> Candidate | None:
    """ "A brought its soldiers home from B"."""
    men = [item for item in clause.given(clause.found.object) if item.form in ("personnel", "training", "weapons")]
    home = clause.sentence.children(clause.verb, "advmod")
    places = [*clause.at("from"), *(token for word in home for token in clause.obliques_of(word, "from"))]
    givers, left = clause.parties(clause.found.subject), clause.parties(places)
    candidate = clause.candidate(givers, left, men) if men and givers and left else None
    if candidate is not None and candidate.stage is Stage.DELIVERED:
        candidate.stage = Stage.ENDED
    return candidate


def _kept(clause: Clause, recipients: list[Role]) -> tuple[list[Role], list[Role]]:
    """Who has them and where: "A has troops stationed in B"."""
    above = next((t for t in clause.sentence.ancestors(clause.verb) if t.pos in ("VERB", "AUX")), clause.verb)
    if above.lemma not in ("have", "keep", "maintain"):
        return [], recipients
    owners = clause.parties(list(subjects(clause.sentence, above)))
    return owners, recipients or (clause.parties(clause.at(*_WHERE)) if owners else [])


def _receives(clause: Clause, token: Token) -> bool:
    """True for a party in object position that is neither a measure of the thing given nor given beside it."""
    held = token.lemma in _BATCHES and clause.given([token])  # "a batch of Chadian mercenaries"
    first = token
    while first.dep == "conj":
        first = clause.sentence.head(first)
    beside = first.i != token.i and first.i in clause.items  # "brought rifles and Bolivian sympathy to Quito"
    return token.i not in clause.items and token.lemma not in _GIFTS and not held and not beside


def _glued(clause: Clause, given: Sequence[ItemMention]) -> list[Role]:
    """The recipient that a parser takes for the first word of the thing given: "sent Tripoli drones"."""
    sentence, start = clause.sentence, clause.verb.i + 1
    if start < len(sentence.tokens) and sentence.tokens[start].tag == "DT":
        start += 1
    if start >= len(sentence.tokens) or sentence.tokens[start].pos != "PROPN":
        return []
    inside = [token for thing in clause.found.object for token in sentence.subtree(thing)]
    for item in given:
        if start < item.head.i and sentence.tokens[start] in [*sentence.subtree(item.head), *inside]:
            for token in sentence.tokens[start : min(start + 4, item.head.i)]:
                mention = clause.roles.mention(token)
                counted = sentence.tokens[token.i + 1].tag == "CD"
                if token.text.isupper() and not counted:  # "US missiles" are of US make, "US 40 missiles" go there
                    continue
                if mention is not None and mention.how in _NAMES and token.pos == "PROPN":
                    return clause.roles.parties(sentence, token)
    return []


def _without(item: ItemMention, glued: Sequence[Role]) -> ItemMention:
    """The thing without the recipient and the number before it: "Kenya 40 Hercules aircraft"."""
    ends = [role.span.end for role in glued if item.span.start <= role.span.start < item.span.end]
    if not ends:
        return item
    rest = item.surface[max(ends) - item.span.start :]
    words = rest.lstrip("0123456789,. ")
    span = Span(item.span.end - len(words), item.span.end)
    return replace(item, span=span, surface=words) if words else item


def _against_somebody(clause: Clause) -> bool:
    """True for "sent ships against B", not for missiles against aircraft."""
    weapons = {item.head.i for item in clause.given([*clause.found.object, *clause.found.subject])}
    prepositions = [token for token in clause.sentence.tokens if token.lemma == "against"]
    of_weapons = {pobj.i for p in prepositions if p.head in weapons for pobj in clause.sentence.children(p, "pobj")}
    hit = [token for token in clause.at("against") if token.lemma not in _AGAINST_WILLS]
    return any(token.i not in of_weapons or clause.parties([token]) for token in hit)


def _billed(clause: Clause) -> Candidate | None:
    """ "A foots the bill for B's radars": what it is for is B's."""
    bills = [token for token in clause.found.object if token.lemma in _BILLS]
    heads = [*clause.at("for"), *(t for bill in bills for t in clause.obliques_of(bill, "for", "of"))]
    givers, recipients = clause.parties(clause.found.subject), clause.parties(heads)
    known = {role.actor.id for role in givers}
    others = [role for role in recipients if role.actor.id not in known]
    return (
        clause.candidate(givers, others, [made_of(clause.sentence, bills[0], "finance", "money")]) if others else None
    )


def _borne(clause: Clause, given: Sequence[ItemMention]) -> list[Role]:
    """Whose costs they are: "bear a part of the salaries of the employees of B"."""
    below = [item.head for item in given if item.form == "finance"]
    debts = [owing for head in below for owing in clause.sentence.children(head, "relcl") if owing.lemma == "owe"]
    if debts:  # "the arrears that B owes to the bank"
        return clause.parties([token for debt in debts for token in subjects(clause.sentence, debt)])
    while below:
        found = clause.parties(below)
        if found:
            return found
        below = [token for head in below for token in clause.obliques_of(head, "of")]
    return []


def _glued_after(clause: Clause) -> tuple[list[ItemMention], list[Role]]:
    """The same behind a preposition: "sold to Mali drones"."""
    for token in [*clause.at("to"), *clause.found.indirect]:
        for child in clause.sentence.children(token, "compound"):
            mention = clause.roles.mention(child)
            if token.i in clause.items and mention is not None and mention.how in _NAMES:
                return clause.given([token]), clause.roles.parties(clause.sentence, child)
    return [], []
