from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allegiance.assess import Assessment, Reviews, opened, weighed
from allegiance.assess.assumptions import priors
from allegiance.assess.evidence import Sides, channel
from allegiance.fuse import Fusion, facts
from allegiance.model import Claim, Fact, OtherParty, Polarity, Ranking
from claims_by_hand import BUDANOV, NOWHERE, by, claim, day, party, rounds, told, via

SIDES = Sides("PRK", "RUS", frozenset({"UKR"}))


def assessed(*members: Claim) -> tuple[Ranking, Assessment]:
    return weighed("RUS", "Russia", facts(members), (), "allegiance allies RUS")


def likely(*members: Claim) -> float:
    ranking, _ = assessed(*members)
    ((_, (backing,)),) = ranking.forms
    assert backing.estimate is not None
    return backing.estimate.likely[0][1]


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"attribution": by("Kim Yo-jong", "PRK")}, "giver"),
        ({"attribution": by("Dmitry Peskov", "RUS")}, "recipient"),
        ({"attribution": BUDANOV}, "adversary"),
        ({"attribution": by("John Kirby", "DEU")}, "third_party"),
        ({"attribution": by("Panel of Experts", None, "org:panel-of-experts")}, "investigation"),
        ({"attribution": by("somebody", named=False)}, "unnamed"),
        ({"attribution": via(("Reuters", "agency"))}, "outlet"),
        ({"attribution": BUDANOV, "polarity": Polarity.POSSIBLE}, "possible"),
        ({"attribution": by("Kim Yo-jong", "PRK"), "polarity": Polarity.DENIED}, "giver_denies"),
        ({"attribution": by("Dmitry Peskov", "RUS"), "polarity": Polarity.DENIED}, "recipient_denies"),
        ({"attribution": BUDANOV, "polarity": Polarity.DENIED}, "other_denies"),
    ],
)
def test_kinds_of_evidence(fields: dict[str, object], kind: str) -> None:
    assert channel(claim("d1", "Harbour Post", **fields), SIDES) == kind
    assert kind in priors().channels


def test_a_register_counts_as_an_investigation() -> None:
    assert channel(claim("d1", "SIPRI Arms Transfers Database"), SIDES) == "investigation"


def test_who_speaks_decides_how_likely_it_is() -> None:
    own = likely(claim("d1", "A", attribution=by("Kim Yo-jong", "PRK")))
    third = likely(claim("d1", "A", attribution=by("John Kirby", "DEU")))
    adversary = likely(claim("d1", "A", attribution=BUDANOV))
    denied = likely(claim("d1", "A", attribution=by("Kim Yo-jong", "PRK"), polarity=Polarity.DENIED))
    assert own > third > adversary > denied


def test_copies_add_nothing_and_origins_add() -> None:
    one = likely(claim("d1", "A", attribution=BUDANOV))
    copied = likely(*(claim(f"d{n}", f"Outlet {n}", attribution=BUDANOV) for n in range(6)))
    confirmed = likely(claim("d1", "A", attribution=BUDANOV), claim("d2", "B", attribution=by("Kim Yo-jong", "PRK")))
    assert copied == pytest.approx(one, abs=0.01)
    assert confirmed > one + 0.2


def test_the_evidence_opens_row_by_row() -> None:
    ranking, _ = assessed(claim("d1", "A", attribution=BUDANOV), claim("d2", "B", attribution=by("Kim Yo-jong", "PRK")))
    ((_, (backing,)),) = ranking.forms
    (thing,) = opened(ranking, backing)
    assert [row.channel for row in thing.rows] == ["giver", "adversary"]
    assert {id for row in thing.rows for id in row.claims} == {c.id for fact in backing.facts for c in fact.claims}
    assert thing.sum == pytest.approx(thing.prior + sum(row.weight for row in thing.rows))
    assert (thing.sum > 0) == (thing.likelihood > 0.5)


def test_what_two_gave_together_counts_half_for_each() -> None:
    def middle(*partners: OtherParty) -> float:
        gifts = [
            claim(
                f"d{month}",
                "SIPRI Arms Transfers Database",
                when=day(f"2023-{month:02}-01"),
                quantity=rounds(1000.0),
                others=partners,
            )
            for month in range(1, 7)
        ]
        ((_, (backing,)),) = assessed(*gifts)[0].forms
        assert backing.estimate is not None
        return float((backing.estimate.low * backing.estimate.high) ** 0.5)

    norway = OtherParty(role="partner", id="NOR", name="Norway", surface="x", span=NOWHERE)
    assert middle(norway) == pytest.approx(middle() / 2, rel=0.2)


