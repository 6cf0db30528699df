"""Names to actors: everybody a report mentions and whom the words mean."""

from allegiance.knowledge import explain, lookup
from allegiance.resolve.cast import cast

__all__ = ["cast", "explain", "lookup"]
