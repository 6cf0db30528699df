"""Fact files: dates, lists, the user's own rows."""

from datetime import date
from pathlib import Path

import pytest

from allegiance.knowledge import files
from allegiance.knowledge.files import day, rows


@pytest.mark.parametrize(
    ("cell", "first", "last"),
    [
        ("2024-06-19", date(2024, 6, 19), date(2024, 6, 19)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-12", date(2023, 12, 1), date(2023, 12, 31)),
        ("1991", date(1991, 1, 1), date(1991, 12, 31)),
        ("", None, None),
    ],
)
def test_a_date_may_stop_at_month_or_year(cell: str, first: date | None, last: date | None) -> None:
    assert day(cell) == first
    assert day(cell, last=True) == last


def test_own_rows_follow_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "states.csv").write_text("state,name\nXAA,Ruritania\n", "utf-8")
    monkeypatch.setenv(files.OWN_FOLDER, str(tmp_path))
    rows.cache_clear()
    try:
        names = [row["name"] for row in rows("states")]
    finally:
        monkeypatch.undo()
        rows.cache_clear()
    assert names[-1] == "Ruritania"
    assert "Norway" in names


def test_no_file_no_rows() -> None:
    assert rows("nothing-of-this-name") == ()
