"""PageRank: how often a walk along ties comes by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .base import Base
from .result import Result, equal, result

if TYPE_CHECKING:
    from .base import Numbers

__all__ = ["pagerank"]

DAMPING, LIMIT = 0.85, 200
ERROR = 1e-8
"""A step that changes all values together by less is the last one; back ends agree to ten times that."""


def pagerank(base: Base) -> Result[str]:
    """Return the share (0-1) of its time that an endless walk spends at each thing (Brin and Page 1998).

    The walk follows a tie (with probability 0.85; pairs with more ties more often) or jumps anywhere. An unrelated
    component scales the values of another one, and keeps their proportions. Says nothing without ties, or where all
    are equal.
    """
    if not base.pairs:
        return result(base, "pagerank", {}, "no ties")
    values = _arrays(base) if base.on_arrays() else _networkx(base)
    return result(base, "pagerank", values or {}, equal(values.values()) if values else "not converged")


def _networkx(base: Base) -> dict[str, float] | None:
    import networkx as nx

    try:
        found: dict[str, float] = nx.pagerank(base.graph, DAMPING, max_iter=LIMIT, tol=ERROR / len(base))
    except nx.PowerIterationFailedConvergence:
        return None
    return found


def _arrays(base: Base) -> dict[str, float] | None:
    import numpy as np

    size, ties = len(base), base.ties
    strength = ties.sum(axis=1)
    alone = strength == 0
    share = np.divide(DAMPING, strength, out=np.zeros(size), where=~alone)
    ranks: Numbers = np.full(size, 1 / size)
    for _ in range(LIMIT):
        jumps = DAMPING * ranks[alone].sum() + 1 - DAMPING
        new = ties @ (ranks * share) + jumps / size
        moved = np.abs(new - ranks).sum()
        ranks = new
        if moved < ERROR:
            return base.named(ranks)
    return None
