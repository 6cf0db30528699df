"""One report as every extractor meets it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from allegiance.extract.attribution import Relays, attributions, relays
from allegiance.extract.quantity import quantities
from allegiance.extract.roles import Roles
from allegiance.extract.time import times
from allegiance.knowledge.materiel import Designation, designations
from allegiance.model import ActorMention, Document, Quantity, Said, When
from allegiance.syntax import Sentence


@dataclass(frozen=True)
class Report:
    """A document, its parsed sentences and the actors in it, and what our readers make of them.

    Each reading is made when an extractor first asks for it, and once: the extractors after it are handed the same.
    """

    document: Document
    sentences: Sequence[Sentence]
    mentions: Sequence[ActorMention]

    @property
    def text(self) -> str:
        """The stored text, in which every span counts."""
        return self.document.text

    @cached_property
    def roles(self) -> Roles:
        """Which actor a noun phrase stands for."""
        return Roles(self.text, self.sentences, self.mentions)

    @cached_property
    def said(self) -> tuple[Said, ...]:
        """Who says what by which words."""
        return tuple(attributions(self.text, self.sentences))

    @cached_property
    def relays(self) -> Relays:
        """The channels that it came through."""
        return relays(self.document, self.sentences)

    @cached_property
    def times(self) -> tuple[When, ...]:
        """Every time it states, with the day of publication as anchor."""
        return tuple(times(self.text, self.sentences, self.document.published))

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """Every amount it states."""
        return tuple(quantities(self.text, self.sentences))

    @cached_property
    def designations(self) -> tuple[Designation, ...]:
        """The systems of arms it names."""
        return tuple(designations(self.text))
