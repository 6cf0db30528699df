"""A reason why something was not read, on its way to becoming an ``Issue``."""

from allegiance.model import Issue


class Unreadable(Exception):
    """Raised inside the reading of one report; ``read`` turns it into an ``Issue`` and goes on."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason

    def issue(self, path: str) -> Issue:
        """The record of this problem at ``path``."""
        return Issue(code=self.code, path=path, reason=self.reason)
