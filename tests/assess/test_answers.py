"""Bargains, realignments, hypotheses, sustainment, profiles and what moves an answer."""

from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegiance.assess import (
    about_support,
    bargain,
    known_by,
    matrix_from_file,
    realignments,
    trends,
    unheard,
    weighed,
    without,
)
from allegiance.assess.hypotheses import GIVEN, NOT_GIVEN
from allegiance.assess.interest import UNKNOWN, interest
from allegiance.assess.profile import profile
from allegiance.assess.sensitivity import deciding_claims, next_words, reversals, variations
from allegiance.assess.sustainment import HORIZON, Range, Scenario, outlook, refuse, scenario, total_effects
from allegiance.errors import UsageError
from allegiance.export import html_report, markdown_report
from allegiance.export.report import _apart
from allegiance.fuse import facts
from allegiance.model import Claim, Kind, OtherParty, Polarity, Ranking, Return, Span, Stage
from claims_by_hand import BUDANOV, by, claim, day, item, party, via

BACK = Return(surface="missile technology", span=Span(0, 1), form="technology")


def from_russia(report: str, **fields: object) -> Claim:
    return claim(report, "A", actor=party("RUS"), recipient=party("PRK"), **fields)


def ranking(*members: Claim) -> Ranking:
    return weighed("RUS", "Russia", facts(members), (), "allegiance allies RUS")[0]


def test_a_bargain_has_two_sides_and_says_how_it_is_known() -> None:
    found = bargain(
        "PRK",
        "RUS",
        facts(
            [
                claim("d1", "A", when=day("2023-09-01"), in_return=(BACK,)),
                from_russia("d2", form="technology", when=day("2023-11-01")),
                from_russia("d3", form="energy", when=day("2025-11-01")),
            ]
        ),
    )
    assert [(flow.giver, flow.form) for flow in found.flows] == [
        ("PRK", "ammunition"),
        ("RUS", "technology"),
        ("RUS", "energy"),
    ]
    assert [(e.how, e.giver, e.days) for e in found.exchanges] == [("stated", "PRK", None), ("timing", "PRK", 61)]
    assert found.exchanges[0].back == "missile technology (technology)"
    assert found.by_chance is not None


def test_days_of_reports_are_no_timing() -> None:
    told = [claim("d1", "A", published=date(2024, 1, 1)), from_russia("d2", published=date(2024, 2, 1))]
    assert bargain("PRK", "RUS", facts(told)).exchanges == ()


def test_a_treaty_is_a_change_and_ends() -> None:
    def treaty(report: str, on: str, stage: Stage = Stage.DELIVERED, **more: object) -> Claim:
        return claim(report, "A", kind=Kind.AGREEMENT, form="commitment", when=day(on), stage=stage, **more)

    held = realignments(facts([treaty("d1", "2024-06-19"), claim("d9", "B", when=day("2024-12-01"))]))
    (change,) = (each for each in held if each.rule == "agreement")
    assert (change.actor, change.recipient, change.first, change.standing) == ("PRK", "RUS", date(2024, 6, 19), "held")
    undone = realignments(facts([treaty("d1", "2024-06-19"), treaty("d2", "2024-06-25", Stage.ENDED)]))
    assert {each.rule: each.standing for each in undone} == {"agreement": "undone", "agreement_ended": "open"}


def test_a_first_time_needs_years_of_silence_before() -> None:
    early = claim("d0", "A", actor=party("IRN"), form="drones", when=day("2020-01-01"))
    shells = claim("d1", "A", when=day("2023-09-01"))
    assert [each.actor for each in realignments(facts([early, shells]))] == ["PRK"]
    assert realignments(facts([shells])) == ()


def test_what_is_denied_stands_against() -> None:
    early = claim("d0", "A", actor=party("IRN"), form="drones", when=day("2020-01-01"))
    shells = claim("d1", "A", when=day("2023-09-01"))
    denied = claim("d2", "B", when=day("2023-09-01"), polarity=Polarity.DENIED, attribution=by("Kim", "PRK"))
    (change,) = realignments(facts([early, shells, denied]))
    assert (change.for_it, change.against) == ((shells.id,), (denied.id,))


def test_hypotheses_are_judged_by_what_speaks_against_them() -> None:
    own = claim("d1", "A", attribution=by("Kim Yo-jong", "PRK"))
    found = about_support("PRK", "RUS", facts([own]))
    assert found.hypotheses[0] == GIVEN
    assert found.scores[0] == 0
    assert found.pieces[0].claims == (own.id,)
    denied = claim("d1", "A", attribution=by("Kim Yo-jong", "PRK"), polarity=Polarity.DENIED)
    assert NOT_GIVEN in about_support("PRK", "RUS", facts([denied])).hypotheses[:2]


