import random
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allegiance.fuse import lineages
from allegiance.model import Attribution, Claim, Polarity
from claims_by_hand import BUDANOV, by, claim, party, told, via

ORIGINS: list[tuple[str, list[tuple[str | None, Attribution]], list[str]]] = [
    ("own voices are origins", [("A", via()), ("B", via())], ["A", "B"]),
    ("one outlet twice is one", [("The Post", via()), ("the post ", via())], ["The Post"]),
    ("a named speaker across outlets is one", [("A", BUDANOV), ("B", BUDANOV)], ["Kyrylo Budanov (UKR)"]),
    ("by name where the id is missing", [("A", BUDANOV), ("B", by("KYRYLO BUDANOV"))], ["Kyrylo Budanov (UKR)"]),
    ("by name alone", [("A", by("Jan Novák", "CZE")), ("B", by("Jan Novak"))], ["Jan Novák (CZE)"]),
    (
        "the same name in two states is two",
        [("A", by("Kim Yong", "PRK")), ("B", by("Kim Yong", "KOR"))],
        ["Kim Yong (KOR)", "Kim Yong (PRK)"],
    ),
    (
        "a name that may be either of two is neither",
        [("A", by("Kim Yong", "PRK")), ("B", by("Kim Yong", "KOR")), ("C", by("Kim Yong"))],
        ["Kim Yong", "Kim Yong (KOR)", "Kim Yong (PRK)"],
    ),
    (
        "relays of an agency are one",
        [("A", via(("Reuters", "agency"))), ("B", via(("REUTERS", "agency")))],
        ["Reuters"],
    ),
    ("with the agency itself", [("A", via(("Reuters", "agency"))), ("Reuters", via())], ["Reuters"]),
    (
        "a relayed outlet is the origin",
        [("A", via(("Harbour Post", "outlet"))), ("Harbour Post", via())],
        ["Harbour Post"],
    ),
    (
        "the relaying outlet's own word stays its own",
        [("A", via(("Reuters", "agency"))), ("A", via())],
        ["A", "Reuters"],
    ),
    (
        "two relays at once are one",
        [("A", via(("AFP", "agency"), ("Reuters", "agency")))],
        ["Agence France-Presse / Reuters"],
    ),
    (
        "and draw their own relays in",
        [("A", via(("AFP", "agency"), ("Reuters", "agency"))), ("AFP", via()), ("B", via(("Reuters", "agency")))],
        ["Agence France-Presse / Reuters"],
    ),
    (
        "a speaker is the origin whatever the channel",
        [("A", by("Kyrylo Budanov", "UKR", relays=via(("Reuters", "agency")).relays)), ("Reuters", via())],
        ["Kyrylo Budanov (UKR)", "Reuters"],
    ),
    ("the outlet vouches for unnamed speakers", [("A", by("an official", "USA", named=False)), ("A", via())], ["A"]),
    (
        "unnamed officials of a state are one",
        [("A", by("US officials", "USA", "USA", named=False)), ("B", by("Washington", "USA", "USA", named=False))],
        ["United States (nobody named)"],
    ),
    (
        "whatever name it goes by",
        [("A", via(("AFP", "agency"))), ("B", by("Agence France Presse", "FRA", "agency:afp")), ("AFP", via())],
        ["Agence France-Presse"],
    ),
    ("an agency quoted like a person is the agency", [("A", by("Reuters")), ("Reuters", via())], ["Reuters"]),
    (
        "outlets not known are not taken for one",
        [(None, via()), (None, via())],
        ["d0 (outlet not known)", "d1 (outlet not known)"],
    ),
]


def read(members: Sequence[tuple[str | None, Attribution]]) -> list[Claim]:
    return [claim(f"d{n}", outlet, attribution=said) for n, (outlet, said) in enumerate(members)]


@pytest.mark.parametrize(("members", "origins"), [case[1:] for case in ORIGINS], ids=[case[0] for case in ORIGINS])
def test_origins(members: list[tuple[str | None, Attribution]], origins: list[str]) -> None:
    found, _ = lineages(read(members))
    assert [lineage.origin for lineage in found] == origins


def test_every_merge_has_its_reason() -> None:
    said = [("A", BUDANOV), ("B", BUDANOV), ("C", via(("Reuters", "agency"))), ("Reuters", via()), ("D", via())]
    found, reasons = lineages(read(said))
    assert reasons == (
        "d0 and d1 both quote Kyrylo Budanov (UKR)",
        "d2 and d3 both come from or relay Reuters",
    )
    assert [(line.basis, line.outlets) for line in found] == [
        ("outlet", ("D",)),
        ("speaker", ("A", "B")),
        ("agency", ("C", "Reuters")),
    ]


def test_long_lists_are_cut_short() -> None:
    _, reasons = lineages(read([(f"Outlet {n}", BUDANOV) for n in range(9)]))
    assert reasons == ("d0, d1, d2 and 6 more all quote Kyrylo Budanov (UKR)",)
    _, reasons = lineages(read([("A", via(("AFP", "agency"), ("Reuters", "agency")))]))
    assert reasons == ("d0 relays Agence France-Presse and Reuters at once, so they count as one",)


@settings(max_examples=60, deadline=None)
@given(st.lists(told(), max_size=10), st.randoms(use_true_random=False))
def test_order_and_repetition_change_no_origin(found: list[Claim], chance: random.Random) -> None:
    assert lineages(found) == lineages(chance.sample(found, len(found)) + found[:2])


@settings(max_examples=60, deadline=None)
@given(st.lists(told(), min_size=1, max_size=8))
def test_a_relay_never_adds_an_origin(found: list[Claim]) -> None:
    copies = [
        claim("copy", "Another Outlet", attribution=by(s.name, s.state, s.id, relays=via(("Third", "outlet")).relays))
        for c in found
        if (s := c.attribution.speaker) and s.named
    ]
    assert len(lineages([*found, *copies])[0]) == len(lineages(found)[0])


def test_who_a_name_is_may_be_known_from_another_fact() -> None:
    from allegiance.fuse import facts

    named = claim("d1", "A", attribution=BUDANOV, form="drones")
    spelled = claim("d2", "B", attribution=by("KYRYLO BUDANOV"), form="missiles")
    assert {line.origin for fact in facts([named, spelled]) for line in fact.lineages} == {"Kyrylo Budanov (UKR)"}


def test_a_state_speaks_under_its_name() -> None:
    said = by("Seoul", "KOR", "KOR", named=False)
    found, _ = lineages([claim("d1", "A", attribution=said, actor=party("KOR", "South Korea"))])
    assert [line.origin for line in found] == ["South Korea (nobody named)"]


def test_a_relay_of_a_report_with_several_sources_adds_no_origin() -> None:
    report = [
        claim("d0", "Paper"),
        claim("d0", "Paper", attribution=BUDANOV, polarity=Polarity.DENIED),
        claim("d0", "Paper", attribution=by("Choe Son-hui", "PRK")),
        claim("d0", "Paper", attribution=by("Kim Yo-jong", "PRK")),
    ]
    before, _ = lineages(report)
    after, _ = lineages([*report, claim("d1", "Courier", attribution=via(("Paper", "outlet")))])
    assert len(before) == len(after) == 3
