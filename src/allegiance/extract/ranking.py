"""Comparisons and superlatives among the supporters of a state."""

from collections.abc import Iterator
from itertools import pairwise

from allegiance.extract.candidate import Candidate, Role
from allegiance.extract.grammar import coordinated, subjects
from allegiance.extract.items import ItemMention, noun_phrase
from allegiance.extract.roles import Roles
from allegiance.extract.stage import stage_and_polarity
from allegiance.model import Kind
from allegiance.ontology import relation
from allegiance.syntax import Sentence, Token

_FIRST = {("number", "one"), ("no.", "1"), ("number", "two"), ("no", "1")}
_AHEAD = ("ahead", "behind", "than", "over", "before", "after")


def rankings(text: str, sentence: Sentence, roles: Roles) -> Iterator[Candidate]:
    """Candidates of nouns such as ally or supplier that carry a superlative or its like."""
    words = relation("ranking")
    for noun in sentence.tokens:
        if noun.lemma not in words["nouns"] or noun.pos not in ("NOUN", "PROPN"):
            continue
        place = _among(sentence, noun) or _numbered(sentence, noun)
        if place is None and not _ranked(sentence, noun, words):
            continue
        beneficiary = _beneficiary(sentence, noun, roles)
        known = {role.actor.id for role in beneficiary}
        ranked, outranked = _subjects(sentence, place or noun, roles)
        actors = [role for role in ranked if role.actor.id not in known]
        if not actors:
            continue
        span = noun_phrase(sentence, noun)
        verb = next((t for t in sentence.ancestors(noun) if t.pos in ("VERB", "AUX")), noun)
        _, polarity = stage_and_polarity(sentence, verb, None)
        taken = known | {role.actor.id for role in actors}
        yield Candidate(
            Kind.RANKING, sentence, noun, f"ranking:{noun.lemma}", actors, beneficiary,
            [("outranked", role) for role in outranked if role.actor.id not in taken],
            [ItemMention(noun, span, span.of(text), "other", "ranking")], polarity=polarity,
        )  # fmt: skip


def _ranked(sentence: Sentence, noun: Token, words: dict[str, frozenset[str]]) -> bool:
    for child in sentence.children(noun):
        lemma = child.lemma
        if child.tag in ("JJS", "RBS") or any(t.tag in ("RBS", "JJS") for t in sentence.children(child)):
            return True
        if child.dep in ("amod", "compound") and lemma in words["adjectives"] - words["superlative_needed"]:
            return True
    return False


def _numbered(sentence: Sentence, noun: Token) -> Token | None:
    """The head of "supplier number one" or "number one supplier"."""
    near = [t.text.lower() for t in sentence.tokens[max(0, noun.i - 2) : noun.i + 3]]
    if not any(pair in _FIRST for pair in pairwise(near)):
        return None
    token = noun
    while token.dep in ("compound", "nmod", "nummod"):
        token = sentence.head(token)
    return token


def _among(sentence: Sentence, noun: Token) -> Token | None:
    """The head of "number one among Russia's suppliers", "the largest of its backers"."""
    prep = sentence.head(noun)
    if noun.dep != "pobj" or prep.lemma not in ("among", "of"):
        return None
    head = sentence.head(prep)
    first = head.tag == "JJS" or (
        head.lemma in ("one", "first", "second", "top") and head.pos in ("NUM", "ADJ", "NOUN")
    )
    return head if first else None


def _beneficiary(sentence: Sentence, noun: Token, roles: Roles) -> list[Role]:
    found = list(roles.modifier(sentence, noun))
    for prep in sentence.subtree(noun):
        if prep.dep == "prep" and prep.lemma in ("of", "for", "to", "in"):
            heads = [t for pobj in sentence.children(prep, "pobj") for t in coordinated(sentence, pobj)]
            found.extend(roles.all_parties(sentence, heads))
    return found[:1]


def _subjects(sentence: Sentence, noun: Token, roles: Roles) -> tuple[list[Role], list[Role]]:
    verb = next((t for t in sentence.ancestors(noun) if t.pos in ("VERB", "AUX")), None)
    heads: list[Token] = []
    if noun.dep == "appos":
        heads = [sentence.head(noun)]
    elif verb is not None and noun.dep in ("attr", "oprd", "dobj", "pobj", "ccomp", "conj"):
        heads = [t for t in subjects(sentence, verb) if t.i != noun.i]
        named = [child for child in sentence.children(verb, "dobj") if child.i != noun.i]
        if named and noun.dep != "dobj":
            heads = named
    elif noun.dep in ("nsubj", "nsubjpass") and verb is not None:
        heads = [t for t in sentence.children(verb, "attr", "dobj", "nsubj") if t.i != noun.i]
    heads += sentence.children(noun, "appos")
    ranked: list[Role] = []
    outranked: list[Role] = []
    for head in heads:
        for twin in [head, *_beside(sentence, head)]:
            parties = roles.parties(sentence, twin)
            (outranked if _excluded(sentence, twin) else ranked).extend(parties)
    if verb is not None:
        for prep in sentence.children(verb, "prep", "advmod"):
            if prep.lemma in _AHEAD:
                outranked.extend(roles.all_parties(sentence, sentence.subtree(prep)))
    return ranked, outranked


def _beside(sentence: Sentence, head: Token) -> list[Token]:
    return [t for child in sentence.children(head, "conj", "appos") for t in [child, *_beside(sentence, child)]]


def _excluded(sentence: Sentence, token: Token) -> bool:
    first = min([token.i, *(child.i for child in sentence.children(token, "compound", "amod", "det", "poss"))])
    return first > 0 and sentence.tokens[first - 1].text.lower() == "not"
