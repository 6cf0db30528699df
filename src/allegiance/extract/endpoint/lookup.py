"""What an answer may name is looked up in the report here, by its place, and nowhere else."""

from functools import cached_property

from allegiance.extract.candidate import Role
from allegiance.extract.items import ItemMention, items
from allegiance.extract.report import Report
from allegiance.extract.speakers import Speakers
from allegiance.extract.words import Words
from allegiance.model import (
    Attribution,
    Item,
    Mention,
    Party,
    Quantity,
    Return,
    Said,
    Span,
    Voice,
    When,
)
from allegiance.syntax import Sentence

_ARTICLES = ("the ", "The ", "a ", "A ", "an ", "An ")


class Lookup:
    """Actors, items, amounts, times and speakers of one report, found by the span of their words."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self.document = report.document
        self.text = report.text
        self._items: dict[Span, list[ItemMention]] = {}

    def sentences_of(self, span: Span) -> list[Sentence]:
        """The sentences that share words with ``span``."""
        return [sentence for sentence in self._report.sentences if sentence.span.overlaps(span)]

    def parties(self, span: Span) -> list[Party]:
        """Whom the words stand for; under their own name and without an id where nobody is known by it."""
        sentence = next(iter(self.sentences_of(span)), None)
        head = sentence.head_of(span) if sentence is not None else None
        roles: list[Role] = []
        if sentence is not None and head is not None:
            roles = self._report.roles.parties(sentence, head) or self._inside(sentence, span)
        surface = span.of(self.text)
        if not roles:
            return [Party(id=None, name=_bare(surface), surface=surface, span=span)]
        if len(roles) > 1:
            return [role.party for role in roles]
        known = roles[0].actor
        return [Party(id=known.id, name=known.name, surface=surface, span=span, sector=known.sector)]

    def _inside(self, sentence: Sentence, span: Span) -> list[Role]:
        whole = [role for role in self._report.roles.everywhere(sentence) if role.span == span]
        return whole[:1]

    def item(self, span: Span) -> tuple[Item, str | None]:
        """The thing the words name, and the form of support it counts to where we know it."""
        known = next((one for one in self._items_at(span) if one.span.overlaps(span)), None)
        return Item(
            surface=span.of(self.text),
            span=span,
            category=known.category if known is not None else None,
            designation=known.designation if known is not None else None,
        ), known.form if known is not None else None

    def flows_back(self, span: Span) -> Return:
        """The words as what is given in return."""
        known = next((one for one in self._items_at(span) if one.span.overlaps(span)), None)
        return Return(surface=span.of(self.text), span=span, form=known.form if known is not None else None)

    def quantity(self, span: Span) -> Quantity | None:
        """The amount that our reader sees in the words; null where it sees none, whatever the answer meant."""
        return next((one for one in self._report.quantities if one.span.overlaps(span)), None)

    def when(self, span: Span) -> When | None:
        """The time that our reader sees in the words; null where it sees none."""
        return next((one for one in self._report.times if one.span is not None and one.span.overlaps(span)), None)

    def attribution(self, sentence: Sentence, quote: Span, source: Span | None, cue: Span | None) -> Attribution:
        """On whose word: as our reader has it where it sees the same source, else by the words alone."""
        if source is None:
            return self._words.attributions(None, sentence)[0]
        seen = [one for one in self._report.said if one.source is not None and one.source.overlaps(source)]
        near = [one for one in seen if any(content.overlaps(quote) for content in one.content)]
        for one in (*near, *seen):
            found = self._words.attributions(one, sentence)
            if found[0].speaker is not None:
                return found[0]
        said = Said(voice=Voice.INDIRECT, source=source, cue=cue, content=(quote,))
        speakers = Speakers(self.text, self._report.sentences, self._report.roles).named(said)
        if not speakers:  # a thing, which does not speak
            return self._words.attributions(None, sentence)[0]
        words = Mention(surface=cue.of(self.text), span=cue) if cue is not None else None
        return Attribution(voice=Voice.INDIRECT, speaker=speakers[0], cue=words, content=quote)

    def _items_at(self, span: Span) -> list[ItemMention]:
        found: list[ItemMention] = []
        for sentence in self.sentences_of(span):
            if sentence.span not in self._items:
                self._items[sentence.span] = list(items(self.text, sentence, self._report.designations).values())
            found += self._items[sentence.span]
        return found

    @cached_property
    def _words(self) -> Words:
        return Words(self._report)


def _bare(surface: str) -> str:
    plain = " ".join(surface.split())
    return next((plain.removeprefix(article) for article in _ARTICLES if plain.startswith(article)), plain)
