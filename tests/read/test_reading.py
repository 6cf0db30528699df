"""Whole reports through ``read``: what comes out, what is recorded, what never stops the run."""

import gzip
import hashlib
import json
from datetime import date
from pathlib import Path

import pytest

from allegiance.errors import UsageError
from allegiance.model import Document, Issue
from allegiance.read import Reading, ReadOptions, read, readings

CAPTURED = "2026-03-01T12:00:00+00:00"
BODY = "Two ships left the port of Rason on Monday, the minister said. He gave no figure for what they carried."


def taken(*sources: Path | str, **options: object) -> tuple[list[Document], list[Issue]]:
    settings = ReadOptions(**{"captured": CAPTURED, **options})  # type: ignore[arg-type]
    items = list(read(sources, settings))
    return [i for i in items if isinstance(i, Document)], [i for i in items if isinstance(i, Issue)]


def one(path: Path, content: str | bytes, **options: object) -> Document:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    documents, _ = taken(path, **options)
    assert len(documents) == 1
    return documents[0]


def issue(path: Path, content: str | bytes, **options: object) -> Issue:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    documents, issues = taken(path, **options)
    assert not documents
    assert [i.path.startswith(str(path)) for i in issues] == [True]
    return issues[0]


def test_plain_text_keeps_every_word_and_says_where_metadata_was_found(tmp_path: Path) -> None:
    text = f"Ships leave Rason by night\nHarbour Wire, 14 June 2024\n\n{BODY}\n"
    document = one(tmp_path / "a.txt", text)
    assert document.text == text
    assert (document.title, document.outlet) == ("Ships leave Rason by night", "Harbour Wire")
    assert (document.published, document.language) == (date(2024, 6, 14), "en")
    assert document.media_type == "text/plain"
    assert dict(document.provenance) == {
        "title": "text:heading",
        "outlet": "text:credit-line",
        "published": "text:credit-line",
        "language": "text:detected",
    }
    assert document.id == document.content_id


def test_a_file_without_a_date_has_none(tmp_path: Path) -> None:
    assert one(tmp_path / "a.txt", f"SEOUL, Feb 27 (Harbour Wire) - {BODY}").published is None


def test_raw_bytes_stand_beside_the_document(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"A heading here\r\n\r\n" + BODY.encode())
    (item,) = readings([path], ReadOptions(captured=CAPTURED))
    assert isinstance(item, Reading)
    assert item.raw == path.read_bytes()
    assert item.document.raw_sha256 == hashlib.sha256(item.raw).hexdigest()
    assert item.document.text == "A heading here\n\n" + BODY


def test_a_packed_report_is_the_same_report(tmp_path: Path) -> None:
    plain = one(tmp_path / "a.txt", BODY)
    packed = one(tmp_path / "a.txt.gz", gzip.compress(BODY.encode()))
    assert (packed.id, packed.raw_sha256) == (plain.id, plain.raw_sha256)


def test_the_index_beats_flags_and_the_text_and_says_so(tmp_path: Path) -> None:
    index = tmp_path / "index.jsonl"
    index.write_text(
        '{"id": "a", "outlet": "Quay Gazette", "published": "2024-06-15", "url": "https://example.org/a"}\n'
    )
    (tmp_path / "a.txt").write_text(f"Ships leave Rason\nHarbour Wire, 14 June 2024\n\n{BODY}")
    (document,), issues = taken(tmp_path, index=index, outlet="Flag Post")
    assert (document.outlet, document.published) == ("Quay Gazette", date(2024, 6, 15))
    assert document.url == "https://example.org/a"
    assert {i.code for i in issues} == {"published-contradicted", "outlet-contradicted"}
    assert all(i.document == document.id for i in issues)
    assert "index gives 2024-06-15 and text:credit-line gives 2024-06-14; index was believed." in [
        i.reason for i in issues
    ]


def test_flags_fill_what_the_index_leaves_open(tmp_path: Path) -> None:
    index = tmp_path / "list.jsonl"
    index.write_text('{"id": "b", "outlet": "Quay Gazette", "published": null, "url": null}\n')
    options = {"index": index, "outlet": "Flag Post", "published": date(2024, 5, 1)}
    document = one(tmp_path / "a.txt", BODY, **options)
    assert (document.outlet, document.published) == ("Flag Post", date(2024, 5, 1))
    document = one(tmp_path / "b.txt", BODY, **options)
    assert (document.outlet, document.published) == ("Quay Gazette", date(2024, 5, 1))


def test_a_month_is_no_day(tmp_path: Path) -> None:
    (tmp_path / "i.jsonl").write_text('{"id": "a", "published": "2024-06"}\n')
    (tmp_path / "a.txt").write_text(BODY)
    (document,), issues = taken(tmp_path / "a.txt", index=tmp_path / "i.jsonl")
    assert document.published is None
    assert [i.code for i in issues] == ["published-not-a-day"]


