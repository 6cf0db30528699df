"""Who denies what: each of several for himself, who is told of earlier only that, and a broken ban is no denial."""

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
