"""Two claims about the same parties, slot by slot: where they differ, and whether that is a contradiction.

A false pairing is worse than a miss: what was planned does not contradict what was done, a figure for a month not one
for a year, and what is silent on a slot contradicts nothing in it.
"""

from dataclasses import dataclass
from datetime import date

from allegiance.fuse.names import name_key
from allegiance.fuse.slots import Days, Slots, amounts_agree, overlap
from allegiance.fuse.speakers import identified
from allegiance.fuse.stage import Family, family
from allegiance.model import Claim, Polarity, Span, Stage

CONTRADICTION, REVISION, REFINEMENT, SCOPE = "contradiction", "revision", "refinement", "scope"

_NEWS_DAYS = 10
"""Reports that state no time and came out this close to each other speak of the same time."""
_DATED = 31
"""A stated time no wider than this many days can be held against another."""
_ONE_EVENT = 21
"""Dates of what is otherwise exactly the same lie no further apart than this."""
_SEASON = 92
"""What is said without a time is not denied by what is said more than this many days later."""
_CUMULATIVE = 92
"""Amounts over spans of time that differ by more than this many days are different measures."""
_DONE = (Stage.DELIVERED, Stage.USED)
_STEPS = [Stage.REQUESTED, Stage.PLANNED, Stage.PROMISED, Stage.ORDERED, Stage.UNDERWAY, Stage.DELIVERED, Stage.USED]


@dataclass(frozen=True, slots=True)
class Difference:
    """One slot in which two claims differ; spans are the words of each that show it."""

    slot: str
    verdict: str
    reason: str
    one: Span
    other: Span


def compared(one: Claim, other: Claim) -> Difference | None:
    """The weightiest difference of two claims of one kind, form and pair of parties; null when none can be told.

    ``one`` is the earlier report. Polarity is looked at first, then stage, date, quantity and item.
    """
    a, b = Slots.of(one), Slots.of(other)
    if _other_thing(a, b):
        return None
    stages = family(one.stage), family(other.stage)
    if stages[0] is not stages[1]:
        return _progress(one, other, a, b)
    for look in (_polarity, _date, _quantity, _item, _progress):
        found = look(one, other, a, b)
        if found is not None:
            return found
    return None


def _other_thing(a: Slots, b: Slots) -> bool:
    return a.category is not None and b.category is not None and a.category != b.category


def same_speaker(one: Claim, other: Claim) -> bool:
    """True when both are the word of one identified speaker."""
    said, again = one.attribution.speaker, other.attribution.speaker
    if said is None or again is None or not identified(said) or not identified(again):
        return False
    if said.id is not None and again.id is not None:
        # Whoever speaks for a state unnamed may be two people.
        return said.id == again.id and said.id != said.state
    return name_key(said.name) == name_key(again.name) and said.state == again.state


def same_time(one: Claim, other: Claim, a: Slots, b: Slots) -> bool | None:
    """True, false, or null when the reports leave it open."""
    if a.days is not None and b.days is not None:
        return overlap(a.days, b.days)
    if a.days is None and b.days is None and one.published and other.published:
        return True if _apart(one.published, other.published) <= _NEWS_DAYS else None
    return None


def _apart(one: date, other: date) -> int:
    return abs((one - other).days)


def _polarity(one: Claim, other: Claim, a: Slots, b: Slots) -> Difference | None:
    if {one.polarity, other.polarity} != {Polarity.ASSERTED, Polarity.DENIED}:
        return None
    asserted, denied = (a, b) if one.polarity is Polarity.ASSERTED else (b, a)
    words = _cue(one), _cue(other)
    if a.days is not None and b.days is not None and not overlap(a.days, b.days):
        return Difference("polarity", SCOPE, "asserted and denied for different times", *words)
    narrower = (
        (denied.designation is not None and denied.designation != asserted.designation)
        or (
            denied.amount is not None and (asserted.amount is None or not amounts_agree(denied.amount, asserted.amount))
        )
        or (denied.days is not None and asserted.days is None and not _news(one, other, denied.days))
    )
    if narrower:
        return Difference("polarity", SCOPE, "only a part or an amount is denied", *words)
    if a.days is None or b.days is None:
        near = one.published is None or other.published is None or _apart(one.published, other.published) <= _SEASON
        if not near:
            return Difference("polarity", SCOPE, "asserted and denied far apart, for unstated times", *words)
    if same_speaker(one, other) and _later(one, other):
        return Difference("polarity", REVISION, "the same speaker says the opposite later", *words)
    return Difference("polarity", CONTRADICTION, "one asserts what the other denies", *words)


