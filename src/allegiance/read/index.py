"""The index: metadata for reports that carry none, one JSON object a line."""

from pathlib import Path
from typing import Any

from allegiance.errors import UsageError
from allegiance.model import Issue
from allegiance.read.content import lines, opened
from allegiance.read.dates import from_metadata
from allegiance.read.found import FIELDS, Found
from allegiance.read.problem import Unreadable
from allegiance.read.record import parse
from allegiance.read.sources import os_issue, printable

_LONGEST_LINE = 1_000_000


class Index:
    """What the index says by id. A second entry for an id that says something else is an issue; the first counts."""

    def __init__(self, path: str | Path | None) -> None:
        self.path = None if path is None else Path(path)
        self.issues: list[Issue] = []
        self._entries: dict[str, dict[str, Any]] = {}
        if self.path is not None:
            try:
                self._load(str(self.path))
            except OSError as error:
                raise UsageError(
                    reason=f"The index {path} cannot be used. {os_issue(str(path), error).reason}"
                ) from None

    def _load(self, path: str) -> None:
        with opened(path) as stream:
            for number, line in lines(stream, _LONGEST_LINE):
                where = f"{printable(path)}:{number}"
                try:
                    if isinstance(line, Unreadable):
                        raise line
                    if line.strip():
                        self._enter(line.decode("utf-8-sig"), where)
                except UnicodeDecodeError:
                    self.issues.append(Issue(code="index-malformed", path=where, reason="The line is not UTF-8."))
                except Unreadable as problem:
                    self.issues.append(Issue(code="index-malformed", path=where, reason=problem.reason))

    def _enter(self, line: str, where: str) -> None:
        entry = parse(line)
        name = entry.get("id")
        if not isinstance(name, str | int):
            raise Unreadable("index-malformed", "The line has no id.")
        if self._entries.setdefault(str(name), entry) != entry:
            reason = f"The index has another entry for {name}; the first one counts."
            self.issues.append(Issue(code="index-contradicted", path=where, reason=reason))

    def state(self, name: str | None, found: Found) -> None:
        """Add what the index says about ``name``."""
        entry = self._entries.get(name or "", {})
        for key in FIELDS:
            value = entry.get(key)
            if key == "published":
                found.add_date(value, "index", from_metadata(value))
            elif isinstance(value, str):
                found.add(key, value, "index")
