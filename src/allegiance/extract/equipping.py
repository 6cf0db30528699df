"""Support whose object is who gets it: A arms, trains, helps, defends B, repairs what he has."""

from collections.abc import Sequence
from dataclasses import replace

from allegiance.extract.candidate import Candidate
from allegiance.extract.clause import Clause
from allegiance.extract.grammar import subjects
from allegiance.extract.stage import stage_and_polarity
from allegiance.model import Stage
from allegiance.ontology import words
from allegiance.syntax import Token

_TRAINING = words("training")
_HELPING = words("helping")
_MAKING = words("making")
_EVADING = words("evading")
_POSITIONS = words("positions")
_CHAMBERS = words("chambers")
_BACKING = {"back", "endorse", "support"}
_DEFENDING = {"defend", "protect"}
_GUARDING = {"defend", "escort", "guard", "protect", "reinforce"}
_GIFTS = words("gifts")
_ORDERS = words("orders")
_GONE = {"SUN", "YUG", "CSK", "DDR"}  # what they built is another's today
_OWN = {"its", "their"}
_MEN = {"personnel", "training", "other"}


def equip(clause: Clause) -> Candidate | None:
    """A arms, trains, helps B, with or without the thing told."""
    sentence, verb, found = clause.sentence, clause.verb, clause.found
    shared = [] if found.passive or found.object else _shared(clause)
    recipients = clause.parties(found.object or shared)
    helped = sentence.children(verb, "ccomp", "xcomp")
    if not recipients:
        recipients = clause.parties([t for inner in helped[:1] for t in sentence.children(inner, "nsubj")])
    if any(token.lemma in _ORDERS | _GIFTS for token in found.object):
        ordered = [t for thing in found.object for t in clause.obliques_of(thing, "by", "for", "to")]
        buyers = [thing for thing in found.object if thing.lemma in _ORDERS and not found.passive]
        recipients = clause.parties(ordered) or [role for thing in buyers for role in clause.owners(thing)]
    trained = verb.lemma in _TRAINING and any(token.pos == "NOUN" for token in found.object or shared)
    givers = clause.parties(found.subject) or clause.parties(_host(clause))
    if verb.lemma in _TRAINING and found.passive and not givers:
        known = {role.actor.id for role in recipients}
        givers = [role for role in clause.parties(clause.at("in", "at")) if role.actor.id not in known]
    if found.passive and not givers and recipients:
        known = {role.actor.id for role in recipients}
        given = clause.given(clause.at("with"))
        givers = [role for role in clause.origin(given) if role.actor.id not in known]
    if not givers or not (recipients or trained):
        return None
    if verb.lemma == "patrol" and (not recipients or any(role.surface.lower() in _OWN for role in recipients)):
        return None  # "in order to patrol their waters"
    given = clause.given(clause.at("with"))
    if not given and not found.passive and verb.lemma != "patrol":
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


def _shared(clause: Clause) -> list[Token]:
    """Whom the verb after it names for both: "trained and armed the rebels"."""
    verb = clause.verb
    while twins := [twin for twin in clause.sentence.children(verb, "conj") if twin.tag[:2] == "VB"]:
        verb = twins[0]
        if clause.sentence.children(verb, "nsubj", "nsubjpass"):
            return []
        if objects := clause.objects_of(verb):
            return objects
    return []


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


def repair(clause: Clause) -> Candidate | None:
    """A repairs what B has."""
    given = [replace(item, form="logistics", category="repair") for item in clause.given(clause.found.object)]
    givers = clause.parties(clause.found.subject)
    if given and not givers and clause.found.passive:
        givers = clause.parties(clause.at("in", "at"))
    if not given or not givers:
        return None
    recipients = [role for role in clause.origin(given) if role.actor.id not in _GONE] or clause.towards()
    if not recipients and clause.verb.dep in ("xcomp", "ccomp"):
        recipients = clause.parties(list(subjects(clause.sentence, clause.sentence.head(clause.verb))))
    return clause.candidate(givers, recipients, given)
