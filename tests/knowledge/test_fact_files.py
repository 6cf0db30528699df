"""The fact files have the right shape, and nothing in them contradicts itself."""

import csv
import tomllib
from collections import Counter, defaultdict
from datetime import date, timedelta
from importlib.resources import files
from itertools import pairwise

import pytest

from allegiance.knowledge import offices
from allegiance.knowledge.files import day, several

Row = dict[str, str]

COLUMNS = {
    "offices": "state office title person aliases from to source",
    "organisations": "id name aliases kind state sector from to patrons source",
    "materiel": "designation aliases category form origin source",
    "outlets": "id name aliases kind owner state family domains source",
}
BODIES = {"UN", "NATO", "EU"}
SINGLE_SEATS = {
    "head_of_state",
    "head_of_government",
    "foreign_minister",
    "defence_minister",
    "intelligence_chief",
    "military_chief",
    "security_adviser",
    "interior_minister",
    "finance_minister",
    "un_envoy",
    "group_leader",
}
HELD_TOGETHER = {
    ("BIH", "member of the Presidency"),
    ("CHN", "vice chairman of the Central Military Commission"),
    ("IRN", "adviser to the supreme leader"),
    ("group:boko-haram", "leader of Boko Haram"),
}
SECTORS = {"GOV", "MIL", "SPY", "COP", "JUD", "LEG", "REB", "PTY", "BUS", "MED", "IGO", "NGO", "PRM", "OPP", "CRM"}
KINDS = {"body", "ministry", "agency", "military", "company", "group", "party", "media"}
PREFIX_OF_KIND = {"group": "group", "company": "firm"}
FORMS = {"weapons", "ammunition", "missiles", "drones", "logistics", "technology", "intelligence"}
NAMES_OF_TWO = {"Joint Chiefs of Staff", "JCS", "Defense Intelligence Agency"}
PERSONS_OF_ONE_NAME = {"George Bush"}
FEW_DAYS = timedelta(days=3)


def rows_of(name: str) -> list[Row]:
    text = (files("allegiance.knowledge") / f"{name}.csv").read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))


def events() -> list[dict[str, object]]:
    text = (files("allegiance.knowledge") / "events.toml").read_text("utf-8")
    found: list[dict[str, object]] = tomllib.loads(text)["event"]
    return found


STATES = {row["state"] for row in rows_of("states")}
ALL = [(name, row) for name in COLUMNS for row in rows_of(name)]


@pytest.mark.parametrize("name", COLUMNS)
def test_columns_and_cells(name: str) -> None:
    for row in rows_of(name):
        assert list(row) == COLUMNS[name].split(), row
        assert all(value == value.strip() and "\n" not in value for value in row.values()), row
        assert row["source"], row


def test_counts() -> None:
    offices, organisations, outlets = rows_of("offices"), rows_of("organisations"), rows_of("outlets")
    held = defaultdict(set)
    for row in offices:
        if row["state"] in STATES and (not row["to"] or row["to"] >= "2010"):
            held[row["office"]].add(row["state"])
    heads = held["head_of_state"] | held["head_of_government"]
    assert len(heads & held["foreign_minister"] & held["defence_minister"]) >= 60
    assert sum(row["kind"] == "group" for row in organisations) >= 150
    assert len(rows_of("materiel")) >= 200
    assert sum(row["kind"] == "agency" for row in outlets) >= 40
    assert sum(row["kind"] == "outlet" for row in outlets) >= 250
    assert len(events()) >= 100


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("offices", ("state", "title", "person", "from")),
        ("organisations", ("id",)),
        ("materiel", ("designation",)),
        ("outlets", ("id",)),
    ],
)
def test_keys_are_unique(name: str, key: tuple[str, ...]) -> None:
    found = Counter(tuple(row[field] for field in key) for row in rows_of(name))
    assert [one for one, count in found.items() if count > 1] == []


