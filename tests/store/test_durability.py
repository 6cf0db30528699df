"""What a killed process, a full disk or a meddler does to a ledger."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import apsw
import pytest

from allegiance.errors import LedgerUnusable
from allegiance.ids import sha256
from allegiance.model import Attribution, Claim, Document, Kind, Mention, Party, Span
from allegiance.store import Store
from allegiance.store.connection import plain_errors, require_safe_sqlite
from allegiance.store.migrate import Migration, migrate, migrations

WRITE_FOREVER = """
import sys
from itertools import count
from allegiance.ids import sha256
from allegiance.model import Document
from allegiance.store import Store
with Store.open(sys.argv[1], write=True) as store:
    for number in count():
        text = f"Report {number}. " * 200
        document = Document(id="", path=f"{number}.txt", text=text, raw_sha256=sha256(text.encode()),
                            media_type="text/plain", captured="").identified()
        store.add(document, text.encode())
        print(document.id, flush=True)
"""


def report(text: str = "Pyongyang sent shells to Moscow.") -> tuple[Document, Claim]:
    document = Document(
        id="", path="a.txt", text=text, raw_sha256=sha256(text.encode()), media_type="text/plain", captured=""
    ).identified()
    claim = Claim(
        id="",
        document=document.id,
        path="a.txt",
        kind=Kind.SUPPORT,
        actor=Party(id="PRK", name="North Korea", surface=text[:9], span=Span(0, 9)),
        attribution=Attribution(cue=Mention(surface=text[10:14], span=Span(10, 14))),
        sentence=Span(0, len(text)),
        extractor="hand",
    ).identified()
    return document, claim


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "a.db"
    with Store.open(path, write=True) as store:
        for text in ("Pyongyang sent shells to Moscow.", "Pyongyang lent shells to Moscow."):
            document, claim = report(text)
            store.add(document, text.encode(), [claim])
    return path


@pytest.mark.parametrize("patience", [0.05, 0.3])
def test_kill_loses_nothing_that_was_acknowledged(tmp_path: Path, patience: float) -> None:
    path = tmp_path / "a.db"
    child = subprocess.Popen([sys.executable, "-c", WRITE_FOREVER, str(path)], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    first = child.stdout.readline()
    time.sleep(patience)
    os.kill(child.pid, signal.SIGKILL)
    acknowledged = (first + child.stdout.read()).split()
    child.wait()
    child.stdout.close()
    with Store.open(path, write=True) as store:
        assert store.verify().problems == ()
        assert {document.id for document in store.documents()} >= set(acknowledged)
        document, claim = report()
        assert store.add(document, document.text.encode(), [claim]).claims == 1
        assert store.verify().problems == ()


def test_a_full_disk_is_told_and_leaves_what_was_there(ledger: Path) -> None:
    noise = os.urandom(200_000)
    document = Document(
        id="", path="big.bin", text="Big.", raw_sha256=sha256(noise), media_type="text/plain", captured=""
    ).identified()
    with Store.open(ledger, write=True) as store:
        pages = store._db.execute("PRAGMA page_count").get
        store._db.execute(f"PRAGMA max_page_count = {pages + 2}")
        with pytest.raises(LedgerUnusable, match=r"a\.db cannot be used: the disk is full"):
            store.add(document, noise)
        assert not store.knows(document.id)
        assert store.verify().problems == ()
    with Store.open(ledger, write=True) as store:
        assert store.verify().documents == 2
        store.add(document, noise)
        assert store.raw(document.id) == noise


TAMPERED = [
    ("UPDATE document SET text = replace(text, 'shells', 'grains')", "document-id-wrong"),
    ("UPDATE document SET text = '' || substr(text, 2)", "quote-wrong"),
    ("UPDATE document SET published = 999999999", "document-damaged"),
    ("UPDATE document SET provenance = '{'", "document-damaged"),
    ("UPDATE document SET captured = 'yesterday'", "record-changed"),
    ("UPDATE raw SET deflated = x'00'", "raw-changed"),
    ("UPDATE claim SET json = CAST(replace(CAST(json AS TEXT), 'PRK', 'KOR') AS BLOB)", "record-changed"),
    ("UPDATE claim SET json = x'7b'", "claim-damaged"),
    ("UPDATE claim SET json = CAST(replace(CAST(json AS TEXT), '[0,9]', '[0,8]') AS BLOB)", "quote-wrong"),
    ("UPDATE claim SET actor = NULL", "index-wrong"),
    ("UPDATE claim SET first = 5", "index-wrong"),
    ("INSERT INTO claim_sentence (claim_sentence) VALUES ('delete-all')", "index-wrong"),
    ("DELETE FROM claim", "gone"),
    ("DELETE FROM log WHERE number = 2", "not-in-log"),
    ("DELETE FROM log WHERE number = 1", "log-broken"),
    ("UPDATE log SET at = 'never'", "log-broken"),
    ("UPDATE log SET added = '['", "log-broken"),
    ("PRAGMA foreign_keys = OFF; DELETE FROM code", "ledger-damaged"),
    ("PRAGMA foreign_keys = OFF; DELETE FROM code WHERE value = 'support'", "index-wrong"),
]


@pytest.mark.parametrize(("meddle", "code"), TAMPERED)
def test_verify_sees_what_a_meddler_changed(ledger: Path, meddle: str, code: str) -> None:
    db = apsw.Connection(str(ledger))
    for table in ("raw", "document", "claim", "log"):
        for verb in ("stays", "remains"):
            db.execute(f"DROP TRIGGER {table}_{verb}")
    db.execute(meddle)
    db.close()
    with Store.open(ledger) as store:
        assert code in {problem.code for problem in store.verify().problems}


def test_claims_and_documents_never_change(ledger: Path) -> None:
    with Store.open(ledger, write=True) as store:
        for meddle, _ in TAMPERED:
            if meddle.startswith(("UPDATE", "DELETE")):
                with pytest.raises(apsw.ConstraintError, match="never change"):
                    store._db.execute(meddle)


def test_a_torn_page_is_a_problem_not_a_traceback(ledger: Path) -> None:
    db = apsw.Connection(str(ledger))
    db.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)
    db.close()
    whole = ledger.read_bytes()
    for at in range(4096, len(whole), 4096):
        ledger.write_bytes(whole[:at] + os.urandom(512) + whole[at + 512 :])
        with suppress(LedgerUnusable), Store.open(ledger) as store:
            assert store.verify().problems


def test_sqlite_inside_the_corruption_range_is_refused() -> None:
    require_safe_sqlite(Path("a.db"), "3.51.3")
    require_safe_sqlite(Path("a.db"), "3.100.0")
    with pytest.raises(LedgerUnusable, match=r"a\.db cannot be used: SQLite 3\.40\.1 can corrupt it"):
        require_safe_sqlite(Path("a.db"), "3.40.1")


def test_other_failures_of_sqlite_name_the_file() -> None:
    with pytest.raises(LedgerUnusable, match=r"a\.db cannot be used: no such table"), plain_errors(Path("a.db")):
        apsw.Connection(":memory:").execute("SELECT * FROM sheep")


def test_migrations_are_recorded_and_newer_ledgers_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    Store.open(path, write=True).close()
    Store.open(path, write=True).close()
    db = apsw.Connection(str(path))
    assert db.execute("SELECT number, name, sha256 FROM migration").fetchall() == [
        (step.number, step.name, step.sha256) for step in migrations()
    ]
    later = (*migrations(), Migration(migrations()[-1].number + 1, "later", "CREATE TABLE later (a) STRICT"))
    with pytest.raises(apsw.SQLError):
        migrate(db, path, write=True, steps=later)
    assert db.execute("SELECT count(*) FROM migration").get == len(migrations())
    later = (*migrations(), replace(later[-1], sql="CREATE TABLE later (a INTEGER) STRICT"))
    with pytest.raises(LedgerUnusable, match="older version"):
        migrate(db, path, write=False, steps=later)
    migrate(db, path, write=True, steps=later)
    db.close()
    for write in (False, True):
        with pytest.raises(LedgerUnusable, match="newer version"):
            Store.open(path, write=write)


def test_a_migration_that_was_altered_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    Store.open(path, write=True).close()
    db = apsw.Connection(str(path))
    db.execute("UPDATE migration SET sha256 = 'x'")
    db.close()
    with pytest.raises(LedgerUnusable, match="migration 1"):
        Store.open(path)
