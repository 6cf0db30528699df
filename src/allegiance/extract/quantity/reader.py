"""The amounts of goods, people and money that a report names."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from allegiance.extract.quantity.amounts import Amount, amounts, units
from allegiance.model import Quantity, Span
from allegiance.syntax import Sentence

_KEPT = {"count", "money", "percent", "measure", "loose"}
_ONE = {"one", "zero"}


def quantities(text: str, sentences: Sequence[Sentence]) -> list[Quantity]:
    """Amounts in text order, each in its unit: the lemma of the noun counted, ISO 4217 for money, ``percent``.

    ``at least n`` has no ``high``, ``up to n`` no ``low``; loose words ("dozens", "huge amounts") are kept as written
    in ``vague`` and give no number. Years, dates, ages, clock times, durations, calibres and designations are no
    amounts.
    """
    found = [quantity for sentence in sentences for quantity in _of_sentence(text, sentence)]
    return sorted(found, key=lambda quantity: quantity.span)


def _of_sentence(text: str, sentence: Sentence) -> Iterator[Quantity]:
    taken: list[Span] = []
    for amount in amounts(text, sentence):
        if amount.role in _KEPT and not _is_pronoun(text, sentence, amount):
            taken.append(amount.span)
            yield _quantity(text, amount)
    for match in _vague().finditer(text, *sentence.span):
        span = Span(*match.span("words"))
        if not any(span.overlaps(other) for other in taken):
            yield Quantity(vague=span.of(text), unit=None, surface=span.of(text), span=span)


def _is_pronoun(text: str, sentence: Sentence, amount: Amount) -> bool:
    """``one of them``, ``the one who``, ``no one`` count nothing."""
    if amount.core.of(text).lower() not in _ONE:
        return False
    token = next((token for token in sentence.tokens if token.start == amount.core.start), None)
    return token is None or token.dep != "nummod" or amount.unit is None


def _quantity(text: str, amount: Amount) -> Quantity:
    surface = amount.span.of(text)
    if amount.role == "loose":
        return Quantity(vague=surface, unit=amount.unit, surface=surface, span=amount.span)
    low: float | None = amount.low
    high: float | None = amount.high
    if amount.bound in {"at least", "more than"}:
        high = None if amount.low == amount.high else high
    elif amount.bound in {"up to", "fewer than"}:
        low = None if amount.low == amount.high else low
    return Quantity(low=low, high=high, unit=amount.unit, bound=amount.bound, surface=surface, span=amount.span)


@cache
def _vague() -> re.Pattern[str]:
    vague = units()["vague"]
    size, mass = "|".join(vague["size"]), "|".join(vague["mass"])
    counts = "|".join(words.replace(" ", r"\s+") for words in vague["counts"])
    return re.compile(
        rf"(?<!\w)(?P<words>(?:(?:{size})(?:,?\s+(?:and\s+)?(?:{size}))?\s+(?:{mass})(?=\s+of\b|\s*[,.;”\"]|$)|(?:{counts})\b))",
        re.IGNORECASE,
    )
