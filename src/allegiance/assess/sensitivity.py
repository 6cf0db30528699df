"""What an answer hangs on: the same question without each source, family of outlets, kind of evidence, or claim."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import ceil, exp, log

from allegiance.assess.assessment import Assessment
from allegiance.assess.grades import graded
from allegiance.assess.reviews import NOTHING_REVIEWED, Reviews
from allegiance.assess.selection import Leaves, family, pruned, speaks
from allegiance.assess.totals import order
from allegiance.model import Backing, Claim, Fact, Ranking, Weight

_DRAWS = 300
_MOST = 12
_FORMS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Variation:
    """The answer in one form without something: who is first then (empty: nobody), and what becomes of the leader."""

    without: str
    kind: str
    claims: int
    form: str
    leader: str
    first_before: float
    first_after: float
    then_first: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reversal:
    """How much more one runner-up would have to give, told by one origin of a kind a thing, to draw level.

    ``more`` is in ``measure``: things, or the unit of the amounts.
    """

    form: str
    runner_up: str
    channel: str
    measure: str
    more: float


@dataclass(frozen=True, slots=True, kw_only=True)
class NextWord:
    """What one more independent word of a kind would make of the likeliest thing of a form's leader."""

    form: str
    backer: str
    fact: str
    channel: str
    before: float
    after: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Sensitivity:
    """What moves an answer: leaving things out, single claims of the main forms, and further evidence."""

    without: tuple[Variation, ...]
    claims: tuple[Variation, ...]
    reversals: tuple[Reversal, ...]
    next_words: tuple[NextWord, ...]


def sensitivity(ranking: Ranking, reviews: Reviews = NOTHING_REVIEWED) -> Sensitivity:
    """All of it, what moves a first place most, first; single claims in the forms with most origins."""
    claims = [found for form, _ in ranking.forms[:_FORMS] for found in deciding_claims(ranking, form, reviews=reviews)]
    return Sensitivity(
        without=variations(ranking, reviews),
        claims=tuple(claims),
        reversals=reversals(ranking),
        next_words=tuple(next_words(ranking)),
    )


def variations(ranking: Ranking, reviews: Reviews = NOTHING_REVIEWED) -> tuple[Variation, ...]:
    """Every form without each main origin, family of outlets, and single claim; what moves the leader most, first."""
    facts = [fact for _, backings in ranking.forms for backing in backings for fact in backing.facts]
    facts = list({fact.id: fact for fact in facts}.values())
    before = _leaders(Assessment.of(ranking.state, facts, reviews=reviews, draws=_DRAWS))
    found: list[Variation] = []
    ways = [(name, kind, pruned(facts, leaves)) for name, kind, leaves in _taken_away(facts)]
    ways += [(f"credibility worse than {least}", "grade", graded(facts, least)) for least in (1, 2, 3)]
    for name, kind, kept in ways:
        number = sum(len(f.claims) for f in facts) - sum(len(f.claims) for f in kept)
        if not number:
            continue
        after = Assessment.of(ranking.state, kept, reviews=reviews, draws=_DRAWS)
        found += _compared(name, kind, number, before, after)
    found.sort(key=lambda each: (-abs(each.first_before - each.first_after), each.kind, each.without, each.form))
    return tuple(found)


def deciding_claims(
    ranking: Ranking, form: str, most: int = _MOST, reviews: Reviews = NOTHING_REVIEWED
) -> tuple[Variation, ...]:
    """The form without each single claim of its two first backers, the one that moves the leader most first."""
    backings = next((backings for name, backings in ranking.forms if name == form), ())
    facts = list({fact.id: fact for backing in backings for fact in backing.facts}.values())
    assessed = Assessment.of(ranking.state, facts, reviews=reviews, draws=_DRAWS)
    before = _leaders(assessed)
    found: list[Variation] = []
    for claim in _heaviest(backings[:2], most):
        holding = [fact for fact in facts if any(own.id == claim.id for own in fact.claims)]
        after = assessed.updated(pruned(holding, _only(claim.id)), [f.id for f in holding])
        found += [each for each in _compared(claim.id, "claim", 1, before, after) if each.form == form]
    return tuple(sorted(found, key=lambda each: (-abs(each.first_before - each.first_after), each.without)))


