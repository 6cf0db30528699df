"""Curly apostrophes, which most papers print, are parsed as straight ones are, and quoted as they stand."""

import pytest

from allegiance.extract import parsed
from extraction import extraction

TEXTS = [
    "India extended its credit line to replenish Nepal’s rapidly depleting fuel stocks.",
    "Oman criticised Kenya’s plans to sell rifles to Chad.",
    "Peru didn’t send Chad any tanks, and it won’t train Chad’s pilots.",
    "The ‘friends’ of Togo’s army aren’t paid.",
]


@pytest.mark.parametrize("text", TEXTS)
def test_curly_apostrophes_parse_as_straight_ones(text: str) -> None:
    straight = text.replace("’", "'").replace("‘", "'")
    rows = [[(t.tag, t.dep, t.head, t.lemma) for s in parsed(one) for t in s.tokens] for one in (text, straight)]
    assert rows[0] == rows[1]


@pytest.mark.parametrize("text", TEXTS)
def test_tokens_quote_the_text_as_it_stands(text: str) -> None:
    assert all(text[t.start : t.end] == t.text for s in parsed(text) for t in s.tokens)


@pytest.mark.parametrize("blank", ["\u00a0", "\u2009", "\u202f"])
def test_blanks_of_every_width_part_words(blank: str) -> None:
    _, found = extraction(f"Peru{blank}sent Chad 20{blank}tanks in May.")
    (claim,) = found.claims
    assert (claim.actor and claim.actor.id, claim.recipient and claim.recipient.id) == ("PER", "TCD")
    assert claim.quantity is not None
    assert claim.quantity.low == 20


def test_a_denial_with_a_curly_apostrophe_is_a_denial() -> None:
    _, found = extraction("Peru didn’t send Chad any tanks.")
    assert [(c.actor and c.actor.id, c.recipient and c.recipient.id, str(c.polarity)) for c in found.claims] == [
        ("PER", "TCD", "denied")
    ]
