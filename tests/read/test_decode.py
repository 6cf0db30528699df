"""Laws of decoding: what was written comes back, and offsets count code points of the stored text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegiance.model import Span
from allegiance.read.decode import decoded, line_feeds
from allegiance.read.language import language
from allegiance.read.problem import Unreadable

ALPHABET = st.one_of(
    st.sampled_from(["\r\n", "\n", "\r", "e\u0301", "\U0001f600", "\U0001f1f0\U0001f1f5", "مرحبا", "北朝鮮", "\u200f"]),
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")),
)
TEXTS = st.lists(ALPHABET, min_size=1).map(lambda parts: "".join(("A", *parts)))


@given(TEXTS)
def test_utf8_comes_back_with_line_feeds_only(text: str) -> None:
    found = decoded(text.encode())
    assert found.text == line_feeds(text)
    assert "\r" not in found.text
    assert found.doubt is None


@given(TEXTS, st.sampled_from(["utf-8-sig", "utf-16", "utf-32"]))
def test_byte_order_marks_are_obeyed_and_removed(text: str, encoding: str) -> None:
    assert decoded(text.encode(encoding)).text == line_feeds(text)


@given(TEXTS, st.data())
def test_a_span_found_in_the_stored_text_quotes_it(text: str, data: st.DataObject) -> None:
    stored = decoded(text.encode()).text
    start = data.draw(st.integers(0, len(stored)))
    end = data.draw(st.integers(start, len(stored)))
    assert Span(start, end).of(stored) == stored[start:end]
    assert decoded(stored.encode()).text == stored


@given(st.binary(max_size=300))
def test_any_bytes_give_text_or_a_reason(data: bytes) -> None:
    try:
        found = decoded(data)
    except Unreadable:
        return
    assert found.text.strip()
    assert "\0" not in found.text
    found.text.encode()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Two ships left the port on Monday, the minister said at a briefing.", "en"),
        ("Два судна вышли из порта в понедельник, сообщил министр журналистам.", "ru"),
        ("Zwei Schiffe haben den Hafen am Montag verlassen, sagte der Minister.", "de"),
        (
            "周一有两艘船离开了港口，部长在新闻发布会上对记者们说，他没有提供任何数字，也没有说明船上装的是什么货物。",
            "zh",
        ),
        ("De minister zei dat de schepen op maandag in het donker uit de haven waren vertrokken.", "nl"),
        ("SHIPS LEAVE BEFORE DAWN, MINISTER SAYS; CARGO UNKNOWN, DESTINATION RUSSIA", "en"),
        ("42 17", None),
    ],
)
def test_language(text: str, code: str | None) -> None:
    assert language(text) == code
