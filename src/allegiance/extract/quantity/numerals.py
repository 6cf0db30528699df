"""Numbers in a text: digits, words, magnitudes, ranges and the loose ones such as "tens of thousands"."""

import re
from typing import NamedTuple

from allegiance.extract.numbers import SPELLED, spelled

_DIGITS = r"\.\d+|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:[\u00a0\u2009\u202f]\d{3})+(?!\d)|\d+(?:\.\d+)?"
_SCALE = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "mio": 1e6, "b": 1e9, "bn": 1e9, "bln": 1e9, "tn": 1e12, "trn": 1e12,
    "lakh": 1e5, "crore": 1e7,
}  # fmt: skip
_WORDS = r"hundred|thousand|million|billion|trillion|lakh|crore"
_SHORT = r"bn|mn|mln|bln|tn|trn|k|m|b"
_DOZENS = rf"(?:half\s+a|a|an|{SPELLED}|\d+)[\s-]dozen\b"
_HALVES = rf"(?:(?:{SPELLED}|\d+)\s+and\s+(?:a\s+half|a\s+quarter|three[\s-]quarters))(?:\s+(?:{_WORDS})\b)?"
_DIGIT_NUMBER = rf"(?:{_DIGITS})(?:(?:[\s-](?:{_WORDS})|(?:{_SHORT}))\b)?"
ONE = rf"(?:{_DOZENS}|{_HALVES}|{_DIGIT_NUMBER}|{SPELLED})"
SIGN = r"(?:\$US|(?:US|AU|A|CA|C|NZ|HK|S|NT|R)?\$|RM(?=\d)|[€£¥₩₽₴₹₺₪])\s?"
CODE = (
    r"(?:USD|EUR|GBP|JPY|CNY|RMB|RUB|UAH|KRW|INR|PLN|ILS|IRR|SAR|TRY|AED|CHF|AUD|CAD|NZD|HKD|SGD|TWD|DKK|NOK|SEK|CZK|"
    r"BRL)\s?"
)
_MONEY = rf"(?:(?-i:(?:US|HK)\s)?(?P<sign{{n}}>{SIGN})|(?-i:\b(?P<code{{n}}>{CODE})(?=\d)))?"
GLUED = (
    r"(?:km/h|kph|mph|mpg|km|mm|cm|kg|lbs?|kwh|mwh|kw|mw|gw|bhp|hp|rpm|gb|tb|mb|ghz|mhz|khz|kilohertz|hz|nm|ft|"
    r"°c|°f|pc|min|mbps|w|g|m|l|p)"
)
_LEFT = r"(?<![\w.,:/$€£#-])(?<!\d\s[-–—])"
_RANGE_WORD = r"(?:(?P<dash>-to-|\s*[-–—]\s*)|(?P<to>\s+(?:to|and|or)\s+(?:up\s+to\s+|as\s+many\s+as\s+|even\s+)?))"

NUMBER = re.compile(
    rf"{_LEFT}{_MONEY.format(n=1)}(?P<first>{ONE})(?P<percent1>\s?%)?"
    rf"(?:(?:\s?{GLUED})?{_RANGE_WORD}{_MONEY.format(n=2)}(?P<second>{ONE})(?P<percent2>\s?%)?(?:{GLUED})?)?"
    rf"(?![\w]|[.,]\d)"
    rf"|{_LEFT}{_MONEY.format(n=3)}(?P<third>{_DIGITS}){GLUED}(?![\w/])",
    re.IGNORECASE,
)
LOOSE = re.compile(
    r"(?<![\w-])(?P<first>(?:(?:many|several|a\s+few)\s+)?"
    r"(?:tens|dozens|scores|hundreds|thousands|millions|billions|trillions))"
    r"(?:\s+(?:of|and)\s+(?P<second>thousands|millions|billions|hundreds))?\b",
    re.IGNORECASE,
)
_FRACTIONS = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "tenth": 10,
}
FRACTION = re.compile(
    r"(?<![\w-])(?:(?P<top>one|two|three|four|five|a)[\s-])(?P<part>thirds?|quarters?|fourths?|fifths?|sixths?|eighths?|tenths?)\b(?!-)"
    r"|(?<![\w-])half(?=\s+of\b)",
    re.IGNORECASE,
)
_REACH = {
    "tens": (10, 100), "dozens": (12, 120), "scores": (20, 100), "hundreds": (100, 1000), "thousands": (1e3, 1e4),
    "millions": (1e6, 1e7), "billions": (1e9, 1e10), "trillions": (1e12, 1e13),
}  # fmt: skip
_TIMES = {"hundreds": 1e2, "thousands": 1e3, "millions": 1e6, "billions": 1e9}


class Numeral(NamedTuple):
    """One number as written: its value and whether a magnitude word or letter stands with it."""

    value: float
    scale: float


def numeral(words: str) -> Numeral | None:
    """The value of one match of ``ONE``.

    >>> numeral("1.2 billion"), numeral("two and a half million"), numeral("half a dozen"), numeral("61bn")
    (Numeral(value=1200000000.0, scale=1000000000.0), Numeral(value=2500000.0, scale=1000000.0),
     Numeral(value=6.0, scale=12), Numeral(value=61000000000.0, scale=1000000000.0))
    """
    low = " ".join(words.lower().split())
    if low.endswith("dozen"):
        count = low[:-5].rstrip(" -")
        number = 0.5 if count.startswith("half") else 1.0 if count in {"a", "an"} else spelled(count)
        return Numeral(number * 12, 12) if number is not None else None
    halves = re.fullmatch(rf"(.+?) and (a half|a quarter|three[ -]quarters)(?: ({_WORDS}))?", low)
    if halves:
        number = spelled(halves[1])
        scale = _SCALE[halves[3]] if halves[3] else 1.0
        part = {"a half": 0.5, "a quarter": 0.25}.get(halves[2], 0.75)
        return Numeral(round((number + part) * scale, 6), scale) if number is not None else None
    digits = re.fullmatch(rf"({_DIGITS})(?:[ -]?({_WORDS}|{_SHORT}))?", low)
    if digits:
        scale = _SCALE[digits[2]] if digits[2] else 1.0
        return Numeral(round(float(re.sub(r"[,\s]", "", digits[1])) * scale, 6), scale)
    number = spelled(low)
    scale = next((_SCALE[word] for word in reversed(low.split()) if word in _SCALE), 1.0)
    return Numeral(number, scale) if number is not None else None


def reach(first: str, second: str | None) -> tuple[float, float]:
    """The least and the greatest that "thousands" or "tens of millions" can mean."""
    low, high = _REACH[first.lower().split()[-1]]
    times = _TIMES[second.lower()] if second else 1.0
    return low * times, high * times


def fraction(top: str | None, part: str | None) -> float:
    """``two thirds`` is .667, bare ``half`` .5."""
    if part is None:
        return 0.5
    return {"one": 1, "a": 1, "two": 2, "three": 3, "four": 4, "five": 5}[(top or "a").lower()] / _FRACTIONS[
        part.lower().removesuffix("s")
    ]
