"""What around a match forbids reading it as a time: ``March`` the verb, ``2000 troops``, ``the fall of Kyiv``."""

import re
from collections.abc import Callable

from allegiance.syntax import Sentence, Token

_BEFORE_YEAR = re.compile(
    r"(?:\b(?:in|since|by|until|till|from|of|during|to|between|and|or|early|late|mid|before|after|the|throughout|around|"
    r"circa|c\.|through|year|summer|spring|autumn|fall|winter|than|for|its|their|as|on|was|post|pre|a|an|later|with)"
    r"[\s-]+|[(\[,–—:-]\s*|^\s*|['\"‘“]\s*)$",
    re.IGNORECASE,
)
_STRONG = re.compile(r"\b(?:in|since|during|until|till|throughout|of|late|early|mid)[\s-]+$", re.IGNORECASE)
_AMOUNT = re.compile(
    r"(?:[$€£¥#/]|\b(?:some|about|nearly|over|most|least|approximately|roughly|another|up to|least|almost|than|around|"
    r"page|No\.|number|flight|resolution|room|by)\s*)$",
    re.IGNORECASE,
)
_BEFORE_MONTH = re.compile(
    r"(?:\b(?:in|since|until|till|by|of|from|to|between|and|or|last|this|next|during|late|early|mid|for|before|after|"
    r"through|throughout|around|on|following|the|previous|that|each|every|than|as|a|an|its|their|about)[\s-]+"
    r"|[-–—/(]\s*|\bmid-|,\s*)$",
    re.IGNORECASE,
)


_GIVEN_NAMES = {"may", "april", "june", "august", "jan"}
_SHORT_MONTHS = {"mar", "jun", "sep", "dec", "nov"}
_OF_TIME = re.compile(r"\b(?:in|since|until|till|during|through|throughout|last|this|next)\s+$", re.IGNORECASE)
_SURNAME = re.compile(
    r"\s+(?!January|February|March|April|May|June|July|August|September|October|November|December)[A-Z][a-z]+"
)


def _at(sentence: Sentence, position: int) -> Token | None:
    at = sentence.index_at(position)
    return sentence.tokens[at] if at < len(sentence.tokens) else None


def _counts(sentence: Sentence, token: Token | None) -> bool:
    """True when plural things or people follow the number: ``2000 troops``, ``1500 armed men``."""
    if token is None:
        return False
    for following in sentence.tokens[token.i + 1 : token.i + 4]:
        if following.tag == "NNS" or following.text.lower() in {"people", "personnel", "percent"}:
            return True
        if following.pos not in {"ADJ", "NOUN"} and following.tag != "VBN":
            return False
    return False


def _year(text: str, sentence: Sentence, match: re.Match[str]) -> bool:
    start = match.start("year")
    before = text[max(sentence.span.start, start - 25) : start]
    if match.group("part"):
        return True
    if before.endswith((".", ",", "$", "€", "£", "#", "-", "/")) and not before.endswith(
        (", ", "mid-", "post-", "pre-")
    ):
        return before.endswith((",", "-")) and before[-2:-1].isspace()
    token = _at(sentence, start)
    number = int(match.group("year"))
    counts = _counts(sentence, token)
    if _AMOUNT.search(before):
        return bool(re.search(r"\b(?:by|about|around)\s*$", before, re.IGNORECASE)) and not counts and number > 1500
    if counts and not _STRONG.search(before):
        return bool(number % 50) and bool(re.search(r"\b(?:the|its|his|their|of)\s+$|['’]s\s+$", before))
    if number < 1800:
        return bool(_BEFORE_YEAR.search(before))
    if _BEFORE_YEAR.search(before):
        return True
    if token is None or (token.i and sentence.tokens[token.i - 1].pos == "PROPN"):
        return False
    return token.dep in {"npadvmod", "pobj", "nmod", "appos", "dobj", "nsubj", "poss"}


