"""How far the thing has got, from the tense of its verb and the verbs and nouns that govern it."""

from allegiance.extract.attribution import modality_of
from allegiance.model import Polarity, Stage
from allegiance.ontology import governors, relation
from allegiance.syntax import Sentence, Token

_FUTURE = {"will", "shall", "'ll", "’ll", "would", "wo", "should", "must", "ought"}
_WILL = {"will", "shall", "'ll", "’ll", "would"}
_BEGINNING = {"begin", "start", "resume"}
_SUSTAINED = {"arm", "back", "fund", "finance", "pay", "sponsor", "support"}  # "a militia armed by A"
_WILLING = {"prepared", "ready", "willing"}
_GETTING = {"acquire", "buy", "get", "have", "obtain", "purchase", "receive"}
_SPELLS = {"decade", "generation", "month", "week", "year"}
_SHELVES = {"hold", "ice"}
_DOUBT_MODALS = {"may", "might", "could"}
_CLAUSAL = {"xcomp", "ccomp", "pcomp", "advcl", "acl", "prep"}
_PLAN_NOUNS = {
    "plan": Stage.PLANNED, "promise": Stage.PROMISED, "pledge": Stage.PROMISED, "decision": Stage.PROMISED,
    "offer": Stage.PROMISED, "request": Stage.REQUESTED, "intention": Stage.PLANNED, "deal": Stage.ORDERED,
    "agreement": Stage.PROMISED,
}  # fmt: skip


def stage_and_polarity(sentence: Sentence, verb: Token, base: str | None) -> tuple[Stage, Polarity]:
    """Stage and polarity of the event ``verb`` names; ``base`` is the stage its frame gives it."""
    if _no_longer(sentence, verb):
        return Stage.ENDED, Polarity.ASSERTED
    stage, polarity = stage_of(sentence, verb, base), modality_of(sentence, verb)
    if stage is Stage.DELIVERED:
        stage = _lasting(sentence, verb)
    ahead = stage is Stage.PROMISED and base is None
    if (stage in (Stage.UNDERWAY, Stage.PLANNED) or ahead) and polarity is Polarity.DENIED:
        stage = Stage.UNSPECIFIED  # what is not going on and will not be has no stage
    return stage, polarity


def _no_longer(sentence: Sentence, verb: Token) -> bool:
    """ "No longer sends", "will no longer let it have"."""
    if any(child.text.lower() == "longer" for child in sentence.children(verb, "advmod", "neg")):
        return True
    controlled = verb.dep in ("xcomp", "ccomp") and verb.tag == "VB" and not sentence.children(verb, "mark")
    return controlled and _no_longer(sentence, sentence.head(verb))


def will_be_done(sentence: Sentence, verb: Token) -> bool:
    """True under "will" and "is to": from the mouth of whoever would do it, a promise."""
    if any(child.text.lower() in _WILL for child in sentence.children(verb, "aux")):
        return True
    above = sentence.head(verb)
    return verb.dep == "xcomp" and above.lemma == "be" and above.tag in ("VBZ", "VBP")


def _lasting(sentence: Sentence, verb: Token) -> Stage:
    """What went on "until last year" has ended; what "has gone on for ten years" goes on."""
    perfect = any(child.lemma == "have" and child.tag in ("VBZ", "VBP") for child in sentence.children(verb, "aux"))
    for prep in sentence.children(verb, "prep"):
        nouns = sentence.children(prep, "pobj")
        if prep.lemma in ("until", "till") and nouns:
            return Stage.ENDED
        if prep.lemma == "for" and perfect and any(noun.lemma in _SPELLS for noun in nouns):
            return Stage.UNDERWAY
    return Stage.DELIVERED


def stage_of(sentence: Sentence, verb: Token, base: str | None) -> Stage:
    """The stage ``base``, else what tense says, moved by the governors of the clause chain."""
    stage = Stage(base) if base is not None else tense(sentence, verb)
    word = governors()
    token = verb
    while token.head != token.i:
        above = sentence.head(token)
        own = [child for child in sentence.children(token, "aux", "nsubj") if child.text.lower() != "to"]
        if token.dep == "conj" and above.pos in ("VERB", "AUX") and not own:
            token = above
            continue
        if token.dep == "relcl":
            return _of_relative(sentence, above, stage)
        if token.dep not in _CLAUSAL:
            break
        if above.lemma in ("like", "want") and token.lemma in _GETTING:
            return Stage.REQUESTED
        if token.dep == "pcomp":
            return _after_preposition(sentence, above, stage, base)
        if above.lemma in word["ended"] and token.dep in ("xcomp", "dobj", "prep"):
            if any(child.dep == "neg" for child in sentence.children(above)):
                return Stage.UNDERWAY  # "has never ceased to send"
            called_for = sentence.head(above).lemma in word["requested"] and above.dep in ("xcomp", "ccomp", "advcl")
            return Stage.UNDERWAY if called_for else Stage.ENDED
        if base is None:
            stage = _moved(sentence, token, above, stage, word)
        token = above
    return stage


