"""The cheapest ways from one thing to another, through networks of any size, without directions.

Every hop costs 1, every thing between the logarithm (base 2) of the number of its neighbours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from heapq import heappop, heappush
from itertools import cycle, repeat
from math import inf
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from ..network import EdgeArrays

    Flags: TypeAlias = NDArray[np.bool_]
    Floats: TypeAlias = NDArray[np.float64]
    Ints: TypeAlias = NDArray[np.int64]

__all__ = ["Ground"]

Way: TypeAlias = tuple[int, ...]
Begun: TypeAlias = tuple[float, Way, float, Iterator[Any]]
"""What a way will cost at least, the way so far, what it has cost, and what stands behind it in line."""

SLIGHT = 1e-6
"""What a cost weighs where the number of hops decides."""


class Ground:
    """Who is tied to whom in a network, and what it costs to pass each thing; things are the numbers of the network."""

    def __init__(self, network: EdgeArrays) -> None:
        import numpy as np

        from ..columns import distinct

        self.network = network
        count = len(network.names)
        one, other = network.start.astype(np.int64), network.end.astype(np.int64)
        proper = one != other
        pairs = np.concatenate([one[proper] * count + other[proper], other[proper] * count + one[proper]])
        near, other = np.divmod(distinct(pairs), max(count, 1))
        self._first = np.searchsorted(near, np.arange(count + 1))
        self.degree: Ints = np.diff(self._first)
        """How many neighbours each thing has."""
        self.passing: Floats = np.log2(np.maximum(self.degree, 1))
        """What it costs to pass each thing, the hop to it aside."""
        self._near = other[np.lexsort((other, self.passing[other], near))]

    def near(self, node: int) -> Ints:
        """Return the neighbours of a thing, those that cost least first."""
        return self._near[self._first[node] : self._first[node + 1]]

    def cost(self, way: Sequence[int]) -> float:
        """Return the cost of a way."""
        return round(len(way) - 1 + float(self.passing[list(way[1:-1])].sum()), 6)

    def part(self, node: int, shut: Flags) -> list[int]:
        """Return all that a thing is connected with, itself too, past no thing that is `shut`; rising."""
        import numpy as np

        reached = np.zeros_like(shut)
        for _ in self._fronts(node, reached, shut):
            pass
        return np.flatnonzero(reached).tolist()

    def connected(self, start: int, end: int, shut: Flags) -> bool:
        """Tell whether any way leads from one thing to another past no thing that is `shut`."""
        import numpy as np

        reached = [np.zeros_like(shut), np.zeros_like(shut)]
        fronts = [self._fronts(node, *flags) for node, *flags in zip((start, end), reached, repeat(shut))]
        for side in cycle((0, 1)):
            front = next(fronts[side], None)
            if front is None or reached[1 - side][front].any():
                return front is not None
        return False

    def _fronts(self, node: int, reached: Flags, shut: Flags) -> Iterator[Ints]:
        """Yield what is as many hops from a thing, from none on, and mark it as reached."""
        import numpy as np

        from ..columns import distinct

        front = np.array([node])
        while len(front):
            reached[front] = True
            yield front
            start, size = self._first[front], self.degree[front]
            place = np.repeat(start - (np.cumsum(size) - size), size) + np.arange(int(size.sum()))
            there = self._near[place]
            front = distinct(there[~(reached[there] | shut[there])])

    def ways(self, start: int, end: int, shut: Flags, *, fewest_hops: bool = False) -> Iterator[Way]:
        """Yield the ways from one thing to another, none past a thing twice nor past one that is `shut`.

        By cost, equal ones by the numbers of the things; with `fewest_hops` by the number of hops, then by cost. A way
        that is begun waits until all that must be cheaper have been told: what is still to come of it is known exactly
        near the end, and elsewhere at least how far the search around the end has got.
        """
        if not self.connected(start, end, shut):
            return
        around = _Around(self, end, shut, fewest_hops)
        begun: list[Begun] = [(0.0, (start,), 0.0, iter(()))]
        while begun:
            least, way, spent, rest = heappop(begun)
            _push(begun, rest)
            if way[-1] == end:
                yield way
                continue
            ahead = around.least(way[-1], least / 2)
            if spent + ahead > least:
                heappush(begun, (spent + ahead, way, spent, iter(())))
            else:
                _push(begun, self._longer(way, spent, around))

    def _longer(self, way: Way, spent: float, around: _Around) -> Iterator[tuple[float, Way, float]]:
        """Yield a way with one thing more, the cheapest first."""
        import numpy as np

        nodes = self.near(way[-1])
        nodes = nodes[~around.shut[nodes]]
        costs = spent + around.steps[nodes]
        least = costs + np.minimum(around.far[nodes], around.bound)
        order = np.lexsort((nodes, least))
        rest = zip(least[order].tolist(), nodes[order].tolist(), costs[order].tolist(), strict=True)
        return ((least, (*way, node), cost) for least, node, cost in rest if node not in way)


def _push(heap: list[Any], rest: Iterator[tuple[Any, ...]]) -> None:
    """Put the first of what stands in order on a heap, together with the rest."""
    one = next(rest, None)
    if one is not None:
        heappush(heap, (*one, rest))


class _Around:
    """How far things are from the end of a way, found out as far as it is asked for.

    What it costs to go on from a thing is the same for all its neighbours. So those who see it first are as far as they
    ever are, and each thing is looked at once.
    """

    def __init__(self, ground: Ground, end: int, shut: Flags, fewest_hops: bool) -> None:
        import numpy as np

        self.shut = shut
        self.steps: Floats = 1.0 + ground.passing
        """What it costs to go on to each thing."""
        self.steps[end] = 1.0
        if fewest_hops:
            self.steps = 1.0 + self.steps * SLIGHT
        self.far: Floats = np.full(len(shut), np.inf)
        """How far each thing is from the end, as far as it is known."""
        self.far[end] = 0.0
        self.bound = float(self.steps[end])
        """All others are at least so far."""
        self._ground = ground
        self._open: list[tuple[float, int, Iterator[Any]]] = [(self.bound, end, iter(()))]

    def least(self, node: int, radius: float) -> float:
        """Return how far a thing is from the end, or at least how far; exactly up to a radius."""
        if self.bound <= radius and self.far[node] > self.bound:
            self._grow(radius)
        return min(float(self.far[node]), self.bound)

    def _grow(self, radius: float) -> None:
        while self.bound <= radius:
            far, node, rest = heappop(self._open)
            _push(self._open, rest)
            seen = self._ground.near(node)
            seen = seen[(self.far[seen] == inf) & ~self.shut[seen]]
            self.far[seen] = far
            _push(self._open, zip((far + self.steps[seen]).tolist(), seen.tolist(), strict=True))
            self.bound = self._open[0][0] if self._open else inf
