"""What narrows a choice of claims, as a user says it."""

from datetime import date
from typing import TypedDict


class Filters(TypedDict, total=False):
    """What narrows a choice of claims.

    ``actor`` and ``recipient`` are ids or names; ``speaker`` an id or part of a name; ``document`` an id or the start
    of one; ``text`` is searched in the quoted sentence: words, ``"a phrase"``, ``begin*``; ``since`` and ``until``
    are compared with the time a claim states, else with the day of its report.
    """

    actor: str | None
    recipient: str | None
    kind: str | None
    form: str | None
    speaker: str | None
    polarity: str | None
    stage: str | None
    since: date | None
    until: date | None
    document: str | None
    text: str | None
