"""Claims read by a language model behind an endpoint the user names; never asked otherwise, never needed.

A model only proposes. Each of its words must stand in the report, who is meant and how much is read off those words by
our own readers, and what cannot be placed becomes an issue.
"""

from allegiance.extract.endpoint.extractor import configured

__all__ = ["configured"]
