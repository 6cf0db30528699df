"""One spelling for look-ups: accents off, dashes and odd spaces as a space, one code point for one."""

import sys
import unicodedata
from functools import cache

_SPECIAL = {
    "’": "'", "‘": "'", "ʼ": "'", "ʻ": "'", "`": "'", "´": "'",
    "-": " ", "‐": " ", "‑": " ", "–": " ", "—": " ", "\n": " ", "\r": " ", "\t": " ", "\xa0": " ", "\u202f": " ",
    "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ħ": "h", "ð": "d", "Ð": "D",
}  # fmt: skip
_LAST_LATIN = 0x1EFF


@cache
def _table() -> dict[int, str]:
    table = {ord(mark): plain for mark, plain in _SPECIAL.items()}
    for point in range(0xC0, min(_LAST_LATIN, sys.maxunicode) + 1):
        base = unicodedata.normalize("NFD", chr(point))
        if len(base) > 1 and base[0].isascii() and all(unicodedata.combining(mark) for mark in base[1:]):
            table[point] = base[0]
    return table


def folded(text: str) -> str:
    """``text`` in its plain spelling, of the same length, so that positions stay.

    >>> folded("Türkiye’s Élysée-style")
    "Turkiye's Elysee style"
    """
    if text.isascii() and "-" not in text and "`" not in text and text.isprintable():
        return text
    return text.translate(_table())


def slug(name: str) -> str:
    """A name as part of an id.

    >>> slug("Élysée Palace")
    'elysee-palace'
    """
    kept = "".join(char if char.isalnum() else " " for char in folded(name).casefold().replace("'", ""))
    return "-".join(kept.split())
