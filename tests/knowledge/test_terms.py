"""Which office of several, who held it, and what people are called."""

from datetime import date
from importlib import import_module

import pytest

from allegiance.knowledge import holder, name_parts, offices, organisations, person_id, term_on
from allegiance.knowledge.offices import SECTORS, Office


def _term(office: str, title: str, start: date) -> Office:
    return Office("NOR", office, title, "Ilsa Brandvold", (), start, None)


@pytest.mark.parametrize(
    ("held", "title"),
    [
        ([("head_of_state", "president"), ("party_leader", "party leader")], "president"),
        ([("head_of_government", "prime minister"), ("head_of_state", "acting president")], "prime minister"),
        ([("vice_president", "vice president"), ("head_of_state", "acting president")], "acting president"),
        ([("defence_minister", "defence minister"), ("envoy", "envoy")], "defence minister"),
        ([("envoy", "envoy"), ("security_adviser", "security adviser")], "security adviser"),
    ],
)
def test_the_highest_office_of_the_day_counts_and_acting_less(
    held: list[tuple[str, str]], title: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    terms = tuple(_term(*row, date(2020 + i, 1, 1)) for i, row in enumerate(held))
    monkeypatch.setattr(import_module("allegiance.knowledge.offices"), "terms", lambda: {"person:x": terms})
    for day in (date(2024, 1, 1), None):
        found = term_on("person:x", day)
        assert found is not None
        assert found.title == title


def test_out_of_office_the_last_one_counts() -> None:
    found = term_on(person_id("Joe Biden", "USA"), date(2026, 1, 1))
    assert found is not None
    assert found.office == "head_of_state"


def test_every_term_is_found_by_its_seat() -> None:
    for term in offices()[::50]:
        if term.start is not None:
            found = holder(term.state, term.office, term.start)
            assert found is not None
            assert found.held_on(term.start)
    assert holder("RUS", "head_of_state", None) is None


@pytest.mark.parametrize(
    ("office", "sector"),
    [("commander", "MIL"), ("defence_minister", "MIL"), ("group_deputy", "REB"), ("legislator", "LEG"),
     ("parliament_speaker", "LEG"), ("firm_head", "BUS")],
)  # fmt: skip
def test_offices_have_sectors(office: str, sector: str) -> None:
    assert SECTORS[office] == sector


@pytest.mark.parametrize(
    ("name", "state", "parts"),
    [
        ("Ban Ki-moon", "UN", ("Ban", "Ki-moon")),
        ("Aung San Suu Kyi", "MMR", ("Aung San Suu Kyi", "")),
        ("Hsiao Bi-khim", None, ("Hsiao", "Bi-khim")),
        ("Joseph Wu", "TWN", ("Wu", "Joseph")),
        ("Lee Hsien Loong", "SGP", ("Lee", "Hsien Loong")),
        ("Lawrence Wong", "SGP", ("Wong", "Lawrence")),
        ("Salman al-Saud", "SAU", ("al-Saud", "Salman")),
    ],
)
def test_the_order_of_a_name_follows_the_person(name: str, state: str | None, parts: tuple[str, str]) -> None:
    assert name_parts(name, state) == parts


def test_no_body_stands_twice_in_the_files() -> None:
    several = {"Joint Chiefs of Staff", "JCS", "Defense Intelligence Agency"}
    seen: dict[str, str] = {}
    for actor, names, _, _ in organisations():
        for name in set(names) - several:
            assert seen.setdefault(name, actor.id) == actor.id, name
