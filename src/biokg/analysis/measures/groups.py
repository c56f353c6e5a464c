"""Communities: which things keep to themselves, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from .base import Base
from .louvain import louvain, modularity
from .result import Result, result

if TYPE_CHECKING:
    from .base import Integers

__all__ = ["Groups", "adjusted_rand", "communities"]

BY_NETWORKX = 5000
"""Up to so many tied pairs networkx is quick enough to find the groups ten times."""

RUNS, RUNS_OF_LARGE, LARGE = 10, 3, 200_000
"""How often groups are found, and how often above `LARGE` tied pairs."""

STABLE = 0.5
"""Below this mean agreement of the runs the groups are an accident of the seed."""


@dataclass(frozen=True)
class Groups:
    """The groups of a network, found several times."""

    found: Result[str]
    """The number of the group of each thing, from 1; those that stand alone are absent."""
    groups: Sequence[tuple[str, ...]]
    """The ids in each group, sorted; the largest group first, then by first id."""
    modularity: float | None
    """Share of ties within groups, less what chance would give; None where there is no tie."""
    stability: float | None
    """Mean adjusted Rand index of each two runs: 1 where all agree, 0 as by chance; None of a single run."""
    runs: int


def communities(base: Base, runs: int | None = None, seed: int = 0) -> Groups:
    """Return the groups that Louvain's method finds, the best of several runs by modularity, then by seed.

    Pairs with more ties hold together more. Runs have seeds from `seed` on: ten, three above 200,000 tied pairs. A
    group always hangs together. The method is a heuristic: back ends agree on clear groups; on others those of arrays
    may be better than those of networkx, and are less than 0.02 worse in modularity. Arrays try several times in a
    run on a small network, so that runs agree more often. Says nothing without ties, where there is one group only,
    and where runs agree by less than half.
    """
    import numpy as np

    if not base.pairs:
        return Groups(result(base, "communities", {}, "no ties"), (), None, None, 0)
    runs = runs or (RUNS_OF_LARGE if base.pairs > LARGE else RUNS)
    tied = np.flatnonzero(base.degrees)
    find = _arrays if base.on_arrays(BY_NETWORKX) else _networkx
    partitions = [_hanging_together(base, find(base, number))[tied] for number in range(seed, seed + runs)]
    ties = base.ties[tied][:, tied] if len(tied) < len(base) else base.ties
    scores = [modularity(ties, partition) for partition in partitions]
    best = max(range(runs), key=lambda number: (round(scores[number], 9), -number))
    agreement = [adjusted_rand(one, other) for one, other in combinations(partitions, 2)]
    stability = sum(agreement) / len(agreement) if agreement else None
    names = [base.names[number] for number in tied.tolist()]
    groups = _sorted(names, partitions[best])
    values = {name: float(number) for number, group in enumerate(groups, 1) for name in group}
    silence = "one group" if len(groups) < 2 else "unstable" if (stability or 1) < STABLE else ""
    found = result(base, "communities", dict(sorted(values.items())), silence, remarks={"runs": runs}, least_first=True)
    return Groups(found, groups, scores[best], stability, runs)


def _networkx(base: Base, seed: int) -> Integers:
    import networkx as nx
    import numpy as np

    found = nx.community.louvain_communities(base.graph, weight="weight", seed=seed)
    number = {name: place for place, names in enumerate(found) for name in names}
    return np.array([number[name] for name in base.names], dtype=np.int64)


def _arrays(base: Base, seed: int) -> Integers:
    return louvain(base.ties, seed)


def _hanging_together(base: Base, member: Integers) -> Integers:
    """Part groups that fell in two: Louvain's method may leave a group without the thing that held it together."""
    import numpy as np
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    within = member[base.start] == member[base.end]
    start, end = base.start[within].astype("int32"), base.end[within].astype("int32")
    inner = coo_array((np.ones(len(start)), (start, end)), (len(base), len(base))).tocsr()
    parts: Integers = connected_components(inner, directed=False)[1].astype(np.int64)
    return parts


def _sorted(names: Sequence[str], member: Integers) -> tuple[tuple[str, ...], ...]:
    groups: dict[int, list[str]] = {}
    for name, number in zip(names, member.tolist(), strict=True):
        groups.setdefault(number, []).append(name)
    return tuple(sorted((tuple(group) for group in groups.values()), key=lambda group: (-len(group), group[0])))


def adjusted_rand(one: Iterable[int], other: Iterable[int]) -> float:
    """Return how far two groupings of the same things agree, chance apart (Hubert and Arabie 1985): at most 1.

    >>> adjusted_rand([0, 0, 1, 1], [5, 5, 7, 7]), round(adjusted_rand([0, 0, 1, 1], [0, 0, 0, 1]), 3)
    (1.0, 0.0)
    """
    import numpy as np

    first, second = (np.unique(np.asarray(labels), return_inverse=True)[1] for labels in (one, other))
    joint = np.unique(first * (len(first) + 1) + second, return_counts=True)[1]

    def together(counts: Integers) -> float:
        return float((counts * (counts - 1) / 2).sum())

    both, a, b = together(joint), together(np.bincount(first)), together(np.bincount(second))
    every = len(first) * (len(first) - 1) / 2
    by_chance = a * b / every if every else 0.0
    most = (a + b) / 2
    return 1.0 if most == by_chance else (both - by_chance) / (most - by_chance)
