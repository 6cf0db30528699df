"""The agency or outlet a report or a statement came through; invented outlets beside known ones."""

import pytest

from allegiance.extract.attribution import relays
from allegiance.extract.attribution.outlets import Outlet, Outlets
from allegiance.ids import sha256
from allegiance.inference.parser import parse
from allegiance.model import Document
from allegiance.text import paragraphs, sentences

OUTLETS = Outlets(
    {
        "Reuters": Outlet("Reuters", "agency"),
        "AP": Outlet("Associated Press", "agency"),
        "Associated Press": Outlet("Associated Press", "agency"),
        "TASS": Outlet("TASS", "agency"),
        "Le Monde": Outlet("Le Monde", "outlet"),
        "Financial Times": Outlet("Financial Times", "outlet"),
    }
)


def document(text: str, byline: str | None = None, outlet: str | None = None) -> Document:
    return Document(
        id="",
        path="",
        text=text,
        raw_sha256=sha256(text.encode()),
        media_type="text/plain",
        captured="",
        byline=byline,
        outlet=outlet,
    )


def of_document(text: str, byline: str | None = None, outlet: str | None = None) -> list[str]:
    return [relay.name for relay in relays(document(text, byline, outlet), (), OUTLETS).document]


def of_sentences(text: str) -> list[tuple[str, str]]:
    spans = [(span, number) for number, block in enumerate(paragraphs(text)) for span in sentences(text, block)]
    found = relays(document(text), list(parse(text, spans)), OUTLETS).sentences
    for _, relay in found:
        assert relay.span.of(text)
    return [(relay.name, relay.kind) for _, relay in found]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("SEOUL, Feb 27 (Reuters) - The North has sent shells.", "Reuters"),
        ("A headline.\n\nWASHINGTON (AP) — The minister left.", "Associated Press"),
        ("Dec 29 (Reuters) - The minister left.", "Reuters"),
        ("OSLO, 3 May (Fjord Wire) – The minister left.", "Fjord Wire"),
        ("Brussels (Fjord Wire): – The minister left.", "Fjord Wire"),
        ("The minister left.\n\n(Reuters)", "Reuters"),
        ("The minister left.\n\n— AP", "Associated Press"),
        ("The minister left.\n\n(Reporting by Ann Example; Editing by Bo Example)", "Reuters"),
        ("The minister left.\n\nSource: TASS", "TASS"),
    ],
)
def test_a_report_comes_from_the_agency_it_credits(text: str, name: str) -> None:
    assert of_document(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "The Reuters office in Minsk was closed, and an AP photographer was arrested.",
        "The North Atlantic Treaty Organisation (NATO) - founded in 1949 - met in Riga.",
        "The minister told Reuters that he would leave.",
        "The deal was signed.\n\nThe minister (TASS had the wrong name) left.",
    ],
)
def test_a_mention_is_no_credit(text: str) -> None:
    assert of_document(text) == []


def test_the_byline_counts_and_the_outlet_itself_does_not() -> None:
    assert of_document("The minister left.", byline="By Associated Press") == ["Associated Press"]
    assert of_document("The minister left.", byline="Ann Example, AP") == ["Associated Press"]
    assert of_document("The minister left.", byline="Le Monde") == ["Le Monde"]
    assert of_document("The minister left.", byline="Ann Example, Le Monde") == []
    assert of_document("OSLO, 3 May (Fjord Wire) – The minister left.", outlet="Fjord Wire") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The envoy told the Financial Times that the guns had gone.", [("Financial Times", "outlet")]),
        ("The envoy told the newspaper Nordlys that the guns had gone.", [("Nordlys", "outlet")]),
        ("The envoy told the news agency Nordwire that the guns had gone.", [("Nordwire", "agency")]),
        ("The envoy said in an interview with Le Monde that the guns had gone.", [("Le Monde", "outlet")]),
        ("The guns had gone, the envoy said, as reported by Reuters.", [("Reuters", "agency")]),
        ("TASS quoted the envoy as saying that the guns had gone.", [("TASS", "agency")]),
        ("The guns had gone, according to a report that Reuters saw.", [("Reuters", "agency")]),
        ("The envoy told the intelligence agency GUR that the guns had gone.", []),
        ("Reuters has a new office in Minsk.", []),
        ("OSLO, 3 May (Fjord Wire) - The guns have gone. Nobody knows where.", [("Fjord Wire", "agency")]),
        ("Reuters reported that the guns had gone.", []),
    ],
)
def test_channels_of_a_statement(text: str, expected: list[tuple[str, str]]) -> None:
    assert of_sentences(text) == expected
