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
