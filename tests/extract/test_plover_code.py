"""The lexicon's own examples, coded by rules alone; the head on sentences of ours; marks as people write them."""

import pytest

from allegiance.extract.plover import code
from allegiance.extract.plover.marks import read_line
from allegiance.ontology import triggers


def marked(example: str) -> str:
    opened = example.replace("<", "\0").replace(">", "\1").replace("[", "<t>").replace("]", "</t>")
    return opened.replace("\0", "<s>").replace("\1", "</s>")


EXAMPLES = [
    pytest.param(trigger.root, example, id=example) for trigger in triggers.triggers() for example in trigger.examples
]


@pytest.mark.parametrize(("root", "example"), EXAMPLES)
def test_the_rules_alone_code_their_examples(root: str, example: str) -> None:
    found = code(*read_line(marked(example)), head=False)
    assert found is not None
    assert found.root == root


def test_no_word_opens_two_roots() -> None:
    for part in ("nouns", "objects", "adjectives"):
        words = [word for trigger in triggers.triggers() for word in getattr(trigger, part)]
        assert sorted({word for word in words if words.count(word) > 1}) == []
