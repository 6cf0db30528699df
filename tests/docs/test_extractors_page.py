"""The page on extractors names every extractor there is and every problem that an endpoint can make."""

import re
from pathlib import Path

from allegiance.plugins import CONFIGURED, EXTRACTORS, ON_REQUEST, parts

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "extractors.md").read_text(encoding="utf-8")
SOURCES = [ROOT / "src/allegiance/inference/endpoint.py", *(ROOT / "src/allegiance/extract/endpoint").glob("*.py")]


def test_every_extractor_of_ours_is_named() -> None:
    named = set(re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE))
    assert named == {name for group in (EXTRACTORS, ON_REQUEST, CONFIGURED) for name in parts(group)}


def test_every_problem_is_named_and_no_other() -> None:
    met = {code for file in SOURCES for code in re.findall(r'"(endpoint-[a-z-]+)"', file.read_text(encoding="utf-8"))}
    named = set(re.findall(r"`(endpoint-[a-z-]+)`", PAGE))
    assert met == named
