from collections.abc import Sequence

import pytest

from allegiance.fuse import Fusion, Shared
from allegiance.fuse.lineage import derivation
from allegiance.fuse.origins import Context
from allegiance.model import Attribution, Claim, Derivation, Span
from claims_by_hand import BUDANOV, by, claim, via

MIRROR = ("Harbour Mirror", "outlet")


def shared(one: str, other: str, certainty: float = 0.9) -> Shared:
    everything = Span(0, 2**33)
    one, other = sorted((f"doc1:{one}", f"doc1:{other}"))
    return Shared(one=one, other=other, certainty=certainty, one_span=everything, other_span=everything)


def trace(members: Sequence[Claim], *pairs: Shared) -> Derivation:
    return derivation(members, Context.of(members, pairs))


def kinds(found: Derivation) -> set[str]:
    return {edge.kind for edge in found.edges}


def test_text_in_common_makes_two_own_voices_one() -> None:
    members = [claim("a", "Example Gazette"), claim("b", "Tele Sahel"), claim("c", "Harbour Post")]
    assert trace(members).independent == 3
    found = trace(members, shared("a", "b"))
    assert (found.independent, found.reports, found.outlets, found.effective) == (2, 3, 3, 2.1)
    assert kinds(found) == {"copy"}
    assert any("share text" in reason for reason in found.reasons)
    assert all(edge.quotes for edge in found.edges)


def test_a_weak_trace_of_copying_shows_in_the_effective_number_only() -> None:
    found = trace([claim("a", "Example Gazette"), claim("b", "Tele Sahel")], shared("a", "b", 0.3))
    assert (found.independent, found.effective) == (2, 1.7)


def test_an_interview_relayed_by_many_is_one_origin() -> None:
    interview = by("Kyrylo Budanov", "UKR", "person:budanov-kyrylo", relays=via(MIRROR).relays)
    members = [
        claim("a", "Harbour Mirror", attribution=BUDANOV),
        *(claim(f"b{n}", f"Paper {n}", attribution=interview) for n in range(6)),
        claim("c", "Tele Sahel", attribution=via(MIRROR)),
        claim("d", "Example Gazette", attribution=by("the spy chief", named=False, relays=via(MIRROR).relays)),
    ]
    found = trace(members)
    assert (found.reports, found.outlets, found.independent) == (9, 9, 1)
    assert "occasion" in kinds(found)


def test_two_speakers_to_one_outlet_stay_two() -> None:
    members = [
        claim("a", "A", attribution=by("Jan Novak", "CZE", relays=via(MIRROR).relays)),
        claim("b", "B", attribution=by("Eva Dvorak", "CZE", relays=via(MIRROR).relays)),
        claim("c", "C", attribution=via(MIRROR)),
    ]
    assert trace(members).independent == 3


def test_an_outlet_that_quotes_a_speaker_restates_what_they_said() -> None:
    found = trace([claim("a", "A", attribution=BUDANOV), claim("a", "A")])
    assert found.independent == 1
    assert {statement.how for statement in found.statements} == {"quote", "restate"}


def test_restating_two_speakers_does_not_make_them_one() -> None:
    novak = by("Jan Novak", "CZE")
    found = trace([claim("a", "A", attribution=BUDANOV), claim("a", "A", attribution=novak), claim("a", "A")])
    assert found.independent == 2


def test_a_copy_of_a_report_that_restates_a_speaker_goes_back_to_the_speaker() -> None:
    members = [claim("a", "A", attribution=BUDANOV), claim("a", "A"), claim("b", "B"), claim("c", "C")]
    assert trace(members, shared("a", "b"), shared("b", "c")).independent == 1


def test_the_only_speaker_of_a_report_is_behind_its_own_words() -> None:
    elsewhere = [claim("a", "A", form=form, attribution=BUDANOV) for form in ("troops", "weapons")]
    members = [claim("a", "A"), claim("b", "B", attribution=BUDANOV)]
    assert derivation(members, Context.of(members)).independent == 2
    assert derivation(members, Context.of([*members, *elsewhere])).independent == 1


def test_outlets_of_one_house_are_one_origin() -> None:
    found = trace([claim("a", "TASS"), claim("b", "RIA Novosti"), claim("c", "Reuters")])
    assert found.independent == 2
    assert kinds(found) == {"owner"}


def test_two_speakers_of_one_state_count_twice_but_not_fully() -> None:
    found = trace([claim("a", "A", attribution=by("Jan", "CZE")), claim("b", "B", attribution=by("Eva", "CZE"))])
    assert (found.independent, found.effective) == (2, 1.7)


RING: list[tuple[str, Attribution]] = [
    ("Example Gazette", via(("Tele Sahel", "outlet"))),
    ("Tele Sahel", via(MIRROR)),
    ("Harbour Mirror", via(("Example Gazette", "outlet"))),
]


@pytest.mark.parametrize("length", [2, 3])
def test_outlets_that_cite_one_another_are_found(length: int) -> None:
    found = trace([claim(f"d{n}", outlet, attribution=said) for n, (outlet, said) in enumerate(RING[:length])])
    ring = ("Example Gazette", "Harbour Mirror", "Tele Sahel")
    assert found.circular == ((ring,) if length == 3 else ())
    assert any("ring" in reason for reason in found.reasons) is (length == 3)


def test_adding_a_report_works_on_its_own_blocks_only() -> None:
    fusion = Fusion()
    fusion.add(claim(f"d{n}", "A", form=form) for n, form in enumerate(("troops", "weapons", "drones", "money")))
    assert len(fusion.facts()) == 4
    fusion.add([claim("new", "B", form="troops")])
    assert len(fusion.facts()) == 4
    assert fusion.blocks_touched == 1


def test_statements_name_the_words_they_hang_on() -> None:
    found = trace([claim("a", "A", attribution=BUDANOV)])
    assert found.statements[0].words == Span(0, 1)