def test_hypotheses_from_a_file(tmp_path: Path) -> None:
    told = claim("d1", "A")
    file = tmp_path / "ach.toml"
    file.write_text(
        f'question = "Who?"\nhypotheses = ["one", "other"]\n[[evidence]]\nsays = "x"\nclaim = "{told.id}"\n'
        'marks = ["II", "C"]\nweight = 1.5\n[[evidence]]\nsays = "y"\nmarks = ["C", "C"]\n'
    )
    found = matrix_from_file(file, {told.id: told})
    assert (found.hypotheses, found.scores) == (("other", "one"), (0.0, 3.0))
    assert [piece.diagnosticity for piece in found.pieces] == [0.75, 0.0]
    for wrong in ("marks = [1]", "hypotheses = 3", "nothing", "[["):
        file.write_text(wrong)
        with pytest.raises(UsageError):
            matrix_from_file(file, {})


def test_two_clocks_and_sources_left_out() -> None:
    told = [
        claim("d1", "Reuters", published=date(2024, 1, 1)),
        claim("d2", "B", published=date(2024, 3, 1), attribution=BUDANOV),
        claim("d3", "C", attribution=via(("Reuters", "agency"))),
    ]
    assert [c.document for c in known_by(told, date(2024, 2, 1))] == ["doc1:d1"]
    assert [c.document for c in without(told, "reuters")] == ["doc1:d2"]
    for state in ("UKR", "Ukraine"):
        assert [c.document for c in without(told, state)] == ["doc1:d1", "doc1:d3"]
    assert without(told, "Ukrainian") == told


def test_a_source_that_nobody_heard_of_is_told_with_names_like_it() -> None:
    told = [claim("d1", "Harbour Gazette"), claim("d2", "B", attribution=BUDANOV), claim("d3", "Tele Sahel")]
    assert unheard(["harbour gazette", "Ukraine", "Kyrylo Budanov", "B"], told) == ()
    found = unheard(["Harbor Gazete", "Ukrane", "budanov", "Atlantis", "Atlantis"], told)
    assert [(one.name, one.near) for one in found] == [
        ("Harbor Gazete", ("Harbour Gazette",)),
        ("Ukrane", ("Ukraine",)),
        ("budanov", ("Kyrylo Budanov",)),
        ("Atlantis", ()),
    ]


def test_what_moves_the_answer_is_found() -> None:
    found = ranking(
        claim("d1", "A", attribution=by("Kim Yo-jong", "PRK"), when=day("2023-01-01")),
        claim("d2", "Harbour Post", actor=party("IRN"), when=day("2023-02-01")),
    )
    most = variations(found)[0]
    assert most.leader == "PRK"
    assert most.without in ("Kim Yo-jong", "PRK", "A")
    assert most.then_first == "IRN"
    assert deciding_claims(found, "ammunition")[0].first_after < most.first_before
    assert {each.runner_up for each in reversals(found)} == {"IRN"}
    estimate = found.forms[0][1][0].estimate
    assert estimate is not None
    assert f"| {dict(estimate.above)['IRN']:.0%} |" in markdown_report(found)
    up, down = next_words(found)
    assert up.after > up.before > down.after
    assert down.channel.endswith("denies")


def test_profiles_follow_the_weights() -> None:
    found = ranking(
        *(claim(f"a{n}", f"O{n}", when=day(f"2023-{n + 1:02}-01")) for n in range(6)),
        claim("b1", "B", actor=party("IRN"), when=day("2023-01-01")),
        *(
            claim(f"c{n}", f"O{n}", actor=party("IRN"), form="drones", when=day(f"2023-{n + 1:02}-01"))
            for n in range(6)
        ),
        claim("d1", "B", form="drones", when=day("2023-01-01")),
    )
    assert profile(found, {"ammunition": 1.0}).placed[0].actor == "PRK"
    assert profile(found, {"drones": 1.0}).placed[0].actor == "IRN"
    free = profile(found)
    assert free.weights is None
    assert sum(each.first for each in free.placed) == pytest.approx(1, abs=0.01)
    with pytest.raises(ValueError, match="weighted"):
        profile(found, {"energy": 1.0})


def test_trends_have_every_month_and_their_numbers() -> None:
    (trend,) = trends(
        "RUS", facts([claim("d1", "A", when=day("2023-11-05")), claim("d2", "B", when=day("2024-02-05"))])
    )
    assert [(str(m.month), m.things, m.origins) for m in trend.months] == [
        ("2023-11-01", 1, 1),
        ("2023-12-01", 0, 0),
        ("2024-01-01", 0, 0),
        ("2024-02-01", 1, 1),
    ]
    assert 0 < trend.rising < 1


