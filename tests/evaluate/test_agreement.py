"""Agreement of two markings of the same groups."""

from pathlib import Path

import pytest

from allegiance.errors import UsageError
from allegiance.evaluate.agreement import Agreement, agreement, marks, twice

FOLDER = Path(__file__).resolve().parents[2] / "corpus" / "groups"
FIRST = 'origins = [["a", "b"], ["c"], ["d"]]\ncontradictions = [{ one = "a", other = "c", slot = "polarity" }]'


def folder(path: Path, first: str, second: str) -> Path:
    (path / "second").mkdir()
    (path / "g01.toml").write_text(first, "utf-8")
    (path / "second" / "g01.toml").write_text(second, "utf-8")
    return path


def test_the_same_marks_agree_wholly_whichever_report_is_named(tmp_path: Path) -> None:
    second = FIRST.replace('one = "a"', 'one = "b"')
    found = agreement(twice(folder(tmp_path, FIRST, second)))
    assert {found[name] for name in found if name not in ("groups", "pairs")} == {1.0}
    assert found["pairs"] == 6


def test_what_is_marked_otherwise_counts(tmp_path: Path) -> None:
    second = 'origins = [["a", "b", "d"], ["c"]]\ncontradictions = [{ one = "a", other = "c", slot = "quantity" }]'
    found = agreement(twice(folder(tmp_path, FIRST, second)))
    assert found["origins.f1"] == pytest.approx(2 / 4)
    assert found["origins.kappa"] == pytest.approx((4 / 6 - 0.5) / 0.5)
    assert found["contradictions.f1"] == pytest.approx(4 / 5)
    assert found["contradictions.slot_f1"] == 0
    assert found["origins.same_in_group"] == 0


def test_kappa_is_none_where_marks_are_by_chance() -> None:
    assert Agreement(both=1, first=1, second=1, neither=1).kappa == 0


@pytest.mark.parametrize(
    "second",
    [
        'origins = [["a", "b"], ["c"]]\ncontradictions = []',
        'origins = [["a", "b"], ["b", "c"], ["d"]]\ncontradictions = []',
        FIRST.replace('other = "c"', 'other = "b"'),
        FIRST.replace("polarity", "mood"),
    ],
    ids=["a report left out", "a report twice", "inside one origin", "an unknown slot"],
)
def test_marks_that_cannot_be_meant_are_refused(tmp_path: Path, second: str) -> None:
    with pytest.raises(UsageError):
        twice(folder(tmp_path, FIRST, second))


def test_the_first_marks_can_all_be_meant() -> None:
    assert len([marks(file) for file in FOLDER.glob("g*.toml")]) == 40


def test_second_marks_where_they_are_there_are_of_the_same_reports() -> None:
    found = twice(FOLDER)
    if not found:
        pytest.skip("the groups were marked once")
    assert agreement(found)["groups"] == len(list((FOLDER / "second").glob("g*.toml")))
