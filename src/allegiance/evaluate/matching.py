"""Which predicted claim is which gold claim: the rule by which claims are scored.

A predicted claim is a gold claim of the same report when kind, actor and recipient agree; the two parties of an
agreement or an alignment may change places. Pairs are taken one to one, those first that agree on most of form,
polarity, speaker, item and quantity.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from allegiance.model import Claim, Kind, When

SCORED = tuple(kind for kind in Kind if kind is not Kind.EVENT)
_MUTUAL = {Kind.AGREEMENT, Kind.ALIGNMENT}
_SAME_NAME = {
    "rsf": "rapid support forces",
    "janjaweed": "rapid support forces",
    "houthi": "houthis",
    "ansar allah": "houthis",
    "hizbullah": "hezbollah",
    "hizballah": "hezbollah",
    "european union": "eu",
    "united nations": "un",
    "group of seven": "g7",
    "north atlantic treaty organization": "nato",
    "march 23": "m23",
}
_NOT_A_LETTER = re.compile(r"[^a-z0-9 ]+")
_FILLER = re.compile(r"\b(the|rebels?|movement|group|party|actor|org)\b")
_STATE = re.compile(r"[A-Z]{3}")
_NOBODY = frozenset(
    {"of", "minister", "president", "officials", "official", "ministry", "foreign", "defence", "defense"}
)


@dataclass(frozen=True, slots=True)
class Amount:
    """Bounds of a quantity; ``vague`` when only words such as "huge amounts" are given."""

    low: float | None
    high: float | None
    vague: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """A claim, gold or predicted, with names folded for comparison; ``label`` tells a reader which one it is."""

    kind: str
    actor: str | None
    recipient: str | None
    form: str | None
    item: str
    polarity: str | None
    stage: str | None
    speaker: str | None
    speaker_state: str | None
    relays: frozenset[str | None]
    quantity: Amount | None
    when: tuple[str, str] | None
    said_on: tuple[str, str] | None
    in_return: bool
    others: frozenset[str | None]
    label: str = ""


def folded(name: str | None) -> str | None:
    """A name without case, punctuation and words that distinguish nobody; usual short name where there is one.

    >>> folded("The March 23 Movement"), folded("RUS"), folded("")
    ('m23', 'rus', None)
    """
    if not name:
        return None
    plain = _NOT_A_LETTER.sub(" ", name.casefold())
    short = " ".join(_FILLER.sub(" ", plain).split()) or plain
    return _SAME_NAME.get(short, short)


def same_speaker(one: str | None, other: str | None) -> bool:
    """True when both are absent, one name holds the other, or they share a word that is not an office.

    >>> same_speaker("Kyrylo Budanov", "Budanov"), same_speaker("foreign minister", "the minister of defence")
    (True, False)
    """
    if not one or not other:
        return not one and not other
    a, b = folded(one) or "", folded(other) or ""
    return a == b or a in b or b in a or bool((set(a.split()) & set(b.split())) - _NOBODY)


def same_amount(gold: Amount | None, predicted: Amount | None) -> bool:
    """Equal within one percent; a vague gold amount asks for an amount without bounds."""
    if gold is None or predicted is None:
        return gold is predicted
    if gold.vague:
        return predicted.vague or (predicted.low is None and predicted.high is None)
    return _near(gold.low, predicted.low) and _near(gold.high, predicted.high)


def _near(gold: float | None, predicted: float | None) -> bool:
    if gold is None or predicted is None:
        return gold is predicted
    return abs(gold - predicted) <= 0.01 * max(abs(gold), 1.0)


def same_time(gold: tuple[str, str] | None, predicted: tuple[str, str] | None) -> bool:
    """True when the closed intervals meet and the predicted one is at most three times as wide plus a month."""
    if gold is None or predicted is None:
        return gold is predicted
    meet = gold[0] <= predicted[1] and predicted[0] <= gold[1]
    return meet and _width(predicted) <= 3 * _width(gold) + 31


def _width(days: tuple[str, str]) -> int:
    first, last = (
        sum(int(part) * size for part, size in zip(day.split("-"), (365, 30, 1), strict=True)) for day in days
    )
    return abs(last - first) + 1


def interval(written: str | None) -> tuple[str, str] | None:
    """A gold date (day, month, year or ``first/last``) as a closed interval of ISO days.

    >>> interval("2024-07"), interval("2023/2024-05-01")
    (('2024-07-01', '2024-07-31'), ('2023-01-01', '2024-05-01'))
    """
    if not written:
        return None
    first, _, last = written.partition("/")
    return _padded(first, "-01-01", "-01"), _padded(last or first, "-12-31", "-31")


def _padded(day: str, year_end: str, month_end: str) -> str:
    day = day.strip()[:10]
    return day + {4: year_end, 7: month_end}.get(len(day), "")


def gold_entry(raw: Mapping[str, Any], label: str = "") -> Entry:
    """Flatten one claim of a gold file."""
    quantity = raw.get("quantity")
    return Entry(
        kind=raw["kind"],
        actor=_gold_party(raw.get("actor")),
        recipient=_gold_party(raw.get("recipient", raw.get("target"))),
        form=raw.get("form"),
        item=folded(raw.get("item")) or "",
        polarity=raw.get("polarity"),
        stage=raw.get("stage"),
        speaker=raw.get("speaker"),
        speaker_state=raw.get("speaker_state"),
        relays=frozenset(folded(relay) for relay in raw.get("relay") or ()),
        quantity=Amount(quantity.get("low"), quantity.get("high"), bool(quantity.get("vague"))) if quantity else None,
        when=interval(raw.get("when")),
        said_on=interval(raw.get("said_on")),
        in_return=bool(raw.get("in_return")),
        others=frozenset(_gold_party(other) for other in raw.get("others", raw.get("other")) or ()),
        label=label,
    )


def _gold_party(value: object) -> str | None:
    if isinstance(value, Mapping):
        return _party(value.get("id"), value.get("name"))
    return folded(value) if isinstance(value, str) else None


def _party(id_: str | None, name: str | None) -> str | None:
    code = id_ or ""
    return folded(code if _STATE.fullmatch(code) else name or code.rpartition(":")[2])


def claim_entry(claim: Claim) -> Entry:
    """Flatten one predicted claim; a price without a quantity stands for the quantity."""
    said = claim.attribution
    quantity = None
    if claim.quantity is not None:
        quantity = Amount(claim.quantity.low, claim.quantity.high, bool(claim.quantity.vague))
    elif claim.value is not None:
        quantity = Amount(claim.value.amount, claim.value.amount)
    return Entry(
        kind=claim.kind,
        actor=_party(claim.actor.id, claim.actor.name) if claim.actor else None,
        recipient=_party(claim.recipient.id, claim.recipient.name) if claim.recipient else None,
        form=claim.form,
        item=folded(claim.item.surface if claim.item else None) or "",
        polarity=claim.polarity,
        stage=claim.stage,
        speaker=(said.speaker.name or said.speaker.surface) if said.speaker else None,
        speaker_state=said.speaker.state if said.speaker else None,
        relays=frozenset(folded(relay.name) for relay in said.relays),
        quantity=quantity,
        when=_days(claim.when),
        said_on=_days(said.said_on),
        in_return=bool(claim.in_return) or (claim.quantity is not None and claim.value is not None),
        others=frozenset(_party(other.id, other.name) for other in claim.others),
        label=claim.id,
    )


def _days(when: When | None) -> tuple[str, str] | None:
    if when is None:
        return None
    first, last = when.start or when.end, when.end or when.start
    return (first.isoformat(), last.isoformat()) if first and last else None


def same_claim(gold: Entry, predicted: Entry) -> bool:
    """True when kind and parties agree."""
    if gold.kind != predicted.kind:
        return False
    parties = (predicted.actor, predicted.recipient)
    return parties == (gold.actor, gold.recipient) or (gold.kind in _MUTUAL and parties == (gold.recipient, gold.actor))


def _agreement(gold: Entry, predicted: Entry) -> float:
    return (
        2.0 * (gold.form == predicted.form)
        + 2.0 * (gold.polarity == predicted.polarity)
        + 1.0 * same_speaker(gold.speaker, predicted.speaker)
        + 1.0 * bool(set(gold.item.split()) & set(predicted.item.split()))
        + 0.5 * same_amount(gold.quantity, predicted.quantity)
    )


def matched(gold: Sequence[Entry], predicted: Sequence[Entry]) -> list[tuple[int, int]]:
    """Pairs of positions, one to one, best agreement first; ties go by position."""
    candidates = sorted(
        (-_agreement(one, other), i, j)
        for i, one in enumerate(gold)
        for j, other in enumerate(predicted)
        if same_claim(one, other)
    )
    pairs: list[tuple[int, int]] = []
    taken_gold: set[int] = set()
    taken_predicted: set[int] = set()
    for _, i, j in candidates:
        if i not in taken_gold and j not in taken_predicted:
            taken_gold.add(i)
            taken_predicted.add(j)
            pairs.append((i, j))
    return pairs


def scored(claims: Iterable[Claim]) -> list[Claim]:
    """Claims of the kinds that gold marks; events between any two actors are scored elsewhere."""
    return [claim for claim in claims if claim.kind in SCORED]
