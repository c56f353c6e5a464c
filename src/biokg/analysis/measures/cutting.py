"""Articulation points and bridges: what falls apart where one thing or one tie is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .base import Base
from .result import Bridge, Result, result
from .tree import Tree, tree

if TYPE_CHECKING:
    from .base import Integers

__all__ = ["bridges", "cut_points", "pieces"]

BRUTE = 500
"""Up to so many tied pairs each cut is tried; above, all are read off one tree (Tarjan and Vishkin 1985)."""


def cut_points(base: Base) -> Result[str]:
    """Return how many things each articulation point keeps in touch: those cut off from the largest rest without it.

    Things whose loss separates nothing are absent. Says nothing without ties, and where no loss of one thing separates
    anything.
    """
    values = _points_by_tree(base) if base.on_arrays(BRUTE) else _points(base)
    silence = "" if values else "nothing to cut" if base.pairs else "no ties"
    return result(base, "articulation-points", values, silence)


def bridges(base: Base) -> Result[Bridge]:
    """Return how many things hang on each bridge: those on its smaller side. Pairs are in order of id.

    A pair with several ties is a bridge too where nothing else connects its two sides. Pairs that another way connects
    are absent. Says nothing without ties, and where there is no bridge.
    """
    values = _bridges_by_tree(base) if base.on_arrays(BRUTE) else _bridges(base)
    return result(base, "bridges", values, "" if values else "nothing to cut" if base.pairs else "no ties")


def pieces(base: Base, node: str) -> list[tuple[str, ...]]:
    """Return what the component of a node falls into without it: the largest piece first, then by id; ids sorted."""
    import networkx as nx

    rest = base.graph.subgraph(nx.node_connected_component(base.graph, node) - {node})
    return sorted((tuple(sorted(piece)) for piece in nx.connected_components(rest)), key=lambda one: (-len(one), one))


def _points(base: Base) -> dict[str, float]:
    import networkx as nx

    found = {}
    for node in sorted(nx.articulation_points(base.graph)):
        sizes = [len(piece) for piece in pieces(base, node)]
        found[node] = float(sum(sizes) - max(sizes))
    return found


def _bridges(base: Base) -> dict[Bridge, float]:
    import networkx as nx

    found = {}
    for start, end in sorted((min(pair), max(pair)) for pair in nx.bridges(base.graph)):
        rest = nx.restricted_view(base.graph, [], [(start, end)])
        sides = (len(nx.node_connected_component(rest, side)) for side in (start, end))
        found[start, end] = float(min(sides))
    return found


# ---- by a tree


def _points_by_tree(base: Base) -> dict[str, float]:
    import numpy as np

    if not base.pairs:
        return {}
    found = tree(base)
    block = _blocks(base, found)
    part = _part_sizes(found)
    child = np.flatnonzero(found.parent > 0)  # what hangs below a node, block by block, is a piece of its own …
    child = child[block[child] != block[found.parent[child]]]  # … where it does not hang on the rest too
    top = found.parent == 0
    key = found.parent[child] * len(found.node) + block[child]
    keys, group = np.unique(key, return_inverse=True)
    size = np.bincount(group, weights=found.size[child])
    owner = keys // len(found.node)
    largest, total = np.zeros(len(found.node)), np.zeros(len(found.node))
    np.maximum.at(largest, owner, size)
    np.add.at(total, owner, size)
    rest = np.where(top, 0, part - 1 - total)
    cut = np.where(total > 0, part - 1 - np.maximum(largest, rest), 0)
    cut[0] = 0
    return _by_node(base, found, cut)


def _by_node(base: Base, found: Tree, cut: Integers) -> dict[str, float]:
    import numpy as np

    values = np.zeros(len(base) + 1)
    values[found.node] = cut
    return base.named(values[:-1], values[:-1] > 0)


def _bridges_by_tree(base: Base) -> dict[Bridge, float]:
    import numpy as np

    if not base.pairs:
        return {}
    found = tree(base)
    low, high = _reach(base, found)
    own = (low >= found.number) & (high < found.number + found.size) & (found.parent > 0)
    below = np.flatnonzero(own)
    smaller = np.minimum(found.size[below], _part_sizes(found)[below] - found.size[below])
    ends = np.sort(np.stack([found.node[below], found.node[found.parent[below]]]), axis=0)
    order = np.lexsort(ends[::-1])
    pairs = zip(ends[0][order].tolist(), ends[1][order].tolist(), smaller[order].tolist(), strict=True)
    return {(base.names[start], base.names[end]): float(size) for start, end, size in pairs}


def _part_sizes(found: Tree) -> Integers:
    """Return the size of the component of each position."""
    import numpy as np

    top = np.arange(len(found.node))
    for first, end in reversed(found.upwards()[:-1]):
        top[first:end] = top[found.parent[first:end]]
    return found.size[top]


def _reach(base: Base, found: Tree) -> tuple[Integers, Integers]:
    """Return the least and the greatest preorder number that each subtree is tied to other than by its own parent."""
    import numpy as np

    number = np.empty(len(found.node), dtype=np.int64)
    number[found.node] = found.number
    above = np.empty(len(found.node), dtype=np.int64)
    above[found.node] = found.node[found.parent]
    pattern = base.pattern
    row = np.repeat(np.arange(len(base)), np.diff(pattern.indptr))
    to = np.where(pattern.indices == above[row], number[row], number[pattern.indices])
    low, high = number.copy(), number.copy()
    tied = np.flatnonzero(np.diff(pattern.indptr))
    low[tied] = np.minimum(low[tied], np.minimum.reduceat(to, pattern.indptr[tied]))
    high[tied] = np.maximum(high[tied], np.maximum.reduceat(to, pattern.indptr[tied]))
    low, high = low[found.node], high[found.node]
    for first, end in found.upwards():
        np.minimum.at(low, found.parent[first:end], low[first:end])
        np.maximum.at(high, found.parent[first:end], high[first:end])
    return low, high


def _blocks(base: Base, found: Tree) -> Integers:
    """Return the number of the biconnected block of the tie between each position and its parent.

    Two ties are in one block where they are joined through a pair that is no tie of the tree, or where what hangs on
    the lower one is tied past the upper one.
    """
    import numpy as np
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    position = np.empty(len(found.node), dtype=np.int64)
    position[found.node] = np.arange(len(found.node))
    start, end = position[base.start], position[base.end]
    aside = (found.parent[start] != end) & (found.parent[end] != start)
    low, high = _reach(base, found)
    parent = found.parent
    past = (low < found.number[parent]) | (high >= found.number[parent] + found.size[parent])
    lower = np.flatnonzero(past & (parent > 0))
    rows = np.concatenate([start[aside], lower]).astype("int32")
    columns = np.concatenate([end[aside], parent[lower]]).astype("int32")
    size = (len(found.node), len(found.node))
    joined = coo_array((np.ones(len(rows)), (rows, columns)), size).tocsr()
    blocks: Integers = connected_components(joined, directed=False)[1].astype(np.int64)
    return blocks
