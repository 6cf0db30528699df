"""What whoever ranks the backers of a state may have in saying so, as far as public ties show it."""

from allegiance.assess.evidence import opponents_of
from allegiance.assess.selection import state_behind
from allegiance.model import Claim, Party

UNKNOWN = "no stake that this record knows of"


def interest(claim: Claim) -> str:
    """The stake of the speaker, or of the outlet where nobody else speaks, in a ranking that a report makes.

    Read off who they speak for: the one ranked, the one who receives, one ranked lower, or an opponent of any.
    """
    speaker = claim.attribution.speaker
    voices = {speaker.state, speaker.id} if speaker is not None else {state_behind(claim.outlet)}
    voices |= {state_behind(relay.name) for relay in claim.attribution.relays} if speaker is None else set()
    voices -= {None}
    lower = [other for other in claim.others if other.role == "outranked"]
    roles = [
        (claim.actor, "speaks for {}, whom it ranks first"),
        (claim.recipient, "speaks for {}, who receives"),
        *((other, "speaks for {}, whom it ranks lower") for other in lower),
    ]
    for party, words in roles:
        if party is not None and party.id in voices:
            return words.format(party.name)
    for party, _ in roles:
        if isinstance(party, Party) and party.id is not None and not voices.isdisjoint(_opposed(party.id)):
            return f"speaks for an opponent of {party.name}"
    return "speaks for a third state" if speaker is not None and speaker.state is not None else UNKNOWN


def _opposed(state: str) -> frozenset[str]:
    return opponents_of(state, frozenset())
