"""Own actors: who does something to whom in a bare sentence, the likeliest dyad first."""

import pytest

from allegiance.extract import parsed
from allegiance.extract.plover.dyads import dyads
from allegiance.extract.plover.unmarked import best_event
from allegiance.resolve.roles import role_named


def best(text: str) -> tuple[str, str, str] | None:
    found = best_event(text, parsed(text), lambda noun: role_named(noun.lemma) is not None)
    if found is None:
        return None
    dyad, coding = found
    return dyad.source.of(text), coding.root, dyad.target.of(text)


@pytest.mark.parametrize(
    ("text", "source", "root", "target"),
    [
        ("Police arrested two priests in Malta.", "Police", "COERCE", "two priests"),
        ("Norway gave 20 ambulances to Chad.", "Norway", "AID", "Chad"),
        ("Two priests were arrested by police.", "police", "COERCE", "Two priests"),
        ("Malta said Chad must free the sailors.", "Malta", "REQUEST", "Chad"),
        ("Malta demanded that Chad free the sailors.", "Malta", "REQUEST", "Chad"),
        ("The agency issued a report accusing Chad of torture.", "The agency", "ACCUSE", "Chad"),
        ("Malta and Chad signed a treaty on Friday.", "Malta", "SUPPORT", "Chad"),
        ("Malta held talks in Rome with Chad.", "Malta", "CONSULT", "Chad"),
        ("Malta rejected a Chadian plan for the Libyan conflict.", "Malta", "REJECT", "a Chadian plan"),
        ("Chad expelled a diplomat who had met rebels in Niger.", "Chad", "SANCTION", "a diplomat"),
        ("VALLETTA - A court jailed a Chadian banker in May.", "A court", "COERCE", "a Chadian banker"),
        ("Chad mobilised troops against Niger.", "Chad", "MOBILIZE", "Niger"),
    ],
)
def test_the_event_of_a_bare_sentence(text: str, source: str, root: str, target: str) -> None:
    found = best(text)
    assert found is not None
    assert (found[0], found[1], found[2][: len(target)]) == (source, root, target)


def test_a_passive_without_an_agent_has_no_source() -> None:
    found = best("Two priests were arrested.")
    assert found is not None
    assert found == ("", "COERCE", "Two priests")


@pytest.mark.parametrize("text", ["It rained.", "Chad.", "He said so."])
def test_without_two_noun_phrases_there_is_no_event(text: str) -> None:
    assert best(text) is None


def test_what_stands_before_a_colon_acts_in_no_clause() -> None:
    sentence = parsed("Mexico: Since May, the army has held the town.")[0]
    assert {dyad.source.of("Mexico: Since May, the army has held the town.") for dyad in dyads(sentence)} == {
        "the army"
    }
