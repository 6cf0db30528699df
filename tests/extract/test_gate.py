"""The gate: short texts pass for two actors, long ones need a cue beside them."""

import pytest

from allegiance.extract import relevant

FILLER = "The harvest was good and the village held its fair on the green beside the church. " * 20


@pytest.mark.parametrize(
    ("text", "passes"),
    [
        ("Algiers severs diplomatic relations with Rabat", True),
        ("The farmers of Kent brought their cheese to the fair.", False),
        (FILLER + "Poland sent Ukraine tanks. " + FILLER, True),
        (FILLER + "Moscow has delivered a second S-400 to Delhi. " + FILLER, True),
        (FILLER + "Norway granted Nepal a line of credit. " + FILLER, True),
        (FILLER + "Peru thanked Chad for the humanitarian aid. " + FILLER, True),
        (FILLER + "Togo gets debt relief from Japan. " + FILLER, True),
        (FILLER + "The striker from Togo is in Japan on loan. " + FILLER, False),
        (FILLER + "Rice from Japan sells well in Peru. " + FILLER, False),
        (FILLER + "Poland lost to Ukraine after a fight for every ball. " + FILLER, False),
        (FILLER + "Poland sent " + FILLER + " tanks " + FILLER + " Ukraine.", False),
        ("", False),
    ],
)
def test_relevant(text: str, passes: bool) -> None:
    assert relevant(text) is passes
