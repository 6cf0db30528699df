"""On whose word: who says what by which words, and how far they hold it."""

from allegiance.extract.attribution.modality import modality_of

__all__ = ["modality_of"]
