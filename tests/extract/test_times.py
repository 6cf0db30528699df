from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allegiance.errors import UsageError
from allegiance.extract.time import Happening, contradictions, day_of, grammar, happenings, times, timexes, value
from allegiance.inference.parser import parse
from allegiance.model import Basis, When
from allegiance.syntax import Sentence
from allegiance.text import paragraphs, sentences

_MONDAY = date(2024, 9, 16)
_EXAMPLES = [example for rule in grammar.rules_text() for example in rule["examples"]]
_WORDS = (
    "since until by from to between and June 31 29 February 2023 2024 9999 1000 last next following week month year "
    "Monday two days later ago 0000-13-40 1990s century the of early late end this that Q3 12:30 first half 20th 's "
    "- – , . \n 🎯"
)
_PIECES = st.sampled_from(_WORDS.split(" "))


def parsed(text: str) -> list[Sentence]:
    return list(parse(text, [(span, n) for n, block in enumerate(paragraphs(text)) for span in sentences(text, block)]))


@pytest.mark.parametrize("example", _EXAMPLES, ids=lambda example: example[0])
def test_every_rule_reads_its_examples(example: list[str]) -> None:
    text, words, expected = example
    found = [one.value for one in timexes(text, parsed(text), _MONDAY) if one.surface == words]
    assert found == [expected]


def test_words_of_the_founding_kind() -> None:
    text = "In July the broadcasters moved. Later that month a pact was signed. He spoke on Saturday. In May it fell."
    assert [(value(when), when.surface) for when in times(text, parsed(text), _MONDAY)] == [
        ("2024-07", "In July"),
        ("2024-07", "Later that month"),
        ("2024-09-14", "on Saturday"),
        ("2024-05", "In May"),
    ]


def test_a_dateline_anchors_a_report_without_a_date() -> None:
    text = "Port opens\n\n13 June 2005\n\nThe port opened today. It will close next week."
    assert [value(when) for when in times(text, parsed(text), None)] == ["2005-06-13", "2005-06-13", "2005-W25"]


def test_nothing_anchors_a_relative_time_without_a_date() -> None:
    text = "The port opened last week. In May it had closed. It opened on Tuesday."
    for when in times(text, parsed(text), None):
        assert (when.start, when.end) == (None, None)


def test_a_history_is_anchored_at_what_it_told_last() -> None:
    text = (
        "On 1 September 1939 the army crossed the border. By early October the campaign was over. In May 1940 the "
        "second one began. In June the city fell. On 22 June 1941 the third one began, and in December it stalled. In "
        "1942 it went on. In November 1942 the tide turned, and in February 1943 the city was free. In July the last "
        "attack failed."
    )
    found = [value(when) for when in times(text, parsed(text), date(2020, 1, 1))]
    assert found[3] == "1940-06"
    assert found[5] == "1941-12"
    assert found[-1] == "1943-07"
    assert found[1] == "../1939-10-10"


@pytest.mark.parametrize(
    "text",
    [
        "April Ryan spoke.",
        "The head, Jan Egeland, spoke.",
        "They met with June Smith.",
        "He is in his thirties.",
        "He is in his early thirties.",
        "They sold Mirage 2000s and F-16s.",
        "They sold the Mirage 2000 to the army.",
        "He fled on the 4th floor.",
        "It was the second attack.",
        "They fell under Resolution 1874.",
    ],
)
def test_names_and_numbers_that_look_like_times(text: str) -> None:
    assert times(text, parsed(text), _MONDAY) == []


def test_one_or_the_other_is_a_time_between() -> None:
    text = "In April Washington agreed that the troops will leave in July or August 2025."
    assert [value(when) for when in times(text, parsed(text), _MONDAY)] == ["2024-04", "2025-07-01/2025-08-31"]


def test_tense_of_what_is_reported_decides() -> None:
    text = "The shells will come in October, the agency said."
    assert [value(when) for when in times(text, parsed(text), _MONDAY)] == ["2024-10"]


def test_a_clock_time_without_a_day_is_on_no_known_day() -> None:
    text = "The siren rang at 08:30 UTC. On 5 May 2024 it rang at 09:00 UTC."
    assert [(when.start, when.surface) for when in times(text, parsed(text), _MONDAY)] == [
        (None, "at 08:30 UTC"),
        (date(2024, 5, 5), "On 5 May 2024"),
        (date(2024, 5, 5), "at 09:00 UTC"),
    ]


def test_a_history_without_a_date_is_anchored_at_what_it_told_last() -> None:
    text = (
        "The war of 1939 began on 1 September 1939. In 1940 and 1941 it went on. In May 1942 it turned. In June 1942 "
    )
    text += "the city fell. It was long. It was hard. It was cold. In July the army left."
    assert value(times(text, parsed(text), None)[-1]) == "1942-07"


def test_stated_and_derived() -> None:
    text = "The pact of 19 June 2024 was ratified last week."
    assert [when.basis for when in times(text, parsed(text), _MONDAY)] == [Basis.STATED, Basis.DERIVED]


