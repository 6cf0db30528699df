"""The day of words that another sentence gives: who spoke, acted or was heard on a day goes on speaking on it."""

from datetime import date

import pytest

from allegiance.model import Attribution, Kind
from extraction import extraction


def attribution(text: str, published: str = "2024-06-20") -> Attribution:
    _, found = extraction(text, published)
    return next(claim.attribution for claim in reversed(found.claims) if claim.kind is Kind.SUPPORT)


def said_on(text: str) -> date | None:
    day = attribution(text).said_on
    return day.start if day is not None else None


STATE = 'Oslo hit out at Tehran on Monday. "Iran has sent Sudan drones," the Norwegian foreign ministry said.'
CAPITAL = "Ankara reacted on Monday. Greece has sent Armenia rifles, Turkey's defence ministry complained."
MINISTRY = (
    "The Danish defence ministry spoke of smuggling on Monday. Iran has sent Sudan drones, Troels Lund Poulsen added."
)
LEAD = (
    "Officials in Denmark say Iran has sent Sudan drones. Troels Lund Poulsen, the defence minister, told journalists "
    "on Monday that the drones were new."
)
HEARD = (
    "So much emerged on Monday from officials in Oslo. The war goes on.\n\nNobody knows how it ends.\n\nIt began in "
    "Khartoum. It spread.\n\nIran has sent Sudan drones, Jonas Gahr Store said."
)
MEETING = (
    "PRESS CONFERENCE OF THE MINISTER\n\nOslo, Monday, 17 June 2024\n\nA question was put about Khartoum.\n\n"
    "Jonas Gahr Store said that Iran has sent Sudan drones."
)
EARLY = "Norway's prime minister has promised Ukraine ten tanks. He was showing Scholz round Oslo on Monday."

OFFICERS = "Norwegian officers showed drones on Monday. Iran has sent Sudan drones, Jonas Gahr Store said."


@pytest.mark.parametrize("text", [STATE, CAPITAL, MINISTRY, LEAD, HEARD, MEETING, EARLY, OFFICERS])
def test_the_day_is_told_in_another_sentence(text: str) -> None:
    assert said_on(text) == date(2024, 6, 17)


TOLD = "Jonas Gahr Store said Iran had attacked border posts on Monday. Iran has sent Sudan drones, he added."
SOLDIERS = "Norwegian soldiers landed in Oslo on Monday. Iran has sent Sudan drones, Jonas Gahr Store said."
LATER = "A Danish official said Iran sent Sudan drones. Troels Lund Poulsen, the minister, told reporters so on Monday."
PERFECT = "Oslo hit out at Tehran on Monday. The Norwegian foreign ministry has denied that Norway sent Sudan drones."
OTHER_STATE = "Oslo hit out at Tehran on Monday. Iran has sent Sudan drones, the Swedish foreign ministry said."
OTHER_PERSON = "Jonas Gahr Store met them, he said on Monday. Iran has sent Sudan drones, Espen Barth Eide says."
SOMEBODY = "Oslo hit out at Tehran on Monday. Iran has sent Sudan drones, a Norwegian official told Reuters."
DATELINE = "OSLO, June 17 (Harbour Press) - Norway has a new king. Iran has sent Sudan drones, its army said."
FAR = "Oslo hit out at Tehran on Monday. It rained. It snowed. It froze. Iran has sent Sudan drones, Oslo says."


@pytest.mark.parametrize("text", [OTHER_STATE, OTHER_PERSON, SOMEBODY, DATELINE, FAR, TOLD, SOLDIERS, PERFECT, LATER])
def test_another_speaker_has_a_day_of_his_own(text: str) -> None:
    assert said_on(text) is None


def test_the_day_before_is_before_that_of_the_words_told_last() -> None:
    text = (
        "They are old, Lars Lokke Rasmussen said on Tuesday. Iran had sent Sudan drones, Reuters had reported the "
        "day before."
    )
    assert said_on(text) == date(2024, 6, 17)