def test_amounts_are_added_up_in_their_unit() -> None:
    ranking, _ = assessed(
        *(
            claim(
                f"d{month}",
                "SIPRI Arms Transfers Database",
                actor=party(backer),
                when=day(f"2023-{month:02}-01"),
                quantity=rounds(size),
            )
            for backer, size in (("PRK", 1000.0), ("IRN", 50.0))
            for month in range(1, 7)
        )
    )
    ((_, (first, second)),) = ranking.forms
    assert first.estimate is not None
    assert second.estimate is not None
    assert (first.actor, first.estimate.measure) == ("PRK", "round")
    assert first.estimate.low < 6000 < first.estimate.high * 1.3
    assert first.estimate.first > 0.99
    assert dict(first.estimate.above)["IRN"] > 0.99


def test_what_is_judged_is_known() -> None:
    (fact,) = facts([claim("d1", "A", attribution=BUDANOV)])
    for verdict in (True, False):
        judged = Assessment.of("RUS", [fact], reviews=Reviews({fact.id: verdict}))
        assert judged.drawn["ammunition", "PRK"].likely.tolist() == [float(verdict)]


@settings(max_examples=15, deadline=None)
@given(st.lists(told(), min_size=1, max_size=12), st.randoms(use_true_random=False))
def test_order_and_repetition_change_nothing(members: list[Claim], random: "np.random.Generator") -> None:
    shuffled = [*members, *members]
    random.shuffle(shuffled)
    assert assessed(*members)[0] == assessed(*shuffled)[0]


@settings(max_examples=15, deadline=None)
@given(st.lists(told(), min_size=1, max_size=12))
def test_probabilities_are_probabilities(members: list[Claim]) -> None:
    ranking, _ = assessed(*members)
    for _, backings in ranking.forms:
        estimates = [backing.estimate for backing in backings if backing.estimate is not None]
        assert sum(estimate.first for estimate in estimates) <= 1 + 1e-9
        for estimate in estimates:
            assert estimate.low <= estimate.middle <= estimate.high
            assert 1 <= estimate.best_rank <= estimate.worst_rank
            assert all(0 <= chance <= 1 for _, chance in (*estimate.likely, *estimate.above))


def test_one_new_report_moves_only_the_backer_it_speaks_of() -> None:
    before = facts(
        claim(f"{backer}{n}", f"Outlet {n}", actor=party(backer), when=day(f"2023-{n + 1:02}-01"))
        for backer in ("PRK", "IRN", "BLR")
        for n in range(5)
    )
    _, old = weighed("RUS", "Russia", before, (), "")
    (new,) = facts([claim("new", "New", when=day("2024-06-01"), attribution=by("Kim Yo-jong", "PRK"))])
    after = old.updated([new])
    assert after.drawn["ammunition", "IRN"] is old.drawn["ammunition", "IRN"]
    assert after.drawn["ammunition", "BLR"] is old.drawn["ammunition", "BLR"]
    grown = after.drawn["ammunition", "PRK"].totals.mean() - old.drawn["ammunition", "PRK"].totals.mean()
    assert grown > 0.3


def test_a_report_that_joins_a_fact_redraws_one_backer_and_fuses_one_block(monkeypatch: pytest.MonkeyPatch) -> None:
    fusion = Fusion()
    fusion.add(
        claim(f"{backer}{n}", f"Outlet {n}", actor=party(backer), when=day(f"2023-{n + 1:02}-01"))
        for backer in ("PRK", "IRN", "BLR")
        for n in range(5)
    )
    before = fusion.facts()
    old = Assessment.of("RUS", before)
    drawn: list[object] = []
    draw = Assessment._draw

    def watched(self: Assessment, key: tuple[str, str], *rest: Any) -> object:
        drawn.append(key)
        return draw(self, key, *rest)

    monkeypatch.setattr(Assessment, "_draw", watched)
    fusion.add([claim("new", "New", actor=party("IRN"), when=day("2023-02-01"), attribution=by("John Kirby", "DEU"))])
    after = fusion.facts()
    known, now = {fact.id for fact in before}, {fact.id for fact in after}
    new = old.updated([fact for fact in after if fact.id not in known], known - now)
    assert (fusion.blocks_touched, drawn) == (1, [("ammunition", "IRN")])
    assert new.evidence == Assessment.of("RUS", after).evidence
    assert new.drawn["ammunition", "PRK"] is old.drawn["ammunition", "PRK"]


def test_an_update_comes_to_what_a_new_assessment_does() -> None:
    def told_of(n: int) -> tuple[Fact, ...]:
        return facts([claim(f"d{n}", f"Outlet {n}", when=day(f"2023-{n + 1:02}-01"))])

    every = [fact for n in range(8) for fact in told_of(n)]
    old = Assessment.of("RUS", every[:-1], draws=4000)
    updated = old.updated(every[-1:])
    anew = Assessment.of("RUS", every, draws=4000)
    means = [each.drawn["ammunition", "PRK"].totals.mean() for each in (updated, anew)]
    assert means[0] == pytest.approx(means[1], abs=0.6)
    assert updated.updated((), [fact.id for fact in every[-1:]]).evidence == old.evidence
