"""Support told as a bargain or as money forgone: A swaps X for B's Y, pays with X, writes off B's debt."""

from collections.abc import Iterator
from dataclasses import replace

from allegiance.extract.candidate import Candidate
from allegiance.extract.clause import Clause
from allegiance.model import Stage
from allegiance.ontology import words

_DEBTS = words("debts")
_SHARES = {"bulk", "half", "lot", "most", "part", "share", "third"}
_SETTLING = {"assume", "clear", "cover", "pay", "repay", "settle"}


def swap(clause: Clause) -> Iterator[Candidate]:
    """ "A swapped wheat for B's drones": one claim each way."""
    found = clause.found
    given = clause.given(found.object)
    back = [item for item in clause.given(clause.at("for")) if item not in given]
    givers = clause.parties(found.subject)
    known = {role.actor.id for role in givers}
    partners = clause.parties(clause.at("with")) or clause.towards() or clause.origin(back) or clause.origin(given)
    partners = [role for role in partners if role.actor.id not in known]
    if given and len(givers) == 2 and not partners and not back:
        for giver in givers:
            shared = clause.candidate([giver], [role for role in givers if role is not giver], given)
            if shared is not None:
                yield shared
        return
    one = other = None
    if given and back and givers and partners:
        one = clause.candidate(givers, partners, given)
        other = clause.candidate(partners, givers, back)
    elif given and givers and partners and not back and clause.at("with") and clause.word not in ("share", "pool"):
        one = clause.candidate(givers, partners, given)  # "exchanges intelligence with B" is told of A alone
    if one is not None:
        yield one
    if other is not None:
        yield other


def pay(clause: Clause) -> Iterator[Candidate]:
    """ "A pays B for drones with crude", "A pays the fighters of B"."""
    found = clause.found
    givers = clause.parties(found.subject)
    goods = clause.given(clause.at("for"))
    with_it = [*clause.at("with", "in"), *(t for item in goods for t in clause.obliques_of(item.head, "with", "in"))]
    kind = [item for item in clause.given(with_it) if item.form not in ("finance", "personnel") and item not in goods]
    sellers = clause.parties([token for token in found.object if token.i not in clause.items]) or clause.origin(goods)
    known = {role.actor.id for role in givers}
    sellers = [role for role in sellers if role.actor.id not in known]
    stated = [role for role in clause.parties(clause.at("from")) if role.actor.id not in known]
    theirs = [role for item in goods for role in clause.owners(item.head) if role.actor.id not in known]
    if goods and givers and not kind and (stated or theirs):
        one = clause.candidate(stated, givers, goods) if stated else clause.candidate(givers, theirs, [], "finance")
        if one is not None:
            yield one
        return
    if kind and givers and (sellers or goods):
        one = clause.candidate(givers, sellers, kind)
        if one is not None:
            yield one
        if clause.origin(goods):
            other = clause.candidate(sellers, givers, goods)
            if other is not None:
                yield other
        return
    share = [
        t for t in clause.at("for") if t.lemma in _SHARES and any(p.lemma == "it" for p in clause.obliques_of(t, "of"))
    ]
    if share and givers and not found.object and not found.passive:
        one = clause.candidate(givers, [], [], "finance")  # "A pays for a large part of it"
        if one is not None:
            yield one
        return
    men = [item for item in clause.given(found.object) if item.form == "personnel"]
    paid = clause.parties(found.object)
    priced = clause.at("for") or clause.at("in")
    if givers and paid and not priced and (men or (found.passive and not clause.given(found.object))):
        one = clause.candidate(givers, paid, [], "finance")
        if one is not None:
            yield replace(one, items=[], form="finance")


def requite(clause: Clause) -> Iterator[Candidate]:
    """ "A repaid B for its shells with oil": A gives oil, B has given shells."""
    sentence, found = clause.sentence, clause.found
    givers = clause.parties(found.subject)
    known = {role.actor.id for role in givers}
    partners = [
        r for r in clause.parties([t for t in found.object if t.i not in clause.items]) if r.actor.id not in known
    ]
    heads = clause.at("for")
    behind = [*clause.at("with"), *(t for head in heads for t in clause.obliques_of(head, "with"))]
    given = clause.given(behind)
    if not given or not givers or not partners:
        return
    one = clause.candidate(givers, partners, given)
    if one is not None:
        yield one
    goods = [item for item in clause.given(heads) if item not in given and not sentence.children(item.head, "relcl")]
    other = clause.candidate(partners, givers, goods) if goods else None
    if other is not None:
        other.stage = Stage.DELIVERED
        yield other


def relieve(clause: Clause) -> Candidate | None:
    """ "A wrote off B's debt", "A rolled over a loan to B"."""
    found = clause.found
    debts = [item for item in clause.given(found.object) if item.head.lemma in _DEBTS]
    debts = debts or [clause.items[t.i] for t in found.object if t.lemma in _DEBTS and t.i in clause.items]
    givers = clause.parties(found.subject)
    known = {role.actor.id for role in givers}
    owed = clause.origin(debts) or clause.towards() or clause.parties([*found.indirect, *clause.at("of", "by")])
    debtors = [role for role in owed if role.actor.id not in known]
    return clause.candidate(givers, debtors, debts) if debts and givers and debtors else None


def owe(clause: Clause) -> Candidate | None:
    """ "B owes A ten billion dollars"."""
    found = clause.found
    paid = next((t for t in clause.sentence.ancestors(clause.verb) if t.pos == "VERB"), clause.verb)
    if clause.verb.dep == "relcl" and paid.lemma in _SETTLING:
        return None  # "will settle the arrears that B owes the bank": who pays them gives
    lent = [item for item in clause.given(found.object) if item.form == "finance"]
    lenders = clause.parties([*found.indirect, *clause.at("to")])
    debtors = clause.parties(found.subject)
    return clause.candidate(lenders, debtors, lent) if lent and lenders and debtors else None


def came_home(clause: Clause) -> Candidate | None:
    """ "B's president came home from A with a loan"."""
    given = clause.given(clause.at("with"))
    givers, recipients = clause.parties(clause.at("from")), clause.parties(clause.found.subject)
    known = {role.actor.id for role in recipients}
    givers = [role for role in givers if role.actor.id not in known]
    return clause.candidate(givers, recipients, given) if given and givers and recipients else None


def rely(clause: Clause) -> Candidate | None:
    """ "B relies on A for money", "B depends on A's gas", "B turned to A for radars"."""
    preposition = clause.word.split()[-1]
    leaned = clause.at(preposition)
    wanted = clause.given(clause.at("for"))
    if not wanted:
        wanted = clause.given([token for token in leaned if token.i in clause.items])
        givers = clause.origin(wanted)
    else:
        givers = clause.parties(leaned)
    recipients = clause.parties(clause.found.subject)
    known = {role.actor.id for role in recipients}
    givers = [role for role in givers if role.actor.id not in known]
    return clause.candidate(givers, recipients, wanted) if givers and recipients and wanted else None
