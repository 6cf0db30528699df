"""Who speaks, under which name and for which state, and on what day."""

from datetime import date

import pytest

from allegiance.model import Attribution, Kind
from extraction import extraction


def attribution(text: str, published: str = "2024-06-20") -> Attribution:
    _, found = extraction(text, published)
    return next(claim.attribution for claim in reversed(found.claims) if claim.kind is Kind.SUPPORT)


PAPERS = "Iran has sent Sudan drones, according to a statement of the Danish defence ministry."
IMAGES = "Images published by the Danish defence ministry show that Iran sent Sudan drones."
ITS = "Beijing thanked its friends. China has sent Russia no shells, its foreign ministry said."
LETTERS = "North Korea has sent Russia shells, the experts of NIS say."
ALLIANCE = "NATO met in Oslo. Leaders of the alliance said that North Korea had sent Russia shells."
EXPERTS = "Rwanda has sent the M23 rifles, UN experts say."
HEAD = "Iran sent drones to Sudan, the head of the agency, Ana Ruiz, said."
ENERGY = "Turkey sent Syria gas, its minister of energy, Tarik Olmez, said."
HYPHEN = "North Korea has sent shells to Russia, South Korean defence minister Yoo Min-jae told lawmakers."
AGENCY = "Iran gave Russia drones, Javad Zarif told reporters, according to the state news agency IRNA."
OFFICE = "Javad Zarif promised Syria wheat, his office said."
RAISED = "At the council Oslo raised the Iranian drone deliveries to Sudan."
NOTIFIED = "Poland buys arms from Washington. Sales notified by the Pentagon are Patriot missiles and rockets."
BRUSHED = "Norway's foreign ministry has brushed aside a report of a Norwegian arms shipment for Mali."
HOME = "NIAMEY, May 5 (Harbour Wire) - Russian rifles have landed in Niger, state television reported."
PRESIDENCY = "CAIRO - Egypt will send Sudan more rifles, the presidency announced."
GUEST = (
    "Two ministers, Jonas Gahr Store and Lars Lokke Rasmussen, met in Oslo. Jonas Gahr Store spoke first. "
    "His guest said that Iran had sent Sudan drones."
)
OUTLET = (
    "The rifles are old, Lars Lokke Rasmussen said, as reported by Reuters. Iran had sent Sudan drones, the agency "
    "wrote the day before."
)
MINISTRY = "Troels Lund Poulsen said he was glad. The ministry told Kyiv that Denmark had sent Ukraine tanks."


@pytest.mark.parametrize(
    ("text", "name", "state"),
    [
        pytest.param(RAISED, "Oslo", "NOR", id="who raises a deed speaks of it"),
        pytest.param(NOTIFIED, "Pentagon", "USA", id="who gives notice of sales"),
        pytest.param(BRUSHED, "Norway's foreign ministry", "NOR", id="who brushes an account aside"),
        pytest.param(HOME, "state television", "NER", id="a body of the state that a report is sent from"),
        pytest.param(PRESIDENCY, "presidency", "EGY", id="the same of a presidency"),
        pytest.param(GUEST, "Lars Lokke Rasmussen", "DNK", id="a guest is the other one"),
        pytest.param(OUTLET, "Reuters", None, id="an agency is not the person quoted last"),
        pytest.param(MINISTRY, "ministry", "DNK", id="nor is a ministry"),
        pytest.param(PAPERS, "Danish defence ministry", "DNK", id="a paper speaks for whoever put it out"),
        pytest.param(IMAGES, "Danish defence ministry", "DNK", id="so do images"),
        pytest.param(ITS, "Chinese foreign ministry", "CHN", id="its ministry is not who spoke before"),
        pytest.param(LETTERS, "experts of National Intelligence Service", "KOR", id="letters are spelt out"),
        pytest.param(ALLIANCE, "Leaders of NATO", "NATO", id="so is the alliance"),
        pytest.param(EXPERTS, "UN experts", None, id="letters that everybody uses stay"),
        pytest.param(HEAD, "Ana Ruiz", None, id="a name between commas"),
        pytest.param(ENERGY, "Tarik Olmez", "TUR", id="whom its minister serves"),
        pytest.param(HYPHEN, "Yoo Min-jae", "KOR", id="a name with a hyphen"),
        pytest.param(AGENCY, "Javad Zarif", "IRN", id="an agency only relates it"),
        pytest.param(OFFICE, "Javad Zarif", "IRN", id="an office tells of a promise"),
    ],
)
def test_the_speaker_has_the_name_and_state_that_the_report_gives(text: str, name: str, state: str | None) -> None:
    speaker = attribution(text).speaker
    assert speaker is not None
    assert (speaker.name, speaker.state if state else None) == (name, state)


