"""Addresses of the pages."""

from collections.abc import Iterable
from urllib.parse import quote, urlencode, urlsplit


def _query(**values: object) -> str:
    given = {name: str(value) for name, value in values.items() if value not in (None, "")}
    return "?" + urlencode(given, safe=":,") if given else ""


def _part(text: str) -> str:
    return quote(text, safe=":")


def allies(state: str, **filters: object) -> str:
    """The ranking of a state's backers."""
    return f"/allies/{_part(state)}" + _query(**filters)


def evidence(state: str, backer: str, form: str, **dates: object) -> str:
    """The facts behind one row of a ranking.

    >>> evidence("RUS", "PRK", "ammunition", since=None, until="2024-06-30")
    '/allies/RUS/evidence?backer=PRK&form=ammunition&until=2024-06-30'
    """
    return f"/allies/{_part(state)}/evidence" + _query(backer=backer, form=form, **dates)


def document(id: str, claims: Iterable[str] = (), anchor: str | None = None) -> str:
    """A report, with claims chosen in it.

    >>> document("doc1:ab", ["clm1:cd"], "chosen")
    '/documents/doc1:ab?claim=clm1:cd#chosen'
    """
    return f"/documents/{_part(id)}" + _query(claim=",".join(claims)) + (f"#{anchor}" if anchor else "")


def raw(id: str) -> str:
    """The bytes a report came from."""
    return f"/documents/{_part(id)}/raw"


def documents(page: int = 1) -> str:
    """The list of reports."""
    return "/documents" + _query(page=page if page > 1 else None)


def claim(id: str) -> str:
    """One claim."""
    return f"/claims/{_part(id)}"


def claims(**filters: object) -> str:
    """The list of claims that pass the filters."""
    return "/claims" + _query(**filters)


def export(ending: str, **filters: object) -> str:
    """The same claims as a file; ``ending`` is jsonl or csv."""
    return f"/claims.{ending}" + _query(**filters)


def outside(url: str | None) -> str | None:
    """The url of a report when a browser may follow it: http or https only.

    >>> outside("https://example.org/a"), outside("javascript:alert(1)"), outside("http://[")
    ('https://example.org/a', None, None)
    """
    try:
        return url if url and urlsplit(url).scheme in ("http", "https") else None
    except ValueError:
        return None
