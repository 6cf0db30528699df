"""Amounts, prices and returns go to the goods they belong to."""

import pytest

from allegiance.model import Claim, Kind
from extraction import extraction


def claimed(text: str, form: str | None = None, kind: Kind = Kind.SUPPORT) -> Claim:
    _, found = extraction(text)
    return next(claim for claim in reversed(found.claims) if claim.kind is kind and form in (None, claim.form))


@pytest.mark.parametrize(
    ("text", "form", "low"),
    [
        ("Norway has handed Chad the first of four radars.", None, 1),
        ("Britain is suspending 30 of about 350 licences for the export of arms to Israel.", "technology", 30),
        ("The first 38 of 108 tanks that Chad ordered from Norway are to arrive in Chad.", "weapons", 38),
        ("Norway sent Chad 165 doctors and nurses.", None, 165),
        ("Norway sent Chad a brigade of some 4,800 soldiers.", None, 4800),
        ("Norway is keeping back 800 million dollars of the aid it hands to Chad.", None, 8e8),
    ],
)
def test_of_a_whole_the_part_is_counted(text: str, form: str | None, low: float) -> None:
    quantity = claimed(text, form).quantity
    assert quantity is not None
    assert quantity.low == low


def test_a_loose_amount_stands_behind_the_goods_too() -> None:
    quantity = claimed("Iran has given Russia missiles in considerable number.").quantity
    assert quantity is not None
    assert quantity.vague == "considerable number"


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Norway sent Chad shells and 400 rockets.", "ammunition"),
        ("Norway, which gave Chad old tanks, signed a lease with Oman at a price of 5.8 billion dollars.", "weapons"),
    ],
)
def test_the_amount_of_something_else_is_left_alone(text: str, form: str) -> None:
    assert claimed(text, form).quantity is None


def test_the_worth_of_a_contract_is_its_quantity_until_goods_are_named() -> None:
    bare = claimed("Norway and Chad signed a contract worth 375 million dollars.", kind=Kind.AGREEMENT)
    goods = claimed("Norway and Chad signed a contract for missiles, worth 375 million dollars.", kind=Kind.AGREEMENT)
    counted = claimed(
        "Norway and Chad signed a contract for 180 tanks, worth 375 million dollars.", kind=Kind.AGREEMENT
    )
    assert bare.quantity is not None
    assert (bare.quantity.low, bare.in_return) == (375e6, ())
    assert (goods.quantity, len(goods.in_return)) == (None, 1)
    assert counted.quantity is not None
    assert (counted.quantity.low, len(counted.in_return)) == (180, 1)


@pytest.mark.parametrize(
    ("text", "back"),
    [
        ("North Korea has sent Russia shells. For this Pyongyang gets money from Moscow.", "shells"),
        ("Delhi is bartering rice to Iran for crude.", "rice"),
    ],
)
def test_what_flows_back_stands_behind_for_this_and_verbs_of_barter(text: str, back: str) -> None:
    assert back in " ".join(one.surface for one in claimed(text).in_return)


BOMBS = (
    "Germany has released tanks and shells to Kyiv. Among the tanks are 14 of the type Leopard 2, the ministry said."
)
CRATES = "Norway has sent Chad a large shipment of rifles. Altogether, 3,000 crates were unloaded at the airport."
CALLS = "Oman has been taking coal from Poland. Ships called at the port 12 times in all."
MAKER = "Kenya ordered helicopters from the United States. Sikorsky is to supply 16 helicopters."


@pytest.mark.parametrize(
    ("text", "form", "low"),
    [(BOMBS, "weapons", 14), (CRATES, None, 3000), (CALLS, None, 12), (MAKER, None, 16)],
)
def test_the_next_sentence_counts_what_the_first_left_uncounted(text: str, form: str | None, low: float) -> None:
    quantity = claimed(text, form).quantity
    assert quantity is not None
    assert quantity.low == low


OTHER_BUYER = "Kenya ordered helicopters from the United States. Tanzania is to buy 16 helicopters too."
EARLIER = "Kenya ordered helicopters from the United States. Sikorsky had delivered 16 helicopters in 2010."
FIRED = "Iran gave Russia drones before the war. In all, more than 2,000 Iranian drones have been fired at Kyiv."
OTHER_GOODS = "Germany has released shells to Kyiv. Among the soldiers are 14 women, the ministry said."


@pytest.mark.parametrize("text", [OTHER_BUYER, EARLIER, FIRED, OTHER_GOODS])
def test_what_the_next_sentence_counts_of_something_else_is_left_alone(text: str) -> None:
    _, found = extraction(text)
    assert next(claim for claim in found.claims if claim.kind is Kind.SUPPORT).quantity is None


@pytest.mark.parametrize(
    ("text", "kind", "low", "high"),
    [
        ("Hundreds of Russian shell plants run at about 60 percent of capacity.", Kind.CAPABILITY, 60, 60),
        ("Russia has many depots, and three or four have been rebuilt.", Kind.CAPABILITY, 3, 4),
        ("Turkey's share of Somali arms imports stood at 41 percent in 2023.", Kind.SUPPORT, 41, 41),
        ("Iranian arms deliveries to Sudan amounted to 300 tons last year.", Kind.SUPPORT, 300, 300),
        ("Norway agreed to send Chad 200 sappers and 150 construction workers.", Kind.SUPPORT, 350, 350),
        ("Norway and Chad signed three defence pacts on Monday.", Kind.AGREEMENT, 3, 3),
        ("The United States agreed in 2006 to sell Pakistan 500 AMRAAM missiles.", Kind.AGREEMENT, 500, 500),
        ("Oman and Chad signed investment deals worth $20 billion there.", Kind.AGREEMENT, 2e10, 2e10),
        ("Norway gave Chad 40 Toyota trucks.", Kind.SUPPORT, 40, 40),
        ("Denmark will give Ukraine 19 F-16 jets, he said.", Kind.SUPPORT, 19, 19),
    ],
)
def test_an_amount_in_another_place_of_its_sentence(text: str, kind: Kind, low: float, high: float) -> None:
    quantity = claimed(text, kind=kind).quantity
    assert quantity is not None
    assert (quantity.low, quantity.high) == (low, high)


def test_the_price_of_a_barrel_is_not_that_of_the_gift() -> None:
    assert claimed("Norway is offering Chad its crude at sixty to seventy dollars a barrel.").quantity is None


def test_what_a_loan_stands_at_is_its_amount() -> None:
    text = "Norway has given Chad a loan, which stands at 20 million dollars."
    quantity = claimed(text).quantity
    assert quantity is not None
    assert quantity.low == 2e7


def test_packages_count_the_first_of_what_is_in_them() -> None:
    _, found = extraction(
        "The US navy stopped an Iranian arms delivery to the Houthis. On board were 200 crates: rockets, drones, fuel."
    )
    counts = {claim.form: claim.quantity and claim.quantity.low for claim in found.claims}
    assert counts["missiles"] == 200
    assert counts["drones"] is None
