"""Interpreters of times that count from an anchor: "last week", "two days later", "the past eight months"."""

from dataclasses import replace
from datetime import date

from allegiance.extract.numbers import spelled
from allegiance.extract.time import calendar
from allegiance.extract.time.anchors import at_time, bare_year, made, pointed, year_of
from allegiance.extract.time.calendar import Period
from allegiance.extract.time.discourse import Discourse, weekday
from allegiance.extract.time.grammar import Found, lexicon
from allegiance.extract.time.named import maker
from allegiance.extract.time.tense import tense
from allegiance.extract.time.timex import Timex
from allegiance.extract.time.words import CLOCK_UNITS, amount, day_number, grain_of, key, lookup, ordinal, span_value
from allegiance.syntax import Sentence


def read_unit(found: Found, sentence: Sentence, discourse: Discourse) -> list[Timex]:
    """ "Last year", "the following week", "the end of this month", "later that year"."""
    groups = found.groups
    when = tense(sentence, found.span)
    grain = grain_of(groups["unit"])
    definite = found.surface.lower().startswith("the ")
    if "point" in groups:
        period = pointed(discourse, groups["point"], grain, definite=definite and when != "future")
    elif grain == "year":
        year = bare_year(discourse)
        period = calendar.year(year) if year is not None else None
    else:
        base = discourse.then().start if discourse.then() else discourse.now()  # type: ignore[union-attr]
        if not discourse.narrative and grain != "day":
            base = discourse.now()
        period = calendar.period(base, grain) if base else None
    if period is not None and "spart" in groups:
        period = calendar.part_of(period, str(lexicon()["parts"][key(groups["spart"])]))
    elif period is not None and "rest" in groups:
        period = _rest(period, key(groups["rest"]), groups.get("point"), discourse)
    if period is not None and period.grain == "weekend":
        period = period._replace(grain="day" if period.start == period.end else "weekend")
    return [made(found, period, tense=when)]


def _rest(period: Period, which: str, pointer: str | None, discourse: Discourse) -> Period:
    """What is left of a period: "later this year" after publication, "earlier this year" before it."""
    now = discourse.published
    if now is None or discourse.narrative or pointer is None or key(pointer) != "this":
        return period
    if which.startswith("later") and period.start <= now < period.end:
        return period._replace(start=now)
    if which.startswith("earlier") and period.start < now <= period.end:
        return period._replace(end=now)
    return period


def read_nth(found: Found, sentence: Sentence, discourse: Discourse) -> list[Timex]:
    """``the last week of March``, ``the first day of that month``."""
    groups = found.groups
    grain, number = grain_of(groups["unit"]), ordinal(groups["ordinal"])
    when = tense(sentence, found.span)
    if "month" in groups:
        make, _ = maker({"month": groups["month"]})
        year, stated, _ = year_of(found, discourse)
        outer = make(year) if year is not None and make else (discourse.choose(make, when) if make else None)
    else:
        stated = False
        outer = pointed(discourse, groups["point"], grain_of(groups["outer"]))
    if outer is None:
        return [made(found, None)]
    if number == -1:
        period = calendar.period(outer.end, grain)
        if grain == "week" and period.end > outer.end:
            period = calendar.period(
                outer.end - (outer.end - period.start)
                if (outer.end - period.start).days >= 3
                else calendar.moved(outer.end, "day", -7),
                grain,
            )
    else:
        period = calendar.period(calendar.moved(outer.start, grain, number - 1), grain)
        if grain == "day" and not outer.start <= period.start <= outer.end:
            return [made(found, None)]
    return [made(found, period, stated=stated, year_stated=stated, tense=when)]


def read_weekend(found: Found, sentence: Sentence, discourse: Discourse) -> list[Timex]:
    """The weekend nearest to publication on the side the verb points to."""
    now = discourse.published
    if now is None or discourse.narrative:
        return [made(found, None)]
    when = tense(sentence, found.span)
    at = now if when == "future" or now.isoweekday() >= 6 else calendar.moved(now, "week", -1)
    return [made(found, calendar.weekend(at), tense=when)]


def read_months_of(found: Found, sentence: Sentence, discourse: Discourse) -> list[Timex]:
    """ "The first six months of 2024": a duration with its days."""
    groups = found.groups
    year, stated, _ = year_of(found, discourse)
    count = int(spelled(groups["n"]) or 0)
    period = None
    if year is not None and 0 < count <= 12:
        first = 1 if ordinal(groups["ordinal"]) == 1 else 13 - count
        period = Period(
            calendar.month(year, first).start, calendar.month(year, first + count - 1).end, "month", f"P{count}M"
        )
    return [Timex(found.span, found.surface, "DURATION", f"P{count or 'X'}M", period, found.rule.name, stated, stated)]


def read_offset(found: Found, sentence: Sentence, discourse: Discourse) -> list[Timex]:
    """``three years ago`` counts from publication, ``two days later`` from the last day spoken of."""
    groups = found.groups
    way, grain = key(groups["way"]), grain_of(groups["unit"])
    count = amount(groups.get("n", "a"))
    back = way in {"ago", "earlier", "before", "before that", "beforehand", "previously", "previous", "prior"}
    then = discourse.then()
    if way in {"ago", "from now", "hence"}:
        base = discourse.now()
    elif then is not None:
        base = then.start if back else then.end
        if then.grain not in {"day", "week"} and grain in {"day", "week", "hour"}:
            base = None
    else:
        base = discourse.published if back else None
    if grain in CLOCK_UNITS:
        period = calendar.day(base) if base and way == "ago" and (count or 99) < 12 and grain != "hour" else None
        return [Timex(found.span, found.surface, "DATE", span_value(count, groups["unit"]), period, found.rule.name)]
    if count is None or base is None:
        past = "PAST_REF" if back and count is None else ("FUTURE_REF" if count is None else "XXXX-XX-XX")
        return [made(found, None, past)]
    steps = -count if back else count
    if count != int(count):
        if grain != "year":
            return [made(found, None)]
        at, grain = calendar.moved(base, "month", int(steps * 12)), "month"
    else:
        at = calendar.moved(base, grain, int(steps))
    exact = grain == "week" and then is not None and then.grain == "day" and way != "ago"
    return [made(found, calendar.day(at) if exact else calendar.period(at, grain))]


