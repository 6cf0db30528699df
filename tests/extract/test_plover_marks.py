"""Marked sentences as people and programs write them."""

import pytest

from allegiance.extract.plover.marks import MarkedSentence, read_line
from allegiance.model import Span

CHAD = MarkedSentence("Chad thanked Niger.", Span(0, 4), Span(13, 18))


@pytest.mark.parametrize(
    "line",
    [
        "<s>Chad</s> thanked <t>Niger</t>.",
        '{"text": "Chad thanked Niger.", "source": "Chad", "target": "Niger"}',
        '{"text": "Chad thanked Niger.", "source": [0, 4], "target": [13, 18]}',
    ],
)
def test_marks_and_json_say_the_same(line: str) -> None:
    assert read_line(line) == CHAD


def test_a_target_may_be_missing() -> None:
    assert read_line("<s>Crowds</s> filled the square.").target == Span(0, 0)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Chad thanked Niger.", "no actor is marked"),
        ("<s>Chad thanked Niger.", "not closed"),
        ("Chad</s> thanked Niger.", "closes what was not opened"),
        ("{", "not JSON"),
        ('{"text": ""}', "no text"),
        ('{"text": "Chad", "source": "Niger"}', "source is not in the text"),
        ('{"text": "Chad", "source": [0, 9]}', "lies outside"),
    ],
)
def test_what_cannot_be_read_is_named(line: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        read_line(line)
