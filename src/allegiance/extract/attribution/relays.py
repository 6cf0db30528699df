"""The chain outward: the agency or outlet through which a report or a statement came."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from allegiance.extract.attribution.lexicon import needed_particles, table, verb_groups
from allegiance.extract.attribution.outlets import Outlet, Outlets, known
from allegiance.extract.attribution.sources import citing, quoted_saying
from allegiance.model import Document, Relay, Span
from allegiance.syntax import Sentence, Token

_NAME = r"[A-ZÀ-Þ][\w.&'’-]*(?:[ -](?:of |de |al-)?[A-ZÀ-Þ][\w.&'’-]*){0,4}"
_DATELINE = re.compile(
    rf"(?:^|\n)[ \t]*(?P<place>[A-ZÀ-Þ][^\n()]{{1,60}}?)?\s?\((?P<name>{_NAME})\)[ \t]*:?[ \t]*(?:[—–]|--?)[ \t]*(?=\S)"
)
_STATEMENTS = {"say", "claim", "allege", "deny", "dismiss", "warn", "assess", "estimate", "accuse"}
_PLACE = re.compile(
    r"(?!The )(?:[A-ZÀ-Þ][\w.'’-]*|\d{1,4}(?:st|nd|rd|th)?)(?:[ ,/-]+(?:[A-ZÀ-Þ][\w.'’-]*|\d{1,4})){0,7}[,:]?"
)
_OPENING = 1_500
_CLOSING = 700


@dataclass(frozen=True, slots=True)
class Relays:
    """``document``: whom the whole report comes from; ``sentences``: (index of the sentence, channel) pairs.

    The sentence that a dateline opens has the agency of the dateline too.
    """

    document: tuple[Relay, ...]
    sentences: tuple[tuple[int, Relay], ...]


def relays(document: Document, sentences: Sequence[Sentence], outlets: Outlets | None = None) -> Relays:
    """Channels named by dateline, byline, closing credit or wording; a mere mention is none."""
    names = known() if outlets is None else outlets
    whole = tuple(_of_document(document, names))
    found = [
        (number, relay)
        for number, sentence in enumerate(sentences)
        for relay in sentence_relays(document.text, sentence, names)
    ]
    found += [(number, relay) for relay in whole if (number := _dated(sentences, relay.span)) is not None]
    return Relays(whole, tuple(sorted(found, key=lambda pair: pair[0])))


def _dated(sentences: Sequence[Sentence], span: Span) -> int | None:
    """The sentence that a dateline opens: its own, or the next one where the dateline stands alone."""
    for number, sentence in enumerate(sentences):
        if sentence.span.covers(span) and span.end > span.start:
            alone = not any(token.pos in ("VERB", "AUX") for token in sentence.tokens)
            return number + 1 if alone and number + 1 < len(sentences) else number
    return None


def _of_document(document: Document, outlets: Outlets) -> Iterator[Relay]:
    seen: set[str] = set()
    for relay in (*_dateline(document.text, outlets), *_credit(document.text, outlets), *_byline(document, outlets)):
        if relay.name not in seen and not _same(relay.name, document.outlet):
            seen.add(relay.name)
            yield relay


def _same(name: str, outlet: str | None) -> bool:
    return outlet is not None and name.casefold().removeprefix("the ") == outlet.casefold().removeprefix("the ")


def _relay(outlets: Outlets, name: str, start: int, kind: str = "agency") -> Relay:
    outlet = outlets.get(name) or Outlet(name, kind)
    return Relay(name=outlet.name, kind=outlet.kind, span=Span(start, start + len(name)))


def _dateline(text: str, outlets: Outlets) -> Iterator[Relay]:
    match = _DATELINE.search(text[:_OPENING])
    if match is not None and (outlets.get(match["name"]) or _PLACE.fullmatch(match["place"] or "")):
        yield _relay(outlets, match["name"], match.start("name"))


@cache
def _credits() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(p.replace("NAME", _NAME)) for p in table("relays.toml")["credits"]["patterns"])


@cache
def _styles() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), name) for pattern, name in table("relays.toml")["styles"]["patterns"])


def _credit(text: str, outlets: Outlets) -> Iterator[Relay]:
    offset = max(0, len(text) - _CLOSING)
    end = text[offset:]
    last_line = end.rstrip().rfind("\n") + 1
    for pattern in _credits():
        match = pattern.search(end)
        if match is None:
            continue
        alone = not end[last_line : match.start("name")].strip(" \t(—–-")
        if outlets.get(match["name"]) or (alone and match["name"].isupper() is False and "(" in match.group()):
            yield _relay(outlets, match["name"], offset + match.start("name"))
            return
    for style, name in _styles():
        match = style.search(end)
        if match is not None:
            outlet = outlets.get(name) or Outlet(name, "agency")
            yield Relay(name=outlet.name, kind=outlet.kind, span=Span(*match.span("name")).shifted(offset))
            return


def _byline(document: Document, outlets: Outlets) -> Iterator[Relay]:
    """An agency anywhere in the byline; an outlet only when it is the whole byline, not the writer's employer.

    A byline that stands only in the metadata has an empty span.
    """
    if document.byline is None:
        return
    parts = [part for part in re.split(r"[,;/|]| and | - | — |^By ", document.byline) if part.strip()]
    for part in parts:
        name = part.strip().removesuffix(" Staff").removesuffix(" News Agency")
        outlet = outlets.get(name) or outlets.get(name.title())
        if outlet is None or (outlet.kind != "agency" and len(parts) > 1):
            continue
        at = document.text.find(name)
        yield Relay(name=outlet.name, kind=outlet.kind, span=Span(at, at + len(name)) if at >= 0 else Span(0, 0))


def sentence_relays(text: str, sentence: Sentence, outlets: Outlets) -> list[Relay]:
    """Channels that the wording of one sentence names."""
    found: dict[Span, Relay] = {}
    before = _before()
    for token in sentence.tokens:
        noun: Token | None = None
        certain = False
        if token.dep in ("dobj", "dative") and sentence.head(token).lemma == "tell":
            noun, certain = token, True
        elif (
            token.dep == "dobj"
            and sentence.head(token).tag == "VBG"
            and sentence.head(token).lemma in ("cite", "quote")
        ):
            noun = token
        elif token.dep == "pobj":
            prep = sentence.head(token)
            opener = _reporting(sentence, sentence.head(prep))
            word = prep.text.lower()
            if opener.lemma in before.get(word, frozenset()) and _spoken(sentence, opener):
                noun, certain = token, word in ("to", "with", "by") and opener.lemma != "accord"
            elif word == "per" or (word == "via" and outlets.at(text, token.start)):
                noun = token
        elif token.dep == "nsubj" and _carries(sentence, sentence.head(token), token, text, outlets):
            noun = token
        if noun is None:
            continue
        relay = _named(text, sentence, noun, outlets, certain)
        if relay is not None:
            found[relay.span] = relay
    return [found[span] for span in sorted(found)]


@cache
def _before() -> dict[str, frozenset[str]]:
    return {word: frozenset(openers) for word, openers in table("relays.toml")["before"].items()}


def _reporting(sentence: Sentence, verb: Token) -> Token:
    """ "was quoted as saying by NAME": the verb that "by NAME" belongs to."""
    if verb.dep == "pcomp" and (as_saying := sentence.head(verb)).text.lower() == "as":
        return sentence.head(as_saying)
    return verb


def _spoken(sentence: Sentence, opener: Token) -> bool:
    return opener.pos in ("VERB", "NOUN", "PROPN", "AUX")


def _carries(sentence: Sentence, verb: Token, subject: Token, text: str, outlets: Outlets) -> bool:
    """The outlet only carries: "that Reuters saw", "as Reuters reported", or another speaks in the same sentence."""
    while verb.dep == "xcomp":
        verb = sentence.head(verb)
    carrying = {verb.lemma, *(c.lemma for a in sentence.children(verb, "acomp") for c in sentence.children(a, "xcomp"))}
    if not carrying & set(table("relays.toml")["subject"]["verbs"]):
        return False
    if verb.dep == "relcl" and subject.i < verb.i:
        return True
    if any(c.text.lower() == "as" for c in sentence.children(verb, "mark", "advmod")):
        return True
    if verb.lemma in ("quote", "cite") or quoted_saying(sentence, verb):
        return True
    if citing(sentence):
        return True
    return any(
        other.i != verb.i
        and other.pos == "VERB"
        and not needed_particles(other.lemma)
        and any(not g.attitude and g.act in _STATEMENTS for g in verb_groups(other.lemma))
        and any(c.i != subject.i and not _outlet_at(text, c, outlets) for c in sentence.children(other, "nsubj"))
        for other in sentence.tokens
    )


def _outlet_at(text: str, token: Token, outlets: Outlets) -> bool:
    return outlets.at(text, token.start) is not None


def _named(text: str, sentence: Sentence, noun: Token, outlets: Outlets, certain: bool) -> Relay | None:
    """The outlet named in the phrase around ``noun``: a known name, or a capitalised one beside a media noun."""
    phrase = _phrase(sentence, noun)
    for token in phrase:
        found = outlets.at(text, token.start)
        if found is not None and not _ends_another_name(sentence, token):
            span, outlet = found
            return Relay(name=outlet.name, kind=outlet.kind, span=span)
    roles = set(table("relays.toml")["roles"])
    role = next((t for t in reversed(phrase) if t.lemma in roles and t.pos == "NOUN"), None)
    if role is not None and role.lemma == "agency":
        press = set(table("relays.toml")["press"])
        role = role if any(t.text.lower() in press for t in phrase) else None
    if role is None or not certain:
        return None
    run: list[Token] = []
    for token in phrase:
        named = token.text[:1].isupper() and token.i > 0
        if named or (run and (token.text in ("-", "of", "&") or token.tag == "CD")):
            run.append(token)
        elif run and token.i > role.i:
            break
        elif token.i < role.i and token.i + 1 != role.i:
            run = []
    if not run:
        return None
    span = Span(run[0].start, run[-1].end)
    kind = "agency" if role.lemma in table("relays.toml")["agencies"] else "outlet"
    return Relay(name=span.of(text), kind=kind, span=span)


def _ends_another_name(sentence: Sentence, token: Token) -> bool:
    """True for the "Observer" of "the Meridian Observer", of which we know nothing."""
    before = sentence.tokens[token.i - 1] if token.i else None
    return before is not None and before.pos == "PROPN" and before.dep == "compound" and before.head == token.i


def _phrase(sentence: Sentence, noun: Token) -> list[Token]:
    """The noun with what stands beside it as one name: modifiers, appositions, "X of Y"."""
    kept = {noun.i}
    stack = [noun]
    while stack:
        for child in sentence.children(stack.pop()):
            if (
                child.dep in ("compound", "appos", "amod", "det", "nmod", "nummod", "punct", "poss", "flat")
                or (child.dep in ("prep", "pobj", "conj") and child.text[:1].isupper())
                or (child.dep == "prep" and child.text == "of")
                or (child.dep == "pobj" and child.pos == "PROPN")
            ):
                kept.add(child.i)
                stack.append(child)
    while max(kept) + 1 < len(sentence.tokens) and sentence.tokens[max(kept) + 1].text[:1].isupper():
        kept.add(max(kept) + 1)
    return [sentence.tokens[i] for i in sorted(kept)]
