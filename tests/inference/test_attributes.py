"""Attributes remembered by kind of token are those that spaCy's own ruler sets."""

from typing import Any

import spacy

from allegiance.inference.parser import _language, parse
from allegiance.model import Span

SENTENCES = [
    "There are 40 tanks in the port that Ankara has sent.",
    "They ain't gonna send the shells, c'mon.",
    "Let's see what he's got to say: it is his, isn't it?",
    "Those  two spaces, and this that those.",
    "What the ministry gets, the army got before.",
    "That which was sent by Oslo was sent, though not all of it.",
]


def test_remembered_attributes_are_those_of_the_ruler() -> None:
    language = _language()
    remembered: Any = language.get_pipe("attribute_ruler")
    before = [language.get_pipe(name) for name in language.pipe_names[: language.pipe_names.index("attribute_ruler")]]
    for text in [*SENTENCES, *SENTENCES]:  # the second time nothing is new
        docs: list[spacy.tokens.Doc] = []
        for set_attributes in (remembered, remembered.ruler):
            doc = language.make_doc(text)
            for component in [*before, set_attributes]:
                doc = component(doc)
            docs.append(doc)
        mine, theirs = ([(t.pos_, str(t.morph), t.lemma_, t.tag_, t.dep_) for t in doc] for doc in docs)
        assert mine == theirs


def test_a_sentence_read_twice_has_the_same_tree() -> None:
    for text in SENTENCES:
        first, second = (next(parse(text, [(Span(0, len(text)), 0)])).tokens for _ in range(2))
        assert first == second
