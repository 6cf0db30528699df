"""BERT's uncased WordPiece tokens with their offsets, after Devlin et al. (2019); no dependency but the vocabulary.

The same tokens as the ``tokenizers`` library gives for the same vocabulary, which ``benchmarks/train_plover.py``
checks on every sentence it trains on. The library itself would bring nine packages, HTTP clients among them.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from allegiance.model import Span

_LONGEST_WORD = 100


class Piece(NamedTuple):
    """One token: its number in the vocabulary and where it stands."""

    id: int
    span: Span


class WordPiece:
    """Splits text by a vocabulary, one token a line, pieces inside a word written with ``##``."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._ids = {token: number for number, token in enumerate(vocabulary)}
        self._unknown = self._ids["[UNK]"]

    def id(self, token: str) -> int:
        """The number of a token that is in the vocabulary."""
        return self._ids[token]

    def pieces(self, text: str) -> list[Piece]:
        """The tokens of ``text`` in order, without [CLS] and [SEP]."""
        return [piece for word in _words(text) for piece in self._split(word)]

    def _split(self, word: list[tuple[str, int]]) -> Iterator[Piece]:
        """Longest match first; a word that cannot be split whole is unknown."""
        span = Span(word[0][1], word[-1][1] + 1)
        letters = "".join(letter for letter, _ in word)
        if len(letters) > _LONGEST_WORD:
            yield Piece(self._unknown, span)
            return
        found: list[Piece] = []
        start = 0
        while start < len(letters):
            end = len(letters)
            while end > start:
                known = self._ids.get(letters[start:end] if start == 0 else f"##{letters[start:end]}")
                if known is not None:
                    break
                end -= 1
            else:
                yield Piece(self._unknown, span)
                return
            found.append(Piece(known or 0, Span(word[start][1], word[end - 1][1] + 1)))
            start = end
        yield from found


def _words(text: str) -> Iterator[list[tuple[str, int]]]:
    """Words and punctuation marks as (folded letter, position)."""
    word: list[tuple[str, int]] = []
    for position, char in enumerate(text):
        category = unicodedata.category(char)
        blank = char in "\t\n\r" or category == "Zs"
        if not blank and (category.startswith("C") or char == "\ufffd"):
            continue
        if blank or _stands_alone(char, category):
            if word:
                yield word
            word = []
            if not blank:
                yield [(folded, position) for folded in _folded(char)] or [(char, position)]
            continue
        word.extend((folded, position) for folded in _folded(char))
    if word:
        yield word


def _folded(char: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", char.lower()) if unicodedata.category(c) != "Mn")


def _stands_alone(char: str, category: str) -> bool:
    code = ord(char)
    symbol = 33 <= code <= 47 or 58 <= code <= 64 or 91 <= code <= 96 or 123 <= code <= 126
    ideograph = 0x4E00 <= code <= 0x9FFF or 0x3400 <= code <= 0x4DBF or 0xF900 <= code <= 0xFAFF
    return symbol or ideograph or category.startswith("P")
