"""The event data set as an extractor on request: claims of kind event for the roots that no other kind covers."""

from allegiance.extract.assembly import Extraction
from allegiance.extract.plover.events import events
from allegiance.extract.report import Report


def events_of(report: Report) -> Extraction:
    """What two states or groups say and do to one another besides support. Raises ModelMismatch."""
    return Extraction(tuple(events(report)))
