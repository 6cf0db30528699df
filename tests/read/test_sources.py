"""From names to files: order, patterns, links and what is not there."""

import errno
from pathlib import Path

import pytest

from allegiance.model import Issue
from allegiance.read.sources import files, os_issue, printable, suffix


def walked(*sources: Path | str) -> list[str]:
    return [item if isinstance(item, str) else item.code for item in files(sources)]


def test_folders_are_walked_in_sorted_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.html", "a/c.jsonl", ".hidden.txt", ".git/x.txt", "a/d.txt.gz"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    assert walked(tmp_path) == [str(tmp_path / name) for name in ("a/c.jsonl", "a/d.txt.gz", "a/z.html", "b.txt")]


def test_other_formats_in_a_folder_are_counted_and_other_reports_are_tried(tmp_path: Path) -> None:
    for name in ("a.txt", "b.png", "c.png", "d.css", "e.pdf"):
        (tmp_path / name).write_text("x")
    *found, passed = files([tmp_path])
    assert found == [str(tmp_path / "a.txt"), str(tmp_path / "e.pdf")]
    assert isinstance(passed, Issue)
    assert "1 .css, 2 .png" in passed.reason


def test_patterns(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/c.txt", "odd[1].txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    assert walked(str(tmp_path / "?.txt")) == [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]
    assert str(tmp_path / "sub/c.txt") in walked(str(tmp_path / "**/*.txt"))
    assert walked(str(tmp_path / "odd[1].txt")) == [str(tmp_path / "odd[1].txt")]
    assert walked(str(tmp_path / "*.xyz")) == ["pattern-without-match"]


def test_what_leads_nowhere_is_an_issue(tmp_path: Path) -> None:
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "absent.txt")
    (tmp_path / "self.txt").symlink_to("self.txt")
    (tmp_path / "empty").mkdir()
    assert walked(tmp_path / "dangling.txt") == ["link-dangling"]
    assert walked(tmp_path / "self.txt") == ["link-loop"]
    assert walked(tmp_path / "empty") == ["folder-without-reports"]
    assert walked(tmp_path / "absent.txt", "", "a\0b", "/dev/null") == [*["file-missing"] * 3, "not-a-file"]


def test_a_folder_linked_into_itself_ends(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
    assert walked(tmp_path) == [str(tmp_path / "a.txt"), "link-loop"]


@pytest.mark.parametrize(("number", "code"), [(errno.EACCES, "permission-denied"), (errno.EIO, "file-unreadable")])
def test_system_errors_are_said_in_words(number: int, code: str) -> None:
    found = os_issue("a.txt", OSError(number, "as the system says"))
    assert (found.code, found.path) == (code, "a.txt")


def test_names_that_are_not_utf8_can_be_stored() -> None:
    assert printable("na\udcffme.txt") == "na\\xffme.txt"


@pytest.mark.parametrize(("path", "expected"), [("a.TXT", ".txt"), ("b/a.html.gz", ".html"), ("a.gz", ""), ("a", "")])
def test_suffix(path: str, expected: str) -> None:
    assert suffix(path) == expected
