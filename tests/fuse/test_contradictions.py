import random
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allegiance.fuse import contradictions, facts
from allegiance.model import Claim, Contradiction, Judgement, Kind, Polarity, Span, Stage
from claims_by_hand import BUDANOV, by, claim, day, item, rounds, told

DENIED = {"polarity": Polarity.DENIED}
SHELLS = item("artillery ammunition")
MARCH = day("2024-03-01", "2024-03-31")
KIM = by("Kim Yong", "PRK")


def pair(one: dict[str, Any], other: dict[str, Any]) -> list[Claim]:
    return [
        claim("a", "Example Gazette", **{"published": date(2024, 4, 1), **one}),
        claim("b", "Tele Sahel", **{"published": date(2024, 4, 5), **other}),
    ]


def found(one: dict[str, Any], other: dict[str, Any]) -> list[tuple[str, str]]:
    return [(entry.slot, entry.verdict) for entry in contradictions(facts(pair(one, other)))]


CASES: list[tuple[str, dict[str, Any], dict[str, Any], list[tuple[str, str]]]] = [
    ("asserted and denied", {}, DENIED, [("polarity", "contradiction")]),
    (
        "the same speaker, later",
        {"attribution": KIM},
        DENIED | {"attribution": KIM},
        [("polarity", "revision")],
    ),
    ("denied for another year", {"when": MARCH}, DENIED | {"when": day("2023-03-01")}, [("polarity", "scope")]),
    ("only an amount is denied", {}, DENIED | {"quantity": rounds(50)}, [("polarity", "scope")]),
    ("held possible and denied", {"polarity": Polarity.POSSIBLE}, DENIED, []),
    ("planned, and done denied", {"stage": Stage.PLANNED}, DENIED, []),
    ("other things", {"item": item("missile")}, DENIED | {"item": SHELLS}, []),
    (
        "two figures for one month",
        {"when": MARCH, "quantity": rounds(1000), "item": SHELLS},
        {"when": MARCH, "quantity": rounds(5000), "item": SHELLS},
        [("quantity", "contradiction")],
    ),
    (
        "two figures, rounding",
        {"when": MARCH, "quantity": rounds(1000), "item": SHELLS},
        {"when": MARCH, "quantity": rounds(1050), "item": SHELLS},
        [],
    ),
    (
        "a month against a year",
        {"when": MARCH, "quantity": rounds(1000), "item": SHELLS},
        {"when": day("2024-01-01", "2024-12-31"), "quantity": rounds(5000), "item": SHELLS},
        [("quantity", "scope")],
    ),
    (
        "planned against done",
        {"when": MARCH, "quantity": rounds(1000), "stage": Stage.PLANNED},
        {"when": MARCH, "quantity": rounds(5000)},
        [],
    ),
    (
        "rounds against containers",
        {"when": MARCH, "quantity": rounds(1000)},
        {"when": MARCH, "quantity": rounds(7, unit="container")},
        [],
    ),
    (
        "the same speaker corrects a figure",
        {"when": MARCH, "quantity": rounds(1000), "attribution": KIM},
        {"when": MARCH, "quantity": rounds(5000), "attribution": KIM},
        [("quantity", "revision")],
    ),
    (
        "about, then exactly",
        {"when": MARCH, "quantity": rounds(1000, bound="about")},
        {"when": MARCH, "quantity": rounds(1010)},
        [("quantity", "refinement")],
    ),
    (
        "one delivery on two days",
        {"when": day("2024-03-02"), "quantity": rounds(1000), "item": SHELLS},
        {"when": day("2024-03-09"), "quantity": rounds(1000), "item": SHELLS},
        [("date", "contradiction")],
    ),
    (
        "two deliveries a season apart",
        {"when": day("2024-03-02"), "quantity": rounds(1000), "item": SHELLS},
        {"when": day("2024-07-09"), "quantity": rounds(1000), "item": SHELLS},
        [],
    ),
    (
        "the same share on two days",
        {"when": day("2024-03-02"), "quantity": rounds(40, unit="percent"), "item": SHELLS},
        {"when": day("2024-03-09"), "quantity": rounds(40, unit="percent"), "item": SHELLS},
        [],
    ),
    ("denied a year later", {"published": date(2023, 3, 1)}, DENIED, [("polarity", "scope")]),
    ("silent on everything", {}, {}, []),
    (
        "promised, then delivered",
        {"stage": Stage.PROMISED, "quantity": rounds(1000), "item": SHELLS},
        {"quantity": rounds(1000), "item": SHELLS},
        [("stage", "revision")],
    ),
    ("given, then ended", {}, {"stage": Stage.ENDED}, [("stage", "revision")]),
    (
        "the type is named later",
        {"item": item("missile"), "when": MARCH},
        {"item": item("missile", "KN-23"), "when": MARCH},
        [("item", "refinement")],
    ),
    (
        "two types of one delivery",
        {"item": item("missile", "KN-23"), "when": day("2024-03-02"), "quantity": rounds(50)},
        {"item": item("missile", "KN-25"), "when": day("2024-03-02"), "quantity": rounds(50)},
        [("item", "contradiction")],
    ),
]


@pytest.mark.parametrize(("one", "other", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_verdicts(one: dict[str, Any], other: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    assert found(one, other) == expected


def test_two_givers_of_one_delivery() -> None:
    from claims_by_hand import party

    same = {"item": item("missile", "KN-23"), "when": day("2024-03-02"), "quantity": rounds(50)}
    assert found(same, same | {"actor": party("IRN")}) == [("party", "contradiction")]


def test_what_many_outlets_repeat_is_one_contradiction() -> None:
    said = [claim(f"a{n}", f"Paper {n}", attribution=BUDANOV) for n in range(5)]
    denied = [claim(f"b{n}", f"Herald {n}", attribution=KIM, **DENIED) for n in range(5)]
    assert len(contradictions(facts([*said, *denied]))) == 1


def test_a_reviewer_settles_and_takes_back() -> None:
    claims = pair({}, DENIED)
    one, other = (one.id for one in claims)

    def status(*verdicts: str) -> Contradiction:
        said = [Judgement(one=other, other=one, verdict=verdict, author="x", at="2024") for verdict in verdicts]
        (entry,) = contradictions(facts(claims), said)
        return entry

    assert status().status == "open"
    assert (status("settle").status, status("settle").holds) == ("settled", other)
    assert status("settle", "withdraw").status == "open"


def test_a_later_word_of_the_same_speaker_closes_it() -> None:
    said = claim("a", "A", published=date(2024, 4, 1), attribution=KIM)
    denied = claim("b", "B", published=date(2024, 4, 2), attribution=BUDANOV, **DENIED)
    back = claim("c", "C", published=date(2024, 4, 3), attribution=KIM, **DENIED)
    found = contradictions(facts([said, denied, back]))
    assert {(entry.verdict, entry.status) for entry in found} == {
        ("contradiction", "superseded"),
        ("revision", "open"),
    }


@settings(deadline=None, max_examples=50)
@given(st.lists(told(), max_size=8), st.randoms(use_true_random=False))
def test_order_changes_nothing_and_spans_are_of_their_claims(claims: list[Claim], chance: random.Random) -> None:
    made = list(facts(claims))
    expected = contradictions(made)
    chance.shuffle(made)
    assert contradictions(made) == expected
    for entry in expected:
        assert entry.one.kind is entry.other.kind
        assert Kind(entry.one.kind)
        assert isinstance(entry.one_words, Span)
