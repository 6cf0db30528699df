"""Support told by learning: A teaches B's pilots, they learn in A, attend A's academies."""

from allegiance.extract.candidate import Candidate
from allegiance.extract.clause import Clause
from allegiance.extract.grammar import arguments
from allegiance.extract.items import made_of
from allegiance.ontology import words

_SCHOOLS = words("schools")


def teach(clause: Clause) -> Candidate | None:
    """ "A taught B's pilots to fly F-16s"; to build something is know-how."""
    sentence, verb, found = clause.sentence, clause.verb, clause.found
    inner = sentence.children(verb, "ccomp", "xcomp")
    pupils = clause.parties([*found.indirect, *found.object]) or clause.parties(
        [t for below in inner for t in sentence.children(below, "nsubj")]
    )
    givers = clause.parties(found.subject)
    if not givers or not pupils:
        return None
    making = [t for below in inner if below.lemma in words("making") for t in arguments(sentence, below).object]
    clause.spent.update(t.i for below in inner for t in sentence.subtree(below))
    return clause.candidate(givers, pupils, [], "technology" if clause.given(making) else "training")


def learn(clause: Clause) -> Candidate | None:
    """ "B's pilots are learning to fly in A", "B's officers attend A's academies"."""
    sentence, verb, found = clause.sentence, clause.verb, clause.found
    pupils = [t for t in found.subject if (i := clause.items.get(t.i)) is not None and i.form == "personnel"]
    if not pupils and not any(token.lemma in words("armed_men") for token in found.subject):
        return None
    recipients = clause.parties(found.subject)
    known = {role.actor.id for role in recipients}
    inner = sentence.children(verb, "xcomp", "ccomp")
    where = [*clause.at("in", "at", "from", "with"), *(t for one in inner for t in clause.obliques_of(one, "in", "at"))]
    schools = [t for t in [*found.object, *clause.at("at")] if t.lemma in _SCHOOLS]
    if verb.lemma == "attend":
        where = schools
    givers = [role for role in clause.parties([*schools, *where]) if role.actor.id not in known]
    if not givers or not recipients:
        return None
    clause.spent.update(t.i for one in inner for t in sentence.subtree(one))
    item = [made_of(sentence, schools[0], "training", "training")] if schools else []
    return clause.candidate(givers, recipients, item, "training")
