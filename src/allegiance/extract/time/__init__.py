"""Times of a report: words to closed intervals of days, open where unknown."""

from allegiance.extract.time.reader import times, timexes
from allegiance.extract.time.timex import Timex

__all__ = ["Timex", "times", "timexes"]
