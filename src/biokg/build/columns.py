"""What the sources of a store say, property by property.

A graph of a million quads has few properties and many terms, and most of the time of reading goes into terms: a row of
two of them is read twice as fast as a quad.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, TypeAlias, TypeVar

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
_PAIRS = f"SELECT ?s ?o {{{{ GRAPH ?g {{{{ ?s {{}} ?o }}}} FILTER(?g NOT IN ({', '.join(sorted(map(str, _OWN)))})) }}}}"
_PAIRS_IN = "SELECT ?s ?o {{ VALUES ?g {{ {} }} GRAPH ?g {{ ?s {} ?o }} }}"
"""Where registers stand beside the sources, the graphs of these are named: to pass over millions takes long."""


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
        self._read: dict[str, Any] = {}  # name of a property → its column
        self._some: dict[NamedNode, Pairs] | None = None if nodes is None else self._about(nodes)

    def _about(self, nodes: Iterable[NamedNode]) -> dict[NamedNode, Pairs]:
        found: dict[NamedNode, Pairs] = defaultdict(lambda: defaultdict(list))
        for node in nodes:
            for quad in self._store.quads(subject=node):
                if quad.graph_name not in _OWN:
                    found[quad.predicate][node].append(quad.object)  # type: ignore[arg-type]  # no blank nodes there
        return found

    def one(self, name: str, kind: Kind[T]) -> Column[T]:
        """Return the values of a property that a node has once, by node."""
        if name not in self._read:
            take = kind.take
            column = Column[Any](name)
            column.update((node, take(value)) for node, value in self._pairs(name))
            self._read[name] = _complete(column, kind)
        return self._read[name]  # type: ignore[no-any-return]

    def many(self, name: str, kind: Kind[T]) -> Column[tuple[T, ...]]:
        """Return the values of a property that a node may have several times, by node, each in a stable order."""
        if name not in self._read:
            column = Column[Any](name)
            for node, value in self._pairs(name):
                column[node] = (*column.get(node, ()), value)
            for node, values in column.items():
                taken = tuple(kind.take(value) for value in _sorted(values))
                column[node] = None if None in taken else taken
            self._read[name] = _complete(column, kind)
        return self._read[name]  # type: ignore[no-any-return]

    def _pairs(self, name: str) -> Iterable[Any]:
        """Return the rows of a property: node, value."""
        if self._some is None:
            return self._store.select(self._query(iri(name)))
        return ((node, value) for node, values in self._some.get(iri(name), {}).items() for value in values)

    def _query(self, property: NamedNode) -> str:
        registers = self._store.registers
        if not registers:
            return _PAIRS.format(property)
        sources = sorted(map(str, set(self._store.graphs()) - _OWN - registers))
        return _PAIRS_IN.format(" ".join(sources), property)


def _sorted(values: tuple[Value, ...]) -> Iterable[Value]:
    return sorted(values, key=str) if len(values) > 1 else values


def _complete(column: Column[Any], kind: Kind[T]) -> Column[T]:
    """Return the column if all its values are as they have to be."""
    for node, value in column.items():
        if value is None:
            raise damaged(f"{shorten(node.value)} has a {column.name} that is not {kind.words}")
    return column


def damaged(what: str) -> StoreError:
    """Return the error for a store that holds what no build has written."""
    return StoreError(f"The store is damaged: {what}; run `biokg build` to make it anew.")
