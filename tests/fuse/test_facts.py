import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allegiance.fuse import facts
from allegiance.model import (
    Claim,
    Fact,
    Kind,
    OtherParty,
    Polarity,
    Quantity,
    Stage,
)
from claims_by_hand import NOWHERE, claim, day, item, party, rounds, told


def together(*members: Claim) -> bool:
    return len(facts(members)) == 1


SAME = [
    ({}, {}),
    ({"when": day("2024-01-01", "2024-01-31")}, {"when": day("2024-01-15")}),
    ({"when": day("2024-01-15")}, {}),
    ({"stage": Stage.UNDERWAY}, {"stage": Stage.DELIVERED}),
    ({"stage": Stage.PROMISED}, {"stage": Stage.PLANNED}),
    ({"stage": None}, {"stage": Stage.DELIVERED}),
    ({"polarity": Polarity.DENIED}, {}),
    ({"quantity": rounds(1_000_000)}, {"quantity": rounds(1_050_000)}),
    ({"quantity": rounds(1_000_000, bound="about")}, {"quantity": rounds(1_200_000, bound="about")}),
    ({"quantity": rounds(1_000_000)}, {"quantity": rounds(6700, unit="container")}),
    ({"quantity": rounds(1_000_000)}, {"quantity": Quantity(vague="huge", surface="x", span=NOWHERE)}),
    ({"item": item("artillery ammunition")}, {"item": item("artillery ammunition")}),
    ({"item": item("missile", "KN-23")}, {"item": item("missile", "kn‑23")}),
    ({"item": item("missile", "KN-23")}, {"item": item("missile")}),
    ({"actor": party(None, "Wägner")}, {"actor": party(None, "WAGNER")}),
]  # fmt: skip

APART = [
    ({}, {"form": "weapons"}),
    ({}, {"actor": party("IRN")}),
    ({}, {"recipient": party("SYR")}),
    ({}, {"kind": Kind.AGREEMENT}),
    ({}, {"stage": Stage.PROMISED}),
    ({"stage": Stage.REQUESTED}, {"stage": Stage.PROMISED}),
    ({}, {"stage": Stage.ENDED}),
    ({"when": day("2023-01-15")}, {"when": day("2024-01-15")}),
    ({"quantity": rounds(1_000_000)}, {"quantity": rounds(3_000_000)}),
    ({"quantity": rounds(1_000_000)}, {"quantity": rounds(1_200_000)}),
    ({"item": item("artillery ammunition")}, {"item": item("rockets")}),
    ({"item": item("missile", "KN-23")}, {"item": item("missile", "KN-25")}),
    ({"actor": None}, {"actor": None}),
    ({"recipient": None}, {"recipient": None}),
    ({"actor": party("PRK")}, {"actor": None}),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), SAME)
def test_same_fact(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert together(claim("d1", **one), claim("d2", **other))


@pytest.mark.parametrize(("one", "other"), APART)
def test_other_fact(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert not together(claim("d1", **one), claim("d2", **other))


def test_an_agreement_has_no_direction() -> None:
    turned: dict[str, Any] = {"actor": party("RUS"), "recipient": party("PRK")}
    assert together(claim("d1", kind=Kind.AGREEMENT), claim("d2", kind=Kind.AGREEMENT, **turned))
    assert not together(claim("d1", kind=Kind.ALIGNMENT), claim("d2", kind=Kind.ALIGNMENT, **turned))


def test_use_of_different_suppliers_is_apart() -> None:
    def supplied(id: str) -> tuple[OtherParty, ...]:
        return (OtherParty(role="supplier", id=id, name=id, surface="x", span=NOWHERE),)

    one = claim("d1", kind=Kind.USE, others=supplied("PRK"))
    assert together(one, claim("d2", kind=Kind.USE, others=supplied("PRK")))
    assert not together(one, claim("d2", kind=Kind.USE, others=supplied("IRN")))


def test_a_vague_claim_does_not_bridge_two_events() -> None:
    winter = claim("d1", when=day("2024-01-15"))
    summer = claim("d2", when=day("2024-07-15"))
    vague = [claim("d3"), claim("d4"), claim("d5", when=day("2024-01-01", "2024-12-31"))]
    found = {frozenset(c.document[-2:] for c in fact.claims) for fact in facts([*vague, summer, winter])}
    assert found == {frozenset({"d1"}), frozenset({"d2"}), frozenset({"d3", "d4"}), frozenset({"d5"})}


def test_facts_say_why() -> None:
    (fact,) = facts(
        [claim("d1", "A", quantity=rounds(5)), claim("d2", "B", quantity=rounds(5), polarity=Polarity.DENIED)]
    )
    assert fact.reasons[0] == "2 claims in 2 reports agree in kind, parties, form and amount"
    assert (fact.kind, fact.actor, fact.recipient, fact.form) == (Kind.SUPPORT, "PRK", "RUS", "ammunition")
    assert fact.id.startswith("fact1:")


def summary(found: tuple[Fact, ...]) -> list[object]:
    return [(f.id, f.claims, f.lineages, f.reasons) for f in found]


@settings(max_examples=60, deadline=None)
@given(st.lists(told(), max_size=12), st.randoms(use_true_random=False))
def test_order_and_repetition_change_nothing(read: list[Claim], chance: random.Random) -> None:
    again = chance.sample(read, len(read)) + chance.sample(read, len(read) // 2)
    assert summary(facts(read)) == summary(facts(again))


@settings(max_examples=60, deadline=None)
@given(st.lists(told(), max_size=12))
def test_every_claim_is_in_one_fact_and_one_lineage_of_it(read: list[Claim]) -> None:
    found = facts(read)
    assert sorted(c.id for fact in found for c in fact.claims) == sorted({c.id for c in read})
    for fact in found:
        assert sorted(id for line in fact.lineages for id in line.claims) == sorted(c.id for c in fact.claims)
        origins = [line.origin for line in fact.lineages]
        assert len(set(origins)) == len(origins)
