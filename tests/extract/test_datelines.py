"""A town before a colon is where the report was filed; a person, or a government by its capital, speaks."""

import pytest

from extraction import extraction


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("ISLAMABAD: Pakistan's air force has received 12 jets from China.", None),
        ("NEW DELHI: India on Friday sent Peru rice.", None),
        ("DHAKA, May 3: Peru has sent Chad tanks.", None),
        ("Cairo: With an aim of shoring up its fleet, Egypt ordered 30 jets from France.", None),
        ("Lagos: Nigeria has received 12 Turkish drones.", None),
        ("RUBIO: Peru has sent Chad tanks.", "RUBIO"),
        ("Beijing: US has sent tanks to Chad.", "Beijing"),
        ("Austin: Peru has sent Chad tanks.", "Austin"),
    ],
)
def test_who_speaks_before_a_colon(text: str, speaker: str | None) -> None:
    _, found = extraction(text)
    assert [c.attribution.speaker and c.attribution.speaker.surface for c in found.claims] == [speaker]
