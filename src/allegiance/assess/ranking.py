"""The backers of a state, form by form, ordered by how many independent origins say that they gave."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from allegiance.assess.backer import Support, independent, supports
from allegiance.assess.reasons import reasons
from allegiance.model import Backing, Claim, Fact, Ranking


def rank(state_id: str, state_name: str, facts: Iterable[Fact], claimed: Iterable[Claim], command: str) -> Ranking:
    """Rank whoever is said to back ``state_id`` (as in ``Fact.recipient``) in each form of support.

    Backers are ordered by the number of independent origins asserting that something was given, then by reports, by
    outlets and by name. What is only promised, planned, requested or ended is told in the reasons and counts nothing.
    ``claimed`` are the ranking claims of the reports themselves, shown beside; ``command`` reproduces the answer.
    """
    grouped: dict[tuple[str, str], list[Support]] = defaultdict(list)
    for fact in {fact.id: fact for fact in facts}.values():
        for support in supports(fact, state_id):
            grouped[support.form, support.backer].append(support)
    forms: dict[str, list[Backing]] = defaultdict(list)
    for (form, _), found in sorted(grouped.items()):
        forms[form].append(_backing(form, sorted(found, key=lambda support: support.fact.id), state_id))
    ranked = [(form, tuple(_numbered(backings))) for form, backings in forms.items()]
    ranked.sort(key=lambda pair: (-pair[1][0].independent, -pair[1][0].reports, pair[0]))
    return Ranking(
        state=state_id,
        name=state_name,
        forms=tuple(ranked),
        claimed=tuple(sorted(claimed, key=lambda claim: (claim.published or date.max, claim.id))),
        command=command,
    )


def _numbered(backings: Iterable[Backing]) -> Iterator[Backing]:
    order = sorted(backings, key=lambda b: (-b.independent, -b.reports, -b.outlets, b.name, b.actor))
    for number, backing in enumerate(order, 1):
        yield replace(backing, rank=number)


def _backing(form: str, found: list[Support], state: str) -> Backing:
    given = [support for support in found if support.given]
    asserted = independent(origin for support in given for origin in support.asserted)
    possible = independent(origin for support in given for origin in support.possible) - asserted
    claims = [claim for support in given for claim in support.asserting]
    days = [day for claim in claims if claim.when for day in (claim.when.start, claim.when.end) if day]
    backer = found[0].backer
    return Backing(
        rank=0,
        actor=backer,
        name=min(support.name for support in found),
        form=form,
        independent=len(asserted),
        denied=len(independent(origin for support in given for origin in support.denied)),
        possible=len(possible),
        reports=len({claim.document for claim in claims}),
        outlets=len({claim.outlet for claim in claims if claim.outlet}),
        first=min(days, default=None),
        last=max(days, default=None),
        facts=tuple(support.fact for support in found),
        reasons=tuple(reasons(found, backer, state)),
    )
