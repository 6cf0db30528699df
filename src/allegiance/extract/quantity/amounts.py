"""Every number of a sentence with its value, unit, bound and the part it plays there."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from allegiance.extract.quantity.numerals import FRACTION, LOOSE, NUMBER, fraction, numeral, reach
from allegiance.model import Span
from allegiance.syntax import Sentence, Token

_MONTHS = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_AFTER_MONTH = re.compile(rf"\b{_MONTHS}\s+(?:the\s+)?$")
_BEFORE_MONTH = re.compile(rf"\s+(?:of\s+)?{_MONTHS}\b")
_YEAR_BEFORE = re.compile(
    r"\b(?:in|since|by|until|till|of|during|from|to|between|and|early|late|mid|before|after|the|year|summer|winter|spring|"
    r"autumn|fall|fiscal|throughout|around|for|circa)[\s-]+$|\(\s*$|,\s*$|[-–]\s*$",
    re.IGNORECASE,
)
_LABEL_BEFORE = re.compile(
    r"\b(?:No\.?|number|section|row|page|chapter|article|resolution|act|figure|table|flight|level|phase|part|version|game|"
    r"grade|route|highway|room|group|class|type|model|unit|channel|week|day|stage|round|line|item|episode|season|category|"
    r"division|appendix|annex|volume|area|zone|block|step|Big|Top|World War|Euro|Fortune)\s+$",
    re.IGNORECASE,
)
_YEARS = re.compile(r"\d{4}(?:\s*(?:[-–—]|to|and)\s*\d{4})?")
_COUNTED_BEFORE = re.compile(
    r"\b(?:average of|at least|up to|more than|less than|fewer than|some|approximately|nearly|total of|as many as|another|"
    r"additional|than)\s+$",
    re.IGNORECASE,
)
_CLOCK_AFTER = re.compile(r"(?:[:.]\d\d)?\s?(?:[ap]\.?m\b|o'clock|GMT\b|UTC\b|EST\b|ET\b)|:\d\d", re.IGNORECASE)
_AGE_AFTER = re.compile(r"[\s-]+years?[\s-]+olds?\b|[\s-]+years?\s+of\s+age", re.IGNORECASE)
_AGE_BEFORE = re.compile(r"\b(?:aged?|was|is|are|turned)\s+$", re.IGNORECASE)
_NAME_BEFORE = re.compile(r"\b[A-Z][\w'’.-]*,?\s+$")
_PERCENT = re.compile(r"[\s-]?(?:%|per[\s-]?cent\b|percent\b|pct\b|percentage\s+points?\b)", re.IGNORECASE)
_SKIPPED = re.compile(
    r"\s+(?:more|additional|further|other|extra|different|such|or\s+(?:so|more|fewer))\b", re.IGNORECASE
)
_DETERMINER = re.compile(
    r"\b(?:a|an|the|its|their|this|that|another|only|just|a\s+total\s+of|total)\s+$", re.IGNORECASE
)
_DENIED_ONE = re.compile(r"\b(?:no|any|each|every|some|this|that|the|which|another|not)\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as read: least and greatest value, unit and ``role``.

    Roles: count, money, percent, measure, time, fraction, loose, year, date, clock, age, label, calibre.
    ``phrase`` is the unit with its modifiers, ``core`` the number without its bound.
    """

    span: Span
    core: Span
    low: float
    high: float
    bound: str | None
    unit: str | None
    phrase: str | None
    role: str


@cache
def units() -> dict[str, Any]:
    """The word lists, as units.toml has them."""
    return tomllib.loads((files(__package__) / "units.toml").read_text("utf-8"))


def _either(words: Any) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


@cache
def _before() -> re.Pattern[str]:
    words = [word for group in units()["bounds"].values() for word in group]
    article = r"(?:the\s+|a\s+|an\s+|another\s+|a\s+further\s+|a\s+total\s+of\s+)?"
    return re.compile(rf"(?<!\w)(?P<bound>{_either(words)})\.?\s*{article}$", re.IGNORECASE)


@cache
def _after() -> re.Pattern[str]:
    words = [word for group in units()["bounds_after"].values() for word in group]
    return re.compile(rf"(?:\s+(?P<bound>{_either(words)})\b|(?P<plus>\+)|-(?P<more>plus)\b)", re.IGNORECASE)


