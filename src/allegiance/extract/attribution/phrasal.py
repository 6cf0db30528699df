"""Attribution without a cue verb: "according to X", "by his account", "X: ...", "reportedly"."""

from collections.abc import Iterator
from functools import cache

from allegiance.extract.attribution.apposition import figure
from allegiance.extract.attribution.dateline import is_dateline
from allegiance.extract.attribution.finding import Finding, below
from allegiance.extract.attribution.lexicon import Group, table, verb_groups
from allegiance.extract.attribution.parenthesis import is_speaker
from allegiance.extract.attribution.sources import extent
from allegiance.syntax import Sentence, Token

_TOPS = {"ROOT", "ccomp", "conj", "parataxis", "advcl", "relcl", "acl"}
_LONGEST_NAME = 9
_FINITE = {"MD", "VBD", "VBP", "VBZ"}
_CALLING = {"call", "deny", "describe", "dismiss", "reject"}
_WRITING = {"add", "announce", "declare", "explain", "post", "say", "tweet", "warn", "write"}


@cache
def _openings() -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for row in table("phrases.toml")["preposition"]:
        words = tuple(row["words"])
        found[words[0]] = (*found.get(words[0], ()), words)
    return found


@cache
def _say() -> Group:
    return verb_groups("say")[0]


@cache
def _allege() -> Group:
    return verb_groups("allege")[0]


def phrasal(sentence: Sentence, quoted: set[int], attitudes: bool) -> Iterator[Finding]:
    """Findings of the phrases outside quotations."""
    openings, tokens = _openings(), sentence.tokens
    possessive, adverbs = table("phrases.toml")["possessive"], table("phrases.toml")["adverbs"]["words"]
    for token in tokens:
        if token.i in quoted:
            continue
        word = token.text.lower()
        second = word == "per" and token.i > 0 and tokens[token.i - 1].text.lower() == "as"
        for words in openings.get(word, ()) if not second else ():
            following = tokens[token.i : token.i + len(words)]
            if tuple(t.text.lower() for t in following) == words:
                found = _preposition(sentence, list(following))
                if found is not None:
                    yield found
                    break
        if word in possessive["nouns"]:
            found = _possessive(sentence, token, possessive["before"]) or figure(sentence, token)
            if found is not None:
                yield found
        elif word in adverbs and token.dep == "advmod":
            found = _adverb(sentence, token)
            if found is not None:
                yield found
    colon = _colon(sentence, quoted) or _announced(sentence, quoted)
    if colon is not None:
        yield colon


def _preposition(sentence: Sentence, words: list[Token]) -> Finding | None:
    last, tokens = words[-1], sentence.tokens
    nouns = sentence.children(last, "pobj", "pcomp", "dobj")
    noun = nouns[0] if nouns else (tokens[last.i + 1] if last.i + 1 < len(tokens) else None)
    if (
        noun is None
        or noun.pos == "PUNCT"
        or noun.pos == "NUM"
        or (len(words) == 1 and not _reported(sentence, words[0], noun))
    ):
        return None
    cue = [t.i for t in words]
    phrase = set(cue) | below(sentence, noun) | below(sentence, last)
    return _around(sentence, words[0], noun, cue, phrase)


def _reported(sentence: Sentence, per: Token, noun: Token) -> bool:
    """ "per" before a speaker: a name, or "the ministry" behind a comma or at the start; no rate ("per the ton")."""
    if noun.pos == "PROPN":
        return True
    parted = per.i == 0 or sentence.tokens[per.i - 1].pos == "PUNCT"
    return parted and is_speaker(noun) and bool(sentence.children(noun, "det", "poss"))


def _around(sentence: Sentence, first: Token, noun: Token, cue: list[int], phrase: set[int]) -> Finding | None:
    source = extent(sentence, noun, set(cue))
    if cue == [first.i] and first.dep == "advmod":
        source = set()
    top = sentence.head(first)
    while top.dep not in _TOPS and top.head != top.i:
        top = sentence.head(top)
    whole = below(sentence, top)
    start, end = min(phrase), max(phrase)
    at_edge = start <= 1 or all(t.pos == "PUNCT" for t in sentence.tokens[end + 1 :])
    if at_edge and top.dep in ("ROOT", "conj", "ccomp", "relcl", "acl", "advcl", "parataxis"):
        whole = set(range(start)) if start > 1 else set(range(len(sentence.tokens)))
        if start <= 1:
            top = sentence.root
    return Finding(_say(), cue, source, whole - phrase, top, parenthetical=True) if whole - phrase else None


