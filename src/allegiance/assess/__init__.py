"""Answers drawn from facts, with their reasons."""

from allegiance.assess.assessment import Assessment
from allegiance.assess.assumptions import Assumption, assumptions
from allegiance.assess.ranking import rank, weighed

__all__ = ["Assessment", "Assumption", "assumptions", "rank", "weighed"]
