"""From words to days: one interpreter for each way a rule can be read."""

from collections.abc import Callable

from allegiance.extract.time.anchors import made
from allegiance.extract.time.discourse import Discourse
from allegiance.extract.time.grammar import Found
from allegiance.extract.time.named import (
    read_before_christ,
    read_calendar,
    read_event,
    read_fiscal,
    read_holiday,
    read_numeric,
    read_pair,
)
from allegiance.extract.time.relative import (
    read_clock,
    read_day_of_month,
    read_daypart,
    read_months_of,
    read_nth,
    read_offset,
    read_overnight,
    read_stretch,
    read_today,
    read_unit,
    read_weekend,
)
from allegiance.extract.time.timex import Timex
from allegiance.extract.time.words import amount, key, lookup, span_value
from allegiance.syntax import Sentence

Reader = Callable[[Found, Sentence, Discourse], list[Timex]]


def resolve(found: Found, sentence: Sentence, discourse: Discourse) -> list[Timex]:
    """The expressions that the words stand for, mostly one; dates beyond the calendar stay unresolved."""
    try:
        return READERS[found.rule.read](found, sentence, discourse)
    except (ValueError, OverflowError):
        return [Timex(found.span, found.surface, "DATE", "XXXX-XX-XX", None, found.rule.name)]


def read_duration(found: Found, sentence: Sentence, discourse: Discourse) -> list[Timex]:
    """ "Forty minutes", "27-year": no days."""
    words = found.groups.get("n")
    unit = key(found.groups["unit"])
    if words is not None and (unit == "second" or (unit.startswith("quarter") and not words[0].isdigit())):
        return []
    count = amount(words) if words is not None else None
    value = span_value(count, found.groups["unit"], plus_half=" and a half" in found.surface)
    return [Timex(found.span, found.surface, "DURATION", value, None, found.rule.name)]


def read_reference(found: Found, sentence: Sentence, discourse: Discourse) -> list[Timex]:
    """ "Now", "recently", "the future": no days."""
    name = next(name for name in ("present", "past", "future") if name in found.groups)
    return [made(found, None, f"{name.upper()}_REF")]


def read_repeated(found: Found, sentence: Sentence, discourse: Discourse) -> list[Timex]:
    """ "Every day", "annual": no days."""
    groups = found.groups
    unit = groups.get("unit") or groups.get("unit2") or groups.get("unit3")
    if unit is None:
        adverb = key(groups["adverb"])
        unit = {"daily": "day", "hourly": "hour", "annual": "year", "annually": "year"}.get(
            adverb, adverb.removesuffix("ly")
        )
    return [
        Timex(found.span, found.surface, "SET", span_value(amount(groups.get("n", "a")), unit), None, found.rule.name)
    ]


def read_every_weekday(found: Found, sentence: Sentence, discourse: Discourse) -> list[Timex]:
    """ "Every Monday": no days."""
    number = lookup("weekdays", found.groups["wd"])
    return [Timex(found.span, found.surface, "SET", f"XXXX-WXX-{number}", None, found.rule.name)]


READERS: dict[str, Reader] = {
    "calendar": read_calendar,
    "numeric": read_numeric,
    "pair": read_pair,
    "holiday": read_holiday,
    "before_christ": read_before_christ,
    "fiscal": read_fiscal,
    "event": read_event,
    "unit": read_unit,
    "nth": read_nth,
    "weekend": read_weekend,
    "months_of": read_months_of,
    "offset": read_offset,
    "stretch": read_stretch,
    "today": read_today,
    "daypart": read_daypart,
    "overnight": read_overnight,
    "clock": read_clock,
    "day_number": read_day_of_month,
    "duration": read_duration,
    "reference": read_reference,
    "repeated": read_repeated,
    "every_weekday": read_every_weekday,
}
