"""Words about a deed that are no clause of their own: "thanked Oman for sending", "raised the transfers"."""

from allegiance.extract.attribution.lexicon import verb_groups
from allegiance.model import Polarity
from allegiance.ontology import words
from allegiance.syntax import Sentence, Token

_JUDGING = words("judging")
_DENYING = words("deny")
_RAISING = words("raising")
_NOTIFYING = words("notifying")
_NAMING = {"count", "list", "mention", "name", "number", "single"}
_LISTING = {"be", "comprise", "contain", "include"}
_OPENINGS = {"up", "forward"}


def judgement(sentence: Sentence, trigger: Token, polarity: Polarity) -> tuple[Token, Token] | None:
    """The verb and its subject, who is the speaker; null where nobody speaks of the deed that ``trigger`` names."""
    above = sentence.head(trigger)
    verb = sentence.head(above) if trigger.dep == "pcomp" else above
    if trigger.dep in ("pcomp", "xcomp") and verb.lemma in (_JUDGING if trigger.dep == "pcomp" else _DENYING):
        return _by(sentence, verb)
    noticed = _noticed(sentence, trigger)
    if noticed is not None:
        return noticed
    if trigger.dep in ("dobj", "nsubjpass") and _raises(sentence, verb):
        return _by(sentence, verb)
    among = next((above for above in sentence.ancestors(trigger) if above.lemma == "among"), None)
    if among is not None and sentence.head(among).lemma in _NAMING:  # "among the donors he counted Italy"
        return _by(sentence, sentence.head(among))
    if polarity is Polarity.DENIED and trigger.pos in ("NOUN", "PROPN"):
        for above in sentence.ancestors(trigger):
            if above.pos == "VERB":
                return _by(sentence, above) if above.lemma in _DENYING else None
    return None


def _by(sentence: Sentence, verb: Token) -> tuple[Token, Token] | None:
    agents = [pobj for by in sentence.children(verb, "agent") for pobj in sentence.children(by, "pobj")]
    subjects = agents or sentence.children(verb, "nsubj")
    return (verb, subjects[0]) if subjects else None


def _raises(sentence: Sentence, verb: Token) -> bool:
    """ "Raised the arms transfers", "brought up the sale"."""
    if verb.lemma in _RAISING:
        return True
    return verb.lemma == "bring" and any(c.text.lower() in _OPENINGS for c in sentence.children(verb, "prt", "advmod"))


def _noticed(sentence: Sentence, trigger: Token) -> tuple[Token, Token] | None:
    """ "Possible sales notified by the Pentagon", "shipments alleged by Kyiv"."""
    owners = [trigger] if trigger.pos in ("NOUN", "PROPN") else []
    if trigger.lemma in _LISTING:
        owners = sentence.children(trigger, "nsubj")
    for owner in owners:
        for verb in sentence.children(owner, "acl"):
            if verb.tag == "VBN" and (verb.lemma in _NOTIFYING or verb_groups(verb.lemma)):
                return _by(sentence, verb)
    return None
