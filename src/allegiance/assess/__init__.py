"""Answers drawn from facts, with their reasons."""

from allegiance.assess.assessment import Assessment
from allegiance.assess.assumptions import Assumption, assumptions
from allegiance.assess.grades import Grade, credibility
from allegiance.assess.ranking import rank, weighed
from allegiance.assess.sources import Fallen, Source, sources, withdrawn
from allegiance.assess.summary import source_summary

__all__ = [
    "Assessment",
    "Assumption",
    "Fallen",
    "Grade",
    "Source",
    "assumptions",
    "credibility",
    "rank",
    "source_summary",
    "sources",
    "weighed",
    "withdrawn",
]
