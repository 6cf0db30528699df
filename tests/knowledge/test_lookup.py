"""Names outside of any report."""

from datetime import date

import pytest

from allegiance.knowledge import explain, lookup, person_id
from allegiance.knowledge.offices import spellings
from allegiance.knowledge.personal_names import name_parts


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Russia", "RUS"), ("Moscow", "RUS"), ("RUS", "RUS"), ("the Kremlin", "RUS"), ("russia", "RUS"),
        ("usa", "USA"), ("uk", "GBR"), ("Burma", "MMR"), ("Zaire", "COD"),
        ("Swaziland", "SWZ"), ("Soviet Union", "SUN"), ("DPRK", "PRK"),
        ("Downing Street", "GBR"), ("Élysée", "FRA"), ("Zhongnanhai", "CHN"), ("Blue House", "KOR"),
        ("Kiev", "UKR"), ("Holland", "NLD"), ("Persian", "IRN"), ("Congo", "COD"), ("Congo-Brazzaville", "COG"),
    ],
)  # fmt: skip
def test_a_name_means_a_state(name: str, code: str) -> None:
    found = lookup(name)
    assert found is not None
    assert found.id == code


def test_an_unknown_name_means_nobody() -> None:
    assert lookup("Atlantis") is None
    assert explain("Atlantis") == []


def test_a_residence_names_its_leaders_on_the_day() -> None:
    (candidate,) = explain("the Kremlin", date(2024, 6, 19))
    assert candidate.actor.id == "RUS"
    assert any("Vladimir Putin" in reason for reason in candidate.reasons)


def test_an_office_depends_on_the_day() -> None:
    sectors = {day.year: explain("Joe Biden", day)[0].actor.sector for day in (date(2022, 5, 1), date(2026, 5, 1))}
    assert sectors == {2022: "GOV", 2026: "ELI"}


@pytest.mark.parametrize(
    ("name", "state", "ident"),
    [
        ("Xi Jinping", "CHN", "person:xi-jinping"),
        ("Olaf Scholz", "DEU", "person:scholz-olaf"),
        ("Ursula von der Leyen", "EU", "person:von-der-leyen-ursula"),
        ("Bashar al-Assad", "SYR", "person:al-assad-bashar"),
    ],
)
def test_the_family_name_leads_the_id(name: str, state: str, ident: str) -> None:
    assert person_id(name, state) == ident


def test_one_word_is_a_family_name() -> None:
    assert name_parts("Sukarno", "IDN") == ("Sukarno", "")


def test_spellings_cross_transliterations() -> None:
    assert "Kirill Budanov" in spellings("Kyrylo Budanov")
    assert "Choe Son Hui" in spellings("Choe Son-hui")


def test_of_many_of_one_family_name_the_leader_of_the_day_comes_first() -> None:
    assert explain("Kim", date(2024, 6, 19))[0].actor.id == "person:kim-jong-un"


def test_a_family_name_is_known_in_each_spelling() -> None:
    assert explain("Zelenskyy", date(2024, 6, 19))[0].actor.id == explain("Zelensky", date(2024, 6, 19))[0].actor.id


def test_an_id_is_its_own_name() -> None:
    for ident in ("org:nato", "person:putin-vladimir", "group:houthis"):
        found = lookup(ident)
        assert found is not None
        assert found.id == ident
    president = lookup("person:putin-vladimir")
    assert president is not None
    assert president.role == "president"


def test_another_spelling_is_explained_as_such() -> None:
    (candidate,) = explain("Evelyne Anite", date(2022, 6, 1))
    assert candidate.actor.id == "person:anite-evelyn"
    assert candidate.reasons[0] == "another spelling of Evelyn Anite"
