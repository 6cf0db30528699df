"""Every number of a sentence with its value, unit, bound and the part it plays there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from allegiance.extract.quantity.counted import counted_noun
from allegiance.extract.quantity.numerals import FRACTION, LOOSE, NUMBER, Numeral, fraction, numeral, reach
from allegiance.extract.quantity.roles import part_of
from allegiance.extract.quantity.words import bound_after, bound_before, bound_names, currency, paid, plain
from allegiance.model import Span
from allegiance.syntax import Sentence

_HINT = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|"
    r"(?:twen|thir|for|fif|six|seven|eigh|nine)ty|dozens?|tens|scores|half|hundreds?|thousands?|millions?|billions?|"
    r"trillions?|thirds?|quarters?|fifths?)\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\b(?:between|(?:anywhere )?from)\s+(?:about\s+|some\s+)?$", re.IGNORECASE)
_BY = re.compile(r"\bby\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as read: least and greatest value, unit and ``role``.

    Roles: count, money, percent, measure, time, fraction, loose, year, date, clock, age, label, calibre,
    generation.
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


def amounts(text: str, sentence: Sentence) -> Iterator[Amount]:
    """The numbers of one sentence in text order; none overlaps another."""
    start, end = sentence.parsed
    if not _HINT.search(text, start, end):
        return
    loose = list(LOOSE.finditer(text, start, end))
    parts = list(FRACTION.finditer(text, start, end))
    taken = [match.span() for match in (*loose, *parts)]
    read = [_loose(text, sentence, match) for match in loose] + [_fraction(sentence, match) for match in parts]
    position = start
    while match := NUMBER.search(text, position, end):
        made = [] if any(a < match.end() and match.start() < b for a, b in taken) else _numbers(text, sentence, match)
        position = max((amount.core.end for amount in made), default=_behind_word(text, match.start(), end))
        read.extend(made)
    yield from sorted(read, key=lambda amount: amount.span)


def _behind_word(text: str, position: int, end: int) -> int:
    position += 1
    while position < end and text[position].isalnum():
        position += 1
    return position


def _numbers(text: str, sentence: Sentence, match: re.Match[str]) -> list[Amount]:
    """A number or a range; of two numbers that "and" and "or" only list, the first."""
    if match.group("third"):
        one = numeral(match.group("third"))
        core = Span(match.start(), match.end("third"))
        signs = match.group("sign3"), match.group("code3")
        return [_amount(text, sentence, core, one.value, one.value, *signs)] if one else []
    one = numeral(match.group("first"))
    if one is None:
        return []
    sign, code = match.group("sign1"), match.group("code1")
    two = numeral(match.group("second")) if match.group("second") else None
    if two is None or not _is_range(text, sentence, match, one, two):
        core = Span(match.start(), max(match.end("first"), match.end("percent1")))
        return [_amount(text, sentence, core, one.value, one.value, sign, code)]
    shared = two.scale > one.scale == 1 and one.value < 1000  # "5 to 6 million"
    low, high = sorted((one.value * two.scale if shared else one.value, two.value))
    core = Span(match.start(), max(match.end("second"), match.end("percent2")))
    signs = sign or match.group("sign2"), code or match.group("code2")
    return [_amount(text, sentence, core, low, high, *signs, ranged=True)]


def _is_range(text: str, sentence: Sentence, match: re.Match[str], one: Numeral, two: Numeral) -> bool:
    before = text[max(sentence.span.start, match.start() - 24) : match.start()].lower()
    if match.group("percent1") and not match.group("percent2"):
        return False
    if match.group("percent2") and match.group("sign1"):
        return False
    if one.value >= 1000 and two.scale > 1000 and match.group("first").isdigit():
        return False  # "in 2018 to 3.9 million"
    if match.group("sign1") and match.group("sign2") and _BY.search(before):
        return False  # "rose by $3bn to $9bn"
    if match.group("dash"):
        return one.value < two.value or two.scale > 1 or bool(match.group("sign1"))
    word = match.group("to").split()[0].lower()
    if word == "and":
        return bool(_BETWEEN.search(before)) and "between" in before
    if word == "or":
        return one.value < two.value <= 2 * one.value + 1
    return one.value != two.value


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
    if lead and _is_no_bound(text, sentence, core.start - lead, core.start):
        bound, lead = None, 0
    if ranged and (between := _BETWEEN.search(before)):
        lead = len(before) - between.start()
    part = part_of(text, sentence, core, low, sign, code, core.end + tail)
    span = Span(core.start - lead, max(core.end + tail, part.end))
    return Amount(span, core, low, high, bound, part.unit, part.phrase, part.role)


def _is_no_bound(text: str, sentence: Sentence, start: int, end: int) -> bool:
    """ "Handed over five", "under a 5-billion-euro contract": the word belongs to the verb, or to the noun behind."""
    word = next((token for token in sentence.tokens if token.start >= start), None)
    if word is None or word.text.lower() not in ("over", "under"):
        return False
    return word.dep == "prt" or text[word.end : end].strip().lower() in ("a", "an", "the")


def _bound(before: str, after: str) -> tuple[str | None, int, int]:
    """The bound, how far before the number its words begin and how far behind they end."""
    if lead := bound_before().search(before):
        return bound_names()[plain(lead.group("bound"))], len(before) - lead.start(), 0
    if tail := bound_after().match(after):
        words = tail.group("bound")
        return (bound_names()[plain(words)] if words else "at least"), 0, tail.end()
    return None, 0, 0


def _loose(text: str, sentence: Sentence, match: re.Match[str]) -> Amount:
    low, high = reach(match.group("first"), match.group("second"))
    core = Span(*match.span())
    behind = text[core.end : min(sentence.span.end, core.end + 60)]
    of = re.match(r"\s+of(?=\s)", behind)
    if of and (money := paid().match(behind, of.end())):
        unit = currency(money.group("word"), sentence.span.of(text))
        return Amount(Span(core.start, core.end + money.end()), core, low, high, None, unit, unit, "loose")
    noun, phrase = counted_noun(sentence, core)
    return Amount(core, core, low, high, None, noun, phrase, "loose")


def _fraction(sentence: Sentence, match: re.Match[str]) -> Amount:
    core = Span(*match.span())
    value = fraction(match.group("top"), match.group("part"))
    noun, phrase = counted_noun(sentence, core)
    return Amount(core, core, value, value, None, noun, phrase, "fraction")
