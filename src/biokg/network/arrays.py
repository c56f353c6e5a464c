"""A network as integer arrays: for graphs of hundreds of thousands of ties and more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from ..garbage import no_collection
from .columns import Coded, Column, Ints, Lists, filled, values_of

if TYPE_CHECKING:
    import networkx

__all__ = ["EdgeArrays"]


@dataclass(frozen=True, eq=False)
class EdgeArrays:
    """A network of which every node is a number and every tie a row; the same names and attributes as in networkx.

    Nodes are sorted by name, ties by start, end and key. A column is an array of numbers (0 or NaN: none), a `Coded`
    (codes into words, -1: none) or a `Lists`; `values_of` gives its values as Python has them.
    """

    names: Sequence[str]
    """Names of the nodes: what `start` and `end` are places in."""
    start: npt.NDArray[np.int32]
    end: npt.NDArray[np.int32]
    nodes: Mapping[str, Column]
    """Attributes of the nodes by name; `biokg.network.project` says what they mean."""
    edges: Mapping[str, Column]
    """Attributes of the ties by name, `key` among them."""
    graph: Mapping[str, Any]
    """What holds of the whole network, as in ``network.graph``."""

    def __len__(self) -> int:
        """Return the number of ties."""
        return len(self.start)

    @property
    def predicate(self) -> Coded:
        """What each tie is: the property, or the class of the relationship."""
        return _coded(self.edges["predicate"])

    @property
    def standing(self) -> Coded:
        """How each tie stands."""
        return _coded(self.edges["standing"])

    def among(self, nodes: Ints) -> EdgeArrays:
        """Return the network of some nodes, given by number, with all ties between them."""
        inside = np.zeros(len(self.names), dtype=bool)
        inside[nodes] = True
        place = np.cumsum(inside, dtype=np.int32) - 1
        nodes, rows = np.flatnonzero(inside), np.flatnonzero(inside[self.start] & inside[self.end])
        return EdgeArrays(
            [self.names[node] for node in nodes.tolist()], place[self.start[rows]], place[self.end[rows]],
            {name: _taken(column, nodes) for name, column in self.nodes.items()},
            {name: _taken(column, rows) for name, column in self.edges.items()}, self.graph,
        )  # fmt: skip

    def to_networkx(self) -> networkx.MultiDiGraph:
        """Return the same network for networkx; a million ties take some seconds and gigabytes."""
        import networkx

        network = networkx.MultiDiGraph(**self.graph)
        names, keys = self.names, values_of(self.edges["key"])
        with no_collection():
            network.add_nodes_from(zip(names, _rows(self.nodes, len(names)), strict=True))
            after, before = list(network._succ.values()), list(network._pred.values())
            rows = _rows({name: column for name, column in self.edges.items() if name != "key"}, len(self))
            # As `add_edge` fills them, in a tenth of its time.
            for start, end, key, about in zip(self.start.tolist(), self.end.tolist(), keys, rows, strict=True):
                near, name = after[start], names[end]
                ties = near.get(name)
                if ties is None:
                    ties = near[name] = before[end][names[start]] = {}
                ties[key] = about
        return network

    @classmethod
    def of(cls, network: networkx.MultiDiGraph) -> EdgeArrays:
        """Return the arrays of a network of networkx, its nodes sorted by name, its ties by start, end and key."""
        names = sorted(network)
        number = {name: place for place, name in enumerate(names)}
        ties = sorted(network.edges(keys=True, data=True), key=lambda tie: (tie[0], tie[1], str(tie[2])))
        nodes = [network.nodes[name] for name in names]
        edges = [{**about, "key": key} for *_, key, about in ties]
        return cls(
            names,
            np.array([number[tie[0]] for tie in ties], dtype=np.int32),
            np.array([number[tie[1]] for tie in ties], dtype=np.int32),
            _columns(nodes),
            {"key": Coded.of([]), **_columns(edges)},
            dict(network.graph),
        )


def _coded(column: Column) -> Coded:
    return column if isinstance(column, Coded) else Coded.of(values_of(column))


def _taken(column: Column, rows: Ints) -> Column:
    if isinstance(column, Coded):
        return column.take(rows).compact()
    return column.take(rows) if isinstance(column, Lists) else column[rows]


def _rows(columns: Mapping[str, Column], count: int) -> list[dict[str, Any]]:
    """Return the attributes of each row, those that it has: first those that all rows have, all at once."""
    there = {name: filled(column) for name, column in columns.items()}
    full = [name for name, rows in there.items() if rows.all()]
    values = zip(*(values_of(columns[name]) for name in full), strict=True) if full else repeat((), count)
    found = [dict(zip(full, row, strict=True)) for row in values]
    for name in [name for name in columns if name not in full]:
        rows = np.flatnonzero(there[name])
        for row, value in zip(rows.tolist(), values_of(_taken(columns[name], rows)), strict=True):
            found[row][name] = value
    return found


def _columns(rows: Sequence[Mapping[str, Any]]) -> dict[str, Column]:
    """Return the attributes of some rows as columns, in the order in which they first come."""
    names = dict.fromkeys(name for row in rows for name in row)
    return {name: _column(name, [row.get(name) for row in rows]) for name in names}


def _column(name: str, values: Sequence[Any]) -> Column:
    if name == "claims":
        return Lists.of([(value or "").split() for value in values])
    if all(isinstance(value, bool) for value in values):
        return np.array(values, dtype=bool)
    if name == "sources" and all(value is None or type(value) is int for value in values):
        return np.array([value or 0 for value in values], dtype=np.int32)
    if all(value is None or type(value) is float for value in values):
        return np.array([np.nan if value is None else value for value in values])
    return Coded.of(values)
