"""From words to days: one interpreter for each way a rule can be read."""

from collections.abc import Callable
from datetime import date

from allegiance.extract.numbers import spelled
from allegiance.extract.time import calendar
from allegiance.extract.time.calendar import Period
from allegiance.extract.time.discourse import Discourse, weekday
from allegiance.extract.time.grammar import Found, lexicon
from allegiance.extract.time.happenings import by_alias
from allegiance.extract.time.tense import tense
from allegiance.extract.time.timex import Timex
from allegiance.model import Span
from allegiance.syntax import Sentence

Reader = Callable[[Found, Sentence, Discourse], list[Timex]]
_CLOCK_UNITS = {"hour": "H", "minute": "M", "second": "S"}
_LETTERS = {"day": "D", "night": "D", "week": "W", "weekend": "WE", "month": "M", "quarter": "Q", "year": "Y"}
_LETTERS |= {"decade": "E", "century": "CE", "season": "Q"}
_VAGUE = {"several", "many", "some", "few", "a few", "various", "numerous"}


def resolve(found: Found, sentence: Sentence, discourse: Discourse) -> list[Timex]:
    """The expressions that the words stand for, mostly one; dates beyond the calendar stay unresolved."""
    try:
        return READERS[found.rule.read](found, sentence, discourse)
    except (ValueError, OverflowError):
        return [Timex(found.span, found.surface, "DATE", "XXXX-XX-XX", None, found.rule.name)]


def _timex(found: Found, period: Period | None, unknown: str = "XXXX-XX-XX", **more: bool | str | None) -> Timex:
    value = period.value if period is not None else unknown
    return Timex(found.span, found.surface, "DATE", value, period, found.rule.name, **more)  # type: ignore[arg-type]


def _key(words: str) -> str:
    return " ".join(words.lower().rstrip(".").split())


def _lookup(table: str, words: str) -> int:
    return int(lexicon()[table][_key(words)])


def ordinal(words: str) -> int:
    """``third``, ``3rd`` and ``3`` are 3; ``last`` is -1."""
    key = _key(words)
    if key[0].isdigit():
        return int("".join(letter for letter in key if letter.isdigit()))
    return int(lexicon()["ordinals"].get(key, {"latter": 2}.get(key, 1)))


def _day_number(words: str) -> int:
    return int("".join(letter for letter in words if letter.isdigit()))


def _pointed(discourse: Discourse, pointer: str, grain: str, *, definite: bool = False) -> Period | None:
    """The unit that "last", "that", "the following" ... point to."""
    pointer = _key(pointer)
    pointers = lexicon()["pointers"]
    then = discourse.then()
    if pointer in pointers["then"] or (pointer == "next" and grain == "day") or (definite and pointer == "next" and then):
        steps = int(pointers["then"].get(pointer, 1))
        if then is None:
            base = discourse.published if pointer in {"previous", "prior", "preceding"} else None
        else:
            coarse = calendar.period(then.start, grain).start != calendar.period(then.end, grain).start
            base = None if coarse and steps == 0 and then.grain != "week" else (then.end if steps > 0 else then.start)
        if base is None and discourse.published is not None and pointer == "same":
            return None
    else:
        steps = int(pointers["now"][pointer])
        base = discourse.now()
    if base is None:
        return None
    return calendar.period(calendar.moved(base, grain, steps), grain)


def _year_of(found: Found, discourse: Discourse) -> tuple[int | None, bool, bool]:
    """The year in the words, whether digits state it, and whether words ask for one."""
    groups = found.groups
    if "year" in groups:
        return int(groups["year"]), True, True
    if "ypoint" in groups:
        period = _pointed(discourse, groups["ypoint"], "year")
        return (period.start.year if period else None), False, True
    if "ybare" in groups:
        return _bare_year(discourse), False, True
    return None, False, False


def _bare_year(discourse: Discourse) -> int | None:
    known = discourse.recent_year()
    now = discourse.now()
    return known if known is not None else (now.year if now else None)


