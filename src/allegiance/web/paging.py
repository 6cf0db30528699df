"""Long lists in pages."""

from dataclasses import dataclass

PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class Paging:
    """Which stretch of a list is shown."""

    number: int
    total: int

    @property
    def offset(self) -> int:
        """How many come before."""
        return (self.number - 1) * PAGE_SIZE

    @property
    def first(self) -> int:
        """The number of the first one shown."""
        return min(self.offset + 1, self.total)

    @property
    def last(self) -> int:
        """The number of the last one shown."""
        return min(self.offset + PAGE_SIZE, self.total)

    @property
    def before(self) -> int | None:
        """The page before this one."""
        return self.number - 1 if self.number > 1 else None

    @property
    def after(self) -> int | None:
        """The page after this one."""
        return self.number + 1 if self.last < self.total else None
