"""The breadth-first tree of a network, numbered so that what hangs below a node is a range of numbers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from .base import Base
from .parts import numbered_parts

if TYPE_CHECKING:
    from .base import Integers

__all__ = ["Tree", "tree"]


@dataclass(frozen=True, eq=False)
class Tree:
    """Everything by position: 0 is an added root above one node of each component, then nodes level by level."""

    node: Integers
    """The node at each position; the added root is one more than the last node."""
    parent: Integers
    """The position of the parent; never falls from one position to the next."""
    levels: Integers
    """The first position of each level, and one past the last."""

    @property
    def depth(self) -> int:
        """Steps from the root of a component to the farthest node."""
        return len(self.levels) - 3

    @cached_property
    def size(self) -> Integers:
        """How many nodes hang below each, itself included."""
        import numpy as np

        size = np.ones(len(self.node), dtype=np.int64)
        for first, end in self.upwards():
            np.add.at(size, self.parent[first:end], size[first:end])
        return size

    @cached_property
    def number(self) -> Integers:
        """The number of each in preorder: those below it have the next ones."""
        import numpy as np

        before = np.cumsum(self.size) - self.size
        eldest = np.maximum(np.searchsorted(self.parent, self.parent, side="left"), 1)
        number = 1 + before - before[eldest]
        number[0] = 0
        for first, end in reversed(list(self.upwards())):
            number[first:end] += number[self.parent[first:end]]
        return number

    def upwards(self) -> list[tuple[int, int]]:
        """Return the range of positions of each level but the root's, deepest first."""
        bounds = self.levels.tolist()
        return list(pairwise(bounds[1:]))[::-1]


def tree(base: Base) -> Tree:
    """Return the breadth-first tree of a network of at least one node."""
    import numpy as np
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import breadth_first_order

    pattern, size = base.pattern, len(base)
    _, roots = np.unique(numbered_parts(base), return_index=True)
    indices = np.concatenate([pattern.indices, roots.astype(pattern.indices.dtype)])
    bounds = np.append(pattern.indptr, len(indices)).astype(pattern.indptr.dtype)
    below = csr_array((np.ones(len(indices)), indices, bounds), shape=(size + 1, size + 1))
    order, before = breadth_first_order(below, size, directed=True)
    position = np.empty(size + 1, dtype=np.int64)
    position[order] = np.arange(size + 1)
    parent = np.zeros(size + 1, dtype=np.int64)
    parent[1:] = position[before[order[1:]]]
    return Tree(order.astype(np.int64), parent, _levels(parent))


def _levels(parent: Integers) -> Integers:
    """Return where each level begins: a level holds the children of the one before."""
    import numpy as np

    bounds = [0, 1]
    while bounds[-1] < len(parent):
        bounds.append(int(np.searchsorted(parent, bounds[-1], side="left")))
    return np.array(bounds, dtype=np.int64)
