"""Modes, contexts and CAMEO codes of PLOVER roots: the rules of modes.toml, which this module reads."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from allegiance.ontology import forms
from allegiance.ontology import plover as table


@dataclass(frozen=True, slots=True)
class Mode:
    """What must stand in a clause, and what the root then is: its event, mode, contexts and CAMEO code.

    ``by`` names the table that has the code for each form of support; ``cameo`` is empty then.
    """

    root: str
    event: str
    cameo: str
    mode: str | None = None
    by: str | None = None
    context: tuple[str, ...] = ()
    verbs: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    example: str | None = None

    def holds(self, trigger: frozenset[str], words: frozenset[str], form: str | None) -> bool:
        """True when every condition is met."""
        return (
            (not self.verbs or bool(self.verbs & trigger))
            and (not self.words or bool(self.words & words))
            and (self.by is None or (form is not None and _code(self.by, form) is not None))
        )

    def code(self, form: str | None) -> str:
        """The CAMEO code, by the form of support where the rule goes by it."""
        return self.cameo or _code(self.by or "", form or "other") or ""


@cache
def modes(root: str) -> tuple[Mode, ...]:
    """The rules of a root in the order of the file; none for a root that is not there."""
    return tuple(
        Mode(
            root=root,
            event=row.get("event", root),
            cameo=row.get("cameo", ""),
            mode=row.get("mode"),
            by=row.get("by"),
            context=tuple(row.get("context", ())),
            verbs=frozenset(row.get("verbs", ())),
            words=frozenset(row.get("words", ())),
            example=row.get("example"),
        )
        for row in _table().get(root, {"rules": ()})["rules"]
    )


@cache
def contexts(cameo: str | None) -> tuple[str, ...]:
    """The PLOVER contexts that a CAMEO code implies; none for a code that says nothing of them.

    >>> contexts("072"), contexts("040")
    (('military',), ())
    """
    for root in _table():
        for mode in modes(root):
            if mode.cameo == cameo:
                return mode.context
    known = table.contexts().get(cameo or "")
    return (known,) if known else ()


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("modes.toml").read_text("utf-8"))


def _code(by: str, form: str) -> str | None:
    if form == "other" or form not in forms():
        return None
    if by == "form":
        code = forms()[form].cameo
        return code if code.startswith("07") else None
    return table.cameo(by, form)