def _of_relative(sentence: Sentence, noun: Token, stage: Stage) -> Stage:
    """ "Put on hold the arms it ships": over with the noun; "a pact under which A will help": promised."""
    if stage is Stage.PLANNED and noun.lemma in relation("agreement")["nouns"]:
        return Stage.PROMISED
    first = noun
    while first.dep == "conj" and sentence.head(first).pos in ("NOUN", "PROPN"):
        first = sentence.head(first)
    if first.pos == "PROPN" and noun.pos == "NOUN":  # "the aid it sends to A and the arms it ships": the arms are no A
        above = next((token for token in sentence.ancestors(first) if token.dep == "relcl"), None)
        first = sentence.head(above) if above is not None else first
    verb = sentence.head(first)
    if first.dep not in ("dobj", "nsubjpass") or stage not in (Stage.UNDERWAY, Stage.DELIVERED):
        return stage
    shelved = any(hold.lemma in _SHELVES for on in sentence.children(verb, "prep") for hold in sentence.children(on))
    return Stage.ENDED if verb.lemma in governors()["ended"] or (verb.lemma == "put" and shelved) else stage


def _after_preposition(sentence: Sentence, preposition: Token, stage: Stage, base: str | None) -> Stage:
    governor = sentence.head(preposition)
    if governor.lemma in governors()["ended"]:
        return Stage.ENDED
    if base is None and preposition.lemma == "on" and governor.lemma in ("go", "carry", "keep"):
        return Stage.UNDERWAY
    return stage


def _moved(sentence: Sentence, token: Token, above: Token, stage: Stage, word: dict[str, frozenset[str]]) -> Stage:
    if above.pos == "NOUN" and token.dep == "acl" and above.lemma in _PLAN_NOUNS:
        return _PLAN_NOUNS[above.lemma]
    if above.pos not in ("VERB", "AUX", "ADJ"):
        return stage
    if token.dep == "xcomp" or (token.dep == "ccomp" and token.tag in ("VB", "VBG")):
        if above.lemma == "go" and token.tag == "VB":
            return Stage.PLANNED
        if above.lemma in _WILLING:
            return Stage.PROMISED
        for name in ("requested", "promised", "underway"):
            if above.lemma in word[name]:
                ahead = above.lemma in _BEGINNING and tense(sentence, above) is Stage.PLANNED
                return Stage.PLANNED if ahead else Stage(name)
        if above.lemma in word["planned"] and token.tag == "VB":
            return Stage.PLANNED
    elif token.dep == "ccomp" and above.lemma in word["promised"] and stage is Stage.PLANNED:
        return Stage.PROMISED
    return stage


def tense(sentence: Sentence, verb: Token) -> Stage:
    """The stage that tense and voice alone give a verb of giving."""
    helpers = sentence.children(verb, "aux", "auxpass")
    words = {helper.text.lower() for helper in helpers}
    perfect = any(helper.lemma == "have" for helper in helpers)
    if words & _DOUBT_MODALS and verb.tag == "VBG" and not words & _FUTURE:
        return Stage.UNDERWAY  # "may be handing them rifles"
    if words & (_FUTURE | _DOUBT_MODALS) and not perfect:
        return Stage.PLANNED
    if verb.tag == "VBG":
        return Stage.UNSPECIFIED if verb.dep == "pcomp" and not helpers else Stage.UNDERWAY
    if perfect or verb.tag == "VBD":
        return Stage.DELIVERED
    if verb.tag == "VBN":
        if verb.dep == "acl" and verb.lemma in _SUSTAINED and not helpers:
            return Stage.UNDERWAY
        be = next((helper for helper in helpers if helper.lemma == "be"), None)
        if be is None or be.tag in ("VBD", "VBZ", "VBP"):
            return Stage.UNDERWAY if "being" in words else Stage.DELIVERED
        return Stage.UNDERWAY if "being" in words else Stage.PLANNED
    if verb.tag in ("VBZ", "VBP"):
        return Stage.UNDERWAY
    if "to" in words and (sentence.head(verb).lemma == "be" or verb.dep in ("xcomp", "acl")):
        return Stage.PLANNED
    return Stage.UNSPECIFIED
