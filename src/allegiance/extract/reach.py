"""How far a clause reaches: whether what stands in one, a date or a sum, belongs to what is told in another."""

from itertools import pairwise

from allegiance.syntax import Sentence, Token

_OTHER_TIMES = {"after", "before", "since", "while", "until", "till", "as", "although", "though", "because", "if"}
_UPWARD = {"xcomp", "pcomp", "prep", "dobj", "pobj", "nsubjpass", "nsubj", "attr", "dative", "agent", "appos"}
_BREAKS = {":", ";"}
_SHORT = {"hour", "minute", "moment"}


def clause_of(sentence: Sentence, token: Token) -> Token:
    """The verb of the clause ``token`` stands in; itself when it is that verb."""
    if token.pos in ("VERB", "AUX"):
        return token
    return next((above for above in sentence.ancestors(token) if above.pos in ("VERB", "AUX")), token)


def distance(sentence: Sentence, trigger: Token, token: Token) -> int | None:
    """How far ``token`` is from the trigger: 0 in its clause, 1 above it, 2 below it; null when it is another's."""
    own, verb = clause_of(sentence, trigger), clause_of(sentence, token)
    if verb.i == own.i:
        return 0
    chain = _chain(sentence, own, verb)
    if chain is not None:
        return 1 if all(_governs(sentence, low, high, token) for low, high in pairwise(chain)) else None
    chain = _chain(sentence, verb, trigger) or _chain(sentence, verb, own)
    apart = any(between.text in _BREAKS for between in sentence.tokens[trigger.i : token.i])
    if chain is not None and not apart and all(_belongs(sentence, low, trigger) for low in chain[:-1]):
        return 2
    return None


def _chain(sentence: Sentence, low: Token, high: Token) -> list[Token] | None:
    """From ``low`` up to ``high``, both included; null when ``high`` is not above."""
    found = [low]
    for above in sentence.ancestors(low):
        found.append(above)
        if above.i == high.i:
            return found
    return None


def _governs(sentence: Sentence, low: Token, high: Token, word: Token) -> bool:
    """True when what ``word`` tells of ``high`` holds of ``low``, its dependant, too."""
    if low.dep in _UPWARD or (low.dep == "ccomp" and low.tag in ("VB", "VBG")):
        return True
    if low.dep == "conj":
        return word.i < high.i or low.pos not in ("VERB", "AUX")
    if low.dep in ("advcl", "acl"):
        return not sentence.children(low, "nsubj", "nsubjpass", "mark") or _same_day(sentence, low)
    return False


def _same_day(sentence: Sentence, clause: Token) -> bool:
    """ "Hours after he had met": no other day than that of the main clause."""
    return any(
        measure.lemma in _SHORT
        for child in sentence.children(clause, "npadvmod", "mark", "advmod", "prep")
        for measure in (child, *sentence.children(child, "npadvmod"))
    )


def _belongs(sentence: Sentence, low: Token, trigger: Token) -> bool:
    """True when what stands under ``low``, a dependant on the way down from the trigger, is still the trigger's."""
    subjects = sentence.children(low, "nsubj", "nsubjpass")
    if low.dep in ("relcl", "acl"):
        return low.head == trigger.i
    if low.dep == "conj":
        return low.pos not in ("VERB", "AUX")
    if low.dep == "advcl":
        marks = {child.text.lower() for child in sentence.children(low, "mark", "advmod")}
        return not subjects or not marks & _OTHER_TIMES
    return True
