"""Confidence against the marks: a logistic model over traces, its reliability table, its Brier score."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from allegiance.evaluate.corpus import Corpus
from allegiance.evaluate.matching import claim_entry, matched
from allegiance.model import Kind

_STEPS = 400
_RATE = 0.5
_SEEN = 5  # a feature of fewer claims gets no weight


@dataclass(frozen=True, slots=True)
class Example:
    """One claim that was read: its report, the features of its trace, and whether an annotator marked it."""

    report: str
    features: tuple[str, ...]
    marked: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """Claims of like confidence: how many, the mean confidence, the share that was marked."""

    count: int
    confidence: float
    marked: float


def examples(corpus: Corpus) -> list[Example]:
    """Every claim read in the marked reports of ``corpus``, with its features and whether it is in the marks."""
    from allegiance.extract import Report, claims, parsed
    from allegiance.read import Reading, ReadOptions, readings
    from allegiance.resolve import cast

    gold = corpus.gold()
    found: list[Example] = []
    for reading in readings([corpus.reports], ReadOptions(index=corpus.index)):
        if not isinstance(reading, Reading):
            continue
        document = reading.document
        stem = Path(document.path.partition(":")[0]).stem
        sentences = parsed(document.text)
        read = claims(Report(document, sentences, cast(document, sentences)))
        entries = [(claim_entry(claim), trace) for claim, trace in zip(read.claims, read.traces, strict=True)]
        entries = [(entry, trace) for entry, trace in entries if entry.kind != Kind.EVENT]
        hits = {j for _, j in matched(gold.get(stem, []), [entry for entry, _ in entries])}
        found.extend(Example(stem, trace.features, i in hits) for i, (_, trace) in enumerate(entries))
    return found


def fit(marked: Sequence[Example], l2: float = 0.01) -> dict[str, float]:
    """Weights by name, the intercept among them, by gradient descent on the penalised log loss."""
    counts = Counter(name for example in marked for name in example.features)
    names = sorted(name for name, count in counts.items() if count >= _SEEN)
    column = {name: i for i, name in enumerate(names)}
    x = np.zeros((len(marked), len(names)))
    for row, example in enumerate(marked):
        x[row, [column[name] for name in example.features if name in column]] = 1.0
    y = np.array([example.marked for example in marked], dtype=float)
    weights, intercept = np.zeros(len(names)), float(np.log((y.mean() + 1e-6) / (1 - y.mean() + 1e-6)))
    for _ in range(_STEPS):
        error = 1 / (1 + np.exp(-(x @ weights + intercept))) - y
        weights -= _RATE * (x.T @ error / len(y) + l2 * weights)
        intercept -= _RATE * float(error.mean())
    return {"intercept": round(intercept, 3)} | {name: round(float(weights[i]), 3) for name, i in column.items()}


def probability(weights: dict[str, float], example: Example) -> float:
    """What ``weights`` give ``example``."""
    score = weights["intercept"] + sum(weights.get(name, 0.0) for name in example.features)
    return float(1 / (1 + np.exp(-score)))


def across_reports(marked: Sequence[Example], folds: int = 10) -> list[tuple[float, bool]]:
    """Probability and truth of every example, each from a model that never saw its report."""
    reports = sorted({example.report for example in marked})
    found: list[tuple[float, bool]] = []
    for fold in range(folds):
        held = set(reports[fold::folds])
        weights = fit([example for example in marked if example.report not in held])
        found.extend((probability(weights, one), one.marked) for one in marked if one.report in held)
    return found


def brier(pairs: Iterable[tuple[float, bool]]) -> float:
    """Mean squared distance of probability and truth (Brier 1950): 0 is perfect."""
    errors = [(chance - truth) ** 2 for chance, truth in pairs]
    return sum(errors) / len(errors)


def reliability(pairs: Sequence[tuple[float, bool]], bins: int = 5) -> list[Bin]:
    """The pairs in ``bins`` of equal size by probability: what was said against what was true."""
    ordered = sorted(pairs)
    size = max(1, -(-len(ordered) // bins))
    return [
        Bin(len(part), sum(p for p, _ in part) / len(part), sum(t for _, t in part) / len(part))
        for start in range(0, len(ordered), size)
        if (part := ordered[start : start + size])
    ]
