"""What is only planned, and what its giver promises."""

from collections.abc import Sequence

from allegiance.extract.candidate import Candidate
from allegiance.extract.stage import will_be_done
from allegiance.model import Polarity, Span


def vowed(candidate: Candidate, speakers: set[str], content: Sequence[Span]) -> bool:
    """True for "will send" from whoever gives and from the report itself: a plan that others tell of is none.

    ``speakers`` are the states that speak, ``content`` what they say; both are empty in the outlet's own voice.
    """
    told = not content or bool({role.actor.id for role in candidate.actors} & speakers)
    if candidate.trigger.dep == "xcomp" and not _does_it(candidate):  # "are to come": somebody's plan
        return False
    return told and candidate.polarity is Polarity.ASSERTED and will_be_done(candidate.sentence, candidate.trigger)


def _does_it(candidate: Candidate) -> bool:
    """True when the giver is the subject of "is to give"."""
    subjects = candidate.sentence.children(candidate.sentence.head(candidate.trigger), "nsubj")
    spans = [role.span for role in candidate.actors]
    return any(span.start <= subject.start < span.end for subject in subjects for span in spans)
