"""Attribution by apposition: "300 men (the ministry's figure)", "X sent arms, a claim Y called baseless"."""

from allegiance.extract.attribution.finding import Finding, below
from allegiance.extract.attribution.lexicon import effects, needs_complement, table, verb_groups
from allegiance.extract.attribution.sources import extent
from allegiance.syntax import Sentence, Token

_PARTS = {",", "—", "–", "--", "-", "("}


def figure(sentence: Sentence, noun: Token) -> Finding | None:
    """ "300 men (the ministry's figure)": what the apposition stands beside is the owner's word."""
    described = sentence.head(noun)
    for owner in sentence.children(noun, "poss") if noun.dep == "appos" and described.i < noun.i else ():
        phrase = below(sentence, noun)
        marks = {c.i for c in sentence.children(owner, "case")}
        content = {i for i in below(sentence, described) - phrase if i < min(phrase)}
        if owner.pos in ("NOUN", "PROPN") and content:
            return Finding(verb_groups("say")[0], [noun.i], below(sentence, owner) - marks, content, described)
    return None


def rebut(sentence: Sentence, quoted: set[int], findings: list[Finding]) -> None:
    """Add "…, a claim the ministry called baseless" as a denial of what it stands beside, and take it out of that."""
    nouns = table("phrases.toml")["rebutted"]["nouns"]
    for noun in sentence.tokens:
        before = sentence.tokens[noun.i - 2 : noun.i] if noun.i > 2 else ()
        if noun.lemma not in nouns or noun.i in quoted or not before or before[0].text not in _PARTS:
            continue
        for verb in sentence.children(noun, "relcl", "acl"):
            subjects = [t for t in sentence.children(verb, "nsubj") if t.tag not in ("WDT", "WP")]
            if subjects and _denies(sentence, verb):
                _add(sentence, noun, verb, subjects[-1], findings)


def _denies(sentence: Sentence, verb: Token) -> bool:
    """True for "denied", "rejected" and for "called untrue", "dismissed as false"."""
    if any(child.dep == "neg" for child in sentence.children(verb)):
        return False
    if any(group.effect == "deny" and not group.attitude for group in verb_groups(verb.lemma)):
        return True
    untrue = [t for t in sentence.subtree(verb) if effects("adjectives").get(t.text.lower(), ("", ""))[0] == "deny"]
    return bool(untrue) and (needs_complement(verb.lemma) or verb.lemma in ("describe", "say"))


def _add(sentence: Sentence, noun: Token, verb: Token, subject: Token, findings: list[Finding]) -> None:
    phrase = below(sentence, noun)
    first = min(phrase)
    content, head = set(range(first)), sentence.root
    for finding in findings:
        if finding.cue[0] < first and finding.head is not None and finding.head.i < first:
            finding.content -= phrase
            if noun.i > max(finding.content, default=noun.i) and not finding.parenthetical:
                content, head = set(finding.content), finding.head
    findings[:] = [one for one in findings if verb.i not in one.cue and noun.i not in one.cue]
    source = extent(sentence, subject, {verb.i})
    findings.append(Finding(verb_groups(verb.lemma)[0], [verb.i], source, content, head, modality="denied"))
