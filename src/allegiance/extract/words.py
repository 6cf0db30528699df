"""On whose word each candidate stands: the innermost attribution that covers it, its speaker and its channels."""

from collections.abc import Sequence

from allegiance.extract.candidate import Candidate
from allegiance.extract.grammar import coordinated
from allegiance.extract.roles import Roles
from allegiance.model import Actor, ActorMention, Attribution, Mention, Said, Span, Speaker, When
from allegiance.syntax import Sentence

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

    def attributions(self, said: Said | None, said_on: When | None) -> list[Attribution]:
        """One attribution per speaker of ``said``; the outlet's own voice where nobody is named."""
        if said is None or said.source is None:
            return [Attribution(relays=said.relays if said else ())]
        content = Span(min(s.start for s in said.content), max(s.end for s in said.content)) if said.content else None
        cue = Mention(surface=said.cue.of(self._text), span=said.cue) if said.cue else None
        return [
            Attribution(
                voice=said.voice, speaker=speaker, cue=cue, content=content,
                relays=said.relays, venue=said.venue, said_on=said_on,
            )
            for speaker in self.speakers(said)
        ]  # fmt: skip

    def speakers(self, said: Said) -> list[Speaker]:
        """Who speaks, one by one where several are named: the actor meant, under the name the report gives."""
        if said.source is None:
            return []
        found: dict[str, Speaker] = {}
        for mention in self._mentions(said.source):
            for actor in mention.actors:
                found.setdefault(actor.id, self._speaker(said.source, mention, actor))
        if found:
            return list(found.values())
        surface = said.source.of(self._text)
        return [Speaker(name=_bare(surface), named=surface[:1].isupper(), surface=surface, span=said.source)]

    def _speaker(self, source: Span, mention: ActorMention, actor: Actor) -> Speaker:
        as_written = mention.how in _AS_WRITTEN and actor.kind != "person"
        span = mention.span if source.covers(mention.span) else source
        return Speaker(
            name=_bare(mention.surface) if as_written else actor.name, id=actor.id, role=mention.role or actor.role,
            state=actor.state, sector=actor.sector, named=actor.kind == "person" or actor.id != actor.state,
            surface=span.of(self._text), span=span,
        )  # fmt: skip

    def _mentions(self, source: Span) -> list[ActorMention]:
        sentence = next((s for s in self._sentences if s.span.start <= source.start < s.span.end), None)
        head = sentence.head_of(source) if sentence is not None else None
        if sentence is None or head is None:
            return []
        heads = [token for token in coordinated(sentence, head) if source.start <= token.start < source.end]
        found = [mention for token in heads if (mention := self._roles.mention(token)) is not None and mention.actors]
        if found:
            return found
        inside = [m for m in self._roles.mentions_in(sentence) if source.covers(m.span) and m.actors]
        return sorted(inside, key=lambda m: (m.actors[0].kind != "person", m.span.start - m.span.end))[:1]


def _width(said: Said) -> tuple[int, int]:
    return (sum(span.end - span.start for span in said.content), said.content[0].start if said.content else 0)


def _bare(surface: str) -> str:
    for article in ("the ", "The ", "a ", "A "):
        if surface.startswith(article):
            return surface.removeprefix(article)
    return surface