def _calendar(found: Found, sentence: Sentence, discourse: Discourse) -> list[Timex]:
    groups = found.groups
    when = tense(sentence, found.span) if not ("year" in groups) else None
    year, stated, asked = _year_of(found, discourse)
    make, unknown = _maker(groups)
    if "wd" in groups and make is None:
        return [_weekday(found, discourse, when)]
    period: Period | None
    if "decade" in groups or "tens" in groups:
        period, stated = _decade(groups, discourse), True
    elif "century" in groups:
        number = ordinal(groups["century"]) if groups["century"][0].isdigit() or _key(groups["century"]) in lexicon()["ordinals"] else 0
        now = discourse.published
        number = number if number > 0 else (now.year // 100 + {"last": 0, "past": 0, "previous": 0, "next": 2}.get(_key(groups["century"]), 1) if now else 0)
        period, stated = (calendar.century(number) if number > 0 else None), True
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
        period = calendar.part_of(period, str(lexicon()["parts"][_key(groups["part"])]))
    elif period is not None and "rest" in groups:
        period = calendar.part_of(period, "late" if groups["rest"] == "later" else "early")
    return [_timex(found, period, unknown, stated=stated, year_stated=stated, tense=when)]


def _maker(groups: dict[str, str]) -> tuple[Callable[[int], Period] | None, str]:
    if "month" in groups:
        month = _lookup("months", groups["month"])
        if "day" in groups:
            number = _day_number(groups["day"])
            return (lambda year: calendar.day(date(year, month, number))), f"XXXX-{month:02d}-{number:02d}"
        return (lambda year: calendar.month(year, month)), f"XXXX-{month:02d}"
    if "season" in groups:
        code = str(lexicon()["seasons"][_key(groups["season"])])
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
    pointer = _key(pointer)
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
    number = int(words.lstrip("'")) if words else _lookup("decades", groups["tens"])
    if number < 100:
        base = discourse.then().start.year // 100 * 100 if discourse.narrative and discourse.then() else 1900  # type: ignore[union-attr]
        number += base
    return calendar.decade(number)


def _weekday(found: Found, discourse: Discourse, when: str | None) -> Timex:
    groups = found.groups
    number = _lookup("weekdays", groups["wd"])
    if "wpoint" in groups or "point" in groups:
        pointer = _key(groups.get("wpoint") or groups["point"])
        if "wpoint" in groups or pointer == "next":
            base = _pointed(discourse, pointer, "week")
            period = calendar.day(calendar.moved(base.start, "day", number - 1)) if base else None
        elif pointer in lexicon()["pointers"]["then"]:
            then = discourse.then()
            steps = int(lexicon()["pointers"]["then"][pointer])
            period = None
            if then is not None:
                ahead = (number - then.start.isoweekday()) % 7
                period = calendar.day(calendar.moved(then.start, "day", ahead or 7 * steps if steps >= 0 else ahead - 7))
        else:
            period = weekday(discourse, number, "future" if pointer in {"coming", "upcoming"} else "past")
            if pointer in {"this", "current"} and when == "future":
                period = weekday(discourse, number, "future")
            if period is not None and pointer in {"last", "past"} and period.start == discourse.now():
                period = calendar.day(calendar.moved(period.start, "day", -7))
    else:
        period = weekday(discourse, number, when)
    if "daypart" in groups:
        return _at_time(found, period, "T" + lexicon()["dayparts"][_key(groups["daypart"])], when)
    return _timex(found, period, f"XXXX-WXX-{number}", tense=when)


def _at_time(found: Found, period: Period | None, clock: str, when: str | None = None) -> Timex:
    value = (period.value if period else "XXXX-XX-XX") + clock
    return Timex(found.span, found.surface, "TIME", value, period, found.rule.name, tense=when)


def _numeric(found: Found, sentence: Sentence, discourse: Discourse) -> list[Timex]:
    groups = found.groups
    year = int(groups["year"])
    year += (2000 if year < 50 else 1900) if year < 100 else 0
    if "month" in groups:
        return [_timex(found, calendar.day(date(year, int(groups["month"]), int(groups["day"]))), stated=True, year_stated=True)]
    first, second = int(groups["first"]), int(groups["second"])
    if first > 12 or groups["mark"] == ".":
        day, month = first, second
    elif second > 12 or first == second:
        day, month = second, first
    else:
        return [_timex(found, None)]  # 7/8/07 is two days, and the words do not say which
    return [_timex(found, calendar.day(date(year, month, day)), stated=True, year_stated=True)]


def _pair(found: Found, sentence: Sentence, discourse: Discourse) -> list[Timex]:
    """Two expressions that share a month or the first digits of a year: ``10 to 14 June``, ``1915-17``."""
    groups, spans = found.groups, found.spans
    if "day2" not in groups:
        first, second = groups["year"], groups["year2"]
        second = first[: len(first) - len(second)] + second
        if int(second) <= int(first):
            return []
        ends = [(spans["year"], int(first)), (spans["year2"], int(second))]
        return [
            Timex(span, _of(found, span), "DATE", f"{y:04d}", calendar.year(y), found.rule.name, True, True, joined=n == 1)
            for n, (span, y) in enumerate(ends)
        ]
    when = tense(sentence, found.span)
    year, stated, asked = _year_of(found, discourse)
    month = _lookup("months", groups["month"])
    days = [_day_number(groups["day"]), _day_number(groups["day2"])]
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


def _of(found: Found, span: Span) -> str:
    return span.shifted(-found.span.start).of(found.surface)


def _unit(found: Found, sentence: Sentence, discourse: Discourse) -> list[Timex]:
    groups = found.groups
    when = tense(sentence, found.span)
    grain = _grain(groups["unit"])
    definite = found.surface.lower().startswith("the ")
    if "point" in groups:
        period = _pointed(discourse, groups["point"], grain, definite=definite and when != "future")
    elif grain == "year":
        year = _bare_year(discourse)
        period = calendar.year(year) if year is not None else None
    else:
        base = discourse.then().start if discourse.then() else discourse.now()  # type: ignore[union-attr]
        if not discourse.narrative and grain != "day":
            base = discourse.now()
        period = calendar.period(base, grain) if base else None
    if period is not None and "spart" in groups:
        period = calendar.part_of(period, str(lexicon()["parts"][_key(groups["spart"])]))
    elif period is not None and "rest" in groups:
        period = _rest(period, _key(groups["rest"]), groups.get("point"), discourse)
    if period is not None and period.grain == "weekend":
        period = period._replace(grain="day" if period.start == period.end else "weekend")
    return [_timex(found, period, tense=when)]


def _rest(period: Period, which: str, pointer: str | None, discourse: Discourse) -> Period:
    """What is left of a period: "later this year" after publication, "earlier this year" before it."""
    now = discourse.published
    if now is None or discourse.narrative or pointer is None or _key(pointer) != "this":
        return period
    if which.startswith("later") and period.start <= now < period.end:
        return period._replace(start=now)
    if which.startswith("earlier") and period.start < now <= period.end:
        return period._replace(end=now)
    return period


def _grain(unit: str) -> str:
    key = _key(unit)
    units = lexicon()["units"]
    grain = str(units[key] if key in units else units[key.removesuffix("s")])
    return "day" if grain == "night" else grain


def _nth(found: Found, sentence: Sentence, discourse: Discourse) -> list[Timex]:
    """``the last week of March``, ``the first day of that month``."""
    groups = found.groups
    grain, number = _grain(groups["unit"]), ordinal(groups["ordinal"])
    when = tense(sentence, found.span)
    if "month" in groups:
        make, _ = _maker({"month": groups["month"]})
        year, stated, _ = _year_of(found, discourse)
        outer = make(year) if year is not None and make else (discourse.choose(make, when) if make else None)
    else:
        stated = False
        outer = _pointed(discourse, groups["point"], _grain(groups["outer"]))
    if outer is None:
        return [_timex(found, None)]
    if number == -1:
        period = calendar.period(outer.end, grain)
        if grain == "week" and period.end > outer.end:
            period = calendar.period(outer.end - (outer.end - period.start) if (outer.end - period.start).days >= 3 else calendar.moved(outer.end, "day", -7), grain)
    else:
        period = calendar.period(calendar.moved(outer.start, grain, number - 1), grain)
        if grain == "day" and not outer.start <= period.start <= outer.end:
            return [_timex(found, None)]
    return [_timex(found, period, stated=stated, year_stated=stated, tense=when)]


def _weekend(found: Found, sentence: Sentence, discourse: Discourse) -> list[Timex]:
    """The weekend nearest to publication on the side the verb points to."""
    now = discourse.published
    if now is None or discourse.narrative:
        return [_timex(found, None)]
    when = tense(sentence, found.span)
    at = now if when == "future" or now.isoweekday() >= 6 else calendar.moved(now, "week", -1)
    return [_timex(found, calendar.weekend(at), tense=when)]


def _months_of(found: Found, sentence: Sentence, discourse: Discourse) -> list[Timex]:
    groups = found.groups
    year, stated, _ = _year_of(found, discourse)
    count = int(spelled(groups["n"]) or 0)
    period = None
    if year is not None and 0 < count <= 12:
        first = 1 if ordinal(groups["ordinal"]) == 1 else 13 - count
        period = Period(calendar.month(year, first).start, calendar.month(year, first + count - 1).end, "month", f"P{count}M")
    return [Timex(found.span, found.surface, "DURATION", f"P{count or 'X'}M", period, found.rule.name, stated, stated)]


def amount(words: str) -> float | None:
    """How many units; null for "several" and the like. "a" is one, "a couple of" two."""
    key = _key(words)
    if key in _VAGUE:
        return None
    if key in {"a", "an"}:
        return 1.0
    if key.startswith("half"):
        return 0.5
    if "couple" in key:
        return 2.0
    return spelled(key)


def span_value(count: float | None, unit: str, *, plus_half: bool = False) -> str:
    """A TIMEX3 duration such as ``P3M``, ``PT40M``, ``PXY``."""
    if count is not None and plus_half:
        count += 0.5
    number = "X" if count is None else f"{count:g}"
    key = _key(unit)
    grain = str(lexicon()["units"].get(key) or lexicon()["units"][key.removesuffix("s")])
    if grain in _CLOCK_UNITS:
        return f"PT{number}{_CLOCK_UNITS[grain]}"
    if grain == "decade" and count is not None:
        return f"P{count * 10:g}Y"
    if grain == "fortnight":
        return f"P{'X' if count is None else f'{count * 2:g}'}W"
    return f"P{number}{_LETTERS[grain]}"


def _duration(found: Found, sentence: Sentence, discourse: Discourse) -> list[Timex]:
    words = found.groups.get("n")
    unit = _key(found.groups["unit"])
    if words is not None and (unit == "second" or (unit.startswith("quarter") and not words[0].isdigit())):
        return []
    count = amount(words) if words is not None else None
    value = span_value(count, found.groups["unit"], plus_half=" and a half" in found.surface)
    return [Timex(found.span, found.surface, "DURATION", value, None, found.rule.name)]


def _stretch(found: Found, sentence: Sentence, discourse: Discourse) -> list[Timex]:
    """``the past eight months``: a duration that ends or begins at the anchor."""
    groups = found.groups
    way = _key(groups["way"])
    unit = groups["unit"]
    vague = "n" not in groups and unit.endswith("s")
    count = amount(groups["n"]) if "n" in groups else (None if vague else 1.0)
    value = span_value(count, unit)
    period = None
    anchor = discourse.published if not discourse.narrative else None
    grain = _grain(unit)
    if anchor is not None and count is not None and count == int(count) and grain not in _CLOCK_UNITS:
        if way in {"past", "last", "previous", "preceding", "recent"}:
            period = Period(calendar.moved(anchor, grain, -int(count)), anchor, grain, value)
        elif way in {"next", "coming", "following", "within", "in"}:
            period = Period(anchor, calendar.moved(anchor, grain, int(count)), grain, value)
        if way in {"within", "in", "following"} and tense(sentence, found.span) != "future":
            period = None
    return [Timex(found.span, found.surface, "DURATION", value, period, found.rule.name)]


def _offset(found: Found, sentence: Sentence, discourse: Discourse) -> list[Timex]:
    """``three years ago`` counts from publication, ``two days later`` from the last day spoken of."""
    groups = found.groups
    way, grain = _key(groups["way"]), _grain(groups["unit"])
    if way == "on":
        return _duration(found, sentence, discourse)
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
    if grain in _CLOCK_UNITS:
        period = calendar.day(base) if base and way == "ago" and (count or 99) < 12 and grain != "hour" else None
        return [Timex(found.span, found.surface, "DATE", span_value(count, groups["unit"]), period, found.rule.name)]
    if count is None or base is None:
        past = "PAST_REF" if back and count is None else ("FUTURE_REF" if count is None else "XXXX-XX-XX")
        return [_timex(found, None, past)]
    steps = -count if back else count
    if count != int(count):
        if grain != "year":
            return [_timex(found, None)]
        at, grain = calendar.moved(base, "month", int(steps * 12)), "month"
    else:
        at = calendar.moved(base, grain, int(steps))
    exact = grain == "week" and then is not None and then.grain == "day" and way != "ago"
    return [_timex(found, calendar.day(at) if exact else calendar.period(at, grain))]


def _today(found: Found, sentence: Sentence, discourse: Discourse) -> list[Timex]:
    words = _key(found.groups["word"])
    steps = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2}
    if discourse.narrative:
        return [_timex(found, None, "PRESENT_REF")]
    base = discourse.published
    period = calendar.day(calendar.moved(base, "day", steps[words])) if base else None
    if "daypart" in found.groups or words == "tonight":
        part = found.groups.get("daypart", "night")
        return [_at_time(found, period, "T" + lexicon()["dayparts"][_key(part)])]
    return [_timex(found, period)]


