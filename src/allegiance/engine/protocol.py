"""What an engine is."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Failure:
    """What stands in the place of a result that could not be had: the position of the item, and why."""

    position: int
    reason: str


class Engine(Protocol):
    """Runs a function over items."""

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result | Failure]:
        """Results in the order of the items, read lazily; an item that raises becomes a Failure, the rest goes on.

        For engines with processes ``function`` is importable by name (or a ``functools.partial`` of such a one).
        """
        ...


def attempt(function: Callable[[Item], Result], item: Item, position: int) -> Result | Failure:
    """The result, or the Failure that stands for what was raised."""
    try:
        return function(item)
    except Exception as error:
        return Failure(position, f"{type(error).__name__}: {error}")
