"""The words of attribution and modality, read once from the data files beside this module."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Group:
    """Cues that do the same to their content. ``effect`` and ``negated``: keep, deny or hedge.

    ``strict``: no bare object as content; ``clause``: no infinitive either.
    """

    act: str
    effect: str
    negated: str
    modality: str
    strict: bool
    attitude: bool
    clause: bool


@cache
def table(name: str) -> dict[str, Any]:
    """The data file ``name`` of this package."""
    return tomllib.loads((files(__package__) / name).read_text(encoding="utf-8"))


@cache
def _groups(part: str) -> dict[str, tuple[Group, ...]]:
    found: dict[str, tuple[Group, ...]] = {}
    for act, row in table("cues.toml").items():
        group = Group(
            act,
            row["effect"],
            row["negated"],
            row.get("modality", "asserted"),
            row.get("strict", False),
            row.get("attitude", False),
            row.get("clause", False),
        )
        for word in row.get(part, ()):
            found[word] = (*found.get(word, ()), group)
    return found


def verb_groups(lemma: str) -> tuple[Group, ...]:
    """The groups a verb belongs to, statements before stances."""
    return _groups("verbs").get(lemma, ())


def noun_groups(lemma: str) -> tuple[Group, ...]:
    """The groups a reporting noun belongs to."""
    return _groups("nouns").get(lemma, ())


@cache
def effects(part: str) -> dict[str, tuple[str, str]]:
    """For verbs, nouns, adjectives or passives: word to (effect, effect when the word itself is negated)."""
    found = {}
    if part in ("verbs", "nouns"):
        for word, groups in _groups(part).items():
            found[word] = (groups[0].effect, groups[0].negated)
    for row in table("modality.toml").get(part, {}).values():
        for word in row["words"]:
            found[word] = (row["effect"], row["negated"])
    return found


@cache
def adverbs() -> dict[str, str]:
    """Adverb or particle to its effect."""
    return {word: row["effect"] for row in table("modality.toml")["adverbs"].values() for word in row["words"]}


@cache
def words(*path: str) -> frozenset[str]:
    """The list at ``path`` of modality.toml."""
    node: Any = table("modality.toml")
    for key in path:
        node = node[key]
    return frozenset(node)


def prepositions(lemma: str) -> tuple[str, ...]:
    """The prepositions behind which a cue verb has its content ("warn": of, about, against)."""
    return tuple(table("cues.toml")["say"]["behind"].get(lemma, ()))


@cache
def _verbs(name: str) -> frozenset[str]:
    return frozenset(table("cues.toml")["say"][name])


def takes_object(lemma: str, group: Group) -> bool:
    """True when a bare noun can be the content ("confirmed the delivery")."""
    return group.act != "say" or lemma in _verbs("objects")


def takes_clause(lemma: str) -> bool:
    """False for verbs that have their content only behind a preposition ("spoke of")."""
    return lemma not in _verbs("clauseless")


def takes_infinitive(lemma: str, group: Group, passive: bool) -> bool:
    """True when an infinitive or gerund can be the content ("told them to leave", "is said to have left")."""
    return group.act != "say" or lemma in _verbs("infinitives") or (passive and lemma in _verbs("raised"))


def needs_complement(lemma: str) -> bool:
    """True for verbs that speak only when they name their object something ("called it a lie")."""
    return lemma in _verbs("naming")


def needed_particles(lemma: str) -> tuple[str, ...]:
    """The particles without one of which a verb is no cue ("go": on); none needed where empty."""
    return tuple(table("cues.toml")["say"]["particle"].get(lemma, ()))


def directives() -> frozenset[str]:
    """Verbs that tell their hearer to do what the infinitive names ("urged X to")."""
    return _verbs("directives")


def intentions() -> frozenset[str]:
    """Verbs whose infinitive has not come about yet ("intends to")."""
    return _verbs("intentions")


def clear_words() -> frozenset[str]:
    """What "made" needs to be a cue ("made clear that")."""
    return _verbs("clear")
