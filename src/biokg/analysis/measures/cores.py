"""Cores: how densely a thing is surrounded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .base import Base
from .result import Result, equal, result

if TYPE_CHECKING:
    from .base import Integers

__all__ = ["cores"]


def cores(base: Base) -> Result[str]:
    """Return the core number of each thing: the largest k with which it is in a part of all of k ties (Seidman 1983).

    Each in that part is tied to at least k others of it. 0 for those that stand alone. Says nothing without ties, or
    where all are in the same core.
    """
    if base.on_arrays():
        values = base.named(_peeled(base).astype("float64"))
    else:
        import networkx as nx

        values = {node: float(number) for node, number in nx.core_number(base.graph).items()} if len(base) else {}
    return result(base, "k-core", values, equal(values.values()) if base.pairs else "no ties")


def _peeled(base: Base) -> Integers:
    """Take away layer by layer what has at most k ties left, all of a layer at once."""
    import numpy as np

    from ...columns import distinct

    first, other = base.pattern.indptr, base.pattern.indices
    left, core = base.degrees.copy(), np.zeros(len(base), dtype=np.int64)
    here = np.arange(len(base))
    k = 0
    while len(here):
        k = max(k, int(left[here].min()))
        layer = here[left[here] <= k]
        core[here] = k
        while len(layer):
            left[layer] = -1
            touched = other[_ranges(first[layer], first[layer + 1])]
            touched = touched[left[touched] > k]
            np.subtract.at(left, touched, 1)
            layer = distinct(touched[left[touched] <= k])
        here = here[left[here] >= 0]
    return core


def _ranges(start: Integers, end: Integers) -> Integers:
    """Return the numbers from each start up to its end, one after the other."""
    import numpy as np

    length = (end - start).astype(np.int64)
    offset = np.repeat(start - (np.cumsum(length) - length), length)
    numbers: Integers = np.arange(int(length.sum())) + offset
    return numbers
