"""Which findings of a sentence stand: the outermost, split where one source says two things, outlets set aside."""

from functools import cache

from allegiance.extract.attribution.afterwards import pointing
from allegiance.extract.attribution.finding import Finding, below
from allegiance.extract.attribution.lexicon import table
from allegiance.extract.attribution.outlets import Outlets
from allegiance.extract.attribution.parenthesis import has_as
from allegiance.extract.attribution.sources import citing, extent, quoted_saying
from allegiance.syntax import Sentence, Token

_MOSTLY = 0.5
_PROMISED = {"promise"}
_TOLD = {"say", "claim", "allege", "deny", "dismiss", "assess", "estimate", "warn", "promise", "accuse"}


def outermost(
    text: str, sentence: Sentence, findings: list[Finding], outlets: Outlets, attitudes: bool = True
) -> list[Finding]:
    """Without those whose cue lies in the content of another, and one for each cue.

    Unless ``attitudes`` count, "X told reporters A, according to Y" is the word of X, which Y passes on.
    """
    kept: list[Finding] = []
    order = sorted(findings, key=lambda one: (_hearsay(sentence, one), -len(one.content), not one.parenthetical))
    for one in order:
        if any(one.cue[0] in other.content or set(one.cue) & set(other.cue) for other in kept):
            continue
        if _hearsay(sentence, one) and any(one.content & other.content for other in kept):
            continue
        if any(len(one.content & other.content) > _MOSTLY * len(one.content) for other in kept if other.parenthetical):
            continue
        if any(sentence.tokens[i].lemma in _nobody() for i in one.source):
            continue
        saying = quoted_saying(sentence, sentence.tokens[one.cue[0]])
        if saying is not None and any(saying.i in other.cue for other in findings):
            continue
        if _passes_on(text, sentence, one, findings, outlets):
            continue
        if not attitudes and _relates(sentence, one, findings):
            continue
        kept.append(one)
    return kept


def _relates(sentence: Sentence, one: Finding, findings: list[Finding]) -> bool:
    """True for "according to" behind a sentence that tells itself who says it, and for "said" behind a promise."""
    cue = sentence.tokens[one.cue[0]]
    if not one.parenthetical or cue.pos == "ADV":
        return False
    told = _PROMISED if cue.pos == "VERB" and len(one.cue) == 1 else _TOLD
    return any(
        inner is not one
        and inner.source
        and inner.group.act in told
        and not inner.group.attitude
        and inner.cue[0] in one.content
        and one.cue[0] not in inner.content
        and len(inner.content | inner.source) >= _MOSTLY * len(one.content)
        and not any(sentence.tokens[i].lemma in _nobody() for i in inner.source)
        for inner in findings
    )


def _hearsay(sentence: Sentence, finding: Finding) -> bool:
    """ "reportedly" names nobody: it gives way to any finding that does."""
    return sentence.tokens[finding.cue[0]].pos == "ADV" and not finding.source


def _passes_on(text: str, sentence: Sentence, one: Finding, findings: list[Finding], outlets: Outlets) -> bool:
    """True for an outlet whose report is mostly what somebody else says, and for "as reported by"."""
    if not one.source or not _is_outlet(text, sentence, one.source, outlets):
        return False
    cue = sentence.tokens[one.cue[0]]
    if any(pointing(sentence, t) and below(sentence, t) >= one.content for t in _tokens(sentence, one.content)):
        return sentence.root.i != cue.i
    if has_as(sentence, cue) and cue.tag == "VBN" and sentence.children(cue, "agent"):
        return True
    return any(
        inner is not one
        and inner.source
        and not inner.group.attitude
        and inner.cue[0] in one.content
        and (inner.parenthetical or len(inner.content | inner.source) >= _MOSTLY * len(one.content))
        and not _is_outlet(text, sentence, inner.source, outlets)
        for inner in findings
    )


def _tokens(sentence: Sentence, indices: set[int]) -> list[Token]:
    return [sentence.tokens[i] for i in sorted(indices)]


