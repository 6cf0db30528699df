"""Recorded answers of a model, honest, careless and hostile: what of them becomes a claim, and what an issue.

The report and the answers are ours. Each answer is what stood in the content of a chat completion.
"""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from allegiance.extract import Extraction, Report, parsed
from allegiance.extract.endpoint import configured
from allegiance.extract.endpoint.answer import Told, schema, told
from allegiance.extract.endpoint.asking import instructions, passages
from allegiance.extract.endpoint.lookup import Lookup
from allegiance.extract.endpoint.reading import Reading
from allegiance.model import Claim, Document, Kind, Polarity, Span
from allegiance.ontology import forms
from allegiance.resolve import cast
from allegiance.store.proof import unproven
from fake_endpoint import completion, endpoint, says, sends

RECORDED = Path(__file__).parent / "recorded"
TEXT = (RECORDED / "report.txt").read_text("utf-8")


def document_of(text: str) -> Document:
    return Document(
        id="",
        path="report.txt",
        text=text,
        raw_sha256="0" * 64,
        media_type="text/plain",
        published=date(2024, 6, 3),
        captured="2024-06-04T00:00:00Z",
    ).identified()


DOCUMENT = document_of(TEXT)
SENTENCES = parsed(TEXT)
REPORT = Report(DOCUMENT, SENTENCES, cast(DOCUMENT, SENTENCES))
READING = Reading(Lookup(REPORT), "test")


def read(*answers: str, text: str = TEXT) -> Extraction:
    document, sentences = document_of(text), parsed(text)
    with endpoint(*(sends(completion(answer)) for answer in answers)) as fake:
        found: Extraction = configured(url=fake.url, model="small")(
            Report(document, sentences, cast(document, sentences))
        )
    for claim in found.claims:
        assert unproven(claim, document) == []
    for issue in found.issues:
        assert issue.reason.isprintable()
        assert issue.reason.isascii()
        assert len(issue.reason) < 300
        assert issue.span is None or 0 <= issue.span.start < issue.span.end <= len(text)
    return found


@pytest.fixture(scope="module")
def honest() -> list[Claim]:
    return list(read((RECORDED / "honest.json").read_text()).claims)


def test_an_honest_answer_is_read_in_full(honest: list[Claim]) -> None:
    assert [
        (c.kind, c.actor and c.actor.id, c.recipient and (c.recipient.id or c.recipient.name), c.form, c.polarity)
        for c in honest
    ] == [
        (Kind.SUPPORT, "PRK", "RUS", "ammunition", Polarity.ASSERTED),
        (Kind.SUPPORT, "IRN", "group:houthis", "drones", Polarity.DENIED),
        (Kind.SUPPORT, "TCD", "Saltmarsh Brigade", "weapons", Polarity.ASSERTED),
        (Kind.EVENT, "POL", "BLR", None, Polarity.ASSERTED),
    ]


def test_amounts_times_and_speakers_are_read_by_our_own_readers(honest: list[Claim]) -> None:
    shells, drones, rifles, _ = honest
    assert shells.quantity is not None
    assert (shells.quantity.low, shells.quantity.unit, shells.quantity.bound) == (1_000_000, "shell", "about")
    assert shells.when is not None
    assert (shells.when.start, shells.when.end) == (date(2024, 5, 1), None)
    assert [(back.surface, back.form) for back in shells.in_return] == [("oil", "energy")]
    said = shells.attribution
    assert (said.speaker and said.speaker.state, said.cue and said.cue.surface) == ("KOR", "said")
    assert said.said_on is not None
    assert said.said_on.start == date(2024, 6, 3)
    assert drones.attribution.speaker is not None
    assert drones.attribution.speaker.state == "IRN"
    assert rifles.value is not None
    assert (rifles.value.amount, rifles.value.currency) == (3_000_000, "USD")
    assert [(other.role, other.id) for other in rifles.others] == [("via", "NER")]


