"""On whose word: who says what by which words, and how far they hold it."""

from allegiance.extract.attribution.modality import modality_of
from allegiance.extract.attribution.reader import attributions
from allegiance.extract.attribution.relays import Relays, relays

__all__ = ["Relays", "attributions", "modality_of", "relays"]
