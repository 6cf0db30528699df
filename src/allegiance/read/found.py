"""Metadata as several places state it, and which of them is believed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from allegiance.model import Issue, Provenance
from allegiance.read.dates import latest_possible

FIELDS = ("outlet", "title", "byline", "published", "url", "language")
# A day found in an address or in the text may be the day before in another time zone; these say less than the rest.
_LOOSE = ("url", "text:dateline")


@dataclass(slots=True)
class Found:
    """Statements per field in the order in which they are believed: index, record, flag, page, text, address."""

    stated: dict[str, list[tuple[object, str]]] = field(default_factory=dict)
    issues: list[tuple[str, str]] = field(default_factory=list)

    def add(self, name: str, value: object, where: str) -> None:
        """State one more value; empty ones are nothing."""
        if isinstance(value, str):
            value = " ".join(value.split())
        if value:
            self.stated.setdefault(name, []).append((value, where))

    def add_date(self, value: object, where: str, read: date | None) -> None:
        """State a publication date that was read from ``value``, or record that it could not be."""
        if read is not None:
            self.add("published", read, where)
        elif value:
            self.issues.append(
                ("published-not-a-day", f"{where} gives {str(value)[:80]!r}, which names no single day.")
            )

    def settled(self, captured: str, path: str) -> tuple[dict[str, Any], tuple[Provenance, ...], list[Issue]]:
        """The believed values, where each was found, and an issue for each contradiction or impossible date."""
        values: dict[str, Any] = {}
        provenance: list[Provenance] = []
        issues = [Issue(code=code, path=path, reason=reason) for code, reason in self.issues]
        for name in FIELDS:
            if not (stated := self.stated.get(name)):
                continue
            value, where = stated[0]
            issues += [
                Issue(
                    code=f"{name}-contradicted",
                    path=path,
                    reason=f"{where} gives {value} and {other_where} gives {other}; {where} was believed.",
                )
                for other, other_where in _contradicting(name, stated)
            ]
            if isinstance(value, date) and value > latest_possible(captured):
                reason = f"{where} gives {value}, after the report was captured ({captured}); no date was taken."
                issues.append(Issue(code="published-in-future", path=path, reason=reason))
                continue
            values[name] = value
            provenance.append(Provenance(name, where))
        return values, tuple(provenance), issues


def _contradicting(name: str, stated: list[tuple[object, str]]) -> Iterator[tuple[object, str]]:
    value, _ = stated[0]
    for other, where in stated[1:]:
        if isinstance(value, date) and isinstance(other, date):
            if abs((value - other).days) > (1 if where in _LOOSE else 0):
                yield other, where
        elif name == "outlet" and not where.startswith("text:") and not _same_name(str(value), str(other)):
            yield other, where


def _same_name(one: str, two: str) -> bool:
    a, b = (_plain(name) for name in (one, two))
    return a in b or b in a


def _plain(name: str) -> str:
    return "".join(character for character in name.casefold().removeprefix("the ") if character.isalnum())


def first(values: Iterable[tuple[object, str]]) -> tuple[str, str] | None:
    """The first value that is a string with something in it, and where it stands."""
    for value, where in values:
        if isinstance(value, str) and value.strip():
            return value, where
    return None