@pytest.mark.parametrize("thing", ["The find", "The wreckage", "Satellite imagery", "Evidence"])
def test_a_thing_does_not_speak(thing: str) -> None:
    assert attribution(f"{thing} suggests that Iran has sent the Houthis missiles.").speaker is None


@pytest.mark.parametrize(
    "text",
    [
        "Announcing the step on Monday, Lars Lokke Rasmussen said that Iran had sent Sudan drones.",
        "Iran has sent Sudan drones, The Harbour Post reported on Monday, citing two officials.",
        "Iran has sent Sudan drones, Lars Lokke Rasmussen said in an interview published on Monday.",
        "On Monday Lars Lokke Rasmussen raised the war in Sudan. Iran has sent Sudan drones, Rasmussen said.",
        "Javad Zarif told reporters on Monday that Iran gave Sudan drones, according to the state news agency IRNA.",
    ],
)
def test_the_day_of_a_statement_is_the_one_told_of_it(text: str) -> None:
    said = attribution(text)
    assert said.said_on is not None
    assert said.said_on.start == date(2024, 6, 17)


def test_what_else_happened_to_a_source_does_not_date_its_words() -> None:
    said = attribution("Iran has sent Sudan drones, according to a report of UN experts that AFP saw on Monday.")
    assert said.said_on is None


def test_countries_nobody_names_leave_the_gift_without_a_giver() -> None:
    _, found = extraction("Twenty are the countries which announced aid for Ukraine, said Lloyd Austin.")
    assert not [claim for claim in found.claims if claim.kind is Kind.SUPPORT]


def test_a_rebuttal_beside_a_claim_is_a_second_statement() -> None:
    _, found = extraction("Reuters reported that Iran had sent missiles to Russia, a claim Tehran denied.")
    told = [(claim.polarity, claim.attribution.speaker and claim.attribution.speaker.name) for claim in found.claims]
    assert told == [("asserted", "Reuters"), ("denied", "Tehran")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ukraine's minister Olha Petrenko writes on X: the tanks from Germany have arrived.", "Olha Petrenko"),
        ("US Africa Command published maps. Russia has sent Libya jets, the command stated.", "US Africa Command"),
        ("The Washington Post says China helps. Seoul sent Kyiv shells, the paper adds.", "The Washington Post"),
        ("The talks have failed, Lloyd Austin said, while Iran goes on sending drones to Russia.", "Lloyd Austin"),
    ],
)  # fmt: skip
def test_words_that_point_back_or_go_on_have_their_speaker(text: str, name: str) -> None:
    speaker = attribution(text).speaker
    assert speaker is not None
    assert speaker.name == name


@pytest.mark.parametrize(
    "text",
    [
        "Ukrainian crews are learning to drive the tanks that Britain is giving Ukraine.",
        "Where the grain that Russia sent to Syria came from, officials would not say.",
    ],
)
def test_learning_and_keeping_silent_are_no_statements(text: str) -> None:
    _, found = extraction(text)
    assert all(claim.attribution.speaker is None for claim in found.claims)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Iran has sent drones to Sudan, a diplomat in Brussels said.", "diplomat in Brussels"),
        ("Iran has sent Sudan drones, military experts in Nairobi say.", "military experts in Nairobi"),
        ("Norway has sent Sudan tanks, the embassy in Khartoum announced.", "embassy in Khartoum"),
    ],
)
def test_whoever_is_posted_abroad_is_not_of_the_state_of_the_place(text: str, name: str) -> None:
    _, found = extraction(text)
    told = [(claim.form, claim.attribution.speaker) for claim in found.claims]
    assert [(form, speaker and speaker.name, speaker and speaker.state) for form, speaker in told] == [
        (told[0][0], name, None)
    ]


def test_a_family_name_is_spelt_as_the_report_spells_it() -> None:
    speaker = attribution("Chávez said that Venezuela would give Cuba tanks.", "2006-05-15").speaker
    assert speaker is not None
    assert speaker.name == "Hugo Chávez"


