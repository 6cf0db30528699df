"""Whether an event is asserted, denied or held possible, read off the words above it in its sentence.

The walk starts at the event's trigger and climbs to the root. Each governor's effect (keep, deny, hedge) is applied to
what was found so far, so that "denied having refused to pay" asserts the payment.
"""

from allegiance.extract.attribution.lexicon import adverbs, effects, words
from allegiance.model import Polarity
from allegiance.syntax import Sentence, Token

_CLAUSE_ENDS = {"relcl", "advcl", "parataxis", "appos"}
_ARGUMENTS = {"dobj", "nsubj", "nsubjpass", "attr", "pobj", "dative", "oprd", "dep", "nmod", "compound", "poss"}
_CLAIMS = frozenset(
    ["claim", "report", "allegation", "accusation", "charge", "suggestion", "statement", "assertion", "rumour"]
)
_NOT_ONLY = {"just", "only", "merely", "simply", "solely"}
_PHRASAL = {"rule": {"out"}, "call": {"off"}, "hold": {"back", "off"}, "brush": {"aside", "off", "away"}}


def modality_of(sentence: Sentence, token: Token) -> Polarity:
    """The polarity of the event that ``token`` names, a verb or a noun of ``sentence``."""
    polarity = _own(sentence, token)
    current = token
    for _ in sentence.tokens:
        if current.head == current.i:
            break
        governor = sentence.head(current)
        effect = _link(sentence, current, governor, token.i)
        if effect is None:
            break
        polarity = _applied(polarity, effect)
        current = governor
    if polarity is Polarity.ASSERTED and _questioned(sentence, token):
        return Polarity.POSSIBLE
    return polarity


def _applied(polarity: Polarity, effect: str) -> Polarity:
    if effect == "deny":
        return Polarity.ASSERTED if polarity is Polarity.DENIED else Polarity.DENIED
    if effect == "hedge":
        return Polarity.POSSIBLE
    return polarity


def negated(sentence: Sentence, token: Token) -> bool:
    """True when the word itself is negated: "not", "never", "no longer", a negative subject or object."""
    return _negations(sentence, token) % 2 == 1


def _negations(sentence: Sentence, token: Token) -> int:
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
            count += _has(sentence, child, "no")
        elif child.dep in ("nsubj", "nsubjpass", "dobj", "attr", "expl", "dative", "npadvmod"):
            count += _negative_noun(sentence, child) == "deny"
        elif child.dep == "prep" and any(
            _negative_noun(sentence, noun) == "deny" for noun in sentence.children(child, "pobj")
        ):
            count += child.lemma not in words("prepositions", "deny")
    return min(count, 1)


def _has(sentence: Sentence, token: Token, word: str) -> bool:
    return any(child.text.lower() == word for child in sentence.children(token))


def _negative_noun(sentence: Sentence, token: Token) -> str:
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


def _hedged(sentence: Sentence, token: Token) -> bool:
    modals, hedges = words("modals", "words"), adverbs()
    for child in sentence.children(token, "aux", "advmod", "amod", "advcl", "ccomp", "nmod"):
        if child.dep == "aux" and child.lemma in modals:
            return not (child.lemma == "could" and any(c.dep == "neg" for c in sentence.children(token)))
        if child.dep == "advmod" and hedges.get(child.text.lower()) == "hedge":
            return child.text.lower() != "reportedly" or not _attributed(sentence)
        if child.dep == "amod" and effects("adjectives").get(child.text.lower(), ("keep", ""))[0] == "hedge":
            return True
        if child.dep in ("advcl", "ccomp") and child.lemma in words("conditions", "verified"):
            marks = {mark.text.lower() for mark in sentence.children(child, "mark")}
            if marks & {"if"}:
                return True
    return False


def _attributed(sentence: Sentence) -> bool:
    """True when the sentence says who reports, so that "reportedly" adds no doubt."""
    return any(t.lemma == "accord" or (t.lemma in ("say", "tell") and t.tag != "VBN") for t in sentence.tokens)


def _own(sentence: Sentence, token: Token) -> Polarity:
    """What the trigger's own dependants do to it."""
    if _hedged(sentence, token):
        return Polarity.POSSIBLE
    if token.pos in ("VERB", "AUX"):
        if negated(sentence, token):
            return Polarity.DENIED
        return Polarity.POSSIBLE if _conditional(sentence, token) else Polarity.ASSERTED
    return _applied(Polarity.ASSERTED, _negative_noun(sentence, token))


def _conditional(sentence: Sentence, token: Token) -> bool:
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


