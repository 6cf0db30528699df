"""Through whom words came when another sentence says so, whom an outlet cites; denials and figures beside a noun."""

import pytest

from allegiance.extract.attribution import attributions
from allegiance.extract.attribution.outlets import Outlet, Outlets
from allegiance.inference.parser import parse
from allegiance.model import Said
from allegiance.text import paragraphs, sentences

OUTLETS = Outlets(
    {name: Outlet(name, "agency") for name in ("Reuters", "Interfax", "AFP")} | {"CNN": Outlet("CNN", "outlet")}
)


def said(text: str) -> list[Said]:
    spans = [(span, number) for number, block in enumerate(paragraphs(text)) for span in sentences(text, block)]
    return attributions(text, list(parse(text, spans)), outlets=OUTLETS)


def told(text: str) -> list[tuple[str, list[str]]]:
    return [(one.source.of(text) if one.source else "", [relay.name for relay in one.relays]) for one in said(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The minister said Lima had won. His words were carried by Reuters.", [("The minister", ["Reuters"])]),
        ("The minister said Lima had won. His hat was carried by Reuters.", [("The minister", [])]),
        (
            "The minister told CNN that Lima had won. He had asked for guns, he said.",
            [("The minister", ["CNN"]), ("he", ["CNN"])],
        ),
        (
            "The minister told CNN that Lima had won.\n\nHe had asked for guns, he said.",
            [("The minister", ["CNN"]), ("he", [])],
        ),
        (
            "An official told AFP that Lima had won. The deal is dead, the official said.",
            [("An official", ["AFP"]), ("the official", ["AFP"])],
        ),
        (
            "The envoy told AFP that Lima had won. The deal is dead, the envoy said.",
            [("The envoy", ["AFP"]), ("the envoy", [])],
        ),
        ("Lima bought ten jets. So CNN reports.", [("CNN", [])]),
        (
            "Lima bought jets. So CNN reports, drawing on internal papers of the army. Oslo paid, the papers say.",
            [("internal papers of the army", ["CNN"]), ("the papers", ["CNN"])],
        ),
        ("Lima bought ten jets. Reuters has seen the statement.", []),
        ("The premier said Lima had lost; his words were reported by CNN.", [("The premier", ["CNN"])]),
        ("The premier, whose words were reported by CNN, said Lima had lost.", [("The premier", ["CNN"])]),
    ],
)
def test_channels_of_other_sentences(text: str, wanted: list[tuple[str, list[str]]]) -> None:
    assert told(text) == wanted


@pytest.mark.parametrize(
    ("text", "source", "relays"),
    [
        ("CNN, relying on unnamed sources, writes that Lima had won.", "unnamed sources", ["CNN"]),
        ("Reuters, citing Interfax, said that the vice-premier had promised ten boats.", "the vice-premier",
         ["Reuters", "Interfax"]),
        ("Interfax reported the vice-premier as saying that Lima would host the radar.", "the vice-premier",
         ["Interfax"]),
        ("The envoy was quoted as saying by AFP that Lima would host the radar.", "The envoy", ["AFP"]),
        ("As CNN first reported, Lima bought ten jets.", "CNN", []),
        ('"We won," he said, "and nobody helped us," as per Reuters.', "he", ["Reuters"]),
        ("Lima had lost, the aide was quoted as saying by AFP.", "the aide", ["AFP"]),
        ("The port director, asked about the crates, would only say that they held seed.", "The port director", []),
        ("Two aides, speaking to AFP on condition of anonymity, said the lift had begun.", "Two aides", ["AFP"]),
    ],
)  # fmt: skip
def test_whom_an_outlet_cites(text: str, source: str, relays: list[str]) -> None:
    assert told(text) == [(source, relays)]


def test_a_claim_called_baseless_is_a_denial_beside_the_claim() -> None:
    text = "Kyiv said that Minsk had sent shells, a claim Minsk called baseless."
    assert [(one.source.of(text) if one.source else "", one.modality) for one in said(text)] == [
        ("Kyiv", "asserted"),
        ("Minsk", "denied"),
    ]
    assert {one.content[0].of(text) for one in said(text)} == {"that Minsk had sent shells"}


def test_a_claim_not_denied_is_no_denial() -> None:
    text = "Kyiv said that Minsk had sent shells, a claim Minsk did not deny."
    assert all(one.modality == "asserted" for one in said(text))


@pytest.mark.parametrize(
    ("text", "venue"),
    [
        ("Speaking at the Oslo forum, the premier said Lima would send boats.", "at the Oslo forum"),
        ("The premier told lawmakers in London that Lima would send boats.", "in London"),
        ("The letter, read out on state television, said Lima had lost.", "on state television"),
        ("The premier said at dawn that Lima would send boats.", ""),
    ],
)
def test_where_it_was_said(text: str, venue: str) -> None:
    assert [one.venue.surface if one.venue else "" for one in said(text)] == [venue]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The envoy called on Berlin to release the shells.", "planned"),
        ("The envoy called for the release of the shells.", "planned"),
        ("The envoy urged that Berlin release the shells.", "planned"),
        ("The envoy told them that Berlin had released the shells.", "asserted"),
        ("Kyiv intends to buy jets, according to the ministry.", "planned"),
        ("The envoy said Oslo may send jets if the talks fail.", "possible"),
        ("The envoy said it was not true that Oslo had sent jets.", "denied"),
        ("The envoy would neither confirm nor deny that Oslo had sent jets.", "possible"),
        ("The envoy refused to say whether Oslo had sent jets.", "possible"),
    ],
)
def test_how_it_is_held(text: str, modality: str) -> None:
    assert [one.modality for one in said(text)] == [modality]
