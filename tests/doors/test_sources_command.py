"""Sources, contradictions, lineages and judgements as a user meets them."""

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest

from allegiance.ledger import Ledger
from as_a_user import Run

TOLD = "North Korea has sent artillery shells to Russia, Kyrylo Budanov told the Harbour Mirror."
DENIED = "North Korea has never sent artillery shells to Russia, Kremlin spokesman Dmitry Peskov said on Tuesday."


@pytest.fixture(scope="module")
def fused(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("fused")
    with Ledger.open(folder / "fused.db", write=True) as ledger:
        for name, outlet, words in (
            ("one", "Harbour Gazette", TOLD),
            ("two", "Tele Sahel", TOLD + " The newspaper printed the interview on Monday."),
            ("three", "Example Courier", DENIED),
        ):
            (folder / f"{name}.txt").write_text(words)
            ledger.read([folder / f"{name}.txt"], outlet=outlet, published=date(2024, 6, 4))
    return folder / "fused.db"


def test_lineage_as_tree_dot_and_json(run: Run, fused: Path) -> None:
    (claim,) = json.loads(run("claims", "-l", fused, "--polarity", "denied", "--format", "json").stdout)
    tree = run("lineage", claim["id"], "-l", fused).stdout
    assert tree.startswith("3 reports, 3 outlets, 2 independent")
    assert "├── " in tree
    assert "quotes “" in tree
    assert run("lineage", claim["id"][5:13], "-l", fused, "-f", "dot").stdout.startswith("digraph derivation {")
    found = json.loads(run("lineage", claim["id"], "-l", fused, "-f", "json").stdout)
    assert (found["reports"], found["independent"]) == (3, 2)
    assert run("lineage", "ffff", "-l", fused).returncode == 2


def test_lineage_with_its_grade(run: Run, fused: Path) -> None:
    with Ledger.open(fused) as ledger:
        id = next(claim.id for claim in ledger.claims() if claim.outlet == "Harbour Gazette")
        assert ledger.grade(id).credibility == 4
    told = run("lineage", id, "-l", fused, "--grade").stdout
    assert "credibility 4, doubtful: 1 for, 1 against" in told
    assert "against: Dmitry Peskov (RUS)" in told
    assert "credibility" not in run("lineage", id, "-l", fused).stdout


def test_contradictions_quote_both(run: Run, fused: Path) -> None:
    assert DENIED in run("contradictions", "-l", fused).stdout
    rows = list(csv.DictReader(io.StringIO(run("contradictions", "-l", fused, "--format", "csv").stdout)))
    assert [(row["slot"], row["verdict"], row["status"]) for row in rows] == [("polarity", "contradiction", "open")]
    assert any(DENIED in row[side] for row in rows for side in ("one says", "the other says"))
    (entry,) = json.loads(run("contradictions", "-l", fused, "--format", "json").stdout)
    assert DENIED in (entry["one_quote"], entry["other_quote"])
    assert run("contradictions", "-l", fused, "--verdict", "quarrel").returncode == 2
    assert "No two reports" in run("contradictions", "-l", fused, "--recipient", "FRA").stderr


def test_sources_and_what_falls_without_one(run: Run, fused: Path) -> None:
    assert "Budanov" in run("sources", "-l", fused).stdout
    found = [json.loads(line) for line in run("sources", "-l", fused, "--format", "jsonl").stdout.splitlines()]
    assert {source["reliability"] for source in found} == {"F"}
    budanov = next(source["name"] for source in found if "Budanov" in source["name"])
    unknown = run("sources", "-l", fused, "--without", "Nobody")
    assert unknown.returncode == 2
    assert "No claim goes back to a source called 'Nobody'" in unknown.stderr
    for name in (budanov, "Kyrylo Budanov"):
        weaker = run("sources", "-l", fused, "--without", name).stdout
        assert "falls" not in weaker
        assert "\t4          \t6" in weaker


def test_a_summary_of_what_an_answer_stands_on(run: Run, fused: Path) -> None:
    words = run("sources", "-l", fused, "--summary", "--recipient", "Russia").stdout
    assert words.startswith("1 fact from 3 reports in 3 outlets, going back to 2 independent origins")
    assert "1 contradiction open." in words


def test_a_reviewer_settles_splits_and_takes_back(run: Run, fused: Path) -> None:
    (entry,) = json.loads(run("contradictions", "-l", fused, "--format", "json").stdout)
    one, other = entry["one"]["id"], entry["other"]["id"]

    def facts() -> int:
        with Ledger.open(fused) as ledger:
            assert ledger.verify().problems == ()
            return len(ledger.facts())

    before = facts()
    assert run("judge", one, other, "settle", "--author", "A. Reader", "-l", fused).returncode == 0
    (entry,) = json.loads(run("contradictions", "-l", fused, "--format", "json").stdout)
    assert (entry["status"], entry["holds"]) == ("settled", one)
    run("judge", one, other, "split", "--author", "A. Reader", "-l", fused)
    assert facts() == before + 1
    run("judge", one, other, "withdraw", "--author", "A. Reader", "-l", fused)
    assert facts() == before
    assert run("judge", one, other, "quarrel", "--author", "A. Reader", "-l", fused).returncode == 2
    assert run("judge", one, one, "merge", "--author", "A. Reader", "-l", fused).returncode == 2