@pytest.fixture
def visit(monkeypatch: pytest.MonkeyPatch) -> Iterator[Happening]:
    event = Happening("the state visit", ("state visit", "visit to the North"), date(2024, 6, 18), date(2024, 6, 19))
    war = Happening("the war", ("great war",), date(2022, 2, 24), None)
    monkeypatch.setattr(
        happenings, "by_alias", lambda: {alias: (one,) for one in (event, war) for alias in one.aliases}
    )
    for user in ("named", "check"):
        monkeypatch.setattr(f"allegiance.extract.time.{user}.by_alias", happenings.by_alias)
    happenings._by_first_word.cache_clear()
    yield event
    happenings._by_first_word.cache_clear()


def test_known_events_are_times(visit: Happening) -> None:
    text = "Arms have flowed since the great war. The pact was signed during the state visit."
    found = times(text, parsed(text), _MONDAY)
    assert [(when.start, when.end) for when in found] == [(date(2022, 2, 24), None), (visit.start, visit.end)]


@pytest.fixture
def own_events(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("ALLEGIANCE_KNOWLEDGE", str(tmp_path))
    cached = (happenings.known_events, happenings.by_alias, happenings._by_first_word)
    for function in cached:
        function.cache_clear()
    yield tmp_path / "events.toml"
    for function in cached:
        function.cache_clear()


def test_a_user_adds_events_of_their_own(own_events: Path) -> None:
    own_events.write_text('[[event]]\nname = "Flood"\naliases = ["great flood"]\nstart = 2021-03-04\n', "utf-8")
    text = "Nothing has come since the great flood."
    assert [when.start for when in times(text, parsed(text), _MONDAY)] == [date(2021, 3, 4)]


@pytest.mark.parametrize(
    "broken",
    [
        "[[event",
        '[[event]]\nname = "Flood"\n',
        '[[event]]\nname = "F"\nstart = "soon"\n',
        '[[event]]\nname = "F"\nstart = 2021-03-04\nend = 2020-01-01\n',
    ],
)
def test_a_broken_file_of_events_is_named(own_events: Path, broken: str) -> None:
    own_events.write_text(broken, "utf-8")
    with pytest.raises(UsageError, match=r"events\.toml"):
        happenings.known_events()


def test_times_counted_from_a_known_event(visit: Happening) -> None:
    text = (
        "Two days after the state visit it rained. A year before the state visit it snowed. Two years after 5 May 2020."
    )
    found = times(text, parsed(text), _MONDAY)
    assert [value(when) for when in found] == ["2024-06-21", "2023", "2022"]
    assert found[0].surface == "Two days after the state visit"


def test_a_date_that_disagrees_with_a_known_event_is_an_issue(visit: Happening) -> None:
    text = "In July the two signed a pact during the state visit. In June they met during the state visit."
    read = parsed(text)
    issues = contradictions(times(text, read, _MONDAY), [visit], sentences=read, path="a.txt")
    assert [(issue.code, issue.span and issue.span.of(text)) for issue in issues] == [("date-contradiction", "In July")]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The agency said on Friday that the port closed in May.", "said", "2024-09-13"),
        ("The agency said on Friday that the port closed in May.", "closed", "2024-05"),
        ("The port has reopened.", "reopened", "2024-09-16"),
        ("The port will reopen.", "reopen", None),
        ("They met on Thursday. The port has reopened.", "reopened", "2024-09-12"),
    ],
)
def test_day_of_an_event(text: str, word: str, expected: str | None) -> None:
    read = parsed(text)
    sentence, token = next((s, t) for s in read for t in s.tokens if t.text == word)
    found = day_of(sentence, token, times(text, read, _MONDAY), _MONDAY)
    assert (value(found) if found else None) == expected


def test_day_of_says_when_it_is_only_the_publication() -> None:
    text = "The port has reopened."
    (sentence,) = parsed(text)
    found = day_of(sentence, sentence.root, [], _MONDAY)
    assert found == When(start=_MONDAY, end=_MONDAY, grain="day", basis=Basis.PUBLICATION)
    assert day_of(sentence, sentence.root, [], None) is None


@settings(deadline=None, max_examples=100)
@given(
    st.lists(_PIECES, max_size=14).map(" ".join), st.sampled_from([None, _MONDAY, date(1, 1, 2), date(9999, 12, 30)])
)
def test_laws(text: str, published: date | None) -> None:
    found = times(text, parsed(text), published)
    for when in found:
        assert when.span is not None
        assert when.span.of(text) == when.surface
        assert when.start is None or when.end is None or when.start <= when.end
    spans = [when.span for when in found if when.span is not None]
    assert spans == sorted(spans)


@settings(deadline=None, max_examples=40)
@given(st.text(max_size=60))
def test_never_raises(text: str) -> None:
    times(text, parsed(text), _MONDAY)


def test_what_is_to_come_lies_ahead_and_what_has_gone_on_since_behind() -> None:
    published = date(2022, 10, 11)  # a Tuesday
    days = {
        text: next(iter(times(text, parsed(text), published)))
        for text in (
            "By Friday 13 more trains are to bring weapons.",
            "Since May the crews have been training there.",
            "On 1 May the Treasury imposed sanctions.",
        )
    }
    assert [str(when.end or when.start) for when in days.values()] == ["2022-10-14", "2022-05-01", "2022-05-01"]
