"""Attribution by verbs: "said that", ", he added,", "accused X of", "is believed to"."""

from collections.abc import Iterator, Sequence

from allegiance.extract.attribution.finding import Finding, below
from allegiance.extract.attribution.lexicon import (
    Group,
    clear_words,
    needed_particles,
    needs_complement,
    takes_clause,
    verb_groups,
)
from allegiance.extract.attribution.negation import evades
from allegiance.extract.attribution.objects import NOTHING, Content, bare_object, behind_preposition, governed
from allegiance.extract.attribution.parenthesis import SUBJECTS, apposed, around, beside, has_as, parenthetic
from allegiance.extract.attribution.sources import (
    HEARD,
    enclosed,
    extent,
    inverted,
    other_subjects,
    quoted_saying,
    source_of,
)
from allegiance.model import Span
from allegiance.syntax import Sentence, Token

_FARTHEST_LABEL = 12
_TIMES = {"time", "moment", "day", "week", "month", "year", "morning", "evening", "night"}
_FEARS = {"assumption", "condition", "fear", "ground", "hope", "proviso"}
_HANGING = {"say", "ask", "warn", "claim", "believe", "know"}


def verbal(sentence: Sentence, quoted: set[int], quotes: Sequence[Span], attitudes: bool) -> Iterator[Finding]:
    """Findings for every cue verb outside quotations. ``quoted`` are the indices of quoted tokens."""
    for verb in sentence.tokens:
        if verb.i in quoted or not (verb.pos == "VERB" or _mistagged(sentence, verb)):
            continue
        groups = [group for group in verb_groups(verb.lemma) if attitudes or not group.attitude]
        if not groups or not _has_particle(sentence, verb):
            continue
        found = _found(sentence, verb, groups, quotes, attitudes)
        if found is not None:
            yield found


def _mistagged(sentence: Sentence, token: Token) -> bool:
    """A root with a subject is a verb, whatever the tagger says ("Western nations allege ...")."""
    return token.dep == "ROOT" and token.pos == "NOUN" and bool(sentence.children(token, "nsubj"))


def _has_particle(sentence: Sentence, verb: Token) -> bool:
    particles = needed_particles(verb.lemma)
    return not particles or any(c.text.lower() in particles for c in sentence.children(verb, "prt", "advmod"))


def _found(
    sentence: Sentence, verb: Token, groups: list[Group], quotes: Sequence[Span], relative_pronouns: bool
) -> Finding | None:
    if apposed(sentence, verb) and (lost := beside(sentence, verb, groups[0])) is not None:
        return lost
    clause = _cue_clause(sentence, verb)
    content, head, group, parenthetical = _content(sentence, verb, groups, clause, quotes)
    if group is None:
        return beside(sentence, verb, groups[0]) or _hanging(sentence, verb, groups[0], clause)
    particles = needed_particles(verb.lemma)
    cue = [verb.i, *(c.i for c in sentence.children(verb) if c.dep == "prt" or c.text.lower() in particles)]
    content = content - set(cue)
    if parenthetical:
        for subject in other_subjects(sentence, verb):
            content |= below(sentence, subject)
    saying = quoted_saying(sentence, verb)
    cue = cue if saying is None else [saying.i]
    source = source_of(sentence, verb) if group.act != "seem" else None
    if source is not None and source.i in content and not parenthetical:
        if source.head == verb.i and source.dep == "nsubj":
            content -= below(sentence, source)
        else:
            source = None
    if source is None and verb.tag not in ("VBN", "VBG") and not parenthetical and _bare(sentence, verb):
        return None
    if source is None and (near := beside(sentence, verb, groups[0])) is not None:
        return near
    words = extent(sentence, source, content | set(cue)) if source is not None else set()
    if relative_pronouns and source is not None and verb.dep == "relcl" and source.i < verb.i:
        pronouns = {c.i for c in sentence.children(verb, "nsubj") if c.tag in ("WP", "WDT")}
        words = pronouns or words
    answered = evades(sentence, verb)
    if answered is not None:
        return Finding(group, [answered.i], words, content - words, head, modality="possible")
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


def _cue_clause(sentence: Sentence, verb: Token) -> set[int]:
    """The words of the cue clause itself: subject, auxiliaries, adverbs, hearers, place and day."""
    clause = {verb.i}
    others = other_subjects(sentence, verb)
    for child in sentence.children(verb):
        if child in others:
            continue
        if child.dep in (*SUBJECTS, "aux", "auxpass", "neg", "prt", "dative", "agent", "mark") or (
            child.dep in ("advmod", "npadvmod", "prep", "dobj", "advcl") and child.i > verb.i
        ):
            clause |= below(sentence, child)
        elif child.dep == "advmod" and child.i == verb.i - 1:
            clause.add(child.i)
    return clause


def _behind_semicolon(sentence: Sentence, verb: Token) -> bool:
    """ "A will send rifles; B will offer mortars": what stands before is not what B says."""
    begin = min((t.i for child in sentence.children(verb, "nsubj") for t in sentence.subtree(child)), default=0)
    return begin > 0 and sentence.tokens[begin - 1].text == ";"


