"""Claims are scored by one rule; beside ../shared the same figures come out of the scorer that lies there."""

import importlib.util
import json
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from allegiance.evaluate.matching import Amount, claim_entry, gold_entry, matched, same_amount, same_time, scored
from allegiance.evaluate.scoring import Score, figures, score
from allegiance.model import (
    Attribution,
    Basis,
    Claim,
    Item,
    Kind,
    Money,
    OtherParty,
    Party,
    Polarity,
    Quantity,
    Relay,
    Return,
    Span,
    Speaker,
    Stage,
    When,
)

SCORER = Path(__file__).resolve().parents[3] / "shared" / "score" / "score_claims.py"
HERE = Span(0, 1)


def party(id: str | None, name: str = "") -> Party:
    return Party(id=id, name=name or (id or "").rpartition(":")[2], surface="x", span=HERE)


def claim(kind: Kind = Kind.SUPPORT, **facts: Any) -> Claim:
    base: dict[str, Any] = {"actor": party("PRK"), "recipient": party("RUS"), "form": "ammunition"}
    return Claim(
        id="", document="doc1:a", path="a.txt", kind=kind, sentence=HERE, extractor="test", **(base | facts)
    ).identified()


def gold(kind: str = "support", **facts: object) -> dict[str, Any]:
    base: dict[str, object] = {"actor": "PRK", "recipient": "RUS", "form": "ammunition", "polarity": "asserted"}
    return {"kind": kind, **base, **facts}


def score_one(marked: list[dict[str, Any]], predicted: list[Claim]) -> Score:
    return score({"a": [gold_entry(raw) for raw in marked]}, {"a": [claim_entry(found) for found in predicted]})


def test_the_same_parties_in_another_kind_are_another_claim() -> None:
    assert score_one([gold()], [claim(Kind.USE)]).claims.hits == 0


def test_parties_of_an_agreement_may_change_places_but_not_those_of_support() -> None:
    turned: dict[str, Any] = {"actor": party("RUS"), "recipient": party("PRK")}
    assert score_one([gold("agreement")], [claim(Kind.AGREEMENT, **turned)]).claims.hits == 1
    assert score_one([gold()], [claim(**turned)]).claims.hits == 0


def test_each_marked_claim_is_found_at_most_once() -> None:
    result = score_one([gold()], [claim(), claim(form="missiles")])
    assert (result.claims.hits, len(result.invented)) == (1, 1)
    assert result.claims.f1 == pytest.approx(2 / 3)


def test_of_two_candidates_the_one_that_agrees_on_more_is_taken() -> None:
    entries = [gold_entry(gold(polarity="denied"))]
    guesses = [claim_entry(claim()), claim_entry(claim(polarity=Polarity.DENIED))]
    assert matched(entries, guesses) == [(0, 1)]


def test_a_price_without_an_amount_stands_for_the_amount() -> None:
    price = Money(amount=5e8, currency="USD", surface="x", span=HERE)
    result = score_one([gold(quantity={"low": 5e8, "high": 5e8})], [claim(value=price)])
    assert result.attributes["quantity"].accuracy == 1.0


def test_claims_in_a_report_without_any_are_counted_apart() -> None:
    result = score({"a": [], "b": [gold_entry(gold())]}, {"a": [claim_entry(claim())], "b": []})
    assert result.false_per_empty_report == 1.0
    assert figures(result)["claims.recall"] == 0.0


def test_amounts_are_equal_within_one_percent() -> None:
    assert same_amount(Amount(1000, None), Amount(1010, None))
    assert not same_amount(Amount(1000, None), Amount(1011, None))
    assert not same_amount(Amount(1000, None), Amount(1000, 1000))
    assert same_amount(Amount(None, None, vague=True), Amount(None, None))


def test_times_meet_and_the_predicted_one_is_not_much_wider() -> None:
    day = ("2024-07-01", "2024-07-01")
    assert same_time(day, ("2024-06-25", "2024-07-28"))
    assert not same_time(day, ("2024-06-25", "2024-07-29"))
    assert not same_time(day, ("2024-07-02", "2024-07-03"))
    assert not same_time(day, None)


def test_events_between_any_two_actors_are_not_scored() -> None:
    assert scored([claim(Kind.EVENT), claim()])[0].kind is Kind.SUPPORT


@pytest.fixture(scope="module")
def theirs() -> ModuleType:
    if not SCORER.is_file():
        pytest.skip("no ../shared beside this tree")
    spec = importlib.util.spec_from_file_location("score_claims", SCORER)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# Few values each, so that claims often match and often differ in one thing only.
NAMES = st.sampled_from(["RUS", "group:houthis", "Ansar Allah"])
SPEAKERS = st.sampled_from([None, "Kyrylo Budanov", "Budanov", "the foreign minister", "Lee Min", "minister Lee"])
FORMS = st.sampled_from([None, "ammunition", "missiles"])
ITEMS = st.sampled_from([None, "artillery shells", "152mm shells", "drones"])
NUMBERS = st.sampled_from([None, 1000.0, 1005.0])
DAYS = st.dates(date(2024, 1, 1), date(2024, 4, 28))
STATES = st.sampled_from([None, "KOR", "UKR"])
OUTLETS = st.sampled_from(["Reuters", "Yonhap"])
KINDS = st.sampled_from([Kind.SUPPORT, Kind.SUPPORT, Kind.AGREEMENT, Kind.EVENT])


