"""Interpreters of times that name a piece of the calendar: dates, months, weekdays, seasons, decades, events."""

from collections.abc import Callable
from datetime import date

from allegiance.extract.time import calendar
from allegiance.extract.time.anchors import at_time, made, pointed, year_of
from allegiance.extract.time.calendar import Period
from allegiance.extract.time.discourse import Discourse, weekday
from allegiance.extract.time.grammar import Found, lexicon
from allegiance.extract.time.happenings import by_alias
from allegiance.extract.time.tense import tense
from allegiance.extract.time.timex import Timex
from allegiance.extract.time.words import day_number, key, lookup, ordinal
from allegiance.model import Span
from allegiance.syntax import Sentence

_CENTURIES = {"last": 0, "past": 0, "previous": 0, "this": 1, "next": 2}


def _of(found: Found, span: Span) -> str:
    return span.shifted(-found.span.start).of(found.surface)


def read_calendar(found: Found, sentence: Sentence, discourse: Discourse) -> list[Timex]:
    """Dates, months, weekdays, seasons, quarters, halves, years, decades and centuries."""
    groups = found.groups
    when = tense(sentence, found.span) if "year" not in groups else None
    year, stated, asked = year_of(found, discourse)
    make, unknown = maker(groups)
    if "wd" in groups and make is None:
        return [_weekday(found, discourse, when)]
    period: Period | None
    if "decade" in groups or "tens" in groups:
        period, stated = _decade(groups, discourse), True
    elif "century" in groups:
        period, stated = _century(groups["century"], discourse), True
    elif make is None:
        period = calendar.year(year) if year is not None else None
    elif year is not None:
        period = make(year)
    elif asked:
        period = None
    elif "point" in groups:
        period = _pointed_name(make, groups["point"], discourse)
    else:
        period = discourse.choose(make, when)
    if period is not None and "part" in groups:
        period = calendar.part_of(period, str(lexicon()["parts"][key(groups["part"])]))
    elif period is not None and "rest" in groups:
        period = calendar.part_of(period, "late" if groups["rest"] == "later" else "early")
    return [made(found, period, unknown, stated=stated, year_stated=stated, tense=when)]


