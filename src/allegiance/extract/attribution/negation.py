"""What a word's own dependants do to it: negation, hedges, conditions."""

from allegiance.extract.attribution.lexicon import adverbs, effects, words
from allegiance.syntax import Sentence, Token

_OF_SOMEBODY = ("prep", "det", "nummod", "poss", "amod")
_NOT_ONLY = {"just", "only", "merely", "simply", "solely"}


def negated(sentence: Sentence, token: Token) -> bool:
    """True when the word itself is negated: "not", "never", "no longer", a negative subject or object."""
    return negations(sentence, token) % 2 == 1


def negations(sentence: Sentence, token: Token) -> int:
    """1 when the word is negated by what depends on it, else 0."""
    count = 0
    for child in sentence.children(token):
        word = child.text.lower()
        following = sentence.tokens[child.i + 1 : child.i + 2]
        if child.dep == "neg" and following and following[0].text.lower() in _NOT_ONLY:
            continue
        denying = adverbs().get(word) == "deny" or adverbs().get(child.lemma) == "deny"
        if (child.dep == "neg" or child.dep in ("advmod", "preconj", "cc")) and denying:
            count += child.dep != "cc" or child.i < token.i
        elif child.dep == "advmod" and word == "longer":
            count += has(sentence, child, "no")
        elif child.dep in ("nsubj", "nsubjpass", "dobj", "attr", "expl", "dative", "npadvmod"):
            count += negative_noun(sentence, child) == "deny"
        elif child.dep == "prep" and any(
            negative_noun(sentence, noun) == "deny" for noun in sentence.children(child, "pobj")
        ):
            count += child.lemma not in words("prepositions", "deny")
    return min(count, 1)


def has(sentence: Sentence, token: Token, word: str) -> bool:
    """True when ``word`` depends on the token."""
    return any(child.text.lower() == word for child in sentence.children(token))


def negative_noun(sentence: Sentence, token: Token) -> str:
    """Deny for "no tanks", "neither side", "nothing", else keep."""
    if token.pos == "VERB" or token.dep in ("neg", "advmod"):
        return "keep"
    negative = words("determiners", "words")
    if token.lemma in negative and token.dep not in ("det", "neg", "cc", "preconj"):
        return "deny"
    for child in sentence.children(token, "det", "preconj", "cc", "neg", "advmod"):
        if child.text.lower() in negative and child.i < token.i:
            return "deny"
        if child.lemma == "any" and any(adverbs().get(c.text.lower()) == "deny" for c in sentence.children(child)):
            return "deny"
    return "keep"


def hedged(sentence: Sentence, token: Token) -> bool:
    """True under "may", "reportedly", "alleged", "if confirmed"."""
    modals, hedges = words("modals", "words"), adverbs()
    for cue in sentence.children(token, "parataxis"):
        if hearsay(sentence, cue) or (cue.i < token.i and _parted(sentence, cue)):
            return True
    for child in sentence.children(token, "aux", "advmod", "amod", "advcl", "ccomp", "nmod"):
        if child.dep == "aux" and child.lemma in modals:
            return not (child.lemma == "could" and any(c.dep == "neg" for c in sentence.children(token)))
        if child.dep == "advmod" and hedges.get(child.text.lower()) == "hedge":
            return child.text.lower() != "reportedly" or not _attributed(sentence, token)
        if child.dep == "amod" and effects("adjectives").get(child.text.lower(), ("keep", ""))[0] == "hedge":
            return True
        if child.dep in ("advcl", "ccomp") and child.lemma in words("conditions", "verified"):
            marks = {mark.text.lower() for mark in sentence.children(child, "mark")}
            if marks & {"if"}:
                return True
    return False


def _parted(sentence: Sentence, cue: Token) -> bool:
    """ "might, he said, have sent": the modal stands before the cue that parts it from its verb."""
    first = min(t.i for t in sentence.subtree(cue) if t.pos != "PUNCT")
    before = sentence.tokens[max(0, first - 2) : first]
    return len(before) == 2 and before[1].text == "," and before[0].lemma in words("modals", "words")


def _attributed(sentence: Sentence, reported: Token) -> bool:
    """True when the sentence says who reports, so that "reportedly" adds no doubt; who says something else does not."""
    return any(
        t.lemma == "accord"
        or (t.lemma in ("say", "tell") and t.tag != "VBN" and not (t.dep == "conj" and t.head == reported.i))
        for t in sentence.tokens
    )


def hearsay(sentence: Sentence, cue: Token) -> bool:
    """True for "reports say": reports of nobody in particular."""
    return any(
        subject.lemma in words("hearsay", "words") and not sentence.children(subject, *_OF_SOMEBODY)
        for subject in sentence.children(cue, "nsubj")
    )


def conditional(sentence: Sentence, token: Token) -> bool:
    """True for the verb of an "if" or "whether" clause."""
    marks = words("conditions", "marks")
    for child in sentence.children(token, "mark", "aux", "advmod"):
        word = child.text.lower()
        if child.dep == "aux":
            if word == "should" and child.i == min(t.i for t in sentence.subtree(token)):
                return True
        elif word in marks and word != "should":
            return word != "if" or not _as_if(sentence, child)
    return False


def _as_if(sentence: Sentence, mark: Token) -> bool:
    return mark.i > 0 and sentence.tokens[mark.i - 1].text.lower() in ("as", "even")


def evades(sentence: Sentence, verb: Token) -> Token | None:
    """The first of two cues that say opposite things of one content, "confirm nor deny": neither is answered."""
    first = sentence.head(verb)
    joined = {child.text.lower() for child in sentence.children(first, "cc")}
    if verb.dep != "conj" or not joined & {"nor", "or"} or sentence.children(verb, "nsubj"):
        return None
    pair = {effects("verbs").get(first.lemma, ("", ""))[0], effects("verbs").get(verb.lemma, ("", ""))[0]}
    known = {first.lemma, verb.lemma} <= words("evasion", "words") | words("evasion", "denials")
    return first if known and pair == {"keep", "deny"} else None


def has_negation(sentence: Sentence, verb: Token) -> bool:
    """True for a "not" of the verb itself."""
    return any(child.dep == "neg" for child in sentence.children(verb))
