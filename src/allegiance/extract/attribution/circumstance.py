"""Venue and day of a statement, as words attached to its cue."""

from collections.abc import Iterator
from functools import cache

from allegiance.extract.attribution.lexicon import table
from allegiance.model import Basis, Mention, Span, When
from allegiance.syntax import Sentence, Token

_UNRESOLVED = ""
_LONGEST_DAY = 40
_SUBJECTS = ("nsubj", "nsubjpass", "mark")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("venues.toml")[name])


def circumstances(sentence: Sentence, verb: Token, content: set[int], text: str) -> tuple[Mention | None, When | None]:
    """(venue, day); the day has only words and span: its interval is for the time reader to fill."""
    venue: Mention | None = None
    day: When | None = None
    for child in sentence.children(verb, "npadvmod", "prep", "advmod", "dobj", "advcl", "nmod", "dative"):
        if child.i in content:
            continue
        if day is None:
            day = _day(sentence, child, content, text)
        if venue is None and child.dep == "prep":
            venue = _venue(sentence, child, content, text)
    for phrase in _around(sentence, verb, content) if venue is None else ():
        venue = venue or _venue(sentence, phrase, content, text)
    return venue, day


def _around(sentence: Sentence, verb: Token, content: set[int]) -> Iterator[Token]:
    """Prepositions that name the place elsewhere: at the hearers, at "speaking" beside the verb or its subject."""
    for hearer in sentence.children(verb, "dobj", "dative"):
        if hearer.lemma in _words("hearers"):
            yield from sentence.children(hearer, "prep")
    for clause in sentence.children(verb, "ccomp"):
        if clause.i < verb.i and clause.i not in content and clause.lemma in _words("speaking"):
            yield from sentence.children(clause, "prep")
    above = sentence.head(verb)
    lost = verb.dep == "conj" and not sentence.children(above, "cc")
    if ((verb.tag == "VBG" and verb.dep == "advcl") or lost) and above.lemma in _words("speaking"):
        yield from sentence.children(above, "prep")
    for owner in (verb, *sentence.children(verb, "nsubj")):
        for clause in sentence.children(owner, "advcl", "acl", "relcl"):
            near = clause.i not in content and clause.lemma in _words("speaking")
            relative = clause.dep == "relcl" and bool(sentence.children(clause, "nsubjpass"))
            participle = clause.tag in ("VBG", "VBN") and not sentence.children(clause, *_SUBJECTS)
            if near and (relative or participle):
                yield from sentence.children(clause, "prep")


def _day(sentence: Sentence, child: Token, content: set[int], text: str) -> When | None:
    for token in sentence.subtree(child):
        if token.i in content or not is_day(token):
            continue
        top, start = token, token.start
        while top.dep in ("compound", "nummod", "amod", "nmod") and top.i != child.i:
            top = sentence.head(top)
        if top.i != token.i and (top.lemma in _words("venues") or (top.pos == "PROPN" and not is_day(top))):
            top = token
        words = sentence.extent(top) if top.dep in ("npadvmod", "pobj", "advmod") else Span(start, token.end)
        span = words if words.end - words.start <= _LONGEST_DAY else Span(start, token.end)
        preposition = sentence.head(top)
        if preposition.dep == "prep" and preposition.end + 1 == span.start:
            span = Span(preposition.start, span.end)
        return When(grain=_UNRESOLVED, basis=Basis.STATED, surface=span.of(text), span=span)
    return None


def is_day(token: Token) -> bool:
    """True for the name of a day or month, "yesterday", "week"."""
    word = token.text.lower().rstrip(".")
    if word in _words("days"):
        return True
    return word in _words("months") and token.text[:1].isupper() and token.pos == "PROPN"


def _venue(sentence: Sentence, prep: Token, content: set[int], text: str) -> Mention | None:
    word = prep.text.lower()
    if word not in _words("before"):
        return None
    for noun in _objects(sentence, prep):
        inside = sentence.subtree(noun)
        if (
            noun.i in content
            or is_day(noun)
            or noun.lemma in _words("times")
            or any(is_day(t) for t in inside if t.dep == "compound")
        ):
            continue
        stage = noun.lemma in _words("venues") or any(t.lemma in _words("venues") for t in inside if t.head == noun.i)
        place = word in ("in", "at") and noun.pos == "PROPN"
        if not (stage or place or (word == "at" and noun.pos == "NOUN")):
            continue
        stop = min(
            (t.i for t in inside if t.i in content or is_day(t) or t.dep in ("relcl", "punct", "acl")), default=None
        )
        kept = [t for t in inside if stop is None or t.i < stop]
        while kept and kept[-1].pos in ("ADP", "PUNCT"):
            kept.pop()
        if kept and noun in kept:
            span = Span(prep.start, kept[-1].end)
            return Mention(surface=span.of(text), span=span)
    return None


def _objects(sentence: Sentence, prep: Token) -> Iterator[Token]:
    yield from sentence.children(prep, "pobj")
