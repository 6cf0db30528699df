import random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from allegiance.assess import rank
from allegiance.fuse import facts
from allegiance.model import Backing, Claim, Kind, OtherParty, Polarity, Ranking, Stage
from claims_by_hand import BUDANOV, NOWHERE, by, claim, day, party, told, via

NIS = by("National Intelligence Service", "KOR", "org:national-intelligence-service")


def ranking(*members: Claim) -> Ranking:
    return rank("RUS", "Russia", facts(members), (), "allegiance allies RUS")


def backings(*members: Claim) -> tuple[Backing, ...]:
    ((_, found),) = ranking(*members).forms
    return found


def from_iran(report: str, outlet: str, **fields: Any) -> Claim:
    return claim(report, outlet, actor=party("IRN", "Iran"), **fields)


def test_origins_decide_not_reports() -> None:
    found = backings(
        *(claim(f"n{n}", f"Outlet {n}", attribution=BUDANOV, actor=party("PRK", "North Korea")) for n in range(5)),
        from_iran("i1", "Tele Sahel"),
        from_iran("i2", "Harbour Post"),
    )
    assert [(b.rank, b.name, b.independent, b.reports, b.outlets) for b in found] == [
        (1, "Iran", 2, 2, 2),
        (2, "North Korea", 1, 5, 5),
    ]
    assert found[0].reasons == ("2 independent origins: Harbour Post, Tele Sahel; 2 reports in 2 outlets",)
    assert found[1].reasons == ("1 independent origin: Kyrylo Budanov (UKR); 5 reports in 5 outlets",)


def test_one_origin_of_several_facts_counts_once() -> None:
    (found,) = backings(
        claim("d1", "A", attribution=BUDANOV, when=day("2023-09-01")),
        claim("d2", "B", attribution=BUDANOV, when=day("2024-02-01")),
        claim("d3", "C", attribution=via(("Reuters", "agency")), when=day("2023-09-01")),
        claim("d4", "REUTERS", when=day("2024-02-01")),
        claim("d5", "D", attribution=via(("AFP", "agency"), ("Reuters", "agency")), when=day("2024-05-01")),
    )
    assert len(found.facts) == 3
    assert found.independent == 2
    assert (str(found.first), str(found.last)) == ("2023-09-01", "2024-05-01")


def test_promises_do_not_count_as_given() -> None:
    found = backings(
        from_iran("d1", "A", stage=Stage.PROMISED),
        from_iran("d2", "B", stage=Stage.PLANNED, when=day("2030-01-01")),
        from_iran("d3", "C", stage=Stage.ENDED),
        claim("d4", "D", stage=Stage.UNDERWAY),
    )
    assert [(b.actor, b.independent, b.reports) for b in found] == [("PRK", 1, 1), ("IRN", 0, 0)]
    assert found[1].reasons == (
        "no report asserts that anything was given",
        "1 fact only ended, not counted as given",
        "1 fact only planned, not counted as given",
        "1 fact only promised, not counted as given",
    )


def test_denials_are_counted_apart_and_self_denials_told() -> None:
    (found,) = backings(
        claim("d1", "A", attribution=NIS),
        claim("d2", "B", attribution=by("Choe Son-hui", "PRK"), polarity=Polarity.DENIED),
        claim("d3", "C", attribution=by("Dmitry Peskov", "RUS"), polarity=Polarity.DENIED),
        claim("d4", "D", polarity=Polarity.POSSIBLE),
    )
    assert (found.independent, found.denied, found.possible, found.reports) == (1, 2, 1, 1)
    assert found.reasons == (
        "1 independent origin: National Intelligence Service (KOR); 1 report in 1 outlet",
        "2 origins deny it: Choe Son-hui (PRK), Dmitry Peskov (RUS)",
        "the giver itself denies it: Choe Son-hui (PRK)",
        "the receiver itself denies it: Dmitry Peskov (RUS)",
        "1 origin only holds it possible: D",
    )


def test_the_giver_saying_so_is_told() -> None:
    (found,) = backings(claim("d1", "A", attribution=by("Choe Son-hui", "PRK")))
    assert found.reasons[1] == "the giver itself says so: Choe Son-hui (PRK)"


def test_what_a_state_used_speaks_for_its_supplier() -> None:
    supplier = OtherParty(role="supplier", id="PRK", name="North Korea", surface="x", span=NOWHERE)
    used = claim(
        "d1", "A", kind=Kind.USE, actor=party("RUS"), recipient=party("UKR"), others=(supplier,), stage=Stage.USED,
        attribution=by("Defense Intelligence Agency", "USA"),
    )  # fmt: skip
    (found,) = backings(used, claim("d2", "B"))
    assert (found.actor, found.independent) == ("PRK", 2)
    assert found.reasons[1] == "1 origin through use of what it supplied: Defense Intelligence Agency (USA)"


def test_forms_are_ranked_apart_and_others_left_out() -> None:
    result = ranking(
        claim("d1", "A", form="drones"),
        claim("d2", "A", form="ammunition"),
        claim("d3", "B", form="ammunition"),
        claim("d4", "A", form=None),
        claim("d5", "A", recipient=party("SYR")),
        claim("d6", "A", actor=party("RUS")),
        claim("d7", "A", actor=None),
        claim("d8", "A", kind=Kind.SANCTION),
    )
    assert [(form, [b.actor for b in found]) for form, found in result.forms] == [
        ("ammunition", ["PRK"]),
        ("drones", ["PRK"]),
        ("unspecified", ["PRK"]),
    ]
    assert (result.state, result.name, result.command) == ("RUS", "Russia", "allegiance allies RUS")


def test_ties_are_broken_by_reports_then_outlets_then_name() -> None:
    found = backings(
        claim("d1", "A", actor=party("IRN", "Iran")),
        claim("d2", "A", actor=party("CHN", "China")),
        claim("d3", "A", actor=party("PRK", "North Korea")),
        claim("d4", "A", actor=party("PRK", "North Korea"), when=day("2024-01-01")),
    )
    assert [b.name for b in found] == ["North Korea", "China", "Iran"]


def test_rankings_that_reports_make_are_kept_beside() -> None:
    said = [claim("d2", "A", kind=Kind.RANKING), claim("d1", "A", kind=Kind.RANKING)]
    result = rank("RUS", "Russia", (), said, "x")
    assert result.forms == ()
    assert set(result.claimed) == set(said)
    assert result.claimed == rank("RUS", "Russia", (), said[::-1], "x").claimed


@settings(max_examples=40, deadline=None)
@given(st.lists(told(), max_size=12), st.randoms(use_true_random=False))
def test_order_and_repetition_change_no_ranking(read: list[Claim], chance: random.Random) -> None:
    again = chance.sample(read, len(read)) + read[:3]
    assert ranking(*read) == ranking(*again)


@settings(max_examples=40, deadline=None)
@given(st.lists(told(), max_size=12))
def test_counts_are_consistent(read: list[Claim]) -> None:
    for _, found in ranking(*read).forms:
        assert [b.rank for b in found] == list(range(1, len(found) + 1))
        assert [b.independent for b in found] == sorted((b.independent for b in found), reverse=True)
        for backing in found:
            assert backing.actor != "RUS"
            assert backing.outlets <= backing.reports
            assert (backing.independent > 0) == (backing.reports > 0)
