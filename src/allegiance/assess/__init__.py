"""Answers drawn from facts, with their reasons."""

from allegiance.assess.ranking import rank

__all__ = ["rank"]
