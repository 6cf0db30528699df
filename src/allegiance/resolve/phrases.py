"""Noun phrases around a role noun: "South Korea's spy agency", "the head of Ukraine's GUR", "two officials"."""

from dataclasses import replace

from allegiance.knowledge import states
from allegiance.model import Actor, ActorMention, Span
from allegiance.ontology import words
from allegiance.resolve.discourse import Entry
from allegiance.resolve.roles import documents, needing_an_owner, role_of, sector_of
from allegiance.resolve.tables import words as listed
from allegiance.syntax import Sentence, Token

_BEFORE = ("det", "amod", "compound", "poss", "nmod", "nummod", "quantmod", "predet", "neg", "punct", "advmod")
_OF = frozenset({"of"})
_POSTED = words("posted")
_RULING = frozenset({"administration", "cabinet", "government"})
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


def belongings(sentence: Sentence, head: Token, prepositions: frozenset[str] = _OF) -> list[Token]:
    """What ``head`` is of: the nouns after "of"."""
    return [
        noun
        for preposition in sentence.children(head, "prep")
        if preposition.text.lower() in prepositions and preposition.i > head.i
        for noun in sentence.children(preposition, "pobj")
    ]


def phrase_end(sentence: Sentence, head: Token) -> Token:
    """The last token of "the head of the agency of X", clauses and appositions left out."""
    inner = belongings(sentence, head)
    if not inner:
        return head
    last = phrase_end(sentence, inner[-1])
    joined = chain(sentence, inner[-1])[-1] if head.tag in {"NNS", "NNPS"} else last
    return last if joined.i < last.i or joined.pos != "PROPN" else joined


def phrase_span(sentence: Sentence, head: Token) -> Span:
    """The phrase of ``head`` with its possessor before and its "of ..." after, without clauses and appositions."""
    left = left_part(sentence, head)
    return Span(left[0].start if left else head.start, phrase_end(sentence, head).end)


def role_words(sentence: Sentence, head: Token, here: dict[int, Entry]) -> str:
    """The role in the words of the report, without articles, numbers and the names of states."""
    left = left_part(sentence, head)
    first = left[0].i if left else head.i
    kept = [
        token
        for token in sentence.tokens[first : phrase_end(sentence, head).i + 1]
        if token.dep not in {"det", "predet", "nummod", "quantmod"}
        and token.tag not in {"POS", "PRP$", "CD", "DT"}
        and not _names_a_state(token, here)
    ]
    while kept and kept[0].tag in {"CC", "IN", ","}:
        kept.pop(0)
    while kept and kept[-1].tag in {"CC", "IN", ","}:
        kept.pop()
    return " ".join(token.text for token in kept)


def _names_a_state(token: Token, here: dict[int, Entry]) -> bool:
    return any(
        entry.mention.span.start <= token.start and token.end <= entry.mention.span.end
        for entry in here.values()
        if entry.actor is not None and entry.actor.kind == "state" and entry.mention.role is None
    )


def owner_of(sentence: Sentence, head: Token, here: dict[int, Entry]) -> tuple[Entry | None, str | None]:
    """The mention that tells whose role or body it is, and the sector of the body it belongs to, if any.

    ``here`` maps token positions of this sentence to the mentions they head. Before the noun any name of a state
    or body counts, the nearest to the left edge first; after it only what stands behind "of", then behind "in".
    """
    found: Entry | None = None
    sector: str | None = None
    for token in left_part(sentence, head):
        entry = here.get(token.i)
        if entry and (entry.mention.how != "person" or token.head == head.i) and not _made_there(sentence, token):
            armed = (
                entry.actor is not None and entry.actor.kind == "group"
            )  # "Lebanon's Hezbollah chief" is Hezbollah's
            if found is None or found.mention.how == "pronoun" or armed:
                found = entry
            sector = entry.mention.sector or sector
    for inner in belongings(sentence, head):
        entry = here.get(inner.i)
        deeper, below = owner_of(sentence, inner, here)
        if entry is not None and entry.actor is not None:
            found = found or (deeper if entry.actor.state is None and deeper is not None else entry)
            sector = sector or entry.mention.sector
        else:
            found = found or deeper
            sector = sector or below or _sector_alone(sentence, inner)
    for seat in belongings(sentence, head, _SEATED) if found is None and head.lemma not in _POSTED else ():
        entry = here.get(seat.i)
        if entry is not None and entry.actor is not None and entry.actor.kind == "state":
            found = found or entry
    return found, sector


