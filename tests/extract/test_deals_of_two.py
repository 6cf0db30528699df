"""What a deal is for, whose embargo it is, and whom sanctions and quarrels touch."""

import pytest

from extraction import extraction

CASES = {
    # two who sign a deal to give a third something both give it
    "The defence ministers of Peru and Chad signed a memorandum to jointly donate tanks to Haiti.": {
        ("agreement", "PER", "TCD"),
        ("support", "PER", "HTI"),
        ("support", "TCD", "HTI"),
    },
    "Oman and Togo signed a deal to send rifles to Mali.": {
        ("agreement", "OMN", "TGO"),
        ("support", "OMN", "MLI"),
        ("support", "TGO", "MLI"),
    },
    "Peru signed a contract to supply Chad with tanks.": {("agreement", "PER", "TCD")},
    "India signed a deal to buy 36 jets from France.": {("agreement", "FRA", "IND")},
    "Chad signed an agreement with Peru under which Peru will provide tanks to Chad.": {
        ("agreement", "TCD", "PER"),
        ("support", "PER", "TCD"),
    },
    "Peru became the first state to recognise Somaliland.": {("support", "PER", "group:somaliland")},
    # who is under an embargo does not lift it
    "A diplomat said Moscow wants an exemption from the arms embargo imposed on Chad.": set(),
    # sanctions that do not hurt are sanctions all the same
    "Hezbollah will not be harmed by U.S. sanctions.": {("sanction", "USA", "group:hezbollah")},
    "Chad has been hurt by French sanctions.": {("sanction", "FRA", "TCD")},
    "The fans were hurt by the Brazilian team.": set(),
    # ties that suffer
    "The sale will hurt relations between Serbia and Turkey.": {("alignment", "SRB", "TUR")},
    "The arrest could poison ties between Peru and Chad.": {("alignment", "PER", "TCD")},
}


@pytest.mark.parametrize(("text", "told"), CASES.items(), ids=CASES)
def test_exactly_these_are_read(text: str, told: set[tuple[str, str, str]]) -> None:
    _, found = extraction(text)
    assert {(str(c.kind), c.actor and c.actor.id, c.recipient and c.recipient.id) for c in found.claims} == told
