"""Bytes to documents: text, HTML and JSON records from files, folders, patterns and standard input."""

from allegiance.read.options import ReadOptions
from allegiance.read.reading import Reading, read, readings

__all__ = ["ReadOptions", "Reading", "read", "readings"]
