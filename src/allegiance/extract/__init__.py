"""Document to claims: gate, sentences, attribution, time, amounts and the event reader."""

from allegiance.extract.assembly import EXTRACTOR, Extraction, claims
from allegiance.extract.gate import relevant
from allegiance.extract.report import Report
from allegiance.extract.sentences import parsed
from allegiance.extract.trace import Trace

__all__ = ["EXTRACTOR", "Extraction", "Report", "Trace", "claims", "parsed", "relevant"]
