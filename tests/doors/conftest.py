"""A door to knock at, and a ledger behind it."""

import io
import subprocess
import sys
from pathlib import Path

import pytest

from allegiance.cli import main
from as_a_user import REPORT, Done, Run, command


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Run ``allegiance`` in an empty folder, in this process; no door may ever show a traceback."""
    monkeypatch.chdir(tmp_path)

    def start(*arguments: str | Path, stdin: bytes = b"", **more: str) -> Done:
        with monkeypatch.context() as patched:
            patched.setattr(sys, "argv", ["allegiance", *map(str, arguments)])
            patched.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(stdin))))
            for name, value in more.items():
                patched.setenv(name, value)
            with pytest.raises(SystemExit) as left:
                main()
        out, err = (stream.decode() for stream in capsysbinary.readouterr())
        assert "Traceback" not in err
        assert "fault" not in err
        assert isinstance(left.value.code, int)
        return Done(left.value.code, out, err)

    return start


@pytest.fixture(scope="session")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with one report in it, for commands that only read."""
    folder = tmp_path_factory.mktemp("kept")
    (folder / "report.txt").write_text(REPORT)
    facts = ("--outlet", "Harbour Gazette", "--published", "2024-06-03", "--url", "https://harbour.example/1")
    subprocess.run(command("read", "report.txt", "--ledger", "kept.db", *facts), cwd=folder, check=True)
    return folder / "kept.db"
