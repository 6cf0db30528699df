"""What stands beside a name and tells who that is: a title before it, a role in apposition."""

from typing import NamedTuple

from allegiance.resolve.discourse import Entry
from allegiance.resolve.phrases import chain, left_part, owner_of, owners_of, role_words
from allegiance.resolve.roles import role_of, sector_of, titles
from allegiance.syntax import Sentence, Token

_FEWEST = 3  # tokens before a name between commas: "the head,"
_FARTHEST = 12
_INSIDE_A_NAME = frozenset({"compound", "amod", "poss", "nmod", "det", "case"})


class Introduction(NamedTuple):
    """Role, state and sector that the words beside a name give, and the token of the role noun."""

    role: str
    state: str | None
    sector: str | None
    noun: Token


def introduction(sentence: Sentence, run: list[Token], head: Token, here: dict[int, Entry]) -> Introduction | None:
    """The title before the name or the role in apposition to it; null when neither is there."""
    return (
        _title(sentence, run, head, here) or _apposition(sentence, head, here) or _between_commas(sentence, run, here)
    )


def _title(sentence: Sentence, run: list[Token], head: Token, here: dict[int, Entry]) -> Introduction | None:
    first = run[0].i
    if not first:
        return None
    noun = sentence.tokens[first - 1]
    if noun.text == "," and first > 1:
        noun = sentence.tokens[first - 2]
    if not (role_of(noun) or noun.text in titles()) or not _above(sentence, noun, head):
        return None
    start = noun.i
    while (
        start
        and sentence.tokens[start - 1].dep in _INSIDE_A_NAME
        and _above(sentence, sentence.tokens[start - 1], head)
    ):
        start -= 1
    parts = list(sentence.tokens[start : noun.i])
    state = next((here[t.i].mention.actors[0].state for t in parts if t.i in here and here[t.i].mention.actors), None)
    if role_of(noun) is None:
        return Introduction("", state, None, noun)
    kept = [t for t in parts if t.dep not in {"det", "case"} and t.tag != "POS" and not _named(t, here)]
    role = " ".join(t.text for t in [*kept, noun])
    return Introduction(role, state, sector_of(noun.text, [t.text for t in parts]), noun)


def _apposition(sentence: Sentence, head: Token, here: dict[int, Entry]) -> Introduction | None:
    beside = [token for token in sentence.children(head, "appos") if token.i > head.i]
    for last in chain(sentence, head)[1:]:
        beside += [token for token in sentence.children(last, "appos") if token.tag == "NNS" and token.i > last.i]
    joined = head
    while joined.dep == "conj" and joined.head != joined.i:
        joined = sentence.head(joined)
    if joined.dep == "appos" or head.dep == "conj":
        beside.append(sentence.head(joined) if joined.dep == "appos" else joined)
    for noun in beside:
        role = role_of(noun)
        if (
            role is None
            or role.kind != "person"
            or (noun.tag == "NNS" and joined.i == head.i and not sentence.children(head, "conj"))
        ):
            continue
        owner, inner = owner_of(sentence, noun, here)
        state = owner.actor.state if owner and owner.actor else None
        if noun.tag == "NNS":
            state = _respective(sentence, head, noun, here)
        sector = sector_of(noun.text, [t.text for t in left_part(sentence, noun)], inner)
        return Introduction(role_words(sentence, noun, here), state, sector, noun)
    return None


def _between_commas(sentence: Sentence, run: list[Token], here: dict[int, Entry]) -> Introduction | None:
    """ "The head of the agency, Ana Ruiz, said": by place alone, where the parser lost the apposition."""
    tokens, first, last = sentence.tokens, run[0].i, run[-1].i
    closed = last + 1 < len(tokens) and tokens[last + 1].text == ","
    if not closed or first < _FEWEST or tokens[first - 1].text != ",":
        return None
    for noun in reversed(tokens[max(0, first - _FARTHEST) : first - 1]):
        role = role_of(noun)
        if noun.pos in ("VERB", "AUX", "PUNCT") and noun.text not in ("-", "'"):
            return None
        if role is None or role.kind != "person" or noun.tag not in ("NN", "NNP"):
            continue
        left = left_part(sentence, noun)
        if not any(t.text.lower() == "the" or t.tag in ("POS", "PRP$") for t in left):
            return None
        owner, inner = owner_of(sentence, noun, here)
        state = owner.actor.state if owner and owner.actor else None
        sector = sector_of(noun.text, [t.text for t in left], inner)
        return Introduction(role_words(sentence, noun, here), state, sector, noun)
    return None


def _respective(sentence: Sentence, head: Token, noun: Token, here: dict[int, Entry]) -> str | None:
    """The state of one of several named in the order of their states: "the ministers of Norway and Japan, X and Y"."""
    first = head
    while first.dep == "conj" and first.head != first.i and sentence.head(first).i != noun.i:
        first = sentence.head(first)
    names = [token.i for token in chain(sentence, first)]
    states = [entry.actor.state for entry in owners_of(sentence, noun, here) if entry.actor is not None]
    return states[names.index(head.i)] if len(names) == len(states) and head.i in names else None


def _above(sentence: Sentence, token: Token, head: Token) -> bool:
    return any(up.i == head.i for up in sentence.ancestors(token))


def _named(token: Token, here: dict[int, Entry]) -> bool:
    return any(
        entry.mention.span.start <= token.start and token.end <= entry.mention.span.end
        for entry in here.values()
        if entry.actor is not None and entry.actor.kind == "state" and entry.mention.role is None
    )
