"""Files of records: one report a line, and the run goes on past bad lines."""

import json
from datetime import date
from pathlib import Path

from allegiance.model import Document, Issue
from allegiance.read import Reading, ReadOptions, read, readings

OPTIONS = ReadOptions(captured="2026-03-01T12:00:00+00:00")


def lines(path: Path, *rows: object) -> list[Document | Issue]:
    path.write_text("\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows) + "\n")
    return list(read([path], OPTIONS))


def test_usual_keys(tmp_path: Path) -> None:
    row = {
        "body": "Iran sent drones to Russia in the autumn, officials in Kyiv said on Friday.\r\nMore follows.",
        "headline": "Drones over Kyiv",
        "publisher": {"name": "Harbour Wire"},
        "authors": ["A. Writer", "B. Writer"],
        "date": "2023-01-09T23:00:00-05:00",
        "link": "https://example.org/2023/01/10/drones",
    }
    (document,) = lines(tmp_path / "r.jsonl", row)
    assert isinstance(document, Document)
    assert document.text == row["body"].replace("\r\n", "\n")  # type: ignore[attr-defined]
    assert (document.title, document.outlet) == ("Drones over Kyiv", "Harbour Wire")
    assert (document.byline, document.published) == ("A. Writer, B. Writer", date(2023, 1, 9))
    assert document.path == f"{tmp_path / 'r.jsonl'}:1"
    assert dict(document.provenance)["published"] == "record:date"


def test_the_line_is_the_raw_report(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    path.write_bytes(b'{"text": "one"}\r\n{"text": "two"}')
    raw = [item.raw for item in readings([path], OPTIONS) if isinstance(item, Reading)]
    assert raw == [b'{"text": "one"}', b'{"text": "two"}']


def test_bad_lines_are_named_and_passed(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    good = {"text": "A report of several words."}
    items = lines(path, good, "{broken", "[1, 2]", {"title": "no text"}, "", good, "[" * 100_000, {"text": "The end."})
    assert [(i.code, i.path.rpartition(":")[2]) for i in items if isinstance(i, Issue)] == [
        ("record-malformed", "2"),
        ("record-malformed", "3"),
        ("record-without-text", "4"),
        ("record-repeated", "6"),
        ("record-malformed", "7"),
    ]
    assert [i.text for i in items if isinstance(i, Document)] == ["A report of several words.", "The end."]


def test_a_line_over_the_limit_is_skipped_whole(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    path.write_text(json.dumps({"text": "x" * 500}) + "\n" + json.dumps({"text": "short"}) + "\n")
    items = list(read([path], ReadOptions(max_bytes=100)))
    assert [getattr(i, "code", getattr(i, "text", None)) for i in items] == ["too-large", "short"]
    assert items[0].path == f"{path}:1"


def test_half_characters_are_replaced_and_recorded(tmp_path: Path) -> None:
    damage, document = lines(tmp_path / "r.jsonl", '{"text": "shells \\ud83d for \\ud83d\\ude00"}')
    assert isinstance(damage, Issue)
    assert damage.code == "encoding-damaged"
    assert isinstance(document, Document)
    assert document.text == "shells \ufffd for \U0001f600"


def test_the_index_knows_records_by_their_id(tmp_path: Path) -> None:
    (tmp_path / "i.jsonl").write_text('{"id": "7", "outlet": "Quay Gazette"}\n')
    (tmp_path / "r.jsonl").write_text('{"id": 7, "text": "A report."}\n')
    (document,) = read([tmp_path / "r.jsonl"], ReadOptions(index=tmp_path / "i.jsonl"))
    assert isinstance(document, Document)
    assert document.outlet == "Quay Gazette"


def test_a_json_file_is_one_record(tmp_path: Path) -> None:
    path = tmp_path / "r.json"
    path.write_text(json.dumps({"text": "A report.", "outlet": "Quay Gazette"}, indent=1))
    (document,) = read([path], OPTIONS)
    assert isinstance(document, Document)
    assert (document.text, document.outlet) == ("A report.", "Quay Gazette")


def test_an_empty_file_of_records_is_an_issue(tmp_path: Path) -> None:
    assert [getattr(i, "code", None) for i in lines(tmp_path / "r.jsonl", "", "")] == ["file-empty"]