@st.composite
def written_days(draw: st.DrawFn) -> str | None:
    day = draw(DAYS).isoformat()
    later = draw(DAYS).isoformat()
    return draw(st.sampled_from([None, day, day[:7], day[:4], f"{min(day, later)}/{max(day, later)}"]))


@st.composite
def gold_claims(draw: st.DrawFn) -> dict[str, Any]:
    quantity = draw(
        st.one_of(
            st.none(),
            st.fixed_dictionaries({"low": NUMBERS, "high": NUMBERS, "unit": st.just("x")}),
            st.just({"vague": "dozens"}),
        )
    )
    found = {
        "kind": str(draw(KINDS.filter(lambda kind: kind is not Kind.EVENT))),
        "actor": draw(NAMES),
        "recipient": draw(st.one_of(st.none(), NAMES)),
        "form": draw(FORMS),
        "item": draw(ITEMS),
        "polarity": draw(st.sampled_from(["asserted", "denied", "possible"])),
        "stage": draw(st.sampled_from([None, "delivered", "planned"])),
        "speaker": draw(SPEAKERS),
        "speaker_state": draw(STATES),
        "relay": draw(st.lists(OUTLETS, max_size=1)),
        "quantity": quantity,
        "when": draw(written_days()),
        "said_on": draw(written_days()),
        "in_return": draw(st.sampled_from([None, "food"])),
        "others": draw(st.lists(NAMES, max_size=2)),
    }
    return {name: value for name, value in found.items() if value is not None}


@st.composite
def whens(draw: st.DrawFn) -> When | None:
    if draw(st.booleans()):
        return None
    start, end = sorted([draw(DAYS), draw(DAYS)])
    opened = draw(st.sampled_from(["", "start", "end"]))
    return When(
        start=None if opened == "start" else start,
        end=None if opened == "end" else end,
        grain="day",
        basis=Basis.STATED,
    )


@st.composite
def parties(draw: st.DrawFn) -> Party:
    name = draw(NAMES)
    return party(name if name.isupper() or ":" in name else None, name.rpartition(":")[2])


@st.composite
def predicted_claims(draw: st.DrawFn) -> Claim:
    name, words = draw(SPEAKERS), draw(ITEMS)
    low, high = draw(NUMBERS), draw(NUMBERS)
    amounts = [None, Quantity(low=low, high=high, surface="x", span=HERE)]
    prices = [None, Money(amount=1000.0, currency="USD", surface="x", span=HERE)]
    speaker = Speaker(name=name, state=draw(STATES), surface=name, span=HERE) if name else None
    return claim(
        draw(KINDS),
        actor=draw(st.one_of(st.none(), parties())),
        recipient=draw(st.one_of(st.none(), parties())),
        form=draw(FORMS),
        item=Item(surface=words, span=HERE) if words else None,
        quantity=draw(st.sampled_from(amounts)),
        value=draw(st.sampled_from(prices)),
        polarity=draw(st.sampled_from(list(Polarity))),
        stage=draw(st.sampled_from([None, Stage.DELIVERED])),
        when=draw(whens()),
        in_return=tuple(draw(st.lists(st.just(Return(surface="food", span=HERE)), max_size=1))),
        others=tuple(
            OtherParty(role="via", id=p.id, name=p.name, surface="x", span=HERE)
            for p in draw(st.lists(parties(), max_size=2))
        ),
        attribution=Attribution(
            speaker=speaker,
            relays=tuple(Relay(name=n, kind="agency", span=HERE) for n in draw(st.lists(OUTLETS, max_size=1))),
            said_on=draw(whens()),
        ),
    )


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(gold_claims(), max_size=5), st.lists(predicted_claims(), max_size=5))
def test_the_figures_are_those_of_the_shared_scorer(
    theirs: ModuleType, tmp_path_factory: pytest.TempPathFactory, marked: list[dict[str, Any]], found: list[Claim]
) -> None:
    folder = tmp_path_factory.mktemp("gold")
    (folder / "a.json").write_text(json.dumps({"claims": marked}))
    predictions = folder / "found.jsonl"
    predictions.write_bytes(b"".join(one.to_json() + b"\n" for one in found))
    expected = theirs.score(folder, predictions)
    ours = score({"a": [gold_entry(raw) for raw in marked]}, {"a": [claim_entry(one) for one in scored(found)]})
    for name, rate in (("claims", ours.claims), ("claims_with_form_polarity_speaker", ours.strict)):
        assert round(rate.precision, 4) == expected[name]["precision"]
        assert round(rate.recall, 4) == expected[name]["recall"]
        assert rate.f1 == pytest.approx(expected[name]["f1"], abs=1e-4)
    for kind, rate in ours.by_kind.items():
        assert (rate.gold, rate.predicted) == (
            expected["by_kind"][kind]["gold"],
            expected["by_kind"][kind]["predicted"],
        )
        assert round(rate.precision, 4) == expected["by_kind"][kind]["precision"]
    for name, row in expected["attributes_on_matched"].items():
        share = ours.attributes[name]
        assert (share.n, None if share.accuracy is None else round(share.accuracy, 4)) == (row["n"], row["accuracy"])
    assert ours.false_per_empty_report == expected["false_claims_per_empty_report"]
