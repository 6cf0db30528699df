"""Names that differ only in how they are written in Latin letters."""

import pytest

from allegiance.knowledge.alike import spelled_alike


@pytest.mark.parametrize(
    ("written", "actor"),
    [
        ("Evelyne Anite", "person:anite-evelyn"),
        ("Mohamad bin Salmaan", "person:bin-salman-mohammed"),
        ("Volodimir Zelenski", "person:zelensky-volodymyr"),
    ],
)
def test_another_spelling_is_the_same_name(written: str, actor: str) -> None:
    assert {sense.actor.id for sense in spelled_alike(written)} == {actor}


@pytest.mark.parametrize("name", ["Putin", "John Smith", "Ana Lopez", "two old men", "the poor man", "Ilsa Brandvold"])
def test_one_word_or_an_unknown_name_is_nobody(name: str) -> None:
    assert spelled_alike(name) == ()
