"""Coding a sentence with given actors: the rules vote, the learned head weighs, both are named; then mode and code."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from allegiance.extract.candidate import Candidate
from allegiance.extract.happened import date_of
from allegiance.extract.plover.by_rule import Vote, vote
from allegiance.extract.plover.detail import detailed
from allegiance.extract.time import times
from allegiance.model import Kind, Plover, Span, When
from allegiance.syntax import Sentence, Token

_BATCH = 256
_WEIGHT = 2.0  # what a firm vote adds to the log-odds of its root
_PHRASED = 1.5  # what it adds more where a verb with its object opened the root
_ALONE = 0.6  # of how many firm votes the rules alone are right, to the nearest tenth


@dataclass(frozen=True, slots=True)
class Coding:
    """A PLOVER root, its probability, and why: the rule and its trigger word, what the head said.

    ``plover`` says the same in full, under the event's name in the codebook: mode, auxiliary modes, CAMEO code.
    """

    root: str
    probability: float
    why: tuple[str, ...]
    trigger: Span | None = None
    plover: Plover | None = None


def code(text: str, source: Span, target: Span, *, head: bool = True, published: date | None = None) -> Coding | None:
    """What ``source`` does to ``target`` in ``text``, one of the 15 roots of ``ontology.triggers.roots``.

    Without the head null where no rule applies. An empty span stands for an actor that is not named. Raises
    ModelMismatch when weights are not the pinned ones. ``published`` is the day of the report: what lay long before it
    is history.
    """
    return next(iter(codes([(text, source, target)], head=head, published=published)))


def codes(
    rows: Iterable[tuple[str, Span, Span]], *, head: bool = True, published: date | None = None
) -> Iterator[Coding | None]:
    """``code`` for many sentences, in order."""
    waiting = iter(rows)
    while chunk := list(islice(waiting, _BATCH)):
        trees = [_parsed(text) for text, *_ in chunk]
        votes = [vote(tree, *row[1:]) if tree else None for tree, row in zip(trees, chunk, strict=True)]
        found: Iterable[Coding | None] = weighed(chunk, votes) if head else map(_alone, votes)
        for row, tree, voted, coding in zip(chunk, trees, votes, found, strict=True):
            yield _in_full(row, tree, voted, coding, published) if tree and coding else coding


def _parsed(text: str) -> Sentence | None:
    from allegiance.inference.parser import parse

    return next(parse(text, [(Span(0, len(text)), 0)]), None) if text.strip() else None


def _in_full(
    row: tuple[str, Span, Span], sentence: Sentence, voted: Vote | None, coding: Coding, published: date | None
) -> Coding:
    text, source, target = row
    ruled = voted is not None and voted.root == coding.root
    trigger = sentence.head_of(voted.trigger) if voted is not None and ruled else None
    when = _when(text, sentence, trigger, published)
    moved = voted is not None and ruled and voted.moved
    full = detailed(text, sentence, coding.root, trigger, (source, target), when, published, moved)
    return replace(coding, plover=full)


def _when(text: str, sentence: Sentence, trigger: Token | None, published: date | None) -> When | None:
    if trigger is None or published is None:
        return None
    candidate = Candidate(Kind.EVENT, sentence, trigger, f"event:{trigger.lemma}")
    return date_of(candidate, None, times(text, [sentence], published))


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
            scores[found.root] *= math.exp((_WEIGHT + _PHRASED * found.phrased) * found.firmness)
        root = max(scores, key=lambda name: scores[name])
        why = [f"head {root} {shares[root]:.2f}"]
        if found is not None:
            why.insert(0, f"rule {found.why}")
        yield Coding(root, round(scores[root] / sum(scores.values()), 2), tuple(why), found.trigger if found else None)
