"""A pact that its own parties announce is told once."""

from extraction import extraction


def test_three_who_announce_their_pact_make_one_claim() -> None:
    _, found = extraction("Norway, Finland and Japan announced a security partnership on Wednesday.", "2024-05-06")
    assert [(claim.kind, claim.attribution.speaker) for claim in found.claims] == [("agreement", None)]
    assert [party.id for claim in found.claims for party in claim.others] == ["JPN"]
