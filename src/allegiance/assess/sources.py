"""How far each source was borne out by others, and what would fall without it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, partial

from allegiance.assess.grades import credibility, names, rules
from allegiance.assess.selection import behind, pruned
from allegiance.errors import UnknownSource
from allegiance.knowledge.files import Row, rows, several
from allegiance.knowledge.fold import slug
from allegiance.model import Claim, Contradiction, Fact, Polarity

UNKNOWN = "F"
_OPPOSITE = {Polarity.ASSERTED: Polarity.DENIED, Polarity.DENIED: Polarity.ASSERTED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One source organisation or speaker: its record, and its reliability A to F.

    ``judged`` are facts on which another origin speaks too, ``confirmed`` those in which more bear it out than deny
    it. ``prior`` is the letter public facts about an outlet give; ``reliability`` stays F until enough was judged.
    ``alone`` are the facts that would fall without it.
    """

    name: str
    kind: str
    facts: int
    claims: int
    reports: int
    judged: int
    confirmed: int
    contradicted: int
    reliability: str
    words: str
    prior: str | None
    because: str
    alone: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fallen:
    """A fact whose credibility changes when a source is withdrawn; ``after`` is null when nothing is left of it."""

    fact: Fact
    before: int
    after: int | None


def sources(facts: Iterable[Fact], contradictions: Iterable[Contradiction] = ()) -> tuple[Source, ...]:
    """Every origin of ``facts`` with its record, those with most facts first; order changes nothing."""
    facts = list({fact.id: fact for fact in facts}.values())
    disputed = _disputed(contradictions)
    tally: dict[str, Counter[str]] = defaultdict(Counter)
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    reports: dict[str, set[str]] = defaultdict(set)
    alone: dict[str, list[str]] = defaultdict(list)
    for fact in facts:
        document = {claim.id: claim.document for claim in fact.claims}
        verdicts = _judged(fact, disputed)
        for lineage in fact.lineages:
            for name in names(lineage.origin):
                kinds[name][lineage.basis] += 1
                reports[name] |= {document[id] for id in lineage.claims}
                tally[name].update(facts=1, claims=len(lineage.claims), **verdicts.get(lineage.origin, {}))
                if len(fact.lineages) == 1 and names(lineage.origin) == {name}:
                    alone[name].append(fact.id)
    found = [
        _source(name, counts, kinds[name], len(reports[name]), tuple(sorted(alone[name])))
        for name, counts in tally.items()
    ]
    return tuple(sorted(found, key=lambda source: (-source.facts, source.name)))


def reliable(found: Iterable[Source]) -> frozenset[str]:
    """The names of sources of reliability A or B."""
    return frozenset(source.name for source in found if source.reliability in "AB")


def withdrawn(name: str, facts: Iterable[Fact]) -> tuple[Fallen, ...]:
    """The facts whose credibility worsens when the source is taken away, those that fall altogether first.

    ``name`` is an origin, with or without what stands behind it in brackets, or whoever speaks, is relayed or prints:
    what only one outlet carries falls with that outlet. Raises UnknownSource for a name that no claim goes back to.
    """
    key, leaves = slug(name), behind(name)
    found, known = [], False
    for fact in facts:
        gone = {id for lineage in fact.lineages if _called(lineage.origin, key) for id in lineage.claims} | {
            claim.id for claim in fact.claims if leaves(claim)
        }
        if not gone:
            continue
        known = True
        before = credibility(fact).credibility
        rest = pruned([fact], partial(_among, gone))
        after = credibility(rest[0]).credibility if rest else None
        if after is None or after > before:
            found.append(Fallen(fact=fact, before=before, after=after))
    if not known:
        raise UnknownSource(name=name)
    return tuple(sorted(found, key=lambda fallen: (fallen.after is not None, fallen.before, fallen.fact.id)))


def _among(gone: set[str], claim: Claim) -> bool:
    return claim.id in gone


def _called(origin: str, key: str) -> bool:
    """True when an origin is one source alone, and this one."""
    several = names(origin)
    return len(several) == 1 and key in {slug(one) for name in several for one in (name, name.partition(" (")[0])}


def _disputed(contradictions: Iterable[Contradiction]) -> set[str]:
    return {
        claim.id
        for entry in contradictions
        if entry.verdict == "contradiction" and entry.status == "open" and entry.slot != "polarity"
        for claim in (entry.one, entry.other)
    }


def _judged(fact: Fact, disputed: set[str]) -> Mapping[str, Mapping[str, int]]:
    """For each origin of a fact with several: was it borne out? Relays add no origin and so no judgement."""
    sides: dict[str, set[Polarity]] = defaultdict(set)
    polarity = {claim.id: claim.polarity for claim in fact.claims}
    for lineage in fact.lineages:
        sides[lineage.origin] |= {polarity[id] for id in lineage.claims} & _OPPOSITE.keys()
    count = Counter(side for held in sides.values() for side in held)
    in_dispute = {lineage.origin for lineage in fact.lineages if not disputed.isdisjoint(lineage.claims)}
    found = {}
    for origin, held in sides.items():
        if len(held) != 1:
            continue
        side = next(iter(held))
        others, against = count[side] - 1, count[_OPPOSITE[side]]
        if others == against and origin not in in_dispute:
            continue
        right = others > against and origin not in in_dispute
        found[origin] = {"judged": 1, "confirmed": int(right), "contradicted": int(not right)}
    return found


def _source(name: str, counts: Counter[str], kinds: Counter[str], reports: int, alone: tuple[str, ...]) -> Source:
    kind = min(kinds, key=lambda basis: (-kinds[basis], basis))
    prior = _prior(name)
    letter, because = _letter(counts["judged"], counts["confirmed"], prior)
    return Source(
        name=name,
        kind=kind,
        facts=counts["facts"],
        claims=counts["claims"],
        reports=reports,
        judged=counts["judged"],
        confirmed=counts["confirmed"],
        contradicted=counts["contradicted"],
        reliability=letter,
        words=rules()["words"][letter],
        prior=prior["letter"] if prior else None,
        because=because,
        alone=alone,
    )


def _letter(judged: int, confirmed: int, prior: Mapping[str, str] | None) -> tuple[str, str]:
    enough, weight = rules()["enough"], rules()["weight_of_prior"]
    known = f"; {prior['because']} ({prior['letter']} by public facts alone)" if prior else ""
    if judged < enough:
        return UNKNOWN, f"{judged} of the {enough} judgements needed{known}"
    rate = float(prior["rate"]) if prior else rules()["rates"]["C"]
    share = (confirmed + weight * rate) / (judged + weight)
    letter = next(letter for letter, least in rules()["rates"].items() if share >= least)
    return letter, f"{confirmed} of {judged} judged statements were borne out by others{known}"


def _prior(name: str) -> Mapping[str, str] | None:
    row = _outlets().get(slug(name))
    if row is None:
        return None
    for prior in rules()["prior"]:
        if prior.get("kind", row["kind"]) == row["kind"] and row["family"].endswith(prior.get("family_ends", "")):
            found: Mapping[str, str] = prior
            return found
    return None


@cache
def _outlets() -> dict[str, Row]:
    found: dict[str, Row] = {}
    for row in rows("outlets"):
        for name in (row["name"], *several(row["aliases"])):
            found.setdefault(slug(name), row)
    return found
