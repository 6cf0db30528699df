"""Whole sentences to whole claims: each case of claim_cases.toml, and the laws that hold for all of them."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from allegiance.model import Claim
from extraction import extraction

CASES = tomllib.loads((Path(__file__).parent / "claim_cases.toml").read_text("utf-8"))["case"]


def agrees(wanted: dict[str, Any], claim: Claim) -> bool:
    speaker = claim.attribution.speaker
    read = {
        "kind": claim.kind,
        "actor": claim.actor and claim.actor.id,
        "recipient": claim.recipient and claim.recipient.id,
        "form": claim.form,
        "stage": claim.stage,
        "polarity": claim.polarity,
        "speaker": speaker and speaker.id,
        "others": [other.id for other in claim.others],
    }
    return all(read[name] == value for name, value in wanted.items())


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_the_claims_of_a_case_are_read(case: dict[str, Any]) -> None:
    _, found = extraction(case["text"], case.get("published", "2024-06-01"))
    missing = [wanted for wanted in case["claims"] if not any(agrees(wanted, claim) for claim in found.claims)]
    assert missing == []
    if not case["claims"]:
        assert found.claims == ()


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_every_claim_quotes_its_words_keeps_its_id_and_has_its_trace(case: dict[str, Any]) -> None:
    document, found = extraction(case["text"], case.get("published", "2024-06-01"))
    for claim, trace in zip(found.claims, found.traces, strict=True):
        assert claim.id == claim.content_id
        assert trace.claim == claim.id
        assert claim.confidence == trace.confidence
        assert 0 < trace.confidence < 1
        for name, mention in claim.mentions():
            assert mention.span.of(document.text) == mention.surface, name
        assert Claim.from_json(claim.to_json()) == claim


def test_a_report_read_twice_says_the_same() -> None:
    text = " ".join(case["text"] for case in CASES)
    assert extraction(text)[1] == extraction(text)[1]
