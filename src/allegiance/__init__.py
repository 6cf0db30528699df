"""Allegiance tells who backs whom, with what, and on whose word."""

__version__ = "0.1.0"
