"""What a number counts: the noun behind it, or the name it belongs to."""

import re
from functools import cache

from allegiance.knowledge.states import states
from allegiance.model import Span
from allegiance.syntax import Sentence, Token

_DESIGNATIONS = re.compile(r"(\d)s$")  # the parser's lemma of "F-16s" may keep the plural
_OPENERS = {"of", "the", "his", "her", "its", "their", "our", "these", "those"}
_MORE = {"more", "other", "further", "additional"}


def counted_noun(sentence: Sentence, core: Span) -> tuple[str | None, str | None]:
    """The lemma of the noun that is counted, alone and with its modifiers."""
    tokens = sentence.tokens
    first = sentence.index_at(core.end - 1) + 1
    if first < len(tokens) and tokens[first].text == "-":
        first += 1
    head: Token | None = None
    for at in range(first, len(tokens)):
        token = tokens[at]
        if token.pos in {"NOUN", "PROPN"}:
            head = token
            if token.tag == "NNS" and not _is_modifier(tokens, at):
                break
        elif token.tag in {"VBN", "VBG"}:
            if head is not None:
                break
        elif not _continues(tokens, at, first, head):
            break
    if head is None:
        return None, None
    lemma = _singular(head)
    before = tokens[first : head.i]
    modifiers = [one.lemma for one in before if one.pos in {"ADJ", "NOUN", "PROPN"} and one.lemma not in _MORE]
    return lemma, " ".join([*modifiers, lemma])


def _singular(noun: Token) -> str:
    """The lemma; of proper plurals, which the parser leaves as they are, without the ending."""
    lemma = _DESIGNATIONS.sub(r"\1", noun.lemma)
    if noun.tag != "NNPS":
        return lemma
    return f"{lemma[:-3]}y" if lemma.endswith("ies") else lemma.removesuffix("s")


def _is_modifier(tokens: tuple[Token, ...], at: int) -> bool:
    """True for a plural noun with the counted one behind it, and for a designation the parser takes for a plural."""
    if at + 1 == len(tokens):
        return False
    following = tokens[at + 1]
    if any(letter.isdigit() for letter in tokens[at].text):
        return following.text.islower() and following.text.endswith("s")
    return following.pos == "NOUN"


def _continues(tokens: tuple[Token, ...], at: int, first: int, head: Token | None) -> bool:
    """True when a token between a number and the noun it counts may be passed over."""
    token = tokens[at]
    if token.pos in {"ADJ", "NUM"} or token.tag == "JJ" or token.text in {"-", "more", "'s", "’s"}:
        return True
    if head is not None:
        return False
    if token.text in {",", "and"}:
        return at > first and tokens[at - 1].pos == "ADJ"
    return token.pos == "ADV" or token.text.lower() in _OPENERS


def is_label(sentence: Sentence, core: Span) -> bool:
    """``Leopard 2``, ``Big 12``: a number behind a name it belongs to."""
    at = sentence.index_at(core.start)
    if at == 0 or at >= len(sentence.tokens):
        return False
    token, previous = sentence.tokens[at], sentence.tokens[at - 1]
    if previous.pos != "PROPN" or previous.end + 1 < token.start:
        return False
    following = sentence.tokens[at + 1] if at + 1 < len(sentence.tokens) else None
    counted = following is not None and (following.pos in {"NOUN", "PROPN", "ADJ"} or _is_designation(following))
    if counted and previous.text in _states_end_in():
        return False  # "gave Chad 40 Toyota trucks", "gives Ukraine 19 F-16 jets"
    if token.head == previous.i:
        return True
    if following is not None and token.head == following.i and _is_designation(following):
        return False  # "the Philippines 12 FA-50 fighters"
    if following is None or (following.pos not in {"NOUN", "ADJ"} and following.tag not in {"NNPS", "VBN", "VBG"}):
        return len(previous.text) < 4 or (
            previous.dep != "pobj" and token.dep != "appos" and not previous.text.isupper()
        )
    return (
        previous.dep in {"compound", "nmod"} and previous.head in {token.i, token.head} and previous.head != previous.i
    )


@cache
def _states_end_in() -> frozenset[str]:
    """The last words of the names and capitals of states."""
    names = [name for state in states().values() for name in (state.name, *state.aliases, *state.capitals)]
    return frozenset(name.split()[-1] for name in names)


def _is_designation(token: Token) -> bool:
    return any(letter.isdigit() for letter in token.text) and any(letter.isalpha() for letter in token.text)


def is_year(sentence: Sentence, core: Span, before: str) -> bool:
    """True for four digits that name a year; plural nouns behind them make a round number an amount."""
    at = sentence.index_at(core.start)
    if at >= len(sentence.tokens):
        return False
    following = sentence.tokens[at + 1] if at + 1 < len(sentence.tokens) else None
    if following is None or (following.tag != "NNS" and following.text.lower() not in {"people", "personnel"}):
        return True
    digits = sentence.tokens[at].text
    if digits.isdigit() and 1980 <= int(digits) <= 2040 and int(digits) % 50:
        return True
    return before.rstrip().lower().endswith((" in", " since", " during", " of", " late", " early"))
