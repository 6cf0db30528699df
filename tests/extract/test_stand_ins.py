"""Words that stand for a party or a thing named elsewhere: read for the one they mean, or for nobody."""

import pytest

from allegiance.model import Kind
from extraction import extraction

CASES = {
    # a republic, kingdom or nation "of" a name is the one that is named
    "Oman criticised Kenya's plans to sell rifles to the breakaway republic of Abkhazia.": {
        ("KEN", "group:abkhazia", "weapons")
    },
    "Peru spoke to Chad. Togo sent rifles to the island nation of Malta.": {("TGO", "MLT", "weapons")},
    "Peru spoke to Chad. Togo trained the guards of the tiny kingdom of Lesotho.": {("TGO", "LSO", "training")},
    # a group's chief and fighters are the group's, whatever land stands before its name
    "Lebanon's Hezbollah chief said his party was funded by Iran.": {("IRN", "group:hezbollah", "finance")},
    "Yemen's Houthi fighters received drones from Iran.": {("IRN", "group:houthis", "drones")},
    "Congo's M23 rebels were armed by Rwanda.": {("RWA", "group:m23", "weapons")},
    # who leads a group acts for it
    "Khalifa Haftar has received tanks from Egypt.": {("EGY", "group:lna", "weapons")},
    "Iran has sent rockets to Hassan Nasrallah.": {("IRN", "group:hezbollah", "missiles")},
    "Khalifa Haftar thanked Cairo. Jordan had supplied his forces with rifles.": {("JOR", "group:lna", "weapons")},
    # the second noun of giving in a row goes where the first went
    "Peru violates the embargo through military aid to Chad as well as the provision of shells and intelligence.": {
        ("PER", "TCD", "weapons"),
        ("PER", "TCD", "ammunition"),
        ("PER", "TCD", "intelligence"),
    },
    "Peru fears Togo's payments to Chad in four rates and the delivery of the mortars.": {("TGO", "TCD", "finance")},
    "Peru praised Togo's military aid to Chad. It fears the delivery of shells.": {("TGO", "TCD", "weapons")},
    # what is from somewhere was given there
    "Hezbollah's weapons and rockets are from Iran.": {
        ("IRN", "group:hezbollah", "weapons"),
        ("IRN", "group:hezbollah", "missiles"),
    },
    "Peru's drones are from the same town as those of Chad.": set(),
    "The Peruvian soldiers are from Lima.": set(),
    # who asks for his guests' departure is left
    "Chad told France to withdraw its soldiers.": {("FRA", "TCD", "personnel")},
    "Oman urged Kenya to pull its troops out of Somalia.": {("KEN", "SOM", "personnel")},
    "Peru ordered its generals to withdraw troops.": set(),
    # jet fighters are no men
    "Peru sold 48 F15 jet fighters to Chad.": {("PER", "TCD", "weapons")},
    # what is sold is a thing, and may stand in the clause before
    "Peru said Chad was using drones because Togo was selling them to Niger.": {("TGO", "NER", "drones")},
    "Kenya has trained soldiers of Chad. It paid for the howitzers, and Togo sold them to Chad.": {
        ("KEN", "TCD", "training"),
        ("TGO", "TCD", "weapons"),
    },
    "Nepal has hired Gurkha guards. It wants radars too, and Latvia exports them to Nepal.": {
        ("LVA", "NPL", "technology")
    },
}


@pytest.mark.parametrize(("text", "told"), CASES.items(), ids=CASES)
def test_support_goes_to_whom_the_words_mean(text: str, told: set[tuple[str, str, str]]) -> None:
    _, found = extraction(text)
    read = {
        (c.actor and c.actor.id, c.recipient and c.recipient.id, c.form) for c in found.claims if c.kind is Kind.SUPPORT
    }
    assert read == told
