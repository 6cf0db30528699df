"""Definite words for somebody named before: "the minister", "the ministry", "the bloc", and "we" in a quotation."""

from dataclasses import replace

from allegiance.knowledge import states
from allegiance.model import Actor, ActorMention, Span
from allegiance.resolve.discourse import Discourse, Entry
from allegiance.resolve.phrases import left_part
from allegiance.resolve.roles import role_of
from allegiance.resolve.tables import table, words
from allegiance.syntax import Sentence, Token

_REACH = 12
_FIRST_PLURAL = frozenset({"we", "us", "our", "ours", "ourselves"})
_FIRST = frozenset({"i", "me", "my", "mine", "myself"})


def pointed_back(discourse: Discourse, index: int, head: Token, mention: ActorMention) -> ActorMention:
    """A role noun with "the" and no owner: the last one of that role; else as it was."""
    sentence = discourse.sentences[index]
    left = left_part(sentence, head)
    before = [token.text.lower() for token in left]
    if mention.actors or not before or before[0] not in {"the", "this", "that", "these", "those"}:
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
            return replace(
                mention, actors=found.actors, antecedents=(found.span,), sector=found.sector or mention.sector
            )
    return mention


def body_mention(discourse: Discourse, index: int, text: str, head: Token) -> ActorMention | None:
    """ "The bloc", "the alliance", "the world body": the body of that sort that the report named last."""
    kinds = table("coreference")["bodies"].get(head.text.lower())
    if kinds is None or head.dep in {"compound", "amod"}:
        return None
    left = left_part(discourse.sentences[index], head)
    if [token.text.lower() for token in left] not in (
        ["the"],
        ["the", "military"],
        ["the", "western"],
        ["the", "world"],
    ):
        return None
    span = Span(left[0].start, head.end)
    for entry in discourse.backwards(index, span.start, len(discourse.sentences)):
        actor = entry.actor
        if actor is not None and actor.kind != "person" and actor.state in kinds:
            return ActorMention(
                span=span, surface=span.of(text), how="description", actors=(actor,), antecedents=(entry.mention.span,)
            )
    return None


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
        if entry.subject and entry.mention.actors and _says(sentence, entry.token):
            found = entry if found is None or entry.mention.how == "person" else found
    return found


def _says(sentence: Sentence, token: Token) -> bool:
    while token.dep in {"conj", "appos", "compound"} and token.head != token.i:
        token = sentence.head(token)
    return sentence.head(token).lemma in words("coreference", "speaking")


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