def _is_outlet(text: str, sentence: Sentence, source: set[int], outlets: Outlets) -> bool:
    if outlets.at(text, first_name(sentence, source)) is not None:
        return True
    end = sentence.tokens[max(source)].end  # "the state news agency KCNA"
    names = (outlets.at(text, sentence.tokens[i].start) for i in source if sentence.tokens[i].text[:1].isupper())
    return any(found is not None and found[0].end == end for found in names)


def first_name(sentence: Sentence, source: set[int]) -> int:
    """Where the name of a source begins, past its article."""
    first = min(source)
    if sentence.tokens[first].pos == "DET" and first + 1 in source:
        first += 1
    return sentence.tokens[first].start


@cache
def _nobody() -> frozenset[str]:
    return frozenset(table("phrases.toml")["speakers"]["nobody"])


def split(sentence: Sentence, findings: list[Finding]) -> None:
    """Take out of a statement what the same source adds to it: "…, adding that", "… and insisted that"."""
    for outer in findings:
        if outer.parenthetical or outer.head is None or not outer.source:
            continue
        cue = sentence.tokens[outer.cue[0]]
        for inner in findings:
            verb = sentence.tokens[inner.cue[0]]
            if inner is outer or verb.i not in outer.content or verb.i < cue.i or verb.pos != "VERB":
                continue
            if (_contrasts(sentence, verb) or _says_too(sentence, verb, cue)) and inner.source and inner.content:
                outer.content -= below(sentence, verb)
                continue
            if sentence.children(verb, "nsubj", "nsubjpass", "mark") or not inner.content:
                continue
            if _adds(sentence, verb) or _goes_on(sentence, verb, cue):
                outer.content -= below(sentence, verb)
                inner.source = set(outer.source)


def credit_cited(text: str, sentence: Sentence, findings: list[Finding], outlets: Outlets) -> None:
    """Where an outlet reports "citing two officials", the officials are the source and the outlet a relay."""
    cited = citing(sentence)
    if cited is None:
        return
    participle, noun = cited
    for finding in findings:
        if finding.source and participle.i not in finding.cue and _is_outlet(text, sentence, finding.source, outlets):
            finding.content -= below(sentence, participle)
            finding.source = extent(sentence, noun, finding.content | set(finding.cue))
            findings[:] = [one for one in findings if participle.i not in one.cue]
            finding.cue = [participle.i]
            return


def _says_too(sentence: Sentence, verb: Token, cue: Token) -> bool:
    """ "X said A, and Y said B", where the parser put B beside A."""
    first = min(below(sentence, verb))
    subject = sentence.children(verb, "nsubj")
    joined = [t.text.lower() for t in sentence.tokens[max(0, first - 2) : first]]
    return (
        verb.dep == "conj"
        and verb.tag == cue.tag
        and verb.lemma == cue.lemma
        and bool(subject)
        and joined[:1] == [","]
        and joined[-1] in ("and", "but", ",")
    )


def _contrasts(sentence: Sentence, verb: Token) -> bool:
    """ "X said A, while others said B": B is not part of A."""
    marks = {child.text.lower() for child in sentence.children(verb, "mark")}
    before = sentence.tokens[min(below(sentence, verb)) - 1]
    return verb.dep == "advcl" and bool(marks & {"while", "whereas", "after"}) and before.text == ","


def _adds(sentence: Sentence, verb: Token) -> bool:
    """A participle after a comma with a clause of its own."""
    if verb.tag != "VBG" or verb.dep not in ("advcl", "conj", "dep", "acl"):
        return False
    before = sentence.tokens[min(t.i for t in sentence.subtree(verb)) - 1]
    return before.text in (",", "”", '"', "''")


def _goes_on(sentence: Sentence, verb: Token, cue: Token) -> bool:
    """A second cue joined by "and" that has the form of the first and not that of the verb it hangs on."""
    partner = sentence.head(verb)
    finite = verb.tag in ("VBD", "VBZ", "VBP") and verb.tag == cue.tag
    return verb.dep == "conj" and finite and (partner.tag != verb.tag or bool(sentence.children(partner, "aux")))
