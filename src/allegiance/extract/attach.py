"""Amounts and returns tied to the claim they belong to, by their place in the tree."""

import re
from collections.abc import Iterator, Sequence

from allegiance.extract.candidate import Candidate
from allegiance.extract.grammar import arguments
from allegiance.extract.items import ItemMention
from allegiance.model import Kind, Money, Quantity, Return, Span
from allegiance.ontology import words
from allegiance.syntax import Sentence, Token

_CURRENCY = re.compile(r"[A-Z]{3}$")
_REACH = 3
_COUNTED = {Kind.SUPPORT, Kind.AGREEMENT, Kind.USE, Kind.CAPABILITY}
_BACK = words("returns")


def amount(
    candidate: Candidate, item: ItemMention | None, amounts: Sequence[Quantity]
) -> tuple[Quantity | None, Money | None]:
    """The quantity of ``item`` and, where goods are counted and priced, their value."""
    sentence = candidate.sentence
    here = [q for q in amounts if sentence.span.covers(q.span)]
    if not here or candidate.kind not in _COUNTED:
        return None, None
    counts = [q for q in here if not is_money(q)]
    sums = [q for q in here if is_money(q)]
    # An item that is only pointed back at has its count in its own sentence.
    told_here = item is not None and sentence.span.covers(Span(item.head.start, item.head.end))
    count = _of_item(sentence, item, counts) if item is not None and told_here else None
    count = count or _of_argument(sentence, candidate, counts)
    price = _of_clause(sentence, candidate, item, sums)
    if count is not None:
        return count, money(price) if price is not None else None
    if candidate.kind is Kind.AGREEMENT and price is not None:
        return None, money(price)
    return price, None


def is_money(quantity: Quantity) -> bool:
    """True when the unit is an ISO 4217 code."""
    return bool(quantity.unit and _CURRENCY.match(quantity.unit))


def money(quantity: Quantity) -> Money | None:
    """The sum that an amount in a currency names; null where it has no number."""
    number = quantity.low if quantity.low is not None else quantity.high
    if number is None or quantity.unit is None:
        return None
    return Money(amount=number, currency=quantity.unit, surface=quantity.surface, span=quantity.span)


def _of_item(sentence: Sentence, item: ItemMention, amounts: Sequence[Quantity]) -> Quantity | None:
    phrase = _measured(sentence, item)
    before = [q for q in amounts if phrase.overlaps(q.span) and q.span.start <= item.head.start]
    if before:
        return max(before, key=lambda q: q.span.end)
    for quantity in amounts:
        between = [t for t in sentence.tokens if quantity.span.end <= t.start < item.head.start]
        near = quantity.span.end <= item.head.start and len(between) <= _REACH
        if near and not any(t.pos in ("VERB", "PUNCT") for t in between):
            return quantity
    return None


def _of_argument(sentence: Sentence, candidate: Candidate, amounts: Sequence[Quantity]) -> Quantity | None:
    """The count of what the verb moves, where the item stands beside it: 10,000 containers went with shells."""
    found = arguments(sentence, candidate.trigger) if candidate.trigger.pos == "VERB" else None
    for head in [*found.subject, *found.object] if found is not None else ():
        span = _phrase_before(sentence, head)
        for quantity in amounts:
            if span.covers(quantity.span):
                return quantity
    return None


def _measured(sentence: Sentence, item: ItemMention) -> Span:
    """The whole noun phrase an item heads, with the measure it is counted in: ``6,000 containers of shells``."""
    top = item.head
    first = top
    while first.dep == "conj" and sentence.head(first).pos in ("NOUN", "PROPN"):
        first = sentence.head(first)
    if first.dep == "pobj" and sentence.head(first).lemma == "of":
        top = first
    while top.dep == "pobj" and sentence.head(top).lemma in ("of", "with", "worth"):
        above = sentence.head(sentence.head(top))
        if above.pos not in ("NOUN", "NUM", "PROPN"):
            break
        top = above
    return Span(_phrase_before(sentence, top).start, item.head.end)


def _phrase_before(sentence: Sentence, head: Token) -> Span:
    inside = [t.start for t in sentence.subtree(head) if t.i <= head.i and not _in_clause(sentence, t, head)]
    return Span(min([head.start, *inside]), head.end)


def _in_clause(sentence: Sentence, token: Token, top: Token) -> bool:
    while token.i != top.i:
        if token.dep in ("relcl", "acl", "conj", "appos") or token.head == token.i:
            return True
        token = sentence.head(token)
    return False


def _of_clause(
    sentence: Sentence, candidate: Candidate, item: ItemMention | None, sums: Sequence[Quantity]
) -> Quantity | None:
    if not sums:
        return None
    verb = clause_of(sentence, candidate.trigger)
    for quantity in sums:
        head = sentence.head_of(quantity.span)
        if head is not None and clause_of(sentence, head).i == verb.i:
            return quantity
    near = item.span.start if item is not None else candidate.trigger.start
    return min(sums, key=lambda q: abs(q.span.start - near)) if len(sums) == 1 else None


def clause_of(sentence: Sentence, token: Token) -> Token:
    """The verb of the clause ``token`` stands in; itself when it is that verb."""
    if token.pos in ("VERB", "AUX"):
        return token
    return next((above for above in sentence.ancestors(token) if above.pos in ("VERB", "AUX")), token)


def returns(
    candidate: Candidate, items: dict[int, ItemMention], text: str, earlier: Sequence[Candidate]
) -> tuple[Return, ...]:
    """What is said to flow back: after ``in return for``; where nothing follows, what the recipient gave before."""
    sentence = candidate.sentence
    own = {item.head.i for item in candidate.items}
    for cue in _cues_of_return(sentence, candidate):
        for good in _goods(sentence, cue):
            if good.i not in own:
                span = sentence.extent(good)
                form = items[good.i].form if good.i in items else None
                return (Return(surface=span.of(text), span=span, form=form),)
        if not _goods(sentence, cue):
            return _given_before(candidate, earlier)
    return ()


def priced(candidate: Candidate, price: Money | None) -> tuple[Return, ...]:
    """The price of a contract is what flows back."""
    if candidate.kind is not Kind.AGREEMENT or price is None:
        return ()
    return (Return(surface=price.surface, span=price.span, form="finance"),)


def _cues_of_return(sentence: Sentence, candidate: Candidate) -> Iterator[Token]:
    for token in sentence.tokens:
        adverbial = sentence.head(token).dep in ("prep", "mark", "advmod") or token.dep in ("pobj", "npadvmod")
        returning = token.pos in ("NOUN", "PROPN") and token.lemma in _BACK and adverbial
        turned = token.lemma == "direction" and any(child.lemma == "other" for child in sentence.children(token))
        if returning or turned:
            yield token
    if candidate.trigger.lemma == "pay":
        yield candidate.trigger


def _goods(sentence: Sentence, cue: Token) -> list[Token]:
    return [
        pobj
        for governor in (cue, sentence.head(cue))
        for prep in sentence.children(governor, "prep")
        if prep.lemma == "for"
        for pobj in sentence.children(prep, "pobj")
    ]


def _given_before(candidate: Candidate, earlier: Sequence[Candidate]) -> tuple[Return, ...]:
    recipients = {role.actor.id for role in candidate.recipients}
    for one in reversed(earlier):
        if one.kind is Kind.SUPPORT and one.items and recipients & {role.actor.id for role in one.actors}:
            item = one.items[0]
            return (Return(surface=item.surface, span=item.span, form=item.form),)
    return ()
