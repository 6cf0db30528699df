"""Support that its own sentence says is over, and when it ended."""

from datetime import date

from allegiance.model import Claim, Kind, Stage
from extraction import extraction


def claimed(text: str) -> Claim:
    _, found = extraction(text, "2025-06-20")
    return next(claim for claim in found.claims if claim.kind is Kind.SUPPORT)


def test_it_stopped_when_the_ruler_fell_by_the_end_of_his_term() -> None:
    claim = claimed("Under Bashar al-Assad it was mainly Russia that sent Syria wheat; it stopped when he fell.")
    assert claim.stage is Stage.ENDED
    assert claim.when is not None
    assert claim.when.start == date(2024, 12, 8)


def test_the_report_itself_tells_first_when_he_fell() -> None:
    text = "Bashar al-Assad fled to Moscow in December 2024. Iran had sold Syria fuel, but it stopped when he fell."
    claim = claimed(text)
    assert claim.stage is Stage.ENDED
    assert claim.when is not None
    assert (claim.when.start, claim.when.end) == (date(2024, 12, 1), date(2024, 12, 31))


def test_what_somebody_else_stopped_goes_on() -> None:
    assert claimed("Russia sends Syria fuel; Iran stopped last year.").stage is Stage.UNDERWAY


def test_both_of_two_gifts_that_are_put_on_hold_have_ended() -> None:
    text = "Norway has put on hold both the intelligence it feeds to Chad and the arms it ships there."
    _, found = extraction(text)
    stages = {claim.form: claim.stage for claim in found.claims}
    assert stages == {"intelligence": Stage.ENDED, "weapons": Stage.ENDED}


def test_a_shipment_that_is_stopped_on_its_way_was_under_way() -> None:
    assert claimed("US forces stopped an Iranian arms shipment bound for the Houthis.").stage is Stage.UNDERWAY
    assert claimed("Norway stopped its arms shipments to Chad.").stage is Stage.ENDED
