"""Channels named in another sentence: "So Le Monde reports.", "His words were carried by NHK.", "The source added".

A speaker who goes on ("he said"), or who was new in the report when the channel was named ("a source told Reuters …
the source said"), goes on through the same channel.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from allegiance.extract.attribution.finding import Finding
from allegiance.extract.attribution.lexicon import table, verb_groups
from allegiance.extract.attribution.negation import negated
from allegiance.extract.attribution.outlets import Outlets
from allegiance.extract.attribution.sources import citing, extent
from allegiance.model import Relay, Said
from allegiance.syntax import Sentence, Token

_NEAR = 6
_DEFINITE = ("the", "this", "that", "these", "those")


def passed_on(text: str, sentence: Sentence, outlets: Outlets) -> tuple[Relay, Token] | None:
    """The outlet named as the channel of what stands before, with the verb that says so."""
    verb = sentence.root
    if verb.lemma not in table("relays.toml")["pointing"]["verbs"] or negated(sentence, verb):
        return None
    for subject in sentence.children(verb, "nsubjpass"):
        if pointing(sentence, subject):
            for by in sentence.children(verb, "agent", "prep"):
                for noun in sentence.children(by, "pobj") if by.text.lower() == "by" else ():
                    return _named(text, sentence, noun, verb, outlets)
    for subject in sentence.children(verb, "nsubj"):
        points = sentence.tokens[0].text.lower() in ("so", "thus", "that") and subject.i <= _NEAR
        points = points and not sentence.children(verb, "ccomp", "dobj", "mark")
        if points or any(pointing(sentence, thing) for thing in sentence.children(verb, "dobj")):
            return _named(text, sentence, subject, verb, outlets)
    return None


def pointing(sentence: Sentence, noun: Token) -> bool:
    """ "this", "his words", "the remarks": what was said before."""
    if noun.text.lower() in ("this", "that"):
        return not sentence.children(noun, "prep", "relcl", "acl")
    pointers = sentence.children(noun, "poss", "det")
    named = noun.lemma in table("relays.toml")["pointing"]["nouns"]
    bare = not sentence.children(noun, "prep", "relcl", "acl", "amod")
    return named and bare and any(t.text.lower() in table("relays.toml")["pointing"]["before"] for t in pointers)


def _named(text: str, sentence: Sentence, noun: Token, verb: Token, outlets: Outlets) -> tuple[Relay, Token] | None:
    for token in sentence.subtree(noun):
        found = outlets.at(text, token.start)
        if found is not None:
            span, outlet = found
            return Relay(name=outlet.name, kind=outlet.kind, span=span), verb
    return None


def hand_back(text: str, sentences: Sequence[Sentence], found: list[Finding], outlets: Outlets) -> dict[int, Relay]:
    """Channels by the number of the sentence whose words they passed on.

    Where nobody speaks there, whom the outlet cites, else the outlet itself, becomes the source of that sentence.
    """
    channels: dict[int, Relay] = {}
    for number, sentence in enumerate(sentences):
        passed = passed_on(text, sentence, outlets) if number else None
        if passed is None:
            continue
        relay, verb = passed
        found[:] = [one for one in found if one.sentence != number]
        cited = citing(sentence)
        if any(one.sentence == number - 1 and one.source for one in found):
            channels[number - 1] = relay
            continue
        group = verb_groups(verb.lemma)[0] if verb_groups(verb.lemma) else verb_groups("say")[0]
        if cited is not None:
            source, cue = extent(sentence, cited[1], {cited[0].i}), cited[0].i
        else:
            source, cue = {t.i for t in sentence.tokens if relay.span.start <= t.start < relay.span.end}, verb.i
        more = [sentences[number - 1].span]
        found.append(Finding(group, [cue], source, set(), None, sentence=number, more=more))
    found.sort(key=lambda one: (one.sentence, min(one.cue)))
    return channels


def pass_along(
    sentences: Sequence[Sentence], said: Sequence[tuple[Finding, Said]], channels: Mapping[int, Relay]
) -> list[Said]:
    """The attributions with the channels of ``channels`` and those of the same speaker's words before."""
    done: list[Said] = []
    new: dict[str, tuple[Relay, ...]] = {}
    last: tuple[int, tuple[Relay, ...]] = (-1, ())
    for finding, one in said:
        sentence, relays = sentences[finding.sentence], one.relays
        channel = channels.get(finding.sentence)
        if channel is not None and channel.name not in {relay.name for relay in relays}:
            relays = (*relays, channel)
        head = _head(sentence, finding.source)
        if head is not None and not relays:
            if head.text.lower() in ("he", "she"):
                relays = last[1] if last[0] == sentence.paragraph else ()
            elif any(t.text.lower() in _DEFINITE for t in sentence.children(head, "det")):
                relays = new.get(_kind(head), ())
        if head is not None and head.pos == "NOUN" and not _known(sentence, head):
            new[_kind(head)] = relays
        last = (sentence.paragraph, relays)
        done.append(replace(one, relays=relays))
    return done


def _kind(noun: Token) -> str:
    """What a noun is taken up by: "the papers" are the documents named before."""
    return "document" if noun.lemma in table("relays.toml")["pointing"]["documents"] else noun.lemma


def _head(sentence: Sentence, source: set[int]) -> Token | None:
    return next((t for t in sentence.tokens if t.i in source and (t.head not in source or t.head == t.i)), None)


def _known(sentence: Sentence, noun: Token) -> bool:
    """True for "the minister", "Oslo's minister", "minister Lim": the report has him from elsewhere."""
    if any(t.text.lower() in _DEFINITE for t in sentence.children(noun, "det")):
        return True
    return bool(sentence.children(noun, "poss")) or any(t.pos == "PROPN" for t in sentence.children(noun, "appos"))
