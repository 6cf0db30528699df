"""The source of a cue: the subject of its verb, near or inherited."""

from allegiance.extract.attribution.circumstance import is_day
from allegiance.extract.attribution.finding import below
from allegiance.extract.attribution.lexicon import noun_groups, verb_groups
from allegiance.syntax import Sentence, Token

_RELATIVE = {"who", "which", "that", "whom"}
HEARD = {
    "tell",
    "inform",
    "ask",
    "brief",
    "assure",
    "remind",
    "notify",
    "warn",
    "urge",
    "advise",
    "order",
    "alert",
}
_ISSUES = {"issue", "release", "put", "publish", "write", "post", "give", "make", "send", "sign", "tweet", "read"}
_INHERITS = {"conj", "advcl", "xcomp", "pcomp", "prep", "ccomp", "dep", "parataxis"}


def source_of(sentence: Sentence, verb: Token) -> Token | None:
    """The token that heads the words for the one who speaks; null when none is stated."""
    passive = bool(sentence.children(verb, "auxpass"))
    if (saying := quoted_saying(sentence, verb)) is not None:
        return _quoted(sentence, saying)
    if verb.lemma in HEARD and verb.dep == "acl" and verb.tag == "VBD":
        return None
    agent = _agent(sentence, verb)
    if agent is not None:
        return agent
    if passive or (verb.tag == "VBN" and not sentence.children(verb, "nsubj", "aux") and verb.dep in ("acl", "advcl")):
        return None
    if verb.dep == "pcomp" and (quoted := _quoted(sentence, verb)) is not None:
        return quoted
    current = verb
    for _ in sentence.tokens:
        subject = _subject(sentence, current)
        if subject is not None:
            return subject
        if current.dep == "acl" or (current.dep == "relcl" and current.i != verb.i):
            return _issuer(sentence, sentence.head(current)) or sentence.head(current)
        if current.dep not in _INHERITS or current.head == current.i:
            return None
        if current.dep == "ccomp" and sentence.children(current, "mark"):
            return None
        current = sentence.head(current)
        if current.pos in ("NOUN", "PROPN", "PRON") and current.dep not in _INHERITS:
            return None
    return None


def _agent(sentence: Sentence, verb: Token) -> Token | None:
    for by in sentence.children(verb, "agent", "prep"):
        if by.text.lower() == "by" and (by.dep == "agent" or verb.tag == "VBN"):
            for noun in sentence.children(by, "pobj"):
                return noun
    return None


def _subject(sentence: Sentence, verb: Token) -> Token | None:
    subjects = sentence.children(verb, "nsubj", "nsubjpass")
    for aux in sentence.children(verb, "aux") if not subjects else ():
        subjects = subjects or sentence.children(aux, "nsubj")
    if not subjects:
        return (
            enclosed(sentence, verb)
            or inverted(sentence, verb)
            or _swallowed(sentence, verb)
            or _mistagged(sentence, verb)
        )
    subject = subjects[-1]
    if subject.text.lower() in _RELATIVE and verb.dep == "relcl":
        return sentence.head(verb)
    if subject.lemma == "it" and subject.dep == "nsubjpass":
        return None
    return subject


def enclosed(sentence: Sentence, verb: Token) -> Token | None:
    """ "The letter, read out in Oslo, said that": the parser may take the participle for a clause that was said."""
    clauses = sentence.children(verb, "ccomp")
    for clause in clauses[:1] if len(clauses) > 1 else ():
        for noun in sentence.children(clause, "nsubj") if clause.tag in ("VBD", "VBN") else ():
            parted = noun.i + 2 == clause.i and sentence.tokens[noun.i + 1].text == ","
            if clause.i < verb.i < clauses[-1].i and parted and sentence.tokens[verb.i - 1].text == ",":
                return noun
    return None


def inverted(sentence: Sentence, verb: Token) -> Token | None:
    """ "Said the colonel:" and "…, said the colonel": the parser may take the subject for another word's."""
    if verb.lemma not in ("say", "add", "write", "reply", "ask", "explain") or verb.tag not in ("VBD", "VBZ"):
        return None
    if sentence.children(verb, "nsubj", "nsubjpass") or enclosed(sentence, verb) is not None:
        return None
    first = not any(t.pos not in ("PUNCT",) for t in sentence.tokens[: verb.i])
    for noun in sentence.children(verb, "dobj", "attr", "oprd"):
        between = sentence.tokens[verb.i + 1 : noun.i]
        if all(t.head == noun.i for t in between) and (first or any(c.i < verb.i for c in sentence.children(verb))):
            return noun
    for clause in sentence.children(verb, "ccomp"):
        for noun in sentence.children(clause, "nsubj"):
            closed = verb.i > 0 and sentence.tokens[verb.i - 1].text in ("”", '"', "''", ",")
            if closed and clause.i > noun.i > verb.i and min(below(sentence, noun)) == verb.i + 1:
                return noun
    return None


def _swallowed(sentence: Sentence, verb: Token) -> Token | None:
    """ "On Thursday Lloyd Austin said": the day before the name may take the subject for its own."""
    if verb.dep != "ROOT" or verb.tag not in ("VBD", "VBZ"):
        return None
    for prep in sentence.children(verb, "prep"):
        for noun in sentence.children(prep, "pobj"):
            inside = below(sentence, noun)
            gap = {t.pos for t in sentence.tokens[max(inside) + 1 : verb.i]}
            if prep.i == 0 and noun.pos == "PROPN" and max(inside) < verb.i and gap <= {"PUNCT", "AUX", "ADV"}:
                return noun
    return None


