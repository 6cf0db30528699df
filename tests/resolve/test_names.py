"""States and bodies by name, and whether a town acts or is only where something happens."""

import pytest

from allegiance.model import Span
from allegiance.resolve import cast
from reports_cast import document, ids, mentions, of, parsed


@pytest.mark.parametrize(
    ("text", "surface", "how"),
    [
        ("Pyongyang said it would send nothing.", "Pyongyang", "capital"),
        ("Norway shipped the shells to Kyiv last week.", "Kyiv", "capital"),
        ("Minsk's missiles stood at the border.", "Minsk", "capital"),
        ("The minister spoke at a Kyiv event.", "Kyiv", "place"),
        ("The two met in Moscow on Sunday.", "Moscow", "place"),
        ("Guterres visited Pyongyang in spring.", "Pyongyang", "place"),
        ("The envoy flew to Tehran on Monday.", "Tehran", "place"),
        ("SEOUL, March 3 (Example Wire) - Nothing happened.", "SEOUL", "place"),
        ("The Kremlin denied the report.", "Kremlin", "metonym"),
        ("Iranian drones hit the port.", "Iranian", "demonym"),
        ("Ukraine thanked the Danes.", "Danes", "demonym"),
    ],
)
def test_how_a_name_stands_for_its_state(text: str, surface: str, how: str) -> None:
    assert of(text, surface).how == how


def test_the_halves_of_korea_need_korea_in_the_report() -> None:
    assert ids(of("North Korea fired a rocket. Analysts say the North needs fuel.", "North")) == ["PRK"]
    assert not any(mention.surface == "North" for mention in mentions("The storm moved from the North to the coast."))


def test_a_body_belongs_to_the_state_named_before_it() -> None:
    found = mentions("Seoul's Defense Department published nothing.")
    assert {actor.state for mention in found for actor in mention.actors} == {"KOR"}


def test_every_span_quotes_its_surface_and_mentions_are_sorted() -> None:
    text = "“Türkiye 🇹🇷 will help,” said its president, Recep Tayyip Erdoğan, in Ankara. He thanked the Danes."
    report = document(text)
    found = cast(report, parsed(text))
    assert found == tuple(sorted(found, key=lambda mention: (mention.span, mention.how)))
    assert all(mention.span.of(text) == mention.surface for mention in found)
    assert all(Span(0, len(text)).covers(span) for mention in found for span in mention.antecedents)


def test_an_empty_report_has_no_mentions() -> None:
    assert mentions("") == ()


def test_korea_is_the_half_the_report_is_about() -> None:
    assert ids(of("Pyongyang tested a rocket. Korea needs fuel.", "Korea")) == ["PRK"]
    assert ids(of("Korea builds good ships.", "Korea")) == ["KOR"]


def test_a_given_name_is_no_state_and_a_paper_no_town() -> None:
    found = mentions("Jordan Testman of the Kyiv Courier left.")
    assert not any(actor.id in {"JOR", "UKR"} for mention in found for actor in mention.actors)


def test_an_airport_named_after_a_person_is_no_firm() -> None:
    text = "Crates went through Belgrade's Nikola Tesla airport. The Nikola Tesla Airport was shut."
    assert not any("Tesla" in mention.surface for mention in mentions(text))
    assert mentions("NIKOLA TESLA AIRPORT was shut.") == ()
    assert mentions("The Charles de Gaulle aircraft carrier sailed.") == ()
    assert ids(of("Boeing aircraft were grounded.", "Boeing")) == ["firm:boeing"]
    assert ids(of("Tesla opened a plant.", "Tesla")) == ["firm:tesla"]


def test_a_body_that_two_states_call_the_same_keeps_its_state_in_its_name() -> None:
    text = "South Korea's Defense Intelligence Agency said so. The U.S. Defense Intelligence Agency agreed."
    first, last = of(text, "Defense Intelligence Agency"), of(text, "Defense Intelligence Agency", last=True)
    assert [(m.actors[0].state, m.actors[0].name) for m in (first, last)] == [
        ("KOR", "South Korea's Defense Intelligence Agency"),
        ("USA", "U.S. Defense Intelligence Agency"),
    ]
