"""Definite words for somebody named before: "the minister", "the ministry", "the bloc", and "we" in a quotation."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from math import log

from allegiance.knowledge import folded, holder, states
from allegiance.model import Actor, ActorMention, Span
from allegiance.resolve.discourse import Discourse, Entry, subject_of_speech
from allegiance.resolve.phrases import left_part
from allegiance.resolve.roles import role_of
from allegiance.resolve.tables import table, words
from allegiance.syntax import Token

_REACH = 12
_LEADS = {"president", "leader", "premier", "ruler", "chairman", "minister", "chancellor", "king"}
_SAME_ROLE = {
    "leader": _LEADS,
    "minister": {"minister", "secretary"},
    "secretary": {"minister", "secretary"},
    "chief": {"chief", "head", "director"},
    "head": {"chief", "head", "director"},
    "envoy": {"envoy", "ambassador", "representative"},
    "ambassador": {"envoy", "ambassador", "representative"},
    "spokesman": {"spokesman", "spokesperson"},
    "spokeswoman": {"spokeswoman", "spokesperson"},
}
_ANY_BODY = frozenset({"organisation", "organization"})
_LONGEST_BODY = 2  # words before the noun: "the military alliance"
_FIRST_PLURAL = frozenset({"we", "us", "our", "ours", "ourselves"})
_FIRST = frozenset({"i", "me", "my", "mine", "myself"})


def pointed_back(discourse: Discourse, index: int, head: Token, mention: ActorMention) -> ActorMention:
    """A role noun with "the" and no owner: the last one of that role; else as it was."""
    sentence = discourse.sentences[index]
    left = left_part(sentence, head)
    before = [token.text.lower() for token in left]
    if mention.actors or not before:
        return mention
    if before[0] in {"a", "an"}:
        return _of_the_body(discourse, index, left, mention)
    if before[0] not in {"the", "this", "that", "these", "those"}:
        return mention
    role = role_of(head)
    if role is None:
        return mention
    own = {token.lemma for token in left if token.dep in {"compound", "amod"}}
    for entry in discourse.backwards(index, mention.span.start, _REACH):
        found = entry.mention
        if not found.actors or not found.role or found.how == "pronoun":
            continue
        said = found.role.lower().split()
        same = head.lemma in said or head.text.lower() in said or entry.token.lemma == head.lemma
        if same and own <= {*said, *(word.lower() for word in found.surface.split())}:
            if role.kind == "person" and head.tag in {"NN", "NNP"} and entry.plural:
                continue
            if role.kind == "body" and any(actor.kind == "person" for actor in found.actors):
                continue
            return replace(
                mention, actors=found.actors, antecedents=(found.span,), sector=found.sector or mention.sector
            )
    return mention


def _of_the_body(discourse: Discourse, index: int, left: Sequence[Token], mention: ActorMention) -> ActorMention:
    """ "A ministry spokesman" speaks for the state whose ministry the report named last."""
    bodies = {token.lemma for token in left if (role := role_of(token)) is not None and role.kind == "body"}
    for entry in discourse.backwards(index, mention.span.start, _REACH) if bodies else ():
        states_of = {actor.state for actor in entry.mention.actors} & states().keys()
        if entry.token.lemma in bodies and len(states_of) == 1 and entry.actor is not None:
            actor = replace(states()[states_of.pop() or ""].actor, sector=mention.sector, role=mention.role)
            return replace(mention, actors=(actor,), antecedents=(entry.mention.span,))
    return mention


def office_holder(
    discourse: Discourse, index: int, head: Token, mention: ActorMention, on: date | None
) -> ActorMention:
    """ "Finland's president": the person of that state and role the report named, else who held the office that day."""
    actor = mention.actors[0] if len(mention.actors) == 1 else None
    offices = table("coreference")["offices"].get((mention.role or "").lower())
    if mention.how != "office" or actor is None or actor.kind != "state" or not _definite(discourse, index, head):
        return mention
    same = _SAME_ROLE.get(head.lemma, {head.lemma})
    persons = {
        entry.actor.id: entry
        for entry in reversed(discourse.backwards(index, mention.span.start, _REACH))
        if entry.actor and entry.actor.kind == "person" and entry.actor.state == actor.state
    }
    fitting = [
        entry
        for entry in persons.values()
        if entry.actor
        and (same & set((entry.actor.role or "").lower().split()) and not (entry.actor.role or "").startswith("former"))
    ]
    if len(fitting) == 1 and fitting[0].actor:
        return replace(mention, actors=(fitting[0].actor,), antecedents=(fitting[0].mention.span,))
    for office in offices or ():
        term = holder(actor.id, office, on)
        if term is not None and head.lemma in folded(term.title).lower().split():
            return replace(mention, actors=(term.actor(on),))
    return mention


def _definite(discourse: Discourse, index: int, head: Token) -> bool:
    """True for "the Finnish president" and "Finland's president", not for "a president" or "another president"."""
    left = left_part(discourse.sentences[index], head)
    if any(token.text.lower() in words("coreference", "not_the_one") for token in left):
        return False
    return any(token.text.lower() == "the" or token.tag in {"POS", "PRP$"} for token in left)


def body_mention(discourse: Discourse, index: int, text: str, head: Token) -> ActorMention | None:
    """ "The bloc", "the alliance", "the group", "the rebels": the body of that sort that the report named last."""
    letters = table("coreference")["bodies"].get(head.text.lower(), ())
    kind = table("coreference")["kinds"].get(head.text.lower())
    if (not letters and kind is None) or head.dep in {"compound", "amod"}:
        return None
    left = left_part(discourse.sentences[index], head)
    owners = _states_around(discourse, index, left, head) if kind == "group" else set()
    articled = bool(left) and left[0].text.lower() in {"the", "this", "that"} and len(left) <= _LONGEST_BODY
    if not owners and (not articled or head.lemma in _ANY_BODY):
        return None
    span = Span(left[0].start if left else head.start, head.end)
    entries = [
        entry
        for entry in discourse.backwards(index, span.start, len(discourse.sentences) if letters else _REACH)
        if entry.mention.how in {"name", "alias", "pronoun"}
        and entry.actor is not None
        and (entry.actor.kind == kind or _lettered(entry.actor, letters))
        and (not owners or entry.actor.state in owners)
    ]
    best = max(entries, key=lambda entry: _prominence(discourse, index, entry), default=None)
    if best is None or best.actor is None:
        return None
    return ActorMention(
        span=span,
        surface=span.of(text),
        how="description",
        actors=(best.actor,),
        sector=best.actor.sector,
        antecedents=(best.mention.span,),
    )


def _states_around(discourse: Discourse, index: int, left: Sequence[Token], head: Token) -> set[str | None]:
    """The states named in the phrase: "the Yemeni rebels", "militants in Somalia"."""
    sentence = discourse.sentences[index]
    after = sentence.tokens[head.i + 1 : head.i + 3]
    place = [after[1]] if len(after) > 1 and after[0].text.lower() in {"in", "from"} else []
    near = {token.start for token in (*left, *place)}
    return {
        entry.actor.state
        for entry in discourse.of_sentence(index)
        if entry.token.start in near and entry.actor is not None and entry.actor.kind == "state"
    }


def _lettered(actor: Actor, letters: Sequence[str]) -> bool:
    return actor.kind not in {"person", "group"} and actor.state in letters


def _prominence(discourse: Discourse, index: int, entry: Entry) -> float:
    often = discourse.actors[entry.actor.id] if entry.actor else 0
    return log(1 + often) + entry.subject - 0.5 * (index - entry.sentence)


def first_person(discourse: Discourse, index: int, token: Token) -> ActorMention | None:
    """ "We" and "I": the state or the person that speaks in this sentence, else in the ones beside it."""
    word = token.text.lower()
    if word not in _FIRST_PLURAL and (word not in _FIRST or token.text == "US"):
        return None
    span = Span(token.start, token.end)
    paragraph = discourse.sentences[index].paragraph
    for near in (index, index - 1, index + 1):
        if not 0 <= near < len(discourse.sentences) or discourse.sentences[near].paragraph != paragraph:
            continue
        entry = _speaker(discourse, near)
        if entry is None:
            continue
        actors = entry.mention.actors
        if word in _FIRST_PLURAL:
            actors = tuple(states()[actor.state].actor for actor in actors if actor.state in states())
        return ActorMention(
            span=span, surface=token.text, how="pronoun", actors=actors, antecedents=(entry.mention.span,)
        )
    return ActorMention(span=span, surface=token.text, how="pronoun")


def _speaker(discourse: Discourse, index: int) -> Entry | None:
    sentence = discourse.sentences[index]
    found = None
    for entry in discourse.of_sentence(index):
        if entry.subject and entry.mention.actors and subject_of_speech(sentence, entry.token):
            found = entry if found is None or entry.mention.how == "person" else found
    return found


def people_of(discourse: Discourse, index: int, entry: Entry) -> Actor | None:
    """The person a bare singular demonym stands for: "the Venezuelan asked", after a Venezuelan was named."""
    sentence = discourse.sentences[index]
    token = entry.token
    if entry.mention.how != "demonym" or token.tag not in {"NN", "NNP"} or token.dep in {"compound", "amod", "poss"}:
        return None
    before = [child for child in sentence.children(token, "det") if child.text.lower() == "the"]
    actor = entry.actor
    if not before or actor is None:
        return None
    for earlier in discourse.backwards(index, before[0].start, _REACH):
        person = earlier.actor
        if person is not None and person.kind == "person" and person.state == actor.state:
            return person
    return None
