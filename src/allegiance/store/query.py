"""A filter as the SQL condition it stands for."""

from datetime import date
from typing import Any

from allegiance.store.filters import ClaimFilter, folded
from allegiance.store.search import match_expression

_JOINED = " FROM claim c JOIN document d ON d.key = c.document "
_BY_DOCUMENT = " FROM document d CROSS JOIN claim c ON c.document = d.key "
_NEWEST_FIRST = " ORDER BY d.published DESC, d.id, c.start, c.id "

_CODES = ("kind", "actor", "recipient", "form", "stage", "polarity")


def keys(wanted: ClaimFilter) -> tuple[str, list[Any]]:
    """The query for the keys of the claims that pass, newest report first, and its values; add LIMIT and OFFSET."""
    where, values = _condition(wanted)
    # A first page of everything walks the index of documents instead of sorting all claims.
    return f"SELECT c.key {_JOINED if where else _BY_DOCUMENT} {where} {_NEWEST_FIRST}", values


def number(wanted: ClaimFilter) -> tuple[str, list[Any]]:
    """The query for how many claims pass, and its values."""
    where, values = _condition(wanted)
    return f"SELECT count(*) {_JOINED if 'd.' in where else ' FROM claim c '} {where}", values


def _condition(wanted: ClaimFilter) -> tuple[str, list[Any]]:
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
