"""One bad report never ends a run; order is kept; a broken installation does end it, once and clearly."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from allegiance import pipeline
from allegiance.engine import Inline, Processes
from allegiance.errors import ModelMismatch, UsageError
from allegiance.extract import Extraction, report
from allegiance.model import Document, Kind, Polarity
from allegiance.pipeline import Fate, Processed, Understood, process, understand
from allegiance.plugins import CONFIGURED, Asked
from allegiance.read import ReadOptions


@pytest.fixture
def reports(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / f"{n}.txt" for n in range(4)]
    for n, path in enumerate(paths):
        path.write_text(f"Report {n}: North Korea sent {n + 2} ships of shells to Russia, officials said on Monday.")
    return paths


def document_of(text: str) -> Document:
    return Document(
        id="",
        path="case.txt",
        text=text,
        raw_sha256="0" * 64,
        media_type="text/plain",
        captured="2026-01-01T00:00:00Z",
    ).identified()


def fails_on(name: str, error: Exception) -> Callable[..., Understood]:
    def understand(document: Document, also: tuple[str, ...] = ()) -> Understood:
        if document.path.endswith(name):
            raise error
        return Understood()

    return understand


def test_a_report_that_cannot_be_understood_is_an_issue_and_the_others_are_read(
    reports: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "understand", fails_on("1.txt", RecursionError("too deep")))
    done = list(process(reports, ReadOptions()))
    assert [one.fate for one in done] == [Fate.READ, Fate.FAILED, Fate.READ, Fate.READ]
    (issue,) = done[1].issues
    assert issue.path.endswith("1.txt")
    assert "RecursionError" in issue.reason


def test_wrong_weights_end_the_run_at_once(reports: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = ModelMismatch(name="parser", reason="it is not installed")
    monkeypatch.setattr(pipeline, "understand", fails_on("0.txt", wrong))
    with pytest.raises(ModelMismatch, match="make install"):
        list(process(reports, ReadOptions()))


def test_known_reports_are_passed_by_in_their_place(reports: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def understand(document: Document, also: tuple[str, ...] = ()) -> Understood:
        seen.append(document.id)
        return Understood(relevant=False)

    monkeypatch.setattr(pipeline, "understand", understand)
    first = [one.document.id for one in process(reports, ReadOptions()) if one.document]
    seen.clear()
    again = list(process(reports, ReadOptions(), known={first[0], first[2]}.__contains__))
    assert [one.fate for one in again] == [Fate.KNOWN, Fate.IRRELEVANT, Fate.KNOWN, Fate.IRRELEVANT]
    assert seen == [first[1], first[3]]


def test_problems_stand_where_they_were_met(reports: list[Path], tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    done = list(process([reports[0], empty, reports[1]], ReadOptions()))
    assert [bool(one.document) for one in done] == [True, False, True]
    assert done[1].issues[0].path == str(empty)


def test_engines_change_nothing(reports: list[Path]) -> None:
    def said(done: list[Processed]) -> list[tuple[str, ...]]:
        return [tuple(claim.id for claim in one.claims) for one in done]

    options = ReadOptions(captured="2024-06-03T00:00:00+00:00")
    alone, together = (list(process(reports, options, engine=engine)) for engine in (Inline(), Processes(2)))
    assert said(alone) == said(together)
    assert any(said(alone))


def test_events_are_read_only_on_request() -> None:
    document = Document(
        id="",
        path="case.txt",
        text="Russia has supplied Iran with missiles. Poland on Tuesday accused Belarus of an attack on its border.",
        raw_sha256="0" * 64,
        media_type="text/plain",
        published=date(2024, 6, 1),
        captured="2026-01-01T00:00:00Z",
    ).identified()
    kinds = {claim.kind for claim in understand(document).claims}
    asked = {claim.kind: claim for claim in understand(document, ("events",)).claims}
    assert kinds == {Kind.SUPPORT}
    assert asked.keys() == {Kind.SUPPORT, Kind.EVENT}
    event = asked[Kind.EVENT]
    assert (event.actor and event.actor.id, event.recipient and event.recipient.id) == ("POL", "BLR")
    assert event.plover is not None
    assert event.plover.event == "ACCUSE"


def test_a_second_extractor_adds_only_what_the_first_has_not_said(monkeypatch: pytest.MonkeyPatch) -> None:
    document = document_of("Russia has supplied Iran with missiles. Iran has supplied Sudan with drones.")
    first, second = understand(document).claims
    again = replace(first, item=None, quantity=None, extractor="second").identified()
    denied = replace(first, polarity=Polarity.DENIED, extractor="second").identified()
    assert again.id != first.id
    found = [Extraction((first,)), Extraction((again, denied, second, second))]
    monkeypatch.setattr(pipeline, "_extracted", lambda *_: found)
    assert understand(document).claims == (first, denied, second)


def test_what_several_extractors_ask_for_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def counted(name: str) -> Callable[..., Any]:
        read = getattr(report, name)

        def count(*asked: Any) -> Any:
            made.append(name)
            return read(*asked)

        return count

    shared = ("attributions", "quantities", "relays", "times")
    for name in shared:
        monkeypatch.setattr(report, name, counted(name))
    text = "North Korea has sent artillery shells to Russia, Seoul said. Rwanda accused Congo of shelling a village."
    found = understand(document_of(text), also=("events",))
    assert {claim.kind for claim in found.claims} == {Kind.SUPPORT, Kind.EVENT}
    assert sorted(made) == [*shared]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (Asked.of("events", depth=2), "has no settings"),
        (Asked.of("endpoint"), "needs other settings"),
        (Asked.of("endpoint", url="http://localhost:1/v1", model="small", colour="red"), "colour"),
    ],
)
def test_settings_that_do_not_fit_are_named(asked: Asked, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        list(process([], ReadOptions(), also=(asked,)))


def test_a_package_brings_an_extractor_of_its_own(tmp_path: Path) -> None:
    """One that finds an issue in every report, installed beside us and found by its entry point."""
    (tmp_path / "finder.py").write_text(
        "from allegiance.extract import Extraction\n"
        "from allegiance.model import Issue\n"
        "def made(*, word):\n"
        "    def read(report):\n"
        "        reason = f'{word} in {len(report.sentences)} sentences'\n"
        "        return Extraction((), (Issue(code='own', path=report.document.path, reason=reason),))\n"
        "    return read\n"
    )
    info = tmp_path / "finder-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: finder\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[{CONFIGURED}]\nfinder = finder:made\n")
    (tmp_path / "report.txt").write_text("North Korea sent shells to Russia.")
    program = (
        "from pathlib import Path\n"
        "from allegiance.ledger import Ledger\n"
        "from allegiance.plugins import Asked\n"
        "with Ledger.open(Path('my.db'), write=True) as ledger:\n"
        "    done = ledger.read(['report.txt'], also=(Asked.of('finder', word='shells'),))\n"
        "    print(done.claims, [issue.reason for issue in done.issues])\n"
    )
    paths = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "1 ['shells in 1 sentences']\n"


def test_an_extractor_that_is_not_there_is_named() -> None:
    with pytest.raises(UsageError, match="evens"):
        list(process([], ReadOptions(), also=("evens",)))
