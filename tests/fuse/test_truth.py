from hypothesis import given, settings
from hypothesis import strategies as st

from allegiance.fuse.truth import discover

OBSERVED = st.lists(
    st.tuples(st.sampled_from("abcdef"), st.sampled_from("uvwxyz"), st.integers(0, 3)), min_size=1, max_size=40
)


def world() -> list[tuple[str, str, int]]:
    """Four honest sources err apart; four print one text that is wrong about a third of things."""
    said = []
    for n in range(60):
        said += [(f"honest{i}", f"t{n}", 1 if (n + 3 * i) % 5 else 10 + i) for i in range(4)]
        said += [(f"echo{k}", f"t{n}", 1 if n % 3 else 2) for k in range(4)]
    return said


def right(copying: bool) -> int:
    found = discover(world(), copying=copying)
    return sum(found.best(f"t{n}") == 1 for n in range(60))


def test_what_is_copied_does_not_outvote_what_is_known() -> None:
    assert right(copying=True) == 60
    assert right(copying=False) == 40


def test_copiers_are_named_and_the_honest_are_not() -> None:
    found = discover(world())
    assert {name[:4] for pair in found.copying for name in pair} == {"echo"}
    assert found.accuracy["honest0"] > found.accuracy["echo0"]


def test_a_partial_value_speaks_for_the_whole() -> None:
    def part(one: object, other: object) -> float:
        return 0.6 * (str(one) in str(other) and one != other)

    said = [
        ("a", "book", "Lee"),
        ("b", "book", "Lee and Park"),
        ("c", "book", "Lee, Kim"),
        ("d", "book", "Lee and Park"),
    ]
    assert discover(said, implies=part).best("book") == "Lee and Park"


@settings(deadline=None, max_examples=60)
@given(OBSERVED, st.randoms(use_true_random=False))
def test_order_and_repetition_change_nothing(observed, chance) -> None:  # type: ignore[no-untyped-def]
    shuffled = observed * 2
    chance.shuffle(shuffled)
    assert discover(shuffled) == discover(observed)


@settings(deadline=None, max_examples=60)
@given(OBSERVED)
def test_probabilities_of_each_object_sum_to_one(observed) -> None:  # type: ignore[no-untyped-def]
    for values in discover(observed).values.values():
        assert abs(sum(chance for _, chance in values) - 1) < 1e-9


def test_equal_sets_are_one_value_in_whatever_order_they_are_written() -> None:
    one, other = frozenset([0, 8]), frozenset([8, 0])
    assert one == other
    assert repr(one) != repr(other)
    found = discover([("a", "t", one), ("b", "t", other), ("c", "t", frozenset([1]))], copying=False)
    assert len(found.values["t"]) == 2
    assert found.best("t") == one
