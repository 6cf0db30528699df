"""The event data set as an extractor on request: claims of kind event for the roots that no other kind covers."""

from collections.abc import Sequence

from allegiance.extract.assembly import Extraction
from allegiance.extract.plover.events import events
from allegiance.model import ActorMention, Document
from allegiance.syntax import Sentence


def events_of(document: Document, sentences: Sequence[Sentence], mentions: Sequence[ActorMention]) -> Extraction:
    """What two states or groups say and do to one another besides support. Raises ModelMismatch."""
    return Extraction(tuple(events(document, sentences, mentions)))
