"""One time expression as TimeML sees it."""

from dataclasses import dataclass

from allegiance.extract.time.calendar import Period
from allegiance.model import Span


@dataclass(frozen=True, slots=True)
class Timex:
    """Words, their TIMEX3 type and value, and the days meant; ``period`` is null where none is known.

    ``stated`` when the words alone give the days; ``rule`` names the rule that read them; ``tense`` is that of the verb
    above. ``year_stated`` when a year stands in the words.
    """

    span: Span
    surface: str
    type: str
    value: str
    period: Period | None
    rule: str
    stated: bool = False
    year_stated: bool = False
    joined: bool = False
    tense: str | None = None
