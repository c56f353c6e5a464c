"""What every measure is taken on: the undirected simple graph of a network, as networkx or as integer arrays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

if TYPE_CHECKING:
    import networkx
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    from ...network import EdgeArrays

    Integers: TypeAlias = NDArray[np.int64]
    Numbers: TypeAlias = NDArray[np.float64]

__all__ = ["LARGE", "Backend", "Base"]

Backend: TypeAlias = Literal["networkx", "arrays"]

LARGE = 10_000
"""Above so many tied pairs measures are taken on integer arrays, whose results are the same: from about there on they
are quicker in everything, and a network of networkx, which takes time and memory, need not be made at all."""


@dataclass(frozen=True, eq=False)
class Base:
    """The undirected simple graph of a network: direction does not count, parallel ties are one, loops are ignored."""

    names: tuple[str, ...]
    """The ids of the nodes, sorted: whatever the order of input, a node has the same number."""
    start: Integers
    """The node with the smaller number of each tied pair; pairs are sorted."""
    end: Integers
    weight: Integers
    """How many ties each pair has, in either direction."""
    loops: int
    """How many ties of a thing to itself were ignored."""
    kinds: tuple[str, ...]
    """The class of each node, ``""`` where it has none."""
    forced: Backend | None = None
    """The back end to use whatever the size; for tests, results are the same."""

    @classmethod
    def of(cls, network: networkx.MultiDiGraph | EdgeArrays, backend: Backend | None = None) -> Base:
        """Return the base of a network; each measure chooses its back end by size, where none is given."""
        import numpy as np

        from ...network import EdgeArrays, values_of

        if isinstance(network, EdgeArrays):
            kinds = network.nodes.get("cls")
            known = {} if kinds is None else dict(zip(network.names, values_of(kinds), strict=True))
            start, end = network.start.astype(np.int64), network.end.astype(np.int64)
            return cls.between(list(network.names), start, end, known, backend)
        names = sorted(network)
        number = {name: place for place, name in enumerate(names)}
        ends = [(number[start], number[end]) for start, end in network.edges()]
        pairs = np.array(ends, dtype=np.int64).reshape(-1, 2)
        return cls.between(names, pairs[:, 0], pairs[:, 1], dict(network.nodes(data="cls", default="")), backend)

    @classmethod
    def between(
        cls,
        names: list[str],
        start: Integers,
        end: Integers,
        kinds: Mapping[str, str | None] | None = None,
        backend: Backend | None = None,
    ) -> Base:
        """Return the base of ties between nodes, given by their numbers; `names` are in any order."""
        import numpy as np

        order = np.array(sorted(range(len(names)), key=names.__getitem__), dtype=np.int64)
        place = np.empty(len(names), dtype=np.int64)
        place[order] = np.arange(len(names))
        one, other = place[start], place[end]
        proper = one != other
        low, high = np.minimum(one, other)[proper], np.maximum(one, other)[proper]
        keys, weight = np.unique(low * max(len(names), 1) + high, return_counts=True)
        low, high = np.divmod(keys, max(len(names), 1))
        ordered = tuple(names[number] for number in order.tolist())
        known = kinds or {}
        return cls(
            ordered,
            low,
            high,
            weight.astype(np.int64),
            loops=int(len(proper) - proper.sum()),
            kinds=tuple(known.get(name) or "" for name in ordered),
            forced=backend,
        )

    def __len__(self) -> int:
        return len(self.names)

    @property
    def pairs(self) -> int:
        """How many pairs of nodes are tied."""
        return len(self.start)

    @property
    def merged(self) -> int:
        """How many ties were merged with a parallel one."""
        return int(self.weight.sum()) - self.pairs

    def on_arrays(self, above: int = LARGE) -> bool:
        """Tell whether a measure is taken on arrays: as forced, else above a number of tied pairs."""
        return self.forced == "arrays" if self.forced else self.pairs > above

    @cached_property
    def graph(self) -> networkx.Graph:
        """The base for networkx: nodes in order of id, `weight` the number of ties."""
        import networkx as nx

        graph = nx.Graph()
        graph.add_nodes_from(self.names)
        names = self.names
        graph.add_weighted_edges_from(
            (names[start], names[end], weight)
            for start, end, weight in zip(self.start.tolist(), self.end.tolist(), self.weight.tolist(), strict=True)
        )
        return graph

    @cached_property
    def ties(self) -> csr_array:
        """The symmetric matrix of numbers of ties, rows and columns by number of node."""
        return (self.half + self.half.T).tocsr()

    @cached_property
    def half(self) -> csr_array:
        """The upper half of `ties`: enough where a routine reads a matrix as undirected."""
        from scipy.sparse import coo_array

        size = (len(self), len(self))
        start, end = self.start.astype("int32"), self.end.astype("int32")
        return coo_array((self.weight.astype("float64"), (start, end)), size).tocsr()

    @cached_property
    def pattern(self) -> csr_array:
        """The symmetric matrix that has 1 for each tied pair."""
        pattern = self.ties.copy()
        pattern.data[:] = 1
        return pattern

    @cached_property
    def degrees(self) -> Integers:
        """How many others each node is tied to."""
        import numpy as np

        size = len(self)
        return np.bincount(self.start, minlength=size) + np.bincount(self.end, minlength=size)

    def named(self, values: Any, where: Any = None) -> dict[str, float]:
        """Return values by the id of their node; those that are not `where` are absent."""
        pairs = zip(self.names, values.tolist(), strict=True)
        if where is None:
            return dict(pairs)
        return {name: value for (name, value), there in zip(pairs, where.tolist(), strict=True) if there}
