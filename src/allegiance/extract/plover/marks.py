"""Sentences with marked actors as people and programs write them: <s>source</s>, <t>target</t>, or JSON."""

import json
import re
from typing import NamedTuple

from allegiance.model import Span

_MARK = re.compile(r"</?[st]>")


class MarkedSentence(NamedTuple):
    """A plain text and where its source and target stand; an empty span is an actor that is not named."""

    text: str
    source: Span
    target: Span


def read_line(line: str) -> MarkedSentence:
    """Read one line: a sentence with marks, or a JSON object with ``text``, ``source`` and ``target``.

    In JSON an actor is its words, a pair of offsets, or null. Raises ValueError saying what is wrong.

    >>> read_line("<s>Chad</s> thanked <t>Niger</t>.")
    MarkedSentence(text='Chad thanked Niger.', source=Span(start=0, end=4), target=Span(start=13, end=18))
    """
    found = _from_json(line) if line.lstrip().startswith("{") else _from_marks(line.strip())
    if found.source == found.target == Span(0, 0):
        raise ValueError("no actor is marked; write <s>source</s> and <t>target</t>")
    return found


def _from_marks(line: str) -> MarkedSentence:
    plain, open_at, spans = "", {}, {"s": Span(0, 0), "t": Span(0, 0)}
    last = 0
    for mark in _MARK.finditer(line):
        plain += line[last : mark.start()]
        last, letter = mark.end(), mark.group()[-2]
        if not mark.group().startswith("</"):
            open_at[letter] = len(plain)
        elif letter in open_at:
            spans[letter] = Span(open_at.pop(letter), len(plain))
        else:
            raise ValueError(f"{mark.group()} closes what was not opened")
    if open_at:
        raise ValueError(f"<{min(open_at)}> is not closed")
    return MarkedSentence(plain + line[last:], spans["s"], spans["t"])


def _from_json(line: str) -> MarkedSentence:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON: {error.msg}") from None
    text = row.get("text")
    if not isinstance(text, str) or not text.strip():
        raise ValueError("no text")
    return MarkedSentence(text, _span(text, row.get("source"), "source"), _span(text, row.get("target"), "target"))


def _span(text: str, value: object, name: str) -> Span:
    if value is None:
        return Span(0, 0)
    if isinstance(value, str) and value and value in text:
        start = text.index(value)
        return Span(start, start + len(value))
    if isinstance(value, list) and len(value) == 2 and all(type(number) is int for number in value):
        if 0 <= value[0] < value[1] <= len(text):
            return Span(*value)
        raise ValueError(f"{name} {value} lies outside the text")
    raise ValueError(f"{name} is not in the text: {value!r}")
