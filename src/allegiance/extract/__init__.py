"""Document to claims: gate, sentences, attribution, time, amounts and the event reader."""

from allegiance.extract.claims import EXTRACTOR, Extraction, claims
from allegiance.extract.sentences import parsed

__all__ = ["EXTRACTOR", "Extraction", "claims", "parsed"]
