"""The trigger lexicon of PLOVER's roots: triggers.toml, which this module reads."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any


@dataclass(frozen=True, slots=True)
class Trigger:
    """The words that open one root; ``sources`` are heads of noun phrases that make the root likelier."""

    root: str
    verbs: frozenset[str]
    objects: frozenset[str]
    nouns: frozenset[str]
    adjectives: frozenset[str]
    sources: frozenset[str]
    examples: tuple[str, ...]


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("triggers.toml").read_text("utf-8"))


@cache
def triggers() -> tuple[Trigger, ...]:
    """One entry per root, in the order of the file."""
    return tuple(
        Trigger(
            root,
            frozenset(row.get("verbs", ())),
            frozenset(row.get("objects", ())),
            frozenset(row.get("nouns", ())),
            frozenset(row.get("adjectives", ())),
            frozenset(row.get("sources", ())),
            tuple(row.get("examples", ())),
        )
        for root, row in _table().items()
    )


@cache
def roots() -> tuple[str, ...]:
    """PLOVER's roots in the order of its codebook; CONCEDE and RETREAT are one, YIELD."""
    return tuple(trigger.root for trigger in triggers())


@cache
def _index(part: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for trigger in triggers():
        for word in getattr(trigger, part):
            found.setdefault(word, trigger.root)
    return found


def of_verb(lemma: str, particles: tuple[str, ...] = (), objects: tuple[str, ...] = ()) -> str | None:
    """The root a verb opens: with its object first, then with its particle, then alone."""
    for noun in objects:
        root = _index("objects").get(f"{lemma} {noun}")
        if root is not None:
            return root
    for particle in particles:
        root = _index("verbs").get(f"{lemma} {particle}")
        if root is not None:
            return root
    return _index("verbs").get(lemma)


def of_noun(lemma: str) -> str | None:
    """The root an event noun opens."""
    return _index("nouns").get(lemma)


def of_adjective(lemma: str) -> str | None:
    """The root a predicative adjective opens."""
    return _index("adjectives").get(lemma)
