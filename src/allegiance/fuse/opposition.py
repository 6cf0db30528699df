"""Whether one sentence says the opposite of another: negated here and not there, or another number of the same.

A first look at words, for sentences of any of the languages in ``opposition.toml``; it reads no meaning.
"""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from allegiance.fuse.counts import counted_otherwise, counts

_TOKEN = re.compile(r"\d+(?:[ .,]\d{3})*(?:[.,]\d+)?|[^\W\d_]+'|n't|[^\W\d_]+|%|[,;:.!?()]")
_ENDS = frozenset(",;:.!?()")
_STEM = 5


@dataclass(frozen=True, slots=True)
class Opposition:
    """What speaks for opposition: one of two is negated, the same is counted otherwise, a word has its opposite."""

    negated: bool
    number: bool
    opposite: bool

    def __bool__(self) -> bool:
        return self.negated or self.number or self.opposite


def opposed(one: str, other: str, language: str = "en") -> Opposition:
    """Compare two sentences of one language (ISO 639-1). Raises KeyError for one without words of its own.

    >>> bool(opposed("Kenya bought 20 drones.", "Kenya bought no drones."))
    True
    """
    words = _words(language)
    one, other = (_without_idioms(_plain(sentence), words) for sentence in (one, other))
    first, second = _clauses(one, words), _clauses(other, words)
    whole = any(negated for _, negated in first) != any(negated for _, negated in second)
    opposite = _opposite(frozenset(_tokens(one)), frozenset(_tokens(other)), language)
    return Opposition(whole or _aligned(first, second), _counted_otherwise(one, other, words), opposite)


def _opposite(one: frozenset[str], other: frozenset[str], language: str) -> bool:
    """True when a word only the one has excludes a word only the other has, which the one does not say in any way."""
    mine, theirs, all_mine = (_sides(tokens, language) for tokens in (one - other, other - one, one))
    return any((pair, 1 - side) in mine and (pair, side) not in all_mine for pair, side in theirs)


def _sides(tokens: frozenset[str], language: str) -> set[tuple[int, int]]:
    return {
        (pair, side)
        for pair, sides in enumerate(table()[language]["opposites"])
        for side, stems in enumerate(sides)
        for stem in stems
        if any(token == stem or (len(stem) >= _STEM and token.startswith(stem)) for token in tokens)
    }


@cache
def _words(language: str) -> dict[str, tuple[str, ...]]:
    return {name: tuple(found) for name, found in table()[language].items() if name not in ("examples", "opposites")}


@cache
def table() -> dict[str, Any]:
    """Negations, refuting stems, function words and examples of each language."""
    return tomllib.loads(files(__package__).joinpath("opposition.toml").read_text("utf-8"))


Clause = tuple[frozenset[str], bool]


def _clauses(sentence: str, words: dict[str, tuple[str, ...]]) -> list[Clause]:
    parts: list[list[str]] = [[]]
    for token in _tokens(sentence):
        if token in _ENDS or token in words["but"]:
            parts.append([])
        else:
            parts[-1].append(token)
    return [(_content(part, words), _negated(part, words)) for part in parts if part]


def _plain(sentence: str) -> str:
    folded = unicodedata.normalize("NFKD", sentence.lower().replace("’", "'").replace("n't", " n't"))
    return "".join(c for c in folded if not unicodedata.combining(c))


def _without_idioms(plain: str, words: dict[str, tuple[str, ...]]) -> str:
    """Leave out phrases that hold a negation and negate nothing, and tie a prefix to the one word that it negates."""
    first = "|".join(words["first_halves"]) or "(?!)"
    for phrase in words["idioms"]:
        plain = re.sub(rf"(?:\b(?:{first})(?P<between>[^,;:.!?]{{0,40}}?))?\b{phrase}\w*", r" \g<between> ", plain)
    own = "|".join(words["function"])
    for prefix in words["prefixes"]:
        plain = re.sub(rf"\b{prefix}[- ](?!(?:{own}|{prefix})(?:\b|(?<=')))(?=\w)", prefix, plain)
    return plain


def _tokens(plain: str) -> list[str]:
    return _TOKEN.findall(plain)


def _content(part: list[str], words: dict[str, tuple[str, ...]]) -> frozenset[str]:
    skipped = {*words["function"], *words["negations"]}
    return frozenset(token[:_STEM] for token in part if len(token) > 2 and token not in skipped)


def _negated(part: list[str], words: dict[str, tuple[str, ...]]) -> bool:
    return any(token in words["negations"] or token.startswith(words["refuting"]) for token in part)


def _aligned(first: list[Clause], second: list[Clause]) -> bool:
    """True when clauses that share words more often differ in negation than agree."""
    differ = agree = 0
    for mine, negated in first:
        for theirs, also in second:
            shared = len(mine & theirs) ** 2
            if negated == also:
                agree += shared
            else:
                differ += shared
    return differ > agree


def _counted_otherwise(one: str, other: str, words: dict[str, tuple[str, ...]]) -> bool:
    return counted_otherwise(counts(_tokens(one), words), counts(_tokens(other), words))
