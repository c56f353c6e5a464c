"""A store of some of the graphs of a database: the others lie in its files and are no part of it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from itertools import chain
from pathlib import Path
from typing import IO, TYPE_CHECKING, Self

import pyoxigraph
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from biokg.errors import QueryError
from biokg.store.clauses import asks_graphs
from biokg.store.embedded import EmbeddedStore
from biokg.store.failures import said_of
from biokg.store.manifest import Manifest
from biokg.terms import local_name

if TYPE_CHECKING:
    from biokg.columns import Columns

__all__ = ["PartialStore"]


class PartialStore(EmbeddedStore):
    """An Oxigraph store in which some graphs are passed over: to take millions of triples out would take minutes.

    The union of the other graphs is always written out, for Oxigraph's own would hold all.
    """

    passed_over: frozenset[NamedNode] = frozenset()
    _parts: Path | None = None
    """The folder with the columns of registers, which no change touches."""

    @classmethod
    def within(
        cls,
        path: Path,
        passed_over: Collection[NamedNode],
        manifest: Manifest,
        columns: Path,
        on_close: Callable[[], None],
    ) -> Self:
        """Open the database in the folder `path` for writing, without some graphs.

        `columns` is a folder with the columns of the registers that the manifest names, a folder each.
        """
        with said_of(path):
            store = cls(pyoxigraph.Store(str(path)), path=path, manifest=manifest, on_close=on_close)
        store.passed_over, store._parts = frozenset(passed_over), columns
        return store

    @property
    def whole(self) -> bool:
        """Whether no graph is passed over."""
        return not self.passed_over

    def quads(
        self,
        subject: NamedNode | None = None,
        predicate: NamedNode | None = None,
        object: NamedNode | Literal | None = None,
        graph: NamedNode | None = None,
    ) -> Iterator[Quad]:
        """Return the matching quads of the named graphs."""
        if graph in self.passed_over:
            return iter(())
        if self.whole or graph is not None:
            return super().quads(subject, predicate, object, graph)
        if subject is None and object is None:
            return chain.from_iterable(self.quads(None, predicate, None, name) for name in self.graphs())
        found = super().quads(subject, predicate, object)
        return (quad for quad in found if quad.graph_name not in self.passed_over)

    def size(self, graph: NamedNode | None = None) -> int:
        """Count the quads of `graph`, or of all graphs together."""
        if self.whole or graph is not None:
            return 0 if graph in self.passed_over else super().size(graph)
        return sum(map(self.size, self.graphs()))

    def _default_graph(self, text: str, *, registers: bool) -> list[NamedNode | DefaultGraph] | None:
        """Return what makes up the default graph; raises QueryError for FROM where a graph is passed over."""
        if not self.whole and asks_graphs(text):
            raise QueryError(
                "FROM does not go with a day before the release of a register that is there; write GRAPH <…> { … }.",
                zh="所问日期早于某个已导入名录的发布日，不能使用 FROM；请改写为 GRAPH <…> { … }。",
            )
        return super()._default_graph(text, registers=registers)

    def settle(self) -> None:
        """Make ready for queries after the last change."""
        if not self._settled:
            self.settle_beside(self.registers)

    def columns(self) -> Columns:
        """Return the columns, the same ones until the store changes: those of registers as they are."""
        from biokg.columns import Columns, Part

        if self._columns is None:
            folders = {name: self._parts / local_name(name) for name in self.registers} if self._parts else {}
            kept = {name: folder for name, folder in folders.items() if folder.is_dir()}
            few = (quad for name in self.graphs() if name not in kept for quad in self.quads(graph=name))
            self._columns = Columns([*Columns.of(few).parts, *map(Part.open, kept.values())])
        return self._columns

    def _write_triples(self, graph: NamedNode, output: IO[bytes]) -> None:
        if graph not in self.passed_over:
            super()._write_triples(graph, output)
