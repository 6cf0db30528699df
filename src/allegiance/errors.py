"""One base, one class per failure; the docstring is the message, its braces are filled from the arguments."""


class AllegianceError(Exception):
    """Something went wrong."""

    exit_code = 1

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__((type(self).__doc__ or "").format(**facts))


class UsageError(AllegianceError):
    """{reason}"""

    exit_code = 2


class NothingRead(AllegianceError):
    """Nothing could be read from {paths}: see the problems listed above."""


class LedgerMissing(AllegianceError):
    """There is no ledger at {path}. Make one with: allegiance read REPORTS --ledger {path}"""

    exit_code = 2


class LedgerUnusable(AllegianceError):
    """The ledger {path} cannot be used: {reason}"""


class DocumentRefused(AllegianceError):
    """{path} cannot be kept in the ledger: {reason}"""


class UnknownId(AllegianceError):
    """No {what} has an id that begins with {id}. List them with: allegiance {verb}"""

    exit_code = 2


class Untraced(AllegianceError):
    """{id} was read by {extractor}, which leaves no trace of its reasons. Its words stand in: allegiance show {id}"""


class AmbiguousId(AllegianceError):
    """{count} {what}s have ids that begin with {id}; give more of it."""

    exit_code = 2


class UnknownState(AllegianceError):
    """{name!r} is not a state or actor we know. Try its ISO 3166 alpha-3 code, such as RUS, or its English name."""

    exit_code = 2


class UnknownSource(AllegianceError):
    """No claim goes back to a source called {name!r}. List them with: allegiance sources"""

    exit_code = 2


class UnknownActor(AllegianceError):
    """We know nobody called {name!r}. Try another spelling, or an English name."""

    exit_code = 2


class ModelMismatch(AllegianceError):
    """The model {name} is not the one this version was built for ({reason}). Reinstall with: make install"""
