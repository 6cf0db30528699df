"""Where a sentence ends, and where a full stop ends none."""

import pytest

from allegiance.model import Span
from allegiance.text import sentences


def split(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    "sentence",
    [
        "Air Vice Marshal R.G.K. Kapoor said so.",
        "Lt. Gen. Donahue said so.",
        "Maj. Gen. Pat Ryder said so.",
        "Vice President J.D. Vance said so.",
        "The U.S. Treasury said so.",
        "She met U.S. Secretary of State Cordell Hull.",
        "U.N. Secretary General Trygve Lie said so.",
        "The letter names U.S. Senator Ann Ruiz.",
    ],
)
def test_initials_and_ranks_end_no_sentence(sentence: str) -> None:
    assert split(f"{sentence} He left.") == [sentence, "He left."]


@pytest.mark.parametrize(
    "sentence", ["Norway paid a large sum.", "They flew to the U.A.E.", "She wrote it on X.", "They left for the U.S."]
)
def test_short_words_and_states_end_one(sentence: str) -> None:
    assert split(f"{sentence} Then he left.") == [sentence, "Then he left."]
