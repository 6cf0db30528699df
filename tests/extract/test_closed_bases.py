"""A host that closes a guest's base, or ends its lease, helps him no more; a state that closes its own helps nobody."""

import pytest

from allegiance.model import Kind
from extraction import extraction

CASES = {
    "Chad decided to close the French base in Abeche.": {("TCD", "FRA", "ended")},
    "Peru will shut down an American air base next year.": {("PER", "USA", "ended")},
    "Oman terminated the lease of the British airfield.": {("OMN", "GBR", "ended")},
    "Niger revoked the lease of the U.S. drone base.": {("NER", "USA", "ended")},
    "Oman closed its bases.": set(),
    "The United States closed its base in Chad.": set(),
    "Peru ended the lease of the warehouse.": set(),
}


@pytest.mark.parametrize(("text", "ended"), CASES.items(), ids=CASES)
def test_closed_bases(text: str, ended: set[tuple[str, str, str]]) -> None:
    _, found = extraction(text)
    read = {
        (c.actor and c.actor.id, c.recipient and c.recipient.id, str(c.stage))
        for c in found.claims
        if c.kind is Kind.SUPPORT
    }
    assert read == ended
