"""Nouns for people and bodies that act for a state, from ``roles.toml``."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from allegiance.resolve.tables import table
from allegiance.syntax import Token

_STRONG = frozenset({"MIL", "SPY", "LEG", "JUD", "COP", "UAF", "REB", "CRM", "CVL", "PRM", "REF"})

_ALWAYS_GOVERN = frozenset({"minister", "ministers", "ministry", "premier"})  # also when what they govern is an army
_SERVE = {"EDU": {"CVL"}, "IGO": {"CVL", "COP", "NGO"}}  # "Harvard researchers", "IAEA inspectors"


class Role(NamedTuple):
    """What a noun says: ``kind`` is person or body; an empty ``sector`` is left to what the noun is head of."""

    kind: str
    sector: str


@cache
def roles() -> dict[str, Role]:
    """Every role noun, lower case, of one or two words."""
    return {noun: Role(row["kind"], row["sector"]) for row in table("roles")["role"] for noun in row["nouns"]}


@cache
def _modifiers(strength: str) -> dict[str, str]:
    return {word: sector for sector, words in table("roles")[strength].items() for word in words}


@cache
def titles() -> frozenset[str]:
    """Words that stand before a name: "Mr.", "Gen."."""
    return frozenset(table("roles")["titles"]["words"])


@cache
def needing_an_owner() -> frozenset[str]:
    """Nouns that are about actors only when somebody owns them: "service", "force", "industry"."""
    return frozenset(table("roles")["owned"]["nouns"])


@cache
def documents() -> frozenset[str]:
    """Nouns for what a body puts out: "statement", "briefing"."""
    return frozenset(table("roles")["documents"]["nouns"])


def role_of(token: Token) -> Role | None:
    """The role a noun stands for, by its form or its lemma."""
    known = roles()
    return known.get(token.text.lower()) or known.get(token.lemma)


@cache
def _nouns() -> dict[str, Role]:
    """Role nouns and those that count in bare phrases only, hyphens as blanks too."""
    found = {noun: Role("phrase", sector) for sector, nouns in table("roles")["phrase"].items() for noun in nouns}
    found |= roles()
    found |= {noun: Role("phrase", sector) for sector, nouns in table("phrase_roles").items() for noun in nouns}
    return {noun.replace("-", " "): role for noun, role in found.items()} | found


def role_named(word: str) -> Role | None:
    """The role of a noun outside of any sentence; a plural is known by its singular."""
    known, plain = _nouns(), word.lower()
    for form in (plain, plain.removesuffix("s"), plain.removesuffix("es"), f"{plain.removesuffix('ies')}y"):
        if form in known:
            return known[form]
    return None


def sector_of(head: str, modifiers: Sequence[str], inner: str | None = None) -> str | None:
    """The sector of a phrase from its head, the words before it, and the body it belongs to (``inner``)."""
    role = role_named(head)
    words = [word.lower() for word in modifiers]
    strong, weak = _modifiers("modifiers"), _modifiers("weak")
    if any(strong.get(word) == "ELI" for word in words):
        return "ELI"
    for first, second in zip(words, [*words[1:], head.lower()], strict=False):
        pair = roles().get(f"{first} {second}")
        if pair is not None and pair.sector:
            return pair.sector
    own = role.sector if role else ""
    if inner == "REB" and own in {"MIL", "UAF"}:
        return inner
    if own == "MIL" and "police" in words:  # "police commanders"
        return "COP"
    if own in _SERVE.get(inner or "", ()):
        return inner
    if own not in _STRONG:
        for word in words:
            if word in strong:
                return strong[word]
    if own in {"", "GOV"}:
        for word in words:
            if word in weak:
                return weak[word]
        if own == "":
            return inner or None
    if own == "GOV" and role is not None and role.kind == "person" and "civilian" in words:  # "civilian advisers"
        return "CVL"
    if inner in {"SPY", "MIL", "LEG", "JUD", "COP", "REB"} and own == "GOV" and head.lower() not in _ALWAYS_GOVERN:
        return inner
    return own or None
