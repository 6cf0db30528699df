"""Reports that share text, with the passages they share as places in each."""

from collections.abc import Iterable
from dataclasses import dataclass

from allegiance.fuse.copies import FAMILY, PASSAGE, copies
from allegiance.fuse.shingles import words_span
from allegiance.model import Document, Span

_LEAST_SHARED = 10.0
"""Two short reports of one event share a few words without copying; so many rare runs of three they do not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """Two documents that share text: ``certainty`` that one depends on the other, and the longest shared passage."""

    one: str
    other: str
    certainty: float
    one_span: Span
    other_span: Span


def sharing(documents: Iterable[Document]) -> tuple[Shared, ...]:
    """Every pair found by ``copies``, passages as spans; order changes nothing."""
    texts = {document.id: document.text for document in documents}
    return tuple(
        Shared(
            one=pair.one,
            other=pair.other,
            certainty=_certainty(pair.family, pair.passage),
            one_span=words_span(texts[pair.one], *pair.one_words),
            other_span=words_span(texts[pair.other], *pair.other_words),
        )
        for pair in copies(sorted(texts.items()))
        if pair.shared >= _LEAST_SHARED
    )


def _certainty(family: float, passage: float) -> float:
    # At the thresholds one pair of unrelated reports in 10,000 passes; an agency's sentence in both looks the same.
    above = max(family / FAMILY, passage / PASSAGE)
    return round(min(0.99, 1 - 0.35 / above), 3)