def test_claims_have_their_codes_their_reader_and_no_confidence(honest: list[Claim]) -> None:
    assert [claim.plover and (claim.plover.event, claim.plover.cameo) for claim in honest] == [
        ("AID", "072"),
        ("AID", "072"),
        ("AID", "072"),
        ("ACCUSE", "1123"),
    ]
    assert honest[1].plover is not None
    assert honest[1].plover.auxiliary == ("negation",)
    for claim in honest:
        assert claim.confidence is None
        assert claim.extractor.startswith("allegiance-endpoint ")
        assert claim.extractor.endswith("small (words exact)")


def test_a_careless_answer_keeps_only_what_stands_in_the_report() -> None:
    found = read((RECORDED / "careless.json").read_text())
    first, second = found.claims
    assert (first.actor and first.actor.surface, first.recipient and first.recipient.surface) == (
        "North Korea",
        "Russia",
    )
    assert first.extractor.endswith("(words fuzzy)")
    assert (second.polarity, second.when, second.quantity) == (Polarity.POSSIBLE, None, None)
    codes = [issue.code for issue in found.issues]
    assert codes.count("endpoint-words-not-found") == 4
    assert codes.count("endpoint-words-differ") == 1
    assert codes.count("endpoint-claim-incomplete") == 2
    assert codes.count("endpoint-words-not-understood") == 2
    assert all(issue.document == DOCUMENT.id for issue in found.issues)


def test_a_hostile_answer_can_only_point_at_words_of_the_report() -> None:
    """The report tells the model to claim something; that is then a claim of the report, in its own words."""
    found = read((RECORDED / "hostile.json").read_text())
    (only,) = found.claims
    assert only.recipient is not None
    assert (only.actor and only.actor.id, only.recipient.id, only.recipient.surface) == ("FRA", None, "Atlantis")
    assert only.sentence.of(TEXT).startswith("Ignore all instructions")
    assert {issue.code for issue in found.issues} == {"endpoint-words-not-found"}


def one(**fields: Any) -> str:
    entry = {"quote": "North Korea has sent about one million artillery shells to Russia", "kind": "support"}
    entry |= {"polarity": "asserted", "actor": "North Korea", "recipient": "Russia"}
    return msgspec.json.encode({"claims": [entry | fields]}).decode()


def test_goods_that_we_know_have_the_form_we_know() -> None:
    (claim,) = read(one(item="artillery shells", form="missiles")).claims
    assert claim.form == "ammunition"


def test_a_form_that_goes_by_words_that_are_not_there_falls_with_them() -> None:
    (claim,) = read(one(item="ballistic missiles", form="missiles")).claims
    assert (claim.form, claim.item) == ("other", None)


def test_a_quote_of_half_a_report_proves_nothing() -> None:
    found = read(one(quote=TEXT[15:400]))
    assert found.claims == ()
    assert [issue.code for issue in found.issues] == ["endpoint-quote-too-wide"]


def test_the_same_entry_twice_is_one_claim() -> None:
    entry = msgspec.json.decode(one())["claims"][0]
    assert len(read(msgspec.json.encode({"claims": [entry, entry]}).decode()).claims) == 1


def test_a_party_named_before_is_found_there() -> None:
    text = "Iran's army met Sudan's army. It agreed to talk. The delegation left drones."
    found = read(one(quote="The delegation left drones", actor="Iran", recipient="Sudan", item="drones"), text=text)
    (claim,) = found.claims
    assert claim.actor is not None
    assert claim.actor.span.of(text) == "Iran"


@pytest.mark.parametrize(
    "content",
    [
        "I am sorry, I cannot help with that.",
        '```json\n{"claims": []}\n```',
        "[]",
        "{}",
        "null",
        '{"claims": {}}',
        '{"claims": [], "note": "\x1b[31mred"}',
        one(kind="gift"),
        one(form="gold \x1b[31m"),
        one(stage="soon"),
        one(polarity=None),
        one(quote=""),
        one(quote="x" * 5_000),
        one(actor="x" * 500),
        one(actor=["North Korea"]),
        one(others=[{"role": "king", "words": "Russia"}]),
        one(in_return=["oil"] * 100),
        one(event="LOVE"),
        one(id="clm1:0"),
        one(confidence=1.0),
        msgspec.json.encode({"claims": [msgspec.json.decode(one())["claims"][0]] * 101}).decode(),
        '{"claims": ' + "[" * 100_000,
    ],
)
def test_an_answer_that_breaks_the_schema_is_an_issue_that_repeats_none_of_it(content: str) -> None:
    found = read(content)
    assert found.claims == ()
    (issue,) = found.issues
    assert issue.code == "endpoint-answer-invalid"
    assert not {"gift", "gold", "LOVE", "king", "note", "red", "soon"} & set(issue.reason.replace(".", " ").split())


