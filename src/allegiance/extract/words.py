"""On whose word each candidate stands: the attribution that covers it, its speakers, its channels and its day."""

from collections.abc import Sequence
from dataclasses import replace

from allegiance.extract.candidate import Candidate, Role
from allegiance.extract.days import days_of, position
from allegiance.extract.denial import rebuts
from allegiance.extract.items import ItemMention
from allegiance.extract.judgement import judgement
from allegiance.extract.report import Report
from allegiance.extract.roles import state_of
from allegiance.extract.speakers import Speakers
from allegiance.model import Attribution, Basis, Kind, Mention, Relay, Said, Span, Speaker, Voice, When
from allegiance.ontology import words
from allegiance.syntax import Sentence

_NOT_SPEECH = words("no_speech")
_WITHHELD = {"disclose", "reveal", "say", "specify", "tell"}  # "would not say where from"
_SHOWING = {"demonstrate", "illustrate", "prove", "reveal", "show", "suggest"}
_DEEDS = words("deeds")
_SKILLS = {"learn", "know", "remember"}  # "are learning to drive"
_ACTS = {Kind.ALIGNMENT, Kind.SANCTION}
_OFFICIAL = {"GOV", "MIL"}


class Words:
    """The attributions of one report, looked up by the place of a candidate."""

    def __init__(self, report: Report) -> None:
        self._text = report.text
        self._sentences = report.sentences
        self._relays = report.relays
        self._names = Speakers(report.text, report.sentences, report.roles)
        speeches = sorted((one for one in report.said if one.content and not self._is_no_speech(one)), key=position)
        self._speakers = {
            one: self._names.following(one, self._number(one.source or one.cue or one.content[0])) for one in speeches
        }
        self._days = days_of(self._speakers, report.sentences, report.roles, report.times)
        self._said = sorted(speeches, key=lambda one: (self._is_media(one), _width(one)))

    def covering(self, candidate: Candidate) -> Said | None:
        """The innermost attribution over the trigger, or the one whose cue it is; a medium only where nobody else."""
        at = candidate.trigger.start
        found = [
            one
            for one in self._said
            if any(span.start <= at < span.end for span in one.content)
            and not self._is_rebuttal(one)
            and not _is_act(candidate, one)
        ]
        if candidate.kind not in _ACTS:  # to recall an ambassador or to announce a sanction is to say nothing
            found += [one for one in self._said if one.cue is not None and one.cue.start <= at < one.cue.end]
        if found and not self._is_media(found[0]):
            return found[0]
        judging = self._judging(candidate)
        if judging is not None or not found:
            return judging
        here = candidate.sentence.span
        spoken = [one for one in self._said if one.source and here.covers(one.source) and not self._is_media(one)]
        beside = [one for one in spoken if not self._is_rebuttal(one)]
        return (beside or found)[0]

    def _judging(self, candidate: Candidate) -> Said | None:
        """Who judges, denies, raises or gives notice of what the candidate tells is its speaker."""
        sentence, trigger = candidate.sentence, candidate.trigger
        found = judgement(sentence, trigger, candidate.polarity)
        if found is None:
            return None
        verb, subject = found
        said = Said(
            voice=Voice.INDIRECT,
            source=sentence.extent(subject),
            cue=Span(verb.start, verb.end),
            content=(Span(verb.end, max(sentence.extent(trigger).end, trigger.end)),),
        )
        self._speakers[said] = self._names.named(said)
        self._days[said] = self._day_before(said)
        return said

    def _day_before(self, said: Said) -> When | None:
        """The day on which the same speaker said something before."""
        names = {speaker.id or speaker.name for speaker in self._speakers[said]}
        earlier = [
            day
            for one, day in sorted(self._days.items(), key=lambda pair: position(pair[0]))
            if day is not None
            and position(one) < position(said)
            and names & {speaker.id or speaker.name for speaker in self._speakers[one]}
        ]
        return replace(earlier[-1], basis=Basis.DERIVED) if earlier else None

    def spoken_of(self, items: dict[int, ItemMention]) -> dict[int, ItemMention]:
        """The items without those who speak: "drones, military experts say" tells of no experts sent."""
        sources = [one.source for one in self._said if one.source is not None]
        return {i: item for i, item in items.items() if not any(source.covers(item.span) for source in sources)}

    def attributions(self, said: Said | None, sentence: Sentence) -> list[Attribution]:
        """One attribution per speaker of ``said``; the outlet's own voice where nobody is named."""
        speakers = self.speakers(said)
        if said is None or not speakers:
            return [Attribution(relays=self._channels(sentence, ()))]
        return [
            Attribution(
                voice=said.voice,
                speaker=speaker,
                cue=Mention(surface=said.cue.of(self._text), span=said.cue) if said.cue else None,
                content=Span(min(s.start for s in said.content), max(s.end for s in said.content)),
                relays=self._channels(sentence, said.relays, speakers),
                venue=said.venue,
                said_on=self._days.get(said),
            )
            for speaker in speakers
        ]

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
        number = self._number(sentence.span)
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
        cue = said.cue
        sentence = next((s for s in self._sentences if cue and s.span.start <= cue.start < s.span.end), None)
        head = sentence.head_of(cue) if sentence is not None and cue is not None else None
        if sentence is None or head is None or head.pos != "VERB":
            return False
        if head.lemma in _WITHHELD and sentence.children(head, "neg"):
            return True
        shown = any(subject.lemma in _DEEDS for subject in sentence.children(head, "nsubj"))
        if shown and head.lemma in _SHOWING:
            return True  # "the decision shows how hard it is"
        return head.lemma in _NOT_SPEECH or (head.lemma in _SKILLS and bool(sentence.children(head, "xcomp")))

    def _is_rebuttal(self, said: Said) -> bool:
        cue = said.cue
        sentence = next((s for s in self._sentences if cue and s.span.start <= cue.start < s.span.end), None)
        head = sentence.head_of(cue) if sentence is not None and cue is not None else None
        return sentence is not None and head is not None and rebuts(sentence, head)

    def _is_media(self, said: Said) -> bool:
        return any(speaker.sector == "MED" for speaker in self._speakers[said])

    def _number(self, span: Span) -> int:
        return next((n for n, s in enumerate(self._sentences) if s.span.start <= span.start < s.span.end), 0)


def _is_act(candidate: Candidate, said: Said) -> bool:
    """ "China announced sanctions", "A and B announced a pact": it is done by announcing it and nothing is told of."""
    if said.cue is None or candidate.trigger.dep not in ("dobj", "nsubjpass"):
        return False
    verb = candidate.sentence.head(candidate.trigger)
    announced = candidate.kind is Kind.AGREEMENT and verb.lemma in ("announce", "unveil")
    return (candidate.kind is Kind.SANCTION or announced) and said.cue.start <= verb.start < said.cue.end


def _width(said: Said) -> tuple[int, int]:
    return (sum(span.end - span.start for span in said.content), said.content[0].start)
