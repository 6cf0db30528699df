"""Turns of phrase in which giver, thing and taker stand apart: exactly these gifts are read, no more."""

import pytest

from allegiance.model import Kind
from extraction import extraction

Gifts = set[tuple[str, str, str]]

CLAUSES: dict[str, Gifts] = {
    # "that" taken for a conjunction, "which" hung on the verb before
    "Howitzers that Norway gave to Lithuania last spring have broken down.": {("NOR", "LTU", "weapons")},
    "Historically it was Sweden that trained both Chad and Kenya.": {
        ("SWE", "TCD", "training"), ("SWE", "KEN", "training"),
    },
    "Honduras has left Taipei in favour of Beijing, which promises two billion dollars of loans to it.": {
        ("CHN", "HND", "finance"),
    },
    "Oman became the first state to recognise Kosovo.": {("OMN", "XKX", "diplomatic")},
    "Ghana would be the only country to train Liberian officers.": {("GHA", "LBR", "training")},
    "Norway is one of the countries that sent rifles to Kenya.": {("NOR", "KEN", "weapons")},
    "Among the countries that sent rifles to Kenya is Norway.": {("NOR", "KEN", "weapons")},
    # what is added after a comma is no part of the question
    "It is unclear whether the ban covers radars, which France has been selling to Kenya for years.": {
        ("FRA", "KEN", "technology"),
    },
    "It is unclear whether France has been selling radars to Kenya.": set(),
    # somebody is promised it, begs for it, has leave to use it
    "Norway told Kenya it would send it rifles.": {("NOR", "KEN", "weapons")},
    "Norway promised Kenya that it would send rifles.": {("NOR", "KEN", "weapons")},
    "Kenya begged Oslo to send more rifles.": {("NOR", "KEN", "weapons")},
    "Norway granted Kenya the right to use its airfields.": {("NOR", "KEN", "logistics")},
    "Kenya will be able to use Norwegian airfields.": {("NOR", "KEN", "logistics")},
    "Kenya uses its own airfields.": set(),
    "Norway said it would make ten frigates available to Kenya.": {("NOR", "KEN", "weapons")},
    # whose: the one before the comma
    "Damascus thanked Algiers, whose planes had landed in Aleppo with tents.": {("DZA", "SYR", "humanitarian")},
    "Norway, whose tanks Kenya has received, is rich.": {("NOR", "KEN", "weapons")},
    "Uganda, whose rifles are old, envies Kenya.": set(),
    # things of one row go different ways; what is not a thing is no taker
    "Norway sent mortars to Chad and rifles to Kenya.": {("NOR", "TCD", "weapons"), ("NOR", "KEN", "weapons")},
    "Flights brought Norwegian rifles and Swedish sympathy to Quito.": {("NOR", "ECU", "weapons")},
    "Chad has sold to Mali drones of two types.": {("TCD", "MLI", "drones")},
    "Peru bought forty tanks in 1998 and gave ten of them to Bolivia last year.": {("PER", "BOL", "weapons")},
    "Greece will strip its islands of 122 tanks and pass them to Ukraine.": {("GRC", "UKR", "weapons")},
    "Norway approved 40 million dollars in military assistance for Kenya.": {("NOR", "KEN", "weapons")},
    "Kenya has received rice from three states: Peru, Chile and Japan.": {
        ("PER", "KEN", "humanitarian"), ("CHL", "KEN", "humanitarian"), ("JPN", "KEN", "humanitarian"),
    },
}  # fmt: skip

