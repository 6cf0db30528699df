"""Cues that stand in or after their content: "X, the minister said, Y", "X, a source confirmed to Reuters"."""

from functools import cache

from allegiance.extract.attribution.finding import Finding, below
from allegiance.extract.attribution.lexicon import Group, table
from allegiance.extract.attribution.sources import other_subjects
from allegiance.syntax import Sentence, Token

SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")
_BREAKS = {",", "”", '"', "''", "—", "–", "--", "’", "?", "!", "-", "»"}
_CLOSERS = {"”", '"', "''", "»"}
_NOMINAL = {"NOUN", "PROPN", "ADJ", "DET", "PRON", "NUM", "PART"}
_LONGEST_SPEAKER = 12
_FINITE = {"VBD", "VBZ", "VBP", "MD"}


def around(sentence: Sentence, verb: Token, head: Token) -> tuple[set[int], Token]:
    """Content before the cue: all up to the cue clause, and what of the content follows it."""
    own = {verb.i}
    for child in sentence.children(verb):
        if child.dep in (*SUBJECTS, "aux", "auxpass", "neg", "prt"):
            own |= below(sentence, child) - below(sentence, head)
    for child in sentence.children(verb, "advmod", "npadvmod", "prep", "dobj", "dative", "advcl", "agent"):
        if child.i > head.i and not _resumes(sentence, verb, child):
            own |= below(sentence, child)
    start = min((i for i in own if i > head.i), default=verb.i)
    first = _clause_start(sentence, verb)
    first = max(first, *(t.i + 1 for t in sentence.tokens[:start] if _opens_quotation(sentence, t)), first)
    content = set(range(first, start)) | {i for i in below(sentence, head) - own if i >= first}
    for child in sentence.children(verb):
        if _resumes(sentence, verb, child):
            content |= below(sentence, child)
    return content, head


def _resumes(sentence: Sentence, verb: Token, child: Token) -> bool:
    """After "X, he said," an infinitive or what the parser could not place goes on with the content."""
    if child.i < verb.i:
        return False
    first = min(below(sentence, child))
    before = sentence.tokens[first - 1].text in _BREAKS or sentence.tokens[first].text in _BREAKS
    infinitive = child.dep == "advcl" and any(
        c.text.lower() == "to" or (c.dep == "mark" and c.text.lower() in ("while", "although", "though"))
        for c in sentence.children(child, "aux", "mark")
    )
    return before and (infinitive or child.dep in ("dep", "acomp", "attr", "oprd"))


def _opens_quotation(sentence: Sentence, mark: Token) -> bool:
    """A colon before a quotation: what stands before it is not said by the cue behind."""
    following = sentence.tokens[mark.i + 1 : mark.i + 2]
    return mark.text == ":" and bool(following) and following[0].text in _BREAKS | {"“", "``"}


def _clause_start(sentence: Sentence, verb: Token) -> int:
    """Where the clause of a cue that is not the root begins; a conjunct begins after its conjunction."""
    if verb.dep == "conj":
        return min(t.i for t in sentence.subtree(verb))
    return 0 if verb.dep in ("ROOT", "parataxis", "ccomp", "dep") else min(t.i for t in sentence.subtree(verb))


