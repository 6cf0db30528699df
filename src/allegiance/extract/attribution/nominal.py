"""Attribution by nouns: "a claim by X that", "X's assessment that", "in a statement X"."""

from collections.abc import Iterator

from allegiance.extract.attribution.finding import Finding, below
from allegiance.extract.attribution.lexicon import noun_groups, verb_groups
from allegiance.extract.attribution.sources import extent, source_of
from allegiance.syntax import Sentence, Token

_OWNERS = {"by", "from"}
_SUPPORT = {
    "make",
    "issue",
    "repeat",
    "give",
    "have",
    "voice",
    "express",
    "offer",
    "release",
    "renew",
    "raise",
    "deliver",
}


def nominal(sentence: Sentence, quoted: set[int], attitudes: bool) -> Iterator[Finding]:
    """Findings for reporting nouns with a clause, or with an owner and an "of"."""
    for noun in sentence.tokens:
        if noun.pos != "NOUN" or noun.i in quoted:
            continue
        groups = [group for group in noun_groups(noun.lemma) if attitudes or not group.attitude]
        if not groups:
            continue
        head = _clause(sentence, noun)
        source = _owner(sentence, noun)
        content = below(sentence, head) if head is not None else set()
        if head is None and source is not None and groups[0].act not in ("assess",):
            for prep in sentence.children(noun, "prep"):
                if prep.text.lower() in ("of", "about", "for", "on") and source.head != prep.i:
                    head = next(iter(sentence.children(prep, "pobj", "pcomp")), None)
                    content = below(sentence, prep) - {prep.i}
                    break
        if head is None:
            continue
        cue = noun.i
        saying = _said_in(sentence, noun, source)
        if saying is not None:
            source = source_of(sentence, saying)
            groups = list(verb_groups(saying.lemma))
            cue = saying.i
        words = extent(sentence, source, content | {noun.i}) if source is not None else set()
        words -= {t.i for t in sentence.tokens if t.dep == "case" and t.i in words and t.i == max(words)}
        yield Finding(groups[0], [cue], words, content - words, head)


def _said_in(sentence: Sentence, noun: Token, owner: Token | None) -> Token | None:
    """ "said in a statement that": the verb is the cue though the clause hangs on the noun."""
    prep = sentence.head(noun)
    verb = sentence.head(prep)
    said = noun.dep == "pobj" and prep.dep == "prep" and owner is None and verb.pos == "VERB"
    return verb if said and any(not group.strict for group in verb_groups(verb.lemma)) else None


def _clause(sentence: Sentence, noun: Token) -> Token | None:
    """A "that" clause or infinitive under the noun; "the claim is that" counts."""
    for child in sentence.children(noun, "acl", "ccomp", "relcl"):
        if child.i < noun.i:
            continue
        infinitive = child.dep == "acl" and any(c.text.lower() == "to" for c in sentence.children(child, "aux"))
        that = any(c.text.lower() in ("that", "whether") for c in sentence.children(child, "mark"))
        if infinitive or that:
            return child
    for prep in sentence.children(noun, "prep"):
        for owner in sentence.children(prep, "pobj") if prep.text.lower() in _OWNERS else ():
            for child in sentence.children(owner, "relcl", "acl"):
                if _whole(sentence, child):
                    return child
    verb = sentence.head(noun)
    if noun.dep == "nsubj" and verb.lemma == "be":
        for child in sentence.children(verb, "ccomp", "advcl"):
            if any(c.text.lower() == "that" for c in sentence.children(child, "mark")):
                return child
    return None


def _whole(sentence: Sentence, clause: Token) -> bool:
    """True for a "that" clause with nothing missing, which no relative clause is: "by the rebels that A bombed B"."""
    first = sentence.tokens[min(below(sentence, clause))]
    subjects = sentence.children(clause, "nsubj", "nsubjpass", "expl")
    if first.text.lower() != "that" or any(subject.i == first.i for subject in subjects) or not subjects:
        return False
    if first.dep not in ("dobj", "pobj"):
        return True
    return any(noun.i != first.i for noun in sentence.children(clause, "dobj", "attr", "acomp", "ccomp", "xcomp"))


def _owner(sentence: Sentence, noun: Token) -> Token | None:
    for child in sentence.children(noun, "poss"):
        verb = sentence.head(noun)
        if child.pos == "PRON" and noun.dep == "dobj" and verb.pos == "VERB":
            return source_of(sentence, verb) or child
        return child
    for prep in sentence.children(noun, "prep", "agent"):
        if prep.text.lower() in _OWNERS:
            return next(iter(sentence.children(prep, "pobj")), None)
    verb = sentence.head(noun)
    if noun.dep == "dobj" and verb.lemma in _SUPPORT:
        return source_of(sentence, verb)
    return None
