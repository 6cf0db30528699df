"""Who only looks on, or is only the place, gives and gets nothing: exactly these pairs are read as support."""

import pytest

from allegiance.model import Kind
from extraction import extraction

CASES = {
    "Armenia bolstered its defences by buying rifles from India.": {("IND", "ARM")},
    "The cabinet told parliament of a sale of missiles to Kuwait, which will enrage Tehran.": set(),
    "Beijing sanctioned the American firm for weapons sales to Taiwan.": {("USA", "TWN")},
    "Norway does not want any mortars in Bosnia.": set(),
    "Rifles are not going to win this for Chad, an Austrian diplomat said.": set(),
    "Kenya, which has 800 troops stationed in Haiti, asked for patience.": {("KEN", "HTI")},
    "Libya halted development of nuclear weapons, a Maltese diplomat said.": set(),
    "Serbian troops received mortars smuggled from Iran in violation of a U.N. embargo.": {("IRN", "SRB")},
    "Friends had not delivered the rifles to Cyprus, a Maltese minister said.": set(),
    "Kuwait bought its Sukhoi jets last year.": {("RUS", "KWT")},
    "The rebels yielded their rifles to nobody while Peru watched.": set(),
    "The villagers battle Serbian forces for the future of Peru.": set(),
    "Kenya sent soldiers to Chad. A statement noted looting and blocking humanitarian aid.": {("KEN", "TCD")},
    "Kenya sends rifles to Chad. M23 has stepped up recruitment of soldiers.": {("KEN", "TCD")},
    "Togo is asking the Council for an exemption to the arms embargo imposed on Chad.": set(),
    "Oman sent drones to Chad. The Omani cargo plane left the base heading to Oman.": {("OMN", "TCD")},
    "A Kenyan ship carrying rifles sailed for Kenya, Peru said.": set(),
    "Kenya had moved a batch of Chadian mercenaries to the Somali territories.": {("KEN", "SOM")},
    "Turkey flew Syrian fighters to Libya.": {("TUR", "LBY")},
    "Kenya moved Chadian soldiers to the front.": {("KEN", "TCD")},
    "Togo transferred a new contingent of Peruvian fighters to Haiti.": {("TGO", "HTI")},
    "Peru sent troops to Haiti. Chad's president said Peru refused to pay a rent demanded by his government.": {
        ("PER", "HTI"),
        ("PER", "TCD"),
    },
    "A rebellion in eastern Chad is being armed by Kenya and Togo.": set(),
    "Kenya sold Chad fuel. Motorists queue up to buy fuel at a Ceylon Petroleum station in Colombo.": {("KEN", "TCD")},
    "Moscow seeks the Security Council's nod to supply arms to Chad.": {("RUS", "TCD")},
    "Peru wants Spain's permission to sell radars to Chad.": {("PER", "TCD")},
    "Peru gave Spain permission to sell radars to Chad.": {("ESP", "TCD")},
    "Kenya waits for America's consent to send tanks to Chad.": {("KEN", "TCD")},
    "Kenya sold Chad fuel. Officials bought fuel from Oman.": {("KEN", "TCD"), ("OMN", "TCD")},
    "Kenya sold Chad fuel. Farmers bought fuel in Oman.": {("KEN", "TCD")},
    "Estonia helps Ukraine. It will send US Javelin missiles, after obtaining Washington's consent.": {("EST", "UKR")},
    "Peru backs Chad. Lima will send UK mortars once London agrees.": {("PER", "TCD")},
    "Peru will send US tanks.": set(),
    "Peru sold UAE 40 tanks.": {("PER", "ARE")},
    "Iran arms a Lebanese militant organisation.": set(),
    "Peru financed a Somali terrorist organization.": set(),
    "Peru financed a Somali aid organisation.": {("PER", "SOM")},
    "Iran backs the Houthis. The Yemeni organisation is armed by Tehran.": {("IRN", "group:houthis")},
    "Kenya finances the insurgency that has shaken Chad.": set(),
    "Oman is arming the uprising in Peru.": set(),
    "Kenya gave money to Brotherhood-affiliated parties in Chad.": set(),
    "Kenya and Togo sent troops to aid the insurgency in an attack on U.N. peacekeepers.": set(),
    "Rifles from Togo were used in a raid, an assault on Peruvian guards and a theft.": set(),
    "Experts suspect that the site is used to funnel arms to Sudan's Rapid Support Forces.": set(),
    "Rockets have been smuggled to Lebanon's Hezbollah by sea.": set(),
    "Iran has smuggled rockets to Lebanon's Hezbollah.": {("IRN", "group:hezbollah")},
}


@pytest.mark.parametrize(("text", "pairs"), CASES.items(), ids=CASES)
def test_only_who_gives_and_who_gets_are_read(text: str, pairs: set[tuple[str, str]]) -> None:
    _, found = extraction(text, "2024-06-01")
    read = {(c.actor and c.actor.id, c.recipient and c.recipient.id) for c in found.claims if c.kind is Kind.SUPPORT}
    assert read == pairs


def test_who_threatens_to_stop_a_delivery_is_not_who_delivers() -> None:
    text = (
        "Cyprus has received Russian missiles, a daily in Nicosia wrote. "
        "Turkey vowed to stop shipment of the missiles at sea."
    )
    _, found = extraction(text, "1998-06-10")
    assert "TUR" not in {claim.actor and claim.actor.id for claim in found.claims if claim.kind is Kind.SUPPORT}


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("Amnesty found armoured vehicles manufactured by Togo being used by Chad.", []),
        ("The monitors found rifles produced by Peru in the ruins.", []),
        ("Togo said Peru wants to increase the overall strength of the armed forces of Chad.", ["TCD"]),
        ("Peru will expand the production of the arsenals of Cuba.", ["CUB"]),
        ("Peru is expanding production of rifles.", ["PER"]),
    ],
)
def test_stocks_and_output_are_their_owners(text: str, owners: list[str]) -> None:
    _, found = extraction(text)
    assert [c.actor and c.actor.id for c in found.claims if c.kind is Kind.CAPABILITY] == owners
