"""From a pointing word to the period it points at, and from a match to its expression."""

from allegiance.extract.time import calendar
from allegiance.extract.time.calendar import Period
from allegiance.extract.time.discourse import Discourse
from allegiance.extract.time.grammar import Found, lexicon
from allegiance.extract.time.timex import Timex
from allegiance.extract.time.words import key


def made(found: Found, period: Period | None, unknown: str = "XXXX-XX-XX", **more: bool | str | None) -> Timex:
    """The expression of a match: its period, or an ``unknown`` value where nothing anchors it."""
    value = period.value if period is not None else unknown
    return Timex(found.span, found.surface, "DATE", value, period, found.rule.name, **more)  # type: ignore[arg-type]


def at_time(found: Found, period: Period | None, clock: str, when: str | None = None) -> Timex:
    """The expression of a match within a day: ``clock`` is the part of the value behind the date."""
    value = (period.value if period else "XXXX-XX-XX") + clock
    return Timex(found.span, found.surface, "TIME", value, period, found.rule.name, tense=when)


def pointed(discourse: Discourse, pointer: str, grain: str, *, definite: bool = False) -> Period | None:
    """The unit that "last", "that", "the following" ... point to."""
    pointer = key(pointer)
    pointers = lexicon()["pointers"]
    then = discourse.then()
    if (
        pointer in pointers["then"]
        or (pointer == "next" and grain == "day")
        or (definite and pointer == "next" and then)
    ):
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


def year_of(found: Found, discourse: Discourse) -> tuple[int | None, bool, bool]:
    """The year in the words, whether digits state it, and whether words ask for one."""
    groups = found.groups
    if "year" in groups:
        return int(groups["year"]), True, True
    if "ypoint" in groups:
        period = pointed(discourse, groups["ypoint"], "year")
        return (period.start.year if period else None), False, True
    if "ybare" in groups:
        return bare_year(discourse), False, True
    return None, False, False


def bare_year(discourse: Discourse) -> int | None:
    """ "The year": one written shortly before, else that of the anchor."""
    known = discourse.recent_year()
    now = discourse.now()
    return known if known is not None else (now.year if now else None)
