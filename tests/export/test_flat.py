"""A claim as a row: as many cells as headings, every heading once, nothing invented."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from allegiance.export import claim_fields
from allegiance.model import Attribution, Basis, Claim, Kind, Span, When

BARE = Claim(id="clm1:0", document="doc1:0", path="a.txt", kind=Kind.EVENT, sentence=Span(0, 4), extractor="hand")
READERS = dict(claim_fields(lambda _: "Words."))


def test_headings_are_unique() -> None:
    assert len(READERS) == len(claim_fields(lambda _: None))


def test_what_a_claim_does_not_say_is_empty() -> None:
    told = {name: read(BARE) for name, read in READERS.items()}
    said = {
        "id",
        "document",
        "path",
        "kind",
        "polarity",
        "voice",
        "sentence_start",
        "sentence_end",
        "quote",
        "extractor",
    }
    assert {name for name, cell in told.items() if cell not in (None, "")} == said


@given(st.none() | st.dates(), st.none() | st.dates())
def test_the_day_of_a_statement_is_an_iso_interval(start: date | None, end: date | None) -> None:
    said_on = When(start=start, end=end, grain="day", basis=Basis.STATED)
    claim = Claim(
        id="",
        document="",
        path="",
        kind=Kind.EVENT,
        sentence=Span(0, 1),
        extractor="",
        attribution=Attribution(said_on=said_on),
    )
    written = READERS["said_on"](claim)
    if start is None and end is None:
        assert written is None
    else:
        ends = str(written).split("/")
        assert [None if day == ".." else date.fromisoformat(day) for day in (ends[0], ends[-1])] == [start, end]
