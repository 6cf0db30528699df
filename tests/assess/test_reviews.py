"""Reviewers' words: what they make known, what they teach the rates, and how they are taken back."""

from collections.abc import Iterable

import numpy as np
import pytest

from allegiance.assess import Assessment, Reviews, reviews, weighed, words_on
from allegiance.assess.assumptions import priors
from allegiance.fuse import facts
from allegiance.model import Attribution, Claim, Judgement, Polarity
from claims_by_hand import BUDANOV, by, claim, day, party

KIRBY = by("John Kirby", "DEU")


def record(speaker: Attribution, recipient: str = "RUS", number: int = 6) -> list[Claim]:
    return [
        claim(f"{recipient}{n}", "A", recipient=party(recipient), attribution=speaker, when=day(f"2023-{n + 1:02}-01"))
        for n in range(number)
    ]


def said(verdict: str, one: Claim, author: str = "A. Reader") -> Judgement:
    return Judgement(one=one.id, other=one.id, verdict=verdict, author=author, at="2024-06-01T00:00:00+00:00")


def assessed(told: Iterable[Claim], *judgements: Judgement, others: Iterable[Claim] = ()) -> Assessment:
    found = facts(told)
    return Assessment.of("RUS", found, reviews=reviews(found, words_on(judgements), facts(others)))


def rates(found: Assessment, channel: str) -> tuple[float, float]:
    column = priors().column(channel)
    return float(found.rates.true[:, column].mean()), float(found.rates.false[:, column].mean())


@pytest.mark.parametrize(("speaker", "channel"), [(BUDANOV, "adversary"), (KIRBY, "third_party")])
def test_confirmed_claims_raise_the_true_rate_of_their_kind_and_refuted_ones_the_false(
    speaker: Attribution, channel: str
) -> None:
    told = record(speaker)
    true, false = rates(assessed(told), channel)
    confirmed = rates(assessed(told, *(said("confirm", each) for each in told[:4])), channel)
    refuted = rates(assessed(told, *(said("refute", each) for each in told[:4])), channel)
    assert confirmed[0] > true > refuted[0]
    assert confirmed[1] < false < refuted[1]


def test_one_word_is_enough_to_move_the_rate_and_makes_its_fact_known() -> None:
    told = record(BUDANOV)
    before, after = assessed(told), assessed(told, said("confirm", told[2]))
    assert rates(after, "adversary")[0] > rates(before, "adversary")[0]
    found = after.evidence["ammunition", "PRK"].facts
    (fact,) = (fact.id for fact in facts(told) if fact.claims[0].id == told[2].id)
    likely = dict(zip(found, after.drawn["ammunition", "PRK"].likely.tolist(), strict=True))
    assert likely[fact] == 1.0
    assert all(share < 1.0 for id, share in likely.items() if id != fact)


def test_what_is_taken_back_is_as_if_never_said() -> None:
    told = record(BUDANOV)
    before, after = assessed(told), assessed(told, said("confirm", told[0]), said("withdraw", told[0]))
    for name in ("true", "false", "given", "alleged", "unseen"):
        assert np.array_equal(getattr(before.rates, name), getattr(after.rates, name))
    assert np.array_equal(before.forms["ammunition"][1], after.forms["ammunition"][1])


def test_who_confirms_a_denial_says_that_it_did_not_happen() -> None:
    denied = claim("d1", "A", attribution=by("Kim Yo-jong", "PRK"), polarity=Polarity.DENIED)
    asserted = claim("d2", "B", attribution=BUDANOV)
    (fact,) = facts([denied, asserted])
    for word, happened in ((said("confirm", denied), False), (said("refute", denied), True)):
        assert reviews([fact], words_on([word])).judged == {fact.id: happened}
    later = words_on([said("confirm", denied), said("confirm", asserted)])
    assert reviews([fact], later).judged == {fact.id: True}


def test_what_was_reviewed_about_another_state_teaches_the_rates_and_nothing_else() -> None:
    told, elsewhere = record(KIRBY), record(KIRBY, "SYR")
    unmoved, confirmed, refuted = (
        assessed(told, *(said(word, each) for each in elsewhere), others=elsewhere)
        for word in ("withdraw", "confirm", "refute")
    )
    adds = [found.weights[priors().column("third_party")].mention for found in (confirmed, unmoved, refuted)]
    assert adds[0] > adds[1] > adds[2]
    assert rates(confirmed, "third_party")[0] > rates(unmoved, "third_party")[0]
    assert rates(refuted, "third_party")[1] > rates(unmoved, "third_party")[1]
    assert rates(unmoved, "third_party") == rates(assessed(told), "third_party")
    assert confirmed.evidence == refuted.evidence == unmoved.evidence
    assert set(confirmed.drawn) == {("ammunition", "PRK")}


def test_words_on_pairs_are_none_on_one_claim() -> None:
    one, other = record(BUDANOV, number=2)
    pair = Judgement(one=one.id, other=other.id, verdict="merge", author="A", at="2024-06-01")
    assert words_on([pair]) == {}
    assert reviews(facts([one, other]), words_on([pair])) == Reviews()


def test_an_answer_tells_what_rests_on_reviewers() -> None:
    told = record(BUDANOV)
    found = facts(told)
    judged = reviews(found, words_on([said("confirm", told[0]), said("refute", told[1], "B. Second")]))
    assert judged.told == (
        "1 fact is held to have happened on the word of A. Reader, B. Second",
        "1 fact is held to have not happened on the word of A. Reader, B. Second",
    )
    plain, _ = weighed("RUS", "Russia", found, (), "")
    ranking, _ = weighed("RUS", "Russia", found, (), "", reviews=judged)
    adds = [next(w.mention for w in r.weights if w.channel == "adversary") for r in (plain, ranking)]
    assert adds[0] != adds[1]
