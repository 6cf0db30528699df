"""Answers drawn from facts, with their reasons."""

from allegiance.assess.alerts import Alert, alerts
from allegiance.assess.assessment import Assessment
from allegiance.assess.assumptions import assumptions
from allegiance.assess.backer import NOT_STATED
from allegiance.assess.bargains import Bargain, Exchange, Flow, bargain
from allegiance.assess.grades import Grade, credibility, graded
from allegiance.assess.grounds import grounds
from allegiance.assess.hypotheses import Matrix, Piece, about_support
from allegiance.assess.hypotheses import from_file as matrix_from_file
from allegiance.assess.ranking import rank, weighed
from allegiance.assess.realignments import Realignment, realignments
from allegiance.assess.reviews import ON_ONE, Reviews, reviews, words_on
from allegiance.assess.rows import Opened, opened
from allegiance.assess.selection import known_by, without
from allegiance.assess.sensitivity import Sensitivity, sensitivity
from allegiance.assess.sources import Fallen, Source, reliable, sources, withdrawn
from allegiance.assess.summary import source_summary
from allegiance.assess.trends import Trend, trends
from allegiance.assess.unheard import Unheard, unheard

__all__ = [
    "NOT_STATED",
    "ON_ONE",
    "Alert",
    "Assessment",
    "Bargain",
    "Exchange",
    "Fallen",
    "Flow",
    "Grade",
    "Matrix",
    "Opened",
    "Piece",
    "Realignment",
    "Reviews",
    "Sensitivity",
    "Source",
    "Trend",
    "Unheard",
    "about_support",
    "alerts",
    "assumptions",
    "bargain",
    "credibility",
    "graded",
    "grounds",
    "known_by",
    "matrix_from_file",
    "opened",
    "rank",
    "realignments",
    "reliable",
    "reviews",
    "sensitivity",
    "source_summary",
    "sources",
    "trends",
    "unheard",
    "weighed",
    "withdrawn",
    "without",
    "words_on",
]
