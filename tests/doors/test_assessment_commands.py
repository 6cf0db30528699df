"""Questions about how sure we are, as a user asks them."""

import json
from pathlib import Path
from typing import Any

import pytest

from as_a_user import REPORT, Run

SCENARIO = """
question = "How long would the shells of Russia last?"
unit = "thousand rounds"
stock = { low = 1500, high = 4000, sources = ["a public estimate"] }
production = { low = 180, high = 300, sources = ["a public estimate"] }
consumption = { low = 300, high = 450, sources = ["a public estimate"] }

[[delivery]]
from = "North Korea"
low = 50
high = 150
sources = ["a public estimate"]
"""


@pytest.fixture
def filled(run: Run, tmp_path: Path) -> Run:
    (tmp_path / "report.txt").write_text(REPORT)
    assert run("read", "report.txt", "--published", "2024-06-03").returncode == 0
    return run


def test_allies_tells_how_sure_it_is_and_what_on(filled: Run, tmp_path: Path) -> None:
    told = filled("allies", "Russia", "--evidence", "--sensitivity", "--profile", "--trends", "--report", "r.html")
    assert told.returncode == 0
    for words in (
        "(90%: ",
        "unseen beside",
        "WHAT THIS STANDS ON",
        "Assumed (rates)",
        "ACROSS FORMS",
        "MOVES THE ANSWER",
    ):
        assert words in told.stdout
    assert "(adversary); claim" in told.stdout
    page = (tmp_path / "r.html").read_text("utf-8")
    assert page.count("<svg") >= 2
    assert "<script" not in page


def test_as_of_and_without_source_leave_out_and_say_so(filled: Run) -> None:
    early = filled("allies", "Russia", "--as-of", "2024-01")
    assert "Left out: what was reported after 2024-01-31" in early.stdout
    assert "No report in this ledger" in early.stdout
    without = filled("allies", "Russia", "--without-source", "South Korea", "--without-source", "KOR")
    assert "whatever goes back to KOR" in without.stdout
    assert "--without-source KOR" in without.stdout
    assert "AMMUNITION" in filled("allies", "Russia").stdout
    for name in ("South Korea", "KOR"):
        assert "AMMUNITION" not in filled("allies", "Russia", "--without-source", name).stdout


@pytest.mark.parametrize(
    "asked", [("allies", "RUS"), ("bargains", "PRK", "RUS"), ("realignments", "RUS"), ("ach", "PRK", "RUS")]
)
def test_a_source_to_leave_out_that_is_none_is_told_beside_the_answer(filled: Run, asked: tuple[str, ...]) -> None:
    unknown = filled(*asked, "--format", "json", "--without-source", "South Corea", "--without-source", "Seychelles")
    assert unknown.returncode == 0
    first, second = unknown.stderr.splitlines()
    assert "a source called 'South Corea'; nothing is left out for it. Names like it: South Korea." in first
    assert "'Seychelles'; nothing is left out for it." in second
    assert isinstance(json.loads(unknown.stdout), dict | list)
    assert "a source called" not in filled(*asked, "--without-source", "KOR").stderr


def test_every_answer_ends_with_what_it_stands_on(filled: Run) -> None:
    for asked in (
        ("bargains", "PRK", "RUS"),
        ("realignments", "RUS"),
        ("realignments", "RUS", "--alerts"),
        ("ach", "PRK", "RUS"),
        ("allies", "RUS", "--evidence", "--sensitivity", "--profile", "--trends", "--as-of", "2024-12"),
    ):
        told = filled(*asked)
        assert told.returncode == 0
        assert "Assumed (independent)" in told.stdout
        assert told.stdout.rstrip().endswith(f"allegiance {' '.join(asked)}")


