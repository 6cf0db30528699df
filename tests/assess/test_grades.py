from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allegiance.assess.grades import credibility
from allegiance.assess.sources import reliable, sources, withdrawn
from allegiance.assess.summary import source_summary
from allegiance.errors import UnknownSource
from allegiance.fuse import contradictions, facts
from allegiance.model import Attribution, Claim, Fact, Polarity, Stage
from claims_by_hand import BUDANOV, SAID, by, claim, day, item, rounds, via

DENIED = {"polarity": Polarity.DENIED}
POSSIBLE = {"polarity": Polarity.POSSIBLE}


def only(*claims: Claim) -> Fact:
    (found,) = facts(claims)
    return found


def paper(number: int, **fields: Any) -> Claim:
    return claim(f"p{number}", f"Paper {number}", **fields)


@pytest.mark.parametrize(
    ("claims", "grade"),
    [
        ([paper(1), paper(2)], 1),
        ([paper(1)], 3),
        ([paper(1, attribution=BUDANOV), paper(2, attribution=BUDANOV)], 3),
        ([paper(1), paper(2), paper(3, **DENIED)], 2),
        ([paper(1), paper(2), paper(3), paper(4, **DENIED), paper(5, **DENIED)], 3),
        ([paper(1), paper(2, **DENIED)], 4),
        ([paper(1), paper(2, **DENIED), paper(3, **DENIED)], 5),
        ([paper(1, **POSSIBLE)], 6),
    ],
)
def test_credibility_by_rule(claims: list[Claim], grade: int) -> None:
    assert credibility(only(*claims)).credibility == grade


def test_a_reliable_source_alone_is_probably_true() -> None:
    assert credibility(only(paper(1)), reliable=frozenset({"Paper 1"})).credibility == 2


def test_another_figure_for_the_same_time_counts_against() -> None:
    when = day("2024-03-01", "2024-03-31")
    both = facts(paper(n, when=when, quantity=rounds(n * 1000), item=item("shells")) for n in (1, 5))
    assert [credibility(fact, contradictions(both)).credibility for fact in both] == [4, 4]


def record(right: int, wrong: int) -> list[Claim]:
    """Paper 1 borne out by Papers 2 and 3, or denied by both."""
    found = []
    for n in range(right + wrong):
        said = {"form": f"form-{n}", "stage": Stage.DELIVERED}
        found.append(claim(f"a{n}", "Paper 1", **said))
        found += [claim(f"{p}{n}", p, **said, **({} if n < right else DENIED)) for p in ("Paper 2", "Paper 3")]
    return found


@pytest.mark.parametrize(
    ("right", "wrong", "letter"), [(3, 0, "F"), (40, 0, "A"), (19, 1, "B"), (10, 5, "D"), (2, 20, "E")]
)
def test_reliability_by_record(right: int, wrong: int, letter: str) -> None:
    found = {source.name: source for source in sources(facts(record(right, wrong)))}
    assert found["Paper 1"].reliability == letter
    assert found["Paper 1"].judged == right + wrong
    assert ("Paper 1" in reliable(found.values())) is (letter in "AB")


def test_a_prior_is_told_and_is_at_most_b() -> None:
    said = [via(), via(("AFP", "agency")), via(("TASS", "agency"))]
    found = sources(facts(claim(f"d{n}", "BBC", attribution=words, form=f"form-{n}") for n, words in enumerate(said)))
    assert {source.name: (source.reliability, source.prior) for source in found} == {
        "BBC": ("F", "C"),
        "Agence France-Presse": ("F", "B"),
        "TASS": ("F", "D"),
    }


def test_what_falls_without_a_source() -> None:
    lonely, twice = claim("a", "A", form="troops"), [claim("b", "A"), claim("c", "B")]
    found = withdrawn("a", facts([lonely, *twice]))
    assert [(fallen.fact.form, fallen.before, fallen.after) for fallen in found] == [
        ("troops", 3, None),
        ("ammunition", 1, 3),
    ]


def test_a_speaker_is_withdrawn_by_name_and_an_outlet_with_what_it_alone_carries() -> None:
    said = facts([claim("a", "A", attribution=BUDANOV)])
    for name in ("Kyrylo Budanov", "kyrylo budanov (ukr)", "Ukraine", "A"):
        assert [fallen.after for fallen in withdrawn(name, said)] == [None]
    relayed = facts([claim("a", "A", attribution=BUDANOV), claim("b", "B", attribution=BUDANOV)])
    assert withdrawn("A", relayed) == ()
    with pytest.raises(UnknownSource):
        withdrawn("Nobody", said)


def test_a_summary_says_what_it_stands_on() -> None:
    said = facts([claim("a", "A", attribution=BUDANOV), claim("b", "B", attribution=BUDANOV), claim("c", "C")])
    words = source_summary(said, sources(said))
    assert "1 fact from 3 reports in 3 outlets, going back to 2 independent origins (1 outlet, 1 speaker)." in words


MEMBERS = st.lists(
    st.tuples(st.integers(0, 5), st.sampled_from(SAID), st.sampled_from(Polarity)), min_size=1, max_size=6
)


def world(members: list[tuple[int, Attribution, Polarity]]) -> list[Claim]:
    return [claim(f"d{n}", f"Paper {n}", attribution=said, polarity=side) for n, said, side in members]


@settings(deadline=None)
@given(MEMBERS, st.data())
def test_a_relay_never_improves_a_grade(members: list[tuple[int, Attribution, Polarity]], data: st.DataObject) -> None:
    claims = world(members)
    source = data.draw(st.sampled_from(claims))
    speaker = source.attribution.speaker
    relayed = (
        source.attribution if speaker is not None or source.attribution.relays else via((source.outlet or "", "outlet"))
    )
    if speaker is not None and not speaker.named and speaker.id is None:
        relayed = via((source.outlet or "", "outlet"))
    again = claim("relay", "Relaying Courier", attribution=relayed, polarity=source.polarity)
    before, after = only(*claims), only(*claims, again)
    assert (
        credibility(after, polarity=source.polarity).credibility
        >= credibility(before, polarity=source.polarity).credibility
        or not credibility(before, polarity=source.polarity).supporting
    )


@settings(deadline=None)
@given(MEMBERS)
def test_an_independent_lineage_never_worsens_one(members: list[tuple[int, Attribution, Polarity]]) -> None:
    claims = world(members)
    for side in (Polarity.ASSERTED, Polarity.DENIED):
        new = claim("new", "Nowhere Herald", attribution=by("Nobody Known", "NZL"), polarity=side)
        before, after = only(*claims), only(*claims, new)
        assert credibility(after, polarity=side).credibility <= credibility(before, polarity=side).credibility
