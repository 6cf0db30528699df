"""Where a report's dates and the calendar of known events disagree."""

from collections.abc import Iterable, Sequence
from datetime import date

from allegiance.extract.time.happenings import Happening
from allegiance.model import Issue, When
from allegiance.syntax import Sentence


def contradictions(
    whens: Sequence[When],
    events: Iterable[Happening],
    *,
    sentences: Sequence[Sentence],
    path: str,
    document: str | None = None,
) -> list[Issue]:
    """One Issue for each date that stands in one clause with a known event and shares no day with it.

    ``in July ... during the visit`` is such a date where the calendar has the visit in June.
    """
    known = {alias.lower(): event for event in events for alias in event.aliases}
    issues: list[Issue] = []
    for sentence in sentences:
        here = [when for when in whens if when.span is not None and sentence.span.covers(when.span)]
        for one in here:
            event = _named(one, known)
            if event is None:
                continue
            issues.extend(
                Issue(
                    code="date-contradiction",
                    path=path,
                    document=document,
                    span=other.span,
                    reason=f"{other.surface!r} is read as {other.start} to {other.end}, but {event.name} took place "
                    f"{event.start} to {event.end or 'now'}",
                )
                for other in here
                if other is not one
                and _named(other, known) is None
                and _apart(other, event)
                and _together(sentence, one, other)
            )
    return issues


def _named(when: When, known: dict[str, Happening]) -> Happening | None:
    words = (when.surface or "").lower().replace("’", "'").split()
    return next((known[name] for n in range(len(words)) if (name := " ".join(words[n:])) in known), None)


def _apart(when: When, event: Happening) -> bool:
    if when.start is None or when.end is None:
        return False
    return when.end < event.start or when.start > (event.end or date.max)


def _together(sentence: Sentence, one: When, other: When) -> bool:
    """True when one verb governs both."""
    return _verb(sentence, one) == _verb(sentence, other) is not None


def _verb(sentence: Sentence, when: When) -> int | None:
    head = sentence.head_of(when.span) if when.span is not None else None
    if head is None:
        return None
    return next((token.i for token in (head, *sentence.ancestors(head)) if token.pos in {"VERB", "AUX"}), None)
