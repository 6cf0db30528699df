"""A PLOVER root by rule: the trigger that joins two actors, moved by tense, negation and what governs it."""

from collections.abc import Iterator
from dataclasses import dataclass

from allegiance.extract.attribution import modality_of
from allegiance.extract.grammar import Arguments, arguments
from allegiance.extract.stage import stage_of
from allegiance.model import Polarity, Span, Stage
from allegiance.ontology import triggers
from allegiance.syntax import Sentence, Token

_KIND = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD"})  # what may be promised or refused
_HARM = frozenset({"SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "PROTEST"})  # what may be threatened
_MUTUAL = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "ASSAULT"})
OUGHT = frozenset({"must", "should", "need", "ought"})
_AHEAD = (Stage.PLANNED, Stage.PROMISED, Stage.ORDERED)


@dataclass(frozen=True, slots=True)
class Vote:
    """What the rules say: the root, how firmly (1 both actors are arguments, less otherwise), and the words.

    ``moved``: not what the word itself opens, but what tense or denial make of it; ``told``: the source says that the
    target must. ``phrased``: a verb with its object opened it, which is surer than the verb alone.
    """

    root: str
    firmness: float
    trigger: Span
    why: str
    moved: bool = False
    told: bool = False
    phrased: bool = False


def vote(sentence: Sentence, source: Span, target: Span) -> Vote | None:
    """The root of what ``source`` does to ``target``; null where no word of the lexicon joins them."""
    best: tuple[float, Vote] | None = None
    for found in _votes(sentence, source, target):
        if best is None or found[0] > best[0]:
            best = found
    return best[1] if best is not None else None


def _votes(sentence: Sentence, source: Span, target: Span) -> Iterator[tuple[float, Vote]]:
    for token in sentence.tokens:
        if _inside(token, source) or (_inside(token, target) and token.pos != "NOUN"):
            continue
        root, firmness, moved, phrased = None, 0.0, False, False
        if token.pos in ("VERB", "AUX"):
            if _told(sentence, token, source, target):
                yield 0.95, Vote("REQUEST", 0.9, Span(token.start, token.end), f"request:must {token.lemma}", told=True)
                continue
            found = arguments(sentence, token)
            root = _root_of(sentence, token, found)
            if root is not None:
                firmness = _held(sentence, token, found, source, target, root)
                phrased = root != triggers.of_verb(token.lemma, _particles(sentence, token))
                opened, root = root, _moved(sentence, token, root)
                moved = root != opened
        elif token.pos == "NOUN":
            root = triggers.of_noun(token.lemma)
            if root is not None:
                firmness = _nominal(sentence, token, source, target)
        elif token.pos == "ADJ":
            root = triggers.of_adjective(token.lemma) if token.dep == "acomp" else None
            above = sentence.head(token)
            if root is not None:
                firmness = _held(sentence, above, arguments(sentence, above), source, target, root)
        if root is not None and firmness > 0:
            span = Span(token.start, token.end)
            depth = sum(1 for _ in sentence.ancestors(token))
            yield (
                firmness - 0.02 * depth,
                Vote(root, firmness, span, f"{root.lower()}:{token.lemma}", moved, phrased=phrased),
            )


def _root_of(sentence: Sentence, verb: Token, found: Arguments) -> str | None:
    objects = [token.lemma for token in found.object]
    for tokens in found.obliques.values():
        objects += [token.lemma for token in tokens]
    objects += [child.lemma for child in sentence.children(verb, "xcomp", "advcl") if child.tag == "VB"]
    return triggers.of_verb(verb.lemma, _particles(sentence, verb), tuple(objects))


def _particles(sentence: Sentence, verb: Token) -> tuple[str, ...]:
    return tuple(child.lemma for child in sentence.children(verb, "prt", "advmod", "npadvmod", "prep"))


def _held(sentence: Sentence, verb: Token, found: Arguments, source: Span, target: Span, root: str) -> float:
    """1 when the source acts and the target is reached, .6 when only the source acts, .3 when both are below."""
    acts = any(_covers(sentence, token, source) for token in found.subject) or _of_itself(sentence, verb, found, source)
    subjects = any(_covers(sentence, token, target) for token in found.subject)
    below = [*found.object, *found.indirect, *(t for tokens in found.obliques.values() for t in tokens)]
    reached = any(_covers(sentence, token, target) for token in below)
    if source.start == source.end:  # not named: "two ministers were arrested"
        return 0.7 if found.passive and not found.subject and reached else 0.0
    if acts and (reached or (subjects and root in _MUTUAL)):
        return 1.0
    if acts and any(_inside(token, target) for token in sentence.subtree(verb)):
        return 0.8
    if acts and target.start == target.end:  # nobody is named to whom it is done
        return 0.8
    if acts and not subjects:
        return 0.5
    return 0.3 if reached and any(_inside(token, source) for token in sentence.subtree(verb)) else 0.0


def _of_itself(sentence: Sentence, verb: Token, found: Arguments, source: Span) -> bool:
    """True for what the source says about itself: it said it would ..."""
    if any(token.pos != "PRON" for token in found.subject):
        return False
    below = verb
    for above in sentence.ancestors(verb):
        if below.dep == "ccomp" and above.pos == "VERB":
            return any(_covers(sentence, token, source) for token in arguments(sentence, above).subject)
        if below.dep not in ("xcomp", "conj"):
            return False
        below = above
    return False


def _told(sentence: Sentence, verb: Token, source: Span, target: Span) -> bool:
    """True where the source says that the target must."""
    if not {child.lemma for child in sentence.children(verb, "aux")} & OUGHT:
        return False
    if not any(_covers(sentence, token, target) for token in arguments(sentence, verb).subject):
        return False
    above = sentence.head(verb)
    return verb.dep == "ccomp" and any(_covers(sentence, t, source) for t in arguments(sentence, above).subject)


def _nominal(sentence: Sentence, noun: Token, source: Span, target: Span) -> float:
    below = sentence.subtree(noun)
    gives = any(_inside(token, source) for token in below)
    takes = any(_inside(token, target) for token in below)
    return 0.9 if gives and takes else 0.4 if gives or takes else 0.0


def _moved(sentence: Sentence, verb: Token, root: str) -> str:
    """Promised and refused kindness, threatened harm; "will withdraw unless" is a threat."""
    if root not in _KIND and root not in _HARM:
        return root
    if root in _KIND:
        if modality_of(sentence, verb) is Polarity.DENIED:
            return "REJECT"
        if stage_of(sentence, verb, None) not in _AHEAD:
            return root
        return "THREATEN" if any(token.lemma == "unless" for token in sentence.subtree(verb)) else "AGREE"
    if any(child.lemma == "have" for child in sentence.children(verb, "aux")):  # "may have bombed"
        return root
    helpers = {child.text.lower() for child in sentence.children(verb, "aux")}
    ahead = helpers & {"will", "would", "may", "might", "could"} or stage_of(sentence, verb, None) in _AHEAD
    return "THREATEN" if ahead else root


def _inside(token: Token, span: Span) -> bool:
    return span.start <= token.start and token.end <= span.end


def _covers(sentence: Sentence, token: Token, span: Span) -> bool:
    """True when the argument headed by ``token`` is, or begins with, the actor."""
    if _inside(token, span):
        return True
    return any(_inside(child, span) for child in sentence.subtree(token) if child.dep not in ("relcl", "acl"))
