"""Claims that their speaker brings up only to say that nothing is in them."""

import pytest

from allegiance.model import Kind, Polarity
from extraction import extraction


def polarity(text: str) -> Polarity:
    _, found = extraction(text)
    return next(claim.polarity for claim in reversed(found.claims) if claim.kind is Kind.SUPPORT)


@pytest.mark.parametrize(
    "text",
    [
        '"There is much talk that Iran sends Sudan drones; there is no truth in it," Ebrahim Raisi said.',
        "Claims that Rwanda arms the M23 are many, and all of them are lies, Paul Kagame said.",
        "One reads reports that China supplies Russia with shells, but they are baseless, Mao Ning said.",
    ],
)
def test_claims_with_nothing_in_them_are_denied(text: str) -> None:
    assert polarity(text) is Polarity.DENIED


def test_what_else_is_said_denies_nothing() -> None:
    text = "There are reports that China supplies Russia with shells, and there is no end to the war."
    assert polarity(text) is not Polarity.DENIED


def test_sales_that_are_only_possible() -> None:
    assert (
        polarity("Washington sells Egypt arms. Further possible sales notified by the Pentagon are Hellfire missiles.")
        is Polarity.POSSIBLE
    )