def _daypart(found: Found, sentence: Sentence, discourse: Discourse) -> list[Timex]:
    part = "T" + lexicon()["dayparts"][_key(found.groups["daypart"])]
    pointer = _key(found.groups["point"])
    if pointer == "last":
        now = discourse.now()
        period = calendar.day(calendar.moved(now, "day", -1)) if now else None
    else:
        period = _pointed(discourse, pointer, "day")
    return [_at_time(found, period, part)]


def _overnight(found: Found, sentence: Sentence, discourse: Discourse) -> list[Timex]:
    base = discourse.published if not discourse.narrative else None
    period = Period(calendar.moved(base, "day", -1), base, "day", base.isoformat()) if base else None
    return [_at_time(found, period, "TNI")]


def _clock(found: Found, sentence: Sentence, discourse: Discourse) -> list[Timex]:
    groups = found.groups
    hour = int(groups.get("hour") or groups.get("hour2") or groups["hour3"])
    half = (groups.get("half") or groups.get("half2") or "").lower()
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    zone = "Z" if groups.get("zone", "").upper() in {"UTC", "GMT"} else ""
    word = _key(groups.get("day_word", ""))
    if "wd" in groups:
        period = weekday(discourse, _lookup("weekdays", groups["wd"]), tense(sentence, found.span))
    elif word or discourse.then() is None:
        base = discourse.published
        period = calendar.day(calendar.moved(base, "day", {"yesterday": -1, "tomorrow": 1}.get(word, 0))) if base else None
    else:
        then = discourse.then()
        period = then if then is not None and then.grain == "day" and discourse.sentence - discourse.last_at <= 1 else None
    return [_at_time(found, period, f"T{hour:02d}:{groups.get('minute', '00')}{zone}")]


