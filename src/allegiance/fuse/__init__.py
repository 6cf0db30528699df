"""Claims of several reports about the same thing, and how many independent origins they have."""

from allegiance.fuse.contradictions import contradictions
from allegiance.fuse.facts import facts
from allegiance.fuse.fusion import Fusion
from allegiance.fuse.interval import Interval, intervals
from allegiance.fuse.judged import VERDICTS
from allegiance.fuse.lineage import lineages
from allegiance.fuse.sharing import Shared, sharing
from allegiance.fuse.stage import Family, family

__all__ = [
    "VERDICTS",
    "Family",
    "Fusion",
    "Interval",
    "Shared",
    "contradictions",
    "facts",
    "family",
    "intervals",
    "lineages",
    "sharing",
]
