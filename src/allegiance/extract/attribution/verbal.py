"""Attribution by verbs: "said that", ", he added,", "accused X of", "is believed to"."""

from collections.abc import Iterator, Sequence

from allegiance.extract.attribution.finding import Finding, below
from allegiance.extract.attribution.lexicon import Group, prepositions, takes_object, verb_groups
from allegiance.extract.attribution.sources import addressed, extent, source_of
from allegiance.model import Span
from allegiance.syntax import Sentence, Token

_SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")
_ADJUNCTS = {"advcl", "prep", "npadvmod", "advmod", "nsubj", "nsubjpass"}
_HANGING = {"say", "ask", "warn", "claim", "believe", "know"}
_BREAKS = {",", "”", '"', "''", "—", "–", "--", "’", "?", "!", "-", "»"}


def verbal(sentence: Sentence, quoted: set[int], quotes: Sequence[Span], attitudes: bool) -> Iterator[Finding]:
    """Findings for every cue verb outside quotations. ``quoted`` are the indices of quoted tokens."""
    for verb in sentence.tokens:
        if verb.pos != "VERB" or verb.i in quoted:
            continue
        groups = [group for group in verb_groups(verb.lemma) if attitudes or not group.attitude]
        if not groups:
            continue
        found = _found(sentence, verb, groups, quotes)
        if found is not None:
            yield found


def _found(sentence: Sentence, verb: Token, groups: list[Group], quotes: Sequence[Span]) -> Finding | None:
    group = groups[0]
    clause = _cue_clause(sentence, verb)
    content, head, parenthetical = _content(sentence, verb, groups, clause, quotes)
    if head is None and not content:
        return _hanging(sentence, verb, group, clause)
    if group.strict and head is not None and not _clausal(head) and any(not g.strict for g in groups):
        group = next(g for g in groups if not g.strict)
    cue = [verb.i, *(child.i for child in sentence.children(verb, "prt"))]
    content -= set(cue)
    if parenthetical:
        for subject in sentence.children(verb, "nsubj")[:-1]:
            content |= below(sentence, subject)
    subjects = sentence.children(verb, "nsubj")
    if parenthetical and len(subjects) > 1:
        content |= below(sentence, subjects[0])
    source = source_of(sentence, verb)
    if source is not None and source.i in content and not parenthetical:
        source = None
    if source is None and verb.tag not in ("VBN", "VBG") and not parenthetical and _bare(sentence, verb):
        return None
    words = extent(sentence, source, content | set(cue)) if source is not None else set()
    return Finding(group, sorted(cue), words, content - words, head, parenthetical=parenthetical)


def _hanging(sentence: Sentence, verb: Token, group: Group, clause: set[int]) -> Finding | None:
    """A cue whose sentence holds no content: "he said last week." after a quotation, "he said:" before one."""
    if verb.dep != "ROOT" or group.attitude or group.act not in _HANGING:
        return None
    source = source_of(sentence, verb)
    if source is None or any(i not in clause and sentence.tokens[i].pos == "VERB" for i in range(verb.i)):
        return None
    words = extent(sentence, source, {verb.i})
    return Finding(group, [verb.i], words, set(), None)


def _bare(sentence: Sentence, verb: Token) -> bool:
    """An infinitive or imperative that nobody is said to do."""
    return not sentence.children(verb, *_SUBJECTS)


def _clausal(head: Token) -> bool:
    return head.dep in ("ccomp", "xcomp", "acl", "advcl", "parataxis", "ROOT", "pcomp", "relcl")


def _cue_clause(sentence: Sentence, verb: Token) -> set[int]:
    """The words of the cue clause itself: subject, auxiliaries, adverbs, hearers, place and day."""
    clause = {verb.i}
    subjects = sentence.children(verb, "nsubj")
    for child in sentence.children(verb):
        if child in subjects[:-1]:
            continue
        if child.dep in (*_SUBJECTS, "aux", "auxpass", "neg", "prt", "dative", "agent", "mark") or (
            child.dep in ("advmod", "npadvmod", "prep", "dobj", "advcl") and child.i > verb.i
        ):
            clause |= below(sentence, child)
        elif child.dep == "advmod" and child.i == verb.i - 1:
            clause.add(child.i)
    return clause


def _content(
    sentence: Sentence, verb: Token, groups: list[Group], clause: set[int], quotes: Sequence[Span]
) -> tuple[set[int], Token | None, bool]:
    """(tokens of the content, its head, whether the cue stands as a parenthesis in or after it)."""
    clauses = sentence.children(verb, "ccomp")
    after = [child for child in clauses if child.i > verb.i]
    before = [child for child in clauses if child.i < verb.i]
    if before and not after:
        return _around(sentence, verb, before[0])
    if after:
        content = set().union(*(below(sentence, child) for child in after))
        if before:
            content |= below(sentence, before[0])
        return content, after[0], False
    quote = _quote_after(sentence, verb, quotes)
    if quote is not None:
        return quote, sentence.tokens[min(quote)], False
    if not any(group.attitude for group in groups[:1]):
        around = _parenthesis(sentence, verb, clause)
        if around is not None:
            return around
    return _object(sentence, verb, groups)


def _around(sentence: Sentence, verb: Token, head: Token) -> tuple[set[int], Token, bool]:
    """Content before the cue: all up to the cue clause, and what of the content follows it."""
    own = {verb.i}
    for child in sentence.children(verb):
        if child.dep in (*_SUBJECTS, "aux", "auxpass", "neg", "prt"):
            own |= below(sentence, child) - below(sentence, head)
    for child in sentence.children(verb, "advmod", "npadvmod", "prep", "dobj", "dative", "advcl", "agent"):
        if child.i > head.i:
            own |= below(sentence, child)
    start = min((i for i in own if i > head.i), default=verb.i)
    first = _clause_start(sentence, verb)
    content = set(range(first, start)) | (below(sentence, head) - own)
    return content, head, True