@pytest.mark.parametrize(
    ("text", "name", "polarity"),
    [
        ("North Korea denied at the time that it had sold Iran missiles.", "North Korea", "denied"),
        ("Iran's mission called that an invention: Tehran had sent no drones to Ethiopia.", "Iran's mission", "denied"),
        ("Rear Admiral R.G.K. Kapoor said that Iran sent Sudan arms.", "R.G.K. Kapoor", "asserted"),
    ],
)  # fmt: skip
def test_what_stands_behind_the_time_and_the_colon_is_said_too(text: str, name: str, polarity: str) -> None:
    _, found = extraction(text)
    claim = next(claim for claim in reversed(found.claims) if claim.kind is Kind.SUPPORT)
    speaker = claim.attribution.speaker
    assert speaker is not None
    assert (speaker.name, claim.polarity) == (name, polarity)


def test_a_pact_announced_by_its_parties_is_the_act_itself() -> None:
    _, found = extraction("Australia and Britain announced a security partnership on Wednesday.")
    claim = next(claim for claim in found.claims if claim.kind is Kind.AGREEMENT)
    assert claim.attribution.speaker is None
    assert claim.when is not None


def test_a_movement_is_no_state_of_its_speaker() -> None:
    speaker = attribution("Hassan Nasrallah said that Iran had sent fighters to Syria.").speaker
    assert speaker is not None
    assert speaker.state is None


def test_reports_of_nobody_have_no_speaker() -> None:
    said = attribution("In April, reports indicate, North Korean soldiers fought for Russia in Kursk.")
    assert said.speaker is None


def test_each_of_several_capitals_raises_it() -> None:
    _, found = extraction("Washington, London and Paris raised the Iranian arms transfers to Russia.")
    speakers = [claim.attribution.speaker for claim in found.claims]
    assert [speaker.name for speaker in speakers if speaker] == ["Washington", "London", "Paris"]


def test_a_rule_for_everybody_is_no_gift() -> None:
    _, found = extraction("Iran sent Sudan drones. A resolution forbids Iran to sell arms to any other nation.")
    assert [claim.form for claim in found.claims] == ["drones"]


@pytest.mark.parametrize(
    "text",
    [
        "STATEMENT by the Ministry of Defence of Norway and the Ministry of Defence of Denmark. The two ministries "
        "announce that Norway and Denmark will give Ukraine ten tanks.",
        "Norway and Denmark will give Ukraine ten tanks, their defence ministries said.",
    ],
)
def test_each_of_two_givers_speaks_of_its_own_gift(text: str) -> None:
    _, found = extraction(text)
    speakers = [(c.actor and c.actor.id, c.attribution.speaker and c.attribution.speaker.state) for c in found.claims]
    assert speakers == [("NOR", "NOR"), ("DNK", "DNK")]


def test_for_fear_that_is_not_what_is_said() -> None:
    text = (
        "Iran has sent Sudan drones, a U.S. official said. Rifles would not be given to the rebels, the official said, "
        "for fear that they could fall into the hands of others."
    )
    _, found = extraction(text)
    assert all(claim.attribution.speaker is not None for claim in found.claims)


def test_who_only_saw_a_report_did_not_make_it() -> None:
    said = attribution("Iran has sent Sudan drones, according to a UN report seen by Reuters on Monday.")
    assert said.speaker is not None
    assert said.speaker.name == "United Nations"
    assert said.said_on is None


@pytest.mark.parametrize("who", ["two people familiar with the matter", "two diplomats", "two officials"])
def test_two_people_are_not_the_two_states_told_of(who: str) -> None:
    speaker = attribution(f"Turkey sent Chad drones, the Wall Street Journal reported, citing {who}.").speaker
    assert speaker is not None
    assert (speaker.name, speaker.state) == (who, None)


def test_who_counts_the_donors_speaks_of_their_gifts() -> None:
    text = (
        "Norway has sent Ukraine tanks. Among the countries that came forward with new packages Lloyd Austin counted "
        "Italy and Denmark."
    )
    _, found = extraction(text)
    spoken = {c.actor.id: c.attribution.speaker and c.attribution.speaker.name for c in found.claims if c.actor}
    assert spoken == {"NOR": None, "ITA": "Lloyd Austin", "DNK": "Lloyd Austin"}


def test_a_statement_of_an_administration_is_not_its_presidents_word() -> None:
    _, found = extraction("A Biden administration statement said Peru had sent rifles to Chad.", "2022-05-05")
    assert [(c.attribution.speaker.name, c.attribution.speaker.id) for c in found.claims if c.attribution.speaker] == [
        ("Biden administration", "USA")
    ]


def test_a_decision_that_shows_something_is_nobodys_word() -> None:
    said = attribution("The decision shows how hard it is for Germany to send Ukraine tanks.")
    assert said.speaker is None
