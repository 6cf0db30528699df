"""What a cue verb governs without a clause: infinitives, objects, prepositional objects."""

from typing import NamedTuple

from allegiance.extract.attribution.circumstance import is_day
from allegiance.extract.attribution.finding import below
from allegiance.extract.attribution.lexicon import (
    Group,
    needed_particles,
    needs_complement,
    prepositions,
    takes_infinitive,
    takes_object,
)
from allegiance.extract.attribution.sources import addressed
from allegiance.syntax import Sentence, Token

_CARRIED = {"as", "to", "on", "of", "for", "with", "between", "about", "against", "over", "toward", "towards", "from"}


class Content(NamedTuple):
    """What a cue verb governs; ``parenthetical``: the cue stands in or after it. No group: no content."""

    indices: set[int]
    head: Token | None
    group: Group | None
    parenthetical: bool = False

    def __bool__(self) -> bool:
        return self.group is not None


NOTHING = Content(set(), None, None)


def governed(sentence: Sentence, verb: Token, groups: list[Group]) -> Content:
    """Infinitives, gerunds, objects and prepositional objects as content."""
    passive = bool(sentence.children(verb, "auxpass"))
    if groups[0].act == "seem":
        return _seeming(sentence, verb, groups[0])
    objects = [noun for noun in sentence.children(verb, "dobj") if noun.i > verb.i]
    if (
        verb.lemma == "call"
        and not passive
        and not objects
        and (calling := behind_preposition(sentence, verb, groups, []))
    ):
        return calling
    infinitive = _infinitive(sentence, verb)
    if infinitive is not None:
        group = next((g for g in groups if not g.clause and takes_infinitive(verb.lemma, g, passive)), None)
        if group is None and infinitive.tag == "VBG" and sentence.children(infinitive, "ccomp"):
            group = groups[0]
        if group is not None:
            content = below(sentence, infinitive)
            if passive and not addressed(sentence, verb):
                content = content.union(*(below(sentence, noun) for noun in sentence.children(verb, "nsubjpass")))
            return Content(content, infinitive, group)
    if passive:
        objects += sentence.children(verb, "nsubjpass")
    if addressed(sentence, verb):
        objects = []
    if verb.lemma == "call" and objects:
        return bare_object(sentence, verb, groups, objects)
    return behind_preposition(sentence, verb, groups, objects) or bare_object(sentence, verb, groups, objects)


def _seeming(sentence: Sentence, verb: Token, group: Group) -> Content:
    """ "seems to": subject and complement are the content, nobody the source."""
    for child in sentence.children(verb, "xcomp", "oprd", "acomp"):
        subjects = sentence.children(verb, "nsubj")
        return Content(below(sentence, child).union(*(below(sentence, noun) for noun in subjects)), child, group)
    return NOTHING


def _infinitive(sentence: Sentence, verb: Token) -> Token | None:
    for child in sentence.children(verb, "xcomp"):
        infinitive = any(c.text.lower() == "to" for c in sentence.children(child, "aux"))
        gerund = child.tag == "VBG" or any(c.tag == "VBG" for c in sentence.children(child, "aux"))
        if child.pos in ("VERB", "AUX") and (infinitive or gerund):
            return child
    return None


def behind_preposition(sentence: Sentence, verb: Token, groups: list[Group], objects: list[Token]) -> Content:
    """Content behind the preposition a cue takes: "warned of", "accused X of"."""
    group = next((g for g in groups if not g.clause), None)
    wanted = prepositions(verb.lemma)
    for prep in sentence.children(verb, "prep", "agent") if group is not None else ():
        inner = sentence.children(prep, "pcomp", "pobj")
        if prep.text.lower() in wanted and prep.i > verb.i and inner:
            content = below(sentence, prep).union(*(below(sentence, c) for c in sentence.children(verb, "xcomp")))
            if not objects or verb.lemma == "ask":
                return Content(content - {prep.i}, inner[0], group)
            return Content(content.union(*(below(sentence, noun) for noun in objects)), inner[0], group)
    return NOTHING


def bare_object(sentence: Sentence, verb: Token, groups: list[Group], objects: list[Token]) -> Content:
    """A noun as content: "confirmed the delivery", "called it a lie"."""
    group = next((g for g in groups if not g.strict and not g.clause and takes_object(verb.lemma, g)), None)
    if group is None or (sentence.children(verb, "prt") and not needed_particles(verb.lemma)):
        return NOTHING
    complements = sentence.children(verb, "oprd", "xcomp", "acomp")
    if needs_complement(verb.lemma) and not complements:
        return NOTHING
    for noun in objects:
        if noun.lemma in ("it", "nothing", "something", "reporter", "journalist") and group.act == "say":
            continue
        content = below(sentence, noun).union(*(below(sentence, child) for child in complements))
        last = max(content)
        for prep in sentence.children(verb, "prep", "acl", "advcl"):
            words = below(sentence, prep)
            adjoins = min(words) == last + 1 and prep.text.lower() in _CARRIED
            if prep.i > noun.i and adjoins and not any(is_day(t) for t in sentence.subtree(prep)):
                content |= words
                last = max(words)
        return Content(content, noun, group)
    for child in sentence.children(verb, "oprd"):
        return Content(below(sentence, child), child, group)
    return NOTHING