def _content(sentence: Sentence, verb: Token, groups: list[Group], clause: set[int], quotes: Sequence[Span]) -> Content:
    clauses = sentence.children(verb, "ccomp") if takes_clause(verb.lemma) else []
    if verb.lemma == "make":
        clear = _made_clear(sentence, verb)
        return Content(below(sentence, clear), clear, groups[0]) if clear is not None else NOTHING
    after = [child for child in clauses if child.i > verb.i]
    before = [child for child in clauses if child.i < verb.i] if enclosed(sentence, verb) is None else []
    before = [] if _behind_semicolon(sentence, verb) else before
    if before and (not after or inverted(sentence, verb) is not None):
        return Content(*around(sentence, verb, before[0]), groups[0], True)
    if after:
        content = set().union(*(below(sentence, child) for child in after))
        if before:
            content |= below(sentence, before[0])
        return Content(content, after[0], groups[0])
    told = _told(sentence, verb) or _stray(sentence, verb, groups[0]) or _behind_time(sentence, verb)
    if told is not None:
        return Content(below(sentence, told), told, groups[0])
    if needs_complement(verb.lemma) and (label := _label(sentence, verb, quotes)):
        return Content(label[0], label[1], groups[0])
    quote = _quote_after(sentence, verb, quotes)
    if quote is not None and (parenthesis := parenthetic(sentence, verb, clause - quote)) is not None:
        return Content(parenthesis[0] | quote, parenthesis[1], groups[0], True)
    if quote is not None:
        return Content(quote, sentence.tokens[min(quote)], groups[0])
    if not groups[0].attitude and not _governs(sentence, verb, groups):
        parenthesis = parenthetic(sentence, verb, clause)
        if parenthesis is not None:
            return Content(*parenthesis, groups[0], True)
    if verb.dep == "conj" and not any(t.dep == "cc" for t in sentence.children(sentence.head(verb)) if t.i < verb.i):
        lost = beside(sentence, verb, groups[0])
        if lost is not None:
            return Content(lost.content, lost.head, groups[0], True)
    return governed(sentence, verb, groups)


def _behind_time(sentence: Sentence, verb: Token) -> Token | None:
    """ "Denied at the time that missiles had been sold": the parser takes what is said for a clause about the time."""
    for prep in sentence.children(verb, "prep"):
        for noun in sentence.children(prep, "pobj"):
            for clause in sentence.children(noun, "relcl", "acl") if noun.lemma in _TIMES else ():
                opens = sentence.tokens[min(below(sentence, clause))]
                subjects = [t for t in sentence.children(clause, "nsubj", "nsubjpass") if t.tag not in ("WDT", "WP")]
                if opens.text.lower() == "that" and opens.i == noun.i + 1 and subjects:
                    return clause
    return None


def _governs(sentence: Sentence, verb: Token, groups: list[Group]) -> bool:
    """True when the verb has content of its own behind it, so that what stands before is not its content."""
    if needs_complement(verb.lemma) and any(c.i > verb.i for c in sentence.children(verb, "dobj", "oprd")):
        return True
    if has_as(sentence, verb):
        return False
    return bool(behind_preposition(sentence, verb, groups, [])) or bool(
        bare_object(sentence, verb, groups, [c for c in sentence.children(verb, "dobj") if c.i > verb.i])
    )


def _told(sentence: Sentence, verb: Token) -> Token | None:
    """ "told an official that ...": the clause may hang on the hearer as if it described him."""
    if verb.lemma not in HEARD:
        return None
    for hearer in sentence.children(verb, "dobj", "dative"):
        for clause in sentence.children(hearer, "relcl", "acl"):
            first = min(t.i for t in sentence.subtree(clause))
            if sentence.tokens[first].text.lower() == "that" and sentence.children(
                clause, "nsubj", "nsubjpass", "expl"
            ):
                return clause
    return None


def _stray(sentence: Sentence, verb: Token, group: Group) -> Token | None:
    """The clause of a cue that the parser hung elsewhere: after "asked ... if", after "said following a vote that"."""
    if group.attitude or not takes_clause(verb.lemma):
        return None
    for clause in sentence.children(verb, "advcl") if group.act == "ask" else ():
        if clause.i > verb.i and {c.text.lower() for c in sentence.children(clause, "mark")} & {"if", "whether"}:
            return clause
    if verb.lemma == "say":
        for noun in sentence.children(verb, "dobj"):
            if noun.i > verb.i and any(t.tag in ("VBZ", "VBP", "MD") for t in sentence.subtree(noun) if t.i > noun.i):
                return noun
    for prep in sentence.children(verb, "prep"):
        for clause in sentence.subtree(prep):
            if clause.dep in ("relcl", "acl", "ccomp") and clause.i > verb.i and clause.pos in ("VERB", "AUX"):
                first = sentence.tokens[min(below(sentence, clause))]
                if sentence.head(clause).lemma in _FEARS:
                    continue  # "would not be sent, he said, for fear that they fall into other hands"
                if first.text.lower() == "that" and first.tag == "IN" and sentence.children(clause, *SUBJECTS):
                    return clause
    return None


def _made_clear(sentence: Sentence, verb: Token) -> Token | None:
    """ "made (it) clear that ..."."""
    if verb.lemma != "make":
        return None
    for clear in sentence.children(verb, "ccomp", "xcomp", "acomp", "oprd"):
        if clear.text.lower() in clear_words():
            for clause in (*sentence.children(clear, "ccomp", "advcl"), *sentence.children(verb, "ccomp", "advcl")):
                if clause is not clear and sentence.children(clause, "mark"):
                    return clause
    return None


def _label(sentence: Sentence, verb: Token, quotes: Sequence[Span]) -> tuple[set[int], Token] | None:
    """ "called the plan "a dangerous game"": the object and the quoted name it is given."""
    for noun in sentence.children(verb, "dobj"):
        for quote in quotes:
            inside = {t.i for t in sentence.tokens if quote.start <= t.start < quote.end}
            if inside and noun.i < min(inside) and min(inside) - verb.i < _FARTHEST_LABEL:
                return below(sentence, noun) | set(range(noun.i, max(inside) + 1)), noun
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
                rest = {t.i for i in inside for t in sentence.children(tokens[i]) if t.i > last}
                rest = set().union(*(below(sentence, tokens[i]) for i in rest))
                return inside | rest
        return None
    return None