def _link(sentence: Sentence, token: Token, governor: Token, trigger: int) -> str | None:
    """The effect of ``governor`` on ``token``; null where the climb ends."""
    dep = token.dep
    if dep == "conj":
        return _conjoined(sentence, token, governor)
    if dep in _CLAUSE_ENDS:
        return _clause_end(sentence, token, governor)
    if dep in ("acomp", "attr", "oprd") and governor.pos in ("VERB", "AUX"):
        return _predicate(sentence, token, governor, token.i == trigger)
    if dep in ("prep", "pcomp", "agent"):
        return _preposition(sentence, token, governor)
    if governor.lemma in words("determiners", "words") and token.dep != "conj":
        return "deny"
    if governor.pos == "ADP" or governor.dep in ("prep", "agent"):
        return "keep"
    if dep in _ARGUMENTS and governor.pos in ("VERB", "AUX"):
        return _argument(sentence, token, governor)
    return _governor(sentence, token, governor)


def _predicate(sentence: Sentence, token: Token, copula: Token, is_trigger: bool) -> str:
    """A predicate under its copula, whose negation was counted with the predicate unless that is the trigger."""
    if _hedged(sentence, copula):
        return "hedge"
    return "deny" if is_trigger and _own_neg(sentence, copula) else "keep"


def _conjoined(sentence: Sentence, token: Token, governor: Token) -> str | None:
    """A second conjunct shares modals and, under "or" and "nor", the negation of the first, unless it has its own."""
    if token.pos not in ("VERB", "AUX"):
        return "keep"
    if sentence.children(token, "nsubj", "nsubjpass", "expl"):
        return "keep"
    if token.tag == "VB" or not sentence.children(token, "aux", "auxpass"):
        if token.tag == "VB" and _hedged(sentence, governor):
            return "hedge"
        joined = {child.text.lower() for child in sentence.children(governor, "cc")}
        if _negations(sentence, governor) and joined & {"or", "nor"}:
            return "deny"
    return "keep"


def _clause_end(sentence: Sentence, token: Token, governor: Token) -> str | None:
    if token.dep == "advcl":
        if {child.text.lower() for child in sentence.children(token, "mark")} & words("conditions", "marks"):
            return None
        adjoining = token.i > governor.i and not any(t.text == "," for t in sentence.tokens[governor.i : token.i])
        infinitive = any(child.text.lower() == "to" for child in sentence.children(token, "aux"))
        if adjoining and (
            (infinitive and governor.pos == "ADJ") or (token.tag == "VBG" and _phrasal(sentence, governor))
        ):
            return _governor(sentence, token, governor)
    if token.dep == "relcl" and any(child.text.lower() == "to" for child in sentence.children(token, "aux")):
        return "deny" if governor.lemma in words("determiners", "words") else _governor(sentence, token, governor)
    return None


def _phrasal(sentence: Sentence, verb: Token) -> bool:
    return verb.lemma in _PHRASAL and any(c.text.lower() in _PHRASAL[verb.lemma] for c in sentence.children(verb))


def _preposition(sentence: Sentence, token: Token, governor: Token) -> str | None:
    if token.text.lower() in ("out", "off") and governor.lemma in ("rule", "call"):
        return "hedge" if _negations(sentence, governor) else "deny"
    if token.dep == "pcomp" or governor.pos in ("ADP", "SCONJ"):
        before = f"{governor.text.lower()} {token.text.lower()}"
        return "deny" if before in words("prepositions", "phrases_deny") else "keep"
    word = token.text.lower()
    if governor.pos in ("VERB", "AUX"):
        previous = sentence.tokens[token.i - 1].text.lower() if token.i else ""
        if word in words("prepositions", "deny") or f"{previous} {word}" in words("prepositions", "phrases_deny"):
            return "deny" if _gerund_or_bare(sentence, token) else None
        return (
            _governor(sentence, token, governor) if word in ("of", "from", "on", "to", "in", "against", "for") else None
        )
    if f"{governor.text.lower()} {word}" in words("prepositions", "phrases_deny"):
        return "deny"
    return _governor(sentence, token, governor)


def _gerund_or_bare(sentence: Sentence, token: Token) -> bool:
    return bool(sentence.children(token, "pcomp", "pobj"))


def _argument(sentence: Sentence, token: Token, governor: Token) -> str | None:
    """A noun under a verb: only what denies or doubts its object, or says whether its subject came about."""
    if token.dep in ("nsubj", "nsubjpass"):
        passive = token.dep == "nsubjpass"
        if passive:
            return _governor(sentence, token, governor)
        verdict = _verdict(sentence, governor)
        if verdict != "keep":
            return verdict
        if governor.lemma in words("occurrence", "words"):
            return _combined("keep", sentence, governor)
        return None
    effect = _governor(sentence, token, governor)
    if effect == "keep" and governor.lemma in words("naming", "words") and _named_untrue(sentence, token, governor):
        return "deny"
    if effect == "keep" and governor.pos == "AUX" and _hedged(sentence, governor):
        return "hedge"
    return effect


