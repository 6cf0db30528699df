"""The states file: complete, unambiguous where it must be, its codes distinct."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from allegiance.knowledge import folded, lexicon, lookup, slug, states


def test_every_state_has_a_code_of_three_letters_and_a_name() -> None:
    assert all(len(code) == 3 and code.isupper() and state.name for code, state in states().items())
    assert len(states()) > 195


def test_no_two_living_states_share_a_code_number_or_name() -> None:
    living = [state for state in states().values() if state.end is None]
    for numbers in ([s.cow for s in living if s.cow], [s.gw for s in living if s.gw], [s.name for s in living]):
        assert [number for number, count in Counter(numbers).items() if count > 1] == []


def test_names_and_capitals_mean_their_own_state() -> None:
    for state in states().values():
        if state.end is None:
            found = lookup(state.name)
            assert found is not None
            assert found.id == state.code


def test_germany_and_yemen_differ_between_the_two_number_lists() -> None:
    assert (states()["DEU"].cow, states()["DEU"].gw) == (255, 260)
    assert (states()["YEM"].cow, states()["YEM"].gw) == (679, 678)


def test_the_states_that_are_no_more_have_an_end() -> None:
    gone = {code for code, state in states().items() if state.end is not None}
    assert {"SUN", "YUG", "CSK", "DDR"} <= gone


@given(st.text())
def test_folding_keeps_every_position(text: str) -> None:
    assert len(folded(text)) == len(text)
    assert folded(folded(text)) == folded(text)


@given(st.text())
def test_a_slug_is_plain(text: str) -> None:
    assert slug(text) == slug(slug(text))


def test_names_are_found_whole_longest_first_and_blind_to_marks() -> None:
    text = "Romania, north-korean, North\nKorea’s Türkiye; N’Djamena, TEHRAN and Niger but Nigeria"
    found = [(text[hit.start : hit.end], hit.senses[0].actor.id) for hit in lexicon().find(text)]
    assert found == [
        ("Romania", "ROU"),
        ("North\nKorea", "PRK"),
        ("Türkiye", "TUR"),
        ("N’Djamena", "TCD"),
        ("TEHRAN", "IRN"),
        ("Niger", "NER"),
        ("Nigeria", "NGA"),
    ]
