"""The command as a user meets it: its exit status and what it prints."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple


class Done(NamedTuple):
    """What a command left behind."""

    returncode: int
    stdout: str
    stderr: str


Run = Callable[..., Done]

REPORT = """Shells leave for Russia

North Korea has sent about one million artillery shells to Russia, South Korea's defence minister said on Monday.

China has denied supplying weapons to Russia.
"""


def command(*arguments: str | Path) -> list[str]:
    """The command line, with the interpreter that runs the tests."""
    return [sys.executable, "-m", "allegiance", *map(str, arguments)]


def environment(**more: str) -> dict[str, str]:
    """Ours without what changes what is printed."""
    plain = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "ALLEGIANCE_DEBUG")}
    return plain | {"PYTHONIOENCODING": "utf-8"} | more
