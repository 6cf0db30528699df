"""spaCy's small English model behind one function: sentences in, dependency trees out."""

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from allegiance.errors import ModelMismatch
from allegiance.inference.attributes import RememberedAttributes
from allegiance.inference.repairs import repaired
from allegiance.inference.weights import PARSER_FILES, PARSER_PACKAGE
from allegiance.model import Span
from allegiance.syntax import Sentence, Token

if TYPE_CHECKING:
    from spacy.language import Language

_BATCH = 64
_PLAIN = str.maketrans("’‘\u2011\u00a0\u2007\u2009\u202f", "''-    ")  # the model learnt plain marks and blanks
_LEMMAS = {  # forms that the lemmatiser of this model takes for those of another verb: hop, din, spar
    "axed": "axe", "axing": "axe", "dined": "dine", "dining": "dine", "forgave": "forgive", "hoped": "hope",
    "hoping": "hope", "installed": "install", "installing": "install", "kitted": "kit", "piped": "pipe",
    "piping": "pipe", "prepositioned": "preposition", "prepositioning": "preposition", "readied": "ready",
    "resold": "resell", "resupplied": "resupply", "resupplying": "resupply", "spared": "spare", "sparing": "spare",
}  # fmt: skip
_LONGEST = 1_000  # code points of one sentence; longer ones are tables or lists and are cut here


@cache
def _language() -> "Language":
    import importlib.util

    import spacy
    from spacy.language import Language

    found = importlib.util.find_spec(PARSER_PACKAGE)
    if found is None or found.origin is None:
        raise ModelMismatch(name=PARSER_PACKAGE, reason="it is not installed")
    folder = next(Path(found.origin).parent.glob(f"{PARSER_PACKAGE}-*"))
    _verify(folder)
    language = spacy.load(folder, exclude=["ner", "senter"])
    ruler: Any = language.get_pipe("attribute_ruler")
    Language.component("remembered_attributes", func=RememberedAttributes(ruler))
    language.replace_pipe("attribute_ruler", "remembered_attributes")
    return language


def _verify(folder: Path) -> None:
    for name, expected in PARSER_FILES.items():
        file = folder / name
        if not file.is_file():
            raise ModelMismatch(name=PARSER_PACKAGE, reason=f"{name} is missing")
        if hashlib.sha256(file.read_bytes()).hexdigest() != expected:
            raise ModelMismatch(name=PARSER_PACKAGE, reason=f"{name} has another hash")


def _readable(words: str) -> str:
    """The words as the model knows them, every code point in its place."""
    return words.replace("\n", " ").translate(_PLAIN)


def parse(text: str, spans: Iterable[tuple[Span, int]]) -> Iterator[Sentence]:
    """Parse the sentences of ``text`` at ``spans``, each given with the number of its paragraph.

    Raises ModelMismatch when the installed weights are not the pinned ones.
    """
    language = _language()
    strings = language.vocab.strings
    pieces = (
        (_readable(Span(span.start, min(span.end, span.start + _LONGEST)).of(text)), (span, paragraph))
        for span, paragraph in spans
    )
    for doc, (span, paragraph) in language.pipe(pieces, as_tuples=True, batch_size=_BATCH):
        rows = doc.to_array(["LEMMA", "TAG", "POS", "DEP", "HEAD", "SPACY"])
        offsets = [word.idx for word in doc]
        tokens: list[Token] = []
        root: int | None = None
        for i, (lemma, tag, pos, dep, step, _) in enumerate(rows.tolist()):
            start = span.start + offsets[i]
            word = text[start : start + len(doc[i].text)].replace("\n", " ")
            head = i + (step if step < 2**63 else step - 2**64)
            label = strings[dep]
            if word == "May" and label == "aux" and i and doc[i - 1].text.isdigit():
                label = "npadvmod"  # a month: "on 1 May the Treasury imposed"
            if head == i and root is None:
                root = i
            elif head == i:
                head, label = root or 0, "parataxis"
            form = _LEMMAS.get(word.lower()) or strings[lemma].lower()
            tokens.append(Token(i, word, form, strings[tag], strings[pos], label, head, start, start + len(word)))
        if tokens:
            yield Sentence(span, tuple(repaired(tokens)), paragraph)
