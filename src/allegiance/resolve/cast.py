"""Everybody a report mentions, from the first sentence to the last."""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date

from allegiance.knowledge import Hit, folded, lexicon
from allegiance.model import ActorMention, Document
from allegiance.resolve.coreference import body_mention, first_person, office_holder, people_of, pointed_back
from allegiance.resolve.discourse import Discourse, Entry
from allegiance.resolve.groups import coordinations, group_mention, half_of_korea
from allegiance.resolve.named_groups import named_group
from allegiance.resolve.names import fitting, name_mention
from allegiance.resolve.persons import only_a_word, person_mention, runs
from allegiance.resolve.phrases import description, document_mention
from allegiance.resolve.pronouns import pronoun_mention
from allegiance.syntax import Sentence, Token

_SINGULAR = frozenset({"name", "alias", "capital", "person", "metonym"})
_OFFICIAL = frozenset({"COP", "GOV", "JUD", "LEG", "MIL", "SPY"})
_NOMINAL = frozenset({"NOUN", "PROPN", "DET", "PRON", "ADJ"})


def cast(document: Document, sentences: Sequence[Sentence]) -> tuple[ActorMention, ...]:
    """Every mention of a state, body, group or person in office, sorted by span.

    Mentions nest: "South Korea's spy agency" holds "South Korea". To know who an argument is, take the mention whose
    head token (``Sentence.head_of(mention.span)``) is the argument's head; of several, the longest.
    """
    hits = fitting(document.text, lexicon().find(document.text))
    starts = [hit.start for hit in hits]
    discourse = Discourse(list(sentences))
    present = _states_present(hits)
    for index, sentence in enumerate(sentences):
        inside = hits[bisect_left(starts, sentence.span.start) : bisect_left(starts, sentence.span.end)]
        _read(discourse, index, document.text, inside, document.published, present)
    found = {(entry.mention.span, entry.mention.how): entry.mention for entry in discourse.entries if entry.spoken}
    for mention in _first_persons(discourse):
        found[(mention.span, mention.how)] = mention
    written = _names_as_written(found.values())
    return tuple(
        sorted(
            (_renamed(mention, written) for mention in found.values()), key=lambda mention: (mention.span, mention.how)
        )
    )


def _names_as_written(mentions: Collection[ActorMention]) -> dict[str, str]:
    """The first full name the report itself gives each person, else its spelling of the family name.

    The fact file may spell it otherwise.
    """
    written: dict[str, str] = {}
    for mention in sorted(mentions, key=lambda mention: mention.span):
        name = " ".join(mention.surface.split())
        if mention.how == "person" and " " in name and mention.actors:
            written.setdefault(mention.actors[0].id, name)
    for mention in mentions:
        actor = mention.actors[0] if mention.how == "person" and mention.actors else None
        if actor is not None and actor.id not in written:
            parts = [
                mention.surface if folded(part) == folded(mention.surface) else part for part in actor.name.split()
            ]
            if " ".join(parts) != actor.name:  # "Chávez" for the "Hugo Chavez" of the fact file
                written[actor.id] = " ".join(parts)
    return written


def _renamed(mention: ActorMention, written: dict[str, str]) -> ActorMention:
    if not any(written.get(actor.id, actor.name) != actor.name for actor in (*mention.actors, *mention.candidates)):
        return mention
    return replace(
        mention,
        actors=tuple(replace(actor, name=written.get(actor.id, actor.name)) for actor in mention.actors),
        candidates=tuple(replace(actor, name=written.get(actor.id, actor.name)) for actor in mention.candidates),
    )


def _first_persons(discourse: Discourse) -> Iterator[ActorMention]:
    """Read last, since who speaks often stands behind the words."""
    for index, sentence in enumerate(discourse.sentences):
        for token in sentence.tokens:
            if token.tag in {"PRP", "PRP$"}:
                mention = first_person(discourse, index, token)
                if mention:
                    yield mention


def _states_present(hits: list[Hit]) -> list[str]:
    sure = (hit.senses[0].actor for hit in hits if len({sense.actor.id for sense in hit.senses}) == 1)
    return [actor.state for actor in sure if actor.state]


