"""Who gave to whom in one sentence: the transfers of RAMS (Ebner et al., 2020), by pairs of giver and recipient.

Each passage of five sentences has one marked event; a giver and a recipient in its sentence make a gold pair. A pair of
ours counts when the words of both overlap. Two readings are scored: ``known``, what the reader claims, between states
and groups only; ``any``, with every noun phrase that names no item as a possible actor, which shows the grammar alone.
Precision is strict, over the sentences of all passages: a true transfer beside the marked one counts as wrong.
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from allegiance.extract import Report, claims, parsed
from allegiance.extract.items import items
from allegiance.knowledge.materiel import designations
from allegiance.model import Actor, ActorMention, Document, Kind, Span
from allegiance.resolve import cast
from allegiance.syntax import Sentence, Token

_CLOSING = frozenset([*".,;:!?)]}%’”'", "'s", "’s", "n't", "n’t", "''"])
_OPENING = frozenset([*"([{$“‘", "``"])
_HEADS = frozenset({"NOUN", "PROPN", "PRON"})
_INSIDE = frozenset({"compound", "amod", "nmod", "expl"})
_NOBODY = frozenset({"WP", "WDT", "EX"})
_BEHIND = frozenset({"relcl", "acl", "conj", "cc", "punct", "appos", "advcl", "prep"})

Pair = tuple[Span, Span]


class Passage(NamedTuple):
    """A text, where the trigger of its one event stands, and giver and recipient where both stand in its sentence."""

    text: str
    trigger: Span
    pairs: tuple[Pair, ...]


def score(folder: Path) -> dict[str, float]:
    """Recall over gold pairs, precision over pairs of ours, for both readings, and how many there are."""
    passages = [passage(json.loads(line)) for line in (folder / "transfers_dev.jsonl").open(encoding="utf-8")]
    result = {"passages": float(len(passages)), "pairs": float(sum(len(one.pairs) for one in passages))}
    read = [_readings(one) for one in passages]
    for number, name in enumerate(("known", "any")):
        said = [readings[number] for readings in read]
        found = sum(
            any(_same(pair, one) for one in own) for p, own in zip(passages, said, strict=True) for pair in p.pairs
        )
        right = sum(
            any(_same(pair, one) for pair in p.pairs) for p, own in zip(passages, said, strict=True) for one in own
        )
        marked = sum(len(own) for p, own in zip(passages, said, strict=True) if p.pairs)
        total = sum(map(len, said))
        result[f"{name}.found"] = float(total)
        result[f"{name}.recall"] = found / result["pairs"] if result["pairs"] else 0.0
        result[f"{name}.precision"] = right / total if total else 0.0
        result[f"{name}.precision_where_marked"] = right / marked if marked else 0.0
    return result


def passage(row: dict[str, object]) -> Passage:
    """One line of the file: its tokens joined as they were written, its spans as code points."""
    sentences = row["sentences"]
    assert isinstance(sentences, list)
    text, tokens = joined(sentences)

    def words(first: int, last: int) -> Span:
        return Span(tokens[first].start, tokens[last].end)

    trigger, arguments = row["trigger_span"], row["arguments"]
    assert isinstance(trigger, list)
    assert isinstance(arguments, list)
    near = [(one["role"], words(one["start"], one["end"])) for one in arguments if one["same_sentence"]]
    pairs = [(a, b) for role, a in near if role == "giver" for other, b in near if other == "recipient"]
    return Passage(text, words(*trigger), tuple(pairs))


def joined(sentences: Sequence[Sequence[str]]) -> tuple[str, list[Span]]:
    """Tokens as running text, a paragraph for each sentence, and the span of each token."""
    text, spans = "", []
    for sentence in sentences:
        text += "\n\n" if text else ""
        before = ""
        for token in sentence:
            glued = not before or before in _OPENING or token in _CLOSING or "-" in (token, before)
            text += "" if glued else " "
            spans.append(Span(len(text), len(text) + len(token)))
            text += token
            before = token
    return text, spans


def _readings(one: Passage) -> tuple[set[Pair], set[Pair]]:
    document = Document(id="", path="", text=one.text, raw_sha256="", media_type="text/plain", captured="").identified()
    sentences = parsed(one.text)
    return (
        _said(one, document, sentences, cast(document, sentences)),
        _said(one, document, sentences, tuple(anybody(one.text, sentences))),
    )


def _said(
    one: Passage, document: Document, sentences: Sequence[Sentence], mentions: Sequence[ActorMention]
) -> set[Pair]:
    """The pairs of giver and recipient that the reader sees in the sentence of the trigger."""
    return {
        (claim.actor.span, claim.recipient.span)
        for claim in claims(Report(document, sentences, mentions)).claims
        if claim.kind is Kind.SUPPORT and claim.actor is not None and claim.recipient is not None
        if claim.sentence.overlaps(one.trigger)
        and claim.sentence.covers(claim.actor.span)
        and claim.sentence.covers(claim.recipient.span)
    }


def anybody(text: str, sentences: Sequence[Sentence]) -> Iterator[ActorMention]:
    """Every noun phrase that is no item and is not what somebody is given, as the mention of somebody of that name."""
    named = designations(text)
    for sentence in sentences:
        things = items(text, sentence, named)
        for token in sentence.tokens:
            if token.pos not in _HEADS or token.dep in _INSIDE or token.tag in _NOBODY or token.i in things:
                continue
            if token.dep == "dobj" and _is_given(sentence, token):
                continue
            span = _phrase(sentence, token)
            words = span.of(text)
            how = "pronoun" if token.pos == "PRON" else "name"
            somebody = Actor(id=f"group:{words.lower()}", name=words, kind="group")
            yield ActorMention(span=span, surface=words, how=how, actors=(somebody,))


def _is_given(sentence: Sentence, thing: Token) -> bool:
    verb = sentence.head(thing)
    goals = [child for child in sentence.children(verb, "prep") if child.lemma == "to"]
    return bool(sentence.children(verb, "dative") or goals)


def _phrase(sentence: Sentence, head: Token) -> Span:
    kept, waiting = [head], [head]
    while waiting:
        below = [child for child in sentence.children(waiting.pop()) if child.dep not in _BEHIND]
        kept += below
        waiting += below
    return Span(min(token.start for token in kept), max(token.end for token in kept))


def _same(gold: Pair, said: Pair) -> bool:
    return gold[0].overlaps(said[0]) and gold[1].overlaps(said[1])