@cache
def _bound_names() -> dict[str, str]:
    return {
        word: name for table in ("bounds", "bounds_after") for name, words in units()[table].items() for word in words
    }


@cache
def _measured() -> re.Pattern[str]:
    return re.compile(rf"[\s-]?(?P<unit>{_either(units()['measures'])})s?(?![\w])", re.IGNORECASE)


@cache
def _paid() -> re.Pattern[str]:
    words = units()["currency_words"]
    return re.compile(rf"[\s-]+(?P<word>{_either(words)})(?:s|es)?\b", re.IGNORECASE)


@cache
def _coded() -> re.Pattern[str]:
    return re.compile(rf"\s?(?P<code>{'|'.join(units()['currency_codes']['list'])})\b")


@cache
def _timed() -> re.Pattern[str]:
    return re.compile(
        rf"[\s-]+(?:(?:full|long|straight|consecutive|more)\s+)?(?P<unit>{_either(units()['time']['units'])})s?\b",
        re.IGNORECASE,
    )


_HINT = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|"
    r"(?:twen|thir|for|fif|six|seven|eigh|nine)ty|dozens?|tens|scores|half|hundreds?|thousands?|millions?|billions?|"
    r"trillions?|thirds?|quarters?|fifths?)\b",
    re.IGNORECASE,
)


def amounts(text: str, sentence: Sentence) -> Iterator[Amount]:
    """The numbers of one sentence in text order; none overlaps another."""
    start, end = sentence.span
    if not _HINT.search(text, start, end):
        return
    position = start
    loose = list(LOOSE.finditer(text, start, end))
    parts = list(FRACTION.finditer(text, start, end))
    taken = [match.span() for match in (*loose, *parts)]
    read = [_loose(text, sentence, match) for match in loose] + [_fraction(text, sentence, match) for match in parts]
    while match := NUMBER.search(text, position, end):
        if any(a < match.end() and match.start() < b for a, b in taken):
            position = match.start() + 1
            while position < end and text[position].isalnum():
                position += 1
            continue
        made = list(_numbers(text, sentence, match))
        position = max([match.start() + 1, *(amount.core.end for amount in made)])
        if not made:
            position = match.end("first") if match.group("first") else match.end()
        read.extend(made)
    yield from sorted(read, key=lambda amount: amount.span)


def _numbers(text: str, sentence: Sentence, match: re.Match[str]) -> Iterator[Amount]:
    """One amount, or the two that "and" and "or" only list."""
    if match.group("third"):
        one = numeral(match.group("third"))
        if one is not None:
            core = Span(match.start(), match.end("third"))
            yield _amount(text, sentence, core, one.value, one.value, match.group("sign3"), match.group("code3"))
        return
    one = numeral(match.group("first"))
    if one is None:
        return
    sign, code = match.group("sign1"), match.group("code1")
    first_end = match.end("percent1") if match.group("percent1") else match.end("first")
    two = numeral(match.group("second")) if match.group("second") else None
    if two is not None and _is_range(text, sentence, match, one.value, two.value):
        low, high = one.value, two.value
        if (one.scale == 1 and two.scale > 12 and low < high / two.scale * 1.0001) or (
            one.scale == 1 < two.scale and low < 1000
        ):
            low *= two.scale
        core = Span(match.start(), match.end("percent2") if match.group("percent2") else match.end("second"))
        yield _amount(
            text,
            sentence,
            core,
            min(low, high),
            max(low, high),
            sign or match.group("sign2"),
            code or match.group("code2"),
            ranged=True,
        )
        return
    yield _amount(text, sentence, Span(match.start(), first_end), one.value, one.value, sign, code)


def _is_range(text: str, sentence: Sentence, match: re.Match[str], one: float, two: float) -> bool:
    before = text[max(sentence.span.start, match.start() - 24) : match.start()].lower()
    percents = bool(match.group("percent1")), bool(match.group("percent2"))
    if percents == (True, False) or (percents[1] and match.group("sign1")):
        return False
    scaled = numeral(match.group("second"))
    if one >= 1000 and scaled is not None and scaled.scale > 1000 and match.group("first").isdigit():
        return False
    if match.group("sign1") and match.group("sign2") and re.search(r"\bby\s+$", before):
        return False
    if match.group("dash"):
        return one < two or bool(match.group("sign1"))
    word = match.group("to").split()[0].lower()
    if word == "and":
        return bool(re.search(r"\bbetween\s+(?:about\s+|some\s+)?$", before))
    if word == "or":
        return one < two <= 2 * one + 1
    return one != two


