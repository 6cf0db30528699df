"""When a claim happened and when it was said: each date goes to its own event, never to another's."""

from datetime import date

import pytest

from allegiance.model import Claim, Kind
from extraction import extraction


def claimed(text: str, kind: Kind = Kind.SUPPORT, published: str = "2024-06-20") -> Claim:
    _, found = extraction(text, published)
    return next(claim for claim in found.claims if claim.kind is kind)


def days(claim: Claim) -> tuple[date | None, date | None] | None:
    return (claim.when.start, claim.when.end) if claim.when is not None else None


@pytest.mark.parametrize(
    "text",
    [
        "Iran has sent Sudan drones, a diplomat told The Harbour Post in an interview published on Tuesday.",
        "Chad offered Niger 300 soldiers for the mission that begins next year.",
        "Spain withdrew its troops from Mali, where officers seized power between 2020 and 2021.",
        "Norway suspended its aid to Chad, and Sweden announced on 4 March that it would pay nothing more.",
        "Peru bought radars from Israel in 2021 and has since ordered more rifles from Turkey.",
        "Iran has supplied Sudan with drones, The Harbour Post reported on Wednesday, citing two officials.",
        "Oman recognises Chad, and it elects a parliament in October.",
    ],
)
def test_the_date_of_something_else_is_not_that_of_the_claim(text: str) -> None:
    _, found = extraction(text, "2024-06-20")
    claim = next(claim for claim in reversed(found.claims) if claim.kind is Kind.SUPPORT)
    assert claim.when is None


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        ("Oman and Chad signed a treaty in May 2023, when Sultan Haitham visited Chad.", Kind.ALIGNMENT, "2023-05"),
        ("The step comes after last Friday's clash between Joe Biden and Olaf Scholz.", Kind.ALIGNMENT, "2024-06-14"),
        ("On 3 June Norway sent Chad ten tanks and trained its crews.", Kind.SUPPORT, "2024-06-03"),
    ],
)
def test_the_date_that_goes_back_to_the_claim_is_its_own(text: str, kind: Kind, day: str) -> None:
    when = claimed(text, kind).when
    assert when is not None
    assert str(when.start).startswith(day)


def test_a_promise_is_dated_by_the_day_of_the_words_alone() -> None:
    claim = claimed("Jonas Gahr Store promised Ukraine ten tanks on Tuesday.")
    assert days(claim) is None
    assert claim.attribution.said_on is not None
    assert claim.attribution.said_on.start == date(2024, 6, 18)


def test_of_a_headline_and_the_sentence_with_the_day_the_second_is_kept() -> None:
    claim = claimed("Norway sends tanks to Ukraine\n\nNorway delivered ten tanks to Ukraine on Tuesday.")
    assert days(claim) == (date(2024, 6, 18), date(2024, 6, 18))


def test_the_day_of_a_treaty_stands_where_its_signing_is_told() -> None:
    claim = claimed("Oman and Chad have a new treaty. The two ministers signed it in Chad on Tuesday.", Kind.AGREEMENT)
    assert days(claim) == (date(2024, 6, 18), date(2024, 6, 18))


def test_his_talks_were_on_the_day_told_just_before() -> None:
    text = "On Tuesday Antony Blinken flew in. His talks with China's foreign minister were the first in a year."
    assert days(claimed(text, Kind.ALIGNMENT)) == (date(2024, 6, 18), date(2024, 6, 18))


def test_a_sanction_announced_is_dated_by_the_announcement() -> None:
    claim = claimed("China announced sanctions on Tuesday against the United States.", Kind.SANCTION)
    assert days(claim) == (date(2024, 6, 18), date(2024, 6, 18))
    assert claim.attribution.speaker is None


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("In March, sources indicate, Russian soldiers fought for Mali in Kidal.", "2024-03-01"),
        ("In May, reports suggest, Iran sent Sudan drones.", "2024-05-01"),
        ("Chadian pilots are expected in Mali, perhaps in July, the army told lawmakers.", "2024-07-01"),
    ],
)
def test_a_date_that_commas_part_from_the_cue_is_that_of_the_deed(text: str, start: str) -> None:
    claim = claimed(text)
    assert claim.when is not None
    assert str(claim.when.start) == start
    assert claim.attribution.said_on is None


def test_a_year_covers_what_went_before_in_it() -> None:
    text = "Last year Russian troops left Mali a month after Oman had signed a treaty with Chad."
    assert days(claimed(text, Kind.AGREEMENT)) == (date(2023, 1, 1), date(2023, 12, 31))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Norway has delivered rifles to Chad. Two transport planes landed there on Tuesday.", Kind.SUPPORT),
        ("Oman and Chad have a new agreement on military cooperation. It was signed on Tuesday.", Kind.ALIGNMENT),
        (
            "Oman and Chad signed a treaty on Tuesday. The Omani minister met his Chadian counterpart before the "
            "ceremony.",
            Kind.ALIGNMENT,
        ),
    ],
)
def test_another_sentence_gives_the_day(text: str, kind: Kind) -> None:
    assert days(claimed(text, kind)) == (date(2024, 6, 18), date(2024, 6, 18))


@pytest.mark.parametrize(
    "text",
    [
        "Norway has delivered rifles to Chad. A first planeload had arrived on 3 January.",
        "Norway delivered rifles to Chad. Two planes landed in Cairo on Tuesday.",
    ],
)
def test_another_arrival_does_not(text: str) -> None:
    assert claimed(text).when is None


def test_what_was_on_board_was_under_way_when_the_ship_was_caught() -> None:
    _, found = extraction(
        "US forces seized a dhow with an Iranian arms shipment for the Houthis on 3 June. The cargo contained rockets.",
        "2024-06-20",
    )
    rockets = next(claim for claim in found.claims if claim.form == "missiles")
    assert days(rockets) == (date(2024, 6, 3), date(2024, 6, 3))


DECIDED = "The United States has forbidden all arms sales to Chad. The decision was published on Tuesday."
MET = "Oman's sultan received the president of Chad on Tuesday. Oman and Chad signed a treaty."
AS_WELL = "Mali recalled its ambassador from Chad on Tuesday. It recalled its ambassador from Oman as well."
EVENING = "Zelensky came to London on Tuesday. In the evening Zelensky flew on to Paris."


@pytest.mark.parametrize(
    ("text", "kind"),
    [(DECIDED, Kind.SANCTION), (MET, Kind.AGREEMENT), (AS_WELL, Kind.ALIGNMENT), (EVENING, Kind.ALIGNMENT)],
)
def test_the_sentence_beside_gives_the_day(text: str, kind: Kind) -> None:
    _, found = extraction(text, "2024-06-20")
    claim = next(claim for claim in reversed(found.claims) if claim.kind is kind)
    assert days(claim) == (date(2024, 6, 18), date(2024, 6, 18))


def test_at_the_same_time_is_when_the_sentence_before_says() -> None:
    text = "Russia armed Chad in May 1998. At about the same time Oman got fighters from Moscow."
    _, found = extraction(text, "2024-06-20")
    assert days(found.claims[-1]) == (date(1998, 5, 1), date(1998, 5, 31))


def test_a_month_that_something_is_planned_for_is_the_next() -> None:
    claim = claimed("Russia and Belarus plan a joint exercise for March.", Kind.ALIGNMENT)
    assert days(claim) == (date(2025, 3, 1), date(2025, 3, 31))
