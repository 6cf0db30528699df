"""Reports that share text or translate one another, with the passages that show it as places in each."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import PurePath

from allegiance.fuse.copies import FAMILY, PASSAGE, copies
from allegiance.fuse.shingles import words_span
from allegiance.fuse.translation import LEAST_KEPT, LEAST_SHARE, translations
from allegiance.model import Document, Span

_LEAST_SHARED = 10.0
"""Two short reports of one event share a few words without copying; so many rare runs of three they do not."""


COPY, TRANSLATION = "copy", "translation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """Two documents of one text: ``certainty`` that one depends on the other, and the longest shared passage.

    ``kind``: copy or translation. ``via`` names the report in another language that both translate, where it is by this
    that they are known to be one.
    """

    one: str
    other: str
    certainty: float
    one_span: Span
    other_span: Span
    kind: str = COPY
    via: str | None = None


def sharing(documents: Iterable[Document]) -> tuple[Shared, ...]:
    """Every pair found by ``copies`` and ``translations``, passages as spans; order changes nothing."""
    known = {document.id: document for document in documents}
    copied = tuple(_copied(known))
    ends = {(pair.one, pair.other) for pair in copied}
    return copied + tuple(pair for pair in _translated(known) if (pair.one, pair.other) not in ends)


def _copied(known: Mapping[str, Document]) -> Iterator[Shared]:
    texts = {id: known[id].text for id in sorted(known)}
    for pair in copies(texts.items()):
        if pair.shared >= _LEAST_SHARED:
            yield Shared(
                one=pair.one,
                other=pair.other,
                certainty=_certainty(max(pair.family / FAMILY, pair.passage / PASSAGE)),
                one_span=words_span(texts[pair.one], *pair.one_words),
                other_span=words_span(texts[pair.other], *pair.other_words),
            )


def _translated(known: Mapping[str, Document]) -> Iterator[Shared]:
    """Translations, and reports of one language that translate one report of another."""
    hands: dict[str, list[tuple[str, Span, float]]] = defaultdict(list)
    for pair in translations(known.values()):
        certainty = _certainty(min(pair.kept / LEAST_KEPT, pair.share / LEAST_SHARE))
        hands[pair.one].append((pair.other, pair.other_span, certainty))
        hands[pair.other].append((pair.one, pair.one_span, certainty))
        yield Shared(
            one=pair.one,
            other=pair.other,
            certainty=certainty,
            one_span=pair.one_span,
            other_span=pair.other_span,
            kind=TRANSLATION,
        )
    best: dict[tuple[str, str], Shared] = {}
    for via, several in sorted(hands.items()):
        for (one, span, sure), (other, other_span, also) in combinations(sorted(several, key=_id), 2):
            certainty = round(sure * also, 3)
            known_pair = best.get((one, other))
            if known[one].language == known[other].language and (
                known_pair is None or known_pair.certainty < certainty
            ):
                best[one, other] = Shared(
                    one=one,
                    other=other,
                    certainty=certainty,
                    one_span=span,
                    other_span=other_span,
                    kind=TRANSLATION,
                    via=_name(known[via]),
                )
    yield from best.values()


def _name(document: Document) -> str:
    stem = PurePath(document.path).stem or document.path
    return f"{stem} ({document.outlet})" if document.outlet else stem


def _id(hand: tuple[str, Span, float]) -> str:
    return hand[0]


def _certainty(above: float) -> float:
    # At the thresholds one pair of unrelated reports in 10,000 passes; an agency's sentence in both looks the same.
    return round(min(0.99, 1 - 0.35 / above), 3)
