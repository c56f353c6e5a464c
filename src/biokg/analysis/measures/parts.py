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
        return _numbered(base)
    import networkx as nx

    place = {node: part for part, nodes in enumerate(nx.connected_components(base.graph)) for node in nodes}
    return np.array([place[node] for node in base.names], dtype=np.int64)


def _numbered(base: Base) -> Integers:
    """Join by two ties of each node first: most of the others then lie within a part (Sutton et al. 2018)."""
    import numpy as np

    first, end = base.half.indptr[:-1], base.half.indptr[1:]
    chosen = np.concatenate([first[first < end], first[first + 1 < end] + 1])
    part = _joined(base.start[chosen], base.end[chosen], len(base))
    one, other = part[base.start], part[base.end]
    across = np.flatnonzero(one != other)
    return _joined(one[across], other[across], int(part.max(initial=-1)) + 1)[part].astype(np.int64)


def _joined(start: Integers, end: Integers, size: int) -> Integers:
    """Return the number of the part of each of some things, given pairs of them."""
    import numpy as np
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    ties = coo_array((np.ones(len(start)), (start.astype("int32"), end.astype("int32"))), (size, size))
    found: Integers = connected_components(ties.tocsr(), directed=False)[1]
    return found