def known(name: str, low: float, high: float) -> Range:
    return Range(name=name, low=low, high=high, sources=("x",))


def test_months_sustained_and_what_matters() -> None:
    found = outlook(
        Scenario(
            question="How long do shells last?",
            unit="rounds",
            stock=known("stock", 1000, 1000),
            production=known("production", 50, 50),
            consumption=known("consumption", 190, 210),
            deliveries=(known("PRK", 49.9, 50.1), known("IRN", 200, 200)),
        )
    )
    cases = {case.case: case for case in found.cases}
    assert cases["with all"].middle == HORIZON
    assert cases["without IRN"].middle == pytest.approx(10, rel=0.02)
    assert found.matters[0][0] == "consumption" or all(share == 0 for _, share in found.matters)


def test_total_effects_of_a_sum() -> None:
    chance = np.random.default_rng(1)
    one, other = (chance.standard_normal((20_000, 3)) for _ in range(2))
    shares = total_effects(one, other, lambda x: 2 * x[:, 0] + x[:, 1])
    assert shares.tolist() == pytest.approx([0.8, 0.2, 0.0], abs=0.02)


def test_total_effects_of_ishigamis_function() -> None:
    chance = np.random.default_rng(2)
    one, other = (chance.uniform(-np.pi, np.pi, (60_000, 3)) for _ in range(2))
    shares = total_effects(
        one, other, lambda x: np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0])
    )
    assert shares.tolist() == pytest.approx([0.5576, 0.4424, 0.2437], abs=0.01)


@pytest.mark.parametrize("words", ["Which depot?", "Where is the 4th Brigade?", "By which routes?"])
def test_units_sites_and_routes_are_refused(words: str) -> None:
    with pytest.raises(UsageError, match="whole states"):
        refuse(words)


def test_scenarios_need_sources(tmp_path: Path) -> None:
    file = tmp_path / "s.toml"
    file.write_text('question = "q"\nunit = "u"\nstock = { low = 1, high = 2 }\n')
    with pytest.raises(UsageError, match="names no sources"):
        scenario(file)
    with pytest.raises(UsageError):
        scenario(tmp_path / "absent.toml")


@pytest.mark.parametrize(
    ("fields", "stake"),
    [
        ({"attribution": by("Kim Yo-jong", "PRK")}, "speaks for North Korea, whom it ranks first"),
        ({"attribution": by("Dmitry Peskov", "RUS")}, "speaks for Russia, who receives"),
        ({"attribution": by("an aide", "IRN", named=False)}, "speaks for Iran, whom it ranks lower"),
        ({"attribution": BUDANOV}, "speaks for an opponent of Russia"),
        ({"attribution": by("a minister", "BRA", named=False)}, "speaks for a third state"),
        ({"outlet": "TASS"}, "speaks for Russia, who receives"),
        ({"outlet": "Harbour Post"}, UNKNOWN),
        ({"attribution": via(("KCNA", "agency"))}, "speaks for North Korea, whom it ranks first"),
    ],
)
def test_who_ranks_backers_has_a_stake_in_it(fields: dict[str, Any], stake: str) -> None:
    lower = OtherParty(role="outranked", id="IRN", name="Iran", surface="x", span=Span(0, 1))
    told = claim(
        "d1",
        fields.pop("outlet", None),
        kind=Kind.RANKING,
        actor=party("PRK", "North Korea"),
        recipient=party("RUS", "Russia"),
        others=(lower,),
        **fields,
    )
    assert interest(told) == stake
    found, _ = weighed("RUS", "Russia", (), [told], "")
    assert found.stakes == ((told.id, stake),)
    for report in (html_report(found), markdown_report(found)):
        assert f"Who says so: {stake}." in report


@given(st.lists(st.floats(100, 700), min_size=1, max_size=80))
def test_marks_of_a_timeline_stand_apart_and_inside(places: list[float]) -> None:
    found = _apart(sorted(places), 100, 700)
    gaps = [after - before for before, after in pairwise(found)]
    assert found[0] >= 100 - 1e-6
    assert found[-1] <= 700 + 1e-6
    assert all(gap >= min(18.0, 600 / max(len(places) - 1, 1)) - 1e-6 for gap in gaps)


def test_reports_say_what_they_stand_on_and_obey_nobody() -> None:
    found = ranking(
        claim("d1", "A", actor=party("PRK", "<script>x</script>"), item=item("shells"), when=day("2023-01-01"))
    )
    page = html_report(found)
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    assert "http" not in page
    assert "allegiance allies RUS" in page
    assert "| 1 | <script>x</script> |" in markdown_report(found)
