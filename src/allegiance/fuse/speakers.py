"""Who speaks: the same person or body under one key, whatever the spelling."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from allegiance.fuse.names import name_key
from allegiance.fuse.voices import Key, is_voice, voice
from allegiance.knowledge import states
from allegiance.model import Claim, Speaker

Bare = tuple[str, str | None, str | None]
"""Name, id and state of a speaker, as stated."""


def identified(speaker: Speaker) -> bool:
    """True for a speaker who is named, or known by id; "officials" of no stated country are neither."""
    return speaker.id is not None or (speaker.named and bool(name_key(speaker.name)))


class Speakers:
    """The speakers of some claims, the same by id, else by name where the states stated do not differ.

    Whoever speaks for a state without being named (id is the state) is one speaker: nobody can tell them apart.
    A name without id and state shares its key with outlets and agencies, which are quoted like persons.
    """

    def __init__(self, claims: Iterable[Claim] = (), counted: Mapping[Bare, int] | None = None) -> None:
        """``counted`` speakers take the place of those of ``claims``."""
        speakers = counted if counted is not None else Counter(s for claim in claims if (s := bare(claim)) is not None)
        self._known: dict[str, set[tuple[str, str | None]]] = defaultdict(set)
        self._labels: dict[Key, Counter[str]] = defaultdict(Counter)
        for name, id, state in speakers:
            if id is not None:
                self._known[name_key(name)].add((id, state))
        for name, id, state in speakers:
            if id is None and state is not None and not self._ids(name, state):
                self._known[name_key(name)].add((_name_and_state(name, state), state))
        for (name, id, state), count in speakers.items():
            if id is not None and id == state:
                label = f"{states()[id].name if id in states() else id} (nobody named)"
            elif id is not None and is_voice(id):
                label = voice(name)[1]
            else:
                label = f"{name} ({state})" if state else voice(name)[1]
            self._labels[self._key(name, id, state)][label] += count

    def key(self, speaker: Speaker) -> Key:
        """One key for one speaker."""
        return self._key(speaker.name, speaker.id, speaker.state)

    def label(self, key: Key) -> str:
        """The name most used for a speaker, with the state where stated."""
        return min(self._labels[key].items(), key=lambda item: ("(" not in item[0], -item[1], item[0]))[0]

    def known(self, spoken: Bare) -> tuple[Key, str]:
        """Key and label of a speaker as stated."""
        key = self._key(*spoken)
        return key, self.label(key)

    def _key(self, name: str, id: str | None, state: str | None) -> Key:
        if id is not None:
            return ("voice" if is_voice(id) else "speaker"), id
        ids = self._ids(name, state)
        if len(ids) == 1:
            only = next(iter(ids))
            return ("voice" if is_voice(only) else "speaker"), only
        return voice(name)[0] if state is None else ("speaker", _name_and_state(name, state))

    def _ids(self, name: str, state: str | None) -> set[str]:
        known = self._known.get(name_key(name), ())
        return {id for id, other in known if other is None or state is None or other == state}


def bare(claim: Claim) -> Bare | None:
    """Name, id and state of the speaker of a claim, if identified."""
    speaker = claim.attribution.speaker
    return (speaker.name, speaker.id, speaker.state) if speaker is not None and identified(speaker) else None


def _name_and_state(name: str, state: str) -> str:
    return f"{name_key(name)} ({state})"
