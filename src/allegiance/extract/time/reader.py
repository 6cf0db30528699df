"""Every time expression of a report, in text order, as TimeML sees it and as the days meant."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from allegiance.extract.time.bounds import bounded
from allegiance.extract.time.discourse import Discourse, is_narrative
from allegiance.extract.time.grammar import Found, found, lexicon
from allegiance.extract.time.resolve import resolve
from allegiance.extract.time.timex import Timex
from allegiance.model import When
from allegiance.syntax import Sentence

_JOINT = re.compile(r"\s*(?:[-–—,]|,?\s*\b(?:to|and|until|till|through|or)\b(?:\s+(?:early|mid|late|the))?)\s*")
_HEAD_PARAGRAPHS = 4
_LEADING = 16  # code points of a sentence before an expression that opens it, such as "In early "


def timexes(text: str, sentences: Sequence[Sentence], published: date | None) -> list[Timex]:
    """The expressions with TIMEX3 type and value, durations and sets among them, names of events not.

    A report without a publication date is anchored at a dateline: a full date that is a paragraph of its own near the
    top. A history, told by dates far in its past, is anchored at the last day it spoke of.
    """
    return [timex for timex in _read(text, sentences, published) if timex.rule != "event"]


def _read(text: str, sentences: Sequence[Sentence], published: date | None) -> list[Timex]:
    per_sentence = [list(_lend_years(list(found(text, sentence)), text)) for sentence in sentences]
    if published is None:
        published = _dateline(sentences, per_sentence)
    discourse = Discourse(published, is_narrative(text, published))
    read: list[Timex] = []
    for number, (sentence, hits) in enumerate(zip(sentences, per_sentence, strict=True)):
        discourse.sentence, discourse.paragraph = number, sentence.paragraph
        for hit in hits:
            for timex in resolve(hit, sentence, discourse):
                read.append(timex)
                if timex.period is not None and timex.type != "DURATION" and hit.rule.read != "event":
                    leads = timex.span.start - sentence.span.start <= _LEADING
                    discourse.saw(timex.period, timex.year_stated, leads)
    return read


def times(text: str, sentences: Sequence[Sentence], published: date | None) -> list[When]:
    """Every time of the report as a closed interval of days, open where null, in text order.

    What no anchor resolves keeps its words with ``start`` and ``end`` null. Durations ("for 40 minutes") and
    repetitions ("every day") are no times.
    """
    return list(bounded(text, sentences, _read(text, sentences, published)))


def _lend_years(hits: list[Found], text: str) -> Iterator[Found]:
    """``between May and July 2024``: the year of the second belongs to the first as well."""
    for n in range(len(hits) - 2, -1, -1):
        one, other = hits[n].groups, hits[n + 1].groups
        between = text[hits[n].span.end : hits[n + 1].span.start]
        if (
            "month" in one
            and "month" in other
            and "year" in other
            and not one.keys() & {"year", "ypoint", "point"}
            and hits[n].rule.read == hits[n + 1].rule.read == "calendar"
            and _JOINT.fullmatch(between)
        ):
            months = lexicon()["months"]
            first, second = (months[words["month"].lower().rstrip(".")] for words in (one, other))
            year = int(other["year"]) - (first > second)
            hits[n] = replace(hits[n], groups={**one, "year": str(year)})
    yield from hits


def _dateline(sentences: Sequence[Sentence], per_sentence: list[list[Found]]) -> date | None:
    for sentence, hits in zip(sentences, per_sentence, strict=True):
        if sentence.paragraph >= _HEAD_PARAGRAPHS:
            return None
        if len(hits) == 1 and hits[0].span == sentence.span and {"year", "month", "day"} <= hits[0].groups.keys():
            timex = resolve(hits[0], sentence, Discourse(None, False))[0]
            if timex.period is not None:
                return timex.period.start
    return None
