"""A home of guests' bases helps them; a host that closes a base or ends its lease helps no more."""

import pytest

from allegiance.model import Kind
from extraction import extraction

CASES = {
    "Chad decided to close the French base in Abeche.": {("TCD", "FRA", "ended")},
    "Peru will shut down an American air base next year.": {("PER", "USA", "ended")},
    "Oman terminated the lease of the British airfield.": {("OMN", "GBR", "ended")},
    "Niger revoked the lease of the U.S. drone base.": {("NER", "USA", "ended")},
    "Peru is home to a French air base.": {("PER", "FRA", "underway")},
    "Togo has been home to the only remaining U.S. base in the region.": {("TGO", "USA", "delivered")},
    "Norway came home to a French base.": set(),
    "Oman closed its bases.": set(),
    "The United States closed its base in Chad.": set(),
    "Peru ended the lease of the warehouse.": set(),
}


@pytest.mark.parametrize(("text", "ended"), CASES.items(), ids=CASES)
def test_guest_bases(text: str, ended: set[tuple[str, str, str]]) -> None:
    _, found = extraction(text)
    read = {
        (c.actor and c.actor.id, c.recipient and c.recipient.id, str(c.stage))
        for c in found.claims
        if c.kind is Kind.SUPPORT
    }
    assert read == ended
