import random
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from allegiance.fuse import facts
from allegiance.fuse.interval import Interval, intervals
from allegiance.model import Claim, Quantity
from claims_by_hand import BUDANOV, NOWHERE, by, claim, rounds, told


def only(*claims: Claim) -> Interval:
    (fact,) = facts(claims)
    (found,) = intervals(fact)
    return found


def between(low: float | None, high: float | None) -> Quantity:
    return Quantity(low=low, high=high, unit="round", surface="x", span=NOWHERE)


def test_origins_that_overlap_narrow_each_other() -> None:
    found = only(claim("a", "A", quantity=between(900, 1100)), claim("b", "B", quantity=between(1000, None)))
    assert (found.low, found.high, found.least, found.most) == (1000, 1100, 900, None)
    assert found.origins == ("A", "B")


def test_relays_do_not_outvote() -> None:
    said = [claim(f"a{n}", f"Paper {n}", quantity=between(100, 100), attribution=BUDANOV) for n in range(5)]
    others = [claim(n, n, quantity=between(90, 95)) for n in ("B", "C")]
    found = only(*said, *others)
    assert (found.low, found.high, found.origins) == (90, 95, ("B", "C"))
    assert found.others == ("Kyrylo Budanov (UKR)",)
    assert found.most == 100


def test_the_latest_word_of_an_origin_counts() -> None:
    kim = by("Kim Yong", "PRK")
    early = claim("a", "A", published=date(2024, 1, 1), quantity=rounds(1000), attribution=kim)
    late = claim("b", "B", published=date(2024, 2, 1), quantity=rounds(1040), attribution=kim)
    found = only(early, late)
    assert (found.low, found.high, found.as_of) == (1040, 1040, date(2024, 2, 1))


@settings(deadline=None, max_examples=50)
@given(st.lists(told(), min_size=1, max_size=8), st.randoms(use_true_random=False))
def test_order_changes_nothing_and_bounds_are_in_order(claims: list[Claim], chance: random.Random) -> None:
    before = [intervals(fact) for fact in facts(claims)]
    chance.shuffle(claims)
    assert [intervals(fact) for fact in facts(claims)] == before
    for found in (one for several in before for one in several):
        assert found.low is None or found.high is None or found.low <= found.high
        assert found.origins
