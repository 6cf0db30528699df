"""Whether an event is asserted, denied or held possible, read off the words above it in its sentence.

The walk starts at the event's trigger and climbs to the root. Each governor's effect (keep, deny, hedge) is applied to
what was found so far, so that "denied having refused to pay" asserts the payment.
"""

from functools import partial

from allegiance.extract.attribution.lexicon import effects, words
from allegiance.extract.attribution.negation import (
    conditional,
    evades,
    has,
    has_negation,
    hearsay,
    hedged,
    negated,
    negations,
    negative_noun,
)
from allegiance.model import Polarity
from allegiance.syntax import Sentence, Token

_CLAUSE_ENDS = {"relcl", "advcl", "parataxis", "appos"}
_ARGUMENTS = {"dobj", "nsubj", "nsubjpass", "attr", "pobj", "dative", "oprd", "dep", "nmod", "compound", "poss"}
_CLAIMS = frozenset(
    ["claim", "report", "allegation", "accusation", "charge", "suggestion", "statement", "assertion", "rumour"]
)
_LISTING = {"be", "comprise", "contain", "include"}  # "possible sales include missiles"
_BY_MEANS_OF = frozenset(["by", "through", "via", "with"])
_PHRASAL = {"rule": {"out"}, "call": {"off"}, "hold": {"back", "off"}, "brush": {"aside", "off", "away"}}


def modality_of(sentence: Sentence, token: Token) -> Polarity:
    """The polarity of the event that ``token`` names, a verb or a noun of ``sentence``."""
    polarity = _own(sentence, token)
    current = token
    for _ in sentence.tokens:
        if current.head == current.i:
            break
        governor = sentence.head(current)
        if _whether(sentence, current) or (current.dep in ("ccomp", "dobj") and evades(sentence, governor) is not None):
            return Polarity.POSSIBLE
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


def _own(sentence: Sentence, token: Token) -> Polarity:
    """What the trigger's own dependants do to it."""
    if hedged(sentence, token):
        return Polarity.POSSIBLE
    if token.pos in ("VERB", "AUX"):
        if negated(sentence, token):
            return Polarity.DENIED
        listed = token.lemma in _LISTING and any(map(partial(hedged, sentence), sentence.children(token, "nsubj")))
        return Polarity.POSSIBLE if listed or conditional(sentence, token) else Polarity.ASSERTED
    return _applied(Polarity.ASSERTED, negative_noun(sentence, token))


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
    if hedged(sentence, copula):
        return "hedge"
    return "deny" if is_trigger and has_negation(sentence, copula) else "keep"


def _conjoined(sentence: Sentence, token: Token, governor: Token) -> str | None:
    """A second conjunct shares modals and, under "or" and "nor", the negation of the first, unless it has its own."""
    if token.pos not in ("VERB", "AUX"):
        return "keep"
    if sentence.children(token, "nsubj", "nsubjpass", "expl"):
        return "keep"
    if token.tag == "VB" or not sentence.children(token, "aux", "auxpass"):
        if token.tag == "VB" and hedged(sentence, governor):
            return "hedge"
        joined = {child.text.lower() for child in sentence.children(governor, "cc")}
        if negations(sentence, governor) and joined & {"or", "nor"}:
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
        return "hedge" if negations(sentence, governor) else "deny"
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
    if word in _BY_MEANS_OF:  # "broke the ban through deliveries": what breaks a ban is not what it forbids
        return "keep"
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
    if effect == "keep" and governor.pos == "AUX" and hedged(sentence, governor):
        return "hedge"
    return effect


def _verdict(sentence: Sentence, copula: Token) -> str:
    """What "is false", "is unconfirmed" says of the subject."""
    for predicate in sentence.children(copula, "acomp", "attr", "oprd"):
        effect, under = effects("adjectives").get(predicate.text.lower(), ("keep", "keep"))
        return under if negations(sentence, copula) else effect
    return "keep"


def _named_untrue(sentence: Sentence, token: Token, verb: Token) -> bool:
    """ "called the reports untrue", "described them as fabricated"."""
    adjectives = effects("adjectives")
    return not negations(sentence, verb) and any(
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
        return under if negations(sentence, copula) or negations(sentence, governor) else effect
    if governor.pos in ("VERB", "AUX"):
        return _verb(sentence, token, governor, lemma, clausal)
    if governor.pos in ("NOUN", "PROPN"):
        effect, under = effects("nouns").get(lemma, ("keep", "keep"))
        if negative_noun(sentence, governor) == "deny" or _sentence_negates(sentence, governor):
            return under if lemma in effects("nouns") else "keep"
        if lemma in _CLAIMS:
            return "keep"
        return effect
    return "keep"


def _sentence_negates(sentence: Sentence, noun: Token) -> bool:
    verb = sentence.head(noun)
    return noun.dep in ("attr", "dobj") and verb.lemma in ("be", "have", "see", "find") and has_negation(sentence, verb)


def _verb(sentence: Sentence, token: Token, verb: Token, lemma: str, clausal: bool) -> str:
    if token.dep == "xcomp" and lemma in ("have", "be") and has(sentence, verb, "yet"):
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
    if passive and token.dep == "ccomp" and token.i < verb.i and _of_something(sentence, verb):
        return "keep"
    if token.dep == "ccomp" and hearsay(sentence, verb):
        return "hedge"
    return _combined(effect, sentence, verb, under, token)


def _of_something(sentence: Sentence, passive: Token) -> bool:
    """ "X won; his words were reported": the clause before is not what is reported."""
    return any(subject.lemma != "it" for subject in sentence.children(passive, "nsubjpass"))


def _whether(sentence: Sentence, token: Token) -> bool:
    return token.dep in ("ccomp", "xcomp") and any(
        child.text.lower() in ("whether", "if") for child in sentence.children(token, "mark")
    )


def _combined(effect: str, sentence: Sentence, verb: Token, under: str = "deny", token: Token | None = None) -> str:
    ignoring = token is not None and negative_noun(sentence, token) == "deny"
    if negations(sentence, verb) and not ignoring:
        return under
    if effect == "keep" and hedged(sentence, verb) and (token is None or token.dep in ("xcomp", "dobj", "nsubjpass")):
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
