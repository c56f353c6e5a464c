"""What the sources of a store say, property by property.

A graph of a million quads has few properties and many terms, and most of the time of reading goes into terms: a row of
two of them is read twice as fast as a quad.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TypeAlias, TypeVar

from pyoxigraph import NamedNode

from ..claims.model import Value
from ..claims.records import Kind
from ..errors import StoreError
from ..store import Store
from ..terms import OWN_GRAPHS, graph, iri, shorten

__all__ = ["Column", "Said"]

T = TypeVar("T")
Pairs: TypeAlias = dict[NamedNode, list[Value]]

_OWN = frozenset(graph(name) for name in OWN_GRAPHS)
_PAIRS = f"SELECT ?s ?o {{ GRAPH ?g {{ ?s %s ?o }} FILTER(?g NOT IN ({', '.join(sorted(map(str, _OWN)))})) }}"


class Column(dict[NamedNode, T]):
    """The values of one property by node; raises StoreError for a node that should have one and has none."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def __missing__(self, node: NamedNode) -> T:
        raise damaged(f"{shorten(node.value)} has no {self.name}")


class Said:
    """What is said in the graphs of the sources: by all their nodes, or by some."""

    def __init__(self, store: Store, nodes: Iterable[NamedNode] | None = None) -> None:
        self._store = store
        self._some: dict[NamedNode, Pairs] | None = None if nodes is None else self._about(nodes)

    def _about(self, nodes: Iterable[NamedNode]) -> dict[NamedNode, Pairs]:
        found: dict[NamedNode, Pairs] = defaultdict(lambda: defaultdict(list))
        for node in nodes:
            for quad in self._store.quads(subject=node):
                if quad.graph_name not in _OWN:
                    found[quad.predicate][node].append(quad.object)  # type: ignore[arg-type]  # no blank nodes there
        return found

    def _pairs(self, name: str) -> Iterable[tuple[NamedNode, Value]]:
        predicate = iri(name)
        if self._some is not None:
            return ((node, value) for node, values in self._some.get(predicate, {}).items() for value in values)
        return (tuple(row) for row in self._store.select(_PAIRS % predicate))

    def one(self, name: str, kind: Kind[T]) -> Column[T]:
        """Return the values of a property that a node has once, by node."""
        column = Column[T](name)
        for node, value in self._pairs(name):
            column[node] = _as(kind, name, value)
        return column

    def many(self, name: str, kind: Kind[T]) -> dict[NamedNode, tuple[T, ...]]:
        """Return the values of a property that a node may have several times, by node, each in a stable order."""
        found: dict[NamedNode, list[Value]] = defaultdict(list)
        for node, value in self._pairs(name):
            found[node].append(value)
        return {
            node: tuple(_as(kind, name, value) for value in (sorted(values, key=str) if len(values) > 1 else values))
            for node, values in found.items()
        }


def _as(kind: Kind[T], name: str, value: Value) -> T:
    taken = kind.take(value)
    if taken is None:
        raise damaged(f"{name} {value} is not {kind.words}")
    return taken


def damaged(what: str) -> StoreError:
    """Return the error for a store that holds what no build has written."""
    return StoreError(f"The store is damaged: {what}; run `biokg build` to make it anew.")
