"""Who was mentioned so far, so that later words can point back."""

from collections import Counter
from dataclasses import replace
from typing import NamedTuple

from allegiance.knowledge import folded, name_parts
from allegiance.model import Actor, ActorMention
from allegiance.resolve.tables import words
from allegiance.syntax import Sentence, Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "agent"})


class Entry(NamedTuple):
    """A mention and where it stands."""

    mention: ActorMention
    sentence: int
    token: Token
    subject: bool
    plural: bool
    spoken: bool = True

    @property
    def actor(self) -> Actor | None:
        """The one actor meant, null when there are none or several."""
        return self.mention.actors[0] if len(self.mention.actors) == 1 else None


class Discourse:
    """The mentions of one report in reading order."""

    def __init__(self, sentences: list[Sentence]) -> None:
        self.sentences = sentences
        self.entries: list[Entry] = []
        self._of: list[list[Entry]] = [[] for _ in sentences]
        self.persons: dict[str, Actor] = {}
        self.families: dict[str, str] = {}
        self.women: set[str] = set()
        self.states: Counter[str] = Counter()
        self.actors: Counter[str] = Counter()

    def add(self, mention: ActorMention, sentence: int, token: Token, *, plural: bool, spoken: bool = True) -> Entry:
        """Take note of a mention whose head is ``token``; unspoken ones only serve later words to point back to."""
        entry = Entry(mention, sentence, token, is_subject(self.sentences[sentence], token), plural, spoken)
        self.entries.append(entry)
        self._of[sentence].append(entry)
        if not spoken:
            return entry
        for actor in mention.actors:
            self.actors[actor.id] += 1
            if actor.kind == "person" and actor.id.startswith("person:"):
                self.remember(actor)
            elif actor.state and mention.how != "pronoun":
                self.states[actor.state] += 1
        return entry

    def remember(self, person: Actor) -> None:
        """Keep a person so that the family name alone is enough from here on."""
        known = self.persons.get(person.id)
        if known is None or (known.role is None and person.role) or (known.state is None and person.state):
            self.persons[person.id] = person
        family = folded(name_parts(person.name, person.state)[0])
        self.families[family] = person.id
        self.families.setdefault(family.split(" ")[-1], person.id)

    def learn(self, entry: Entry, person: Actor) -> None:
        """Put what later words tell of a person in place of what his name alone told."""
        mention = replace(entry.mention, actors=(person,), role=entry.mention.role or person.role, sector=person.sector)
        known = entry._replace(mention=mention)
        self.entries = [known if one is entry else one for one in self.entries]
        self._of[entry.sentence] = [known if one is entry else one for one in self._of[entry.sentence]]
        self.remember(person)

    def of_sentence(self, sentence: int) -> list[Entry]:
        """The mentions of one sentence in the order they were found."""
        return self._of[sentence]

    def correct_last(self, entry: Entry) -> None:
        """Put a better reading in place of the mention noted last."""
        self.entries[-1] = self._of[entry.sentence][-1] = entry

    def backwards(self, sentence: int, before: int, reach: int) -> list[Entry]:
        """Mentions that begin before ``before`` in this sentence or the ``reach`` sentences above it, nearest first."""
        found = []
        for entry in reversed(self.entries):
            if entry.sentence < sentence - reach:
                break
            if entry.sentence < sentence or entry.mention.span.start < before:
                found.append(entry)
        return sorted(found, key=lambda entry: entry.mention.span.start, reverse=True)


def is_subject(sentence: Sentence, token: Token) -> bool:
    """True for a subject, also when it is joined to one ("Kim and Putin met") or stands beside it."""
    if before_speech(sentence, token):
        return True
    while token.dep in {"conj", "appos", "compound"} and token.head != token.i:
        token = sentence.head(token)
    if token.dep == "pobj" and sentence.head(token).dep == "agent":
        return True
    return token.dep in _SUBJECTS


def before_speech(sentence: Sentence, token: Token) -> bool:
    """A name right before a verb of speech that has no subject: parsers join it to what was said before the comma."""
    if token.dep not in {"conj", "appos", "pobj", "dobj", "npadvmod", "dep"} or token.pos != "PROPN":
        return False
    depth = 0
    for following in sentence.tokens[token.i + 1 :]:
        depth += (following.text == "(") - (following.text == ")")
        if depth or following.text == ")":
            continue
        said = (
            following.pos == "VERB" and following.lemma in words("coreference", "speaking") and following.tag == "VBD"
        )
        return said and not sentence.children(following, "nsubj", "nsubjpass")
    return False


def subject_of_speech(sentence: Sentence, token: Token) -> bool:
    """True when ``token`` stands for whoever says, tells, denies ..., or stands behind "according to"."""
    if before_speech(sentence, token):
        return True
    while token.dep in {"conj", "appos", "compound", "poss"} and token.head != token.i:
        token = sentence.head(token)
    if token.dep == "pobj" and sentence.head(token).text.lower() == "to":
        return sentence.head(sentence.head(token)).text.lower() == "according"
    return token.dep in _SUBJECTS and sentence.head(token).lemma in words("coreference", "speaking")
