"""Betweenness: how often a thing lies on the shortest way between two others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .base import Base
from .result import Result, equal, result
from .search import Search, columns, product, search, sources, worth_arrays

if TYPE_CHECKING:
    from .base import Integers, Numbers

__all__ = ["EXACT", "SAMPLE", "betweenness"]

EXACT, SAMPLE = 1000, 128
"""Up to `EXACT` nodes exact; above, from `SAMPLE` sources in each component that has more."""


def betweenness(base: Base, sample: int | None = None, seed: int = 0) -> Result[str]:
    """Return the share (0-1) of the shortest paths between two others that pass each thing (Brandes 2001).

    Of all (n-1)(n-2)/2 pairs; between unconnected things there is no path to lie on. Ties count once each. Above 1,000
    nodes estimated from a sample of sources (Brandes and Pich 2007), drawn in each component by itself; components of
    at most `sample` nodes stay exact, `errors` holds the standard error of the others, the remark `sources` the number
    of sources in a component. Says nothing below three nodes, without ties, or where all are equal.
    """
    import numpy as np

    if len(base) < 3 or not base.pairs:
        return result(base, "betweenness", {}, "few" if len(base) < 3 else "no ties")
    most = sample or (len(base) if len(base) <= EXACT else SAMPLE)
    chosen, part = sources(base, most, seed)
    total, squares = (_arrays if worth_arrays(base, chosen) else _networkx)(base, chosen)
    size, drawn = np.bincount(part)[part], np.array([len(nodes) for nodes in chosen])[part]
    of_others = drawn - np.isin(np.arange(len(base)), np.concatenate(chosen))  # no thing lies on its own paths
    safe = np.maximum(of_others, 1)
    mean = total / safe
    pairs = (len(base) - 1) * (len(base) - 2)
    values = mean * (size - 1) / pairs
    sampled = drawn < size
    if not sampled.any():
        return result(base, "betweenness", base.named(values), equal(values))
    spread = np.maximum(squares / safe - mean**2, 0) * safe / np.maximum(safe - 1, 1)
    error = (size - 1) * np.sqrt(spread / safe * (1 - of_others / np.maximum(size - 1, 1))) / pairs
    named = base.named(values)
    return result(
        base, "betweenness", named, equal(values), remarks={"sources": most}, errors=base.named(error, sampled)
    )


def _networkx(base: Base, chosen: list[Integers]) -> tuple[Numbers, Numbers]:
    """Sum up, over sources, how much each node is needed to reach others, and its square."""
    import networkx as nx
    import numpy as np

    total, squares = np.zeros(len(base)), np.zeros(len(base))
    for source in np.concatenate(chosen).tolist():
        found = nx.betweenness_centrality_subset(base.graph, [base.names[source]], base.names)
        needed = 2 * np.fromiter(found.values(), dtype=float)  # networkx counts a pair from both of its ends
        total += needed
        squares += needed**2
    return total, squares


def _arrays(base: Base, chosen: list[Integers]) -> tuple[Numbers, Numbers]:
    import numpy as np

    total, squares = np.zeros(len(base)), np.zeros(len(base))
    for starts, column in columns(chosen):
        needed = _needed(base, search(base, starts, column))
        needed[starts, column] = 0
        total += needed.sum(axis=1)
        squares += (needed**2).sum(axis=1)
    return total, squares


def _needed(base: Base, found: Search) -> Numbers:
    """Go back from the farthest nodes: each hands what it is needed for to those on the way, by their paths."""
    import numpy as np

    needed = np.zeros(found.paths.shape)
    for steps in range(found.depth, 0, -1):
        here = found.distance == steps
        share = np.divide(1 + needed, found.paths, out=np.zeros(needed.shape), where=here)
        before = found.distance == steps - 1
        handed = product(base, share, before.any(axis=1))
        np.multiply(handed, found.paths, out=needed, where=before)
    return needed
