"""On which day the thing happened that a word of a report tells of."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from allegiance.extract.time.tense import tense
from allegiance.model import Basis, Span, When
from allegiance.syntax import Sentence, Token

_WALLS = {"ccomp", "advcl", "relcl", "parataxis", "csubj", "pcomp"}
_FARTHEST = 5
_EARLIER = {"had", "'d", "previously", "already", "recently", "earlier", "formerly", "originally", "once", "ever"}
_NEWS_DAYS = timedelta(14)


def day_of(sentence: Sentence, token: Token, whens: Sequence[When], published: date | None) -> When | None:
    """When the event that ``token`` names took place; null when the report does not say.

    First the time expression nearest in its clause; then, for what is past, the day the story is about: the first day
    of the last two weeks that the report names, else its publication (``basis`` says so). What lies ahead has no day
    but a stated one, nor has what happened before the story ("had announced").
    """
    here = [when for when in whens if when.span is not None and sentence.span.covers(when.span) and _closed(when)]
    near = min(
        ((distance, n) for n, when in enumerate(here) if (distance := _distance(sentence, token, when)) is not None),
        default=None,
    )
    if near is not None:
        return here[near[1]]
    when = tense(sentence, Span(token.start, token.end))
    if (when == "future" and token.pos in {"VERB", "AUX"}) or published is None or _elsewhere(sentence, token):
        return None
    return _story(whens, published)


def _closed(when: When) -> bool:
    return when.start is not None and when.end is not None


def _elsewhere(sentence: Sentence, token: Token) -> bool:
    """True for a verb that is not of the day of the news: "had announced", "previously announced", "to announce"."""
    if token.pos not in {"VERB", "AUX"}:
        return False
    beside = {child.text.lower() for child in sentence.children(token, "aux", "auxpass", "advmod")}
    return bool(beside & _EARLIER)


def _distance(sentence: Sentence, token: Token, when: When) -> int | None:
    """Steps in the tree from ``token`` to what the time modifies; null when far or in another clause."""
    head = sentence.head_of(when.span) if when.span is not None else None
    if head is None:
        return None
    while head.dep in {"pobj", "prep", "pcomp"} and head.head != head.i and head.pos not in {"VERB", "AUX"}:
        head = sentence.head(head)
        if head.pos in {"VERB", "AUX"} or head.dep not in {"pobj", "prep"}:
            break
    governor = head if head.pos in {"VERB", "AUX"} else sentence.head(head)
    up = {token.i: 0}
    for ancestor in _clause_mates(sentence, token):
        up.setdefault(ancestor.i, len(up))
    for steps, current in enumerate((governor, *_clause_mates(sentence, governor))):
        if current.i in up:
            total = steps + up[current.i]
            return total if total <= _FARTHEST else None
    return None


def _clause_mates(sentence: Sentence, token: Token) -> Iterator[Token]:
    """The governors of a token up to the head of its clause."""
    for ancestor in sentence.ancestors(token):
        if token.dep in _WALLS:
            return
        yield ancestor
        token = ancestor


def _story(whens: Sequence[When], published: date) -> When:
    """The first day of the last two weeks that the report names, as reports of yesterday's news do in passing."""
    for when in whens:
        if when.grain == "day" and when.start is not None and when.start == when.end and when.start != published:
            if published - _NEWS_DAYS <= when.start < published:
                return when
            break
    return When(start=published, end=published, grain="day", basis=Basis.PUBLICATION)