def _news(one: Claim, other: Claim, days: Days) -> bool:
    """True when an undated report came out about when another says it was."""
    told = one if one.polarity is Polarity.ASSERTED else other
    return told.published is not None and overlap(
        days, (told.published.toordinal() - _NEWS_DAYS, told.published.toordinal() + _NEWS_DAYS)
    )


def _later(one: Claim, other: Claim) -> bool:
    return one.published is not None and other.published is not None and one.published < other.published


def _asserted(one: Claim, other: Claim) -> bool:
    return one.polarity is other.polarity is Polarity.ASSERTED


def _progress(one: Claim, other: Claim, a: Slots, b: Slots) -> Difference | None:
    """What was announced and later done, or given and later ended, went on: the later report supersedes."""
    if (
        not _asserted(one, other)
        or not _later(one, other)
        or not (_specific(a, b) or family(other.stage) is Family.ENDED)
    ):
        return None
    words = one.sentence, other.sentence
    if family(one.stage) is Family.GIVEN and family(other.stage) is Family.ENDED:
        return Difference("stage", REVISION, "what was given has ended since", *words)
    if one.stage in _STEPS and other.stage in _STEPS and _STEPS.index(one.stage) < _STEPS.index(other.stage):
        return Difference("stage", REVISION, f"{one.stage} at first, {other.stage} later", *words)
    return None


def _specific(a: Slots, b: Slots) -> bool:
    """True when both speak of the same type or the same amount of a thing."""
    same_type = a.designation is not None and a.designation == b.designation
    if same_type or a.amount is None or b.amount is None:
        return same_type
    return a.amount[2] == b.amount[2] and amounts_agree(a.amount, b.amount) and a.category == b.category


def _date(one: Claim, other: Claim, a: Slots, b: Slots) -> Difference | None:
    if not _asserted(one, other) or a.days is None or b.days is None or not (one.when and other.when):
        return None
    words = one.when.span or one.sentence, other.when.span or other.sentence
    exact = a.width <= _DATED and b.width <= _DATED
    if overlap(a.days, b.days):
        finer = _specific(a, b) and a.width > 2 * b.width + 6
        return Difference("date", REFINEMENT, "the later report dates it more exactly", *words) if finer else None
    gap = max(a.days[0] - b.days[1], b.days[0] - a.days[1])
    full = _specific(a, b) and a.amount is not None and b.amount is not None and amounts_agree(a.amount, b.amount)
    share = a.amount is not None and (a.amount[2] or "").startswith("percent")
    if exact and full and not share and gap <= _ONE_EVENT and one.stage is other.stage in _DONE:
        if same_speaker(one, other) and _later(one, other):
            return Difference("date", REVISION, "the same speaker dates it otherwise later", *words)
        return Difference("date", CONTRADICTION, "the same amount of the same thing on different days", *words)
    return None


def _quantity(one: Claim, other: Claim, a: Slots, b: Slots) -> Difference | None:
    if a.amount is None or b.amount is None or not _asserted(one, other) or not (one.quantity and other.quantity):
        return None
    if a.amount[2] != b.amount[2] or a.category != b.category or (a.designation != b.designation):
        return None
    words = one.quantity.span, other.quantity.span
    if amounts_agree(a.amount, b.amount):
        finer = (a.amount[1] - a.amount[0]) > 2 * (b.amount[1] - b.amount[0])
        return Difference("quantity", REFINEMENT, "the later report counts more exactly", *words) if finer else None
    together = same_time(one, other, a, b)
    if together is not True or (a.days and b.days and abs(a.width - b.width) > _CUMULATIVE):
        return Difference("quantity", SCOPE, "counted over different or unstated times", *words)
    if one.stage is not other.stage:
        return Difference("quantity", SCOPE, "counted at different stages", *words)
    if a.days and b.days and (a.width > _DATED or b.width > _DATED):
        return Difference("quantity", SCOPE, "either may count a part of the time", *words)
    if same_speaker(one, other):
        if _later(one, other):
            return Difference("quantity", REVISION, "the same speaker gives another figure later", *words)
        return None
    return Difference("quantity", CONTRADICTION, "different amounts for the same time", *words)


def _item(one: Claim, other: Claim, a: Slots, b: Slots) -> Difference | None:
    if not _asserted(one, other) or one.item is None or other.item is None or one.stage is not other.stage:
        return None
    words = one.item.span, other.item.span
    if a.designation is None and b.designation is not None and a.category is not None and same_time(one, other, a, b):
        return Difference("item", REFINEMENT, "the later report names the type", *words)
    exactly = a.days is not None and a.days == b.days and a.width <= 1 and a.amount is not None and a.amount == b.amount
    if exactly and a.designation and b.designation and a.designation != b.designation:
        return Difference("item", CONTRADICTION, "the same amount on the same day, of different types", *words)
    return None


def _cue(claim: Claim) -> Span:
    return claim.sentence
