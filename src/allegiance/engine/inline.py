"""Work in this process, one item after the other."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from allegiance.engine.protocol import Failure, Item, Result, attempt


@dataclass(frozen=True, slots=True)
class Inline:
    """The engine without machinery: what the others must agree with."""

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result | Failure]:
        """See Engine."""
        for position, item in enumerate(items):
            yield attempt(function, item, position)
