"""Words of an answer are found in a text as they stand, nearly so, or not at all; never as something else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegiance.extract.endpoint.placing import Placed, Placing, place, place_loosely
from allegiance.model import Span

TEXT = (
    "Seoul said on Monday that North Korea had sent “about one million”  shells to Russia. It did not say when.\n"
    "A Malé-based firm — the Ha\u00adven Line — shipped rockets in May\u00a02024 for the Houthis."
)
ALL = Span(0, len(TEXT))


@pytest.mark.parametrize(
    ("words", "found", "how"),
    [
        ("North Korea", "North Korea", Placing.EXACT),
        (" shells to Russia ", "shells to Russia", Placing.EXACT),
        ('"about one million" shells', "“about one million”  shells", Placing.NORMALISED),
        ("north korea", "North Korea", Placing.NORMALISED),
        ("a Male-based firm - the Haven Line", "A Malé-based firm — the Ha\u00adven Line", Placing.NORMALISED),
        ("Mal\u0065\u0301-based", "Malé-based", Placing.NORMALISED),
        ("May 2024", "May\u00a02024", Placing.NORMALISED),
        ("say when. A Malé-based", "say when.\nA Malé-based", Placing.NORMALISED),
    ],
)
def test_words_are_placed(words: str, found: str, how: Placing) -> None:
    one = place(words, TEXT, ALL)
    assert one is not None
    assert (one.span.of(TEXT), one.how) == (found, how)


@pytest.mark.parametrize("words", ["", "  ", "Kore", "orth", "hell", "Rus", "a", "South Korea", "shells to Iran", "…"])
def test_parts_of_words_and_other_words_are_not(words: str) -> None:
    one = place(words, TEXT, ALL)
    assert one is None or one.span.of(TEXT) == "A"


def test_the_last_place_is_found_where_asked_for_and_only_inside() -> None:
    text = "Iran armed it. Iran denied it."
    first, last = place("Iran", text, Span(0, 30)), place("Iran", text, Span(0, 30), last=True)
    assert (first and first.span, last and last.span) == (Span(0, 4), Span(15, 19))
    assert place("Iran", text, Span(4, 15)) is None
    assert place("iran", text, Span(4, 30)) == Placed(Span(15, 19), Placing.NORMALISED)


SENTENCES = [
    "Seoul said on Monday that North Korea had sent about one million shells to Russia.",
    "Turkey has not delivered the promised armoured vehicles to the Libyan army, officials in Tripoli said.",
]
REPORT = " ".join(SENTENCES)
SPANS = [Span(0, len(SENTENCES[0])), Span(len(SENTENCES[0]) + 1, len(REPORT))]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (
            "North Korea had already sent about one million shells to Russia",
            "North Korea had sent about one million shells to Russia",
        ),
        (
            "Turkey has not yet delivered promised armoured vehicles to the Libyan army",
            "Turkey has not delivered the promised armoured vehicles to the Libyan army",
        ),
    ],
)
def test_a_quote_with_a_slip_is_placed_loosely(words: str, found: str) -> None:
    one = place_loosely(words, REPORT, SPANS)
    assert one is not None
    assert (one.span.of(REPORT), one.how) == (found, Placing.FUZZY)


@pytest.mark.parametrize(
    "words",
    [
        "North Korea had sent about two million shells to Russia",
        "North Korea had not sent about one million shells to Russia",
        "South Korea had sent about one million shells to Russia",
        "North Korea may have sent about one million shells to Russia",
        "North Korea had sent about one million shells to Iran",
        "North Korea had sent about one million shells from Russia",
        "Turkey has delivered the promised armoured vehicles to the Libyan army",
        "Turkey will deliver 40 armoured vehicles to the Libyan army",
        "sent shells",
        "something else that stands nowhere in this report at all",
        "",
    ],
)
def test_no_name_number_denial_or_doubt_is_overlooked(words: str) -> None:
    assert place_loosely(words, REPORT, SPANS) is None


ODD = st.text(st.sampled_from('aA éé“"—-\u00ad\u200b\n ßİ１2٣.’'), max_size=12)


@given(ODD, ODD, ODD)
def test_whatever_is_placed_stands_in_the_text_at_the_borders_of_words(before: str, words: str, behind: str) -> None:
    text = before + words + behind
    one = place(words, text, Span(0, len(text)))
    if one is not None:
        assert 0 <= one.span.start < one.span.end <= len(text)
        for at in one.span:
            inside = 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()
            assert not inside


@given(ODD)
def test_words_between_blanks_are_always_placed_exactly(words: str) -> None:
    one = place(words, f"x {words} y", Span(0, len(words) + 4))
    assert (one is not None and one.how is Placing.EXACT) == bool(words.strip())