def reversals(ranking: Ranking) -> tuple[Reversal, ...]:
    """What further evidence would put the second of each form first, by kind of evidence."""
    found = []
    for form, backings in ranking.forms:
        estimates = [(b, b.estimate) for b in backings if b.estimate is not None]
        if len(estimates) < 2:
            continue
        (_, leader), (backing, second) = estimates[:2]
        things = leader.measure == "things"
        gap = max(leader.expected - second.expected if things else leader.middle - second.middle, 0.0)
        for weight in ranking.weights:
            likely = _likely(second.prior + weight.mention)
            if weight.mention > 0 and likely > 0.05:
                found.append(
                    Reversal(
                        form=form,
                        runner_up=backing.actor,
                        channel=weight.channel,
                        measure=leader.measure,
                        more=float(ceil(gap / likely + 1e-9)) if things else gap / likely,
                    )
                )
    return tuple(sorted(found, key=lambda each: (each.form, each.more, each.channel)))


def next_words(ranking: Ranking) -> Iterator[NextWord]:
    """For each form the kind of word that would raise its leader's likeliest thing most, and the one to lower it."""
    for form, backings in ranking.forms:
        first = backings[0].estimate
        if first is None:
            continue
        fact, before = max(first.likely, key=lambda pair: (pair[1], pair[0]))
        if 0 < before < 1:
            for weight in (max(ranking.weights, key=_mention), min(ranking.weights, key=_mention)):
                after = _likely(log(before / (1 - before)) + weight.mention)
                yield NextWord(
                    form=form, backer=backings[0].actor, fact=fact, channel=weight.channel, before=before, after=after
                )


def _mention(weight: Weight) -> float:
    return weight.mention


def _likely(log_odds: float) -> float:
    return 1 / (1 + exp(-log_odds))


def _taken_away(facts: Iterable[Fact]) -> Iterator[tuple[str, str, Leaves]]:
    claims = {claim.id: claim for fact in facts for claim in fact.claims}.values()
    speakers: Counter[str] = Counter()
    states: Counter[str] = Counter()
    families: Counter[str] = Counter()
    for claim in claims:
        speaker = claim.attribution.speaker
        if speaker is not None and (speaker.named or speaker.id):
            speakers[speaker.name] += 1
        if speaker is not None and speaker.state:
            states[speaker.state] += 1
        if claim.outlet:
            families[family(claim.outlet)] += 1
    for name, _ in _most(speakers):
        yield name, "speaker", speaks(name)
    for name, _ in _most(states):
        yield name, "state that speaks", speaks(name)
    for name, _ in _most(families):
        yield name, "family of outlets", _of_family(name)


def _of_family(name: str) -> Leaves:
    return lambda claim: claim.outlet is not None and family(claim.outlet) == name


def _only(id: str) -> Leaves:
    return lambda claim: claim.id == id


def _most(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:_MOST]


def _heaviest(backings: Iterable[Backing], most: int) -> list[Claim]:
    claims: list[Claim] = []
    for backing in backings:
        alone = sorted(backing.facts, key=lambda fact: (len(fact.lineages), fact.id))
        claims += [fact.claims[0] for fact in alone][: most // 2]
    return claims


def _leaders(assessed: Assessment) -> dict[str, dict[str, float]]:
    found = {}
    for form, (backers, totals) in assessed.forms.items():
        found[form] = dict(zip(backers, order(totals).first.tolist(), strict=True))
    return found


def _compared(
    name: str, kind: str, claims: int, before: dict[str, dict[str, float]], after: Assessment
) -> Iterator[Variation]:
    then = _leaders(after)
    for form, firsts in before.items():
        leader = max(firsts, key=lambda backer: (firsts[backer], backer))
        now = then.get(form, {})
        yield Variation(
            without=name,
            kind=kind,
            claims=claims,
            form=form,
            leader=leader,
            first_before=firsts[leader],
            first_after=now.get(leader, 0.0),
            then_first=max(now, key=lambda backer: (now[backer], backer)) if any(now.values()) else "",
        )
