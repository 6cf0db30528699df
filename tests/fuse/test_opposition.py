import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegiance.fuse.opposition import opposed, table

EXAMPLES = [(language, example) for language, words in table().items() for example in words["examples"]]


@pytest.mark.parametrize(("language", "example"), EXAMPLES, ids=lambda value: str(value)[:60])
def test_the_examples_of_the_table(language: str, example: dict[str, object]) -> None:
    assert bool(opposed(str(example["one"]), str(example["other"]), language)) is example["opposed"]


@given(st.text(max_size=80), st.sampled_from(sorted(table())))
def test_nothing_opposes_itself(sentence: str, language: str) -> None:
    assert not opposed(sentence, sentence, language).number
