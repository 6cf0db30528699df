"""What is sent: the sentences of a report, in passages that a small model can keep in mind, and nothing about it."""

from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources

import msgspec

from allegiance.extract.endpoint.answer import schema
from allegiance.inference.endpoint import Endpoint, Unanswered
from allegiance.model import Span
from allegiance.syntax import Sentence

_LONGEST = 6_000  # code points of one passage


@cache
def instructions() -> str:
    """What the model is told to do."""
    return resources.files(__package__).joinpath("instructions.txt").read_text("utf-8")


def passages(sentences: Sequence[Sentence]) -> Iterator[list[Sentence]]:
    """Runs of sentences of at most 6,000 code points together; a new one begins with a paragraph where it can."""
    passage: list[Sentence] = []
    for sentence in sentences:
        if passage:
            long = sentence.span.end - passage[0].span.start
            opens = sentence.paragraph != passage[-1].paragraph
            if long > _LONGEST or (opens and long > _LONGEST * 3 // 4):
                yield passage
                passage = []
        passage.append(sentence)
    if passage:
        yield passage


def ask(endpoint: Endpoint, text: str, passage: Sequence[Sentence]) -> str | Unanswered:
    """What the model says about a passage. Only the words of the report travel: no path, address, outlet or date."""
    words = Span(passage[0].span.start, passage[-1].span.end).of(text)
    return endpoint.ask(instructions(), msgspec.json.encode({"passage": words}).decode(), schema())
