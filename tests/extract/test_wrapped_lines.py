"""Where a line ends a sentence and where it only broke off."""

import pytest

from allegiance.text import paragraphs

RUN_TOGETHER = """Envoy Thanks Lima
QUITO, Ecuador - The envoy of Ecuador thanked his hosts on Monday for all
the rice that had come, in three ships, from the harbours of the south of
Peru, and said that the people of the coast, of the hills and of the old
capital had been kind.
Ministers of both lands are to meet before the end of the year, he told a
Peruvian daily on the quay, where the third of the ships had just come in."""

HEADLINES = """Bomb at a march in the old town of Quito, two dead
Rice hits new low
Envoy of Ecuador thanks Lima for three ships of it
Sun shone"""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            RUN_TOGETHER,
            [
                "Envoy Thanks Lima",
                "QUITO, Ecuador - The envoy of Ecuador thanked his hosts on Monday for all the rice that had come, in "
                "three ships, from the harbours of the south of Peru, and said that the people of the coast, of the "
                "hills and of the old capital had been kind.",
                "Ministers of both lands are to meet before the end of the year, he told a Peruvian daily on the quay, "
                "where the third of the ships had just come in.",
            ],
        ),
        (HEADLINES, HEADLINES.split("\n")),
    ],
)
def test_broken_lines_are_joined_and_headlines_are_not(text: str, found: list[str]) -> None:
    read = [" ".join(span.of(text).split()) for span in paragraphs(text)]
    assert read == found
