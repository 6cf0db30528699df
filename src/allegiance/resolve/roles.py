"""Nouns for people and bodies that act for a state, from ``roles.toml``."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from allegiance.syntax import Token


class Role(NamedTuple):
    """What a noun says: ``kind`` is person or body; an empty ``sector`` is left to what the noun is head of."""

    kind: str
    sector: str


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("roles.toml").read_text("utf-8"))


@cache
def roles() -> dict[str, Role]:
    """Every role noun, lower case, of one or two words."""
    return {noun: Role(row["kind"], row["sector"]) for row in _table()["role"] for noun in row["nouns"]}


@cache
def _modifiers(strength: str) -> dict[str, str]:
    return {word: sector for sector, words in _table()[strength].items() for word in words}


@cache
def titles() -> frozenset[str]:
    """Words that stand before a name: "Mr.", "Gen."."""
    return frozenset(_table()["titles"]["words"])


@cache
def needing_an_owner() -> frozenset[str]:
    """Nouns that are about actors only when somebody owns them: "service", "force", "industry"."""
    return frozenset(_table()["owned"]["nouns"])


def role_of(token: Token) -> Role | None:
    """The role a noun stands for, by its form or its lemma."""
    known = roles()
    return known.get(token.text.lower()) or known.get(token.lemma)


def sector_of(head: Token, modifiers: list[Token], inner: str | None = None) -> str | None:
    """The sector of a phrase from its head, the words before it, and the body it belongs to (``inner``)."""
    role = role_of(head)
    words = [token.text.lower() for token in modifiers]
    pairs = [f"{first} {second}" for first, second in zip(words, [*words[1:], head.text.lower()], strict=False)]
    strong, weak = _modifiers("modifiers"), _modifiers("weak")
    for word in words:
        if word in strong and strong[word] == "ELI":
            return "ELI"
    for pair in pairs:
        if pair in roles() and roles()[pair].sector:
            return roles()[pair].sector
    for word in words:
        if word in strong:
            return strong[word]
    own = role.sector if role else ""
    if own in {"", "GOV"}:
        for word in words:
            if word in weak:
                return weak[word]
        if own == "":
            return inner or None
    if inner in {"SPY", "MIL", "LEG", "JUD", "COP", "REB"} and own == "GOV":
        return inner
    return own or None
