"""Communities of a small network by Louvain's method with one node at a time, taken up again until nothing gains.

Nodes are settled after each merging of communities too, from the whole network down (Rotta and Noack 2011). Since all
starts from single nodes may end in one poor place, half of the nodes of a small network are then thrown about, several
times, and the best counts (iterated local search).
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from scipy.sparse import csr_array

    from .base import Integers

__all__ = ["grouped"]

WORK, TRIES = 5_000, 10
"""Entries of the matrix - each tie is two - that all tries together may look at, and how many there are at most."""

LEAST = 1e-12
"""What a move has to gain at least, as a part of all ties: less is a matter of rounding."""


@dataclass(frozen=True)
class _Net:
    """The ties of a network as lists."""

    near: list[list[tuple[int, float]]]
    """The other ends of the ties of each node, with their weights; without ties to itself."""
    strength: list[float]
    """The weight of all ties of each node, of those to itself twice."""
    whole: float
    """The sum of these."""

    def __len__(self) -> int:
        return len(self.near)


def grouped(ties: csr_array, random: np.random.Generator) -> Integers:
    """Return the number of the community of each node, from 0."""
    import numpy as np

    net = _read(ties)
    best = _settled(net, _climbed(net, random), random)
    for _ in range(1, min(WORK // max(ties.nnz, 1), TRIES)):
        other = best.copy()
        for node in random.permutation(len(net))[::2].tolist():
            other[node] = int(random.integers(len(net)))
        _move(net, other, random)
        other = _settled(net, other, random)
        if _modularity(net, other) > _modularity(net, best) + LEAST:
            best = other
    return np.array(best, dtype=np.int64)


def _read(ties: csr_array) -> _Net:
    place, end, weight = (part.tolist() for part in (ties.indptr, ties.indices, ties.data))
    near = [
        [(end[tie], weight[tie]) for tie in range(place[node], place[node + 1]) if end[tie] != node]
        for node in range(ties.shape[0])
    ]
    strength = ties.sum(axis=1).tolist()
    return _Net(near, strength, sum(strength))


def _settled(net: _Net, member: list[int], random: np.random.Generator) -> list[int]:
    """Return communities that neither merging any nor moving a node makes better, from some to begin with."""
    while True:
        number, above = _merged(net, member)
        up = _climbed(above, random)
        again = [up[one] for one in number]
        _move(net, again, random)
        if _modularity(net, again) <= _modularity(net, member) + LEAST:
            return member
        member = again


def _climbed(net: _Net, random: np.random.Generator) -> list[int]:
    """Return communities by Louvain's method, whose nodes are settled again on each level on the way down."""
    member = list(range(len(net)))
    _move(net, member, random)
    number, above = _merged(net, member)
    if len(above) == len(net):
        return number
    up = _climbed(above, random)
    member = [up[one] for one in number]
    _move(net, member, random)
    return member


def _merged(net: _Net, member: list[int]) -> tuple[list[int], _Net]:
    """Return the communities as nodes: the number of that of each node, and their network."""
    numbers: dict[int, int] = {}
    number = [numbers.setdefault(one, len(numbers)) for one in member]
    strength, near = [0.0] * len(numbers), [dict[int, float]() for _ in numbers]
    for node, mine in enumerate(number):
        strength[mine] += net.strength[node]
        for other, weight in net.near[node]:
            if (its := number[other]) != mine:
                near[mine][its] = near[mine].get(its, 0.0) + weight
    return number, _Net([list(one.items()) for one in near], strength, net.whole)


def _move(net: _Net, member: list[int], random: np.random.Generator) -> None:
    """Move one node after the other to where it gains the most, or to be alone, until none gains; in place."""
    total, size = [0.0] * len(net), [0] * len(net)
    for node, mine in enumerate(member):
        total[mine] += net.strength[node]
        size[mine] += 1
    free = [one for one, number in enumerate(size) if not number]
    waiting, waits = deque(random.permutation(len(net)).tolist()), [True] * len(net)
    while waiting:
        node = waiting.popleft()
        waits[node] = False
        own, strength = member[node], net.strength[node]
        total[own] -= strength
        best = _best(net, node, member, total)
        if best is None:
            best = free[-1] if size[own] > 1 else own
        total[best] += strength
        if best == own:
            continue
        size[own], size[best], member[node] = size[own] - 1, size[best] + 1, best
        if size[best] == 1:
            free.pop()
        if not size[own]:
            free.append(own)
        for other, _ in net.near[node]:
            if member[other] != best and not waits[other]:
                waits[other] = True
                waiting.append(other)


def _best(net: _Net, node: int, member: list[int], total: list[float]) -> int | None:
    """Return the community, of its own and its neighbours', in which a node gains the most; None where that is none."""
    to = {member[node]: 0.0}
    for other, weight in net.near[node]:
        its = member[other]
        to[its] = to.get(its, 0.0) + weight
    share, least = net.strength[node] / net.whole, LEAST * net.whole
    best, most = member[node], to[member[node]] - share * total[member[node]]
    for community, weight in to.items():
        if (gain := weight - share * total[community]) > most + least:
            best, most = community, gain
    return best if most >= -least else None


def _modularity(net: _Net, member: list[int]) -> float:
    """Return the modularity, but for the share of ties of nodes to themselves, which are the same for all."""
    total, within = [0.0] * len(net), 0.0
    for node, mine in enumerate(member):
        total[mine] += net.strength[node]
        within += sum(weight for other, weight in net.near[node] if member[other] == mine)
    return within / net.whole - sum(one * one for one in total) / net.whole**2