def read_stretch(found: Found, sentence: Sentence, discourse: Discourse) -> list[Timex]:
    """``the past eight months``: a duration that ends or begins at the anchor."""
    groups = found.groups
    way = key(groups["way"])
    unit = groups["unit"]
    vague = "n" not in groups and unit.endswith("s")
    count = amount(groups["n"]) if "n" in groups else (None if vague else 1.0)
    value = span_value(count, unit)
    period = None
    anchor = discourse.published if not discourse.narrative else None
    if anchor is not None and count is not None and count == int(count):
        grain, steps = grain_of(unit), int(count)
        if grain == "hour":
            grain, steps = "day", -(-steps // 24)
        if grain not in CLOCK_UNITS:
            period = _stretched(anchor, grain, steps, way, tense(sentence, found.span))
    if period is not None and period.value == "":
        period = period._replace(value=value)
    return [Timex(found.span, found.surface, "DURATION", value, period, found.rule.name)]


def _stretched(anchor: date, grain: str, steps: int, way: str, when: str | None) -> Period | None:
    """The days of a stretch; "in two years" is the period two years ahead, and only for what lies ahead."""
    ahead = when in {"future", "present"}
    if way in {"past", "last", "previous", "preceding", "recent"}:
        return Period(calendar.moved(anchor, grain, -steps), anchor, grain, "")
    if way == "in":
        return calendar.period(calendar.moved(anchor, grain, steps), grain) if ahead else None
    if way in {"next", "coming"} or (way in {"within", "following"} and ahead):
        return Period(anchor, calendar.moved(anchor, grain, steps), grain, "")
    return None


def read_today(found: Found, sentence: Sentence, discourse: Discourse) -> list[Timex]:
    """ "Today", "yesterday", "tomorrow" and their parts; in a history they point to no day."""
    words = key(found.groups["word"])
    steps = {
        "today": 0,
        "tonight": 0,
        "yesterday": -1,
        "tomorrow": 1,
        "the day before yesterday": -2,
        "the day after tomorrow": 2,
    }
    if discourse.narrative:
        return [made(found, None, "PRESENT_REF")]
    base = discourse.published
    period = calendar.day(calendar.moved(base, "day", steps[words])) if base else None
    if "daypart" in found.groups or words == "tonight":
        part = found.groups.get("daypart", "night")
        return [at_time(found, period, "T" + lexicon()["dayparts"][key(part)])]
    return [made(found, period)]


def read_daypart(found: Found, sentence: Sentence, discourse: Discourse) -> list[Timex]:
    """ "This morning", "the next night"."""
    part = "T" + lexicon()["dayparts"][key(found.groups["daypart"])]
    pointer = key(found.groups["point"])
    if pointer == "last":
        now = discourse.now()
        period = calendar.day(calendar.moved(now, "day", -1)) if now else None
    else:
        period = pointed(discourse, pointer, "day")
    return [at_time(found, period, part)]


def read_overnight(found: Found, sentence: Sentence, discourse: Discourse) -> list[Timex]:
    """The night before publication."""
    base = discourse.published if not discourse.narrative else None
    period = Period(calendar.moved(base, "day", -1), base, "day", base.isoformat()) if base else None
    return [at_time(found, period, "TNI")]


def read_clock(found: Found, sentence: Sentence, discourse: Discourse) -> list[Timex]:
    """A time of day, on the day named with it or spoken of last."""
    groups = found.groups
    hour = int(groups.get("hour") or groups.get("hour2") or groups["hour3"])
    half = (groups.get("half") or groups.get("half2") or "").lower()
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    zone = "Z" if groups.get("zone", "").upper() in {"UTC", "GMT"} else ""
    clock = f"T{hour:02d}:{groups.get('minute', '00')}{zone}"
    read = at_time(found, _day_of_clock(found, sentence, discourse), clock)
    if read.period is None and discourse.published is not None and not discourse.narrative:
        read = replace(read, value=discourse.published.isoformat() + clock)  # as TimeML has it; no day for us
    return [read]


def _day_of_clock(found: Found, sentence: Sentence, discourse: Discourse) -> Period | None:
    groups = found.groups
    if "wd" in groups:
        return weekday(discourse, lookup("weekdays", groups["wd"]), tense(sentence, found.span))
    base = discourse.published
    if "day_word" in groups:
        steps = {"yesterday": -1, "tomorrow": 1}.get(key(groups["day_word"]), 0)
        return calendar.day(calendar.moved(base, "day", steps)) if base else None
    then = discourse.then()
    return then if then is not None and then.grain == "day" and discourse.sentence - discourse.last_at <= 1 else None


def read_day_of_month(found: Found, sentence: Sentence, discourse: Discourse) -> list[Timex]:
    """ "The 20th" of the month spoken of last."""
    then = discourse.then()
    if then is None or then.grain not in {"day", "month"}:
        return []
    return [made(found, calendar.day(then.start.replace(day=day_number(found.groups["day"]))))]