THINGS: dict[str, Gifts] = {
    # whose the thing is that was bought, given, supplied
    "Thai jets, bought from America in the 1980s, patrolled the coast.": {("USA", "THA", "weapons")},
    "The Kenyan air force launched missiles, bought from France, at a camp.": {("FRA", "KEN", "missiles")},
    "Drones bought from Turkey have hit lorries in Chad.": set(),
    "Moldova received nineteen armoured carriers as a gift from Germany.": {("DEU", "MDA", "weapons")},
    "Kenya got a radar from Norway as a loan.": {("NOR", "KEN", "technology")},
    "Forty tanks came ashore, a gift of Norway to the army of Kenya.": {("NOR", "KEN", "weapons")},
    "Burkina Faso's army fired bombs from its Turkish-supplied drones.": {("TUR", "BFA", "drones")},
    "Kenya's police drive American-donated jeeps.": {("USA", "KEN", "weapons")},
    "The Rwandan-armed M23 advanced.": {("RWA", "group:m23", "weapons")},
    "Chad destroyed a Libyan-supplied tank.": set(),
    "Peru's Russian-built jets flew over Lima.": set(),
    "Kenya fights with rifles sent by Norway.": {("NOR", "KEN", "weapons")},
    "Israel bombed rockets supplied by Iran.": set(),
    "Police in Kenya seized rifles sent by Norway.": set(),
    "The missile supplied by Iran hit a house in Ukraine.": set(),
    "A Serbian shipment of rifles bound for Chad was seized off Malta.": {("SRB", "TCD", "weapons")},
    # owing, repaying, paying for
    "Peru's debt to China has grown.": {("CHN", "PER", "finance")},
    "Venezuela compensated Cuba with oil for its doctors.": {
        ("VEN", "CUB", "energy"), ("CUB", "VEN", "personnel"),
    },
    "Moscow rewarded Eritrea for its vote with wheat.": {("RUS", "ERI", "humanitarian")},
    "Norway will settle the arrears which Kenya owes to the bank.": {("NOR", "KEN", "finance")},
    "America trains the Bosnian army. Saudi Arabia and Kuwait pay for a large part of it.": {
        ("USA", "BIH", "training"), ("SAU", "BIH", "finance"), ("KWT", "BIH", "finance"),
    },
    "Norway is footing the bill for Kenya's radars.": {("NOR", "KEN", "finance")},
    "Norway bought radars from Peru for Kenya.": {("PER", "NOR", "technology"), ("NOR", "KEN", "technology")},
    "Norway's grant, meant to re-equip the Kenyan army, has been halted by Oslo.": {("NOR", "KEN", "finance")},
    # the plural of a thing whose name the parser does not know
    "China donated 50,000 vaccine doses to Chad.": {("CHN", "TCD", "humanitarian")},
    "China offered Russia optics.": {("CHN", "RUS", "technology")},
    "Canada sent Latvia fifteen Leopards.": {("CAN", "LVA", "weapons")},
    "Canada has prepositioned fifteen tanks in Latvia.": {("CAN", "LVA", "weapons")},
    "Italy resold Indian shells to Chad.": {("ITA", "TCD", "ammunition")},
    "Shells of Indian make, resold by Italian firms, have been falling on Chad for a year.": set(),
    "The Emirates supplied Khalifa Haftar with rockets.": {("ARE", "group:lna", "missiles")},
    "Five jets were offloaded from an Antonov in Chad.": set(),
}  # fmt: skip

