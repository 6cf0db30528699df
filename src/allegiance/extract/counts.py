"""Amounts that stand elsewhere than before the thing they count: behind its verb, beside its like, a sentence on."""

from collections.abc import Sequence
from dataclasses import replace

from allegiance.extract.candidate import Candidate
from allegiance.extract.items import ItemMention
from allegiance.extract.reach import clause_of
from allegiance.model import Kind, Quantity, Span
from allegiance.ontology import words
from allegiance.syntax import Sentence, Token

_BEING = {"amount", "be", "come", "reach", "stand", "total"}
_SUPPLYING = {"build", "deliver", "furnish", "make", "manufacture", "produce", "provide", "ship", "supply"}
_SPENDING = words("firing") | {"destroy", "down", "expend", "lose", "produce", "strike"}
_TOTALS = ("in all", "altogether", "all told", "in total", "all in all")
_FAR = 2  # sentences after a claim in which its amount may still be told


def at_capacity(candidate: Candidate, amounts: Sequence[Quantity]) -> Quantity | None:
    """ "Hundreds of plants work at 30 percent of capacity": the share, not how many plants."""
    if candidate.kind is not Kind.CAPABILITY:
        return None
    sentence = candidate.sentence
    for at in sentence.children(candidate.trigger, "prep"):
        for share in sentence.children(at, "pobj") if at.lemma == "at" else ():
            for amount in amounts:
                if amount.unit == "percent" and amount.span.start <= share.start < amount.span.end:
                    return amount
    return None


def of_the_rest(candidate: Candidate, amounts: Sequence[Quantity]) -> Quantity | None:
    """ "A has many depots, and five have been restored": a bare number beside the clause counts what it is about."""
    sentence = candidate.sentence
    if candidate.kind is not Kind.CAPABILITY:
        return None
    for verb in sentence.children(candidate.trigger, "conj"):
        for number in sentence.children(verb, "nsubj", "nsubjpass", "dobj"):
            for amount in amounts:
                if number.tag == "CD" and amount.span.start <= number.start < amount.span.end and not amount.unit:
                    return amount
    return None


def of_predicate(candidate: Candidate, amounts: Sequence[Quantity]) -> Quantity | None:
    """ "Its share in the imports was 36 per cent", "deliveries amounted to two million"."""
    sentence, noun = candidate.sentence, candidate.trigger
    if noun.pos not in ("NOUN", "PROPN"):
        return None
    verb = clause_of(sentence, noun)
    subjects = [t for t in sentence.children(verb, "nsubj") if noun.i in {below.i for below in sentence.subtree(t)}]
    if verb.lemma not in _BEING or not subjects:
        return None
    heads = [*sentence.children(verb, "attr", "dobj"), *sentence.after(verb, "at", "to")]
    return next((q for head in heads for q in amounts if q.span.start <= head.start < q.span.end), None)


def summed(
    text: str, candidate: Candidate, item: ItemMention, count: Quantity, amounts: Sequence[Quantity]
) -> Quantity:
    """ "1,000 sappers and 5,000 workers": people of one gift are counted together."""
    sentence = candidate.sentence
    if item.form != "personnel" or count.low is None or count.low != count.high:
        return count
    twins = [twin for twin in candidate.items if twin.form == "personnel" and twin.head.i != item.head.i]
    total, end = count.low, count.span.end
    for twin in twins:
        own = [
            q for q in amounts if q.span.end <= twin.head.start and q.span.start >= end and q.unit == twin.head.lemma
        ]
        if sentence.head(twin.head).i != item.head.i or twin.head.dep != "conj" or not own or own[0].low is None:
            continue
        total, end = total + own[0].low, own[0].span.end
    if end == count.span.end:
        return count
    span = Span(count.span.start, end)
    return replace(count, low=total, high=total, unit="person", surface=span.of(text), span=span)


