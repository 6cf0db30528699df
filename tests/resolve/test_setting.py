"""Who names no state of his own is of the country that the sentence tells of him."""

import pytest

from allegiance.model import Span
from allegiance.resolve.setting import code_actor


def of(text: str, phrase: str, other: str = "") -> tuple[str | None, str | None]:
    def span(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words)) if words else Span(0, 0)

    return code_actor(text, span(phrase), span(other))


@pytest.mark.parametrize(
    ("text", "phrase", "expected"),
    [
        ("Police in Nairobi detained 20 demonstrators.", "20 demonstrators", ("KEN", "CVL")),
        ("Ethnic Serbs marched through the north of Kosovo.", "Ethnic Serbs", ("XKX", "CVL")),
        ("The Hungarian minority in Romania asked for schools.", "The Hungarian minority", ("ROU", "CVL")),
        ("Kurdish rebels in Turkey laid down their arms.", "Kurdish rebels", ("TUR", "REB")),
        ("Ghanaian police arrested a banker in Togo.", "Ghanaian police", ("GHA", "COP")),
        ("The UN warned rebels in Chad.", "The UN", ("UN", "IGO")),
    ],
)
def test_a_phrase_has_its_state_from_the_nearest_place(
    text: str, phrase: str, expected: tuple[str | None, str | None]
) -> None:
    assert of(text, phrase) == expected


def test_without_a_place_it_is_the_state_of_the_other_actor() -> None:
    text = "The Chadian army shot at demonstrators."
    assert of(text, "demonstrators", "The Chadian army") == ("TCD", "CVL")
    assert of(text, "demonstrators") == (None, "CVL")


def test_nobody_is_of_no_state() -> None:
    assert code_actor("Rain fell in Mali.", Span(0, 0)) == (None, None)
