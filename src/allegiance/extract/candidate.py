"""A claim in the making: what one clause says, before gaps are filled and a speaker is tied to it."""

from dataclasses import dataclass, field

from allegiance.extract.items import ItemMention
from allegiance.model import Actor, Kind, Party, Polarity, Span, Stage
from allegiance.syntax import Sentence, Token


@dataclass(frozen=True, slots=True)
class Role:
    """A party as it stands in a sentence: the actor meant, the words, the head token."""

    actor: Actor
    surface: str
    span: Span
    how: str

    @property
    def party(self) -> Party:
        """The party as a claim carries it."""
        return Party(
            id=self.actor.id, name=self.actor.name, surface=self.surface, span=self.span, sector=self.actor.sector
        )


@dataclass(slots=True)
class Candidate:
    """One proposition of a clause; several givers, recipients or items become several claims."""

    kind: Kind
    sentence: Sentence
    trigger: Token
    pattern: str
    actors: list[Role] = field(default_factory=list)
    recipients: list[Role] = field(default_factory=list)
    others: list[tuple[str, Role]] = field(default_factory=list)
    items: list[ItemMention] = field(default_factory=list)
    form: str | None = None
    stage: Stage | None = None
    polarity: Polarity = Polarity.ASSERTED
    filled: tuple[str, ...] = ()
    makers: frozenset[str] = frozenset()  # whose make the thing is, against whom it is meant: they fill no gap
    taken_by_stranger: bool = False  # the giver is named, but as nobody known: nothing said before may replace him

    carrier: "Candidate | None" = None  # the load told of before whose contents these are
    silent: bool = False  # too vague to be a claim, yet later sentences go back to it

    @property
    def position(self) -> int:
        """Where the trigger stands, in code points."""
        return self.trigger.start