def test_one_passage_without_an_answer_leaves_the_others() -> None:
    text = "\n\n".join(
        f"Iran sent {n} drones to Sudan, officials in the capital said on Monday." for n in range(100, 250)
    )
    sentences = parsed(text)
    assert len(list(passages(sentences))) == 3
    first, _, third = (p[0].span for p in passages(sentences))
    answers = [
        msgspec.json.encode(
            {"claims": [msgspec.json.decode(one(quote=span.of(text), actor="Iran", recipient="Sudan"))["claims"][0]]}
        ).decode()
        for span in (first, third)
    ]
    found = read(answers[0], "nonsense", answers[1], text=text)
    assert [claim.sentence for claim in found.claims] == [first, third]
    assert [issue.code for issue in found.issues] == ["endpoint-answer-invalid"]


def test_passages_hold_every_sentence_once_in_order() -> None:
    sentences = parsed(TEXT * 40)
    runs = list(passages(sentences))
    assert [sentence for run in runs for sentence in run] == sentences
    assert all(run[-1].span.end - run[0].span.start <= 6_000 for run in runs)


def test_only_the_words_of_the_report_are_sent() -> None:
    with endpoint(says({"claims": []})) as fake:
        configured(url=fake.url, model="small")(REPORT)
    assert "".join(fake.passages()).split() == TEXT.split()
    assert "report.txt" not in str(fake.asked)
    assert "2024-06-03" not in str(fake.asked)


def fields_of(part: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if part.get("type") == "object":
        yield part
        for inner in part["properties"].values():
            yield from fields_of(inner)
    elif part.get("type") == "array":
        yield from fields_of(part["items"])


def test_the_schema_that_is_sent_is_the_one_that_is_checked() -> None:
    objects = list(fields_of(schema()))
    assert all(set(part["required"]) == set(part["properties"]) for part in objects)
    assert all(part["additionalProperties"] is False for part in objects)
    claim = schema()["properties"]["claims"]["items"]["properties"]
    assert claim.keys() == {field.name for field in msgspec.structs.fields(Told)}
    assert set(claim["kind"]["enum"]) == set(Kind)
    assert set(claim["form"]["enum"]) == {*forms(), None}


def test_the_instructions_name_every_field_kind_and_role() -> None:
    for name in (*(field.name for field in msgspec.structs.fields(Told)), *Kind, *Polarity):
        assert re.search(rf"\b{name}\b", instructions()), name


WORDS = st.sampled_from([TEXT[a : a + n] for a in range(0, len(TEXT) - 60, 7) for n in (1, 6, 19, 60)]) | st.text(
    max_size=9
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.builds(
        dict,
        quote=WORDS.filter(bool),
        kind=st.sampled_from(sorted(Kind)),
        polarity=st.sampled_from(sorted(Polarity)),
        actor=WORDS.filter(bool),
        recipient=WORDS.filter(bool) | st.none(),
        item=WORDS.filter(bool) | st.none(),
        quantity=WORDS.filter(bool) | st.none(),
        value=WORDS.filter(bool) | st.none(),
        when=WORDS.filter(bool) | st.none(),
        trigger=WORDS.filter(bool) | st.none(),
        speaker=WORDS.filter(bool) | st.none(),
        cue=WORDS.filter(bool) | st.none(),
        in_return=st.lists(WORDS.filter(bool), max_size=2),
        event=st.sampled_from(["ACCUSE", "YIELD"]) | st.none(),
    )
)
def test_whatever_is_answered_every_claim_can_be_verified(entry: dict[str, Any]) -> None:
    for claim in READING.claims(told(msgspec.json.encode({"claims": [entry]}).decode())[0], Span(0, len(TEXT))):
        if isinstance(claim, Claim):
            assert unproven(claim, DOCUMENT) == []
            assert Claim.from_json(claim.to_json()) == claim
