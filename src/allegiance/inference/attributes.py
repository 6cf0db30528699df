"""spaCy's attribute ruler, asked once for each kind of token instead of once for each token.

Nearly all of its patterns look at one token: what they set follows from the word, its tag and its arc. A sentence in
which a longer pattern could begin, or which holds a blank token, still goes through the ruler itself.
"""

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from spacy.pipeline import AttributeRuler
    from spacy.tokens import Doc

_SEEN = ("ORTH", "TAG", "DEP")
_SET = ("POS", "MORPH", "LEMMA")
_Kind = tuple[int, int, int]


class RememberedAttributes:
    """A pipeline component that sets what ``ruler`` would set."""

    def __init__(self, ruler: "AttributeRuler") -> None:
        self.ruler = ruler
        self._known: dict[_Kind, tuple[int, int, int]] = {}
        rules: list[Any] = list(ruler.patterns)
        self._openers = [pattern[0] for rule in rules for pattern in rule["patterns"] if len(pattern) > 1]
        self._words: dict[int, bool] = {}

    def __call__(self, doc: "Doc") -> "Doc":
        """The document with part of speech, morphology and exceptional lemmas set."""
        kinds: list[_Kind] = [tuple(row) for row in doc.to_array(list(_SEEN)).tolist()]
        if self._opens(doc, kinds):
            return self.ruler(doc)
        found = [self._known.get(kind) for kind in kinds]
        if None in found:
            doc = self.ruler(doc)
            for kind, row in zip(kinds, doc.to_array(list(_SET)).tolist(), strict=True):
                self._known[kind] = tuple(row)
            return doc
        values: Any = np.array(found, dtype=np.uint64)
        return doc.from_array(list(_SET), values)

    def _opens(self, doc: "Doc", kinds: list[_Kind]) -> bool:
        """True where a pattern of several tokens may begin, or a blank token stands."""
        for i, (word, _, _) in enumerate(kinds):
            maybe = self._words.get(word)
            if maybe is None:
                lower = doc[i].lower_
                maybe = lower.isspace() or any(_fits(opener, lower) for opener in self._openers if "LOWER" in opener)
                self._words[word] = maybe
            if maybe:
                return True
        arcs = {opener["DEP"] for opener in self._openers if "LOWER" not in opener}
        return bool(arcs) and any(token.dep_ in arcs for token in doc)

    def pipe(self, docs: Iterator["Doc"], *, batch_size: int) -> Iterator["Doc"]:
        """As a pipeline calls it."""
        return (self(doc) for doc in docs)


def _fits(opener: Mapping[Any, Any], lower: str) -> bool:
    wanted = opener["LOWER"]
    if isinstance(wanted, str):
        return lower == wanted
    return lower in wanted.get("IN", ()) or ("REGEX" in wanted and re.search(wanted["REGEX"], lower) is not None)