def _holiday(found: Found, sentence: Sentence, discourse: Discourse) -> list[Timex]:
    month, day = lexicon()["holidays"][_key(found.groups["holiday"])]
    when = tense(sentence, found.span)
    year, stated, _ = _year_of(found, discourse)

    def make(number: int) -> Period:
        return calendar.day(date(number, month, day))

    period = make(year) if year is not None else discourse.choose(make, when)
    return [_timex(found, period, f"XXXX-{month:02d}-{day:02d}", stated=stated, year_stated=stated, tense=when)]


def _reference(found: Found, sentence: Sentence, discourse: Discourse) -> list[Timex]:
    name = next(name for name in ("present", "past", "future") if name in found.groups)
    return [_timex(found, None, f"{name.upper()}_REF")]


def _repeated(found: Found, sentence: Sentence, discourse: Discourse) -> list[Timex]:
    groups = found.groups
    unit = groups.get("unit") or groups.get("unit2") or groups.get("unit3")
    if unit is None:
        adverb = _key(groups["adverb"])
        unit = {"daily": "day", "hourly": "hour", "annual": "year", "annually": "year"}.get(adverb, adverb.removesuffix("ly"))
    return [Timex(found.span, found.surface, "SET", span_value(amount(groups.get("n", "a")), unit), None, found.rule.name)]


