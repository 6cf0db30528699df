"""Roles without a name: owner, sector, role."""

from datetime import date

import pytest

from allegiance.resolve.coding import code_phrase
from reports_cast import ids, mentions, of


@pytest.mark.parametrize(
    ("text", "surface", "state", "sector"),
    [
        ("Sweden's spy agency warned of it.", "Sweden's spy agency", "SWE", "SPY"),
        ("A North Korean general came along.", "A North Korean general", "PRK", "MIL"),
        ("The Danish foreign ministry kept silent.", "The Danish foreign ministry", "DNK", "GOV"),
        ("US officials shrugged.", "US officials", "USA", "GOV"),
        ("Oslo's defence minister smiled.", "Oslo's defence minister", "NOR", "GOV"),
        ("Officials in Warsaw denied it.", "Officials", "POL", "GOV"),
    ],
)
def test_the_owner_gives_the_state_and_the_noun_the_sector(text: str, surface: str, state: str, sector: str) -> None:
    mention = next(m for m in [of(text, surface)])
    (actor,) = mention.actors
    assert (actor.state, mention.sector) == (state, sector)


def test_officials_of_nobody_stay_unresolved_but_keep_role_and_sector() -> None:
    mention = of("Two officials briefed on the matter said so.", "Two officials")
    assert (mention.actors, mention.role, mention.sector) == ((), "officials", "GOV")


def test_a_role_beside_a_name_is_that_person() -> None:
    text = "Norway's defence minister, Ilsa Brandvold, spoke."
    assert ids(of(text, "Norway's defence minister")) == ["person:brandvold-ilsa"]


@pytest.mark.parametrize(
    ("text", "surface", "who"),
    [
        ("Finland's foreign minister thanked his Polish colleague.", "his Polish colleague", ["POL"]),
        ("Iran's president spoke.", "Iran's president", ["person:pezeshkian-masoud"]),
        ("Finland's deputy foreign minister spoke.", "Finland's deputy foreign minister", ["FIN"]),
        ("A Finnish foreign minister may say so.", "A Finnish foreign minister", ["FIN"]),
        ("Kim Testo and Ari Probe, a Finnish general, met.", "a Finnish general", ["person:probe-ari"]),
        ("Chinese and Russian warplanes flew by.", "Chinese and Russian warplanes", ["CHN", "RUS"]),
        ("According to a NATO statement nothing happened.", "a NATO statement", ["org:nato"]),
    ],
)
def test_whose_role_it_is(text: str, surface: str, who: list[str]) -> None:
    assert ids(of(text, surface)) == who


def test_the_seat_speaks_through_its_statement() -> None:
    (actor,) = of("A White House statement said otherwise.", "A White House statement").actors
    assert (actor.id, actor.name) == ("USA", "White House")


@pytest.mark.parametrize(
    ("phrase", "coded"),
    [
        ("Slovenian soldiers", ("SVN", "MIL")),
        ("the Riksdag", ("SWE", "LEG")),
        ("a former Finnish minister", ("FIN", "ELI")),
        ("masked gunmen", (None, "UAF")),
        ("Peru's displaced", ("PER", "REF")),
        ("Tunis", ("TUN", "GOV")),
        ("Ghana", ("GHA", None)),
        ("Ghana's Ministry of Health", ("GHA", "GOV")),
        ("Chechen fighters", ("RUS", "UAF")),
        ("President Obama", ("USA", "GOV")),
        ("tomorrow", (None, None)),
    ],
)
def test_a_bare_phrase_has_state_and_sector(phrase: str, coded: tuple[str | None, str | None]) -> None:
    assert code_phrase(phrase) == coded


def test_of_two_states_stands_for_both() -> None:
    text = "The ministers of Honduras and China, Ana Lopez and Wang Bo, signed."
    assert ids(of(text, "The ministers of Honduras and China")) == ["HND", "CHN"]
    assert [of(text, name).actors[0].state for name in ("Ana Lopez", "Wang Bo")] == ["HND", "CHN"]


def test_several_named_before_their_roles_are_of_their_states() -> None:
    text = "Ana Lopez and Wang Bo, the ministers of Honduras and China, signed."
    assert [of(text, name).actors[0].state for name in ("Ana Lopez", "Wang Bo")] == ["HND", "CHN"]


def test_one_minister_is_of_one_state() -> None:
    assert of("The farm minister of Norway and Denmark met.", "The farm minister of Norway").actors[0].state == "NOR"


@pytest.mark.parametrize(
    ("phrase", "coded"),
    [
        ("the Danish crown prince", ("DNK", "GOV")),
        ("a Danish member of the royal family", ("DNK", "GOV")),
        ("Kenyan self-defence groups", ("KEN", "PRM")),
        ("Peruvian health care workers", ("PER", "HLH")),
        ("Estonian trade union leaders", ("EST", "LAB")),
        ("armed men", (None, "UAF")),
        ("the International Court of Justice", ("UN", "JUD")),
        ("the European Parliament", ("EU", "LEG")),
        ("Norway's Minister of Defence", ("NOR", "GOV")),
        ("ethnic Albanians", (None, "CVL")),
        ("Georgians of the Pankisi valley", ("GEO", "CVL")),
        ("Hausa leaders", ("NGA", "ELI")),
        ("American civilian advisers", ("USA", "CVL")),
        ("the civilian government of Mali", ("MLI", "GOV")),
        ("Polish railway workers", ("POL", "LAB")),
        ("a village in Niger", ("NER", "CVL")),
        ("Ilario Valencia", (None, None)),
        ("Greater Valencia", ("ESP", "CVL")),
        ("President Reagan's", ("USA", "GOV")),
    ],
)
def test_a_bare_phrase_has_a_state_and_a_sector(phrase: str, coded: tuple[str | None, str | None]) -> None:
    assert code_phrase(phrase, date(1985, 5, 1) if "Reagan" in phrase else date(2024, 5, 1)) == coded


def test_the_leader_of_an_armed_group_is_of_its_state() -> None:
    assert code_phrase("Abdul-Malik al-Houthi", date(2024, 5, 1)) == ("YEM", "REB")


def test_who_is_out_of_office_for_a_while_is_a_politician_and_who_is_out_for_good_is_elite() -> None:
    assert code_phrase("Benjamin Netanyahu", date(2022, 3, 1))[1] in {"PTY", "OPP"}
    assert code_phrase("Angela Merkel", date(2024, 3, 1)) == ("DEU", "ELI")


def test_ethnic_minorities_are_not_the_state_of_their_name() -> None:
    assert not any("ALB" in ids(mention) for mention in mentions("Serbia detained ethnic Albanians near Bujanovac."))
    assert ids(of("Serbia detained two Albanians.", "Albanians")) == ["ALB"]
