"""Attribution by verbs: "said that", ", he added,", "accused X of", "is believed to"."""

from collections.abc import Iterator, Sequence

from allegiance.extract.attribution.finding import Finding, below
from allegiance.extract.attribution.lexicon import Group, needed_particle, prepositions, takes_object, verb_groups
from allegiance.extract.attribution.parenthesis import SUBJECTS, around, beside, parenthetic
from allegiance.extract.attribution.sources import HEARD, addressed, extent, source_of
from allegiance.model import Span
from allegiance.syntax import Sentence, Token

_HANGING = {"say", "ask", "warn", "claim", "believe", "know"}


def verbal(sentence: Sentence, quoted: set[int], quotes: Sequence[Span], attitudes: bool) -> Iterator[Finding]:
    """Findings for every cue verb outside quotations. ``quoted`` are the indices of quoted tokens."""
    for verb in sentence.tokens:
        if verb.pos != "VERB" or verb.i in quoted:
            continue
        groups = [group for group in verb_groups(verb.lemma) if attitudes or not group.attitude]
        if not groups or not _has_particle(sentence, verb):
            continue
        found = _found(sentence, verb, groups, quotes)
        if found is not None:
            yield found


def _has_particle(sentence: Sentence, verb: Token) -> bool:
    particle = needed_particle(verb.lemma)
    return particle is None or any(child.text.lower() == particle for child in sentence.children(verb, "prt"))


def _found(sentence: Sentence, verb: Token, groups: list[Group], quotes: Sequence[Span]) -> Finding | None:
    group = groups[0]
    clause = _cue_clause(sentence, verb)
    content, head, parenthetical = _content(sentence, verb, groups, clause, quotes)
    if head is None and not content:
        return beside(sentence, verb, group) or _hanging(sentence, verb, group, clause)
    if group.strict and head is not None and not _clausal(head) and any(not g.strict for g in groups):
        group = next(g for g in groups if not g.strict)
    cue = [verb.i, *(child.i for child in sentence.children(verb, "prt"))]
    content -= set(cue)
    if parenthetical:
        for subject in sentence.children(verb, "nsubj")[:-1]:
            content |= below(sentence, subject)
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
    return not sentence.children(verb, *SUBJECTS)


def _clausal(head: Token) -> bool:
    return head.dep in ("ccomp", "xcomp", "acl", "advcl", "parataxis", "ROOT", "pcomp", "relcl")


def _cue_clause(sentence: Sentence, verb: Token) -> set[int]:
    """The words of the cue clause itself: subject, auxiliaries, adverbs, hearers, place and day."""
    clause = {verb.i}
    subjects = sentence.children(verb, "nsubj")
    for child in sentence.children(verb):
        if child in subjects[:-1]:
            continue
        if child.dep in (*SUBJECTS, "aux", "auxpass", "neg", "prt", "dative", "agent", "mark") or (
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
        return around(sentence, verb, before[0])
    if after:
        content = set().union(*(below(sentence, child) for child in after))
        if before:
            content |= below(sentence, before[0])
        return content, after[0], False
    told = _told(sentence, verb)
    if told is not None:
        return below(sentence, told), told, False
    quote = _quote_after(sentence, verb, quotes)
    if quote is not None:
        return quote, sentence.tokens[min(quote)], False
    if not any(group.attitude for group in groups[:1]):
        parenthesis = parenthetic(sentence, verb, clause)
        if parenthesis is not None:
            return parenthesis
    return _object(sentence, verb, groups)


def _told(sentence: Sentence, verb: Token) -> Token | None:
    """ "told an official that ...": the clause may hang on the hearer as if it described him."""
    if verb.lemma not in HEARD:
        return None
    for hearer in sentence.children(verb, "dobj", "dative"):
        for clause in sentence.children(hearer, "relcl", "acl"):
            first = min(t.i for t in sentence.subtree(clause))
            if sentence.tokens[first].text.lower() == "that" and sentence.children(clause, "nsubj", "nsubjpass", "expl"):
                return clause
    return None


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
