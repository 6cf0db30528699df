"""What an answer stands on, told at its end."""

from collections import Counter
from collections.abc import Iterable

from allegiance.assess.assumptions import assumptions
from allegiance.assess.likelihood import confidence
from allegiance.assess.summary import source_summary
from allegiance.ids import content_id
from allegiance.model import Claim, Fact, Grounds

_MOST_NAMED = 8


def grounds(
    facts: Iterable[Fact], claimed: Iterable[Claim] = (), left_out: Iterable[str] = (), reviewed: Iterable[str] = ()
) -> Grounds:
    """Count what went into an answer; order changes nothing."""
    facts = list(facts)
    claims = {claim.id: claim for fact in facts for claim in fact.claims} | {claim.id: claim for claim in claimed}
    origins: Counter[str] = Counter()
    kinds = set()
    for fact in facts:
        for lineage in fact.lineages:
            origins[lineage.origin] += len(lineage.claims)
            kinds.add(lineage.basis)
    days = [claim.published for claim in claims.values() if claim.published is not None]
    ranked = sorted(origins.items(), key=lambda pair: (-pair[1], pair[0]))
    return Grounds(
        claims=len(claims),
        reports=len({claim.document for claim in claims.values()}),
        outlets=len({claim.outlet for claim in claims.values() if claim.outlet}),
        origins=tuple(ranked[:_MOST_NAMED]),
        first_report=min(days, default=None),
        last_report=max(days, default=None),
        left_out=tuple(left_out),
        reviewed=tuple(reviewed),
        summary=source_summary(facts),
        confidence=confidence(len(origins), len(kinds)),
        assumptions=assumptions(),
        data=content_id("data1", sorted(claims)),
    )
