"""Polarity of an event from the words around it: the data file's own examples."""

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

import pytest

from allegiance.extract.attribution.modality import modality_of
from allegiance.inference.parser import parse
from allegiance.model import Span
from allegiance.syntax import Sentence

TABLE = tomllib.loads((files("allegiance.extract.attribution") / "modality.toml").read_text(encoding="utf-8"))


def examples(node: Any) -> Iterator[tuple[str, str, str]]:
    for key, value in node.items():
        if key == "examples":
            yield from (tuple(row) for row in value)
        elif isinstance(value, dict):
            yield from examples(value)


CASES = list(examples(TABLE))


@cache
def parsed() -> list[Sentence]:
    found: list[Sentence] = []
    for text, _, _ in CASES:
        found.extend(parse(text, [(Span(0, len(text)), 0)]))
    return found


@pytest.mark.parametrize("index", range(len(CASES)), ids=[case[0] for case in CASES])
def test_the_examples_of_the_data_file(index: int) -> None:
    text, word, expected = CASES[index]
    sentence = parsed()[index]
    token = next(token for token in sentence.tokens if token.text == word)
    assert modality_of(sentence, token).value == expected, text