def _clause_start(sentence: Sentence, verb: Token) -> int:
    """Where the clause of a cue that is not the root begins; a conjunct begins after its conjunction."""
    if verb.dep == "conj":
        return min(t.i for t in sentence.subtree(verb))
    return 0 if verb.dep in ("ROOT", "parataxis", "ccomp", "dep") else min(t.i for t in sentence.subtree(verb))


def _parenthesis(sentence: Sentence, verb: Token, clause: set[int]) -> tuple[set[int], Token, bool] | None:
    """ "X, the minister said, Y" where the parser made the cue a dependant of X; or X before a cue without object."""
    if not sentence.children(verb, *_SUBJECTS):
        return None
    whole = below(sentence, verb)
    for subject in sentence.children(verb, "nsubj")[:-1]:
        whole -= below(sentence, subject)
    if verb.dep in ("parataxis", "ccomp", "dep", "advcl", "appos", "relcl", "acl", "conj") and not _complemented(
        sentence, verb
    ):
        head = sentence.head(verb)
        first, last = min(clause), max(clause)
        tokens = sentence.tokens
        opened = first > 0 and tokens[first - 1].text in _BREAKS
        marked = _as(sentence, verb)
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
            content = below(sentence, top) - whole
            if any(i in content for i in range(first)):
                return content, top, True
    if verb.dep == "ROOT" and not _complemented(sentence, verb):
        first = min(clause)
        if first > 1 and sentence.tokens[first - 1].text in _BREAKS:
            content = set(range(first)) | set(range(max(clause) + 1, len(sentence.tokens)))
            for child in sentence.children(verb):
                if child.i < first and child.pos in ("VERB", "AUX", "NOUN") and child.dep not in _ADJUNCTS:
                    return content, child, True
    return None


def _as(sentence: Sentence, verb: Token) -> bool:
    return any(c.text.lower() == "as" for c in sentence.children(verb, "mark", "advmod"))


def _wh(sentence: Sentence, verb: Token) -> bool:
    return any(c.tag in ("WRB", "WP", "WDT") for c in sentence.children(verb))


def _complemented(sentence: Sentence, verb: Token) -> bool:
    return any(c.i > verb.i for c in sentence.children(verb, "xcomp", "ccomp"))


def _quote_after(sentence: Sentence, verb: Token, quotes: Sequence[Span]) -> set[int] | None:
    """A quotation that opens after the cue, with at most its hearer, place and day between."""
    tokens = sentence.tokens
    for quote in quotes:
        if quote.start <= verb.start:
            continue
        inside = {t.i for t in tokens if quote.start <= t.start < quote.end}
        if not inside:
            continue
        first = min(inside)
        between = tokens[verb.i + 1 : first]
        colon = any(t.text == ":" for t in between)
        if any(t.pos == "VERB" and t.tag not in ("VBG", "VBN") for t in between) and not colon:
            return None
        if colon or (between and between[-1].text == ",") or not between or len(between) <= 3:
            sized = [t for t in tokens if t.i in inside and t.pos not in ("PUNCT",)]
            if len(sized) >= 3 or colon or (between and between[-1].text == ",") or not between:
                last = max(inside)
                rest = {t.i for t in tokens if t.i > last} & below(sentence, tokens[first])
                return inside | rest
        return None
    return None


def _object(sentence: Sentence, verb: Token, groups: list[Group]) -> tuple[set[int], Token | None, bool]:
    """Infinitives, gerunds, objects and prepositional objects as content."""
    none: tuple[set[int], Token | None, bool] = (set(), None, False)
    passive = bool(sentence.children(verb, "auxpass"))
    for child in sentence.children(verb, "xcomp"):
        infinitive = any(c.text.lower() == "to" for c in sentence.children(child, "aux"))
        gerund = child.tag == "VBG" or any(c.tag == "VBG" for c in sentence.children(child, "aux"))
        if child.pos not in ("VERB", "AUX") or not (infinitive or gerund):
            continue
        content = below(sentence, child)
        if passive and not addressed(sentence, verb):
            for subject in sentence.children(verb, "nsubjpass"):
                content |= below(sentence, subject)
        return content, child, False
    bare = [group for group in groups if not group.strict]
    objects = sentence.children(verb, "dobj", "nsubjpass") if passive else sentence.children(verb, "dobj")
    if addressed(sentence, verb):
        objects = []
    wanted = prepositions(verb.lemma)
    for prep in sentence.children(verb, "prep", "agent"):
        if prep.text.lower() in wanted and prep.i > verb.i:
            content = below(sentence, prep)
            inner = sentence.children(prep, "pcomp", "pobj")
            about_object = verb.lemma != "ask"
            for noun in objects if about_object else ():
                content |= below(sentence, noun)
            if inner:
                return content if objects and about_object else content - {prep.i}, inner[0], False
    if bare and takes_object(verb.lemma, bare[0]):
        for noun in objects:
            if noun.lemma in ("it", "nothing", "something", "reporter", "journalist") and bare[0].act == "say":
                continue
            content = below(sentence, noun)
            for child in sentence.children(verb, "oprd", "xcomp", "acomp"):
                content |= below(sentence, child)
            for prep in sentence.children(verb, "prep"):
                if prep.text.lower() == "as":
                    content |= below(sentence, prep)
            return content, noun, False
        for child in sentence.children(verb, "oprd"):
            return below(sentence, child), child, False
    return none
