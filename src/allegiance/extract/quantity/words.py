"""The word lists of units.toml and the patterns made of them, compiled once."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def units() -> dict[str, Any]:
    """The word lists, as units.toml has them."""
    return tomllib.loads((files(__package__) / "units.toml").read_text("utf-8"))


def either(words: Iterable[str]) -> str:
    """A pattern for any of the words, longest first; a blank is any white space."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


def plain(words: str) -> str:
    """Lower case, single blanks."""
    return " ".join(words.lower().split())


@cache
def bound_before() -> re.Pattern[str]:
    """A bound at the end of what precedes a number, as ``bound``."""
    words = [word for group in units()["bounds"].values() for word in group]
    article = r"(?:the\s+|a\s+|an\s+|another\s+|a\s+further\s+|a\s+total\s+of\s+)?"
    return re.compile(rf"(?<!\w)(?P<bound>{either(words)})\.?\s*{article}$", re.IGNORECASE)


@cache
def bound_after() -> re.Pattern[str]:
    """A bound at the start of what follows a number; no ``bound`` for a plus sign, which means at least."""
    words = [word for group in units()["bounds_after"].values() for word in group]
    return re.compile(rf"(?:\s+(?P<bound>{either(words)})\b|\+|-plus\b)", re.IGNORECASE)


@cache
def bound_names() -> dict[str, str]:
    """Each bound by each of its wordings."""
    tables = (units()["bounds"], units()["bounds_after"])
    return {word: name for table in tables for name, words in table.items() for word in words}


@cache
def measured() -> re.Pattern[str]:
    """A unit of measure behind a number, as ``unit``."""
    return re.compile(rf"[\s-]?(?P<unit>{either(units()['measures'])})s?(?![\w])", re.IGNORECASE)


@cache
def paid() -> re.Pattern[str]:
    """The name of a currency behind a number, as ``word``."""
    words = [*units()["currency_words"], *units()["shared_currencies"]]
    return re.compile(rf"[\s-]+(?P<word>{either(words)})(?:s|es)?(?![\w-])", re.IGNORECASE)


@cache
def coded() -> re.Pattern[str]:
    """An ISO 4217 code behind a number, as ``code``."""
    return re.compile(rf"\s?(?P<code>{'|'.join(units()['currency_codes']['list'])})\b")


@cache
def timed() -> re.Pattern[str]:
    """A unit of time behind a number, as ``unit``."""
    length = r"(?:(?:full|long|straight|consecutive|more)\s+)?"
    return re.compile(rf"[\s-]+{length}(?P<unit>{either(units()['time']['units'])})s?\b", re.IGNORECASE)


@cache
def vague() -> re.Pattern[str]:
    """Words of amount without a number, as ``words``: "huge amounts", "several", "a few thousand"."""
    table = units()["vague"]
    size, mass = "|".join(table["size"]), "|".join(table["mass"])
    return re.compile(
        rf"(?<!\w)(?P<words>(?:{size})(?:,?\s+(?:and\s+)?(?:{size}))?\s+(?:{mass})(?=\s+of\b|\s*[,.;”\"]|$)"
        rf"|(?:{either(table['counts'])})(?:\s+(?:dozen|hundred|thousand|million|billion))?\b)",
        re.IGNORECASE,
    )


def currency(words: str, around: str) -> str:
    """ISO 4217 for a currency name; one that states share, such as crowns, by the state named ``around`` it.

    >>> currency("kroner", "Norway commits itself to"), currency("kroner", "It costs"), currency("euro", "")
    ('NOK', 'krone', 'EUR')
    """
    name = plain(words)
    shared = units()["shared_currencies"].get(name)
    if shared is None:
        return str(units()["currency_words"][name])
    hits = {code for word, code in shared.items() if word != "name" and word in around}
    return hits.pop() if len(hits) == 1 else str(shared["name"])