def _before_christ(found: Found, sentence: Sentence, discourse: Discourse) -> list[Timex]:
    """Years before Christ have no place in the calendar of days; their value stands without an interval."""
    groups = found.groups
    value = f"BC{int(groups['year']):04d}"
    if "tens" in groups:
        value = value[:-1]
    elif "month" in groups:
        value += f"-{_lookup('months', groups['month']):02d}"
    elif "season" in groups:
        value += f"-{lexicon()['seasons'][_key(groups['season'])]}"
    return [_timex(found, None, value, stated=True)]


def _fiscal(found: Found, sentence: Sentence, discourse: Discourse) -> list[Timex]:
    """States begin their fiscal years on different days, so the days stay unknown."""
    return [_timex(found, None, f"FY{found.groups.get('year') or found.groups['year2']}", stated=True)]


def _day_of_month(found: Found, sentence: Sentence, discourse: Discourse) -> list[Timex]:
    then = discourse.then()
    if then is None or then.grain not in {"day", "month"}:
        return []
    return [_timex(found, calendar.day(then.start.replace(day=_day_number(found.groups["day"]))))]


def _event(found: Found, sentence: Sentence, discourse: Discourse) -> list[Timex]:
    """The days of a known event; of several with one name the latest that had begun at publication."""
    known = by_alias().get(_key(found.surface), ())
    now = discourse.published
    begun = [one for one in known if now is None or one.start <= now]
    one = max(begun, key=lambda one: one.start, default=None) if now else (known[0] if len(known) == 1 else None)
    if one is None:
        return []
    return [_timex(found, Period(one.start, one.end or date.max, "day", one.start.isoformat()))]


READERS: dict[str, Reader] = {
    "calendar": _calendar,
    "numeric": _numeric,
    "pair": _pair,
    "unit": _unit,
    "weekend": _weekend,
    "nth": _nth,
    "months_of": _months_of,
    "duration": _duration,
    "stretch": _stretch,
    "offset": _offset,
    "today": _today,
    "daypart": _daypart,
    "overnight": _overnight,
    "clock": _clock,
    "holiday": _holiday,
    "reference": _reference,
    "repeated": _repeated,
    "before_christ": _before_christ,
    "fiscal": _fiscal,
    "day_number": _day_of_month,
    "event": _event,
}
