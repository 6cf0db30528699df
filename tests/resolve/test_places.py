"""The state of a place by the report around it."""

from allegiance.model import Span
from allegiance.resolve.places import countries_of, country_of


def spans(text: str, *names: str) -> list[Span]:
    return [Span(text.index(name), text.index(name) + len(name)) for name in names]


def test_what_follows_the_comma_decides() -> None:
    text = "She moved from Paris, Texas, to Athens, Greece."
    assert countries_of(text, spans(text, "Paris", "Athens")) == ["USA", "GRC"]


def test_the_other_places_of_the_report_decide() -> None:
    text = "Between Toronto, Hamilton and Kitchener in Canada the road to London was closed."
    assert countries_of(text, spans(text, "London")) == ["CAN"]


def test_a_famous_town_alone_is_the_famous_one() -> None:
    assert country_of("Paris") == "FRA"
    assert country_of("Kharkiv") == "UKR"


def test_a_continent_lies_in_no_state() -> None:
    text = "France sends grain to Africa."
    assert countries_of(text, spans(text, "Africa")) == [None]
