"""Who does something to whom: the pairs of noun phrases that the clauses of a sentence join, the likeliest first."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from allegiance.extract.grammar import Arguments, arguments, subjects
from allegiance.extract.plover.by_rule import OUGHT, Vote
from allegiance.model import Span
from allegiance.ontology import plover as table
from allegiance.ontology import triggers
from allegiance.syntax import Sentence, Token

_SAYING = table.words("saying")
_NO_ACTOR = table.words("no_actor")
_SCENE = table.words("scene")
_PAPERS = table.words("papers")
_ASIDE = frozenset({"relcl", "acl", "advcl", "parataxis", "appos"})
_MUTUAL = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "ASSAULT"})
_SENDING = table.words("sending")
_HAPPENING = table.words("happening")
_TO_WHOM = ("to", "from", "for", "into")
_TOWARDS = frozenset({"to", "with", "against", "on", "upon", "toward", "towards", "between", "among"})
_WITHOUT_OBJECT = frozenset({"MOBILIZE", "PROTEST"})
_STEPS = frozenset({"dobj", "dative", "attr", "oprd", "pobj", "prep", "agent", "poss", "conj", "xcomp"})
_NOBODY = Span(0, 0)
_ACTOR, _NAMING, _THING, _OWN, _EVENT, _OWNED = 0.5, 0.3, -0.15, -0.1, -0.15, 0.3
_PASSED = 0.15
_DIRECT = 0.15
_SENT = 0.4
_SUBORDINATE = 0.4
_TOGETHER = 0.4


@dataclass(frozen=True, slots=True)
class Dyad:
    """Two noun phrases of one clause, the one that acts first, and the word that joins them.

    ``source`` is empty in a passive that does not say by whom; its head is then the target's.
    """

    source: Span
    target: Span
    heads: tuple[Token, Token]
    trigger: Token


def dyads(sentence: Sentence) -> Iterator[Dyad]:
    """Whoever acts in a clause with everybody its verb reaches, in text order; sayings are left to what is said."""
    for verb in sentence.tokens:
        if verb.pos != "VERB" or verb.lemma in _SAYING:
            continue
        found = arguments(sentence, verb)
        sources = [source for token in _own(sentence, found.subject) for source in _acting(sentence, token, verb)]
        sources = sources or _who_says(sentence, verb)
        seen: set[tuple[int, int]] = set()
        for target in _reached(sentence, verb, found):
            for source in sources:
                spans = phrase(sentence, source), phrase(sentence, target)
                if source.i != target.i and (source.i, target.i) not in seen and not spans[0].overlaps(spans[1]):
                    seen.add((source.i, target.i))
                    yield Dyad(spans[0], spans[1], (source, target), verb)
            if not sources and found.passive and target in found.object:
                yield Dyad(_NOBODY, phrase(sentence, target), (target, target), verb)
        yield from _told(sentence, verb, found)


def _own(sentence: Sentence, subjects: list[Token]) -> list[Token]:
    """The subjects without what stands before a colon or a dash: "Chad: Since May, the army has held the town"."""
    first = [token for token in subjects if token.dep in ("nsubj", "nsubjpass")]
    if len(first) < 2 or first[0].head != first[-1].head:
        return subjects
    return [token for token in subjects if token.i >= first[-1].i]


def _acting(sentence: Sentence, token: Token, verb: Token) -> list[Token]:
    """A subject that is no pronoun; for a report or a resolution whoever put it out: "issued a report accusing"."""
    if token.pos == "PRON":
        return []
    if token.lemma in _PAPERS and verb.dep in ("acl", "relcl"):
        above = sentence.head(token)
        if token.dep == "dobj" and above.pos == "VERB":
            authors = [author for author in subjects(sentence, above) if author.pos != "PRON"]
            return authors or [token]
    return [token]


def _reached(sentence: Sentence, verb: Token, found: Arguments) -> list[Token]:
    """Every noun below the verb, subjects of what is asked, allowed or refused included."""
    below = [*found.object, *found.indirect, *(t for tokens in found.obliques.values() for t in tokens)]
    below += [t for t in sentence.subtree(verb) if t.dep in ("pobj", "dobj", "poss", "dative")]
    below += [
        token
        for clause in sentence.children(verb, "ccomp", "xcomp", "advcl")
        if clause.dep != "advcl" or clause.tag == "VB"
        for token in sentence.children(clause, "nsubj", "nsubjpass")
    ]
    below += found.subject[1:]
    kept = {t.i: t for t in below if t.lemma.lower() not in _NO_ACTOR and t.tag != "CD" and t.pos in _NOUNS}
    return list(kept.values())


_NOUNS = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "X"})


def _told(sentence: Sentence, verb: Token, found: Arguments) -> Iterator[Dyad]:
    """Who says that somebody must: the sayer and the one who must."""
    if verb.dep != "ccomp" or not _ought(sentence, verb):
        return
    above = sentence.head(verb)
    for sayer in arguments(sentence, above).subject:
        for told in found.subject:
            if sayer.pos != "PRON" and told.pos != "PRON" and sayer.i != told.i:
                yield Dyad(phrase(sentence, sayer), phrase(sentence, told), (sayer, told), verb)


def _who_says(sentence: Sentence, verb: Token) -> list[Token]:
    """Who says of himself what the clause of ``verb`` tells: the minister said he would ..."""
    below = verb
    for above in sentence.ancestors(verb):
        if below.dep == "ccomp" and above.pos == "VERB":
            return [token for token in arguments(sentence, above).subject if token.pos != "PRON"]
        if below.dep not in ("xcomp", "conj"):
            break
        below = above
    return []


def phrase(sentence: Sentence, head: Token) -> Span:
    """The noun phrase without clauses and coordinated phrases below it."""
    kept, stack = [head], [head]
    while stack:
        for child in sentence.children(stack.pop()):
            if child.dep not in ("relcl", "acl", "conj", "cc", "punct", "appos", "advcl"):
                kept.append(child)
                stack.append(child)
    return Span(min(token.start for token in kept), max(token.end for token in kept))


def is_direct(sentence: Sentence, dyad: Dyad) -> bool:
    """True where nothing stands between the verb and its target but a preposition and one noun that is of the target.

    "rejected the plan of Chad", "rejected the charge made by Chad"; not "rejected the charge that it armed Chad", nor
    "a Chadian attack on Niger", whose author is meant first.
    """
    verb, target = dyad.trigger, dyad.heads[1]
    found = arguments(sentence, verb)
    if target in (*found.object, *found.indirect, *found.subject) or _is_asked(sentence, dyad):
        return True
    below, nouns, made = target, 0, False
    for above in sentence.ancestors(target):
        made = made or below.dep == "agent"
        if below.dep == "prep" and above.pos != "VERB":
            nouns += 1
        if (
            below.dep not in _STEPS | ({"acl"} if made else set())
            or nouns > 1
            or (below.dep == "pobj" and above.dep != "agent" and above.lemma.lower() in _SCENE)
            or (below.dep == "prep" and above.pos == "NOUN" and _has_owner(sentence, above))
        ):
            return False
        if above.i == verb.i:
            return True
        below = above
    return False


def likelihood(sentence: Sentence, dyad: Dyad, voted: Vote | None, is_actor: Callable[[Token], bool]) -> float:
    """How likely it is that a coder would choose this dyad, as a sum of what speaks for and against it.

    For it speak a firm rule, two actors (``is_actor`` knows the nouns for people and bodies; names are some anyway)
    and that the verb reaches its target directly; against it other clauses on the way and places.
    """
    source, target = dyad.heads
    found = arguments(sentence, dyad.trigger)
    score = voted.firmness if voted is not None else 0.0
    score += _standing(sentence, source, is_actor) if dyad.source != _NOBODY else -0.5
    score += _standing(sentence, target, is_actor) - _is_means(sentence, dyad, voted, is_actor)
    together = voted is not None and voted.root in _MUTUAL
    partners = found.obliques.get("with", ()) if together else ()
    if target in (partners or [*found.object, *found.indirect]) or _is_asked(sentence, dyad):
        score += _DIRECT
        if dyad.trigger.lemma in _SENDING and target in found.object and _is_sent(found, target):
            score -= _SENT
    if target in found.subject:
        alone = not any(_standing(sentence, token, is_actor) >= _NAMING for token in (*found.object, *partners))
        score += _TOGETHER if together and alone else -_TOGETHER
    opening = sentence.head_of(voted.trigger) if voted is not None else None
    depth = max(_depth(sentence, word) for word in (dyad.trigger, opening or dyad.trigger))
    return score - _distance(sentence, target, dyad.trigger) - depth


def _is_means(sentence: Sentence, dyad: Dyad, voted: Vote | None, is_actor: Callable[[Token], bool]) -> float:
    """What is lost for a word that only tells what is done: "sought refuge", "mobilised troops", "must pay"."""
    target, verb = dyad.heads[1], dyad.trigger
    named = triggers.of_verb(verb.lemma, (), (target.lemma,)) != triggers.of_verb(verb.lemma)  # by verb and object
    bare = voted is not None and voted.root in _WITHOUT_OBJECT and target.dep == "dobj"
    lost = _SENT if bare or (named and not is_actor(target)) else 0.0
    if voted is not None and voted.told:
        return lost - _SENT
    above = next(iter(sentence.ancestors(verb)), verb)
    return lost + (_SENT if any(told.dep == "ccomp" and _ought(sentence, told) for told in (verb, above)) else 0.0)


def _ought(sentence: Sentence, verb: Token) -> bool:
    return bool({child.lemma for child in sentence.children(verb, "aux")} & OUGHT)


def _is_asked(sentence: Sentence, dyad: Dyad) -> bool:
    """True for whoever shall or may do it: "asked that Chad leave", "allowed the agency to work"."""
    target = dyad.heads[1]
    clause = sentence.head(target)
    return target.dep in ("nsubj", "nsubjpass") and clause.dep == "ccomp" and clause.head == dyad.trigger.i


def _is_sent(found: Arguments, thing: Token) -> bool:
    """True for what is sent, given back or withdrawn where it is told to whom or from whom: they are the target."""
    others = [t for name in _TO_WHOM for t in found.obliques.get(name, ()) if t.lemma.lower() not in _NO_ACTOR]
    return bool(others or (found.indirect and thing not in found.indirect)) and thing not in others


def _standing(sentence: Sentence, head: Token, is_actor: Callable[[Token], bool]) -> float:
    """Most for a name or a noun for people and bodies, some for a thing that names one, none for events and papers."""
    left = sentence.children(head, "amod", "compound", "poss", "nmod")
    if any(token.tag == "PRP$" for token in left):  # "its troops", "his willingness"
        return _OWN
    if triggers.of_noun(head.lemma) is not None or head.lemma.lower() in _PAPERS | _HAPPENING:
        return _EVENT + (_OWNED if any(_names(token, is_actor) for token in left) else 0.0)
    if head.pos == "PROPN" or is_actor(head):
        return _ACTOR
    return _NAMING if any(_names(token, is_actor) for token in left) else _THING


def _names(token: Token, is_actor: Callable[[Token], bool]) -> bool:
    return token.text[:1].isupper() or is_actor(token)


def _distance(sentence: Sentence, target: Token, verb: Token) -> float:
    """What lies between a verb and its target: clauses, places and times, one noun inside another."""
    lost, below = 0.0, target
    for above in sentence.ancestors(target):
        if below.dep in _ASIDE:
            lost += 0.4
        elif below.dep == "poss":
            lost += 0.05
        elif below.dep == "pobj":
            lost += 0.3 if above.lemma.lower() in _SCENE else 0.0 if above.lemma.lower() in _TOWARDS else 0.1
            if sentence.head(above).pos == "NOUN" and _has_owner(sentence, sentence.head(above)):
                lost += _PASSED
        if above.i == verb.i:
            break
        below = above
    return lost


def _has_owner(sentence: Sentence, noun: Token) -> bool:
    """ "Albania's plan for Kosovo", "a Chadian attack on Niger": he who owns the plan is meant first."""
    return any(token.text[:1].isupper() for token in sentence.children(noun, "poss", "amod"))


def _depth(sentence: Sentence, verb: Token) -> float:
    """How far a clause is from what the sentence mainly says."""
    lost, below = 0.0, verb
    for above in sentence.ancestors(verb):
        if below.dep in _ASIDE or below.dep == "pcomp":
            lost += _SUBORDINATE
        elif below.dep in ("conj", "xcomp"):
            lost += 0.05
        elif below.dep == "ccomp":
            lost += 0.05 if above.lemma in _SAYING or below.i < above.i else 0.2
        below = above
    return lost
