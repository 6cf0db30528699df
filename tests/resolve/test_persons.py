"""Persons by name, title and office."""

from datetime import date

import pytest

from reports_cast import ids, mentions, of


@pytest.mark.parametrize(
    "text",
    [
        "Ilsa Brandvold, Norway's defence minister, said the shells were on their way.",
        "Norway's defence minister, Ilsa Brandvold, said the shells were on their way.",
        "Norwegian Defence Minister Ilsa Brandvold said the shells were on their way.",
        "Norwegian defence minister Ilsa Brandvold said the shells were on their way.",
    ],
)
def test_a_title_tells_who_an_unknown_person_is(text: str) -> None:
    (actor,) = of(text, "Ilsa Brandvold").actors
    assert (actor.id, actor.state, actor.sector) == ("person:brandvold-ilsa", "NOR", "GOV")
    assert actor.role is not None
    assert actor.role.casefold() == "defence minister"


def test_the_head_of_a_spy_agency_is_of_its_sector() -> None:
    (actor,) = of("Jan Test, the head of Poland's military intelligence agency, agreed.", "Jan Test").actors
    assert (actor.state, actor.sector) == ("POL", "SPY")


def test_a_family_name_repeats() -> None:
    text = "Norway's defence minister, Ilsa Brandvold, spoke first. Later Brandvold left."
    assert ids(of(text, "Brandvold")) == ["person:brandvold-ilsa"]


def test_transliterations_are_one_person() -> None:
    text = "Kyrylo Budanov gave the figures. Kirill Budanov repeated them."
    assert ids(of(text, "Kyrylo Budanov")) == ids(of(text, "Kirill Budanov"))


def test_a_bare_leader_is_known_by_the_day() -> None:
    text = "Trump promised more sanctions on Iran."
    (now,) = of(text, "Trump", date(2025, 6, 1)).actors
    assert (now.state, now.sector) == ("USA", "GOV")


def test_a_later_leader_is_known_before_the_office() -> None:
    (then,) = of("Mr Trump promised a wall.", "Trump", date(2016, 7, 1)).actors
    assert (then.id, then.state, then.role) == ("person:trump-donald", "USA", None)


def test_the_last_two_words_of_a_name_are_enough_for_an_office_holder() -> None:
    assert ids(of("President Peña Nieto agreed.", "Peña Nieto", date(2016, 7, 1))) == ["person:nieto-enrique-pena"]


def test_a_former_office_is_told() -> None:
    (actor,) = of("Angela Merkel wrote about the pipeline.", "Angela Merkel", date(2024, 1, 5)).actors
    assert actor.sector == "ELI"
    assert (actor.role or "").startswith("former")


def test_streets_and_papers_are_nobody() -> None:
    found = mentions("The Harbour Gazette wrote that Elm Street was closed.")
    assert not any(actor.kind == "person" for mention in found for actor in mention.actors)


def test_a_month_is_nobody_until_somebody_of_that_name_was_named() -> None:
    assert not any(
        mention.how == "person" for mention in mentions("The talks of 15 May 2017 failed.", date(2017, 5, 20))
    )
    text = "Theresa May spoke first. Later Mrs May left, and nobody followed May."
    assert ids(of(text, "May", date(2017, 5, 20), last=True)) == ["person:may-theresa"]


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("HELSINKI, March 3 (Example Wire) - Defence Minister Aleksi Testinen said so.", "FIN"),
        ("In Oslo, Trade Minister Ilsa Brandvold said so.", "NOR"),
        ("Trade Minister Ilsa Brandvold said so in Oslo.", None),
    ],
)
def test_a_bare_title_is_of_the_capital_the_report_speaks_from(text: str, state: str | None) -> None:
    (actor,) = next(mention for mention in mentions(text) if mention.how == "person").actors
    assert actor.state == state


def test_a_person_nobody_knows_serves_the_state_of_the_body_behind_the_name() -> None:
    text = "Russia sent nothing, said Andrei Krasov of the defence committee of the State Duma."
    assert [actor.state for actor in of(text, "Andrei Krasov").actors] == ["RUS"]
    other = "Russia sent nothing, said Andrei Krasov of the University of Oslo."
    assert [actor.state for actor in of(other, "Andrei Krasov").actors] == [None]


def test_a_ministry_spokesman_speaks_for_the_ministry_named_before() -> None:
    text = "Norway's foreign ministry protested. Iran sent Sudan drones, a ministry spokesman said."
    assert [actor.state for actor in of(text, "a ministry spokesman").actors] == ["NOR"]