def _amount(
    text: str,
    sentence: Sentence,
    core: Span,
    low: float,
    high: float,
    sign: str | None,
    code: str | None,
    *,
    ranged: bool = False,
) -> Amount:
    floor, end = sentence.span
    before, after = text[max(floor, core.start - 40) : core.start], text[core.end : min(end, core.end + 60)]
    bound, lead, tail = _bound(before, after)
    if ranged:
        between = re.search(r"\b(?:between|from|anywhere from)\s+(?:about\s+|some\s+)?$", before, re.IGNORECASE)
        lead = len(before) - between.start() if between else lead
    role, unit, phrase, unit_end = _what(text, sentence, core, low, sign, code, before, after)
    span = Span(core.start - lead, max(core.end + tail, unit_end or 0))
    return Amount(span, core, low, high, bound, unit, phrase, role)


def _bound(before: str, after: str) -> tuple[str | None, int, int]:
    """The bound, how far before the number its words begin and how far behind they end."""
    lead = _before().search(before)
    if lead:
        name = _bound_names()[" ".join(lead.group("bound").lower().split())]
        return name, len(before) - lead.start(), 0
    tail = _after().match(after)
    if tail:
        words = tail.group("bound")
        return (_bound_names()[" ".join(words.lower().split())] if words else "at least"), 0, tail.end()
    return None, 0, 0


def _what(
    text: str, sentence: Sentence, core: Span, value: float, sign: str | None, code: str | None, before: str, after: str
) -> tuple[str, str | None, str | None, int | None]:
    """Role, unit, unit with its modifiers, and where words of the unit that belong to the amount end."""
    words = core.of(text)
    if sign:
        unit = units()["currency_signs"][sign.strip().upper()]
        return "money", unit, unit, None
    if code:
        return "money", code.strip(), code.strip(), None
    if words.endswith("%"):
        return "percent", "percent", "percent", None
    if found := _PERCENT.match(after):
        return "percent", "percent", "percent", core.end + found.end()
    if found := _paid().match(after):
        unit = units()["currency_words"][" ".join(found.group("word").lower().split())]
        return "money", unit, unit, core.end + found.end()
    if found := _coded().match(after):
        return "money", found.group("code"), found.group("code"), core.end + found.end()
    digits = words.isdigit()
    if digits and (_AFTER_MONTH.search(before) or _BEFORE_MONTH.match(after)) and value <= 31:
        return "date", None, None, None
    if digits and _CLOCK_AFTER.match(after):
        return "clock", None, None, None
    if found := _AGE_AFTER.match(after):
        return "age", "year", "year of age", core.end + found.end()
    if found := _timed().match(after):
        unit = found.group("unit").lower()
        return "time", unit, unit, core.end + found.end()
    if found := _measured().match(after):
        unit = units()["measures"][" ".join(found.group("unit").lower().split())]
        return ("calibre" if unit == "millimetre" else "measure"), unit, unit, core.end + found.end()
    if _YEARS.fullmatch(words) and 1000 <= value <= 2100 and _is_year(sentence, core, before, after):
        return "year", None, None, None
    if (
        digits
        and after.startswith(",")
        and 10 < value < 110
        and _NAME_BEFORE.search(before)
        and before.rstrip().endswith(",")
    ):
        return "age", "year", "year of age", None
    if digits and value < 1000 and (_LABEL_BEFORE.search(before) or _is_label(sentence, core)):
        return "label", None, None, None
    unit, phrase = _noun(sentence, core)
    if unit is None and (words.lower() == "one" or re.search(r"\b(?:top|bottom|big)\s+$", before, re.IGNORECASE)):
        return "label", None, None, None
    if words == "One":
        return ("count" if core.start == sentence.span.start else "label"), unit, phrase, None
    return "count", unit, phrase, None


def _token(sentence: Sentence, position: int) -> int:
    low, high = 0, len(sentence.tokens)
    while low < high:
        middle = (low + high) // 2
        if sentence.tokens[middle].end <= position:
            low = middle + 1
        else:
            high = middle
    return low


