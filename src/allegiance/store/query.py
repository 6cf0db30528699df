"""A filter as the SQL condition it stands for."""

from datetime import date
from typing import Any

from allegiance.store.filters import ClaimFilter, folded
from allegiance.store.search import match_expression

FROM_CLAIM = " FROM claim c JOIN document d ON d.key = c.document "
NEWEST_FIRST = " ORDER BY d.published DESC, d.id, c.start, c.id "

_CODES = ("kind", "actor", "recipient", "form", "stage", "polarity")


def condition(wanted: ClaimFilter) -> tuple[str, list[Any]]:
    """A WHERE clause over ``FROM_CLAIM`` and its values."""
    terms: list[str] = []
    values: list[Any] = []
    for column in _CODES:
        value = getattr(wanted, column)
        if value is not None:
            terms.append(f"c.{column} IN (SELECT key FROM code WHERE value = ? COLLATE NOCASE)")
            values.append(_searchable(value))
    if wanted.speaker is not None:
        terms.append("c.speaker IN (SELECT key FROM speaker WHERE id = ? OR instr(folded, ?) > 0)")
        values += [_searchable(wanted.speaker), folded(_searchable(wanted.speaker))]
    if wanted.document is not None:
        terms.append("d.id = ?")
        values.append(_searchable(wanted.document))
    _add_period(wanted.since, wanted.until, terms, values)
    if wanted.text is not None:
        words = match_expression(wanted.text)
        terms.append("c.key IN (SELECT rowid FROM claim_sentence WHERE claim_sentence MATCH ?)" if words else "0")
        values += [words] if words else []
    return ("WHERE " + " AND ".join(terms) if terms else ""), values


def _add_period(since: date | None, until: date | None, terms: list[str], values: list[Any]) -> None:
    undated = "c.first IS NULL AND c.last IS NULL"
    if since is not None:
        terms.append(f"CASE WHEN {undated} THEN d.published >= ? ELSE coalesce(c.last >= ?, 1) END")
        values += [since.toordinal()] * 2
    if until is not None:
        terms.append(f"CASE WHEN {undated} THEN d.published <= ? ELSE coalesce(c.first <= ?, 1) END")
        values += [until.toordinal()] * 2


def _searchable(value: str) -> str:
    # Half a surrogate pair cannot be bound, and nothing stored holds one.
    return value.encode("utf-8", "replace").decode()
