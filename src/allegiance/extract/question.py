"""Open questions: what is only asked about is no claim, by nobody."""

from collections.abc import Iterator

from allegiance.syntax import Sentence, Token


def is_open(sentence: Sentence, trigger: Token) -> bool:
    """True below a finite "whether" clause and in a sentence that ends as a question."""
    last = next((token for token in reversed(sentence.tokens) if token.pos != "PUNCT" or token.text == "?"), None)
    one_clause = not any(twin.pos in ("VERB", "AUX") for twin in sentence.children(sentence.root, "conj"))
    if last is not None and last.text == "?" and one_clause:
        return not any(token.text in ('"', "“", "”") for token in sentence.tokens)
    return any(
        child.text.lower() == "whether" and not any(to.text == "to" for to in sentence.children(token, "aux"))
        for token in _up(sentence, trigger)
        for child in sentence.children(token, "mark")
    )


def _up(sentence: Sentence, token: Token) -> Iterator[Token]:
    """The token and its governors, up to a clause that is added after a comma: "…, which the CIA has been sending"."""
    for above in (token, *sentence.ancestors(token)):
        yield above
        first = min(sentence.subtree(above))
        if above.dep == "relcl" and first.i and sentence.tokens[first.i - 1].text == ",":
            return
