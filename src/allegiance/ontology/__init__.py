"""What can be said: kinds, forms, items, frames, as TOML files beside this module, which reads them."""

import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any


@dataclass(frozen=True, slots=True)
class Form:
    """A form of support and its place in UCDP ESD, SIPRI, PLOVER and CAMEO."""

    name: str
    plover: str
    cameo: str
    ucdp: str | None = None
    sipri: str | None = None


@dataclass(frozen=True, slots=True)
class Category:
    """A category of item: its form and the words (lemmas, space between) that name it, some only in the plural.

    ``weak`` are those of the words that by themselves do not make a text relevant.
    """

    name: str
    form: str
    words: tuple[str, ...]
    weak: frozenset[str] = frozenset()
    plural: frozenset[str] = frozenset()
    examples: tuple[str, ...] = ()
    counter: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """Which argument of a verb or noun plays which part in a claim of support."""

    name: str
    kind: str
    verbs: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    adjectives: frozenset[str] = frozenset()
    subject: str | None = None
    object: str | None = None
    stages: dict[str, str] = field(default_factory=dict)
    forms: dict[str, str] = field(default_factory=dict)
    needs_item: frozenset[str] = frozenset()
    examples: tuple[dict[str, str], ...] = ()
    counter: tuple[str, ...] = ()


def _load(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files(__name__).joinpath(name).read_text("utf-8"))


@cache
def forms() -> dict[str, Form]:
    """Every form of support by its name."""
    return {row["name"]: Form(**row) for row in _load("forms.toml")["form"]}


@cache
def categories() -> tuple[Category, ...]:
    """Every category of item, in the order of the file."""
    return tuple(
        Category(
            row["name"],
            row["form"],
            (*row["words"], *row.get("weak", ())),
            frozenset(row.get("weak", ())),
            frozenset(row.get("plural", ())),
            tuple(row.get("examples", ())),
            tuple(row.get("counter", ())),
        )
        for row in _load("items.toml")["category"]
    )


@cache
def frames() -> tuple[Frame, ...]:
    """Every frame of support, in the order of the file."""
    return tuple(
        Frame(
            name=row["name"],
            kind=row["kind"],
            verbs=frozenset(row.get("verbs", ())),
            nouns=frozenset(row.get("nouns", ())),
            adjectives=frozenset(row.get("adjectives", ())),
            subject=row.get("subject"),
            object=row.get("object"),
            stages=row.get("stages", {}),
            forms=row.get("forms", {}),
            needs_item=frozenset(row.get("needs_item", ())),
            examples=tuple(row.get("examples", ())),
            counter=tuple(row.get("counter", ())),
        )
        for row in _load("predicates.toml")["frame"]
    )


@cache
def frame_of_verb() -> dict[str, Frame]:
    """The frame each verb lemma opens."""
    return {verb: frame for frame in frames() for verb in sorted(frame.verbs)}


@cache
def frames_of_verb() -> dict[str, tuple[Frame, ...]]:
    """Every frame that each verb opens, the first in the file first; "write off" is a verb with its particle."""
    verbs = {verb for frame in frames() for verb in frame.verbs}
    return {verb: tuple(frame for frame in frames() if verb in frame.verbs) for verb in sorted(verbs)}


@cache
def frame_of_adjective() -> dict[str, Frame]:
    """The frame each adjective opens after a copula."""
    return {word: frame for frame in frames() for word in sorted(frame.adjectives)}


@cache
def governors() -> dict[str, frozenset[str]]:
    """Verbs that move the stage or polarity of the clause they govern, by what they make of it."""
    return {name: frozenset(row["verbs"]) for name, row in _load("verbs.toml").items()}


@cache
def words(name: str) -> frozenset[str]:
    """A list of words.toml by its name."""
    return frozenset(_load("words.toml")[name])


@cache
def relation(kind: str) -> dict[str, frozenset[str]]:
    """The word lists of one kind in relations.toml: list name to lemmas."""
    return {name: frozenset(row) for name, row in _load("relations.toml")[kind].items() if name != "stages"}
