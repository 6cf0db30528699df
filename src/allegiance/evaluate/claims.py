"""Claims of whole reports marked by others, by the same rule as our own corpus."""

from pathlib import Path

from allegiance.evaluate.corpus import opened, predict
from allegiance.evaluate.scoring import figures
from allegiance.evaluate.scoring import score as score_claims


def score(gold_folder: Path) -> dict[str, float]:
    """The figures of ``scoring.figures``."""
    corpus = opened(gold_folder)
    return figures(score_claims(corpus.gold(), predict(corpus).entries()))
