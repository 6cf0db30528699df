"""On whose word each candidate stands: the innermost attribution that covers it, its speaker and its channels."""

from collections.abc import Sequence

from allegiance.extract.candidate import Candidate
from allegiance.extract.roles import Roles
from allegiance.model import ActorMention, Attribution, Mention, Said, Span, Speaker, Voice, When
from allegiance.syntax import Sentence, Token

_AS_WRITTEN = {"capital", "metonym", "description", "role", "office", "demonym", "place"}


class Words:
    """The attributions of one report, looked up by position."""

    def __init__(self, text: str, sentences: Sequence[Sentence], roles: Roles, said: Sequence[Said]) -> None:
        self._text = text
        self._roles = roles
        self._sentences = sentences
        self._said = sorted(said, key=_width)

    def covering(self, candidate: Candidate) -> Said | None:
        """The innermost attribution whose content covers the trigger."""
        at = candidate.trigger.start
        for said in self._said:
            if any(span.start <= at < span.end for span in said.content):
                return said
        return None

    def attribution(self, said: Said | None, said_on: When | None) -> Attribution:
        """The attribution as a claim carries it; the outlet's own voice without ``said``."""
        if said is None or said.source is None:
            return Attribution(relays=said.relays if said else ())
        content = Span(min(s.start for s in said.content), max(s.end for s in said.content)) if said.content else None
        cue = Mention(surface=said.cue.of(self._text), span=said.cue) if said.cue else None
        return Attribution(
            voice=said.voice, speaker=self.speaker(said), cue=cue, content=content,
            relays=said.relays, venue=said.venue, said_on=said_on,
        )  # fmt: skip

    def speaker(self, said: Said) -> Speaker | None:
        """Who speaks: the actor the source words stand for, under the name the report gives."""
        if said.source is None:
            return None
        mention = self.mention(said.source)
        surface = said.source.of(self._text)
        if mention is None or not mention.actors:
            named = surface[:1].isupper()
            return Speaker(name=surface, named=named, surface=surface, span=said.source)
        actor = mention.actors[0]
        as_written = mention.how in _AS_WRITTEN and actor.kind != "person"
        name = _bare(mention.surface) if as_written else actor.name
        return Speaker(
            name=name, id=actor.id, role=mention.role or actor.role, state=actor.state, sector=actor.sector,
            named=actor.kind == "person" or actor.id != actor.state, surface=surface, span=said.source,
        )  # fmt: skip

    def mention(self, source: Span) -> ActorMention | None:
        """The mention at the head of the source words, else the longest one among them."""
        for sentence in self._sentences:
            if sentence.span.start <= source.start < sentence.span.end:
                head = sentence.head_of(source)
                if head is not None:
                    at = self._roles.mention(head)
                    if at is not None and at.actors:
                        return at
                inside = [m for m in self._roles.mentions_in(sentence) if source.covers(m.span) and m.actors]
                return max(inside, key=lambda m: (m.actors[0].kind == "person", m.span.end - m.span.start), default=None)
        return None


def _width(said: Said) -> tuple[int, int]:
    return (sum(span.end - span.start for span in said.content), said.content[0].start if said.content else 0)


def _bare(surface: str) -> str:
    for article in ("the ", "The ", "a ", "A "):
        if surface.startswith(article):
            return surface.removeprefix(article)
    return surface


def is_outlet_voice(said: Said | None) -> bool:
    """True when nobody but the outlet speaks."""
    return said is None or said.source is None or said.voice is Voice.OUTLET


def first_person(token: Token) -> bool:
    """True for we, us, our."""
    return token.text.lower() in ("we", "us", "our", "ours")
