"""The tense of the verb that governs a place in a sentence."""

from allegiance.model import Span
from allegiance.syntax import Sentence, Token

_WILL = {"will", "'ll", "’ll", "shall", "wo"}
_MAY = {"may", "might", "should", "could", "would", "can"}
_WAS = {"was", "were", "did", "had"}
_HAS = {"has", "have", "'ve", "’ve"}
_LIGHT = {"ADV", "AUX", "PART"}
_AHEAD = {
    "plan", "expect", "schedule", "due", "intend", "set", "aim", "want", "hope", "prepare", "agree", "vow", "pledge",
    "slate", "promise", "seek", "decide", "propose",
}  # fmt: skip


def tense(sentence: Sentence, span: Span) -> str | None:
    """``past``, ``perfect``, ``present`` or ``future`` of the nearest finite verb above ``span``; null without one.

    ``perfect`` is what has gone on up to now: "has sent", "has been training".
    """
    token = sentence.head_of(span)
    if token is None:
        return None
    if _follows_past(sentence, span):
        return "past"
    if _set_for(sentence, token, span):
        return "future"
    for verb in (token, *sentence.ancestors(token)):
        if verb.pos in {"VERB", "AUX"} or verb.tag.startswith(("VB", "MD")):
            read = _tense_of(sentence, _reported(sentence, verb, span))
            if read is not None:
                return read
    return None


def _set_for(sentence: Sentence, token: Token, span: Span) -> bool:
    """ "Plan an exercise for September", "a visit scheduled for Monday"."""
    before = next((t for t in reversed(sentence.tokens) if t.end <= token.start), None)
    if before is None or before.text.lower() != "for" or before.start < span.start - len("for "):
        return False
    for verb in sentence.ancestors(token):
        if verb.lemma in _AHEAD and verb.pos == "VERB":
            return verb.tag != "VBD" and not any(
                c.text.lower() in _WAS for c in sentence.children(verb, "aux", "auxpass")
            )
    return False


def _follows_past(sentence: Sentence, span: Span) -> bool:
    """``said late Friday it would``, ``said in March that it may``: the time stands right behind a verb of the past."""
    for token in reversed(sentence.tokens):
        if token.start < span.start and token.pos != "ADP":
            return token.tag == "VBD" and token.dep not in {"aux", "auxpass"} and token.lemma != "be"
    return False


def _reported(sentence: Sentence, verb: Token, span: Span) -> Token:
    """``It will come in July, the agency said``: the time belongs to what was said, whatever the parser thinks."""
    said = [child for child in sentence.children(verb, "ccomp") if child.i < verb.i]
    subjects = sentence.children(verb, "nsubj", "nsubjpass")
    if said and span.end <= min(token.start for token in (verb, *subjects)):
        return said[-1]
    return verb


def _tense_of(sentence: Sentence, verb: Token) -> str | None:
    words = {auxiliary.text.lower() for auxiliary in sentence.children(verb, "aux", "auxpass")}
    if words & _WILL:
        return "future"
    if words & _MAY:
        return "past" if "have" in words else "future"
    if (
        verb.lemma == "be"
        and verb.tag in {"VBZ", "VBP"}
        and any(_is_to_do(sentence, child) for child in sentence.children(verb, "xcomp"))
    ):
        return "future"  # "are to bring"
    if verb.tag == "VB" and "to" in words:
        return "future" if sentence.head(verb).lemma in _AHEAD else None
    if verb.tag == "VBN" and verb.lemma in _AHEAD and not words & _HAS:
        return None if sentence.children(verb, "dobj") else "future"
    if verb.tag == "VBD" or words & _WAS:
        return "past"
    if verb.tag in {"VBN", "VBG"} and (words & _HAS or ("'s" in words and verb.tag == "VBN")):
        return "past" if verb.lemma in _AHEAD else "perfect"
    if verb.tag == "VBN" and not words:
        return "past" if verb.dep in {"acl", "relcl", "ROOT", "advcl"} else None
    return "present" if verb.tag in {"VBZ", "VBP"} or words & {"is", "are", "am", "'re"} else None


def _is_to_do(sentence: Sentence, verb: Token) -> bool:
    beside = sentence.tokens[sentence.head(verb).i + 1 : verb.i]
    return verb.tag == "VB" and any(t.text.lower() == "to" for t in beside) and all(t.pos in _LIGHT for t in beside)
