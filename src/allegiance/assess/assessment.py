"""How sure an order of backers is: rates from the whole record, then each backer by itself.

What is learnt from the whole record (rates, levels, biases) is drawn once. Given those, backers do not depend on each
other, so a new report moves only the backers it speaks of; ``Assessment.updated`` makes use of that.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from zlib import crc32

import numpy as np

from allegiance.assess.amounts import level_and_bias
from allegiance.assess.assumptions import Floats, Priors, priors
from allegiance.assess.backer import Key, by_backer
from allegiance.assess.evidence import THINGS, Evidence, at_war, evidence, measure, merged
from allegiance.assess.rates import Ints, Rates, learn
from allegiance.assess.reviews import NOTHING_REVIEWED, Judged, Reviews
from allegiance.assess.totals import Order, interval, order
from allegiance.model import Backing, Estimate, EvidenceRow, Fact, Ranking, Weight

SEED = 20260101
SHOWN = 0.9
"""Mass of the intervals shown."""

_STEPS = 8
_DRAWS = 600
_CELLS = 6_000_000


@dataclass(frozen=True, slots=True)
class Drawn:
    """One backer in one form: draws of what it gave, of unseen things, and the likelihood of each thing."""

    totals: Floats
    unseen: Ints
    likely: Floats
    prior: float


@dataclass(frozen=True)
class Assessment:
    """All draws about the backers of one state; ``ranking`` puts them beside the facts."""

    state: str
    evidence: Mapping[Key, Evidence]
    against: frozenset[str]
    judged: Judged
    measures: Mapping[str, str]
    rates: Rates
    levels: Mapping[str, tuple[Floats, Floats]]
    drawn: Mapping[Key, Drawn]

    @classmethod
    def of(
        cls, state: str, facts: Iterable[Fact], *, reviews: Reviews = NOTHING_REVIEWED, draws: int = _DRAWS
    ) -> "Assessment":
        """Assess everything that backs ``state``; what reviewers judged is held to have happened or not."""
        facts = list(facts)
        against = at_war(facts, state)
        gathered = {key: evidence(*key, found, state, against) for key, found in by_backer(state, facts)}
        return cls.of_evidence(state, gathered, against, reviews=reviews, draws=draws)

    @classmethod
    def of_evidence(
        cls,
        state: str,
        gathered: Mapping[Key, Evidence],
        against: frozenset[str],
        *,
        reviews: Reviews = NOTHING_REVIEWED,
        draws: int = _DRAWS,
    ) -> "Assessment":
        """The same from evidence that is gathered already; ``against`` are the opponents the record shows."""
        prior, chance = priors(), np.random.default_rng(SEED)
        keys = sorted(gathered)
        number = sum(len(gathered[key].facts) for key in keys)
        draws = max(100, min(draws, _CELLS // max(number, 1)))
        owner = np.repeat(np.arange(len(keys)), [len(gathered[key].facts) for key in keys])
        known = np.concatenate([np.zeros(0, np.int64), *(_known(gathered[key], reviews.judged) for key in keys)])
        every = np.concatenate([np.zeros((0, len(prior.channels)), np.int64), *(gathered[key].counts for key in keys)])
        taught = reviews.taught(prior)
        rates = learn(every, owner, len(keys), taught, chance, known=known, draws=draws)
        measures, levels = _measures(gathered, prior, chance, draws)
        new = cls(state, gathered, against, reviews.judged, measures, rates, levels, {})
        return replace(
            new,
            drawn={
                key: new._draw(key, rates.given[:, at], rates.alleged[:, at], prior, 1) for at, key in enumerate(keys)
            },
        )

    def updated(self, added: Iterable[Fact], removed: Iterable[str] = ()) -> "Assessment":
        """The same after facts came and went (by id), as when a report joins a fact and so gives it another id.

        Only backers whose evidence changed are drawn anew, by the rates learnt before: after many new reports assess
        anew. Opponents stay those of the first assessment.
        """
        new, gone = dict(by_backer(self.state, added)), frozenset(removed)
        changed = dict(self.evidence)
        for key in {*new, *(key for key, old in self.evidence.items() if not gone.isdisjoint(old.facts))}:
            fresh = evidence(*key, new.get(key, ()), self.state, self.against)
            changed[key] = merged(self.evidence[key], fresh, gone) if key in self.evidence else fresh
        prior = priors()
        given, alleged = (np.full(len(self.rates.true), float(p.mean)) for p in (prior.given, prior.alleged))
        after = replace(self, evidence=dict(sorted(changed.items())))
        drawn = {
            key: self.drawn[key] if found is self.evidence.get(key) else after._draw(key, given, alleged, prior, _STEPS)
            for key, found in after.evidence.items()
        }
        return replace(after, drawn=drawn)

    def _draw(self, key: Key, given: Floats, alleged: Floats, prior: Priors, steps: int) -> Drawn:
        """Gibbs steps for one backer by itself, for all draws of the rates at once.

        One step does where ``given`` and ``alleged`` were drawn with the rates; several where they start afresh.
        """
        chance = np.random.default_rng([SEED, crc32(repr((self.state, *key)).encode())])
        found, rates = self.evidence[key], self.rates
        counts, known = found.counts.astype(float), _known(found, self.judged)
        ratio = np.log(rates.true) - np.log(rates.false)
        of_true, of_false = rates.true.sum(axis=1), rates.false.sum(axis=1)
        evidence = ratio @ counts.T - (of_true - of_false)[:, None]
        for _ in range(steps):
            prior_odds = np.log(given / alleged)
            likely = _chance(evidence + prior_odds[:, None])
            likely[:, known >= 0] = known[known >= 0]
            happened = chance.random(likely.shape, dtype=np.float32) < likely
            number = happened.sum(axis=1)
            unseen = chance.poisson(given * np.exp(-of_true))
            unheard = chance.poisson(alleged * np.exp(-of_false))
            given = np.maximum(chance.gamma(prior.given.shape + number + unseen) / (prior.given.rate + 1), 1e-12)
            not_happened = len(found.facts) - number + unheard
            alleged = np.maximum(chance.gamma(prior.alleged.shape + not_happened) / (prior.alleged.rate + 1), 1e-12)
        totals = number.astype(float)
        if self._unit(key[0]) != THINGS:
            amounts = self._logs(found, prior, chance)
            totals = np.sum(np.multiply(np.exp(amounts, out=amounts), happened, out=amounts), axis=1)
        return Drawn(totals, unseen, likely.mean(axis=0), float(prior_odds.mean() - (of_true - of_false).mean()))

    def _unit(self, form: str) -> str:
        # A form that came with an update has no level yet; its things are counted.
        return self.measures.get(form, THINGS)

    def _logs(self, found: Evidence, prior: Priors, chance: np.random.Generator) -> Floats:
        level, bias = self.levels[found.form]
        event, channel, stated, widened = found.stated(self.measures[found.form], prior)
        things = len(found.facts)
        weight = 1 / (prior.error[channel] ** 2 + widened**2)
        precision = np.bincount(event, weight, things) + 1 / prior.spread**2
        of_channel = np.zeros((things, len(prior.channels)))
        np.add.at(of_channel, (event, channel), weight)
        plain = np.bincount(event, weight * stated, things)
        mean = (plain[None, :] - bias @ of_channel.T + level[:, None] / prior.spread**2) / precision
        found_logs: Floats = mean + chance.standard_normal(mean.shape) / np.sqrt(precision)
        return found_logs

    @cached_property
    def forms(self) -> dict[str, tuple[tuple[str, ...], Floats]]:
        """By form: the backers and their draws, draws by backers."""
        keys: dict[str, list[str]] = defaultdict(list)
        for form, backer in sorted(self.drawn):
            keys[form].append(backer)
        return {
            form: (tuple(backers), np.column_stack([self.drawn[form, backer].totals for backer in backers]))
            for form, backers in keys.items()
        }

    @cached_property
    def weights(self) -> tuple[Weight, ...]:
        """What a mention of each kind adds, and what its silence takes off, by the rates learnt."""
        prior = priors()
        mention = np.mean(np.log(self.rates.true) - np.log(self.rates.false), axis=0)
        silence = np.mean(self.rates.false - self.rates.true, axis=0)
        number = sum((found.counts.sum(axis=0) for found in self.evidence.values()), np.zeros(len(mention)))
        return tuple(
            Weight(channel=name, about=about, mention=float(m), silence=float(s), mentions=int(n))
            for name, about, m, s, n in zip(prior.channels, prior.about, mention, silence, number, strict=True)
        )

    def rows(self, form: str, backer: str, fact: str) -> tuple[EvidenceRow, ...]:
        """The evidence for one fact, an origin a row, the strongest first. Raises KeyError for an unknown fact."""
        found = self.evidence[form, backer]
        if fact not in found.facts:
            raise KeyError(fact)
        adds = {weight.channel: weight.mention for weight in self.weights}
        rows = (
            EvidenceRow(origin=entry.origin, channel=entry.channel, claims=entry.claims, weight=adds[entry.channel])
            for entry in found.entries(fact)
        )
        return tuple(sorted(rows, key=lambda row: (-abs(row.weight), row.origin)))

    def ranking(self, plain: Ranking) -> Ranking:
        """``plain`` with estimates, each form in the order of expected ranks; without estimates they keep their place.

        Ranks, not means: a mean of log-normal amounts hangs on what is least known.
        """
        forms = []
        for form, backings in plain.forms:
            estimates = self._estimates(form) if form in self.forms else {}
            with_estimates = [replace(backing, estimate=estimates.get(backing.actor)) for backing in backings]
            with_estimates.sort(key=_by_expected_rank)
            forms.append((form, tuple(replace(b, rank=rank) for rank, b in enumerate(with_estimates, 1))))
        return replace(plain, forms=tuple(forms), weights=self.weights)

    def _estimates(self, form: str) -> dict[str, Estimate]:
        backers, totals = self.forms[form]
        places = order(totals)
        return {
            backer: self._estimate(form, at, backers, totals[:, at], places)
            for at, backer in enumerate(backers)
            if self.evidence[form, backer].facts
        }

    def _estimate(self, form: str, at: int, backers: tuple[str, ...], totals: Floats, places: Order) -> Estimate:
        key = (form, backers[at])
        drawn = self.drawn[key]
        low, high = interval(totals, SHOWN)
        best, worst = places.rank_interval(at, SHOWN)
        unseen_low, unseen_high = interval(drawn.unseen.astype(float), SHOWN)
        return Estimate(
            measure=self._unit(form),
            expected=float(totals.mean()),
            middle=float(np.median(totals)),
            low=low,
            high=high,
            first=float(places.first[at]),
            best_rank=best,
            worst_rank=worst,
            above=tuple((other, float(places.above[at, to])) for to, other in enumerate(backers) if to != at),
            unseen=float(drawn.unseen.mean()),
            unseen_low=int(unseen_low),
            unseen_high=int(unseen_high),
            likely=tuple(zip(self.evidence[key].facts, drawn.likely.tolist(), strict=True)),
            prior=drawn.prior,
        )


def _chance(log_odds: Floats) -> Floats:
    """Probabilities in the place of their log odds: no copies, as there may be millions."""
    np.clip(log_odds, -60, 60, out=log_odds)
    np.exp(np.negative(log_odds, out=log_odds), out=log_odds)
    log_odds += 1
    found: Floats = np.divide(1, log_odds, out=log_odds)
    return found


def _by_expected_rank(backing: Backing) -> tuple[bool, float, int]:
    found = backing.estimate
    return found is None, -sum(share for _, share in found.above) if found else 0.0, backing.rank


def _known(found: Evidence, judged: Judged) -> Ints:
    return np.array([int(judged[fact]) if fact in judged else -1 for fact in found.facts], dtype=np.int64)


def _measures(
    gathered: Mapping[Key, Evidence], prior: Priors, chance: np.random.Generator, draws: int
) -> tuple[dict[str, str], dict[str, tuple[Floats, Floats]]]:
    of_form: dict[str, list[Evidence]] = defaultdict(list)
    for (form, _), found in sorted(gathered.items()):
        of_form[form].append(found)
    measures, levels = {}, {}
    for form, found_here in of_form.items():
        measures[form] = measure(found_here)
        if measures[form] != THINGS:
            begins = np.cumsum([0, *(len(found.facts) for found in found_here)])
            parts = [found.stated(measures[form], prior) for found in found_here]
            event = np.concatenate([part[0] + begin for part, begin in zip(parts, begins, strict=False)])
            channel, stated, widened = (np.concatenate([part[n] for part in parts]) for n in (1, 2, 3))
            levels[form] = level_and_bias(
                int(begins[-1]), event, channel, stated, prior, chance, draws=draws, widened=widened
            )
    return measures, levels
