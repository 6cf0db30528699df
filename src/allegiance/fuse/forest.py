"""What hangs together, and what goes round in a ring."""

from collections.abc import Iterable, Mapping
from typing import Any, Generic, TypeVar

Node = TypeVar("Node", bound="Any")


class Forest(Generic[Node]):
    """Union-find whose roots are the smallest members, so that the order of joining does not show."""

    def __init__(self) -> None:
        self._parent: dict[Node, Node] = {}

    def root(self, node: Node) -> Node:
        """The smallest member of what ``node`` hangs together with."""
        path = []
        while (parent := self._parent.setdefault(node, node)) != node:
            path.append(node)
            node = parent
        for step in path:
            self._parent[step] = node
        return node

    def join(self, one: Node, other: Node) -> None:
        """From now on the two hang together."""
        first, second = sorted((self.root(one), self.root(other)))
        self._parent[second] = first


def rings(arrows: Mapping[Node, Iterable[Node]]) -> list[tuple[Node, ...]]:
    """The groups of nodes that reach one another by arrows, each in order, smallest first.

    >>> rings({"a": ["b"], "b": ["c"], "c": ["a"], "d": ["a"]})
    [('a', 'b', 'c')]
    """
    reached = {node: _reached(node, arrows) for node in arrows}
    forest: Forest[Node] = Forest()
    inside = set()
    for node, others in reached.items():
        for other in others:
            if other != node and node in reached.get(other, ()):
                forest.join(node, other)
                inside |= {node, other}
    grouped: dict[Node, list[Node]] = {}
    for node in sorted(inside):
        grouped.setdefault(forest.root(node), []).append(node)
    return [tuple(nodes) for _, nodes in sorted(grouped.items())]


def _reached(start: Node, arrows: Mapping[Node, Iterable[Node]]) -> set[Node]:
    seen: set[Node] = set()
    waiting = [start]
    while waiting:
        for other in arrows.get(waiting.pop(), ()):
            if other not in seen:
                seen.add(other)
                waiting.append(other)
    return seen