def _mistagged(sentence: Sentence, verb: Token) -> Token | None:
    """A name at the start that the tagger took for an adverb or an interjection ("Jolly said")."""
    if verb.dep != "ROOT" or verb.tag not in ("VBD", "VBZ") or verb.i == 0:
        return None
    before = sentence.tokens[verb.i - 1]
    named = before.text[:1].isupper() and before.pos not in ("SCONJ", "CCONJ", "PUNCT", "AUX") and before.i < 3
    return before if named and before.head == verb.i and before.text.lower() not in ("there", "here", "then") else None


def _issuer(sentence: Sentence, noun: Token) -> Token | None:
    """ "put out a statement saying": whoever put it out."""
    above = sentence.head(noun)
    if not noun_groups(noun.lemma) or sentence.children(noun, "poss"):
        return None
    if noun.dep == "pobj" and above.text.lower() == "in":
        above = sentence.head(above)
    elif noun.dep != "dobj" or above.lemma not in _ISSUES:
        return None
    return _subject(sentence, above) if above.pos == "VERB" else None


def _quoted(sentence: Sentence, verb: Token) -> Token | None:
    """ "Yonhap quoted him as saying": the one quoted, not the one who quotes."""
    quoting = sentence.head(sentence.head(verb))
    if quoting.lemma not in ("quote", "cite", "describe", "report", "record", "hear"):
        return None
    for role in ("nsubjpass", "dobj"):
        for noun in reversed([n for n in sentence.children(quoting, role) if n.i < verb.i]):
            return noun
    return None


def quoted_saying(sentence: Sentence, verb: Token) -> Token | None:
    """The "saying" of "reported him as saying" under its outer verb: the words are his, not the reporter's."""
    for prep in sentence.children(verb, "prep"):
        for inner in sentence.children(prep, "pcomp") if prep.text.lower() == "as" else ():
            if inner.tag == "VBG" and verb_groups(inner.lemma):
                return inner
    return None


def citing(sentence: Sentence) -> tuple[Token, Token] | None:
    """ "Reuters reported, citing two officials", "relying on letters": the participle and the one cited."""
    for token in sentence.tokens:
        if token.tag != "VBG" or token.dep not in ("advcl", "prep", "acl", "dep"):
            continue
        if token.lemma in ("cite", "quote"):
            for noun in sentence.children(token, "dobj"):
                return token, noun
        for prep in sentence.children(token, "prep") if token.lemma in ("draw", "rely", "base") else ():
            for noun in sentence.children(prep, "pobj") if prep.text.lower() in ("on", "upon") else ():
                return token, noun
    return None


def addressed(sentence: Sentence, verb: Token) -> bool:
    """True for "was told": the passive subject is the hearer."""
    return verb.lemma in HEARD and bool(sentence.children(verb, "nsubjpass"))


def extent(sentence: Sentence, head: Token, without: set[int]) -> set[int]:
    """The words of the source around ``head``, broken off where cue, content or a relative clause begin."""
    inside = below(sentence, head) - without
    for clause in sentence.children(head, "relcl"):
        if below(sentence, clause) & without:
            inside -= below(sentence, clause)
    inside -= {t.i for t in sentence.subtree(head) if t.i < head.i and is_day(t) and t.dep == "compound"}
    first = last = head.i
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    while first > 1 and _glued(sentence, first - 1) and not {first - 2, first - 1} & without:
        first = min(below(sentence, sentence.tokens[first - 2]) | {first - 2})
    while first > 0 and first - 1 not in without and _one_name(sentence.tokens[first - 1], head):
        first -= 1
    return set(range(first, last + 1))


def other_subjects(sentence: Sentence, verb: Token) -> list[Token]:
    """The subjects of ``verb`` before its last, which may be several words of one name ("Yoo Min-jae said")."""
    found = sentence.children(verb, "nsubj")
    while len(found) > 1 and found[-2].i == found[-1].i - 1 and _one_name(found[-2], found[-1]):
        found = found[:-1]
    return found[:-1]


def _one_name(before: Token, after: Token) -> bool:
    return before.pos == after.pos == "PROPN" and before.dep == after.dep == "nsubj" and before.head == after.head


def _glued(sentence: Sentence, hyphen: int) -> bool:
    """True for the hyphen inside a word that the parser took for three words ("vice-president")."""
    before, mark, after = sentence.tokens[hyphen - 1 : hyphen + 2]
    return mark.text == "-" and before.end == mark.start and mark.end == after.start


def without_relative_clause(sentence: Sentence, source: set[int]) -> set[int]:
    """The words of a source up to what is said about it: "Lim, who had flown in", "Lim, asked about it" are "Lim"."""
    clauses = [t for t in sentence.tokens if t.i in source and t.head in source and _said_about(sentence, t)]
    starts = [min(below(sentence, clause)) for clause in clauses]
    return {i for i in source if all(i < start for start in starts)} or source


def _said_about(sentence: Sentence, clause: Token) -> bool:
    """A relative clause, or a participle behind a comma."""
    first = min(below(sentence, clause))
    parted = first > 0 and sentence.tokens[first - 1].text == ","
    return clause.dep == "relcl" or (clause.dep in ("acl", "advcl") and clause.tag in ("VBG", "VBN", "VBD") and parted)
