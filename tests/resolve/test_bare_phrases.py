"""State and sector of a phrase alone: regions, roles of every sector, former holders."""

from datetime import date

import pytest

from allegiance.resolve.coding import code_phrase


@pytest.mark.parametrize(
    ("phrase", "coded"),
    [
        ("Bavarian farmers", ("DEU", "AGR")),
        ("a Catalan lawyer", ("ESP", "JUD")),
        ("Borno villagers", ("NGA", "CVL")),
        ("police in Gujarat", ("IND", "COP")),
        ("Umbria's fishermen", ("ITA", "AGR")),
        ("Crimean officials", ("UKR", "GOV")),
        ("Zairean troops", ("COD", "MIL")),
        ("Congolese health workers", ("COD", "HLH")),
        ("the Republic of the Congo", ("COG", None)),
        ("Oxford University researchers", ("GBR", "EDU")),
        ("Kaduna State Police Command", ("NGA", "COP")),
        ("Mali's military junta", ("MLI", "GOV")),
        ("an ex-president of Peru", ("PER", "ELI")),
        ("Norwegian shopkeepers", ("NOR", "BUS")),
        ("the Danish first lady", ("DNK", "ELI")),
        ("government troops", (None, "MIL")),
    ],
)
def test_region_and_role(phrase: str, coded: tuple[str | None, str | None]) -> None:
    assert code_phrase(phrase, date(2022, 6, 1)) == coded


def test_another_spelling_of_a_known_person_has_the_office_of_the_day() -> None:
    assert code_phrase("Sergey Shoygu", date(2022, 6, 1)) == ("RUS", "GOV")


def test_the_pope_is_of_religion() -> None:
    assert code_phrase("Pope Francis", date(2022, 6, 1)) == ("VAT", "REL")


@pytest.mark.parametrize(
    ("phrase", "coded"),
    [
        ("Danish state media", ("DNK", "GOV")),
        ("the International Criminal Court", (None, "JUD")),
        ("Shiite militias in Iraq", ("IRQ", "PRM")),
        ("the Crimean Tatars", ("UKR", "CVL")),
        ("a secretary general", (None, "GOV")),
    ],
)
def test_what_the_name_or_the_noun_says_comes_first(phrase: str, coded: tuple[str | None, str | None]) -> None:
    assert code_phrase(phrase, date(2022, 6, 1)) == coded