def _verdict(sentence: Sentence, copula: Token) -> str:
    """What "is false", "is unconfirmed" says of the subject."""
    for predicate in sentence.children(copula, "acomp", "attr", "oprd"):
        effect, under = effects("adjectives").get(predicate.text.lower(), ("keep", "keep"))
        return under if _negations(sentence, copula) else effect
    return "keep"


def _named_untrue(sentence: Sentence, token: Token, verb: Token) -> bool:
    """ "called the reports untrue", "described them as fabricated"."""
    adjectives = effects("adjectives")
    return not _negations(sentence, verb) and any(
        adjectives.get(t.text.lower(), ("keep", ""))[0] == "deny" for t in sentence.subtree(verb) if t.i > token.i
    )


def _governor(sentence: Sentence, token: Token, governor: Token) -> str:
    """Effect of a governing verb, noun or adjective with its own negation and hedges."""
    lemma = governor.lemma
    clausal = token.dep in ("ccomp", "xcomp", "acl", "pcomp", "csubj", "advcl")
    participle = governor.tag == "VBN" and not sentence.children(governor, "aux", "auxpass")
    if governor.pos == "ADJ" or (participle and lemma not in effects("verbs")):
        effect, under = effects("adjectives").get(governor.text.lower(), ("keep", "keep"))
        copula = sentence.head(governor) if governor.dep in ("acomp", "oprd", "attr") else governor
        return under if _negations(sentence, copula) or _negations(sentence, governor) else effect
    if governor.pos in ("VERB", "AUX"):
        return _verb(sentence, token, governor, lemma, clausal)
    if governor.pos in ("NOUN", "PROPN"):
        effect, under = effects("nouns").get(lemma, ("keep", "keep"))
        if _negative_noun(sentence, governor) == "deny" or _sentence_negates(sentence, governor):
            return under if lemma in effects("nouns") else "keep"
        if lemma in _CLAIMS:
            return "keep"
        return effect
    return "keep"


def _sentence_negates(sentence: Sentence, noun: Token) -> bool:
    verb = sentence.head(noun)
    return noun.dep in ("attr", "dobj") and verb.lemma in ("be", "have", "see", "find") and _own_neg(sentence, verb)


def _own_neg(sentence: Sentence, verb: Token) -> bool:
    return any(child.dep == "neg" for child in sentence.children(verb))


def _verb(sentence: Sentence, token: Token, verb: Token, lemma: str, clausal: bool) -> str:
    if token.dep == "xcomp" and lemma in ("have", "be") and _has(sentence, verb, "yet"):
        return "deny"
    if clausal and lemma in ("be", "seem", "appear", "look", "sound", "remain", "prove"):
        for predicate in sentence.children(verb, "acomp", "attr", "oprd"):
            return _governor(sentence, token, predicate)
    passive = bool(sentence.children(verb, "auxpass")) or (verb.tag == "VBN" and verb.dep == "acl")
    lookup = effects("verbs")
    if passive and clausal and lemma in effects("passives") and token.dep in ("xcomp", "ccomp"):
        effect, under = effects("passives")[lemma]
    elif passive and token.dep in ("prep",) and lemma == "suspect":
        effect, under = "hedge", "deny"
    elif _phrasal(sentence, verb):
        effect, under = "deny", "hedge"
    else:
        effect, under = lookup.get(lemma, ("keep", "deny" if token.dep in ("xcomp", "acomp") else "keep"))
        if (
            not clausal
            and token.dep not in ("prep",)
            and effect == "hedge"
            and lemma not in words("verbs", "weigh", "words")
        ):
            effect = "keep"
    if token.dep == "nsubjpass" and lemma not in lookup:
        under = "deny"
    if lemma in ("verify", "confirm", "prove", "establish", "determine") and token.dep == "ccomp":
        under = "hedge"
    if clausal and _whether(sentence, token):
        return "hedge"
    return _combined(effect, sentence, verb, under, token)


def _whether(sentence: Sentence, token: Token) -> bool:
    return token.dep == "ccomp" and any(
        child.text.lower() in ("whether", "if") for child in sentence.children(token, "mark")
    )


def _combined(effect: str, sentence: Sentence, verb: Token, under: str = "deny", token: Token | None = None) -> str:
    ignoring = token is not None and _negative_noun(sentence, token) == "deny"
    if _negations(sentence, verb) and not ignoring:
        return under
    if effect == "keep" and _hedged(sentence, verb) and (token is None or token.dep in ("xcomp", "dobj", "nsubjpass")):
        return "hedge"
    return effect


def _questioned(sentence: Sentence, token: Token) -> bool:
    last = next((t for t in reversed(sentence.tokens) if t.pos != "PUNCT" or t.text == "?"), None)
    if last is None or last.text != "?":
        return False
    root = sentence.root
    if any(child.pos in ("VERB", "AUX") for child in sentence.children(root, "conj")):
        return False
    return token.i == root.i or token.head == root.i
