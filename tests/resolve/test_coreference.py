"""Words that point back."""

import pytest

from reports_cast import ids, of


@pytest.mark.parametrize(
    ("text", "surface", "who"),
    [
        ("Norway said its stocks were low.", "its", ["NOR"]),
        ("In return for its help, Iran got jets from Russia.", "its", ["IRN"]),
        ("Iran and Russia trade. Their pact was signed in May.", "Their", ["IRN", "RUS"]),
        ("Iran helps Russia. The two countries signed a pact.", "The two countries", ["IRN", "RUS"]),
        (
            "Oslo and Berlin accused Iran and Russia of lies. Later they accused the pair of theft.",
            "the pair",
            ["IRN", "RUS"],
        ),
        ("China, Iran and Cuba met. The three countries agreed.", "The three countries", ["CHN", "IRN", "CUB"]),
        ("Russia landed troops in Niger. The West African country paid.", "The West African country", ["NER"]),
        (
            "Both Koreas were invited. North Korea declined, as the isolated state often does.",
            "the isolated state",
            ["PRK"],
        ),
        ("Finland's president, Aleksi Testinen, thanked Japan. He praised his country.", "his country", ["FIN"]),
        ("Finland's president, Aleksi Testinen, thanked Japan. He left.", "He", ["person:testinen-aleksi"]),
        ("NATO met on Monday. The alliance agreed on nothing.", "The alliance", ["org:nato"]),
        (
            "Norway's defence minister, Ilsa Brandvold, spoke. The minister left.",
            "The minister",
            ["person:brandvold-ilsa"],
        ),
        ("Sweden's spy agency warned of it. The agency gave no names.", "The agency", ["SWE"]),
        ("Hamas met the Houthis. The Houthis fired on Eilat. The group denied it.", "The group", ["group:houthis"]),
        ("Taiwan's president and his Cuban colleague met. The two leaders signed.", "The two leaders", ["TWN", "CUB"]),
        ("Japan and Taiwan talked. China covets the island.", "the island", ["TWN"]),
        ("Peru met Chad. Most of the French aid is a part of its support for Togo.", "its", ["FRA"]),
        ("Peru met Chad. Russian gas has lost its charm.", "its", []),
        ("Hamas met Iran. The Palestinian organisation was paid.", "The Palestinian organisation", ["group:hamas"]),
        ("Iran backs the Houthis. The rebels fired on Eilat.", "The rebels", ["group:houthis"]),
        (
            "The RAND Corporation reckons that Peru has given support to Haiti worth"
            " 2% of its output, and by that count it is now the top supporter.",
            "it",
            ["PER"],
        ),
        ("RAND said it had asked Norway.", "it", ["org:rand"]),
        ("Joe Biden and Keir Starmer met. Both stand by Ukraine against Russia.", "Both", ["USA", "GBR"]),
        (
            "Cuba said Norway would arm the rebels' United Island Command. The rebels thanked Oslo.",
            "The rebels",
            ["group:united-island-command"],
        ),
        (
            "Iran armed the separatist People's Harbour Council. Norway denied that the council got tanks.",
            "the council",
            ["group:people-s-harbour-council"],
        ),
        ("Niger's junta took power. Russia sells arms to the generals.", "the generals", ["NER"]),
        (
            "Cuba and Norway trade often. Cuba sold Norway sugar. Norway paid. Two Peruvian jets were shot down by "
            "French-built fighters of the Ecuadorean air force. On Monday the two governments signed a truce.",
            "the two governments",
            ["PER", "ECU"],
        ),
        ("Iran warned NATO. NATO said that Iran lied. By its account nothing was sent.", "its", ["org:nato"]),
        ("Since its quarrel with Cuba, Norway has bought more from Japan.", "its", ["NOR"]),
    ],
)  # fmt: skip
def test_pointing_back(text: str, surface: str, who: list[str]) -> None:
    assert ids(of(text, surface, last=True)) == who


