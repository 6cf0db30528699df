"""A report's text to parsed sentences, past a gate that only lets through what can hold a claim."""

from collections.abc import Iterator

from allegiance.inference.parser import parse
from allegiance.model import Span
from allegiance.syntax import Sentence
from allegiance.text import paragraphs, sentences


def parsed(text: str) -> list[Sentence]:
    """Every sentence of ``text``, parsed, in text order."""
    return list(parse(text, _spans(text)))


def _spans(text: str) -> Iterator[tuple[Span, int]]:
    for number, paragraph in enumerate(paragraphs(text)):
        for span in sentences(text, paragraph):
            yield span, number
