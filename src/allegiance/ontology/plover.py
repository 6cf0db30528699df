"""PLOVER and CAMEO: the rules of plover.toml, which this module reads."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any


@dataclass(frozen=True, slots=True)
class Rule:
    """What must hold of a claim, and the event, mode and CAMEO code it then has; an empty condition always holds."""

    kind: str
    event: str
    mode: str | None = None
    cameo: str | None = None
    by: str | None = None
    stage: frozenset[str] = frozenset()
    polarity: frozenset[str] = frozenset()
    form: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    told: bool = False
    examples: tuple[dict[str, Any], ...] = ()

    def holds(self, form: str | None, stage: str | None, polarity: str, words: frozenset[str]) -> bool:
        """True when every condition is met."""
        return (
            (not self.stage or stage in self.stage)
            and (not self.polarity or polarity in self.polarity)
            and (not self.form or form in self.form)
            and (not self.words or bool(self.words & words))
        )


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("plover.toml").read_text("utf-8"))


@cache
def rules(kind: str) -> tuple[Rule, ...]:
    """The rules of one kind of claim, in the order of the file; none for a kind that PLOVER has no place for."""
    return tuple(
        Rule(
            kind=row["kind"],
            event=row["event"],
            mode=row.get("mode"),
            cameo=row.get("cameo"),
            by=row.get("by"),
            stage=frozenset(row.get("stage", ())),
            polarity=frozenset(row.get("polarity", ())),
            form=frozenset(row.get("form", ())),
            words=frozenset(row.get("words", ())),
            told=row.get("told", False),
            examples=tuple(row.get("examples", ())),
        )
        for row in _table()["rule"]
        if row["kind"] == kind
    )


def cameo(table: str, form: str | None) -> str:
    """The CAMEO code of a form of support in one of the tables agree, request, reject, cut."""
    codes: dict[str, str] = _table()["cameo"][table]
    return codes.get(_table()["context"].get(form or "other", "any"), codes["any"])


@cache
def contexts() -> dict[str, str]:
    """The PLOVER context of each CAMEO code that goes by the form of support."""
    called: dict[str, str] = _table()["plover_context"]
    codes: dict[str, dict[str, str]] = _table()["cameo"]
    found: dict[str, str] = {}
    for table in codes.values():
        for context, code in table.items():
            if context in called:
                found.setdefault(code, called[context])
    return found


def historical_after_days() -> int:
    """How many days before publication an event must have ended to be history."""
    days: int = _table()["historical_after_days"]
    return days


@cache
def words(name: str) -> frozenset[str]:
    """A list of plover.toml by its name."""
    return frozenset(_table()[name])
