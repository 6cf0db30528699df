"""The part a number plays: an amount of something, or a year, a date, a label."""

import re
from typing import NamedTuple

from allegiance.extract.quantity.counted import counted_noun, is_label, is_year
from allegiance.extract.quantity.words import coded, currency, measured, paid, plain, timed, units
from allegiance.model import Span
from allegiance.syntax import Sentence

_MONTHS = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_AFTER_MONTH = re.compile(rf"\b{_MONTHS}\s+(?:the\s+)?$")
_BEFORE_MONTH = re.compile(rf"\s+(?:of\s+)?{_MONTHS}\b")
_DAYS = re.compile(r"\d{1,2}(?:\s*(?:[-–—]|to|and|or)\s*\d{1,2})?")
_YEARS = re.compile(r"\d{4}(?:\s*(?:[-–—]|to|and)\s*\d{4})?")
_LABEL_BEFORE = re.compile(
    r"\b(?:No\.?|number|section|row|page|chapter|article|resolution|act|figure|table|flight|level|phase|part|version|"
    r"game|grade|route|highway|room|group|class|type|model|unit|channel|week|day|stage|round|line|item|episode|season|"
    r"category|division|appendix|annex|volume|area|zone|block|step|paragraph|point|Big|Top|World War|Euro|Fortune)\s+$",
    re.IGNORECASE,
)
_COUNTED_BEFORE = re.compile(
    r"\b(?:average of|at least|up to|more than|less than|fewer than|some|approximately|nearly|total of|as many as|"
    r"another|additional|than)\s+$",
    re.IGNORECASE,
)
_CLOCK_AFTER = re.compile(
    r"(?:[:.]\d\d)?\s?(?:[ap]\.?m\b|o'clock|GMT\b|UTC\b|EST\b|ET\b)|:\d\d|\s+in\s+the\s+(?:morning|afternoon|evening)",
    re.IGNORECASE,
)
_AGE_AFTER = re.compile(r"[\s-]+years?[\s-]+olds?\b|[\s-]+years?\s+of\s+age", re.IGNORECASE)
_APPOSED = re.compile(r"[^\W\d],\s+$")
_RANKED = re.compile(r"\b(?:top|bottom|big)\s+$", re.IGNORECASE)
_PERCENT = re.compile(r"[\s-]?(?:%|per[\s-]?cent\b|percent\b|pct\b|percentage\s+points?\b)", re.IGNORECASE)
_WEIGHED = re.compile(r"\bweigh(?:s|ed|ing)?\s+(?:\w+\s+)?$", re.IGNORECASE)
_GENERATION = re.compile(r"[A-VX-Z]$")  # "5G" weighs nothing
_NUMBERED = re.compile(r"\d{1,2}[.)]?$")


class Part(NamedTuple):
    """What a number is: its ``role``, unit, unit with modifiers, and where the words of the unit end."""

    role: str
    unit: str | None = None
    phrase: str | None = None
    end: int = 0


def part_of(
    text: str, sentence: Sentence, core: Span, value: float, sign: str | None, code: str | None, behind: int
) -> Part:
    """The part played by the number at ``core``, whose currency sign or code was seen with it.

    Words of a bound ("or more") may stand behind the number up to ``behind``.
    """
    floor, end = sentence.span
    before, after = text[max(floor, core.start - 40) : core.start], text[core.end : min(end, core.end + 60)]
    words = core.of(text)
    unit = _paid_in(words, after, core.end, sentence.span.of(text), before, sign, code)
    if unit is not None:
        return unit
    digits = words.isdigit()
    if _DAYS.fullmatch(words) and value <= 31 and (_AFTER_MONTH.search(before) or _BEFORE_MONTH.match(after)):
        return Part("date")
    if value <= 24 and _CLOCK_AFTER.match(after):
        return Part("clock")
    if found := _AGE_AFTER.match(after):
        return Part("age", "year", "year of age", core.end + found.end())
    if found := timed().match(after):
        grain = plain(found.group("unit"))
        return Part("time", grain, grain, core.end + found.end())
    if found := measured().match(after):
        if _GENERATION.match(found.group()):
            return Part("generation", "generation", "generation", core.end + found.end())
        measure = units()["measures"][plain(found.group("unit"))]
        return Part("calibre" if measure == "millimetre" else "measure", measure, measure, core.end + found.end())
    looks_like_year = _YEARS.fullmatch(words) and 1000 <= value <= 2100 and not _COUNTED_BEFORE.search(before)
    if looks_like_year and is_year(sentence, core, before):
        return Part("year")
    if digits and after.startswith(",") and 10 < value < 110 and _APPOSED.search(before):
        return Part("age", "year", "year of age")
    if digits and (_LABEL_BEFORE.search(before) or (value < 1000 and is_label(sentence, core))):
        return Part("label")
    if core.start == floor and _NUMBERED.fullmatch(words) and (after.startswith((".", ")")) or not after):
        return Part("label")
    noun, phrase = counted_noun(sentence, Span(core.start, max(core.end, behind)))
    if noun is None and (words.lower() == "one" or _RANKED.search(before)):
        return Part("label")
    if words == "One" and core.start != floor:
        return Part("label", noun, phrase)
    return Part("count", noun, phrase)


def _paid_in(
    words: str, after: str, end: int, around: str, before: str, sign: str | None, code: str | None
) -> Part | None:
    """Money and percentages, which signs and words beside the number tell."""
    if sign:
        unit = units()["currency_signs"][sign.strip().upper()]
        return Part("money", unit, unit)
    if code:
        return Part("money", code.strip(), code.strip())
    if words.endswith("%"):
        return Part("percent", "percent", "percent")
    if found := _PERCENT.match(after):
        return Part("percent", "percent", "percent", end + found.end())
    if found := paid().match(after):
        if plain(found.group("word")) == "pound" and _WEIGHED.search(before):
            return Part("measure", "pound-mass", "pound-mass", end + found.end())
        unit = currency(found.group("word"), around)
        return Part("money", unit, unit, end + found.end())
    if found := coded().match(after):
        return Part("money", found.group("code"), found.group("code"), end + found.end())
    return None
