"""The verbs of the Python API, beyond the examples in their docstrings."""

from datetime import date
from pathlib import Path

import pytest

from allegiance import pipeline
from allegiance.errors import LedgerMissing, UnknownId, UnknownState
from allegiance.ledger import Ledger
from allegiance.model import Document
from allegiance.pipeline import Fate, Processed, Understood

WORDS = {
    "a": "North Korea has sent artillery shells to Russia, South Korea's defence minister said on Monday.",
    "b": "Iran delivered drones to Russia in May 2024, the White House said. Iran denied it.",
}


@pytest.fixture
def reports(tmp_path: Path) -> list[Path]:
    for name, words in WORDS.items():
        (tmp_path / f"{name}.txt").write_text(words)
    return [tmp_path / f"{name}.txt" for name in WORDS]


def test_order_and_repetition_change_nothing(reports: list[Path], tmp_path: Path) -> None:
    kept = []
    for name, order in (("one.db", reports), ("two.db", [*reversed(reports), *reports])):
        with Ledger.open(tmp_path / name, write=True) as ledger:
            for path in order:
                ledger.read([path], published=date(2024, 6, 3))
            kept.append({claim.id for claim in ledger.claims()})
            assert ledger.verify().problems == ()
    assert kept[0] == kept[1] != set()


def test_progress_hears_of_reports_that_are_kept(reports: list[Path], tmp_path: Path) -> None:
    heard: list[Processed] = []
    with Ledger.open(tmp_path / "my.db", write=True) as ledger:

        def progress(done: Processed) -> None:
            assert done.document is not None
            assert ledger.document(done.document.id)
            heard.append(done)

        summary = ledger.read(reports, published=date(2024, 6, 3), progress=progress)
        assert [done.fate for done in heard] == [Fate.READ, Fate.READ]
        assert summary.claims == ledger.count_claims() == sum(len(done.claims) for done in heard)
        heard.clear()
        ledger.read(reports, published=date(2024, 6, 3), progress=progress)
        assert sum(len(done.claims) for done in heard) == summary.claims


def test_an_interrupt_keeps_what_was_understood(
    reports: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def understand(document: Document, also: tuple[str, ...] = ()) -> Understood:
        if document.path.endswith("b.txt"):
            raise KeyboardInterrupt
        return Understood()

    monkeypatch.setattr(pipeline, "understand", understand)
    with Ledger.open(tmp_path / "my.db", write=True) as ledger:
        with pytest.raises(KeyboardInterrupt):
            ledger.read(reports)
        assert [Path(document.path).name for document in ledger.documents()] == ["a.txt"]
        assert ledger.verify().problems == ()


def test_a_report_that_failed_is_tried_again(
    reports: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def understand(document: Document, also: tuple[str, ...] = ()) -> Understood:
        raise ValueError("a fault")

    with Ledger.open(tmp_path / "my.db", write=True) as ledger:
        with monkeypatch.context() as patched:
            patched.setattr(pipeline, "understand", understand)
            summary = ledger.read(reports)
            assert (summary.read, len(summary.issues)) == (0, 2)
        assert ledger.documents() == []
        assert ledger.read(reports).read == 2


def test_names_and_codes_filter_alike(reports: list[Path], tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "my.db", write=True) as ledger:
        ledger.read(reports, published=date(2024, 6, 3))
        assert ledger.claims(actor="Pyongyang") == ledger.claims(actor="PRK") == ledger.claims(actor="North Korea")
        assert ledger.claims(actor="nobody at all") == []
        document = ledger.documents()[0]
        assert ledger.claims(document=document.id[:12]) == ledger.claims(document=document.id)
        with pytest.raises(UnknownId):
            ledger.claims(document="doc1:ffffffffffffffff")


def test_a_ranking_can_be_made_again_by_its_command(reports: list[Path], tmp_path: Path) -> None:
    path = tmp_path / "with space.db"
    with Ledger.open(path, write=True) as ledger:
        ledger.read(reports, published=date(2024, 6, 3))
        ranking = ledger.allies("Moscow", since=date(2024, 1, 1))
        assert ranking.state == "RUS"
        assert ranking.command == f"allegiance allies Moscow --ledger '{path}' --since 2024-01-01"
        with pytest.raises(UnknownState):
            ledger.allies("Atlantis")


def test_reading_needs_a_ledger_and_writing_makes_one(tmp_path: Path) -> None:
    with pytest.raises(LedgerMissing):
        Ledger.open(tmp_path / "none.db")
    Ledger.open(tmp_path / "none.db", write=True).close()
    with Ledger.open(tmp_path / "none.db") as ledger:
        assert ledger.claims() == []
