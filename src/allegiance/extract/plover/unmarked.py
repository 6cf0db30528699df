"""The event of a sentence whose actors nobody marked: the likeliest dyad, by its clause first and the head second."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from allegiance.extract.plover.by_rule import Vote, vote
from allegiance.extract.plover.coding import Coding, weighed
from allegiance.extract.plover.dyads import Dyad, dyads, likelihood
from allegiance.syntax import Sentence, Token

_FINALISTS = 5  # dyads that the head is asked about; more change nothing on PLV
_HEAD = 0.5  # what a sure head adds, beside a firm rule's 1


class Found(NamedTuple):
    """A dyad and what its source does to its target."""

    dyad: Dyad
    coding: Coding


def likeliest(
    sentences: Sequence[Sentence], is_actor: Callable[[Token], bool]
) -> list[tuple[float, Dyad, Vote | None]]:
    """Every dyad of the sentences with what speaks for it and the vote of the rules, the likeliest first."""
    found: list[tuple[float, Dyad, Vote | None]] = []
    for sentence in sentences:
        for dyad in dyads(sentence):
            voted = vote(sentence, dyad.source, dyad.target)
            found.append((likelihood(sentence, dyad, voted, is_actor), dyad, voted))
    return sorted(found, key=lambda row: -row[0])


def best_event(text: str, sentences: Sequence[Sentence], is_actor: Callable[[Token], bool]) -> Found | None:
    """The event that a coder would report first; null where no clause joins two noun phrases.

    ``is_actor`` knows the nouns for people and bodies; names need none. Raises ModelMismatch when weights are not the
    pinned ones.
    """
    finalists = likeliest(sentences, is_actor)[:_FINALISTS]
    rows = [(text, dyad.source, dyad.target) for _, dyad, _ in finalists]
    coded = list(weighed(rows, [voted for *_, voted in finalists])) if rows else []
    scored = [
        (likely + _HEAD * coding.probability, Found(dyad, coding))
        for (likely, dyad, _), coding in zip(finalists, coded, strict=True)
    ]
    return max(scored, key=lambda row: row[0])[1] if scored else None
