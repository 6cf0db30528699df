"""Claims of kind event: between states and groups, with speaker and date, where rule and head agree."""

from datetime import date

import pytest

from allegiance.extract import Report, parsed
from allegiance.extract.plover.dyads import dyads
from allegiance.extract.plover.events import ROOTS, events
from allegiance.model import Claim, Document, Kind
from allegiance.resolve import cast


def read(text: str) -> list[Claim]:
    document = Document(
        id="doc1:test",
        path="test.txt",
        text=text,
        raw_sha256="0" * 64,
        media_type="text/plain",
        published=date(2024, 6, 1),
        captured="2024-06-01T00:00:00Z",
    )
    sentences = parsed(text)
    return list(events(Report(document, sentences, cast(document, sentences))))


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Rwanda accused Congo of shelling a village.", ("RWA", "ACCUSE", "COD")),
        ("Turkey threatened Greece with war.", ("TUR", "THREATEN", "GRC")),
        ("Israel bombed Syria on Thursday.", ("ISR", "ASSAULT", "SYR")),
        ("Serbia rejected the demand of Kosovo.", ("SRB", "REJECT", "XKX")),
    ],
)
def test_an_event_between_two_states_is_a_claim(text: str, event: tuple[str, str, str]) -> None:
    found = [(c.actor and c.actor.id, c.plover and c.plover.event, c.recipient and c.recipient.id) for c in read(text)]
    assert event in found


@pytest.mark.parametrize(
    ("text", "mode", "cameo", "auxiliary"),
    [
        ("Rwanda accused Congo of shelling a village.", "allege", "1123", ()),
        ("Israel bombed Syria with drones on Thursday.", "heavy-weapons", "195", ()),
        ("In 1979 Tanzania invaded Uganda.", None, "190", ("historical",)),
        ("Serbia rejected the peace plan of Kosovo.", "meet", "127", ()),
        ("Sudan may have bombed Chad.", "heavy-weapons", "195", ("hypothetical",)),
    ],
)
def test_an_event_has_mode_code_and_auxiliary_modes(
    text: str, mode: str | None, cameo: str, auxiliary: tuple[str, ...]
) -> None:
    found = [(c.plover.mode, c.plover.cameo, c.plover.auxiliary) for c in read(text) if c.plover]
    assert (mode, cameo, auxiliary) in found


def test_an_event_quotes_its_words_and_keeps_its_id() -> None:
    text = "The war went on. Rwanda accused Congo of shelling a village, a spokesman said."
    for claim in read(text):
        assert claim.kind is Kind.EVENT
        assert claim.id == claim.content_id
        assert claim.plover is not None
        assert claim.plover.event in ROOTS
        for _, mention in claim.mentions():
            assert mention.span.of(text) == mention.surface


@pytest.mark.parametrize(
    "text", ["Norway sent tents to Chad.", "The striker attacked down the left for Spain.", "Rain fell in Mali."]
)
def test_what_other_kinds_cover_or_nobody_did_is_no_event(text: str) -> None:
    assert read(text) == []


def test_sayings_are_left_to_what_is_said() -> None:
    sentence = parsed("Chad said on Monday that it would expel the envoy of Niger.")[0]
    assert "expel" in {dyad.trigger.lemma for dyad in dyads(sentence)}
    assert "say" not in {dyad.trigger.lemma for dyad in dyads(sentence)}


def test_where_something_happens_is_no_target() -> None:
    assert read("Niger attacked a camp near Mali.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Bahrain beat Oman 2-1 on Saturday.",
        "Fighters of Niger shot down rockets on their way to Chad.",
        "Uganda rejected the charge that it armed Chad.",
        "Norway called the plan a bid to bury what is known of Chad.",
        "Judges in Norway jailed a citizen of Norway.",
        "Ukraine shot down ten Iranian drones.",
    ],
)
def test_what_lies_beside_the_clause_is_no_target(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Uganda rejected the charge, made by Rwanda, that it armed rebels.", ("UGA", "REJECT", "RWA")),
        ("Serbia vetoed the plan of Kosovo.", ("SRB", "REJECT", "XKX")),
        ("Turkey said on Monday that Greece must leave the islands.", ("TUR", "REQUEST", "GRC")),
        ("The army of Chad clashed with soldiers of Niger.", ("TCD", "ASSAULT", "NER")),
    ],
)
def test_what_a_verb_reaches_is_its_target(text: str, event: tuple[str, str, str]) -> None:
    found = [(c.actor and c.actor.id, c.plover and c.plover.event, c.recipient and c.recipient.id) for c in read(text)]
    assert found == [event]