def test_states_are_known() -> None:
    groups = {row["id"] for row in rows_of("organisations")}
    assert {row["state"] for row in rows_of("offices")} - STATES - BODIES - groups == set()
    assert {row["state"] for row in rows_of("organisations")} - STATES - BODIES == {""}
    assert {state for row in rows_of("organisations") for state in several(row["patrons"])} <= STATES
    assert {state for row in rows_of("materiel") for state in several(row["origin"])} <= STATES
    assert {row["state"] for row in rows_of("outlets")} <= STATES
    assert {state for event in events() for state in event["states"]} <= STATES  # type: ignore[attr-defined]


def test_vocabulary() -> None:
    for row in rows_of("organisations"):
        assert row["kind"] in KINDS, row
        assert row["sector"] in SECTORS, row
        assert row["id"].startswith(PREFIX_OF_KIND.get(row["kind"], "org") + ":"), row
    assert {row["form"] for row in rows_of("materiel")} <= FORMS
    for row in rows_of("outlets"):
        assert row["kind"] in {"agency", "outlet"}, row
        assert row["id"].startswith(row["kind"] + ":"), row


def test_dates_are_in_order() -> None:
    for _, row in ALL:
        start, end = day(row.get("from", "")), day(row.get("to", ""), last=True)
        assert start is None or end is None or start <= end, row
    for event in events():
        began, ended = event["start"], event.get("end", event["start"])
        assert isinstance(began, date), event
        assert isinstance(ended, date), event
        assert began <= ended, event


def test_one_holder_of_one_seat() -> None:
    """The next one comes no earlier than a few days before the last one goes; coarse dates get the doubt."""
    seats = defaultdict(list)
    for row in rows_of("offices"):
        if row["office"] in SINGLE_SEATS and (row["state"], row["title"]) not in HELD_TOGETHER and row["from"]:
            seats[row["state"], row["office"], row["title"]].append(row)
    overlaps = []
    for terms in seats.values():
        terms.sort(key=lambda row: day(row["from"]) or date.min)
        for one, following in pairwise(terms):
            left, came = day(one["to"]) or date.max, day(following["from"], last=True) or date.min
            if left != date.max and came + FEW_DAYS >= left:
                continue
            overlaps.append((one["state"], one["title"], one["person"], one["to"], following["person"]))
    assert overlaps == []


@pytest.mark.parametrize(
    ("name", "key", "allowed"),
    [
        ("organisations", "id", NAMES_OF_TWO),
        ("materiel", "designation", set()),
        ("outlets", "id", set()),
        ("offices", "person", PERSONS_OF_ONE_NAME),
    ],
)
def test_no_name_means_two(name: str, key: str, allowed: set[str]) -> None:
    label = {"materiel": "designation", "offices": "person"}.get(name, "name")
    meant = defaultdict(set)
    for row in rows_of(name):
        assert row[label] not in several(row["aliases"]), row
        for called in (row[label], *several(row["aliases"])):
            meant[called].add(row[key])
    assert {called for called, whom in meant.items() if len(whom) > 1} - allowed == set()


def test_a_person_has_the_same_aliases_everywhere() -> None:
    known = defaultdict(set)
    for row in rows_of("offices"):
        known[row["person"]].add(row["aliases"])
    assert {person for person, forms in known.items() if len(forms) > 1} == set()


def test_events_have_names_that_are_theirs() -> None:
    assert [name for name, count in Counter(str(event["name"]) for event in events()).items() if count > 1] == []
    for event in events():
        aliases = event["aliases"]
        assert isinstance(aliases, list), event
        assert aliases, event
        assert len({alias.lower() for alias in aliases}) == len(aliases), event


@pytest.mark.parametrize(
    "office",
    [
        "head_of_state",
        "head_of_government",
        "foreign_minister",
        "defence_minister",
        "intelligence_chief",
        "spokesperson",
    ],
)
def test_sixty_states_have_their_holders_since_2010(office: str) -> None:
    served = {
        term.state
        for term in offices()
        if term.office == office and len(term.state) == 3 and (term.end is None or term.end >= date(2010, 1, 1))
    }
    assert len(served) >= 60
