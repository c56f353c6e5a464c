"""Searches from many things at once, breadth first, as products of matrices."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .base import Base
from .parts import numbered_parts
from .tree import tree

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from .base import Integers, Numbers

__all__ = ["Search", "columns", "product", "search", "sources", "worth_arrays"]

WORK, DEEP = 500_000, 200
"""Above so many sources times tied pairs products are quicker, unless they are so many levels deep."""

AT_ONCE = 32
"""Searches in one product: more fit no better into the cache of a processor."""


@dataclass(frozen=True)
class Search:
    """What breadth-first searches found; a column each, a row each node."""

    distance: NDArray[np.int32]
    """Steps from the source, -1 where it does not reach."""
    paths: Numbers
    """How many shortest paths lead there from the source."""
    depth: int
    """The most steps of any."""


def sources(base: Base, most: int, seed: int) -> tuple[list[Integers], Integers]:
    """Return the sources to search from, and the number of the component of each node.

    All nodes of a component where it has at most `most`, else a sample of so many that depends on nothing outside it.
    """
    import numpy as np

    part = numbered_parts(base)
    order = np.argsort(part, kind="stable")
    members = np.split(order, np.cumsum(np.bincount(part))[:-1]) if len(base) else []
    chosen = [
        nodes if len(nodes) <= most else nodes[sorted(random.Random(seed).sample(range(len(nodes)), most))]
        for nodes in members
    ]
    return chosen, part


def worth_arrays(base: Base, chosen: list[Integers]) -> bool:
    """Tell whether to search on arrays: as forced, else where there is much to do and nothing is far away."""
    if base.forced:
        return base.on_arrays()
    return sum(map(len, chosen)) * base.pairs > WORK and tree(base).depth <= DEEP


def columns(chosen: list[Integers]) -> Iterator[tuple[Integers, Integers]]:
    """Yield (sources, column of each) for a product at a time; sources of different components share a column."""
    import numpy as np

    widest = max(map(len, chosen), default=0)
    for first in range(0, widest, AT_ONCE):
        parts = [nodes[first : first + AT_ONCE] for nodes in chosen if len(nodes) > first]
        yield np.concatenate(parts), np.concatenate([np.arange(len(nodes)) for nodes in parts])


def search(base: Base, starts: Integers, column: Integers) -> Search:
    """Search from nodes, each in its column, by levels."""
    import numpy as np

    shape = (len(base), int(column.max()) + 1)
    distance = np.full(shape, -1, dtype=np.int32)
    paths = np.zeros(shape)
    distance[starts, column] = 0
    paths[starts, column] = 1
    level, depth = paths.copy(), 0
    while True:
        level = product(base, level, (distance < 0).any(axis=1))
        level[distance >= 0] = 0
        new = level > 0
        if not new.any():
            return Search(distance, paths, depth)
        depth += 1
        distance[new] = depth
        paths += level


FEW = 0.25
"""A share of the nodes that is worth picking out."""


def product(base: Base, values: Numbers, wanted: Any) -> Numbers:
    """Return the sum of the neighbours' values for the rows wanted; what the others hold does not matter."""
    import numpy as np

    active = values.any(axis=1)
    spread: Numbers
    if active.mean() < FEW:
        spread = base.pattern[active].T @ values[active]
    elif wanted.mean() < FEW:
        spread = np.zeros(values.shape)
        spread[wanted] = base.pattern[wanted] @ values
    else:
        spread = base.pattern @ values
    return spread
