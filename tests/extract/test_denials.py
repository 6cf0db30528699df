"""Who says and denies what: each of several for himself, who was told of earlier only that."""

import pytest

from allegiance.model import Kind
from extraction import extraction

CASES = {
    "Chad and Togo have backed M23, the panel said. Togo and Chad have denied the charge.": {
        ("TGO", "group:m23", "TGO"),
        ("TCD", "group:m23", "TCD"),
    },
    "Chad and Togo denied sending rifles to M23.": {("TGO", "group:m23", "TGO"), ("TCD", "group:m23", "TCD")},
    "Chad has backed M23, the panel said. Togo also arms M23, it added. Chad has denied it.": {
        ("TCD", "group:m23", "TCD")
    },
    "Chad has backed M23, the panel said. Togo also arms M23, it added. Togo and Chad have rejected the charges.": {
        ("TGO", "group:m23", "TGO"),
        ("TCD", "group:m23", "TCD"),
    },
    "Peru has sent Cuba rifles, Spain said. Peru and Cuba both deny it.": {
        ("PER", "CUB", "PER"),
        ("PER", "CUB", "CUB"),
    },
    "Togo violates the embargo through direct military aid to Chad, the report said.": set(),
    "Togo breaks the ban by deliveries of rifles to Chad, the report said.": set(),
    "Togo defied the moratorium via sales of mortars to Chad, the report said.": set(),
}


@pytest.mark.parametrize(("text", "denied"), CASES.items(), ids=CASES)
def test_denials(text: str, denied: set[tuple[str, str, str]]) -> None:
    _, found = extraction(text)
    read = {
        (c.actor and c.actor.id, c.recipient and c.recipient.id, c.attribution.speaker and c.attribution.speaker.state)
        for c in found.claims
        if c.kind is Kind.SUPPORT and str(c.polarity) == "denied"
    }
    assert read == denied


def test_several_givers_announce_each_his_own() -> None:
    _, found = extraction("Peru, Chad and Togo announced on Friday that they will send mines to help Mali.")
    read = {(c.actor and c.actor.id, c.attribution.speaker and c.attribution.speaker.state) for c in found.claims}
    assert read == {("PER", "PER"), ("TCD", "TCD"), ("TGO", "TGO")}


def test_givers_in_a_row_do_not_give_to_each_other_nor_speak_for_each_other() -> None:
    _, found = extraction("Peru is helping Mali. Chad will supply rifles; Togo and Benin will offer mortars.")
    read = {(c.actor and c.actor.id, c.recipient and c.recipient.id, c.attribution.speaker) for c in found.claims}
    assert read == {(code, "MLI", None) for code in ("PER", "TCD", "TGO", "BEN")}
