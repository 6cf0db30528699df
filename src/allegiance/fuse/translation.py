"""Reports in different languages that are translations of one another, whole or cut.

A translation keeps numbers, names, months and states, nearly all of them and in their order; another report of the
same event shares some. Candidates share several rare anchors; each is then weighed on all.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from allegiance.fuse.anchors import SMALL, Anchor, anchors
from allegiance.model import Document, Span

LEAST_KEPT = 4.0
"""Least weight of the anchors in common: four names or larger numbers, or more of less."""
LEAST_SHARE = 0.45
"""Least share of the anchors of the shorter report that the other has too."""
LEAST_ORDER = 0.75
"""Least share of the anchors in common that stand in one order."""

_DAYS = 31
"""Translations appear within so many days, where both state theirs."""
_RARE = 0.9
_FEWEST_RARE = 3
_MOST_OWNERS = 200
Anchors = dict[str, Anchor]


@dataclass(frozen=True, slots=True, kw_only=True)
class Translated:
    """Two documents of which one translates the other: weight and share of what both keep, how much of it in one
    order, and the passages of each from the first to the last of it."""

    one: str
    other: str
    kept: float
    share: float
    order: float
    one_span: Span
    other_span: Span


def translations(documents: Iterable[Document]) -> Iterator[Translated]:
    """Every pair of documents of two languages found to be translations, by ids; their order changes nothing."""
    known = {document.id: document for document in documents if document.language is not None}
    if len({document.language for document in known.values()}) < 2:
        return
    read = {id: anchors(known[id].text, known[id].language or "") for id in sorted(known)}
    for one, other in _candidates(known, read):
        found = compared(one, read[one], other, read[other])
        if found is not None:
            yield found


def _candidates(known: Mapping[str, Document], read: Mapping[str, Anchors]) -> Iterator[tuple[str, str]]:
    owners: dict[str, list[str]] = defaultdict(list)
    for id, found in read.items():
        for key, anchor in found.items():
            if anchor.weight >= _RARE:
                owners[key].append(id)
    together: Counter[tuple[str, str]] = Counter()
    for ids in owners.values():
        if len(ids) <= _MOST_OWNERS:
            together.update(
                (one, other) for one, other in combinations(ids, 2) if known[one].language != known[other].language
            )
    for (one, other), number in sorted(together.items()):
        if number >= _FEWEST_RARE and _near(known[one].published, known[other].published):
            yield one, other


def _near(one: date | None, other: date | None) -> bool:
    return one is None or other is None or abs((one - other).days) <= _DAYS


def compared(one: str, mine: Anchors, other: str, theirs: Anchors) -> Translated | None:
    """The verdict on two documents by their ids and anchors; null when neither translates the other."""
    common = [key for key in mine if key in theirs]
    weight = {key: min(mine[key].weight, theirs[key].weight) for key in common}
    kept = sum(weight.values())
    if kept < LEAST_KEPT:
        return None
    strong = sum(value for value in weight.values() if value >= SMALL)
    whole = min(_strong(mine), _strong(theirs))
    share = min(strong / whole, 1.0) if whole else 0.0
    if share < LEAST_SHARE:
        return None
    order = _ordered([(theirs[key].at, weight[key]) for key in common]) / kept
    if order < LEAST_ORDER:
        return None
    spans = (
        Span(min(found[key].begin for key in common), max(found[key].end for key in common)) for found in (mine, theirs)
    )
    one_span, other_span = spans
    return Translated(
        one=one, other=other, kept=kept, share=share, order=order, one_span=one_span, other_span=other_span
    )


def _strong(found: Anchors) -> float:
    return sum(anchor.weight for anchor in found.values() if anchor.weight >= SMALL)


def _ordered(places: list[tuple[int, float]]) -> float:
    """The weight of the heaviest run of rising places."""
    rising = sorted({at for at, _ in places})
    best = [0.0] * (len(rising) + 1)
    for at, weight in places:
        index = bisect_left(rising, at)
        reached = max(best[: index + 1]) + weight
        best[index + 1] = max(best[index + 1], reached)
    return max(best)
