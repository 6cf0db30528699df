"""Where a report's dates and the calendar of known events disagree."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from allegiance.extract.time.happenings import Happening, by_alias
from allegiance.model import Issue, When
from allegiance.syntax import Sentence


def contradictions(
    whens: Sequence[When],
    events: Iterable[Happening] | None = None,
    *,
    sentences: Sequence[Sentence],
    path: str,
    document: str | None = None,
) -> list[Issue]:
    """One Issue for each date that stands in one clause with an event and shares no day with it.

    ``in July ... during the visit`` is such a date where the calendar has the visit in June. Without ``events`` those
    of our own calendar count.
    """
    known = by_alias() if events is None else _indexed(events)
    issues: list[Issue] = []
    for sentence in sentences:
        here = [when for when in whens if when.span is not None and sentence.span.covers(when.span)]
        for one in here if len(here) > 1 else ():
            meant = [event for event in _named(one, known) if one.start == event.start]
            if not meant:
                continue
            event = meant[0]
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
                and not _named(other, known)
                and _apart(other, event)
                and _together(sentence, one, other)
            )
    return issues


def _indexed(events: Iterable[Happening]) -> Mapping[str, Sequence[Happening]]:
    table: dict[str, list[Happening]] = {}
    for event in events:
        for alias in event.aliases:
            table.setdefault(alias.lower(), []).append(event)
    return table


def _named(when: When, known: Mapping[str, Sequence[Happening]]) -> Sequence[Happening]:
    words = (when.surface or "").lower().replace("’", "'").split()
    return next((known[name] for n in range(len(words)) if (name := " ".join(words[n:])) in known), ())


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
