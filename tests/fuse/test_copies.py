import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allegiance.fuse.copies import FAMILY, PASSAGE, copies
from allegiance.fuse.shingles import Rarity, shingles, words_span

CHANCE = random.Random(3)
VOCABULARY = ["".join(CHANCE.choices("abcdefghijklmnop", k=CHANCE.randrange(3, 9))) for _ in range(3000)]


def story(words: int, seed: int) -> str:
    return " ".join(random.Random(seed).choices(VOCABULARY, k=words))


STORY, HOST = story(400, 1), story(500, 2)
OTHERS = [(f"other {n}", story(300, 100 + n)) for n in range(20)]


def reworded(text: str, share: float) -> str:
    chance = random.Random(5)
    return " ".join(chance.choice(VOCABULARY) if chance.random() < share else word for word in text.split())


@pytest.mark.parametrize(
    "relay",
    [
        STORY,
        STORY.upper(),
        STORY.replace(" ", ",\r\n"),
        " ".join(STORY.split()[:140]),
        story(25, 9) + " " + reworded(STORY, 0.05),
        reworded(" ".join(STORY.split()[200:] + STORY.split()[:100]), 1 / 3),
        HOST[:1000] + " " + " ".join(STORY.split()[100:145]) + " " + HOST[1000:],
    ],
    ids=["whole", "case", "punctuation", "cut", "edited", "rewritten", "embedded"],
)
def test_relays_are_found(relay: str) -> None:
    (found,) = copies([("story", STORY), ("relay", relay), *OTHERS])
    assert (found.one, found.other) == ("relay", "story")
    assert found.family >= FAMILY or found.passage >= PASSAGE


def test_unrelated_stories_are_not() -> None:
    assert list(copies([("story", STORY), ("host", HOST), *OTHERS])) == []
    assert list(copies([])) == []
    assert list(copies([("empty", ""), ("short", "two words"), ("again", "two words")])) == []


def test_a_phrase_that_many_use_makes_no_relay() -> None:
    phrase = " ".join(VOCABULARY[:9])
    reports = [(f"{n}", story(150, n) + " " + phrase + " " + story(150, 900 + n)) for n in range(30)]
    assert list(copies(reports)) == []


def test_the_passage_is_told_in_words_that_can_be_quoted() -> None:
    pasted = " ".join(STORY.split()[100:145])
    relay = "🚀 e\u0301 שלום " + HOST[:1000] + "\r\n" + pasted + " " + HOST[1000:]
    (found,) = copies([("a", relay), ("b", STORY)])
    assert words_span(relay, *found.one_words).of(relay) == pasted
    assert words_span(STORY, *found.other_words).of(STORY) == pasted


def test_one_story_in_very_many_reports_holds_together() -> None:
    reports = [(f"{n:03}", reworded(STORY, 0.02) + " " + story(30, n)) for n in range(60)]
    linked = {name for found in copies(reports) for name in (found.one, found.other)}
    assert linked == {name for name, _ in reports}


@settings(max_examples=15, deadline=None)
@given(st.randoms(use_true_random=False))
def test_order_and_repetition_change_nothing(chance: random.Random) -> None:
    reports = [("story", STORY), ("relay", reworded(STORY, 0.2)), ("host", HOST), *OTHERS[:4]]
    assert list(copies(chance.sample(reports, len(reports)) + reports[:2])) == list(copies(reports))


@given(st.text())
def test_any_text_has_shingles(text: str) -> None:
    runs = shingles(text)
    assert len(shingles(text + " one two three")) == len(runs) + 3 or len(runs) == 0
    rarity = Rarity()
    rarity.add(runs)
    assert all(0 <= weight <= 1 for weight in rarity.weights(runs))
