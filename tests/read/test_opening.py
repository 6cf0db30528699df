"""Headings, bylines, datelines and credits, and what only looks like them."""

from datetime import date

import pytest

from allegiance.read.dates import from_metadata, from_url, latest_possible
from allegiance.read.opening import opening

BODY = "Two ships left the port on Monday, the minister said. He gave no figure for the load."


@pytest.mark.parametrize(
    ("line", "day", "outlet"),
    [
        ("Quay Gazette, 14 June 2024", date(2024, 6, 14), "Quay Gazette"),
        ("14 June 2024", date(2024, 6, 14), None),
        ("Monday, September 16, 2024", date(2024, 9, 16), None),
        ("By Ada Writer | 22 November 2024", date(2024, 11, 22), None),
        ("Foreign desk, 30.04.2025", date(2025, 4, 30), None),
        ("Published: 2024-02-29 10:15 GMT", date(2024, 2, 29), None),
        ("Source: Quay Gazette, Monday, 11 April 2022, 14:20", date(2022, 4, 11), "Quay Gazette"),
        ("Athens, 23 May 2022 (Newsroom)", date(2022, 5, 23), None),
        ("Posted on 21/07/2023", date(2023, 7, 21), None),
        ("Quay Gazette (English page), 12 July 2025", date(2025, 7, 12), "Quay Gazette"),
        ("12 July 2024 | The Quay Gazette", date(2024, 7, 12), "The Quay Gazette"),
        ("7 September 2024 | Sports desk", date(2024, 9, 7), None),
        ("Wednesday 9 August 2023, Seogwipo, South Korea", date(2023, 8, 9), None),
        ("Posted on 03/04/2023", None, None),
        ("30 February 2024", None, None),
    ],
)
def test_credit_lines(line: str, day: date | None, outlet: str | None) -> None:
    found = opening(f"Ships leave the port by night\n{line}\n\n{BODY}")
    assert (found.title, found.published, found.outlet) == ("Ships leave the port by night", day, outlet)


@pytest.mark.parametrize(
    ("line", "day", "outlet"),
    [
        ("SEOUL, Feb 27, 2024 (Harbour Wire) - ", date(2024, 2, 27), "Harbour Wire"),
        ("SEOUL, Feb 27 (Harbour Wire) - ", None, "Harbour Wire"),
        ("PARIS, June 18, 2024 -- ", date(2024, 6, 18), None),
        ("Brussels (Fjordpress): – ", None, "Fjordpress"),
        ("CAIRO - ", None, None),
        ("Geneva, 4 December 2025 — ", date(2025, 12, 4), None),
    ],
)
def test_datelines(line: str, day: date | None, outlet: str | None) -> None:
    found = opening(f"{line}{BODY}\n\nMore.")
    assert (found.title, found.published, found.outlet) == (None, day, outlet)


@pytest.mark.parametrize(
    "text",
    [
        f"What really happened on 14 June 2024\n\n{BODY}",
        f"The ships left on 14 June 2024, officials say.\n\n{BODY}",
        f"{BODY} That was on 14 June 2024.",
        f"A chronology of the talks\n\n5 January 2024\n{BODY}\n\n9 March 2024\n{BODY}",
    ],
)
def test_dates_of_the_story_are_not_dates_of_publication(text: str) -> None:
    assert opening(text).published is None


def test_a_live_report_is_dated_by_its_heading() -> None:
    assert opening(f"LIVE: Ships at sea - Wednesday 5 March 2025\n\n{BODY}").published == date(2025, 3, 5)


def test_an_update_does_not_replace_the_first_date() -> None:
    text = f"Ships leave by night\nPublished 14 June 2024\nUpdated 15 June 2024\n\n{BODY}"
    assert opening(text).published == date(2024, 6, 14)


@pytest.mark.parametrize("first", [BODY, "- first item of a list", "lower case words", "Word", "SEOUL - Ships left."])
def test_what_is_no_heading(first: str) -> None:
    assert opening(f"{first}\n\n{BODY}").title is None


def test_a_heading_in_capitals_is_no_dateline() -> None:
    assert opening(f"THE DAY - IN HEADLINES\n\n{BODY}").title == "THE DAY - IN HEADLINES"


def test_bylines() -> None:
    assert opening(f"Ships leave\nBy Ada Writer and Ben Other\n\n{BODY}").byline == "Ada Writer and Ben Other"
    assert opening(f"Ships leave\n\n{BODY}").byline is None


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2024-02-27", date(2024, 2, 27)),
        ("20240227", date(2024, 2, 27)),
        ("2024-02-27 08:00:00", date(2024, 2, 27)),
        ("Tue, 27 Feb 2024 08:00:00 GMT", date(2024, 2, 27)),
        ("2024-02-30", None),
        ("2024", None),
        ("0001-01-01T00:00:00", None),
        (20240227, None),
        (None, None),
    ],
)
def test_dates_of_metadata(value: object, day: date | None) -> None:
    assert from_metadata(value) == day


def test_dates_of_addresses() -> None:
    assert from_url("https://example.org/world/2024/02/27/ships") == date(2024, 2, 27)
    assert from_url("https://example.org/2024/02/30/ships") is None
    assert from_url("https://example.org/story-20240227123") is None


def test_the_farthest_time_zone_is_fourteen_hours_ahead() -> None:
    assert latest_possible("2026-03-01T09:59:00+00:00") == date(2026, 3, 1)
    assert latest_possible("2026-03-01T10:01:00Z") == date(2026, 3, 2)
    assert latest_possible("2026-03-01T05:01:00-05:00") == date(2026, 3, 2)