def _century(words: str, discourse: Discourse) -> Period | None:
    if words[0].isdigit() or key(words) in lexicon()["ordinals"]:
        number = ordinal(words)
        return calendar.century(number) if number > 0 else None
    now = discourse.published
    return calendar.century(now.year // 100 + _CENTURIES.get(key(words), 1)) if now else None


def maker(groups: dict[str, str]) -> tuple[Callable[[int], Period] | None, str]:
    """How the named piece of the calendar falls in a given year, and its value while the year is unknown."""
    if "month" in groups:
        month = lookup("months", groups["month"])
        if "day" in groups:
            number = day_number(groups["day"])
            return (lambda year: calendar.day(date(year, month, number))), f"XXXX-{month:02d}-{number:02d}"
        return (lambda year: calendar.month(year, month)), f"XXXX-{month:02d}"
    if "season" in groups:
        code = str(lexicon()["seasons"][key(groups["season"])])
        return (lambda year: calendar.season(year, code)), f"XXXX-{code}"
    quarter = groups.get("quarter") or groups.get("quarter2")
    if quarter:
        number = ordinal(quarter)
        number = 4 if number == -1 else number
        if not 1 <= number <= 4:
            raise ValueError(quarter)
        return (lambda year: calendar.quarter(year, number)), f"XXXX-Q{number}"
    if "half" in groups:
        number = ordinal(groups["half"])
        return (lambda year: calendar.half(year, number)), f"XXXX-H{number}"
    return None, "XXXX"


def _pointed_name(make: Callable[[int], Period], pointer: str, discourse: Discourse) -> Period | None:
    pointer = key(pointer)
    pointers = lexicon()["pointers"]
    then = discourse.then()
    if pointer in pointers["then"]:
        if then is None:
            return None
        steps, base = int(pointers["then"][pointer]), then.start
    else:
        now = discourse.now()
        if now is None:
            return None
        steps, base = int(pointers["now"][pointer]), now
    made = [make(year) for year in (base.year - 1, base.year, base.year + 1)]
    if steps < 0:
        return max((one for one in made if one.end < base), key=lambda one: one.start)
    if steps > 0:
        return min((one for one in made if one.start > base), key=lambda one: one.start)
    return next((one for one in made if one.start <= base <= one.end), made[1])


def _decade(groups: dict[str, str], discourse: Discourse) -> Period:
    words = groups.get("decade")
    number = int(words.lstrip("'")) if words else lookup("decades", groups["tens"])
    if number < 100:
        base = discourse.then().start.year // 100 * 100 if discourse.narrative and discourse.then() else 1900  # type: ignore[union-attr]
        number += base
    return calendar.decade(number)


def _weekday(found: Found, discourse: Discourse, when: str | None) -> Timex:
    groups = found.groups
    number = lookup("weekdays", groups["wd"])
    if "wpoint" in groups or "point" in groups:
        pointer = key(groups.get("wpoint") or groups["point"])
        if "wpoint" in groups or pointer == "next":
            base = pointed(discourse, pointer, "week")
            period = calendar.day(calendar.moved(base.start, "day", number - 1)) if base else None
        elif pointer in lexicon()["pointers"]["then"]:
            then = discourse.then()
            steps = int(lexicon()["pointers"]["then"][pointer])
            period = None
            if then is not None:
                ahead = (number - then.start.isoweekday()) % 7
                period = calendar.day(
                    calendar.moved(then.start, "day", ahead or 7 * steps if steps >= 0 else ahead - 7)
                )
        else:
            period = weekday(discourse, number, "future" if pointer in {"coming", "upcoming"} else "past")
            if pointer in {"this", "current"} and when == "future":
                period = weekday(discourse, number, "future")
            if period is not None and pointer in {"last", "past"} and period.start == discourse.now():
                period = calendar.day(calendar.moved(period.start, "day", -7))
    else:
        period = weekday(discourse, number, when)
    if "daypart" in groups:
        return at_time(found, period, "T" + lexicon()["dayparts"][key(groups["daypart"])], when)
    return made(found, period, f"XXXX-WXX-{number}", tense=when)


def read_numeric(found: Found, sentence: Sentence, discourse: Discourse) -> list[Timex]:
    """Dates in digits; of ``7/8/07`` the words do not say which day it is."""
    groups = found.groups
    year = int(groups["year"])
    year += (2000 if year < 50 else 1900) if year < 100 else 0
    if "month" in groups:
        return [
            made(
                found, calendar.day(date(year, int(groups["month"]), int(groups["day"]))), stated=True, year_stated=True
            )
        ]
    first, second = int(groups["first"]), int(groups["second"])
    if first > 12 or groups["mark"] == ".":
        day, month = first, second
    elif second > 12 or first == second:
        day, month = second, first
    else:
        return [made(found, None)]  # 7/8/07 is two days, and the words do not say which
    return [made(found, calendar.day(date(year, month, day)), stated=True, year_stated=True)]


def read_pair(found: Found, sentence: Sentence, discourse: Discourse) -> list[Timex]:
    """Two expressions that share a month or the first digits of a year: ``10 to 14 June``, ``1915-17``."""
    groups, spans = found.groups, found.spans
    if "day2" not in groups:
        first, second = groups["year"], groups["year2"]
        second = first[: len(first) - len(second)] + second
        if int(second) <= int(first):
            return []
        ends = [(spans["year"], int(first)), (spans["year2"], int(second))]
        return [
            Timex(
                span, _of(found, span), "DATE", f"{y:04d}", calendar.year(y), found.rule.name, True, True, joined=n == 1
            )
            for n, (span, y) in enumerate(ends)
        ]
    when = tense(sentence, found.span)
    year, stated, asked = year_of(found, discourse)
    month = lookup("months", groups["month"])
    days = [day_number(groups["day"]), day_number(groups["day2"])]
    lead = spans["month"].start < spans["day"].start
    places = [
        Span(spans["month"].start if lead else spans["day"].start, spans["day"].end),
        Span(spans["day2"].start, found.span.end),
    ]
    if year is None and not asked:
        chosen = discourse.choose(lambda y: calendar.day(date(y, month, days[1])), when)
        year = chosen.start.year if chosen else None
    read = []
    for n, (span, number) in enumerate(zip(places, days, strict=True)):
        period = calendar.day(date(year, month, number)) if year is not None else None
        value = period.value if period else f"XXXX-{month:02d}-{number:02d}"
        words = _of(found, span)
        read.append(Timex(span, words, "DATE", value, period, found.rule.name, stated, stated, n == 1, when))
    return read


def read_holiday(found: Found, sentence: Sentence, discourse: Discourse) -> list[Timex]:
    """Feasts of a fixed day."""
    month, day = lexicon()["holidays"][key(found.groups["holiday"])]
    when = tense(sentence, found.span)
    year, stated, _ = year_of(found, discourse)

    def make(number: int) -> Period:
        return calendar.day(date(number, month, day))

    period = make(year) if year is not None else discourse.choose(make, when)
    return [made(found, period, f"XXXX-{month:02d}-{day:02d}", stated=stated, year_stated=stated, tense=when)]


def read_before_christ(found: Found, sentence: Sentence, discourse: Discourse) -> list[Timex]:
    """Years before Christ have no place in the calendar of days; their value stands without an interval."""
    groups = found.groups
    value = f"BC{int(groups['year']):04d}"
    if "tens" in groups:
        value = value[:-1]
    elif "month" in groups:
        value += f"-{lookup('months', groups['month']):02d}"
    elif "season" in groups:
        value += f"-{lexicon()['seasons'][key(groups['season'])]}"
    return [made(found, None, value, stated=True)]


def read_fiscal(found: Found, sentence: Sentence, discourse: Discourse) -> list[Timex]:
    """States begin their fiscal years on different days, so the days stay unknown."""
    return [made(found, None, f"FY{found.groups.get('year') or found.groups['year2']}", stated=True)]


def read_event(found: Found, sentence: Sentence, discourse: Discourse) -> list[Timex]:
    """The days of a known event; of several with one name the latest that had begun at publication."""
    known = by_alias().get(key(found.surface).replace("’", "'"), ())
    now = discourse.published
    begun = [one for one in known if now is None or one.start <= now]
    one = max(begun, key=lambda one: one.start, default=None) if now else (known[0] if len(known) == 1 else None)
    if one is None:
        return []
    return [made(found, Period(one.start, one.end or date.max, "day", one.start.isoformat()))]