def told_after(
    candidate: Candidate, item: ItemMention | None, sentences: Sequence[Sentence], amounts: Sequence[Quantity]
) -> Quantity | None:
    """The count that one of the next sentences gives of ``item``, which its own leaves uncounted.

    "Among the bombs are 1,800 of the type", "In all 750 tons were taken", "The firm is to supply 180 tanks".
    """
    thing = _thing(candidate, item)
    if thing is None or candidate.kind not in (Kind.SUPPORT, Kind.AGREEMENT):
        return None
    at = next((n for n, s in enumerate(sentences) if s.span.start == candidate.sentence.span.start), len(sentences))
    for sentence in sentences[at + 1 : at + 1 + _FAR]:
        if sentence.paragraph - candidate.sentence.paragraph > 1:
            return None
        if any(token.lemma in _SPENDING and token.pos == "VERB" for token in sentence.tokens):
            return None  # "in all 2,000 have been fired": that many were used, whoever gave them
        here = [q for q in amounts if sentence.span.covers(q.span) and q.vague is None and not _is_money(q)]
        for read in (_among, _in_all, _supplied):
            found = read(sentence, thing, here)
            if found is not None:
                return found
    return None


def _thing(candidate: Candidate, item: ItemMention | None) -> Token | None:
    """The noun that is counted: of a contract what it is for, "signed up for a second lot of tanks"."""
    sentence = candidate.sentence
    if candidate.kind is not Kind.AGREEMENT:
        return item.head if item is not None else None
    verb = clause_of(sentence, candidate.trigger)
    goods = [*sentence.after(candidate.trigger, "for"), *sentence.after(verb, "for")]
    inner = [below for good in goods for below in sentence.after(good, "of")]
    return next((thing for thing in (*inner, *goods) if thing.tag == "NNS"), None)


def _is_money(quantity: Quantity) -> bool:
    return quantity.unit is not None and quantity.unit.isupper() and quantity.unit.isalpha() and len(quantity.unit) == 3


def _among(sentence: Sentence, thing: Token, amounts: Sequence[Quantity]) -> Quantity | None:
    first = sentence.tokens[0]
    if first.text != "Among" or not any(t.lemma == thing.lemma for t in sentence.children(first, "pobj")):
        return None
    return amounts[0] if amounts else None


def _in_all(sentence: Sentence, thing: Token, amounts: Sequence[Quantity]) -> Quantity | None:
    """The total that opens the sentence with "in all", or that "in all" closes: "43 times in all"."""
    words = [token.text.lower() for token in sentence.tokens]
    for total in _TOTALS:
        parts = total.split()
        for n in range(len(words) - len(parts) + 1):
            if words[n : n + len(parts)] != parts:
                continue
            start = sentence.tokens[n].start
            close = [
                q
                for q in amounts
                if q.span.end < start and sum(q.span.end <= t.start < start for t in sentence.tokens) <= 1
            ]
            if close:
                return close[-1]
            behind = [q for q in amounts if q.span.start > start]
            return behind[0] if n == 0 and behind else None
    return None


def _supplied(sentence: Sentence, thing: Token, amounts: Sequence[Quantity]) -> Quantity | None:
    """ "Hyundai is to supply 180 tanks", after tanks that a state has ordered: what is still ahead, or goes on."""
    ahead = [
        verb
        for verb in sentence.tokens
        if verb.lemma in _SUPPLYING and verb.tag in ("VB", "VBN") and not _is_past(sentence, verb)
    ]
    for thing_again in sentence.subtree(ahead[0]) if ahead else ():
        if (
            thing_again.lemma == thing.lemma
            and thing_again.tag == thing.tag
            and thing_again.dep in ("dobj", "nsubjpass")
        ):
            counted = [
                q for q in amounts if q.unit and q.unit.split()[-1] == thing.lemma and q.span.end <= thing_again.start
            ]
            if counted:
                return counted[0]
    return None


def _is_past(sentence: Sentence, verb: Token) -> bool:
    return any(aux.lemma == "have" or aux.tag == "VBD" for aux in sentence.children(verb, "aux", "auxpass"))
