"""From expressions to intervals: the words before a time open it or join two."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from allegiance.extract.time import calendar
from allegiance.extract.time.calendar import Period
from allegiance.extract.time.timex import Timex
from allegiance.model import Basis, Span, When
from allegiance.syntax import Sentence

_LEAD = re.compile(
    r"(?:\b(?P<not>not)\s+)?\b(?:(?P<word>since|until|till|up to|by|before|prior to|ahead of|after|following|from|"
    r"as of|as from|starting|beginning|effective|no later than|no earlier than|not before|through)"
    r"(?:\s+(?:in|on|at|about|around|at least|as early as|as late as))?"
    r"|(?P<plain>between|in|on|at|during|over|within|throughout|for))\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_SINCE = {"since", "from", "as of", "as from", "starting", "beginning", "effective", "no earlier than", "not before"}
_UNTIL = {"until", "till", "up to", "by", "no later than", "through"}
_BEFORE = {"before", "prior to", "ahead of"}
_AFTER = {"after", "following"}
_OPENERS = re.compile(r"from|between|since", re.IGNORECASE)
_RANGE = re.compile(r"\s*(?:[-–—]|,?\s*\b(?:to|until|till|through|up to|or)\b)\s*(?:the\s+)?", re.IGNORECASE)
_AND = re.compile(r"\s+and\s+(?:the\s+)?", re.IGNORECASE)
_COUNTED_FROM = {"after", "following", "before"}
_LENGTH = re.compile(r"P(?P<count>\d{1,4})(?P<unit>[DWMY])")
_LENGTHS = {"D": "day", "W": "week", "M": "month", "Y": "year"}
_NO_TIME = re.compile(r"PRESENT_REF|PAST_REF|FUTURE_REF|FY\d+|P.*")
_GRAINS = {"weekend": "day", "fortnight": "week"}


def bounded(text: str, sentences: Sequence[Sentence], read: Sequence[Timex]) -> Iterator[When]:
    """Intervals for the expressions that are times; two joined by "to" or a dash are one."""
    starts = [sentence.span.start for sentence in sentences]
    n = 0
    while n < len(read):
        timex = read[n]
        n += 1
        if not _is_time(timex):
            continue
        at = bisect_right(starts, timex.span.start) - 1
        lead = _LEAD.search(text, max(starts[at], timex.span.start - 32), timex.span.start)
        word = _word(lead, sentences[at], timex)
        if n < len(read) and _is_time(read[n]) and _joined(text, word, timex, read[n]):
            start = lead.start() if lead and _OPENERS.match(lead.group()) else timex.span.start
            yield _range(text, Span(start, read[n].span.end), timex, read[n])
            n += 1
            continue
        start = lead.start() if lead else timex.span.start
        measure = read[n - 2] if n > 1 and word in _COUNTED_FROM else None
        if measure is not None and text[measure.span.end : start].isspace():
            counted = _counted(measure.value, timex.period, word)
            if counted is not None:
                yield _single(text, Span(measure.span.start, timex.span.end), replace(timex, period=counted), "")
                continue
        yield _single(text, Span(start, timex.span.end), timex, word)


def _counted(measure: str, period: Period | None, word: str) -> Period | None:
    """``two years after`` an event: the year, month or day that far from its end, or its start while it lasts."""
    length = _LENGTH.fullmatch(measure)
    if length is None or period is None:
        return None
    base = period.start if word == "before" or period.end == date.max else period.end
    grain = _LENGTHS[length.group("unit")]
    steps = int(length.group("count")) * (-1 if word == "before" else 1)
    try:
        at = calendar.moved(base, grain, steps)
    except (ValueError, OverflowError):
        return None
    return calendar.day(at) if grain == "week" and period.grain == "day" else calendar.period(at, grain)


def _word(lead: re.Match[str] | None, sentence: Sentence, timex: Timex) -> str:
    """The preposition that bounds the time; "not until" and "from" behind a noun ("images from 2023") bound nothing."""
    if lead is None:
        return ""
    word = " ".join((lead.group("word") or lead.group("plain")).lower().split())
    if lead.group("not") and word in _UNTIL:
        return "in"
    if timex.type == "TIME":
        return "at" if word in _AFTER | _BEFORE else word
    if word == "from":
        token = sentence.head_of(Span(lead.start(), timex.span.end))
        if token is not None and sentence.head(token).pos in {"NOUN", "PROPN", "NUM"}:
            return "in"
    return word


def _is_time(timex: Timex) -> bool:
    if timex.period is not None:
        return True
    return timex.type in {"DATE", "TIME"} and not _NO_TIME.fullmatch(timex.value)


def _joined(text: str, word: str, timex: Timex, other: Timex) -> bool:
    between = text[timex.span.end : other.span.start]
    return bool(_RANGE.fullmatch(between)) or (word == "between" and bool(_AND.fullmatch(between)))


def _range(text: str, span: Span, first: Timex, last: Timex) -> When:
    one, other = first.period, last.period
    known = one is not None and other is not None and one.start <= other.end
    return When(
        start=one.start if known and one else None,
        end=other.end if known and other else None,
        grain=_grain(other),
        basis=Basis.STATED if first.stated and last.stated else Basis.DERIVED,
        surface=span.of(text),
        span=span,
    )


def _single(text: str, span: Span, timex: Timex, word: str) -> When:
    start, end = _ends(timex.period, word)
    return When(
        start=start,
        end=end,
        grain=_grain(timex.period) if timex.period else _grain_of(timex.value),
        basis=Basis.STATED if timex.stated else Basis.DERIVED,
        surface=span.of(text),
        span=span,
    )


def _ends(period: Period | None, word: str) -> tuple[date | None, date | None]:
    if period is None:
        return None, None
    if word in _SINCE:
        return period.start, None
    if word in _UNTIL:
        return None, period.end
    if word in _BEFORE:
        return None, _beside(period.start, -1)
    lasts = period.end == date.max  # an event of the calendar that has not ended
    if word in _AFTER:
        return _beside(period.start if lasts else period.end, 1), None
    return period.start, None if lasts else period.end


def _beside(day: date, step: int) -> date | None:
    try:
        return day + timedelta(step)
    except OverflowError:
        return None


def _grain(period: Period | None) -> str:
    return _GRAINS.get(period.grain, period.grain) if period else "day"


def _grain_of(value: str) -> str:
    if value.startswith("BC") or value == "XXXX":
        return "year"
    if re.fullmatch(r"XXXX-(?:SP|SU|FA|WI)", value):
        return "season"
    if re.fullmatch(r"XXXX-Q\d", value):
        return "quarter"
    return "month" if re.fullmatch(r"XXXX-\d\d", value) else "day"
