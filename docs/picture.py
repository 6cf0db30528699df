"""Draw ``docs/picture.svg``: what ``allegiance allies Russia`` shows in a terminal after ``make demo``.

python docs/picture.py LEDGER
"""

import io
import os
import re
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text

WIDTH, LINES = 100, 34
COMMAND = "allegiance allies Russia --quotes 1 --ledger"


def in_terminal(command: list[str]) -> str:
    """What ``command`` prints when it believes to be in a terminal ``WIDTH`` wide."""
    import pty

    lead, follow = pty.openpty()
    surroundings = os.environ | {"COLUMNS": str(WIDTH), "TERM": "xterm-256color"}
    printed = bytearray()
    with subprocess.Popen(command, stdout=follow, env=surroundings):
        os.close(follow)
        try:
            while piece := os.read(lead, 65536):
                printed += piece
        except OSError:
            pass  # on Linux the end of a terminal is an error
    os.close(lead)
    return printed.decode()


def main() -> None:
    """Run the command on the ledger named, and draw what it shows."""
    ledger = sys.argv[1]
    printed = in_terminal([sys.executable, "-m", *COMMAND.split(), ledger])
    lines = [line.rstrip() for line in printed.replace("\r\n", "\n").splitlines()][:LINES]
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True)
    console.print(Text(f"$ {COMMAND} {ledger}\n", style="green"))
    console.print(Text.from_ansi("\n".join(lines)))
    console.print("…", style="dim")
    drawn = console.export_svg(title="Who backs Russia?")
    own_fonts_only = re.sub(r"@font-face \{.*?\}", "", drawn, flags=re.DOTALL).replace("Fira Code, ", "")
    without_notes = re.sub(r"<!--.*?-->", "", own_fonts_only, flags=re.DOTALL)
    Path(__file__).with_name("picture.svg").write_text(without_notes, encoding="utf-8")


if __name__ == "__main__":
    main()
