"""Components: what hangs together, and how much of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .base import Base
from .result import Result, result

if TYPE_CHECKING:
    from .base import Integers

__all__ = ["numbered_parts", "parts"]


def parts(base: Base) -> Result[str]:
    """Return how many things hang together with each, itself included: the size of its component, 1 where it is alone.

    Remarks: `components` (those of two things or more), `alone`. Says nothing where there is no tie; that all hang
    together says something.
    """
    import numpy as np

    number = numbered_parts(base)
    sizes = np.bincount(number)
    remarks = {"components": int((sizes > 1).sum()), "alone": int((sizes == 1).sum())}
    values = base.named(sizes[number].astype("float64"))
    return result(base, "components", values, "" if base.pairs else "no ties", remarks=remarks)


def numbered_parts(base: Base) -> Integers:
    """Return the number of the component of each node, numbered in the order of their first nodes."""
    import numpy as np

    if base.on_arrays():
        from scipy.sparse.csgraph import connected_components

        number: Integers = connected_components(base.half, directed=False)[1].astype(np.int64)
        return number
    import networkx as nx

    place = {node: part for part, nodes in enumerate(nx.connected_components(base.graph)) for node in nodes}
    return np.array([place[node] for node in base.names], dtype=np.int64)
