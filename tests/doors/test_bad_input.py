"""Bad input: a clear line with the file's name, the right exit status, and a ledger that verifies afterwards."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from as_a_user import REPORT, Run, command, environment


@pytest.fixture
def good(tmp_path: Path) -> Path:
    file = tmp_path / "good.txt"
    file.write_text(REPORT)
    return file


def verified(run: Run) -> bool:
    return run("verify").returncode == 0


BAD = {
    "empty.txt": b"",
    "blank.txt": b" \n\n ",
    "binary.txt": bytes(range(256)) * 64,
    "picture.png": b"\x89PNG\r\n\x1a\n" + bytes(2000),
    "broken.html": b"<html><head><title",
    "nothing.html": b"<html><head><title>x</title></head><body></body></html>",
    "records.jsonl": b'{"text": "unfinished',
}


def test_bad_files_are_named_and_do_not_stop_the_others(run: Run, tmp_path: Path, good: Path) -> None:
    for name, data in BAD.items():
        (tmp_path / name).write_bytes(data)
    done = run("read", *BAD, good.name, "--published", "2024-06-03")
    assert done.returncode == 0
    assert "1 report," in done.stderr
    assert verified(run)
    kept = run("issues").stdout
    for name in BAD:
        assert name in done.stderr
        assert name in kept


def test_nothing_but_bad_files_is_a_failure(run: Run, tmp_path: Path) -> None:
    for name, data in BAD.items():
        (tmp_path / name).write_bytes(data)
    done = run("read", *BAD)
    assert done.returncode == 1
    assert "Nothing could be read" in done.stderr
    assert all(done.stderr.count(name) >= 2 for name in BAD)
    assert verified(run)


def test_a_file_of_200_megabytes_is_refused_unread(run: Run, tmp_path: Path, good: Path) -> None:
    with (tmp_path / "huge.txt").open("wb") as huge:
        huge.truncate(200_000_000)
    done = run("read", "huge.txt", good.name)
    assert done.returncode == 0
    assert "huge.txt" in done.stderr
    assert "200 MB" in done.stderr
    assert verified(run)


def test_a_wrong_encoding_is_read_or_named_never_lost(run: Run, tmp_path: Path) -> None:
    (tmp_path / "latin.txt").write_bytes("Das Münchner Büro: North Korea sent shells to Russia.".encode("latin-1"))
    (tmp_path / "utf16.txt").write_text("North Korea sent shells to Russia.", encoding="utf-16")
    done = run("read", "latin.txt", "utf16.txt", "--format", "jsonl")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    for name in ("latin.txt", "utf16.txt"):
        assert name in done.stderr or any(claim["path"] == name for claim in lines)
    assert verified(run)


def test_a_future_date_is_refused_with_a_message(run: Run, good: Path) -> None:
    done = run("read", good.name, "--published", "2999-01-01")
    assert "2999-01-01" in done.stderr
    assert good.name in done.stderr
    assert verified(run)
    assert '"published":"2999' not in run("documents", "--format", "jsonl").stdout


def test_what_is_not_a_date_is_a_mistake_of_usage(run: Run, good: Path) -> None:
    done = run("read", good.name, "--published", "soon")
    assert done.returncode == 2
    assert "YYYY-MM-DD" in done.stderr


def test_a_folder_without_reports_is_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    done = run("read", "photos")
    assert done.returncode == 1
    assert "photos" in done.stderr


def test_a_file_that_is_not_there_is_named(run: Run) -> None:
    done = run("read", "nowhere.txt")
    assert done.returncode == 1
    assert "nowhere.txt" in done.stderr


def test_an_index_that_is_not_there_is_a_mistake_of_usage(run: Run, good: Path) -> None:
    done = run("read", good.name, "--index", "nowhere.jsonl")
    assert done.returncode == 2
    assert "nowhere.jsonl" in done.stderr


def test_a_ledger_that_is_no_ledger_is_left_alone(run: Run, tmp_path: Path, good: Path) -> None:
    (tmp_path / "allegiance.db").write_text("my diary")
    done = run("read", good.name)
    assert done.returncode == 1
    assert "allegiance.db" in done.stderr
    assert (tmp_path / "allegiance.db").read_text() == "my diary"


def test_a_ledger_that_is_not_there_says_how_to_make_one(run: Run) -> None:
    done = run("claims", "--ledger", "mine.db")
    assert done.returncode == 2
    assert "allegiance read" in done.stderr
    assert "mine.db" in done.stderr


FULL_DISK = """
import resource, sys
from allegiance.cli import main
resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
sys.argv = ["allegiance", "read", "bulk"]
main()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no limit on the size of files here")
def test_a_full_disk_is_told_and_what_was_kept_before_stays(run: Run, tmp_path: Path, good: Path) -> None:
    assert run("read", good.name).returncode == 0
    bulk = tmp_path / "bulk"
    bulk.mkdir()
    words = "The head of the port said that the ships were on the way to the north and to the east of the bay. "
    for n in range(12):
        (bulk / f"{n}.txt").write_text(words * 60 + os.urandom(60_000).hex())
    done = subprocess.run(
        [sys.executable, "-c", FULL_DISK], cwd=tmp_path, capture_output=True, text=True, env=environment(), check=False
    )
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    assert "allegiance.db" in done.stderr
    assert "disk" in done.stderr
    assert verified(run)
    assert good.name in run("documents").stdout


@pytest.mark.skipif(sys.platform == "win32", reason="interrupts are sent otherwise here")
@pytest.mark.parametrize("workers", ["1", "2"])
def test_ctrl_c_keeps_what_is_done_and_says_so(run: Run, tmp_path: Path, workers: str) -> None:
    bulk = tmp_path / "bulk"
    bulk.mkdir()
    for n in range(100):
        words = (
            f"North Korea sent {n + 1} missiles to Russia in May 2024, officials said. Iran sent {n} drones to Russia. "
        )
        (bulk / f"{n:03}.txt").write_text(words * 4)
    started = subprocess.Popen(
        command("read", "bulk", "--format", "jsonl", "--workers", workers),
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    assert started.stdout is not None
    first = started.stdout.readline()
    started.send_signal(signal.SIGINT)
    out, err = started.communicate(timeout=60)
    told = err.decode()
    assert started.returncode == 130, told
    assert "Traceback" not in told
    assert "Stopped." in told
    printed = [json.loads(line)["id"] for line in (first + out).splitlines()]
    kept = {json.loads(line)["id"] for line in run("claims", "--format", "jsonl").stdout.splitlines()}
    assert printed
    assert set(printed) <= kept
    assert verified(run)
    again = run("read", "bulk/000.txt")
    assert again.returncode == 0
    assert "1 known before" in again.stderr
