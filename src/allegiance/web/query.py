"""What a visitor may ask: every parameter has one reader, and what it cannot read it says in plain words."""

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum

from starlette.datastructures import QueryParams

from allegiance.assess.backer import NOT_STATED
from allegiance.errors import UsageError
from allegiance.model import Kind, Polarity, Stage
from allegiance.web.wording import FORMS

Reader = Callable[[str, str], object]

_LONGEST = 200
_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", re.ASCII)


def words(name: str, value: str) -> str:
    """Free text of at most 200 characters without control characters."""
    if len(value) > _LONGEST:
        raise UsageError(reason=f"{name} is longer than {_LONGEST} characters.")
    if not value.isprintable():
        raise UsageError(reason=f"{name} holds a control character.")
    return value


def identifiers(name: str, value: str) -> str:
    """Ids of claims, joined by commas."""
    if not re.fullmatch(r"[a-z0-9:,]{1,8000}", value, re.ASCII):
        raise UsageError(reason=f"{name} must be one or more ids joined by commas; “{value[:40]}” is not.")
    return value


def one_of(choices: type[StrEnum] | tuple[str, ...]) -> Reader:
    """One of a closed list."""
    known = tuple(str(choice) for choice in choices)

    def read(name: str, value: str) -> str:
        if value not in known:
            raise UsageError(reason=f"{name} must be one of {', '.join(known)}; “{value[:40]}” is not.")
        return value

    return read


def _day(name: str, value: str, last: bool) -> date:
    match = _DATE.fullmatch(value)
    try:
        if match is None:
            raise ValueError
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        month = month or (12 if last else 1)
        return date(year, month, day or (monthrange(year, month)[1] if last else 1))
    except ValueError:
        reason = f"{name} must be a date such as 2024-06-19, 2024-06 or 2024; “{value[:40]}” is not."
        raise UsageError(reason=reason) from None


def first_day(name: str, value: str) -> date:
    """The first day of a year, a month or a day.

    >>> first_day("since", "2024-02"), last_day("until", "2024-02")
    (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    """
    return _day(name, value, last=False)


def last_day(name: str, value: str) -> date:
    """The last day of a year, a month or a day."""
    return _day(name, value, last=True)


def number(name: str, value: str) -> int:
    """A page number from 1 on."""
    if not re.fullmatch(r"[1-9]\d{0,5}", value, re.ASCII):
        raise UsageError(reason=f"{name} must be a whole number from 1 on; “{value[:40]}” is not.")
    return int(value)


DATES: Mapping[str, Reader] = {"since": first_day, "until": last_day}
RANKING: Mapping[str, Reader] = {"form": one_of(FORMS), **DATES}
EVIDENCE: Mapping[str, Reader] = {"backer": words, "form": one_of((*FORMS, NOT_STATED)), **DATES}
CLAIMS: Mapping[str, Reader] = {
    "actor": words,
    "recipient": words,
    "kind": one_of(Kind),
    "form": one_of(FORMS),
    "stage": one_of(Stage),
    "polarity": one_of(Polarity),
    "speaker": words,
    **DATES,
    "document": words,
    "text": words,
}
PAGE: Mapping[str, Reader] = {"page": number}


def asked(params: QueryParams, readers: Mapping[str, Reader]) -> dict[str, object]:
    """The parameters that were given, read; empty ones are left out. Raises ``UsageError`` with the reason."""
    found: dict[str, object] = {}
    for name, value in params.multi_items():
        if name not in readers:
            reason = f"There is no filter “{name[:40]}” here. There are: {', '.join(readers) or 'none'}."
            raise UsageError(reason=reason)
        if value.strip():
            if name in found:
                raise UsageError(reason=f"{name} is given twice.")
            found[name] = readers[name](name, value.strip())
    since, until = found.get("since"), found.get("until")
    if isinstance(since, date) and isinstance(until, date) and since > until:
        raise UsageError(reason=f"since ({since}) is after until ({until}).")
    return found
