"""The embedded store: Oxigraph in this process, in memory or in a folder."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from heapq import merge
from itertools import chain, islice
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import pyoxigraph
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat

from biokg.errors import InputError, StoreError
from biokg.store.canonical import canonical_lines
from biokg.store.clauses import asks_graphs, prefixes_in
from biokg.store.contract import Results, Store
from biokg.store.deadline import query_in_child
from biokg.store.failures import said_of, said_of_query
from biokg.store.guard import in_named_graphs, refuse_forbidden
from biokg.store.manifest import Manifest
from biokg.store.packed import in_graph, packed_lines
from biokg.terms import local_name

if TYPE_CHECKING:
    from biokg.columns import Columns

__all__ = ["EmbeddedStore"]

_UNION = DefaultGraph()
BATCH = 100_000  # quads: some 100 MB; with less, loading and reading get slower


class EmbeddedStore(Store):
    """An Oxigraph store; make one with `in_memory`, `create` or `open`.

    Reading from several threads at once is safe. `path` is the folder of the database, None in memory; `manifest`
    is set on a built store.

    Oxigraph's own union of graphs repeats a triple once for each graph that states it. Where graphs overlap, the
    union is therefore written out into the default graph, which nothing else uses, and queries read that.
    """

    def __init__(
        self,
        inner: pyoxigraph.Store,
        *,
        path: Path | None = None,
        manifest: Manifest | None = None,
        columns: Path | None = None,
        on_close: Callable[[], None] | None = None,
    ) -> None:
        self._inner: pyoxigraph.Store | None = inner
        self._on_close = on_close
        self._columns_beside = columns
        self._columns: Columns | None = None
        self._settled = False
        self._merged = next(inner.quads_for_pattern(None, None, None, _UNION), None) is not None
        self._batches = 0
        self.path = path
        self.manifest = manifest

    @classmethod
    def in_memory(cls) -> EmbeddedStore:
        """Make an empty store that is gone when it is closed."""
        return cls(pyoxigraph.Store())

    @classmethod
    def create(
        cls, path: Path, *, manifest: Manifest | None = None, on_close: Callable[[], None] | None = None
    ) -> EmbeddedStore:
        """Make an empty store in the folder `path`, or open the one there for writing."""
        with said_of(path):
            return cls(pyoxigraph.Store(str(path)), path=path, manifest=manifest, on_close=on_close)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        manifest: Manifest | None = None,
        columns: Path | None = None,
        on_close: Callable[[], None] | None = None,
    ) -> EmbeddedStore:
        """Open the store in the folder `path` for reading; nothing may write to it meanwhile.

        `columns` is the folder of the same statements as columns, if there is one.
        """
        with said_of(path):
            inner = pyoxigraph.Store.read_only(str(path))
            store = cls(inner, path=path, manifest=manifest, columns=columns, on_close=on_close)
            store._settled = True
            return store

    @property
    def inner(self) -> pyoxigraph.Store:
        """The Oxigraph store itself, for the few places that need more than the contract."""
        if self._inner is None:
            raise StoreError("The store is closed; open it again.")
        return self._inner

    @property
    def apart(self) -> tuple[NamedNode, ...]:
        """The graphs that are not part of the union that is written out, where it is: those of registers, sorted.

        No other graph states a triple of theirs, and written out they would double the store.
        """
        return tuple(sorted(self.registers, key=lambda name: name.value)) if self._merged else ()

    @property
    def whole(self) -> bool:
        """Whether all graphs of the database are part of the store."""
        return True

    @property
    def engine_union(self) -> bool:
        """Whether Oxigraph is to form the union of the graphs itself: true unless it is written out."""
        self.settle()
        return not self._merged

    def load(self, quads: Iterable[Quad]) -> None:
        """Add `quads` by the bulk loader, which holds in memory what it is given in one go."""
        rest = in_named_graphs(quads)
        with self._writing():
            for first in rest:
                self.inner.bulk_extend(chain([first], islice(rest, BATCH - 1)))
                self._batches += 1

    def load_file(self, path: Path, graph: NamedNode) -> None:
        """Add an RDF file by the bulk loader, without a detour over Python."""
        kind = RdfFormat.from_extension(path.suffix.removeprefix("."))
        if kind is None or kind.supports_datasets:
            raise InputError("the ending is not that of an RDF format with triples; name it .ttl or .nt.", path=path)
        try:
            with self._writing():
                self.inner.bulk_load(path=path, format=kind, to_graph=graph)
        except SyntaxError as error:
            raise InputError(str(error), path=path, line=error.lineno) from error

    def load_triples(self, lines: IO[bytes], graph: NamedNode) -> None:
        """Add N-Triples by the bulk loader, without a detour over Python."""
        try:
            with self._writing():
                self.inner.bulk_load(lines, RdfFormat.N_TRIPLES, to_graph=graph)
        except SyntaxError as error:
            raise StoreError(f"These are no N-Triples: {error}.") from error

    def query(self, text: str, *, timeout: float | None = None, limit: int | None = None) -> Results:
        """Run `text` in this process, or, with a `timeout`, in a child process that can be ended.

        A store in memory is copied to the child, which takes about a second for 200,000 quads.
        """
        return self._answer(text, timeout=timeout, limit=limit)

    def _query_sources(self, text: str) -> Results:
        return self._answer(text, registers=False)

    def _answer(
        self, text: str, *, registers: bool = True, timeout: float | None = None, limit: int | None = None
    ) -> Results:
        refuse_forbidden(text)
        default = self._default_graph(text, registers=registers)
        asked: dict[str, Any] = {
            "prefixes": prefixes_in(text),
            "use_default_graph_as_union": default is None and not asks_graphs(text),
            "default_graph": default,
            "named_graphs": None if self.whole else self.graphs(),
        }
        with said_of_query(self.path):
            if timeout is None:
                return self.inner.query(text, **asked)
            content = b"" if self.path else self.inner.dump(format=RdfFormat.N_QUADS) or b""
            return query_in_child(text, asked, timeout=timeout, path=self.path, content=content, limit=limit)

    def _default_graph(self, text: str, *, registers: bool) -> list[NamedNode | DefaultGraph] | None:
        """Return what makes up the default graph of a query; None where the query says so or Oxigraph's union is it."""
        if asks_graphs(text):
            return None
        if not self.engine_union:
            return [_UNION, *self.apart] if registers else [_UNION]
        return None if registers or not self.registers else [*(set(self.graphs()) - self.registers)]

    def quads(
        self,
        subject: NamedNode | None = None,
        predicate: NamedNode | None = None,
        object: NamedNode | Literal | None = None,
        graph: NamedNode | None = None,
    ) -> Iterator[Quad]:
        """Return the matching quads of the named graphs."""
        found = self.inner.quads_for_pattern(subject, predicate, object, graph)
        return (quad for quad in found if quad.graph_name != _UNION) if self._merged and graph is None else found

    def graphs(self) -> list[NamedNode]:
        """Return the names of the graphs that hold something, sorted."""
        names = [name for name in self.inner.named_graphs() if isinstance(name, NamedNode)]
        return sorted((name for name in names if next(self.quads(graph=name), None)), key=lambda name: name.value)

    def drop_graph(self, graph: NamedNode) -> None:
        """Take `graph` out."""
        with self._writing():
            self.inner.remove_graph(graph)

    def size(self, graph: NamedNode | None = None) -> int:
        """Count the quads of `graph`, or of all graphs together."""
        if graph is None and not self._merged:
            return len(self.inner)
        name = "?g" if graph is None else str(graph)
        counted = self.inner.query(f"SELECT (COUNT(*) AS ?n) {{ GRAPH {name} {{ ?s ?p ?o }} }}")
        return int(next(counted)["n"].value)  # type: ignore[arg-type]

    def columns(self) -> Columns:
        """Return the columns, the same ones until the store changes: those beside it, else made from its quads."""
        if self._columns is None:
            from biokg.columns import Columns

            beside = self._columns_beside
            self._columns = Columns.open(beside) if beside and beside.is_dir() else super().columns()
        return self._columns

    def triples(self, graph: NamedNode) -> Iterator[bytes]:
        """Yield the triples of a graph as N-Triples, by bytes; those of a register as they lie beside its columns."""
        beside = self._columns_beside and packed_lines(self._columns_beside / local_name(graph))
        return beside or super().triples(graph)

    def _write_triples(self, graph: NamedNode, output: IO[bytes]) -> None:
        self.inner.dump(output, RdfFormat.N_TRIPLES, from_graph=graph)

    def dump(self, output: IO[bytes]) -> None:
        """Write the canonical N-Quads; of registers no more is held at once than fits into memory."""
        registers = sorted(self.registers, key=str)
        few = [name for name in self.graphs() if name not in self.registers] if registers else [None]
        lines = [canonical_lines(quad for name in few for quad in self.quads(graph=name))]
        output.writelines(merge(*lines, *(in_graph(self.triples(name), name) for name in registers)))

    def settle(self) -> None:
        """Make ready for queries after the last change: write out the union of the graphs where they overlap."""
        if self._settled:
            return
        distinct = self.inner.query(
            "SELECT (COUNT(*) AS ?n) { SELECT DISTINCT ?s ?p ?o { ?s ?p ?o } }", use_default_graph_as_union=True
        )
        if int(next(distinct)["n"].value) < len(self.inner):  # type: ignore[arg-type]
            with said_of(self.path):
                self.inner.bulk_extend(Quad(*quad.triple) for quad in self.inner)
            self._merged = True
        self._settled = True

    def settle_beside(self, apart: Collection[NamedNode]) -> None:
        """Settle a store in which no other graph states what the graphs `apart` do: these are not looked at.

        They are to be named as registers in the manifest of the store.
        """
        few = [quad for name in self.graphs() if name not in apart for quad in self.quads(graph=name)]
        once = {quad.triple for quad in few}
        if len(once) < len(few) or not self.whole:
            with said_of(self.path):
                self.inner.bulk_extend(Quad(*triple) for triple in once)
            self._merged = True
        self._settled = True

    def change(self, gone: Iterable[Quad], fresh: Iterable[Quad]) -> None:
        """Take quads out and add others, in time that follows their number and not the size of the store."""
        with self._writing():
            for quad in gone:
                self.inner.remove(quad)
            self.inner.extend(fresh)

    @property
    def loaded_much(self) -> bool:
        """Whether several portions were loaded since it was last put in order: a join then looks into each."""
        return self._batches > 1

    def optimize(self) -> None:
        """Bring the database into the form that is fast to read, after much was loaded."""
        with said_of(self.path):
            self.inner.optimize()
        self._batches = 0

    def close(self) -> None:
        """Let go of the database; whoever still reads a result of a query can finish."""
        if self._inner is not None:
            self._inner = None
            if self._on_close is not None:
                self._on_close()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Change the store: the union that was written out for the former content goes first."""
        with said_of(self.path):
            if self._merged:
                self.inner.clear_graph(_UNION)
            self._merged = self._settled = False
            self._columns = self._columns_beside = None
            yield
