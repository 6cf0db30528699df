"""The tense of the verb that governs a place in a sentence."""

from allegiance.model import Span
from allegiance.syntax import Sentence, Token

_PLANS = {"will", "would", "shall", "to", "'ll", "wo", "may", "might", "should", "could"}
_AHEAD = {"plan", "expect", "schedule", "due", "intend", "set", "aim", "want", "hope", "prepare", "agree", "vow", "pledge"}


def tense(sentence: Sentence, span: Span) -> str | None:
    """``past``, ``present`` or ``future`` of the nearest finite verb above ``span``; null where there is none."""
    token = sentence.head_of(span)
    if token is None:
        return None
    for verb in (token, *sentence.ancestors(token)):
        if verb.pos in {"VERB", "AUX"} or verb.tag.startswith(("VB", "MD")):
            read = _tense_of(sentence, verb)
            if read is not None:
                return read
    return None


def _tense_of(sentence: Sentence, verb: Token) -> str | None:
    auxiliaries = sentence.children(verb, "aux", "auxpass")
    words = {auxiliary.text.lower() for auxiliary in auxiliaries}
    if words & {"will", "'ll", "shall", "wo"}:
        return "future"
    if words & {"may", "might", "should", "could", "would", "can"}:
        return "past" if "have" in words else "future"
    if verb.tag == "VB" and "to" in words:
        above = sentence.head(verb)
        return "future" if above.lemma in _AHEAD or verb.dep in {"xcomp", "relcl", "acl"} and above.tag != "VBD" else None
    if verb.lemma == "due" or (verb.tag == "VBN" and verb.lemma in _AHEAD):
        return "future" if verb.tag == "VBN" and not sentence.children(verb, "dobj") else None
    if verb.tag == "VBD" or words & {"was", "were", "did", "had"}:
        return "past"
    if words & {"has", "have", "'s", "'ve"} and verb.tag in {"VBN", "VBD"}:
        return "past"
    if verb.tag == "VBN" and not auxiliaries:
        return "past" if verb.dep in {"acl", "relcl", "ROOT", "advcl"} else None
    if verb.tag in {"VBZ", "VBP"} or words & {"is", "are", "am", "'re"}:
        if verb.tag == "VBG" and verb.lemma in {"go", "plan", "come"}:
            return "future"
        return "present"
    return None
