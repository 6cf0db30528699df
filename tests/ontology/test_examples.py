"""The examples and counter-examples of the ontology are its tests."""

from datetime import date

import pytest

from allegiance.extract import Report, claims, parsed
from allegiance.model import Claim, Document
from allegiance.ontology import Category, Frame, categories, forms, frames
from allegiance.resolve import cast


def read(text: str) -> tuple[Claim, ...]:
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
    return claims(Report(document, sentences, cast(document, sentences))).claims


def forms_of_items(text: str) -> set[str]:
    from allegiance.extract.items import items
    from allegiance.knowledge.materiel import designations

    return {item.category for sentence in parsed(text) for item in items(text, sentence, designations(text)).values()}


FRAMES = [pytest.param(frame, example, id=example["text"]) for frame in frames() for example in frame.examples]
COUNTERS = [pytest.param(text, id=f"{frame.name}: {text}") for frame in frames() for text in frame.counter]
ITEMS = [pytest.param(one, text, id=f"{one.name}: {text}") for one in categories() for text in one.examples]
NO_ITEMS = [pytest.param(one, text, id=f"{one.name}: {text}") for one in categories() for text in one.counter]


@pytest.mark.parametrize(("frame", "example"), FRAMES)
def test_an_example_of_a_frame_yields_its_claim(frame: Frame, example: dict[str, str]) -> None:
    found = [
        (claim.actor and claim.actor.id, claim.recipient and claim.recipient.id, claim.form)
        for claim in read(example["text"])
        if claim.kind == frame.kind and ("stage" not in example or claim.stage == example["stage"])
    ]
    assert (example["actor"], example["recipient"], example["form"]) in found


@pytest.mark.parametrize("text", COUNTERS)
def test_a_counter_example_yields_no_claim_of_support(text: str) -> None:
    assert [claim for claim in read(text) if claim.kind == "support"] == []


@pytest.mark.parametrize(("category", "text"), ITEMS)
def test_an_example_of_a_category_is_seen_as_it(category: Category, text: str) -> None:
    assert category.name in forms_of_items(text)


@pytest.mark.parametrize(("category", "text"), NO_ITEMS)
def test_a_counter_example_of_a_category_is_not_seen_as_it(category: Category, text: str) -> None:
    assert category.name not in forms_of_items(text)


def test_every_category_counts_to_a_form() -> None:
    assert {one.form for one in categories()} - {""} <= set(forms())
