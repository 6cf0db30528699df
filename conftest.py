"""What the examples in docstrings find: a small ledger, open, with one report in it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from allegiance.ledger import Ledger

_WORDS = "North Korea has sent artillery shells to Russia, South Korea's defence minister said on Monday."


@pytest.fixture(scope="session")
def example_ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Ledger, Path]]:
    folder = tmp_path_factory.mktemp("example")
    report = folder / "report.txt"
    report.write_text(_WORDS)
    with Ledger.open(folder / "example.db", write=True) as ledger:
        ledger.read([report], outlet="Harbour Gazette", published=date(2024, 6, 3))
        yield ledger, report


@pytest.fixture(autouse=True)
def _examples(request: pytest.FixtureRequest, doctest_namespace: dict[str, object]) -> None:
    if getattr(request.node, "name", "").startswith("allegiance.ledger."):
        doctest_namespace["ledger"], doctest_namespace["report"] = request.getfixturevalue("example_ledger")