def _is_year(sentence: Sentence, core: Span, before: str, after: str) -> bool:
    at = _token(sentence, core.start)
    if at >= len(sentence.tokens):
        return False
    following = sentence.tokens[at + 1] if at + 1 < len(sentence.tokens) else None
    counted = following is not None and (following.tag == "NNS" or following.text.lower() in {"people", "personnel"})
    if _COUNTED_BEFORE.search(before):
        return False
    value = int(sentence.tokens[at].text) if sentence.tokens[at].text.isdigit() else 0
    if counted and 1980 <= value <= 2040 and value % 50:
        return True
    if counted and not re.search(r"\b(?:in|since|during|of|late|early)\s+$", before):
        return False
    return bool(_YEAR_BEFORE.search(before)) or not counted


def _is_label(sentence: Sentence, core: Span) -> bool:
    """``Leopard 2``, ``Big 12``: a number behind a name it belongs to."""
    at = _token(sentence, core.start)
    if at == 0 or at >= len(sentence.tokens):
        return False
    token, previous = sentence.tokens[at], sentence.tokens[at - 1]
    if previous.pos != "PROPN" or previous.end + 1 < token.start:
        return False
    if token.head == previous.i:
        return True
    following = sentence.tokens[at + 1] if at + 1 < len(sentence.tokens) else None
    if following is None or (following.pos not in {"NOUN", "ADJ"} and following.tag not in {"NNPS", "VBN", "VBG"}):
        return (previous.dep != "pobj" and token.dep != "appos" and not previous.text.isupper()) or len(
            previous.text
        ) < 4
    return (
        previous.dep in {"compound", "nmod"} and previous.head in {token.i, token.head} and previous.head != previous.i
    )


def _noun(sentence: Sentence, core: Span) -> tuple[str | None, str | None]:
    """The lemma of the noun that is counted, and with its modifiers."""
    tokens = sentence.tokens
    at = _token(sentence, core.end - 1) + 1
    first = at
    head: Token | None = None
    if at < len(tokens) and tokens[at].text == "-":
        at = first = at + 1
    while at < len(tokens):
        token = tokens[at]
        if token.pos in {"NOUN", "PROPN"}:
            head = token
            if token.tag == "NNS" and (at + 1 >= len(tokens) or tokens[at + 1].pos not in {"NOUN"}):
                break
        elif (
            token.pos in {"ADJ", "NUM"}
            or token.tag in {"VBN", "VBG", "JJ"}
            or token.text in {"-", "more", "'s", "’s"}
            or (token.text.lower() in {"of", "the", "his", "its", "their", "these", "those"} and head is None)
        ):
            if head is not None and token.tag in {"VBN", "VBG"}:
                break
        elif (token.pos == "ADV" and head is None) or (
            token.text in {",", "and"} and head is None and at > first and tokens[at - 1].pos == "ADJ"
        ):
            pass
        else:
            break
        at += 1
    if head is None:
        return None, None
    modifiers = [
        t.lemma
        for t in tokens[first : head.i]
        if t.pos in {"ADJ", "NOUN", "PROPN"} and t.lemma not in {"more", "other"}
    ]
    return head.lemma, " ".join([*modifiers, head.lemma])


def _loose(text: str, sentence: Sentence, match: re.Match[str]) -> Amount:
    low, high = reach(match.group("first"), match.group("second"))
    core = Span(*match.span())
    after = text[core.end : min(sentence.span.end, core.end + 60)]
    paid = re.match(rf"\s+of{_paid().pattern}", after, re.IGNORECASE)
    if paid:
        unit = units()["currency_words"][" ".join(paid.group("word").lower().split())]
        return Amount(Span(core.start, core.end + paid.end()), core, low, high, None, unit, unit, "loose")
    unit, phrase = _noun(sentence, core)
    return Amount(core, core, low, high, None, unit, phrase, "loose")


def _fraction(text: str, sentence: Sentence, match: re.Match[str]) -> Amount:
    core = Span(*match.span())
    value = fraction(match.group("top"), match.group("part"))
    unit, phrase = _noun(sentence, core)
    return Amount(core, core, value, value, None, unit, phrase, "fraction")
