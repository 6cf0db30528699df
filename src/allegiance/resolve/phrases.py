"""Noun phrases around a role noun: "South Korea's spy agency", "the head of Ukraine's GUR", "two officials"."""

from allegiance.model import Actor, ActorMention, Span
from allegiance.resolve.discourse import Entry
from allegiance.resolve.roles import needing_an_owner, role_of, sector_of
from allegiance.syntax import Sentence, Token

_BEFORE = ("det", "amod", "compound", "poss", "nmod", "nummod", "quantmod", "predet", "neg", "punct", "advmod")
_SEATED = frozenset({"in", "from", "at"})


def left_part(sentence: Sentence, head: Token) -> list[Token]:
    """The tokens before ``head`` that belong to its phrase, in text order, unbroken up to it."""
    inside = {
        token.i
        for child in sentence.children(head, *_BEFORE)
        if child.i < head.i
        for token in sentence.subtree(child)
        if token.i < head.i
    }
    start = head.i
    while start - 1 in inside and sentence.tokens[start - 1].text not in "()[]":
        start -= 1
    while start < head.i and (sentence.tokens[start].dep == "punct" or sentence.tokens[start].tag == "CC"):
        start += 1
    return list(sentence.tokens[start : head.i])


def belonging(sentence: Sentence, head: Token, prepositions: frozenset[str] = frozenset({"of"})) -> Token | None:
    """What ``head`` is of: the noun after "of"."""
    for preposition in sentence.children(head, "prep"):
        if preposition.text.lower() in prepositions and preposition.i > head.i:
            for noun in sentence.children(preposition, "pobj"):
                return noun
    return None


def phrase_span(sentence: Sentence, head: Token) -> Span:
    """The phrase of ``head`` with its possessor before and its "of ..." after, without clauses and appositions."""
    left = left_part(sentence, head)
    end = head
    while (inner := belonging(sentence, end)) is not None:
        end = inner
    return Span(left[0].start if left else head.start, end.end)


def role_words(sentence: Sentence, head: Token, owners: list[Span]) -> str:
    """The role in the words of the report, without article and without the names of states."""
    left = left_part(sentence, head)
    tail: list[Token] = []
    if (inner := belonging(sentence, head)) is not None:
        between = [
            token
            for token in sentence.tokens
            if head.i < token.i < inner.i and token.head in {head.i, *range(head.i + 1, inner.i)}
        ]
        tail = [*between, *left_part(sentence, inner), inner]
    kept = [
        token
        for token in [*left, head, *sorted(set(tail))]
        if token.dep not in {"det", "predet", "nummod", "quantmod"}
        and token.tag not in {"POS", "PRP$", "CD"}
        and not any(owner.start <= token.start and token.end <= owner.end for owner in owners)
    ]
    while kept and kept[0].tag == "CC":
        kept.pop(0)
    while kept and kept[-1].text.lower() in {"of", "the"}:
        kept.pop()
    return " ".join(token.text for token in kept)


def owner_of(sentence: Sentence, head: Token, here: dict[int, Entry]) -> tuple[Entry | None, str | None]:
    """The mention that tells whose role or body it is, and the sector of the body it belongs to, if any.

    ``here`` maps token positions of this sentence to the mentions they head. Before the noun any name of a state
    or body counts, the nearest to the left edge first; after it only what stands behind "of".
    """
    inner_sector: str | None = None
    found: Entry | None = None
    for token in left_part(sentence, head):
        entry = here.get(token.i)
        if entry and entry.mention.how != "person":
            found = found or entry
            if entry.mention.sector:
                inner_sector = entry.mention.sector
    if (inner := belonging(sentence, head)) is not None:
        entry = here.get(inner.i)
        if entry is None or entry.actor is None:
            deeper, sector = owner_of(sentence, inner, here)
            found = found or deeper
            inner_sector = (
                inner_sector
                or sector
                or (sector_of(inner.text, [t.text for t in left_part(sentence, inner)]) if role_of(inner) else None)
            )
        else:
            found = found or entry
            inner_sector = inner_sector or entry.mention.sector
            deeper, _ = owner_of(sentence, inner, here)
            if entry.actor.state is None and deeper is not None:
                found = deeper
    if found is None and (seat := belonging(sentence, head, _SEATED)) is not None:
        entry = here.get(seat.i)
        if entry is not None and entry.actor is not None and entry.actor.kind == "state":
            found = entry
    return found, inner_sector


def description(sentence: Sentence, text: str, head: Token, here: dict[int, Entry]) -> ActorMention | None:
    """The mention of a role noun with its owner; without an actor when no state is told; null for no role noun."""
    role = role_of(head)
    if role is None or head.pos not in {"NOUN", "PROPN"} or head.dep in {"compound", "amod"}:
        return None
    owner, inner = owner_of(sentence, head, here)
    left = left_part(sentence, head)
    if owner is None and head.lemma in needing_an_owner():
        return None
    if head.pos == "PROPN" and owner is None and not any(token.tag == "DT" for token in left):
        return None
    sector = sector_of(head.text, [token.text for token in left], inner)
    span = phrase_span(sentence, head)
    words = role_words(
        sentence, head, [owner.mention.span] if owner and owner.actor and owner.actor.kind == "state" else []
    )
    actors: tuple[Actor, ...] = ()
    candidates: tuple[Actor, ...] = ()
    if owner and owner.mention.actors:
        actors = tuple(_acting(actor, sector, words) for actor in owner.mention.actors)
        candidates = owner.mention.candidates
    return ActorMention(
        span=span,
        surface=span.of(text),
        how="office" if role.kind == "person" and head.tag in {"NN", "NNP"} else "description",
        actors=actors,
        candidates=candidates,
        role=words or None,
        sector=sector,
        antecedents=(owner.mention.span,) if owner else (),
    )


def _acting(owner: Actor, sector: str | None, role: str) -> Actor:
    from dataclasses import replace

    from allegiance.knowledge import states

    state = states().get(owner.state or "")
    if state is not None:
        return replace(state.actor, sector=sector, role=role or None)
    return replace(owner, sector=sector or owner.sector, role=role or None)