def parenthetic(sentence: Sentence, verb: Token, clause: set[int]) -> tuple[set[int], Token] | None:
    """ "X, the minister said, Y" where the parser made the cue a dependant of X; or X before a cue without object."""
    if not sentence.children(verb, *SUBJECTS) and not (has_as(sentence, verb) and sentence.children(verb, "agent")):
        return None
    whole = below(sentence, verb)
    for subject in other_subjects(sentence, verb):
        whole -= below(sentence, subject)
    if verb.dep in ("parataxis", "ccomp", "dep", "advcl", "appos", "relcl", "acl", "conj") and not _complemented(
        sentence, verb
    ):
        head = sentence.head(verb)
        first, last = min(clause), max(clause)
        tokens = sentence.tokens
        opened = first > 0 and tokens[first - 1].text in _BREAKS
        marked = has_as(sentence, verb)
        closed = last + 1 >= len(tokens) or tokens[last + 1].pos == "PUNCT"
        relative = verb.dep in ("relcl", "acl", "advcl") and not marked
        if verb.dep == "conj" or (relative and verb.dep != "advcl"):
            return None
        if relative and (sentence.children(verb, "mark") or _wh(sentence, verb)):
            return None
        if (opened and closed) or marked:
            top = head
            while top.dep not in ("ROOT", "ccomp", "conj", "parataxis", "advcl", "relcl") and top.head != top.i:
                top = sentence.head(top)
            if verb.dep == "parataxis" and top.dep == "advcl" and top.i > top.head:
                top = sentence.head(top)
            content = below(sentence, top) - whole
            if any(i in content for i in range(first)) or (marked and content):
                return content, top
    if verb.dep == "ROOT" and not _complemented(sentence, verb):
        first = min(clause)
        if first > 1 and sentence.tokens[first - 1].text in _BREAKS:
            content = set(range(first)) | set(range(max(clause) + 1, len(sentence.tokens)))
            quoted = sentence.tokens[first - 1].text in _CLOSERS
            for child in sentence.children(verb):
                governs = child.pos in ("VERB", "AUX", "NOUN") and not _adjunct(sentence, child)
                if child.i < first and child.pos != "PUNCT" and (quoted or governs):
                    return content, child
    return None


def has_as(sentence: Sentence, verb: Token) -> bool:
    """True for "as the minister said"."""
    return any(c.text.lower() == "as" for c in sentence.children(verb, "mark", "advmod"))


def _wh(sentence: Sentence, verb: Token) -> bool:
    return any(c.tag in ("WRB", "WP", "WDT") for c in sentence.children(verb))


def _complemented(sentence: Sentence, verb: Token) -> bool:
    return any(c.i > verb.i for c in sentence.children(verb, "xcomp", "ccomp"))


def _adjunct(sentence: Sentence, child: Token) -> bool:
    if child.dep == "advcl":
        return bool(sentence.children(child, "mark")) or any(c.tag == "WRB" for c in sentence.children(child, "advmod"))
    return child.dep in ("prep", "npadvmod", "advmod", "nsubj", "nsubjpass")


def is_speaker(noun: Token) -> bool:
    """True for the words for those who speak: "ministry", "official"."""
    return noun.lemma in _speakers()


@cache
def _speakers() -> frozenset[str]:
    return frozenset(table("phrases.toml")["speakers"]["nouns"])


@cache
def _inverters() -> frozenset[str]:
    return frozenset(table("phrases.toml")["speakers"]["inverting"])


def beside(sentence: Sentence, verb: Token, group: Group) -> Finding | None:
    """By position alone, where the parser lost the cue: a speaker between comma and verb, the rest is content."""
    if group.attitude or verb.tag not in ("VBD", "VBZ", "VBN", "VBP") or _complemented(sentence, verb):
        return None
    source = _before(sentence, verb) or apposed(sentence, verb) or _behind(sentence, verb)
    if source is None or any(sentence.tokens[i].tag in ("WDT", "WP") for i in source):
        return None
    clause = set(source) | {verb.i} | {t.i for t in sentence.children(verb, "aux", "neg", "prt")}
    for child in sentence.children(verb, "prep", "npadvmod", "advmod", "dative", "advcl", "dobj"):
        if child.i == max(clause) + 1 or (child.i > verb.i and min(below(sentence, child)) == max(clause) + 1):
            clause |= below(sentence, child)
    first, last = min(clause), max(clause)
    tokens = sentence.tokens
    if first < 2 or tokens[first - 1].text not in _BREAKS:
        return None
    if last + 1 < len(tokens) and tokens[last + 1].pos != "PUNCT":
        return None
    rest = [t for t in tokens if t.i not in clause]
    finite = [t for t in rest if t.tag in _FINITE]
    finite = finite or [t for t in rest if t.dep == "conj" and t.head == verb.i and t.i > last]
    if not finite:
        return None
    head = next((t for t in rest if t.dep == "ROOT"), finite[0])
    return Finding(group, [verb.i], source, {t.i for t in rest}, head, parenthetical=True)


