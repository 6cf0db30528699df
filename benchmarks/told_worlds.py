"""A simulated world told in reports, some of which copy others, as the copy detector and the ledger would meet it.

Every mention is a report of its own, in an outlet of its own, on the word of somebody unnamed: only the text can show
that a copy is one. Originals are put together from sentences of corpus/; copies are made as in relays.py, and a part
is retold so freely that the detector misses a quarter of all.
"""

import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from relays import KINDS, relay, replaced, sentences

from allegiance.assess.backer import by_backer
from allegiance.assess.evidence import Evidence, evidence
from allegiance.fuse import sharing
from allegiance.fuse.lineage import derivation
from allegiance.fuse.origins import Context
from allegiance.model import Attribution, Claim, Document, Fact, Kind, Party, Polarity, Quantity, Span, Speaker, Stage

STATE = "RUS"
BACKERS = ("BLR", "CUB", "ERI", "NIC", "SRB", "VEN")
SENTENCES = 12
"""So many in an original: some 130 words, a short report."""
RETOLD = 0.25
"""The share of copies that are retold: half of the sentences, in another order, every other word replaced."""

_CORPUS = Path(__file__).resolve().parent.parent / "corpus"
_NOWHERE = Span(0, 1)
_FORM = "ammunition"
UNIT = "round"


class Mention(NamedTuple):
    """One independent word on an event: its kind of evidence, the amount it states, and how many copies are read."""

    channel: str
    amount: float | None
    copies: int


class Event(NamedTuple):
    """One thing said to be given by the backer of that number."""

    backer: int
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """What the detector made of a world: the evidence by backer, and what it got wrong.

    ``missed`` of ``copies`` do not stand with their original; ``confused`` of ``mentions`` stand with another's.
    """

    evidence: Mapping[int, Evidence]
    copies: int
    missed: int
    mentions: int
    confused: int


def seen(events: Sequence[Event], chance: random.Random) -> Seen:
    """Tell the events in reports, and find the lineages again from their texts."""
    reports = _Reports(chance)
    claims = [[*reports.of(number, event)] for number, event in enumerate(events)]
    shared = sharing(reports.documents)
    context = Context.of([claim for told in claims for claim in told], shared)
    facts: list[Fact] = []
    missed = confused = 0
    for event, told in zip(events, claims, strict=True):
        made = derivation(told, context)
        facts.append(
            Fact(
                id=f"fact1:{len(facts):06}",
                kind=Kind.SUPPORT,
                actor=BACKERS[event.backer],
                recipient=STATE,
                form=_FORM,
                claims=tuple(told),
                lineages=made.lineages,
            )
        )
        place = {id: number for number, lineage in enumerate(made.lineages) for id in lineage.claims}
        missed += sum(place[id] != place[reports.original[id]] for id in place)
        originals = [place[id] for id in place if reports.original[id] == id]
        confused += len(originals) - len(set(originals))
    return Seen(
        {BACKERS.index(key[1]): evidence(*key, found, STATE, frozenset()) for key, found in by_backer(STATE, facts)},
        copies=sum(mention.copies for event in events for mention in event.mentions),
        missed=missed,
        mentions=sum(len(event.mentions) for event in events),
        confused=confused,
    )


class _Reports:
    """Reports as they come, each with its text; ``original`` is the claim that each claim copies, or itself."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._pool: list[str] = []
        self.documents: list[Document] = []
        self.original: dict[str, str] = {}

    def of(self, number: int, event: Event) -> Iterator[Claim]:
        for mention in event.mentions:
            text = self._new()
            first = self._report(text, event, mention)
            self.original[first.id] = first.id
            yield first
            for _ in range(mention.copies):
                copy = self._report(self._copied(text), event, mention)
                self.original[copy.id] = first.id
                yield copy

    def _new(self) -> str:
        if len(self._pool) < SENTENCES:
            self._pool = list(_sentences())
            self._chance.shuffle(self._pool)
        return " ".join(self._pool.pop() for _ in range(SENTENCES))

    def _copied(self, text: str) -> str:
        if self._chance.random() >= RETOLD:
            return relay(self._chance.choice(KINDS), text, self._new(), list(_words()), self._chance)
        said = sentences(text)
        half = self._chance.sample(said, max(1, len(said) // 2))
        return " ".join(replaced(sentence.split(), 0.5, list(_words()), self._chance) for sentence in half)

    def _report(self, text: str, event: Event, mention: Mention) -> Claim:
        number = len(self.documents)
        id = f"doc1:{number:06}"
        self.documents.append(
            Document(id=id, path=f"{number:06}.txt", text=text, raw_sha256="", media_type="text/plain", captured="")
        )
        return Claim(
            id=f"clm1:{number:06}",
            document=id,
            path=f"{number:06}.txt",
            outlet=f"Outlet {number:06}",
            kind=Kind.SUPPORT,
            actor=Party(id=BACKERS[event.backer], name="x", surface="x", span=_NOWHERE),
            recipient=Party(id=STATE, name="x", surface="x", span=_NOWHERE),
            form=_FORM,
            quantity=None
            if mention.amount is None
            else Quantity(low=mention.amount, high=mention.amount, unit=UNIT, surface="x", span=_NOWHERE),
            stage=Stage.DELIVERED,
            polarity=_polarity(mention.channel),
            attribution=_attribution(mention.channel, BACKERS[event.backer]),
            sentence=Span(0, len(text)),
            extractor="simulation",
        )


def _polarity(channel: str) -> Polarity:
    if channel == "possible":
        return Polarity.POSSIBLE
    return Polarity.DENIED if channel.endswith("denies") else Polarity.ASSERTED


def _attribution(channel: str, backer: str) -> Attribution:
    if channel in ("outlet", "possible"):
        return Attribution()
    states = {
        "giver": backer,
        "giver_denies": backer,
        "recipient": STATE,
        "recipient_denies": STATE,
        "adversary": "UKR",
        "third_party": "BRA",
        "other_denies": "BRA",
    }
    sector = "RES" if channel == "investigation" else None
    return Attribution(
        speaker=Speaker(name="an official", state=states.get(channel), sector=sector, surface="x", span=_NOWHERE)
    )


@cache
def _sentences() -> tuple[str, ...]:
    coded = [
        json.loads(line)["text"]
        for file in sorted((_CORPUS / "plover").glob("sentences-*.jsonl"))
        for line in file.open()
    ]
    told = [said for file in sorted((_CORPUS / "reports").iterdir()) for said in sentences(file.read_text("utf-8"))]
    return tuple(dict.fromkeys([*coded, *told]))


@cache
def _words() -> tuple[str, ...]:
    return tuple(word for sentence in _sentences() for word in sentence.split())
