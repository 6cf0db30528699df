"""The gate: does any stretch of a text name two actors beside a word of support, treaty, sanction or alignment?"""

from bisect import bisect_left, bisect_right
from functools import cache
from typing import TYPE_CHECKING

from allegiance.knowledge.lexicon import lexicon
from allegiance.knowledge.materiel import materiel
from allegiance.ontology import categories, relation

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

_REACH = 400  # code points on either side of a cue within which two actors must stand
_SHORT = 1000  # code points of a text that is parsed for two actors alone: a headline, an item of a feed
_NOT_CUES = {"help", "other", "not an item", "relief goods", "money", "fuel"}
_CUES_IN_PHRASES = {
    "money",
    "relief goods",
}  # "loan" and "rice" are in every paper; "credit line" and "food aid" are not
_RELATION_NOUNS = {
    "agreement": {"pact", "treaty", "alliance", "accord", "memorandum"},
    "sanction": {"sanction", "embargo", "tariff", "blacklist"},
    "ranking": {"ally", "allies", "backer", "supplier", "patron"},
    "alignment": {
        "summit",
        "bilateral",
        "ambassador",
        "envoy",
        "joint exercise",
        "joint drill",
        "ties",
        "rapprochement",
    },
}


@cache
def _cues() -> "AhoCorasick":
    from ahocorasick_rs import AhoCorasick

    words = {word for group in _RELATION_NOUNS.values() for word in group}
    words |= {"arms ", "armed ", "arming ", "weapon", "military aid", "military assistance", "bilateral relations"}
    words |= relation("sanction")["direct_verbs"] - {"designate", "penalise", "penalize"}
    for category in categories():
        if category.name not in _NOT_CUES:
            words |= {word for word in category.words if word not in category.weak and word != "arm"}
        elif category.name in _CUES_IN_PHRASES:
            words |= {word for word in category.words if " " in word and word not in category.weak}
    words |= {name.lower() for name in materiel()}
    return AhoCorasick(sorted(f" {word}" for word in words))


def relevant(text: str) -> bool:
    """True when a cue stands within 400 code points of names of two different actors; costs far less than a parse.

    A text of at most 1,000 code points needs no cue.
    """
    if len(text) <= _SHORT:
        return len({actor for _, actor in _actors(text)}) > 1
    cues = [start for _, start, _ in _cues().find_matches_as_indexes(text.lower())]
    if not cues:
        return False
    actors = _actors(text)
    starts = [start for start, _ in actors]
    for cue in cues:
        near = actors[bisect_left(starts, cue - _REACH) : bisect_right(starts, cue + _REACH)]
        if len({actor for _, actor in near}) > 1:
            return True
    return False


def _actors(text: str) -> list[tuple[int, str]]:
    """Where each actor is named, in text order, and who it is or acts for."""
    return [
        (hit.start, sense.actor.state or sense.actor.id) for hit in lexicon().find(text) for sense in hit.senses[:1]
    ]
