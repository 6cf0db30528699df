"""The groups of reports are marked consistently, and fusion keeps to them."""

from itertools import chain
from pathlib import Path

import pytest

from allegiance.evaluate.groups import Group, groups, score

FOLDER = Path(__file__).resolve().parents[2] / "corpus" / "groups"
GROUPS = groups(FOLDER)
SLOTS = {"polarity", "stage", "date", "quantity", "item", "party"}


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.name)
def test_each_report_has_one_origin(group: Group) -> None:
    ids = [report.id for report in group.reports]
    assert sorted(chain.from_iterable(group.origins)) == sorted(ids)
    assert len({report.outlet for report in group.reports}) == len(ids)
    for origins, slot in group.disputes:
        assert len(origins) == 2
        assert slot in SLOTS


def test_there_are_forty_and_half_are_kept_apart() -> None:
    assert len(GROUPS) == 40
    assert sum(group.testing for group in GROUPS) == 20
    assert sum(max(map(len, group.origins)) >= 6 for group in GROUPS) >= 6


def test_fusion_on_the_development_half() -> None:
    found = score(group for group in GROUPS if not group.testing)
    assert found["same_origin.precision"] >= 0.97
    assert found["same_origin_where_read.f1"] >= 0.95
    assert found["contradiction.precision"] >= 0.9
    assert found["origins_exact"] >= 0.9
