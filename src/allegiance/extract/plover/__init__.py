"""PLOVER events and CAMEO codes: of claims, and of sentences with two marked actors."""

from allegiance.extract.plover.coding import Coding, code, codes
from allegiance.extract.plover.of_claims import lemmas, plover_of, source_and_target

__all__ = ["Coding", "code", "codes", "lemmas", "plover_of", "source_and_target"]
