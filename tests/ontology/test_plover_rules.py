"""Each rule of plover.toml is tried on its own examples, and on sentences of ours from end to end."""

from datetime import date
from typing import Any

import pytest

from allegiance.extract.plover import plover_of, source_and_target
from allegiance.model import Basis, Claim, Kind, Plover, Polarity, Stage, When
from allegiance.ontology import forms, plover
from extraction import extraction

EXAMPLES = [
    pytest.param(kind, example, id=f"{kind} {example['event']} {example['trigger']} {number}")
    for kind in Kind
    for number, rule in enumerate(plover.rules(kind))
    for example in rule.examples
]


@pytest.mark.parametrize(("kind", "example"), EXAMPLES)
def test_an_example_of_a_rule_is_coded_as_it_says(kind: Kind, example: dict[str, Any]) -> None:
    stage = Stage(example["stage"]) if "stage" in example else None
    polarity = Polarity(example["polarity"])
    found = plover_of(kind, example.get("form"), stage, polarity, None, date(2024, 6, 1), example["trigger"])
    assert found == Plover(
        event=example["event"],
        mode=example.get("mode"),
        auxiliary=tuple(example["auxiliary"]),
        cameo=example["cameo"],
    )


def test_every_rule_has_an_example_that_reaches_it() -> None:
    for kind in Kind:
        for rule in plover.rules(kind):
            assert rule.examples, rule
            for one in rule.examples:
                words = frozenset(one["trigger"].split())
                first = next(
                    r for r in plover.rules(kind) if r.holds(one.get("form"), one.get("stage"), one["polarity"], words)
                )
                assert first == rule


def test_every_form_of_support_has_a_code_for_every_stage_and_polarity() -> None:
    for form in forms():
        for stage in Stage:
            for polarity in Polarity:
                found = plover_of(Kind.SUPPORT, form, stage, polarity, None, None, "send")
                assert found is not None
                assert found.event
                assert found.cameo


@pytest.mark.parametrize("kind", [Kind.RANKING, Kind.CAPABILITY])
def test_plover_has_no_place_for_rankings_and_capabilities(kind: Kind) -> None:
    assert plover_of(kind, None, Stage.DELIVERED, Polarity.ASSERTED, None, None, "supplier") is None


@pytest.mark.parametrize(
    ("start", "end", "auxiliary"),
    [
        (date(2021, 1, 1), date(2021, 12, 31), ("historical",)),
        (date(2024, 5, 1), date(2024, 5, 31), ()),
        (date(2024, 9, 1), date(2024, 9, 30), ("future",)),
        (date(2021, 1, 1), None, ()),
    ],
)
def test_dates_decide_what_is_history_and_what_is_to_come(
    start: date, end: date | None, auxiliary: tuple[str, ...]
) -> None:
    when = When(start=start, end=end, grain="month", basis=Basis.STATED)
    found = plover_of(Kind.SUPPORT, "weapons", Stage.DELIVERED, Polarity.ASSERTED, when, date(2024, 6, 1), "send")
    assert found is not None
    assert found.auxiliary == auxiliary


def read(text: str) -> list[Claim]:
    return list(extraction(text)[1].claims)


@pytest.mark.parametrize(
    ("text", "event", "cameo", "auxiliary"),
    [
        ("North Korea sent shells to Russia.", "AID", "072", ()),
        ("North Korea denied that it had sent shells to Russia.", "AID", "072", ("negation",)),
        ("Norway promised Ukraine fighter jets.", "AGREE", "0332", ()),
        ("Germany refused to send cruise missiles to Ukraine.", "REJECT", "1222", ()),
        ("In 2019 Turkey sent drones to Azerbaijan.", "AID", "072", ("historical",)),
        ("The United States imposed sanctions on Iran on Friday.", "SANCTION", "163", ()),
    ],
)
def test_a_sentence_is_read_and_coded(text: str, event: str, cameo: str, auxiliary: tuple[str, ...]) -> None:
    found = [(one.plover.event, one.plover.cameo, one.plover.auxiliary) for one in read(text) if one.plover]
    assert (event, cameo, auxiliary) in found


def test_the_one_who_asks_is_the_source_of_a_request() -> None:
    asked = next(one for one in read("Ukraine asked Germany for cruise missiles.") if one.kind is Kind.SUPPORT)
    source, target = source_and_target(asked)
    assert source is not None
    assert target is not None
    assert (source.id, target.id) == ("UKR", "DEU")
    assert asked.plover is not None
    assert asked.plover.event == "REQUEST"
