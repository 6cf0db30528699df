"""Sentences as dependency trees: plain data, whatever parser made them.

Offsets are code points in the document's stored text; ``head`` and ``i`` count tokens within the sentence and the
root is its own head. Tags are Penn Treebank, ``pos`` Universal POS, ``dep`` ClearNLP labels, as spaCy's English
models give them.
"""

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from allegiance.model import Span

_END = attrgetter("end")


class Token(NamedTuple):
    """One word of a parsed sentence."""

    i: int
    text: str
    lemma: str
    tag: str
    pos: str
    dep: str
    head: int
    start: int
    end: int


class Sentence:
    """A parsed sentence of one paragraph; ``paragraph`` counts from 0 in the document."""

    def __init__(self, span: Span, tokens: tuple[Token, ...], paragraph: int = 0) -> None:
        self.span = span
        self.tokens = tokens
        self.paragraph = paragraph

    def __repr__(self) -> str:
        return f"Sentence({' '.join(token.text for token in self.tokens)!r})"

    @cached_property
    def _children(self) -> list[list[Token]]:
        children: list[list[Token]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                children[token.head].append(token)
        return children

    @cached_property
    def root(self) -> Token:
        """The token that is its own head."""
        return next(token for token in self.tokens if token.head == token.i)

    @property
    def parsed(self) -> Span:
        """The part of ``span`` that has tokens: a table without full stops is parsed only so far."""
        end = self.tokens[-1].end if self.tokens else self.span.start
        return Span(self.span.start, min(self.span.end, end))

    def children(self, token: Token, *deps: str) -> list[Token]:
        """Dependants in text order, only those with one of ``deps`` where given."""
        children = self._children[token.i]
        return [child for child in children if child.dep in deps] if deps else children

    def after(self, token: Token, *prepositions: str) -> list[Token]:
        """The nouns after those of its prepositions that have one of these lemmas, in text order."""
        return [
            noun
            for preposition in self.children(token, "prep")
            if preposition.lemma in prepositions
            for noun in self.children(preposition, "pobj")
        ]

    def index_at(self, position: int) -> int:
        """The index of the first token that ends behind ``position``; the number of tokens when none does."""
        return bisect_right(self.tokens, position, key=_END)

    def head(self, token: Token) -> Token:
        """The governor; the root governs itself."""
        return self.tokens[token.head]

    def ancestors(self, token: Token) -> Iterator[Token]:
        """Governors from the nearest to the root."""
        while token.head != token.i:
            token = self.tokens[token.head]
            yield token

    def subtree(self, token: Token) -> list[Token]:
        """The token and all below it, in text order."""
        found, stack = [], [token]
        while stack:
            current = stack.pop()
            found.append(current)
            stack.extend(self._children[current.i])
        return sorted(found)

    def extent(self, token: Token) -> Span:
        """From the first to the last code point of the token's subtree."""
        tokens = self.subtree(token)
        return Span(min(t.start for t in tokens), max(t.end for t in tokens))

    def within(self, span: Span) -> list[Token]:
        """The tokens that lie wholly inside ``span``."""
        return [token for token in self.tokens if span.start <= token.start and token.end <= span.end]

    def head_of(self, span: Span) -> Token | None:
        """The token inside ``span`` whose governor lies outside it: the head of a phrase; null when none is inside."""
        inside = self.within(span)
        indices = {token.i for token in inside}
        for token in inside:
            if token.head == token.i or token.head not in indices:
                return token
        return None
