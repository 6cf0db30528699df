"""Which claims are wanted."""

import unicodedata
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimFilter:
    """Every field that is set narrows the choice.

    ``actor`` and ``recipient`` are ids, or the name where a claim has no id. ``speaker`` is an id or a part of the
    name. ``since`` and ``until`` are compared with the time a claim states; where it states none, with the day its
    report was published; a claim with neither is left out. ``document`` is a whole id. ``text`` is searched in the
    quoted sentence: all words, ``"a phrase"``, ``begin*``.
    """

    actor: str | None = None
    recipient: str | None = None
    kind: str | None = None
    form: str | None = None
    speaker: str | None = None
    polarity: str | None = None
    stage: str | None = None
    since: date | None = None
    until: date | None = None
    document: str | None = None
    text: str | None = None


EVERYTHING = ClaimFilter()


def folded(name: str) -> str:
    """A name without case, accents and surplus space.

    >>> folded("Kim  Yŏ-jŏng")
    'kim yo-jong'
    """
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).split())
