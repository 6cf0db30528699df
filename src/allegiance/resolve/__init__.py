"""Names to actors: everybody a report mentions and whom the words mean."""

from allegiance.resolve.cast import cast

__all__ = ["cast"]