def test_whatif_answers_in_aggregate_and_refuses_politely(run: Run, tmp_path: Path) -> None:
    (tmp_path / "s.toml").write_text(SCENARIO)
    told = json.loads(run("whatif", "s.toml", "--format", "json").stdout)
    assert [case["case"] for case in told["cases"]] == ["with all", "without North Korea"]
    words = run("whatif", "s.toml").stdout
    assert "4 public ranges, from 1 source named by whoever asked." in words
    assert words.rstrip().endswith("Made by: allegiance whatif s.toml")
    (tmp_path / "s.toml").write_text(SCENARIO.replace("shells of Russia", "depot at Tula"))
    refused = run("whatif", "s.toml")
    assert refused.returncode == 2
    assert "for the state as a whole instead" in refused.stderr


def test_whatif_quotes_the_claims_its_ranges_rest_on(filled: Run, tmp_path: Path) -> None:
    id = json.loads(filled("claims", "--format", "jsonl").stdout.splitlines()[0])["id"]
    (tmp_path / "s.toml").write_text(
        SCENARIO.replace('150\nsources = ["a public estimate"]', f'150\nsources = ["{id}"]')
    )
    told = filled("whatif", "s.toml").stdout
    assert "4 public ranges, from 1 source named by whoever asked and 1 claim." in told
    assert "1 fact from 1 report" in told
    assert f"{id[5:13]}: “" in told


def test_what_is_worse_than_a_grade_is_left_out_and_told(filled: Run) -> None:
    every, good = (filled("allies", "RUS", *more).stdout for more in ((), ("--worst-grade", "1")))
    assert "expected" in every
    assert "No report in this ledger" in good
    assert "Left out: facts of credibility worse than 1." in good


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (("ach",), "Name a backer and a state"),
        (("ach", "--file", "absent.toml"), "not a table of hypotheses"),
        (("whatif", "absent.toml"), "not a scenario"),
        (("allies", "RUS", "--weight", "ammunition"), "is not a weight"),
        (("allies", "RUS", "--report", "r.doc"), "two kinds of report"),
        (("bargains", "RUS", "Atlantis"), "Atlantis"),
        (("allies", "RUS", "--form", "swords"), "Say one of: ammunition"),
    ],
)
def test_mistakes_are_one_line(filled: Run, asked: tuple[str, ...], words: str) -> None:
    told = filled(*asked)
    assert told.returncode == 2
    assert words in told.stderr
    assert told.stderr.startswith("allegiance: ")
    assert told.stderr.count("\n") == 1


def test_what_a_reviewer_confirms_reaches_the_answer_and_can_be_taken_back(run: Run, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("North Korea has sent artillery shells to Russia, Kyrylo Budanov said on Monday.")
    run("read", "one.txt", "-l", "r.db", "--outlet", "Harbour Gazette", "--published", "2024-06-03")

    def answer() -> dict[str, object]:
        found: dict[str, object] = json.loads(run("allies", "RUS", "-l", "r.db", "--format", "json").stdout)
        return found

    def likely(found: dict[str, Any]) -> float:
        return float(found["forms"][0][1][0]["estimate"]["likely"][0][1])

    before = answer()
    (claim,) = json.loads(run("claims", "-l", "r.db", "--format", "json").stdout)
    assert run("judge", claim["id"], "confirm", "--author", "A. Reader", "-l", "r.db").returncode == 0
    assert likely(before) < likely(answer()) == 1.0
    assert (
        "Reviewed: 1 fact is held to have happened on the word of A. Reader."
        in run("allies", "RUS", "-l", "r.db").stdout
    )
    asked_then = json.loads(run("allies", "RUS", "-l", "r.db", "--as-of", "2024-06-30", "--format", "json").stdout)
    assert likely(asked_then) == likely(before)
    assert run("judge", claim["id"], "withdraw", "--author", "A. Reader", "-l", "r.db").returncode == 0
    assert answer() == before
    for wrong in ((claim["id"], "merge"), (claim["id"],), (claim["id"], claim["id"], claim["id"], "merge")):
        assert run("judge", *wrong, "--author", "A. Reader", "-l", "r.db").returncode == 2
    assert run("verify", "-l", "r.db").returncode == 0
