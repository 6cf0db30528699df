"""What reviewers said happened, and what did not: known to be so, and what the rates of each kind are learnt from."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from math import exp

import numpy as np

from allegiance.assess.assumptions import Gamma, Priors
from allegiance.assess.backer import by_backer, supported
from allegiance.assess.evidence import at_war, evidence
from allegiance.model import Claim, Fact, Judgement, Polarity

CONFIRM, REFUTE, WITHDRAW = "confirm", "refute", "withdraw"
ON_ONE = (CONFIRM, REFUTE, WITHDRAW)
"""What can be said of a single claim; the last takes the others back."""

Judged = Mapping[str, bool]
"""Facts that reviewers judged to have happened or not, by id."""


Elsewhere = tuple[tuple[bool, tuple[str, ...]], ...]
"""Facts beside the question that were reviewed: whether each happened, and the kinds of evidence that spoke of it."""


@dataclass(frozen=True, slots=True)
class Reviews:
    """Facts that are known to have happened or not, by id, and those ``elsewhere``, about other states or forms.

    The latter move the rates and nothing else. ``told`` says in words what of an answer rests on reviewers.
    """

    judged: Judged = field(default_factory=dict)
    elsewhere: Elsewhere = ()
    told: tuple[str, ...] = ()

    def taught(self, prior: Priors) -> Priors:
        """The priors after what was reviewed elsewhere: its mentions and its things are added to theirs.

        What came to be reviewed had come to light, so each thing stands for those as well that nobody spoke of, in
        the share that the prior expects.
        """
        return replace(prior, true=self._added(prior, prior.true, True), false=self._added(prior, prior.false, False))

    def _added(self, prior: Priors, rates: Gamma, happened: bool) -> Gamma:
        spoken = [kinds for really, kinds in self.elsewhere if really is happened]
        mentions = Counter(kind for kinds in spoken for kind in kinds)
        things = len(spoken) / (1 - exp(-float(rates.mean.sum())))
        added = np.array([mentions[name] for name in prior.channels], dtype=float)
        return Gamma(shape=rates.shape + added, rate=rates.rate + things)


NOTHING_REVIEWED = Reviews()


def words_on(judgements: Iterable[Judgement]) -> dict[str, Judgement]:
    """The word that holds on each single claim, in the order said: the latest, unless it was withdrawn."""
    latest: dict[str, Judgement] = {}
    for said in judgements:
        if said.one == said.other and said.verdict in ON_ONE:
            latest.pop(said.one, None)
            latest[said.one] = said
    return {id: said for id, said in latest.items() if said.verdict != WITHDRAW}


def reviews(facts: Iterable[Fact], said: Mapping[str, Judgement], others: Iterable[Fact] = ()) -> Reviews:
    """What the words of ``words_on`` mean for a question about ``facts``; ``others`` are facts beside it.

    Of several words on claims of one fact the last holds. Whoever confirms a denial says that it did not happen.
    """
    if not said:
        return NOTHING_REVIEWED
    facts, others = list(facts), list(others)
    here = {claim.id for fact in facts for claim in fact.claims}
    beside = [fact for fact in others if here.isdisjoint(claim.id for claim in fact.claims)]
    judged, known = _judged(facts, said), _judged(beside, said)
    elsewhere = []
    for state in sorted({each for fact in beside if fact.id in known for each in supported(fact)}):
        against = at_war(others, state)
        for key, found in by_backer(state, (fact for fact in beside if fact.id in known)):
            for fact, channels in evidence(*key, found, state, against).kinds():
                elsewhere.append((known[fact], channels))
    authors = sorted({said[id].author for id in here & said.keys()})
    return Reviews(judged, tuple(elsewhere), tuple(_told(judged, authors, len(elsewhere))))


def _judged(facts: Iterable[Fact], said: Mapping[str, Judgement]) -> dict[str, bool]:
    order = {id: place for place, id in enumerate(said)}
    found = {}
    for fact in facts:
        reviewed = [claim for claim in fact.claims if claim.id in said]
        if reviewed:
            last = max(reviewed, key=lambda claim: order[claim.id])
            found[fact.id] = _happened(last, said[last.id])
    return found


def _happened(claim: Claim, word: Judgement) -> bool:
    return (word.verdict == CONFIRM) != (claim.polarity is Polarity.DENIED)


def _told(judged: Judged, authors: Iterable[str], elsewhere: int) -> Iterator[str]:
    by = ", ".join(authors)
    for happened, words in ((True, "happened"), (False, "not happened")):
        number = sum(verdict is happened for verdict in judged.values())
        if number:
            yield f"{number} fact{'s are' if number > 1 else ' is'} held to have {words} on the word of {by}"
    if elsewhere:
        yield f"rates are learnt from {elsewhere} reviewed fact{'s' * (elsewhere > 1)} beside the question as well"
