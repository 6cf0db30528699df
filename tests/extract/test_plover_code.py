"""The lexicon's own examples, coded by rules alone; the head on sentences of ours; marks as people write them."""

from datetime import date

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


@pytest.mark.parametrize(
    ("line", "root", "mode", "cameo", "auxiliary"),
    [
        ("<s>Chad</s> will send missiles to <t>Mali</t>.", "AGREE", None, "0332", ()),
        ("<s>Chad</s> refused to send missiles to <t>Mali</t>.", "REJECT", "assist", "1222", ()),
        ("<s>Chad</s> may have bombed <t>Mali</t>.", "ASSAULT", "heavy-weapons", "195", ("hypothetical",)),
        ("<s>Chad</s> did not bomb <t>Mali</t>.", "ASSAULT", "heavy-weapons", "195", ("negation",)),
        ("In 1987 <s>Chad</s> attacked <t>Libya</t>.", "ASSAULT", None, "190", ("historical",)),
        ("<s>Chad</s> agreed to lift <t>sanctions on Mali</t>.", "AGREE", None, "0354", ()),
        ("<s>The army</s> was asked by <t>Mali</t> for a loan.", "REQUEST", "assist", "1031", ()),
    ],
)
def test_a_sentence_has_mode_code_and_auxiliary_modes(
    line: str, root: str, mode: str | None, cameo: str, auxiliary: tuple[str, ...]
) -> None:
    found = code(*read_line(line), head=False, published=date(2024, 6, 1))
    assert found is not None
    assert found.plover is not None
    assert (found.root, found.plover.mode, found.plover.cameo, found.plover.auxiliary) == (root, mode, cameo, auxiliary)


def test_without_a_day_of_publication_nothing_is_history() -> None:
    found = code(*read_line("In 1987 <s>Chad</s> attacked <t>Libya</t>."), head=False)
    assert found is not None
    assert found.plover is not None
    assert found.plover.auxiliary == ()


def test_no_word_opens_two_roots() -> None:
    for part in ("nouns", "objects", "adjectives"):
        words = [word for trigger in triggers.triggers() for word in getattr(trigger, part)]
        assert sorted({word for word in words if words.count(word) > 1}) == []