def _month(text: str, sentence: Sentence, match: re.Match[str]) -> bool:
    start, end = match.span("month")
    name = match.group("month").lower().rstrip(".")
    if text[end : end + 1].isalpha() or (text[end : end + 2] == "'s" and name in _GIVEN_NAMES):
        return False
    if name not in _GIVEN_NAMES | _SHORT_MONTHS | {"march"}:
        return True
    if match.group("point") or match.group("part"):
        return True
    token = _at(sentence, start)
    if token is not None and token.tag == "MD":
        return False
    before = text[max(sentence.span.start, start - 25) : start]
    if _SURNAME.match(text, end) and not _OF_TIME.search(before):
        return False
    if _BEFORE_MONTH.search(before):
        return True
    return name in {"april", "june", "august"} and not before[-2:-1].isalpha()


def _decade(text: str, sentence: Sentence, match: re.Match[str]) -> bool:
    """``in his thirties`` and ``in the low 30s`` are no decades, and ``Mirage 2000s`` are planes."""
    words = match.group().lower()
    before = text[max(sentence.span.start, match.start() - 12) : match.start()].lower()
    if words.startswith("the ") or words.startswith("'"):
        return not re.search(r"\b(?:their|his|her|its)\s+$", before)
    if re.search(r"0'?s and\s+$", before):
        return True
    if match.group("tens") or len(match.group("decade")) < 4:
        return False
    return bool(match.group("part")) or bool(
        re.search(r"\b(?:in|since|from|of|by|mid|late|early|and|to)[\s-]+$", before)
    )


def _season(text: str, sentence: Sentence, match: re.Match[str]) -> bool:
    if match.group("year") or match.group("ypoint") or match.group("point"):
        return True
    start = match.start("season")
    before = text[max(sentence.span.start, start - 16) : start].lower()
    token = _at(sentence, start)
    if token is not None and token.pos in {"VERB", "ADP"}:
        return False
    if (
        start > sentence.span.start
        and match.group("season")[0].isupper()
        and text[match.end() + 1 : match.end() + 2].isupper()
    ):
        return False
    if text[match.end() : match.end() + 4].lower() == " of ":
        return False
    if match.group("season").lower() == "fall":
        return bool(
            re.search(r"\b(?:in|by|until|since|during|throughout|the|early|late|before|after)\s+(?:the\s+)?$", before)
        )
    return token is None or token.tag != "NNS"


def _clause_end(text: str, sentence: Sentence, match: re.Match[str]) -> bool:
    return True


def _day_number(text: str, sentence: Sentence, match: re.Match[str]) -> bool:
    before = text[max(sentence.span.start, match.start() - 12) : match.start()].lower()
    return bool(re.search(r"\b(?:on|of|until|by|from|to|and|since|before|after)\s+$", before))


def _clock(text: str, sentence: Sentence, match: re.Match[str]) -> bool:
    if match.group("half") or match.group("hour2") or match.group("hour3") or match.group("zone"):
        return True
    before = text[max(sentence.span.start, match.start() - 12) : match.start()].lower()
    return ":" in match.group() and bool(
        re.search(r"\b(?:at|by|until|from|to|around|about|before|after|since)\s+$", before)
    )


def _vague_duration(text: str, sentence: Sentence, match: re.Match[str]) -> bool:
    before = text[max(sentence.span.start, match.start() - 16) : match.start()].lower()
    return (
        bool(re.search(r"\b(?:for|after|in|of|over|within|been|took|take|lasted)\s+(?:``\s+)?$", before))
        or "-long" in match.group()
    )


def _reference(text: str, sentence: Sentence, match: re.Match[str]) -> bool:
    if match.group().lower() not in {"previously", "once", "formerly", "now", "soon"}:
        return True
    following = text[match.end() : match.end() + 12].lower()
    return match.group().lower() in {"now", "soon"} and not following.startswith((" that ", " as "))


GUARDS: dict[str, Callable[[str, Sentence, re.Match[str]], bool]] = {
    "year": _year,
    "month": _month,
    "decade": _decade,
    "season": _season,
    "clause-end": _clause_end,
    "day-number": _day_number,
    "clock": _clock,
    "vague-duration": _vague_duration,
    "reference": _reference,
}
