"""What a reader knows of time at one place of a report: when it appeared and which days were spoken of last."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from statistics import median

from allegiance.extract.time import calendar
from allegiance.extract.time.calendar import Period

_YEAR = re.compile(r"(?<![\d.,$€£/-])(1[0-9]\d{2}|20\d{2})(?![\d%]|[.,]\d)")
_NEWS = re.compile(
    r"\b(?:yesterday|today|tomorrow|tonight|(?:last|next|this) (?:week|month|year|morning)|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|ago)\b"
)
_ANCIENT = re.compile(r"\d\s(?:BC|B\.C\.)")
_FAR = 2
_FEWEST = 6
_PER_NEWS_WORD = 12
_SOON = 31  # a bare day of the coming month is meant even by a verb in the past: "was set for 1 October"
_COARSE = {"year", "decade", "century"}


def is_narrative(text: str, published: date | None) -> bool:
    """True for a history: it names many years, mostly far before its publication, and has few words of news."""
    if len(_ANCIENT.findall(text)) >= _FEWEST:
        return True
    years = [int(year) for year in _YEAR.findall(text)]
    if len(years) < _FEWEST:
        return False
    fewest = max(_FEWEST, _PER_NEWS_WORD * len(_NEWS.findall(text)))
    if published is None:
        return len(years) >= fewest
    ages = [published.year - year for year in years]
    return sum(age >= _FAR for age in ages) >= fewest and median(ages) >= _FAR


class Discourse:
    """The anchors, moved on by every expression that was resolved."""

    def __init__(self, published: date | None, narrative: bool) -> None:
        self.published = published
        self.narrative = narrative
        self.last: Period | None = None
        self.last_at = -99
        self.year: int | None = None
        self.year_at = -99
        self.sentence = 0
        self.paragraph = -1
        self.last_paragraph = -1

    def saw(self, period: Period, year_stated: bool, leads: bool) -> None:
        """Remember a resolved expression of the current sentence; ``leads`` when the sentence begins with it.

        A bare year in passing ("his 1995 book") does not end a story told by days and months.
        """
        passing = period.grain in _COARSE and not leads
        told = self.last is not None and self.last.grain not in _COARSE and self.last_paragraph == self.paragraph
        if not (self.narrative and passing and told):
            self.last, self.last_at, self.last_paragraph = period, self.sentence, self.paragraph
        kept = self.year == period.start.year and self.year_at >= self.sentence - 2
        if (year_stated and not passing) or kept:
            self.year, self.year_at = period.start.year, self.sentence

    def now(self) -> date | None:
        """The day that "this" and "last" count from: publication, or the last day spoken of in a history."""
        if self.narrative and self.last is not None:
            return self.last.start
        return self.published

    def then(self) -> Period | None:
        """The last period spoken of."""
        return self.last

    def recent_year(self) -> int | None:
        """A year written in this sentence or one of the two before it."""
        return self.year if self.year_at >= self.sentence - 2 else None

    def choose(self, of_year: Callable[[int], Period], tense: str | None) -> Period | None:
        """The period meant by words without a year, made by ``of_year`` ("in May"); null when nothing anchors."""
        if self.narrative:
            return self._choose_in_story(of_year)
        known = self.recent_year()
        ahead = tense in {"future", "perfect"}  # what has gone on up to now began in no year of the story before
        if known is not None and not ahead and (self.published is None or known < self.published.year):
            told = _first(_candidates(of_year, known), lambda one: one.start.year == known)
            if told is not None and (self.last is None or told.end >= self.last.start):
                return told
        if self.published is None:
            return None
        return _nearest(_candidates(of_year, self.published.year), self.published, tense)

    def _choose_in_story(self, of_year: Callable[[int], Period]) -> Period | None:
        if self.last is None:
            return None
        here = self.last.start
        same = _first(_candidates(of_year, here.year), lambda one: one.start.year == here.year)
        if self.last.grain in _COARSE or same is None:
            return same
        if (here - same.end).days > 200:
            return _first(_candidates(of_year, here.year + 1), lambda one: one.start.year == here.year + 1)
        return same


def _candidates(of_year: Callable[[int], Period], year: int) -> list[Period]:
    made = []
    for number in (year - 1, year, year + 1):
        try:
            made.append(of_year(number))
        except (ValueError, OverflowError):  # 29 February, or a year outside the calendar
            continue
    return made


def _first(periods: Iterable[Period], wanted: Callable[[Period], bool]) -> Period | None:
    return next((period for period in periods if wanted(period)), None)


def _nearest(periods: list[Period], published: date, tense: str | None) -> Period | None:
    soon = [one for one in periods if one.grain == "day" and 0 <= (one.start - published).days <= _SOON]
    if tense == "perfect" or (tense == "past" and not soon):
        return max((one for one in periods if one.start <= published), key=lambda one: one.start, default=None)
    if tense == "future":
        return min((one for one in periods if one.end >= published), key=lambda one: one.start, default=None)
    return min(periods, key=lambda one: abs((one.start - published).days + (one.end - published).days), default=None)


def weekday(discourse: Discourse, number: int, tense: str | None) -> Period | None:
    """The ISO weekday meant by its bare name."""
    anchor = discourse.now()
    if anchor is None:
        return None
    back = (anchor.isoweekday() - number) % 7
    if discourse.narrative or tense == "future":
        return calendar.day(calendar.moved(anchor, "day", (-back) % 7))
    return calendar.day(calendar.moved(anchor, "day", -back))
