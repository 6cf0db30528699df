"""The backers of a state, form by form, ordered by how many independent origins say that they gave."""

import gc
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from operator import attrgetter

from allegiance.assess.assessment import Assessment
from allegiance.assess.backer import Support, Told, by_backer
from allegiance.assess.evidence import at_war, evidence
from allegiance.assess.interest import interest
from allegiance.assess.reasons import reasons
from allegiance.assess.reviews import NOTHING_REVIEWED, Reviews
from allegiance.model import Backing, Claim, Fact, Ranking


def rank(state_id: str, state_name: str, facts: Iterable[Fact], claimed: Iterable[Claim], command: str) -> Ranking:
    """Rank whoever is said to back ``state_id`` (as in ``Fact.recipient``) in each form of support.

    Backers are ordered by the number of independent origins asserting that something was given, then by reports, by
    outlets and by name. What is only promised, planned, requested or ended is told in the reasons and counts nothing.
    ``claimed`` are the ranking claims of the reports themselves, shown beside; ``command`` reproduces the answer.
    """
    backings = [_backing(form, found, state_id) for (form, _), found in by_backer(state_id, facts)]
    return _ranked(state_id, state_name, backings, claimed, command)


def weighed(
    state_id: str,
    state_name: str,
    facts: Iterable[Fact],
    claimed: Iterable[Claim],
    command: str,
    *,
    reviews: Reviews = NOTHING_REVIEWED,
) -> tuple[Ranking, Assessment]:
    """The ranking with estimates, ordered by expected support, and the assessment behind it."""
    with _no_collection():
        return _weighed(state_id, state_name, facts, claimed, command, reviews)


def _weighed(
    state_id: str, state_name: str, facts: Iterable[Fact], claimed: Iterable[Claim], command: str, reviews: Reviews
) -> tuple[Ranking, Assessment]:
    facts = list(facts)
    against = at_war(facts, state_id)
    gathered, backings = {}, []
    for key, found in by_backer(state_id, facts):
        gathered[key] = evidence(*key, found, state_id, against)
        backings.append(_backing(key[0], found, state_id))
    assessed = Assessment.of_evidence(state_id, gathered, against, reviews=reviews)
    return assessed.ranking(_ranked(state_id, state_name, backings, claimed, command)), assessed


@contextmanager
def _no_collection() -> Iterator[None]:
    # Nothing here makes cycles, and walking 100,000 claims again and again for them takes a third of the time.
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _ranked(
    state_id: str, state_name: str, backings: Iterable[Backing], claimed: Iterable[Claim], command: str
) -> Ranking:
    forms: dict[str, list[Backing]] = defaultdict(list)
    for backing in backings:
        forms[backing.form].append(backing)
    ranked = [(form, tuple(_numbered(backings))) for form, backings in forms.items()]
    ranked.sort(key=lambda pair: (-pair[1][0].independent, -pair[1][0].reports, pair[0]))
    claimed = sorted(claimed, key=lambda claim: (claim.published or date.max, claim.id))
    return Ranking(
        state=state_id,
        name=state_name,
        forms=tuple(ranked),
        claimed=tuple(claimed),
        stakes=tuple((claim.id, interest(claim)) for claim in claimed),
        command=command,
    )


def _numbered(backings: Iterable[Backing]) -> Iterator[Backing]:
    order = sorted(backings, key=lambda b: (-b.independent, -b.reports, -b.outlets, b.name, b.actor))
    for number, backing in enumerate(order, 1):
        yield replace(backing, rank=number)


def _backing(form: str, found: list[Support], state: str) -> Backing:
    told = Told.of(found)
    stated = list(filter(None, map(attrgetter("when"), told.claims)))
    days = set(map(attrgetter("start"), stated)).union(map(attrgetter("end"), stated)) - {None}
    backer = found[0].backer
    return Backing(
        rank=0,
        actor=backer,
        name=min(support.name for support in found),
        form=form,
        independent=len(told.asserted),
        denied=len(told.denied),
        possible=len(told.possible),
        reports=told.reports,
        outlets=told.outlets,
        first=min(days, default=None),
        last=max(days, default=None),
        facts=tuple(support.fact for support in found),
        reasons=tuple(reasons(found, told, backer, state)),
    )