def test_a_date_after_capture_is_refused_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"Ships leave Rason\nHarbour Wire, 14 June 2031\n\n{BODY}")
    (document,), issues = taken(tmp_path / "a.txt")
    assert document.published is None
    assert [i.code for i in issues] == ["published-in-future"]


def test_bad_lines_of_the_index_are_named(tmp_path: Path) -> None:
    index = tmp_path / "i.jsonl"
    index.write_text('{"id": "a"}\nnonsense\n{"outlet": "no id"}\n{"id": "a", "outlet": "other"}\n')
    (tmp_path / "a.txt").write_text(BODY)
    _, issues = taken(tmp_path / "a.txt", index=index)
    assert [(i.code, i.path) for i in issues] == [
        ("index-malformed", f"{index}:2"),
        ("index-malformed", f"{index}:3"),
        ("index-contradicted", f"{index}:4"),
    ]


def test_options_that_make_no_sense_are_usage_errors(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such file"):
        readings([], ReadOptions(index=tmp_path / "absent.jsonl"))
    with pytest.raises(UsageError, match="ISO 8601"):
        ReadOptions(captured="yesterday")
    with pytest.raises(UsageError, match="at least 1 byte"):
        ReadOptions(max_bytes=0)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file-empty"),
        (b" \r\n\t\n", "file-empty"),
        (b"\xef\xbb\xbf\n", "file-empty"),
        (b"%PDF-1.7\n%\xe2\xe3", "not-text"),
        (b"\x89PNG\r\n\x1a\n", "not-text"),
        (b'<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>', "not-text"),
        (b"From: <Saved by Blink>\r\nMIME-Version: 1.0", "not-text"),
        (bytes(range(256)) * 20, "not-text"),
        (b"words and words\x00more words", "not-text"),
    ],
)
def test_what_is_no_text_is_an_issue(tmp_path: Path, content: bytes, code: str) -> None:
    assert issue(tmp_path / "a.txt", content).code == code


def test_a_pdf_names_the_extra(tmp_path: Path) -> None:
    assert "allegiance[pdf]" in issue(tmp_path / "a.pdf", b"%PDF-1.7").reason


def test_a_guessed_encoding_is_recorded(tmp_path: Path) -> None:
    text = "Le président a dit à la presse que les obus étaient arrivés au début de l’été. " * 5
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode("cp1252"))
    (document,), issues = taken(path)
    assert document.text == text
    assert [i.code for i in issues] == ["encoding-guessed"]


def test_a_damaged_byte_does_not_turn_the_rest_into_another_encoding(tmp_path: Path) -> None:
    text = "Le président a dit à la presse que les obus étaient arrivés. " * 10
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode() + b"\xe9")
    (document,), issues = taken(path)
    assert document.text == text + "\ufffd"
    assert [i.code for i in issues] == ["encoding-damaged"]


def test_a_report_over_the_limit_is_refused_by_its_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as stream:
        stream.truncate(200_000_000)
    monkeypatch.setattr("allegiance.read.content.opened", lambda *_: pytest.fail("the file was opened"))
    documents, issues = taken(path)
    assert not documents
    assert [i.code for i in issues] == ["too-large"]
    assert "200 MB" in issues[0].reason
    assert "20 MB" in issues[0].reason


@pytest.mark.parametrize("name", ["a.txt.gz", "a.jsonl.gz", "a.gz"])
def test_a_gzip_bomb_is_stopped(tmp_path: Path, name: str) -> None:
    assert issue(tmp_path / name, gzip.compress(b"\n" * 10_000_000)).code == "gzip-bomb"


def test_a_truncated_gzip_is_an_issue(tmp_path: Path) -> None:
    assert issue(tmp_path / "a.txt.gz", gzip.compress(BODY.encode() * 9)[:-12]).code == "gzip-broken"


def test_standard_input_is_told_by_its_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    contents = [BODY, json.dumps({"text": BODY}), f"<!DOCTYPE html><html><body><p>{BODY}</p></body></html>"]
    for content, path, kind in zip(contents, ["-", "-:1", "-"], ["plain", "json", "html"], strict=True):
        (tmp_path / "in").write_text(content)
        with (tmp_path / "in").open() as stream:
            monkeypatch.setattr("sys.stdin", stream)
            (document,), issues = taken("-")
        assert not issues
        assert (document.path, document.text) == (path, BODY)
        assert document.media_type.endswith(kind)


def test_a_long_first_record_on_standard_input_is_a_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in").write_text(json.dumps({"id": "7", "text": BODY * 2000}) + "\n")
    with (tmp_path / "in").open() as stream:
        monkeypatch.setattr("sys.stdin", stream)
        (document,), issues = taken("-")
    assert not issues
    assert document.media_type == "application/json"


def test_reading_twice_gives_the_same_ids(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY)
    first, _ = taken(tmp_path / "a.txt")
    second, _ = taken(tmp_path, captured="2027-01-01T00:00:00+00:00")
    assert [d.id for d in first] == [d.id for d in second]