def _read(discourse: Discourse, index: int, text: str, hits: list[Hit], on: date | None, present: list[str]) -> None:
    sentence = discourse.sentences[index]
    here: dict[int, Entry] = {}
    taken: set[int] = set()

    def add(mention: ActorMention, head: Token) -> None:
        plural = head.tag in {"NNS", "NNPS"} or len(mention.actors) > 1
        entry = discourse.add(mention, index, head, plural=plural and mention.how not in _SINGULAR)
        person = people_of(discourse, index, entry)
        if person is not None:
            entry = entry._replace(mention=replace(mention, how="office", actors=(person,)))
            discourse.correct_last(entry)
        known = here.get(head.i)
        if known is None or known.mention.span.covers(mention.span) or mention.how not in {"office", "description"}:
            here[head.i] = entry

    for hit in hits:
        named = name_mention(text, sentence, hit, on, present)
        if named and not only_a_word(discourse, sentence, *named):
            add(*named)
            taken |= {token.i for token in sentence.tokens if token.start < hit.end and hit.start < token.end}
    for run in runs(sentence, taken):
        person = person_mention(discourse, index, text, run, here, on)
        if person:
            add(*person)
            taken |= {token.i for token in run}
    for token in sentence.tokens:
        half = half_of_korea(discourse, index, token, present) if token.text in {"North", "South"} else None
        if half:
            add(half, token)
            taken.add(token.i)
    names = dict(here)
    for group, head in coordinations(discourse, index, here):
        discourse.add(group, index, head, plural=True, spoken=False)
    for token in sentence.tokens:
        if token.pos in {"PRON", "DET"} or token.tag == "PRP$":
            pronoun = pronoun_mention(discourse, index, token)
            if pronoun:
                add(pronoun, token)
        if token.pos in _NOMINAL and token.i not in taken:
            mention = group_mention(discourse, index, text, token, here) or body_mention(discourse, index, text, token)
            mention = mention or named_group(discourse, index, text, token, here)
            mention = mention or document_mention(sentence, text, token, {**here, **names})
            mention = mention or _role_mention(discourse, index, text, token, {**here, **names}, here, on)
            if mention:
                add(mention, token)
    for entry in list(here.values()):
        _belonging(discourse, sentence, entry, here)
    for group, head in coordinations(discourse, index, here):
        if all(entry.mention.span != group.span for entry in discourse.of_sentence(index)):
            discourse.add(group, index, head, plural=True, spoken=False)


def _belonging(discourse: Discourse, sentence: Sentence, entry: Entry, here: dict[int, Entry]) -> None:
    """ "X of the Duma's defence committee": a person nobody knows serves the state of the body behind the name."""
    person = entry.actor
    if person is None or entry.mention.how != "person" or person.state is not None:
        return
    for prep in sentence.children(entry.token, "prep"):
        for noun in sentence.children(prep, "pobj") if prep.lemma in {"of", "from", "at"} else ():
            body = here[noun.i].actor if noun.i in here else None
            if body is not None and body.state is not None and here[noun.i].mention.sector in _OFFICIAL:
                discourse.learn(entry, replace(person, state=body.state))
                return


def _role_mention(
    discourse: Discourse,
    index: int,
    text: str,
    token: Token,
    owners: dict[int, Entry],
    here: dict[int, Entry],
    on: date | None,
) -> ActorMention | None:
    sentence = discourse.sentences[index]
    mention = description(sentence, text, token, owners)
    if mention is None:
        return None
    beside = _identified(discourse, mention, sentence, token, here)
    if beside is not mention:
        return beside
    return office_holder(discourse, index, token, pointed_back(discourse, index, token, mention), on)


def _identified(
    discourse: Discourse, mention: ActorMention, sentence: Sentence, head: Token, here: dict[int, Entry]
) -> ActorMention:
    """A role in apposition to a name, or right before one, is that person, who serves the state the role tells of."""
    if mention.how != "office":
        return mention
    beside = list(sentence.children(head, "appos"))
    if head.dep == "appos":
        beside += joined(sentence, sentence.head(head), head)
    persons = [here[other.i] for other in beside if other.i in here and here[other.i].mention.how == "person"]
    persons += [entry for entry in here.values() if entry.mention.how == "person" and _follows(mention, entry.mention)]
    told = {actor.state for actor in mention.actors}
    fitting = [entry for entry in persons if entry.actor and (not told or entry.actor.state in {None, *told})]
    for entry in fitting[-1:]:
        actors = entry.mention.actors
        if entry.actor and entry.actor.state is None and len(told) == 1:
            serving = replace(
                entry.actor, state=next(iter(told)), sector=entry.actor.sector or mention.sector, role=mention.role
            )
            discourse.learn(entry, serving)
            actors = (serving,)
        return replace(mention, actors=actors, antecedents=(entry.mention.span,))
    return mention


def joined(sentence: Sentence, first: Token, before: Token) -> list[Token]:
    """A token and those joined to it by "and" that stand before another."""
    chain = [first]
    while following := [child for child in sentence.children(chain[-1], "conj") if child.i < before.i]:
        chain.append(following[0])
    return chain


def _follows(role: ActorMention, person: ActorMention) -> bool:
    return 0 < person.span.start - role.span.end <= 2  # a blank, or a comma and a blank
