"""The amounts of goods, people and money that a report names."""

from collections.abc import Iterator, Sequence

from allegiance.extract.quantity.amounts import Amount, amounts
from allegiance.extract.quantity.words import vague
from allegiance.model import Quantity, Span
from allegiance.syntax import Sentence

_KEPT = {"count", "money", "percent", "measure", "loose"}
_PRONOUNS = {"one", "zero"}


def quantities(text: str, sentences: Sequence[Sentence]) -> list[Quantity]:
    """Amounts in text order, each in its unit: the lemma of the noun counted, ISO 4217 for money, ``percent``.

    ``at least n`` has no ``high``, ``up to n`` no ``low``; loose words ("dozens", "huge amounts") are kept as written
    in ``vague`` and give no number. Years, dates, ages, clock times, durations, calibres, designations and attributes
    ("a 12-member council") are no amounts.
    """
    found = [quantity for sentence in sentences for quantity in _of_sentence(text, sentence)]
    return sorted(found, key=lambda quantity: quantity.span)


def _of_sentence(text: str, sentence: Sentence) -> Iterator[Quantity]:
    taken: list[Span] = []
    for amount in amounts(text, sentence):
        taken.append(amount.span)
        if amount.role in _KEPT and not _is_attribute(text, amount) and not _is_pronoun(text, sentence, amount):
            yield _quantity(text, amount)
    for match in vague().finditer(text, *sentence.parsed):
        span = Span(*match.span("words"))
        if not any(span.overlaps(other) for other in taken):
            yield Quantity(vague=span.of(text), surface=span.of(text), span=span)


def _is_attribute(text: str, amount: Amount) -> bool:
    """``a 12-member council``, ``a 500-kilometre range``: a property of one thing."""
    joined = text[amount.core.end : amount.core.end + 8]
    if not joined.startswith("-") or joined.startswith(("-strong", "-plus")):
        return False
    return joined[1:2].isalpha() and amount.role in {"count", "measure"}


def _is_pronoun(text: str, sentence: Sentence, amount: Amount) -> bool:
    """``one of them``, ``the one who``, ``no one`` count nothing."""
    if amount.core.of(text).lower() not in _PRONOUNS:
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
        high = None
    elif amount.bound in {"up to", "fewer than"}:
        low = None
    strong = text.startswith("-strong", amount.core.end)  # "a 10,000-strong contingent" counts heads, not contingents
    unit = None if strong else amount.unit
    return Quantity(low=low, high=high, unit=unit, bound=amount.bound, surface=surface, span=amount.span)
