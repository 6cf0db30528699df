"""Coding a sentence with given actors: the rules vote, the learned head weighs, both are named."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from allegiance.extract.plover.by_rule import Vote, vote
from allegiance.model import Span

_BATCH = 256
_WEIGHT = 2.0  # what a firm vote adds to the log-odds of its root
_ALONE = 0.6  # of how many firm votes the rules alone are right, to the nearest tenth


@dataclass(frozen=True, slots=True)
class Coding:
    """A PLOVER root, its probability, and why: the rule and its trigger word, what the head said."""

    root: str
    probability: float
    why: tuple[str, ...]
    trigger: Span | None = None


def code(text: str, source: Span, target: Span, *, head: bool = True) -> Coding | None:
    """What ``source`` does to ``target`` in ``text``, one of the 15 roots of ``ontology.triggers.roots``.

    Without the head null where no rule applies. An empty span stands for an actor that is not named. Raises
    ModelMismatch when weights are not the pinned ones.
    """
    return next(iter(codes([(text, source, target)], head=head)))


def codes(rows: Iterable[tuple[str, Span, Span]], *, head: bool = True) -> Iterator[Coding | None]:
    """``code`` for many sentences, in order."""
    waiting = iter(rows)
    while chunk := list(islice(waiting, _BATCH)):
        votes = [_vote(*row) for row in chunk]
        yield from weighed(chunk, votes) if head else map(_alone, votes)


def _vote(text: str, source: Span, target: Span) -> Vote | None:
    from allegiance.inference.parser import parse

    sentence = next(parse(text, [(Span(0, len(text)), 0)]), None) if text.strip() else None
    return vote(sentence, source, target) if sentence is not None else None


def _alone(found: Vote | None) -> Coding | None:
    if found is None:
        return None
    return Coding(found.root, round(_ALONE * found.firmness, 2), (f"rule {found.why}",), found.trigger)


def weighed(rows: Sequence[tuple[str, Span, Span]], votes: Sequence[Vote | None]) -> Iterator[Coding]:
    """The head's probabilities with the votes of the rules multiplied in."""
    from allegiance.inference.roots import probabilities

    for found, shares in zip(votes, probabilities(rows), strict=True):
        scores = dict(shares)
        if found is not None and found.root in scores:
            scores[found.root] *= math.exp(_WEIGHT * found.firmness)
        root = max(scores, key=lambda name: scores[name])
        why = [f"head {root} {shares[root]:.2f}"]
        if found is not None:
            why.insert(0, f"rule {found.why}")
        yield Coding(root, round(scores[root] / sum(scores.values()), 2), tuple(why), found.trigger if found else None)
