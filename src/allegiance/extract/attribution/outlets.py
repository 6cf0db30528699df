"""Names of agencies and outlets where a text uses them."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from allegiance.knowledge import rows, several
from allegiance.model import Span


class Outlet(NamedTuple):
    """An agency or outlet: the usual name and ``kind``, outlet or agency."""

    name: str
    kind: str


class Outlets:
    """Look up names at a place of a text; names are matched as written, on word boundaries."""

    def __init__(self, names: Mapping[str, Outlet]) -> None:
        self._names = dict(names)
        self._starts: dict[str, list[str]] = {}
        for name in sorted(self._names, key=len, reverse=True):
            self._starts.setdefault(name[:3], []).append(name)

    def get(self, name: str) -> Outlet | None:
        """The outlet of that name, with or without its article."""
        bare = name.removeprefix("The ").removeprefix("the ")
        return self._names.get(name) or self._names.get(bare) or self._names.get(f"The {bare}")

    def at(self, text: str, start: int) -> tuple[Span, Outlet] | None:
        """The longest known name that begins at ``start``."""
        for name in self._starts.get(text[start : start + 3], ()):
            end = start + len(name)
            if text.startswith(name, start) and not text[end : end + 1].isalnum():
                return Span(start, end), self._names[name]
        return None


@cache
def known() -> Outlets:
    """The outlets of ``knowledge``."""
    return Outlets(dict(_names(rows("outlets"))))


def _names(table: Iterable[dict[str, str]]) -> Iterator[tuple[str, Outlet]]:
    for row in table:
        outlet = Outlet(row["name"], "agency" if row["kind"] == "agency" else "outlet")
        for name in (row["name"], *several(row.get("aliases", ""))):
            if name[:1].isupper() or name[:1].isdigit():
                yield name.removeprefix("The "), outlet
                yield name, outlet
