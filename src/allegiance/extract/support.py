"""Support told by a verb: A sends, sells, trains, repairs, asks for, stops; items go; B receives from A."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from allegiance.extract.backing import assure, stand, succour, veto
from allegiance.extract.candidate import Candidate, Role
from allegiance.extract.clause import Clause
from allegiance.extract.equipping import equip, repair
from allegiance.extract.exchange import came_home, owe, pay, relieve, rely, requite, swap
from allegiance.extract.giving import give
from allegiance.extract.grammar import subjects
from allegiance.extract.items import HARDWARE, ItemMention, made_of
from allegiance.extract.permit import base_abroad, guests_of, host, opened, permit, refuse
from allegiance.extract.presence import contain, holds, join, keep, stay
from allegiance.extract.reach import clause_of
from allegiance.extract.roles import Roles
from allegiance.extract.schooling import learn, teach
from allegiance.extract.stage import tense
from allegiance.extract.taking import get, go, leave, request
from allegiance.model import Kind, Stage
from allegiance.ontology import frame_of_adjective, frame_of_verb, frames_of_verb, words
from allegiance.syntax import Sentence, Token

_POINTING = words("pointing_items")
_UNITS = words("units")
_ORDINALS = {"second", "third", "fourth", "another"}
_ALONE = {"conj", "dobj", "npadvmod"}  # where the parser hangs a number that counts nothing beside it
_BLOCKING = {"block", "freeze", "hold", "veto", "withhold"}
_MORE = {"additional", "another", "further", "more", "other"}
_SORTS = {"class", "kind", "sort", "type"}
_TAPS = {"tap", "valve"}
_MAKINGS = words("makings")
_ORDERS = words("orders")
_ASKING = {"ask", "order", "tell", "urge", "want"}
_LEASES = {"lease", "rent", "tenancy"}
_TRADING = words("trading")
_MEN = {"personnel", "training"}


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
                yield from (again for one in read for again in (*_further(clause, one), *_gapped(clause, one)))
                if read:
                    break


def _clauses(sentence: Sentence, verb: Token, roles: Roles, items: dict[int, ItemMention]) -> Iterator[Clause]:
    """The verb in each frame that it may open, with its particle first: "write off" before "write"."""
    known = frames_of_verb()
    beside = sentence.children(verb, "prt", "prep", "advmod", "dative", "dobj", "oprd", "attr")
    after = [t for thing in sentence.children(verb, "dobj") for t in sentence.children(thing, "amod") if t.i > thing.i]
    ready = [child for child in sentence.children(verb, "ccomp") if child.pos == "ADJ"]
    stance = [prep for child in sentence.children(verb, "acomp") for prep in sentence.children(child, "prep")]
    particles = [child.lemma for child in (*beside, *after, *ready, *(stance if verb.lemma == "stand" else ()))]
    for phrase in dict.fromkeys(f"{verb.lemma} {particle}" for particle in particles):
        for frame in known.get(phrase, ()):
            yield Clause(sentence, verb, frame, roles, items, phrase)
    if verb.lemma == "be" and not {"home", "host"} & {*particles} and not holds(sentence, verb):
        yield Clause(sentence, verb, frame_of_verb()["stay"], roles, items)
        return
    for frame in known.get(verb.lemma, ()):
        yield Clause(sentence, verb, frame, roles, items)


def _further(clause: Clause, told: Candidate) -> Iterator[Candidate]:
    """What is told once more without its verb: "400 were sent last year, and a further 200 to 300 this year"."""
    sentence = clause.sentence
    for number in sentence.subtree(clause.verb) if len(told.items) == 1 else ():
        if number.tag != "CD" or number.dep not in _ALONE:
            continue
        more = [child for child in sentence.children(number) if child.lemma in _MORE]
        first = min((token.i for token in sentence.subtree(number)), default=number.i)
        if not more or first == 0 or sentence.tokens[first - 1].dep != "cc":
            continue
        goals = clause.parties(sentence.after(number, "to", "for"))
        again = [replace(told.items[0], head=number)]
        yield replace(told, trigger=number, items=again, recipients=goals or told.recipients)


def _gapped(clause: Clause, told: Candidate) -> Iterator[Candidate]:
    """Who gives what without the verb: "A will supply 18 howitzers, B 19 tanks and C four batteries"."""
    sentence = clause.sentence
    known = {role.actor.id for role in (*told.actors, *told.recipients)}
    if not told.actors or not told.items or told.trigger.i > told.items[0].head.i:
        return
    for item in clause.items.values():
        if item.head.i <= told.items[0].head.i:
            continue
        for name in sentence.children(item.head, "nmod", "compound", "npadvmod"):
            before = sentence.tokens[name.i - 1]
            counted = any(token.tag == "CD" for token in sentence.tokens[name.i + 1 : item.head.i])
            parties = [role for role in clause.parties([name]) if role.actor.id not in known]
            if name.pos == "PROPN" and counted and parties and (before.text == "," or before.dep == "cc"):
                goals = clause.parties(sentence.after(item.head, "to", "for"))
                yield replace(
                    told, trigger=item.head, actors=parties, items=[item], recipients=goals or told.recipients
                )


def _candidates(clause: Clause) -> Iterator[Candidate]:
    read = _READERS[clause.frame.name](clause)
    if read is None:
        return
    if not isinstance(read, Candidate):
        yield from read
    elif clause.frame.name == "give":
        yield from _by_goal(clause, read)
    elif clause.frame.name == "get":
        yield from (part for one in _apart(clause, read) for part in _beside_words(one))
    else:
        yield read


def _beside_words(candidate: Candidate) -> Iterator[Candidate]:
    """ "Has received security pledges and access to technology": the pledges are words, the rest has come."""
    words_only = [item for item in candidate.items if item.form == "commitment"]
    things = [item for item in candidate.items if item.form != "commitment"]
    come = tense(candidate.sentence, candidate.trigger) is Stage.DELIVERED
    if candidate.stage is Stage.PROMISED and words_only and things and come:
        yield replace(candidate, items=words_only)
        yield replace(candidate, items=things, stage=Stage.DELIVERED)
    else:
        yield candidate


def _by_goal(clause: Clause, candidate: Candidate) -> Iterator[Candidate]:
    """One candidate per taker where a thing named later has its own: "mortars to Chad and rifles to Kenya"."""
    known = {role.actor.id for role in [*candidate.actors, *candidate.recipients]}
    rest: list[ItemMention] = []
    for item in candidate.items:
        later = item.head.dep == "conj" and candidate.recipients and item is not candidate.items[0]
        goals = clause.parties(clause.obliques_of(item.head, "to", "for")) if later else []
        if goals and not {role.actor.id for role in goals} & known:
            yield replace(candidate, recipients=goals, items=[item])
        else:
            rest.append(item)
    yield replace(candidate, items=rest)


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
        or (one.trigger.dep == "conj" and one.sentence.children(one.trigger, "nsubj", "nsubjpass"))
        or not any(
            other.kind is Kind.SUPPORT and other.items and other.trigger in one.sentence.ancestors(one.trigger)
            for other in candidates
        )
    ]


def _pointing(
    sentence: Sentence, items: dict[int, ItemMention], before: Sequence[ItemMention]
) -> dict[int, ItemMention]:
    found: dict[int, ItemMention] = {}
    for token in sentence.tokens:
        if (
            token.i not in items
            and token.dep in ("nsubj", "nsubjpass", "dobj", "pobj", "attr")
            and (
                token.text.lower() in _POINTING
                or token.lemma in _UNITS
                or _another(sentence, token)
                or (token.tag == "CD" and _counts(sentence, token))
            )
        ):
            last = _last_named(sentence, token, items, before)
            if last is not None:
                found[token.i] = replace(last, head=token)
    return found


def _last_named(
    sentence: Sentence, token: Token, items: dict[int, ItemMention], before: Sequence[ItemMention]
) -> ItemMention | None:
    """What was named last before ``token``: for "them" a thing of the clause before; what is traded is no men."""
    own = clause_of(sentence, token)
    if token.text.lower() == "them":
        for i in sorted((i for i in items if i < token.i), reverse=True):
            if items[i].form in HARDWARE and clause_of(sentence, items[i].head).i != own.i:
                return items[i]
    if own.lemma in _TRADING:
        return next((item for item in reversed(before) if item.form not in _MEN), None)
    return before[-1] if before else None


def _another(sentence: Sentence, token: Token) -> bool:
    """True for "a second of the kind"."""
    return token.text.lower() in _ORDINALS and any(
        pobj.lemma in _SORTS for prep in sentence.children(token, "prep") for pobj in sentence.children(prep, "pobj")
    )


def _counts(sentence: Sentence, number: Token) -> bool:
    above = sentence.head(number)
    dated = above.dep in ("prep", "npadvmod") and number.dep == "pobj"
    money = any(child.text in "$€£¥" for child in sentence.children(number))
    return not dated and not money and "%" not in above.text and not sentence.children(number, "prep")


def _come(clause: Clause) -> Candidate | None:
    given = clause.given(list(subjects(clause.sentence, clause.verb)))
    if not given:
        return None
    candidate = clause.candidate(clause.origin(given), [], given)
    if candidate is not None:
        candidate.stage = Stage(clause.frame.stages[clause.verb.lemma])
    return candidate


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


def _caught(clause: Clause) -> Candidate | None:
    """ "The navy of C stopped an arms shipment of A's bound for B": on its way when it was caught."""
    load = clause.found.object
    own = {role.actor.id for role in clause.parties(clause.found.subject)}
    given, bound = clause.given(load), clause.bound_for(load)
    givers = [role for token in load for role in clause.roles.modifier(clause.sentence, token)]
    givers = givers or (clause.origin(given) if clause.verb.lemma in _BLOCKING else [])
    if own and not own & {role.actor.id for role in givers}:  # who stops another's goods has caught them
        heads = [*load, *(item.head for item in given)]
        near = [pobj for token in heads for pobj in clause.obliques_of(token, "to", "for")]
        bound = bound or (clause.parties(near) or clause.towards() if givers else [])
    candidate = clause.candidate(givers, bound, given) if given and givers and bound else None
    if candidate is not None and clause.verb.lemma not in _BLOCKING:
        candidate.stage = Stage.UNDERWAY
    return candidate


def _stop(clause: Clause) -> Candidate | None:
    caught = _caught(clause)
    if caught is not None:
        return caught
    if any(token.lemma in _MAKINGS for token in clause.found.object):
        return None
    given = clause.given(clause.found.object)
    taps = [token for token in clause.found.object if token.lemma in _TAPS]
    if taps and clause.word.endswith(" off"):
        cut = clause.towards()
        energy = [made_of(clause.sentence, token, "energy", "gas") for token in taps]
        return clause.candidate(clause.parties(clause.found.subject), cut, energy) if cut else None
    ordered = [token for token in clause.found.object if token.lemma in _ORDERS]
    if ordered:
        given = clause.given([*clause.obliques_of(ordered[0], "for"), *clause.at("for")]) or given
        makers = clause.parties(clause.at("from", "with", "in")) or clause.origin(given)
        buyers = clause.parties(clause.found.subject)
        return clause.candidate(makers, buyers, given) if given and makers and buyers else None
    leases = [token for token in clause.found.object if token.lemma in _LEASES]
    if leases:
        hosts = clause.parties(clause.found.subject)
        let = clause.places([t for lease in leases for t in clause.obliques_of(lease, "of", "on", "for")])
        users = guests_of(clause, let, hosts) or clause.owners(leases[0])
        return clause.candidate(hosts, users, let) if let and hosts and users else None
    if not given and clause.word == "cut off":
        given = clause.given(clause.at("from"))
        cut = clause.parties(clause.found.object)
        return clause.candidate(clause.parties(clause.found.subject), cut, given) if given and cut else None
    if not given:
        return None
    left = [*clause.at("from"), *(clause.at("of") if _out(clause) else ())]
    recipients = clause.towards() or clause.parties(left) or clause.meant_for(given) or _asker(clause, given)
    givers = clause.parties(clause.found.subject) or clause.origin(given)
    known = {role.actor.id for role in givers}
    lessons = [role for role in clause.origin(given) if role.actor.id not in known]
    if lessons and not left and all(item.form == "training" for item in given):
        return clause.candidate(lessons, givers, given)  # "A called off a training course of B's"
    return clause.candidate(givers, recipients, given)


def _out(clause: Clause) -> bool:
    """True for "pulled out of"."""
    return any(child.lemma == "out" for child in clause.sentence.children(clause.verb, "prep", "prt", "advmod"))


def _asker(clause: Clause, given: Sequence[ItemMention]) -> list[Role]:
    """Whose soil they leave: "B asked A to pull its troops out of C", else "B asked A to pull its troops out"."""
    above = clause.sentence.head(clause.verb)
    if above.lemma not in _ASKING or clause.verb.dep not in ("xcomp", "ccomp") or given[0].form not in _MEN:
        return []
    inside = [token for token in clause.sentence.subtree(clause.verb) if token.dep == "pobj"]
    own = {role.actor.id for role in clause.parties(clause.found.subject)}
    named = [role for role in clause.parties(inside) if role.actor.id not in own]
    return named or clause.parties(list(subjects(clause.sentence, above)))


_READERS: dict[str, Callable[[Clause], Candidate | Iterator[Candidate] | None]] = {
    "give": give,
    "equip": equip,
    "repair": repair,
    "get": get,
    "go": go,
    "come": _come,
    "request": request,
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
    "requite": requite,
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
    "leave": leave,
    "contain": contain,
    "join": join,
}
