"""Who says what by which words: examples of the cue table and whole small reports."""

import tomllib
from importlib.resources import files

import pytest

from allegiance.extract.attribution import attributions
from allegiance.inference.parser import parse
from allegiance.model import Said, Voice
from allegiance.syntax import Sentence
from allegiance.text import paragraphs, sentences

CUES = tomllib.loads((files("allegiance.extract.attribution") / "cues.toml").read_text(encoding="utf-8"))
EXAMPLES = [(act, text, cue) for act, row in CUES.items() for text, cue in row.get("examples", ())]
COUNTERS = [(act, text) for act, row in CUES.items() for text in row.get("counter", ())]


def read(text: str) -> list[Sentence]:
    spans = [(span, number) for number, block in enumerate(paragraphs(text)) for span in sentences(text, block)]
    return list(parse(text, spans))


def said(text: str, attitudes: bool = False) -> list[Said]:
    return attributions(text, read(text), attitudes)


@pytest.mark.parametrize(("act", "text", "cue"), EXAMPLES, ids=[text for _, text, _ in EXAMPLES])
def test_the_examples_of_the_cue_table(act: str, text: str, cue: str) -> None:
    found = said(text, attitudes=bool(CUES[act].get("attitude")))
    assert [one.act for one in found if one.cue and one.cue.of(text) == cue] == [act]


@pytest.mark.parametrize(("act", "text"), COUNTERS, ids=[text for _, text in COUNTERS])
def test_the_counter_examples_of_the_cue_table(act: str, text: str) -> None:
    assert act not in {one.act for one in said(text)}


def test_a_quotation_goes_on_over_sentences() -> None:
    text = '"We sent no shells. Nobody asked for any," the envoy told reporters on Friday. "That is all I know."'
    (only,) = said(text)
    assert only.voice is Voice.DIRECT
    assert "".join(piece.of(text) for piece in only.content).startswith('"We sent no shells.')
    assert only.content[-1].of(text) == '"That is all I know."'
    assert only.said_on is not None
    assert only.said_on.surface == "on Friday"


def test_a_quotation_left_open_goes_on_in_the_next_paragraph() -> None:
    text = "“We sent no shells,” the envoy said. “Nobody wanted them.\n\n“They were too old.”\n\nThe envoy left."
    (only,) = said(text)
    assert "“They were too old.”" in " ".join(piece.of(text) for piece in only.content)
