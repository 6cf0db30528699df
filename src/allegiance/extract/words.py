"""On whose word each candidate stands: the attribution that covers it, its speakers, its channels and its day."""

from collections.abc import Sequence
from dataclasses import replace

from allegiance.extract.attach import clause_of
from allegiance.extract.attribution import Relays
from allegiance.extract.candidate import Candidate, Role
from allegiance.extract.grammar import coordinated
from allegiance.extract.roles import Roles, state_of
from allegiance.model import Actor, ActorMention, Attribution, Basis, Mention, Relay, Said, Span, Speaker, When
from allegiance.ontology import words
from allegiance.syntax import Sentence, Token

_AS_WRITTEN = {"capital", "metonym", "description", "role", "office", "demonym", "place"}
_NOT_SPEECH = words("no_speech")
_OFFICIAL = {"GOV", "MIL"}
_MEDIA = {"outlet", "agency", "media"}
_POINTING = words("pointing_speakers")
_BARE = words("bare_titles")
_OCCASIONS = words("occasions_of_speech")
_REACH = 3  # sentences over which "he" or "the minister" goes back to the last one who spoke


class Words:
    """The attributions of one report in text order, with whoever a pronoun or a bare title goes back to."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Sentence],
        roles: Roles,
        said: Sequence[Said],
        whens: Sequence[When],
        relays: Relays,
    ) -> None:
        self._text = text
        self._roles = roles
        self._sentences = sentences
        self._relays = relays
        self._speakers: dict[Said, list[Speaker]] = {}
        self._days: dict[Said, When | None] = {}
        self._said = [one for one in said if one.content and not self._is_no_speech(one)]
        self._follow(whens)
        self._said.sort(key=lambda one: (self._is_media(one), _width(one)))

    def covering(self, candidate: Candidate) -> Said | None:
        """The innermost attribution over the trigger, or the one whose cue it is; a medium only where nobody else."""
        at = candidate.trigger.start
        found = [one for one in self._said if any(span.start <= at < span.end for span in one.content)]
        found += [one for one in self._said if one.cue is not None and one.cue.start <= at < one.cue.end]
        if found and self._is_media(found[0]):
            here = candidate.sentence.span
            beside = [
                one
                for one in self._said
                if one.source is not None and here.covers(one.source) and not self._is_media(one)
            ]
            return beside[0] if beside else found[0]
        return found[0] if found else None

    def attributions(self, said: Said | None, sentence: Sentence) -> list[Attribution]:
        """One attribution per speaker of ``said``; the outlet's own voice where nobody is named."""
        if said is None or not self._speakers.get(said):
            return [Attribution(relays=self._channels(sentence, ()))]
        content = Span(min(s.start for s in said.content), max(s.end for s in said.content))
        cue = Mention(surface=said.cue.of(self._text), span=said.cue) if said.cue else None
        speakers = self._speakers[said]
        return [
            Attribution(
                voice=said.voice, speaker=speaker, cue=cue, content=content,
                relays=self._channels(sentence, said.relays, speakers), venue=said.venue, said_on=self._days.get(said),
            )
            for speaker in speakers
        ]  # fmt: skip

    def speakers(self, said: Said | None) -> list[Speaker]:
        """Who speaks, one by one where several are named."""
        return self._speakers.get(said, []) if said is not None else []

    def announcing(self, said: Said | None) -> Role | None:
        """The state for which the only, official speaker speaks."""
        speakers = self.speakers(said)
        if len(speakers) != 1 or speakers[0].state is None or speakers[0].sector not in _OFFICIAL:
            return None
        actor = state_of(speakers[0].state)
        return Role(actor, speakers[0].surface, speakers[0].span, "speaker") if actor is not None else None

    def _channels(
        self, sentence: Sentence, own: tuple[Relay, ...], speakers: Sequence[Speaker] = ()
    ) -> tuple[Relay, ...]:
        number = next((n for n, one in enumerate(self._sentences) if one.span == sentence.span), -1)
        found = {relay.name: relay for relay in own}
        for at, relay in self._relays.sentences:
            if at == number:
                found.setdefault(relay.name, relay)
        for said in self._said:
            if said.source is not None and sentence.span.covers(said.source) and self._is_media(said):
                name = self._speakers[said][0].name
                found.setdefault(name, Relay(name=name, kind="outlet", span=said.source))
        names = {speaker.name for speaker in speakers}
        return tuple(relay for relay in found.values() if relay.name not in names)

    def _is_no_speech(self, said: Said) -> bool:
        if said.cue is None:
            return False
        sentence = self._sentence(said.cue)
        head = sentence.head_of(said.cue) if sentence is not None else None
        return head is not None and head.lemma in _NOT_SPEECH and head.pos == "VERB"

    def _is_media(self, said: Said) -> bool:
        return any(speaker.sector == "MED" for speaker in self._speakers.get(said, ()))

    def _follow(self, whens: Sequence[When]) -> None:
        latest: tuple[int, list[Speaker]] | None = None
        for said in sorted(self._said, key=_position):
            number = self._number(said.source or said.cue or said.content[0])
            speakers = self._named(said)
            if said.source is not None and self._points_back(said.source) and latest and number - latest[0] <= _REACH:
                speakers = self._same(said.source, speakers, latest[1])
            self._speakers[said] = speakers
            if speakers and not any(speaker.sector == "MED" for speaker in speakers):
                latest = (number, speakers)
            self._days[said] = self._day(said, whens)
        self._spread_days(self._occasions(whens))

    def _spread_days(self, occasions: Sequence[tuple[int, str, When]]) -> None:
        """A statement without a day has that of the same speaker's statement before it, else of the one after.

        ``occasions`` are news conferences and the like: (position, id of who spoke there, day).
        """
        told = [(_position(said), said) for said in self._said]
        for backwards in (False, True):
            days: dict[str, When] = {}
            steps = sorted(
                [(at, 1, said, None) for at, said in told] + [(at, 0, None, (who, day)) for at, who, day in occasions],
                key=lambda step: step[:2],
                reverse=backwards,
            )
            for _, _, said, occasion in steps:
                if occasion is not None:
                    days[occasion[0]] = occasion[1]
                elif said is not None:
                    self._inherit(said, days)

    def _inherit(self, said: Said, days: dict[str, When]) -> None:
        day = self._days[said]
        for speaker in self._speakers[said]:
            key = speaker.id or speaker.name
            if day is None and key in days:
                self._days[said] = replace(days[key], basis=Basis.DERIVED)
            elif day is not None:
                days[key] = day

    def _occasions(self, whens: Sequence[When]) -> list[tuple[int, str, When]]:
        """Sentences that tell of a dated news conference, interview or the like, and who is named in them."""
        found: list[tuple[int, str, When]] = []
        for sentence in self._sentences:
            if not any(token.lemma in _OCCASIONS for token in sentence.tokens):
                continue
            day = next(
                (w for w in whens if w.span and sentence.span.covers(w.span) and w.start and w.grain == "day"), None
            )
            for mention in self._roles.mentions_in(sentence) if day is not None else ():
                if day is not None and mention.how in ("person", "office", "pronoun", "description"):
                    found.extend((sentence.span.start, actor.id, day) for actor in mention.actors)
        return found

    def _points_back(self, source: Span) -> bool:
        words = source.of(self._text).split()
        return words[0].lower() in _POINTING or (
            words[0].lower() == "the" and len(words) <= 3 and words[-1].lower() in _BARE
        )

    def _same(self, source: Span, found: list[Speaker], before: list[Speaker]) -> list[Speaker]:
        word = source.of(self._text).split()[0].lower()
        if found and found[0].id is not None and word in ("he", "she", "his", "her", "him"):
            return found
        if word in ("it", "its") and before[0].id is not None and before[0].id.startswith("person:"):
            return found
        if word in ("he", "she", "his", "her", "him") and before[0].id and not before[0].id.startswith("person:"):
            return found
        if word == "the" and found and found[0].id is not None and found[0].id.startswith("person:"):
            return found
        return [replace(one, surface=source.of(self._text), span=source) for one in before]

    def _named(self, said: Said) -> list[Speaker]:
        if said.source is None:
            return []
        found: dict[str, Speaker] = {}
        for mention in self._mentions(said.source):
            for actor in mention.actors:
                found.setdefault(actor.id, self._speaker(said.source, mention, actor))
        return list(found.values()) or [self._unnamed(said.source)]

    def _unnamed(self, source: Span) -> Speaker:
        """A source that is no actor we know: under its own words, with the state they name, if they name one."""
        sentence = self._sentence(source)
        head = sentence.head_of(source) if sentence is not None else None
        if sentence is None or head is None:
            return Speaker(name=_bare(source.of(self._text)), surface=source.of(self._text), span=source)
        clauses = [clause.start for clause in sentence.children(head, "relcl", "acl", "appos")]
        end = max(
            [t.end for t in sentence.subtree(head) if t.start < min(clauses, default=source.end)], default=head.end
        )
        span = Span(source.start, max(min(end, source.end), head.end))
        words = span.of(self._text).rstrip(" ,")
        span = Span(span.start, span.start + len(words))
        states = {
            a.state for m in self._roles.mentions_in(sentence) if span.covers(m.span) for a in m.actors if a.state
        }
        return Speaker(
            name=_bare(words), state=states.pop() if len(states) == 1 else None, named=head.pos == "PROPN",
            surface=words, span=span,
        )  # fmt: skip

    def _speaker(self, source: Span, mention: ActorMention, actor: Actor) -> Speaker:
        as_written = mention.how in _AS_WRITTEN and actor.kind != "person"
        span = mention.span if source.covers(mention.span) else source
        return Speaker(
            name=_bare(mention.surface) if as_written else actor.name, id=actor.id, role=mention.role or actor.role,
            state=actor.state, sector="MED" if actor.kind in _MEDIA else actor.sector,
            named=actor.kind == "person" or actor.id != actor.state, surface=span.of(self._text), span=span,
        )  # fmt: skip

    def _mentions(self, source: Span) -> list[ActorMention]:
        sentence = self._sentence(source)
        head = sentence.head_of(source) if sentence is not None else None
        if sentence is None or head is None:
            return []
        heads = [token for token in coordinated(sentence, head) if source.start <= token.start < source.end]
        found = [m for token in heads for m in self._meant(sentence, token)]
        if found:
            return found
        inside = [m for m in self._roles.mentions_in(sentence) if source.covers(m.span)]
        return [m for m in inside if m.actors and m.actors[0].kind == "person" and m.span.end <= head.end][:1]

    def _meant(self, sentence: Sentence, token: Token) -> list[ActorMention]:
        """The mention at ``token``, else the name in apposition to it: "the state news agency IRNA"."""
        for here in (token, *sentence.children(token, "appos", "compound")):
            mention = self._roles.mention(here)
            if mention is not None and mention.actors:
                return [mention]
        return []

    def _day(self, said: Said, whens: Sequence[When]) -> When | None:
        if said.cue is None:
            return None
        sentence = self._sentence(said.cue)
        head = sentence.head_of(said.cue) if sentence is not None else None
        if sentence is None or head is None:
            return None
        saying = clause_of(sentence, head)
        for when in whens:
            if when.span is None or not sentence.span.covers(when.span) or when.start is None:
                continue
            if any(span.covers(when.span) for span in said.content):
                continue
            token = sentence.head_of(when.span)
            if token is not None and _hangs_on(sentence, token, saying, said, head):
                return when
        return None

    def _sentence(self, span: Span) -> Sentence | None:
        return next((s for s in self._sentences if s.span.start <= span.start < s.span.end), None)

    def _number(self, span: Span) -> int:
        return next((n for n, s in enumerate(self._sentences) if s.span.start <= span.start < s.span.end), 0)


def _hangs_on(sentence: Sentence, token: Token, saying: Token, said: Said, cue: Token) -> bool:
    if clause_of(sentence, token).i == saying.i:
        return True
    return (said.source is not None and said.source.start <= token.start < said.source.end) or token.head == cue.i


def _position(said: Said) -> int:
    return (said.cue or said.source or said.content[0]).start


def _width(said: Said) -> tuple[int, int]:
    return (sum(span.end - span.start for span in said.content), said.content[0].start)


def _bare(surface: str) -> str:
    for article in ("the ", "The ", "a ", "A "):
        if surface.startswith(article):
            return surface.removeprefix(article)
    return surface