def _possessive(sentence: Sentence, noun: Token, before: list[str]) -> Finding | None:
    for owner in sentence.children(noun, "poss"):
        head = sentence.head(noun)
        if noun.dep == "pobj" and head.text.lower() in before:
            cue = [head.i, noun.i]
            phrase = below(sentence, head)
            if any(t.pos == "VERB" for t in sentence.tokens if t.i in phrase):
                return None
            marks = {c.i for c in sentence.children(owner, "case")}
            found = _around(sentence, head, owner, cue, phrase)
            if found is not None:
                found.source -= marks
            return found
    return None


def _adverb(sentence: Sentence, adverb: Token) -> Finding | None:
    verb = sentence.head(adverb)
    if verb.pos not in ("VERB", "AUX"):
        return None
    content = below(sentence, verb) - {adverb.i}
    return Finding(_allege(), [adverb.i], set(), content, verb)


def _colon(sentence: Sentence, quoted: set[int]) -> Finding | None:
    """ "Budanov: North Korea is ..." at the start of a sentence."""
    tokens = sentence.tokens
    for mark in tokens[1 : _LONGEST_NAME + 1]:
        if mark.text != ":":
            continue
        before, after = tokens[: mark.i], tokens[mark.i + 1 :]
        if len(after) < 3 or any(t.pos in ("VERB", "AUX", "ADP") and t.text.lower() != "of" for t in before):
            return None
        named = [t for t in before if t.pos in ("PROPN", "NOUN")]
        if not named or before[0].i in quoted or not named[-1].text[:1].isupper():
            return None
        if not any(t.pos in ("VERB", "AUX") for t in after) or is_dateline(before, after):
            return None
        head = next((t for t in after if t.dep == "ROOT"), after[0])
        return Finding(_say(), [mark.i], {t.i for t in before}, {t.i for t in after}, head)
    return None


def _points(sentence: Sentence, verb: Token, mark: Token) -> bool:
    """ "Called that an invention: A had sent nothing": the verb judges what was said before, the rest is its own."""
    between = sentence.tokens[verb.i + 1 : mark.i]
    return bool(between) and between[0].text.lower() in ("that", "this", "it", "them", "these", "those")


def _announced(sentence: Sentence, quoted: set[int]) -> Finding | None:
    """ "The minister writes on Twitter: the guns have arrived"; a quotation behind the colon is left to others."""
    tokens = sentence.tokens
    mark = next((t for t in tokens if t.text == ":" and t.i > 1 and t.i not in quoted), None)
    if mark is None or mark.i + 1 in quoted or not any(t.tag in _FINITE for t in tokens[mark.i + 1 :]):
        return None
    for verb in reversed(tokens[: mark.i]):
        if verb.pos not in ("VERB", "AUX"):
            continue
        subjects = sentence.children(verb, "nsubj")
        spoken = verb.lemma in _WRITING and verb.tag in ("VBD", "VBZ", "VBP") and verb.i not in quoted
        judged = verb.lemma in _CALLING and verb.tag in ("VBD", "VBZ", "VBP") and _points(sentence, verb, mark)
        told = any(verb.i < c.i < mark.i for c in sentence.children(verb, "ccomp", "xcomp", "dobj"))
        if not subjects or not (judged or (spoken and not told)):
            return None
        before = {i for i in range(min(below(sentence, subjects[0]))) if i in quoted}
        content = before | set(range(mark.i + 1, len(tokens)))
        head = next((t for t in tokens[mark.i + 1 :] if t.dep == "ROOT"), tokens[mark.i + 1])
        source = extent(sentence, subjects[0], {verb.i})
        return Finding(verb_groups(verb.lemma)[0], [verb.i], source, content, head, parenthetical=True)
    return None