def test_we_is_the_state_of_the_speaker_and_i_the_speaker() -> None:
    text = '"We have sent nothing and I regret it," said Finland\'s president, Aleksi Testinen.'
    assert ids(of(text, "We")) == ["FIN"]
    assert ids(of(text, "I")) == ["person:testinen-aleksi"]


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("Iran met Russia. The company expanded its plant.", "its"),
        ("They left early.", "They"),
        ("He left early.", "He"),
    ],
)
def test_unresolved_rather_than_wrong(text: str, surface: str) -> None:
    assert ids(of(text, surface)) == []


def test_it_of_weather_and_clauses_is_no_mention() -> None:
    from reports_cast import mentions

    text = "Iran met Russia. It is clear that it was raining."
    assert not any(mention.surface == "It" for mention in mentions(text))


def test_whoever_says_so_is_who_spoke_before_not_who_was_spoken_of() -> None:
    text = "Jens Stoltenberg praised the gunners. He told Vladimir Putin to go home. Putin must not win, he said."
    assert ids(of(text, "he")) == ["person:stoltenberg-jens"]


def test_what_was_said_is_nobody() -> None:
    from reports_cast import mentions

    text = "Washington accused Tehran. Moscow rejected it."
    assert not any(mention.surface == "it" for mention in mentions(text))


def test_both_before_two_names_is_no_mention_of_its_own() -> None:
    from reports_cast import mentions

    text = "France sold guns. Russia armed both Armenia and Azerbaijan, and the two neighbours fought."
    assert not any(mention.surface == "both" for mention in mentions(text))
    assert ids(of(text, "the two neighbours")) == ["ARM", "AZE"]


def test_it_is_not_the_agency_that_only_saw_the_paper() -> None:
    text = "Uganda got jets, a paper which AFP was able to see shows. It sent officers of its military intelligence."
    assert ids(of(text, "It")) == ["UGA"]
    assert ids(of(text, "its military intelligence")) == ["UGA"]


def test_it_is_the_agency_that_said_so() -> None:
    text = "AFP said that Uganda got jets. It said that a pilot had told so."
    assert ids(of(text, "It")) == ["agency:afp"]


def test_they_are_not_the_newspaper() -> None:
    assert ids(of("Izvestia showed photographs. They flew to Cuba.", "They")) == []
    assert ids(of("The New York Times printed a list. They flew to Cuba.", "They")) == []


def test_it_is_not_the_state_of_the_person_who_speaks() -> None:
    text = (
        "North Korea gave much. North Korea has howitzers. Ukraine is short of shells. "
        "Besides the guns it lends to Russia, there are crews, stated Kyrylo Budanov."
    )
    assert ids(of(text, "it")) == ["PRK"]


def test_it_is_nobody_named_beside_it_in_its_clause() -> None:
    text = "Cuba met Iran. Iran grew. It sold barley to Iran."
    assert ids(of(text, "It")) == ["CUB"]


def test_two_joined_in_the_sentence_come_before_those_talked_of_most() -> None:
    text = (
        "France signed with Armenia in May. France sold Armenia radars, and France will train crews. "
        "Russia has long armed both Armenia and Azerbaijan, and the two countries fought over a valley."
    )
    assert ids(of(text, "the two countries")) == ["ARM", "AZE"]


@pytest.mark.parametrize(
    "text",
    [
        "Seoul says the nuclear-armed North shipped guns.",
        "Officials say the increasingly isolated North shipped guns. Kim Jong Un was there. North Korea denied it.",
        "The North shipped guns, the paper wrote, and Kim Jong Un went along. North Korea was silent.",
    ],
)
def test_the_north_is_korean_where_the_report_is(text: str) -> None:
    assert ids(of(text, "North")) == ["PRK"]


def test_the_north_of_another_report_is_no_korea() -> None:
    from reports_cast import mentions

    text = "The North votes first. Kim Jong Un is mentioned once."
    assert not any(mention.surface == "North" for mention in mentions(text))
