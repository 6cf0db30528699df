"""Armed groups that no table knows but the text itself calls rebels, insurgents or a militia."""

import re

from allegiance.knowledge import folded
from allegiance.model import Actor, ActorMention, Span
from allegiance.resolve.discourse import Discourse, Entry
from allegiance.resolve.tables import words
from allegiance.syntax import Sentence, Token

_PROPER = frozenset({"NNP", "NNPS"})
_FEWEST = 2  # words of a name: "the Front" is no name yet
_SECTOR = "REB"


def named_group(
    discourse: Discourse, index: int, text: str, head: Token, here: dict[int, Entry]
) -> ActorMention | None:
    """The group that "the rebels' Supreme Military Council" names, and "the council" after it; null for others."""
    sentence = discourse.sentences[index]
    if head.text.lower() not in words("groups", "rebel_bodies") or head.dep in {"compound", "amod"}:
        return None
    first = _first(sentence, head, here)
    if head.tag not in _PROPER or head.i - first + 1 < _FEWEST:
        return _shortened(discourse, index, text, head)
    span = Span(sentence.tokens[first].start, head.end)
    name = " ".join(span.of(text).split())
    known = _known(discourse, name)
    if known is None and not _of_rebels(sentence, first, head):
        return None
    actor = known or Actor(
        id="group:" + re.sub(r"[^a-z0-9]+", "-", folded(name).lower()).strip("-"),
        name=name,
        kind="group",
        sector=_SECTOR,
    )
    return ActorMention(span=span, surface=span.of(text), how="name", actors=(actor,), sector=actor.sector)


def _first(sentence: Sentence, head: Token, here: dict[int, Entry]) -> int:
    """Where the capitalised name that ends in ``head`` begins."""
    tokens, first = sentence.tokens, head.i
    while first:
        before = tokens[first - 1]
        owner = before.tag == "POS" and first > 1 and tokens[first - 2].text.lower() in words("groups", "naming_owners")
        if before.i in here or not (owner or before.tag in _PROPER):
            return first
        first -= 1
    return first


def _known(discourse: Discourse, name: str) -> Actor | None:
    """The group of that name that the report has told of."""
    named = (entry.actor for entry in discourse.entries if entry.actor is not None and entry.mention.how == "name")
    return next((actor for actor in named if actor.kind == "group" and actor.name == name), None)


def _of_rebels(sentence: Sentence, first: int, head: Token) -> bool:
    """True where rebels own it or stand before it, or an apposition calls it a group of theirs."""
    owners = words("groups", "rebel_owners")
    before = sentence.tokens[max(0, first - 2) : first]
    if any(token.text.lower() in owners and head.i in {token.head, *_above(sentence, token)} for token in before):
        return True
    return any(
        beside.text.lower() in words("groups", "rebel_nouns")
        and any(token.text.lower() in owners or token.lemma in ("armed", "arm") for token in sentence.subtree(beside))
        for beside in sentence.children(head, "appos")
    )


def _above(sentence: Sentence, token: Token) -> set[int]:
    return {above.i for above in sentence.ancestors(token)}


def _shortened(discourse: Discourse, index: int, text: str, head: Token) -> ActorMention | None:
    """ "The council", after a group whose name ends so."""
    sentence = discourse.sentences[index]
    article = sentence.tokens[head.i - 1] if head.i else head
    if article.text.lower() not in {"the", "this"} or head.tag != "NN":
        return None
    span = Span(article.start, head.end)
    for entry in discourse.backwards(index, span.start, len(discourse.sentences)):
        actor = entry.actor
        ends = actor is not None and actor.name.lower().split()[-1] == head.text.lower()
        if actor is not None and actor.kind == "group" and ends:
            return ActorMention(
                span=span, surface=span.of(text), how="description", actors=(actor,), sector=actor.sector,
                antecedents=(entry.mention.span,),
            )  # fmt: skip
    return None
