"""Author lists as booksellers write them, brought to one form: the surnames with first initials, as a set."""

import html
import re
from collections.abc import Hashable
from pathlib import Path

from allegiance.knowledge.fold import slug

Authors = frozenset[str]

_NOISE = re.compile(
    r"\([^)]*\)|\[[^\]]*\]|\b(?:by|author|authors|editor|editors|edited|edt|ed|eds|jr|sr|iii|ii|phd|dr|with)\b\.?:?",
    re.I,
)
_BETWEEN = re.compile(r"\s*(?:;|\||&|/|\band\b)\s*", re.I)
_NOT_A_NAME = frozenset({"", "not-available", "none", "unknown", "various", "n-a", "na", "et-al", "others"})


def authors(written: str) -> Authors:
    """The surnames of an author list; empty where none is stated.

    >>> sorted(authors("Knuth, Donald E.; MOO, BARBARA")) == sorted(authors("Donald Knuth & Barbara Moo"))
    True
    """
    text = _NOISE.sub(" ", html.unescape(written.replace("andapos;", "'").replace("&apos;", "'")))
    found: set[str] = set()
    for part in _BETWEEN.split(text):
        chunks = [chunk.split() for chunk in part.split(",") if slug(chunk) not in _NOT_A_NAME]
        if not chunks:
            continue
        if all(len(chunk) > 1 for chunk in chunks):
            found |= {_surname(chunk[-1]) for chunk in chunks}
        elif len(chunks) == 1:
            found.add(_surname(chunks[0][-1]))
        elif len(chunks[0]) > 1 and len(chunks) > 2:
            found |= {_surname(chunk[-1]) for chunk in chunks}
        else:
            found |= {_surname(chunk[-1]) for chunk in chunks[::2]}
    return frozenset(found - _NOT_A_NAME)


def _surname(word: str) -> str:
    return slug(word)


def speaks_for(one: Hashable, other: Hashable) -> float:
    """A list that misses authors of another speaks for it as far as it goes."""
    if not isinstance(one, frozenset) or not isinstance(other, frozenset):
        return 0.0
    return len(one & other) / len(other) if one < other else 0.0


def listings(folder: Path) -> list[tuple[str, str, Hashable]]:
    """Seller, ISBN and authors of every listing that names any."""
    found: list[tuple[str, str, Hashable]] = []
    for line in (folder / "book.txt").read_text("utf-8", "replace").splitlines():
        seller, isbn, _, written = (line.split("\t") + [""] * 3)[:4]
        stated = authors(written)
        if stated:
            found.append((seller, isbn, stated))
    return found


def golden(folder: Path) -> dict[str, Authors]:
    """The true authors of the books that were looked up by hand."""
    rows = (line.split("\t", 1) for line in (folder / "book_golden_dev.txt").read_text("utf-8").splitlines() if line)
    return {isbn: authors(written) for isbn, written in rows}
