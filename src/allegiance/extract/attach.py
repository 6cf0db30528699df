"""Amounts and returns tied to the claim they belong to, by their place in the tree."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from allegiance.extract.candidate import Candidate
from allegiance.extract.counts import at_capacity, of_predicate, of_the_rest, summed, told_after
from allegiance.extract.grammar import arguments
from allegiance.extract.items import ItemMention
from allegiance.extract.reach import clause_of, distance
from allegiance.model import Kind, Money, Quantity, Return, Span
from allegiance.ontology import words
from allegiance.syntax import Sentence, Token

_CURRENCY = re.compile(r"[A-Z]{3}$")
_A_PIECE = re.compile(
    r"\s+(?:(?:an?|per|the)\s+(?:barrel|gallon|kilo|kilogram|litre|liter|piece|round|shell|ton|tonne|unit)|each|apiece)\b"
)
_REACH = 3
_COUNTED = {Kind.SUPPORT, Kind.AGREEMENT, Kind.USE, Kind.CAPABILITY}
_THIS = {"this", "that", "these", "those"}
_BARTER = words("barter")
_PAYMENTS = {"cost", "fee", "payment", "price", "sum"}
_TARGETS = words("targets")
_FINANCE = {"aid", "credit", "finance", "financing", "investment", "loan", "trade"}
_COMING_TO = {"amount", "stand", "total"}  # "arrears that stand at 15 million"
_ORDINALS = {"first", "second", "third", "fourth", "fifth", "last", "latest"}
_BACK = words("returns")


def amount(
    text: str,
    candidate: Candidate,
    item: ItemMention | None,
    amounts: Sequence[Quantity],
    sentences: Sequence[Sentence] = (),
) -> tuple[Quantity | None, Money | None]:
    """The quantity of ``item`` and, where goods are counted and priced, their value.

    What its own sentence leaves uncounted may be counted in the next of ``sentences``.
    """
    count, value = _told_here(text, candidate, item, amounts)
    if count is None or is_money(count):
        after = told_after(candidate, item, sentences, amounts)
        if after is not None:
            return after, value or (money(count) if count is not None and is_money(count) else None)
    return count, value


def _told_here(
    text: str, candidate: Candidate, item: ItemMention | None, amounts: Sequence[Quantity]
) -> tuple[Quantity | None, Money | None]:
    sentence = candidate.sentence
    here = [q for q in amounts if sentence.span.covers(q.span)]
    if candidate.kind is Kind.SANCTION:
        return _of_target(candidate, here), None
    if not here or candidate.kind not in _COUNTED:
        return None, None
    counts = [q for q in here if not is_money(q)]
    sums = [q for q in here if is_money(q) and not _A_PIECE.match(text, q.span.end)]
    if candidate.kind is Kind.AGREEMENT:
        return _contracted(sentence, candidate, counts, sums)
    # An item that is only pointed back at has its count in its own sentence.
    told_here = item is not None and sentence.span.covers(Span(item.head.start, item.head.end))
    count = _of_item(sentence, item, counts) if item is not None and told_here else None
    count = summed(text, candidate, item, count, counts) if count is not None and item is not None else count
    count = count or _of_argument(sentence, candidate, item, counts)
    count = _share(sentence, count, here) if count is not None else None
    count = at_capacity(candidate, counts) or count or of_predicate(candidate, counts) or of_the_rest(candidate, counts)
    price = _of_clause(sentence, candidate, item, sums)
    if count is not None:
        return count, money(price) if price is not None else None
    return price, None


def _of_target(candidate: Candidate, amounts: Sequence[Quantity]) -> Quantity | None:
    """How many firms or persons a sanction is put on."""
    sentence, trigger = candidate.sentence, candidate.trigger
    nouns = [trigger, *sentence.children(trigger, "dobj", "nsubjpass")]
    targets = [target for noun in nouns for target in sentence.after(noun, "on", "against")]
    targets += sentence.children(trigger, "dobj", "nsubjpass")
    for target in targets:
        for amount in amounts if target.lemma in _TARGETS else ():
            if amount.unit is not None and _phrase_before(sentence, target).covers(amount.span):
                return amount
    return None


def _contracted(
    sentence: Sentence, candidate: Candidate, counts: Sequence[Quantity], sums: Sequence[Quantity]
) -> tuple[Quantity | None, Money | None]:
    """The goods a contract is for and their price; the worth of a contract for nothing named is its quantity."""
    noun = candidate.trigger
    heads = sentence.after(noun, "for", "of")
    verb = clause_of(sentence, noun)
    if verb.i != noun.i:
        found = arguments(sentence, verb)
        heads += [head for head in (*found.object, *found.obliques.get("for", ())) if head.i != noun.i]
    for deed in sentence.children(noun, "xcomp", "acl"):  # "agreed to sell 500 missiles"
        heads += arguments(sentence, deed).object
    goods = [head for head in heads if not any(q.span.start <= head.start < q.span.end for q in sums)]
    kinds = [child for child in sentence.children(noun, "compound") if child.lemma not in _FINANCE]
    named = goods or any(child.pos == "NOUN" for child in kinds)
    goods = [head for head in goods if head.lemma not in _PAYMENTS]
    count = next((q for good in goods for q in counts if _phrase_before(sentence, good).covers(q.span)), None)
    price = _of_clause(sentence, candidate, None, sums)
    if count is None and price is None and noun.tag == "NNS":  # "two defence pacts"
        count = next((q for q in counts if q.vague is None and _phrase_before(sentence, noun).covers(q.span)), None)
    if price is None or count is not None or named:
        return count, money(price) if price is not None else None
    return price, None


def _share(sentence: Sentence, whole: Quantity, amounts: Sequence[Quantity]) -> Quantity:
    """What went of a whole: 30 "of 350 licences", the one that is "the first of five tankers"."""
    number = sentence.head_of(whole.span)
    noun = sentence.head(number) if number is not None else None
    of = sentence.head(noun) if noun is not None and noun.dep == "pobj" else None
    if of is None or of.lemma != "of":
        return whole
    part = sentence.head(of)
    for amount in amounts:
        if part.tag == "CD" and amount.span.start <= part.start < amount.span.end:
            return amount
    if part.text.lower() in _ORDINALS:
        return replace(
            whole, low=1.0, high=1.0, bound=None, vague=None, surface=part.text, span=Span(part.start, part.end)
        )
    return whole


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
    men = sentence.after(item.head, "of")
    strength = [
        q for q in amounts if q.vague is None and any(_phrase_before(sentence, noun).covers(q.span) for noun in men)
    ]
    if strength:  # "a brigade of some 4,800 soldiers"
        return strength[0]
    loose = [q for q in amounts if q.vague is not None and _in_number(sentence, item, q)]
    if loose:
        return loose[0]
    for quantity in amounts:
        between = [t for t in sentence.tokens if quantity.span.end <= t.start < item.head.start]
        near = quantity.span.end <= item.head.start and len(between) <= _REACH
        if near and not any(t.pos in ("VERB", "PUNCT") for t in between):
            return quantity
    return None


def _in_number(sentence: Sentence, item: ItemMention, loose: Quantity) -> bool:
    """ "Missiles in considerable number", "shells in huge quantities"."""
    token = sentence.head_of(loose.span)
    before = sentence.head(token) if token is not None and token.dep == "pobj" else None
    if before is None or before.lemma != "in" or before.start < item.head.start:
        return False
    return sentence.head(before).i in {item.head.i, *(above.i for above in sentence.ancestors(item.head))}


def _of_argument(
    sentence: Sentence, candidate: Candidate, item: ItemMention | None, amounts: Sequence[Quantity]
) -> Quantity | None:
    """The count of what the verb moves, where the item stands beside it: 10,000 containers went with shells."""
    listing = candidate.pattern.startswith("contain") and item is not None and item is candidate.items[0]
    found = arguments(sentence, candidate.trigger) if candidate.trigger.pos == "VERB" or listing else None
    told_here = item is not None and sentence.span.covers(Span(item.head.start, item.head.end))
    behind = {one.head.i for one in candidate.items if item is not None and (one.head.i > item.head.i or not told_here)}
    for head in [*found.subject, *found.object] if found is not None else ():
        span = _phrase_before(sentence, head)
        for quantity in amounts if head.i not in behind else ():  # "shells and 400 rockets"
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
    ranked = []
    for quantity in sums:
        head = sentence.head_of(quantity.span)
        rank = distance(sentence, candidate.trigger, head) if head is not None else None
        near = any(_beside(sentence, one, quantity) for one in (*candidate.items, item))
        if head is not None and (near or _priced(sentence, head, candidate)):
            rank = -1
        if rank is not None:
            ranked.append((rank, quantity.span.start, quantity))
    return min(ranked)[-1] if ranked else None


def _priced(sentence: Sentence, token: Token, candidate: Candidate) -> bool:
    """ "Help valued at 228 million euros": a sum below the thing itself."""
    things = {candidate.trigger.i, *(item.head.i for item in candidate.items)}
    counted = False
    for above in (token, *sentence.ancestors(token)):
        if above.i in things:
            return True
        counted |= above.lemma in _COMING_TO
        if above.dep == "relcl" and not counted:
            return False
    return False


def _beside(sentence: Sentence, item: ItemMention | None, price: Quantity) -> bool:
    """ "800 million dollars of the aid", "jets worth billions": the sum stands right before or behind the thing."""
    if item is None or not sentence.span.covers(item.span):
        return False
    if _measured(sentence, item).covers(price.span):
        return True
    between = [t for t in sentence.tokens if item.head.end <= t.start < price.span.start]
    behind = price.span.start > item.head.end and len(between) <= _REACH
    return behind and not any(t.pos in ("VERB", "AUX", "PUNCT", "CCONJ") for t in between)


def returns(
    candidate: Candidate, items: dict[int, ItemMention], text: str, earlier: Sequence[Candidate]
) -> tuple[Return, ...]:
    """What is said to flow back: after ``in return for``; where nothing follows, what the recipient gave before."""
    sentence, own = candidate.sentence, {item.head.i for item in candidate.items}
    for cue in _cues_of_return(sentence, candidate):
        behind = _goods(sentence, cue)
        if cue.i == candidate.trigger.i and own & {good.i for good in behind}:  # the other way of the same bargain
            behind = arguments(sentence, cue).object
        for good in behind:
            if good.i not in own:
                span = sentence.extent(good)
                form = items[good.i].form if good.i in items else None
                return (Return(surface=span.of(text), span=span, form=form),)
        if not behind:
            return _given_before(candidate, earlier)
    return ()


def priced(candidate: Candidate, price: Money | None) -> tuple[Return, ...]:
    """The price of a contract is what flows back."""
    if candidate.kind is not Kind.AGREEMENT or price is None:
        return ()
    return (Return(surface=price.surface, span=price.span, form="finance"),)


def by_the_piece(text: str, candidate: Candidate, amounts: Sequence[Quantity]) -> tuple[Return, ...]:
    """ "Offers crude at four dollars a barrel": goods at a price for each are sold."""
    sentence = candidate.sentence
    if candidate.kind is not Kind.SUPPORT or not candidate.items:
        return ()
    for quantity in amounts:
        here = sentence.span.covers(quantity.span) and is_money(quantity)
        head = sentence.head_of(quantity.span) if here and _A_PIECE.match(text, quantity.span.end) else None
        if head is not None and distance(sentence, candidate.trigger, head) in (0, 1):
            return (Return(surface=quantity.surface, span=quantity.span, form="finance"),)
    return ()


def _cues_of_return(sentence: Sentence, candidate: Candidate) -> Iterator[Token]:
    for token in sentence.tokens:
        adverbial = sentence.head(token).dep in ("prep", "mark", "advmod") or token.dep in ("pobj", "npadvmod")
        returning = token.pos in ("NOUN", "PROPN") and token.lemma in _BACK and adverbial
        turned = token.lemma == "direction" and any(child.lemma == "other" for child in sentence.children(token))
        pointing = token.i == 1 and token.text.lower() in _THIS and sentence.tokens[0].text == "For"
        if returning or turned or (pointing and clause_of(sentence, token).i == candidate.trigger.i):
            yield token
    if candidate.trigger.lemma in _BARTER:
        yield candidate.trigger


def _goods(sentence: Sentence, cue: Token) -> list[Token]:
    """What stands behind "for"; nothing behind "for this", which points back."""
    return [
        pobj
        for governor in (cue, sentence.head(cue))
        for pobj in sentence.after(governor, "for")
        if pobj.text.lower() not in _THIS
    ]


def _given_before(candidate: Candidate, earlier: Sequence[Candidate]) -> tuple[Return, ...]:
    recipients = {role.actor.id for role in candidate.recipients}
    for one in reversed(earlier):
        if one.kind is Kind.SUPPORT and one.items and recipients & {role.actor.id for role in one.actors}:
            item = one.items[0]
            return (Return(surface=item.surface, span=item.span, form=item.form),)
    return ()
