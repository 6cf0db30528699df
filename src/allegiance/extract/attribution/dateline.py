"""Where a report was filed, "LIMA: Peru has sent ...", which looks like who speaks, "RUBIO: Peru has sent ..."."""

from collections.abc import Sequence

from allegiance.knowledge.states import states
from allegiance.knowledge.towns import towns_called
from allegiance.syntax import Token

_TOWN = 150_000  # inhabitants of a town that reports are filed from
_OURSELVES = {"i", "my", "our", "us", "we"}


def is_dateline(before: Sequence[Token], after: Sequence[Token]) -> bool:
    """True for a town before a colon, in capitals, or of a state that is then told of as somebody else's.

    A capital may speak for its government: "Lima: Chad must pay", "Lima: Our guns have gone to Peru's friends".
    """
    name = " ".join(token.text for token in before)
    codes = {code for code, size in towns_called(name.lower()).items() if size >= _TOWN}
    codes |= {code for code, state in states().items() if name.lower() in {one.lower() for one in state.capitals}}
    if not codes or name.isupper():
        return bool(codes)
    said = {token.text.lower() for token in after}
    if said & _OURSELVES or after[-1].text != ".":
        return False
    names = {
        one.lower() for code in codes if code in states() for one in (states()[code].name, *states()[code].demonyms)
    }
    return bool(said & names)
