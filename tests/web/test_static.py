"""What is shipped to browsers: known by hash, and asking nobody else for anything."""

import hashlib
import re
from pathlib import Path

import pytest

from allegiance import web

STATIC = Path(web.__file__).parent / "static"
TEMPLATES = sorted((STATIC.parent / "templates").glob("*.html"))


def test_the_vendored_script_is_the_one_in_the_notice() -> None:
    told = re.search(r"sha256: ([0-9a-f]{64})", (STATIC / "NOTICE").read_text())
    assert told is not None
    assert hashlib.sha256((STATIC / "htmx.min.js").read_bytes()).hexdigest() == told.group(1)


def test_the_sheet_loads_nothing() -> None:
    assert not re.search(r"@import|url\(|expression\(", (STATIC / "style.css").read_text())


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_templates_never_switch_escaping_off(template: Path) -> None:
    words = template.read_text()
    assert not re.search(r"\|\s*safe|autoescape|<style|\sstyle=|\son\w+=|https?://", words)


def test_every_class_the_sheet_names_is_used() -> None:
    sheet = re.sub(r"/\*.*?\*/", "", (STATIC / "style.css").read_text(), flags=re.S)
    named = set(re.findall(r"\.([a-z][\w-]*)", sheet)) - {"htmx-request"}
    pages = " ".join(path.read_text() for path in [*TEMPLATES, *STATIC.parent.glob("*.py")])
    assert not [name for name in sorted(named) if not re.search(rf"\b{re.escape(name)}\b", pages)]
