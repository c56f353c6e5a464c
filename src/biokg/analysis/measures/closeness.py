"""Closeness: how few steps a thing is away from all others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .base import Base
from .betweenness import EXACT, SAMPLE
from .result import Result, equal, result
from .search import columns, search, sources, worth_arrays

if TYPE_CHECKING:
    from .base import Integers, Numbers

__all__ = ["closeness"]


def closeness(base: Base, sample: int | None = None, seed: int = 0) -> Result[str]:
    """Return how near each thing is to all others (0-1): one over its mean distance, times the share that it reaches.

    The correction for several components is that of Wasserman and Faust (1994). What reaches nothing has 0. Sampled
    as betweenness is, with `errors` and the remark `sources` (Eppstein and Wang 2004). Says nothing below three nodes,
    without ties, or where all are equal.
    """
    import numpy as np

    if len(base) < 3 or not base.pairs:
        return result(base, "closeness", {}, "few" if len(base) < 3 else "no ties")
    most = sample or (len(base) if len(base) <= EXACT else SAMPLE)
    chosen, part = sources(base, most, seed)
    total, squares = (_arrays if worth_arrays(base, chosen) else _networkx)(base, chosen)
    size, drawn = np.bincount(part)[part], np.array([len(nodes) for nodes in chosen])[part]
    counted = np.maximum(drawn - np.isin(np.arange(len(base)), np.concatenate(chosen)), 1)
    mean = total / counted
    share = (size - 1) / (len(base) - 1)
    values = np.divide(share, mean, out=np.zeros(len(base)), where=mean > 0)
    sampled = drawn < size
    if not sampled.any():
        return result(base, "closeness", base.named(values), equal(values))
    spread = np.maximum(squares / counted - mean**2, 0) * counted / np.maximum(counted - 1, 1)
    of_mean = np.sqrt(spread / counted * (1 - counted / np.maximum(size - 1, 1)))
    error = np.divide(values * of_mean, mean, out=np.zeros(len(base)), where=mean > 0)  # of one over the mean
    named = base.named(values)
    return result(base, "closeness", named, equal(values), remarks={"sources": most}, errors=base.named(error, sampled))


def _networkx(base: Base, chosen: list[Integers]) -> tuple[Numbers, Numbers]:
    """Sum up the distance of each node from all sources, and its square."""
    import networkx as nx
    import numpy as np

    number = {name: place for place, name in enumerate(base.names)}
    total, squares = np.zeros(len(base)), np.zeros(len(base))
    for source in np.concatenate(chosen).tolist():
        for name, steps in nx.single_source_shortest_path_length(base.graph, base.names[source]).items():
            total[number[name]] += steps
            squares[number[name]] += steps**2
    return total, squares


def _arrays(base: Base, chosen: list[Integers]) -> tuple[Numbers, Numbers]:
    import numpy as np

    total, squares = np.zeros(len(base)), np.zeros(len(base))
    for starts, column in columns(chosen):
        steps = np.maximum(search(base, starts, column).distance, 0).astype(float)
        total += steps.sum(axis=1)
        squares += (steps**2).sum(axis=1)
    return total, squares
