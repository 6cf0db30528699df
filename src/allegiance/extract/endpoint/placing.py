"""Where the words of an answer stand in a report, and how exactly: exact, normalised, fuzzy, or not at all."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache

from allegiance.model import Span
from allegiance.ontology import words as listed

_WORD = re.compile(r"[^\W_]+(?:['.,][^\W_]+)*")
_ALIKE = 0.8  # share of words that must agree, in order
_FEWEST = 5  # words below which nothing is placed loosely
_MARKS = {
    **dict.fromkeys("‘’‚‛′`´", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
}
_UNSEEN = frozenset({"Mn", "Cf"})  # combining marks, soft hyphens, zero-width and direction marks
_WEIGHTY = listed("weighty")


class Placing(StrEnum):
    """How the words of an answer were found, best first."""

    EXACT = "exact"
    NORMALISED = "normalised"
    FUZZY = "fuzzy"


@dataclass(frozen=True, slots=True)
class Placed:
    """Words of the report that stand for words of an answer."""

    span: Span
    how: Placing


def worst(found: Sequence[Placed]) -> Placing:
    """The least exact of several placings.

    >>> worst([Placed(Span(0, 1), Placing.FUZZY), Placed(Span(0, 1), Placing.EXACT)]).value
    'fuzzy'
    """
    order = list(Placing)
    return max((one.how for one in found), key=order.index, default=Placing.EXACT)


def place(words: str, text: str, within: Span, *, last: bool = False) -> Placed | None:
    """The first place of ``words`` in ``text`` inside ``within``, or the ``last``; null where they do not stand.

    Exact: letter by letter, at the borders of words. Normalised: but for case, white space, kinds of quotation marks
    and dashes, accents and unseen marks. See ``place_loosely`` for a quote with a slip in it.

    >>> place("“shells”  to", 'It sent "shells" to them.', Span(0, 25))
    Placed(span=Span(start=8, end=19), how=<Placing.NORMALISED: 'normalised'>)
    """
    words = words.strip()
    exact = [at for at in _found(words, text, within.start, within.end) if _whole(text, at)]
    if exact:
        return Placed(exact[-1 if last else 0], Placing.EXACT)
    plain, spans = _normal(text, within)
    sought = _normal(words, Span(0, len(words)))[0].strip()
    same = [at for at in _found(sought, plain, 0, len(plain)) if _whole(plain, at)]
    if not same:
        return None
    at = same[-1 if last else 0]
    span = Span(spans[at.start].start, spans[at.end - 1].end)
    return Placed(span, Placing.NORMALISED) if _whole(text, span) else None


def place_loosely(words: str, text: str, within: Sequence[Span]) -> Placed | None:
    """Where ``place`` finds nothing: the sentence most like a quote of five words or more, from its first to last.

    Four of five words must agree in order, and none that carries the meaning may differ: no name, number, denial or
    modal verb (``weighty`` in ``ontology/words.toml``).
    """
    sought = [match.group() for match in _WORD.finditer(words)]
    if len(sought) < _FEWEST or not within:
        return None
    folded = [_fold(word) for word in sought]
    best = max(within, key=lambda span: len(set(folded) & _vocabulary(span.of(text))))
    tokens = list(_WORD.finditer(text, best.start, best.end))
    if not tokens:
        return None
    blocks = SequenceMatcher(None, folded, [_fold(token.group()) for token in tokens], autojunk=False)
    common = [block for block in blocks.get_matching_blocks() if block.size]
    if not common:
        return None
    first, end = common[0].b, common[-1].b + common[-1].size
    here = [token.group() for token in tokens[first:end]]
    agreed = sum(block.size for block in common)
    kept = {i for block in common for i in range(block.a, block.a + block.size)}
    held = {i - first for block in common for i in range(block.b, block.b + block.size)}
    differing = [word for i, word in enumerate(sought) if i not in kept]
    differing += [word for i, word in enumerate(here) if i not in held]
    if 2 * agreed < _ALIKE * (len(sought) + len(here)) or any(map(_is_weighty, differing)):
        return None
    return Placed(Span(tokens[first].start(), tokens[end - 1].end()), Placing.FUZZY)


def _is_weighty(word: str) -> bool:
    return word.casefold() in _WEIGHTY or word != word.lower() or any(letter.isdigit() for letter in word)


def _found(words: str, text: str, start: int, end: int) -> Iterator[Span]:
    at = text.find(words, start, end) if words else -1
    while at >= 0:
        yield Span(at, at + len(words))
        at = text.find(words, at + 1, end)


def _whole(text: str, at: Span) -> bool:
    """True where no word is cut at either end."""
    before = at.start > 0 and text[at.start - 1].isalnum() and text[at.start].isalnum()
    behind = at.end < len(text) and text[at.end].isalnum() and text[at.end - 1].isalnum()
    return not before and not behind


@lru_cache(maxsize=16)
def _normal(text: str, within: Span) -> tuple[str, list[Span]]:
    """The text in its plainest writing, and for each letter of it the code points it stands for."""
    plain: list[str] = []
    spans: list[Span] = []
    for at in range(within.start, within.end):
        letters = _plain(text[at])
        if not letters:
            if spans and unicodedata.category(text[at]) == "Mn":
                spans[-1] = Span(spans[-1].start, at + 1)
            continue
        if letters == " " and plain and plain[-1] == " ":
            spans[-1] = Span(spans[-1].start, at + 1)
            continue
        plain += letters
        spans += [Span(at, at + 1)] * len(letters)
    return "".join(plain), spans


@lru_cache(maxsize=4096)
def _plain(letter: str) -> str:
    if letter.isspace():
        return " "
    folded = unicodedata.normalize("NFKD", _MARKS.get(letter, letter)).casefold()
    return "".join(_MARKS.get(one, one) for one in folded if unicodedata.category(one) not in _UNSEEN)


def _fold(word: str) -> str:
    return "".join(map(_plain, word))


@lru_cache(maxsize=512)
def _vocabulary(sentence: str) -> frozenset[str]:
    return frozenset(_fold(match.group()) for match in _WORD.finditer(sentence))
