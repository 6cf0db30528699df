import random
from collections import defaultdict

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from allegiance.fuse import Fusion, Shared, facts
from allegiance.fuse.lineage import derivation
from allegiance.fuse.origins import Context
from allegiance.model import Claim, Judgement, Span
from claims_by_hand import SAID, claim, told, via

EVERYTHING = Span(0, 2**33)
CLAIMS = st.lists(told(), min_size=1, max_size=8)
PAIRS = st.sets(st.tuples(st.integers(0, 5), st.integers(0, 5)).filter(lambda ends: ends[0] < ends[1]), max_size=3)


def copied(one: str, other: str) -> Shared:
    one, other = sorted((one, other))
    return Shared(one=one, other=other, certainty=0.9, one_span=EVERYTHING, other_span=EVERYTHING)


def judged(verdict: str, one: Claim, other: Claim) -> Judgement:
    return Judgement(one=one.id, other=other.id, verdict=verdict, author="a reader", at="2024-06-03T10:00:00+00:00")


@settings(deadline=None)
@given(CLAIMS, PAIRS, st.randoms(use_true_random=False))
def test_reports_in_portions_of_any_order_make_the_same_facts(
    claims: list[Claim], ends: set[tuple[int, int]], chance: random.Random
) -> None:
    pairs = [copied(f"doc1:d{one}", f"doc1:d{other}") for one, other in ends]
    reports = defaultdict(list)
    for one in claims:
        reports[one.document].append(one)
    portions = list(reports.values())
    chance.shuffle(portions)
    fusion = Fusion()
    for portion in portions:
        fusion.add(portion)
        fusion.facts()
    chance.shuffle(pairs)
    for pair in pairs:
        fusion.add((), [pair])
        fusion.facts()
    assert fusion.facts() == facts(claims, pairs)


@settings(deadline=None)
@given(st.lists(told(), min_size=2, max_size=8), st.data())
def test_merging_and_then_splitting_restores(claims: list[Claim], data: st.DataObject) -> None:
    before = facts(claims)
    assume(len(before) > 1)
    first, second = data.draw(st.permutations(before))[:2]
    one, other = first.claims[0], second.claims[-1]
    merged = facts(claims, judgements=[judged("merge", one, other)])
    assert len(merged) == len(before) - 1
    for word in ("split", "withdraw"):
        assert facts(claims, judgements=[judged("merge", one, other), judged(word, one, other)]) == before


@settings(deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(st.lists(told(), min_size=2, max_size=8), st.data())
def test_splitting_and_then_merging_restores(claims: list[Claim], data: st.DataObject) -> None:
    before = facts(claims)
    several = [fact for fact in before if len(fact.claims) > 1]
    assume(several)
    one, other = data.draw(st.permutations(data.draw(st.sampled_from(several)).claims))[:2]
    split = facts(claims, judgements=[judged("split", one, other)])
    assert len(split) == len(before) + 1
    assert facts(claims, judgements=[judged("split", one, other), judged("merge", one, other)]) == before


def relays_of(one: Claim) -> tuple[Claim, list[Shared]]:
    """Another outlet that prints the same: on the word of whoever spoke, else as a copy."""
    again = claim(
        "relay", "Relaying Courier", attribution=one.attribution, polarity=one.polarity, sentence=one.sentence
    )
    return again, [copied(again.document, one.document)]


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 5), st.sampled_from(SAID)), min_size=1, max_size=7), PAIRS, st.data())
def test_a_relay_adds_no_lineage(
    members: list[tuple[int, object]], ends: set[tuple[int, int]], data: st.DataObject
) -> None:
    outlets = ["Example Gazette", "Tele Sahel", "Reuters", "Harbour Post", "TASS", "RIA Novosti"]
    claims = [claim(f"d{n}", outlets[n], attribution=said) for n, said in members]
    pairs = [copied(f"doc1:d{one}", f"doc1:d{other}") for one, other in ends]
    before = derivation(claims, Context.of(claims, pairs))
    original = data.draw(st.sampled_from(claims))
    again, more = relays_of(original)
    after = derivation([*claims, again], Context.of([*claims, again], [*pairs, *more]))
    assert after.independent <= before.independent


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3), st.sampled_from(SAID)), min_size=1, max_size=7))
def test_an_independent_report_adds_one(members: list[tuple[int, object]]) -> None:
    claims = [claim(f"d{n}", f"Paper {n}", attribution=said) for n, said in members]
    before = derivation(claims, Context.of(claims))
    more = [*claims, claim("new", "Nowhere Herald", attribution=via())]
    assert derivation(more, Context.of(more)).independent == before.independent + 1
