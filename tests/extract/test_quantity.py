import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allegiance.extract.quantity import amounts, quantities
from allegiance.inference.parser import parse
from allegiance.model import Quantity
from allegiance.syntax import Sentence
from allegiance.text import paragraphs, sentences

_FILE = tomllib.loads((Path(__file__).parent / "quantity_phrases.toml").read_text("utf-8"))
_WORDS = (
    "$ € 5 61bn 1,000 to 1,100 - and between half a million dozen up at least more than shells % 152 mm T-72 one of "
    "thousands tens billion dollars kroner 2014 June 11 a.m. 3rd .5 ½ 1 000 huge amounts , . ( ) \n 🎯 é"
)
_PIECES = st.sampled_from(_WORDS.split(" "))


def parsed(text: str) -> list[Sentence]:
    return list(parse(text, [(span, n) for n, block in enumerate(paragraphs(text)) for span in sentences(text, block)]))


def read(text: str) -> list[Quantity]:
    return quantities(text, parsed(text))


@pytest.mark.parametrize("row", _FILE["amounts"], ids=lambda row: row[0])
def test_amount(row: list[str | float]) -> None:
    text, surface, low, high, unit, bound = row
    found = [quantity for quantity in read(str(text)) if quantity.surface == surface]
    assert [(one.low, one.high, one.unit, one.bound) for one in found] == [
        (None if low == "" else low, None if high == "" else high, unit, bound or None)
    ]


@pytest.mark.parametrize("row", _FILE["vague"], ids=lambda row: row[0])
def test_loose_words_stay_as_written_and_give_no_number(row: list[str]) -> None:
    assert [(one.vague, one.surface, one.low, one.high) for one in read(row[0])] == [(row[1], row[1], None, None)]


@pytest.mark.parametrize("text", _FILE["none"])
def test_no_amount(text: str) -> None:
    assert [(one.surface, one.unit) for one in read(text)] == []


def test_a_change_is_no_range_when_only_one_side_is_a_percentage() -> None:
    text = "Exports fell 7% to $2.3 billion."
    assert [(one.low, one.unit) for one in read(text)] == [(7, "percent"), (2.3e9, "USD")]


def test_number_words_without_end_are_read_in_one_go() -> None:
    assert read("one million " * 80 + ".5x")


@settings(deadline=None, max_examples=60)
@given(st.lists(_PIECES, max_size=14).map(" ".join))
def test_laws(text: str) -> None:
    found = read(text)
    for quantity in found:
        assert quantity.span.of(text) == quantity.surface
        assert (quantity.vague is None) != (quantity.low is None and quantity.high is None)
        if quantity.low is not None and quantity.high is not None:
            assert quantity.low <= quantity.high
    assert [one.span for one in found] == sorted(one.span for one in found)


@settings(deadline=None, max_examples=40)
@given(st.text(max_size=60))
def test_never_raises(text: str) -> None:
    read(text)


@settings(deadline=None, max_examples=40)
@given(st.lists(_PIECES, max_size=14).map(" ".join))
def test_amounts_do_not_overlap(text: str) -> None:
    for sentence in parsed(text):
        cores = [amount.core for amount in amounts(text, sentence)]
        assert all(one.end <= other.start for one, other in pairwise(cores))
