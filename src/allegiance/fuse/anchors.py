"""What a translator keeps of a report: numbers, months, states, names, words of common origin, and their order.

Each is a key that is the same in every language. Numbers are read with the separators and magnitudes of their
language; months, small numbers and states whose names differ are looked up in ``anchors.toml``; every other long word
becomes the skeleton of its first consonants, in which Sandulescu and Сандулеску, minister and ministro are one.
"""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

_TOKEN = re.compile(r"\d+(?:[ .,\u00a0\u202f]\d{3}(?!\d))*(?:[.,]\d+)?|[^\W\d_]+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SENTENCE_END = frozenset('.!?:\n"«»„“”')
_SKELETON = 4
_FEWEST_CONSONANTS = 3
_FEWEST_LETTERS = 4
_ENDING = 4
_BIG = 13
"""Numbers from here on are seldom the same by chance."""

NUMBER, YEAR, SMALL, STATE, MONTH, NAME, WORD = 1.0, 0.6, 0.4, 0.5, 0.5, 1.0, 0.25
"""What each kind of anchor weighs; a name is a long word that both write with a capital."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """One key, the place of its word among the words of the text, its code points, and its weight."""

    key: str
    at: int
    begin: int
    end: int
    weight: float


def anchors(text: str, language: str) -> dict[str, Anchor]:
    """The first anchor of each key in a text of a language (ISO 639-1), in text order."""
    words = [(match.group(), match.start(), match.end()) for match in _TOKEN.finditer(text)]
    found: dict[str, Anchor] = {}
    for at, (word, begin, end) in enumerate(words):
        if word[0].isdecimal():
            after = " ".join(latin(next_word) for next_word, _, _ in words[at + 1 : at + 3])
            key, weight = _number(word, after, language)
        else:
            kept = _kept(word, language)
            if kept is None:
                continue
            key, weight = kept
            if weight == WORD and word[0].isupper() and not _opens(text, begin):
                weight = NAME
        known = found.get(key)
        if known is None:
            found[key] = Anchor(key, at, begin, end, weight)
        elif known.weight < weight:
            found[key] = Anchor(key, known.at, known.begin, known.end, weight)
    return found


def _opens(text: str, begin: int) -> bool:
    before = text[:begin].rstrip(" \t")[-1:]
    return not before or before in _SENTENCE_END


@lru_cache(maxsize=200_000)
def _kept(word: str, language: str) -> tuple[str, float] | None:
    table, plain = _table(), latin(word)
    number = table["small"].get(language, {}).get(plain)
    if number is not None:
        return f"#{number}", SMALL
    for month, stem in enumerate(table["months"].get(language, ()), 1):
        if plain.startswith(stem) and len(plain) <= len(stem) + _ENDING:
            return f"month {month}", MONTH
    for state, names in table["states"].items():
        if plain.startswith(tuple(names.get(language, ()))):
            return f"state {state}", STATE
    key = skeleton(plain)
    return None if key is None else (key, WORD)


def _number(word: str, after: str, language: str) -> tuple[str, float]:
    table = _table()
    thousands = table["thousands"].get(language, ". ")
    whole = re.sub(rf"[{re.escape(thousands)}\u00a0\u202f](?=\d{{3}})", "", word)
    digits = re.sub(r"[ .,\u00a0\u202f]", ".", whole)
    value = float(digits) if digits.count(".") < 2 else float(digits.replace(".", ""))
    magnitudes = table["magnitudes"].get(language, {})
    times = next((float(size) for name, size in magnitudes.items() if after.startswith(name)), 1.0)
    if times == 1.0 and _YEAR.fullmatch(word):
        return f"#{value:g}", YEAR
    return f"#{value * times:.6g}", NUMBER if value * times >= _BIG or value % 1 else SMALL


@lru_cache(maxsize=200_000)
def latin(word: str) -> str:
    """A word in small plain Latin letters.

    >>> latin("Сандулеску"), latin("Türkiye")
    ('sandulesku', 'turkiye')
    """
    letters = _table()["letters"]
    spelled = "".join(letters.get(letter, letter) for letter in word.lower())
    folded = unicodedata.normalize("NFKD", spelled.replace("ß", "ss").replace("ø", "o").replace("ł", "l"))
    return "".join(letter for letter in folded if not unicodedata.combining(letter))


@lru_cache(maxsize=200_000)
def skeleton(plain: str) -> str | None:
    """The first consonants of a word, spellings of one sound alike; null for a word that has too few.

    >>> skeleton("minister"), skeleton("ministre"), skeleton("sandulesku"), skeleton("sandulescu"), skeleton("lee")
    ('mnst', 'mnst', 'sndl', 'sndl', None)
    """
    if len(plain) < _FEWEST_LETTERS:
        return None
    for spelling, sound in _table()["sounds"].items():
        plain = plain.replace(spelling, sound)
    kept = re.sub(r"[^bdfgklmnprst]", "", plain)
    once = re.sub(r"(.)\1+", r"\1", kept)
    return once[:_SKELETON] if len(once) >= _FEWEST_CONSONANTS else None


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("anchors.toml").read_text("utf-8"))
