"""Times of a report: words to closed intervals of days, open where unknown."""

from allegiance.extract.time.check import contradictions
from allegiance.extract.time.days import day_of
from allegiance.extract.time.happenings import Happening, known_events
from allegiance.extract.time.reader import times, timexes
from allegiance.extract.time.timex import Timex
from allegiance.extract.time.values import value

__all__ = ["Happening", "Timex", "contradictions", "day_of", "known_events", "times", "timexes", "value"]