def _made_there(sentence: Sentence, token: Token) -> bool:
    """True for the maker in "French-built fighters of the air force": they are not his."""
    made = sentence.head(token)
    return token.dep == "npadvmod" and made.dep == "amod" and made.lemma in listed("groups", "makings")


def _sector_alone(sentence: Sentence, noun: Token) -> str | None:
    if role_of(noun) is None:
        return None
    return sector_of(noun.text, [token.text for token in left_part(sentence, noun)])


def _together(sentence: Sentence, head: Token, owner: Entry, here: dict[int, Entry]) -> list[Entry]:
    """The owner and those joined to it: "Chinese and Russian warplanes", "the ministers of Norway and Japan"."""
    others = [
        here[token.i]
        for token in left_part(sentence, head)
        if token.i in here and here[token.i] is not owner and _joined(sentence, token, owner.token)
    ]
    if owner.token.i > head.i and head.tag in {"NNS", "NNPS"}:
        others += [here[token.i] for token in chain(sentence, owner.token)[1:] if token.i in here]
    return [owner, *others]


def chain(sentence: Sentence, first: Token) -> list[Token]:
    """A token and those joined to it: "Norway, Japan and Chile"."""
    found = [first]
    while following := sentence.children(found[-1], "conj"):
        found.append(following[0])
    return found


def owners_of(sentence: Sentence, head: Token, here: dict[int, Entry]) -> list[Entry]:
    """All whose role or body it is, in the order of the text."""
    owner, _ = owner_of(sentence, head, here)
    return _together(sentence, head, owner, here) if owner else []


def _joined(sentence: Sentence, one: Token, other: Token) -> bool:
    if one.dep == "conj" and sentence.head(one).i == other.i:
        return True
    if other.dep == "conj" and sentence.head(other).i == one.i:
        return True
    between = sentence.tokens[min(one.i, other.i) + 1 : max(one.i, other.i)]
    return one.head == other.head and any(token.tag == "CC" for token in between)


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
    words = role_words(sentence, head, here)
    owners = _together(sentence, head, owner, here) if owner else []
    actors = {actor.id: _acting(actor, sector, words) for entry in owners for actor in entry.mention.actors}
    return ActorMention(
        span=span,
        surface=span.of(text),
        how="office" if role.kind == "person" and head.tag in {"NN", "NNP"} else "description",
        actors=tuple(actors.values()),
        candidates=owner.mention.candidates if owner else (),
        role=words or None,
        sector=sector,
        antecedents=tuple(entry.mention.span for entry in owners),
    )


def document_mention(sentence: Sentence, text: str, head: Token, here: dict[int, Entry]) -> ActorMention | None:
    """What a body puts out: "a White House statement", "the documents of the agency"; null without an owner."""
    if head.lemma not in documents() or head.pos != "NOUN" or head.dep in {"compound", "amod"}:
        return None
    owner, sector = owner_of(sentence, head, here)
    if owner is None or not owner.mention.actors or owner.mention.how == "place":
        return None
    span = phrase_span(sentence, head)
    return ActorMention(
        span=span,
        surface=span.of(text),
        how="document",
        actors=tuple(_voiced(actor, owner.mention, _ruling(sentence, owner)) for actor in owner.mention.actors),
        role=head.lemma,
        sector=sector or owner.mention.sector,
        antecedents=(owner.mention.span,),
    )


def _ruling(sentence: Sentence, owner: Entry) -> str:
    """ "Administration" behind the name of the one it is called after; else nothing."""
    following = sentence.tokens[owner.token.i + 1 : owner.token.i + 2]
    return following[0].text if following and following[0].lemma.lower() in _RULING else ""


def _voiced(actor: Actor, owner: ActorMention, ruling: str) -> Actor:
    """The actor under the name of the body that speaks: "White House", "Biden administration"."""
    state = states().get(actor.state or "")
    if owner.how == "person" and ruling and state is not None:
        return replace(state.actor, name=f"{owner.surface} {ruling}")
    if owner.how not in {"metonym", "description"}:
        return actor
    return replace(actor, name=" ".join(owner.surface.split()).removeprefix("the ").removeprefix("The "))


def _acting(owner: Actor, sector: str | None, role: str) -> Actor:
    state = states().get(owner.state or "")
    if state is not None and owner.kind != "group":  # a group's fighters act for the group
        return replace(state.actor, sector=sector, role=role or None)
    return replace(owner, sector=sector or owner.sector, role=role or None)
