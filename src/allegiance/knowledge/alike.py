"""Names that differ only in how they are written in Latin letters: "Evelyne Anite", "Ahlu Sunnah Wal-Jamaa"."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from allegiance.knowledge.fold import folded
from allegiance.knowledge.lexicon import Sense, lexicon

_SHORTEST = 4  # consonants; shorter names are alike by chance
_SHORTEST_RUN_TOGETHER = 5  # where the names are not of the same words
_SAME_SOUND = str.maketrans({"c": "k", "q": "k", "z": "s", "v": "f", "j": "g"})
_MUTE = re.compile(r"[^a-z]|[aeiouywh]")
_DOUBLED = re.compile(r"(.)\1+")


def spelled_alike(name: str) -> tuple[Sense, ...]:
    """The readings of the one actor whose name of several words sounds like this one; empty where none or many do.

    >>> spelled_alike("Evelyne Anite")[0].actor.name
    'Evelyn Anite'
    """
    for key in _keys(name):
        found = _by_sound().get(key, ())
        if len({sense.actor.id for sense in found}) == 1:
            return found
    return ()


def _keys(name: str) -> Iterator[tuple[str, str]]:
    """The sound with the first letters of all words, then with the very first alone."""
    words = folded(name).lower().replace("'", "").split()
    if len(words) < 2:  # one word is too little to go by
        return
    sound = _DOUBLED.sub(r"\1", _MUTE.sub("", " ".join(words).replace("ph", "f")).translate(_SAME_SOUND))
    if len(sound) >= _SHORTEST:
        yield sound, "".join(word[0] for word in words)
    if len(sound) >= _SHORTEST_RUN_TOGETHER:
        yield sound, words[0][0]


@cache
def _by_sound() -> dict[tuple[str, str], tuple[Sense, ...]]:
    found: defaultdict[tuple[str, str], list[Sense]] = defaultdict(list)
    for name, senses in lexicon().senses.items():
        for key in _keys(name) if " " in name else ():
            found[key].extend(sense for sense in senses if sense.actor.kind != "state")
    return {key: tuple(senses) for key, senses in found.items() if senses}
