"""The glossary names every kind, form, stage and fate there is, and no other."""

import re
from pathlib import Path

import pytest

from allegiance.model import Kind, Polarity, Stage
from allegiance.ontology import forms
from allegiance.pipeline import Fate

ROOT = Path(__file__).resolve().parents[2]
GLOSSARY = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")


def section(title: str) -> str:
    return GLOSSARY.split(f"\n## {title}\n")[1].split("\n## ")[0]


def first_column(title: str) -> set[str]:
    cells = {line.split("|")[1].strip() for line in section(title).splitlines() if line.startswith("|")}
    return cells - {"---", "kind", "form"}


def test_kinds() -> None:
    assert first_column("Kinds of claim") == {str(kind) for kind in Kind}


def test_forms() -> None:
    assert first_column("Forms of support") == set(forms())


@pytest.mark.parametrize(
    ("title", "words"), [("Stage and polarity", [*Stage, *Polarity]), ("Fates of a report", [*Fate])]
)
def test_stages_polarities_and_fates(title: str, words: list[str]) -> None:
    for word in words:
        assert re.search(rf"\b{word}\b", section(title)), word


def test_every_decision_is_numbered_and_accepted_or_replaced() -> None:
    records = sorted((ROOT / "docs" / "adr").glob("0*.md"))
    assert [int(record.name[:4]) for record in records] == list(range(1, len(records) + 1))
    for record in records:
        text = record.read_text(encoding="utf-8")
        assert text.startswith(f"# {int(record.name[:4])}. ")
        assert re.search(r"^(Accepted|Replaced by \d+)\.", text, re.MULTILINE)


def test_every_link_of_the_readme_leads_somewhere() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#]+)\)", readme):
        assert (ROOT / target).exists(), target