def _before(sentence: Sentence, verb: Token) -> set[int] | None:
    """The speaker right before the verb; as a noun the parser made the verb modify, it must look like a speaker."""
    subjects = sentence.children(verb, "nsubj")
    if subjects and subjects[-1].i < verb.i:
        noun = subjects[-1]
    elif verb.dep in ("acl", "relcl") and sentence.head(verb).i < verb.i and not subjects:
        noun = sentence.head(verb)
        if sentence.children(verb, "dobj", "agent", "auxpass") or not _speaks(sentence, noun):
            return None
    elif not subjects and verb.dep in ("conj", "ROOT") and (near := _nearest(sentence, verb)) is not None:
        noun = near
    else:
        return None
    if noun.tag in ("WDT", "WP"):
        return None
    inside = {i for i in below(sentence, noun) if i < verb.i}
    first = last = noun.i
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    while (
        first > 1 and last - first < _LONGEST_SPEAKER and _modifies(sentence.tokens[first - 1], sentence.tokens[first])
    ):
        first -= 1
    between = sentence.tokens[last + 1 : verb.i]
    if any(t.pos not in ("AUX", "ADV", "PUNCT", "PART") for t in between):
        return None
    return set(range(first, last + 1))


def _modifies(token: Token, following: Token) -> bool:
    """True for words that stand before a name: nouns, adjectives, participles, the hyphen inside a word."""
    return token.pos in _NOMINAL or token.tag in ("VBN", "VBG") or (token.text == "-" and token.end == following.start)


def _nearest(sentence: Sentence, verb: Token) -> Token | None:
    """The speaker whose phrase ends at the verb and begins after a comma ("…, people who saw it told Reuters")."""
    if verb.i < 3 or verb.tag not in ("VBD", "VBZ", "VBP") or sentence.children(verb, "cc"):
        return None
    token = sentence.tokens[verb.i - 1]
    while token.head < verb.i and token.head != token.i:
        first = min(below(sentence, token))
        if token.pos in ("NOUN", "PROPN") and sentence.tokens[first - 1].text in _BREAKS:
            return token if _speaks(sentence, token) and max(below(sentence, token)) == verb.i - 1 else None
        token = sentence.head(token)
    return None


def apposed(sentence: Sentence, verb: Token) -> set[int] | None:
    """ "…, the head of the agency, Ana Ruiz, told Reuters": a title and name between commas, hung on another noun."""
    tokens = sentence.tokens
    if verb.i < 4 or tokens[verb.i - 1].text != "," or sentence.children(verb, "nsubj", "cc", "mark"):
        return None
    name = tokens[verb.i - 2]
    if name.pos != "PROPN":
        return None
    first = min(i for i in below(sentence, name) if i < verb.i)
    for title in tokens[: first - 1] if tokens[first - 1].text == "," else ():
        phrase = {i for i in below(sentence, title) if i < first - 1} or {0}
        opened = min(phrase) > 2 and tokens[min(phrase) - 1].text in _BREAKS
        if title.pos == "NOUN" and opened and max(phrase) == first - 2 and _speaks(sentence, title):
            return set(range(min(phrase), verb.i - 1))
    return None


def _behind(sentence: Sentence, verb: Token) -> set[int] | None:
    """ "…, answered the president": the speaker after the verb."""
    if verb.lemma not in _inverters() or verb.tag not in ("VBD", "VBZ") or not verb.i:
        return None
    before = [child for child in sentence.children(verb, "nsubj") if child.i < verb.i]
    if sentence.tokens[verb.i - 1].text not in _BREAKS or before or sentence.children(verb, "cc", "aux"):
        return None
    for noun in sentence.children(verb, "dobj", "attr", "oprd", "dep", "nsubj"):
        inside = below(sentence, noun)
        if min(inside) == verb.i + 1 and _speaks(sentence, noun):
            return inside
    return None


def _speaks(sentence: Sentence, noun: Token) -> bool:
    return (
        noun.pos in ("PROPN", "PRON")
        or noun.lemma in _speakers()
        or any(child.pos == "PROPN" for child in sentence.children(noun, "appos"))
    )