BACKING: dict[str, Gifts] = {
    # men who go, come home, are sent home
    "French troops will be pulled out of Niger.": {("FRA", "NER", "personnel")},
    "The last Senegalese soldiers came home from Mali on Friday.": {("SEN", "MLI", "personnel")},
    "Four soldiers of the Rwanda Defence Force were fighting alongside M23.": {("RWA", "group:m23", "personnel")},
    "Kuwait has been reinforced with 155 American warplanes.": {("USA", "KWT", "weapons")},
    "Norway will base ten jets in Kenya.": {("NOR", "KEN", "weapons")},
    "Nigeria called off a United States training course for its army.": {("USA", "NGA", "training")},
    "Australian commandos took Dili airport on Thursday.": set(),
    "Brussels put the head of Rwanda's bank, three army officers and a refinery in Kigali on its list.": set(),
    # nouns of help, request, sale
    "Kenya enjoys Norway's support.": {("NOR", "KEN", "other")},
    "With Norway's help Kenya built a radar.": {("NOR", "KEN", "other")},
    "Without Norway's rifles Kenya would have lost.": {("NOR", "KEN", "weapons")},
    "Norway threw its weight behind Kenya.": {("NOR", "KEN", "diplomatic")},
    "Norway threw a stone behind Kenya.": set(),
    "Kenya's plea for Norwegian rifles was heard.": {("NOR", "KEN", "weapons")},
    "Kenya is negotiating with Norway over the purchase of rifles.": {("NOR", "KEN", "weapons")},
    "The sale by Norway of rifles to Kenya was approved.": {("NOR", "KEN", "weapons")},
    "Norway refused Kenya rifles.": {("NOR", "KEN", "weapons")},
    "Kenya turned down Norway's offer of rifles.": {("NOR", "KEN", "weapons")},
    "Kenya's president thanked Norway for the rifles.": {("NOR", "KEN", "weapons")},
    "Kenya's president thanked Norway for sending rifles.": {("NOR", "KEN", "weapons")},
    "Kenya's president thanked Norway for its patience.": set(),
    "The Kenyan army's new rifles are Norwegian.": {("NOR", "KEN", "weapons")},
    "Kenya's rifles are of Norwegian origin.": {("NOR", "KEN", "weapons")},
    "Kenya's new rifles were a present from Norway.": {("NOR", "KEN", "weapons")},
    "Kenya's rifles are older than Norway's.": set(),
    "Ten Norwegian jets are on their way to Kenya.": {("NOR", "KEN", "weapons")},
    "Norway's bankrolling of Kenya was no secret.": {("NOR", "KEN", "other")},
    "Norway leads a mission that trains Kenya's army.": {("NOR", "KEN", "training")},
    "Norway has doubled its battalion in Kenya.": {("NOR", "KEN", "personnel")},
    "Kenya sought rifles in Oslo.": {("NOR", "KEN", "weapons")},
    "Kenya waved Norwegian tanks through its territory.": {("KEN", "NOR", "logistics")},
    "Russia turned off the tap to Moldova.": {("RUS", "MDA", "energy")},
    "Algeria has opened its airspace to flights with relief goods for Morocco.": {("DZA", "MAR", "logistics")},
    # what is said again of another, who was met before
    "France gave Chad radars. Italy intends to do the same.": {
        ("FRA", "TCD", "technology"), ("ITA", "TCD", "technology"),
    },
    "France gave Chad radars. The baker did the same.": {("FRA", "TCD", "technology")},
    "Mongolia and Russia renewed their friendship treaty. The Russians may ship a further lot of tanks.": {
        ("RUS", "MNG", "weapons"),
    },
}  # fmt: skip

CASES = {**CLAUSES, **THINGS, **BACKING}


@pytest.mark.parametrize(("text", "gifts"), CASES.items(), ids=CASES)
def test_only_these_gifts_are_read(text: str, gifts: Gifts) -> None:
    _, found = extraction(text, "2024-06-01")
    read = {
        (c.actor and c.actor.id, c.recipient and c.recipient.id, c.form) for c in found.claims if c.kind is Kind.SUPPORT
    }
    assert read == gifts


def test_who_does_the_same_later_only_plans_it() -> None:
    _, found = extraction("France gave Chad radars. Italy intends to do the same.", "2024-06-01")
    stages = {claim.actor and claim.actor.id: claim.stage for claim in found.claims}
    assert stages == {"FRA": "delivered", "ITA": "planned"}


def test_a_sanction_that_another_imposes_too_is_told_of_both() -> None:
    _, found = extraction("Britain sanctioned five Iranian firms on Monday, and Canada did the same.", "2024-06-01")
    assert {(c.actor and c.actor.id, c.kind) for c in found.claims} == {
        ("GBR", Kind.SANCTION), ("CAN", Kind.SANCTION),
    }  # fmt: skip
