"""A source summary after ICD 206: what an answer stands on, its strengths and its weaknesses, in one paragraph."""

from collections import Counter
from collections.abc import Iterable, Sequence

from allegiance.assess.grades import credibility, names
from allegiance.assess.sources import Source
from allegiance.model import Contradiction, Fact, Kind

_MOST_NAMED = 3


def source_summary(
    facts: Sequence[Fact], found: Iterable[Source] = (), contradictions: Sequence[Contradiction] = ()
) -> str:
    """How many reports, outlets and origins; who carries most; what is confirmed, alone, disputed or unjudged.

    >>> source_summary([])
    'No report speaks of it.'
    """
    claims = {claim.id: claim for fact in facts for claim in fact.claims}
    if not claims:
        return "No report speaks of it."
    origins: Counter[str] = Counter()
    bases: dict[str, str] = {}
    for fact in facts:
        for lineage in fact.lineages:
            origins[lineage.origin] += 1
            bases[lineage.origin] = lineage.basis
    reports = len({claim.document for claim in claims.values()})
    outlets = len({claim.outlet for claim in claims.values() if claim.outlet})
    parts = [
        f"{_count(len(facts), 'fact')} from {_count(reports, 'report')} in {_count(outlets, 'outlet')}, "
        f"going back to {_count(len(origins), 'independent origin')} ({_kinds(bases)})."
    ]
    top = sorted(origins, key=lambda origin: (-origins[origin], origin))[:_MOST_NAMED]
    parts.append("Most rests on " + ", ".join(f"{origin} ({_count(origins[origin], 'fact')})" for origin in top) + ".")
    grades = Counter(credibility(fact, contradictions).credibility for fact in facts)
    alone = sum(len(fact.lineages) == 1 for fact in facts)
    parts.append(f"{_count(grades[1], 'fact')} confirmed by two origins or more, {alone} on the word of one.")
    ids = claims.keys()
    open_ones = [
        entry
        for entry in contradictions
        if entry.verdict == "contradiction" and entry.status == "open" and {entry.one.id, entry.other.id} & ids
    ]
    if open_ones:
        parts.append(f"{_count(len(open_ones), 'contradiction')} open.")
    mine = {name for origin in origins for name in names(origin)}
    letters = Counter(source.reliability for source in found if source.name in mine)
    if letters:
        told = ", ".join(f"{number} {letter}" for letter, number in sorted(letters.items()))
        parts.append(f"Reliability of the sources: {told}.")
    own = sum(fact.kind is Kind.RANKING for fact in facts)
    if own:
        parts.append(f"{_count(own, 'fact')} of them are rankings the reports make themselves.")
    return " ".join(parts)


def _kinds(bases: dict[str, str]) -> str:
    plural = {"agency": "agencies"}
    counted = Counter(bases.values())
    return ", ".join(
        f"{number} {kind if number == 1 else plural.get(kind, kind + 's')}" for kind, number in sorted(counted.items())
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
