"""The same store as an rdflib Dataset, for reading."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping
from itertools import chain
from typing import Any, NoReturn

from oxrdflib import OxigraphStore
from pyoxigraph import DefaultGraph, NamedNode, Quad
from rdflib import Dataset, Graph, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import Result
from rdflib.term import Identifier

from biokg.errors import StoreError
from biokg.store.contract import Store
from biokg.store.embedded import EmbeddedStore
from biokg.store.guard import refuse_forbidden
from biokg.terms import ALIASES, PREFIXES

__all__ = ["as_dataset"]


def as_dataset(store: Store) -> Dataset:
    """Return the store as an rdflib Dataset whose default graph is the union of all graphs.

    Queries given as text go to Oxigraph; prepared ones go to rdflib's own engine and are far slower. Whoever tries to
    change it gets a StoreError. It reads the store itself, so the store must stay open; one on a server is copied into
    memory first.
    """
    if not isinstance(store, EmbeddedStore):
        far, store = store, EmbeddedStore.in_memory()
        store.load(far.quads())
    inner = _ReadOnly(store)
    for prefix, namespace in PREFIXES.items():
        inner.bind(prefix, URIRef(namespace))
    return Dataset(inner, default_union=True)


def _refuse(*_: object, **__: object) -> NoReturn:
    raise StoreError(
        "The graph is built from its sources, not patched: add or correct a claim in graphs/ and run `biokg build`."
    )


class _ReadOnly(OxigraphStore):
    """An Oxigraph store that rdflib cannot change, and in whose union of graphs every triple counts once."""

    add = addN = remove = update = remove_graph = destroy = _refuse

    def __init__(self, store: EmbeddedStore) -> None:
        self._union_is_written = not store.engine_union
        self._apart = store.apart
        inner: Any = _Beside(store) if store.apart or not store.whole else store.inner
        super().__init__(store=inner)

    def add_graph(self, graph: Graph) -> None:
        """Do nothing: rdflib calls this when a graph is only looked at."""

    def contexts(self, triple: Any = None) -> Generator[Graph, None, None]:
        """Return the named graphs, or those that hold a triple."""
        return (found for found in super().contexts(triple) if found.identifier != DATASET_DEFAULT_GRAPH_ID)

    def triples(self, triple_pattern: Any, context: Graph | None = None) -> Iterator[Any]:
        """Return the matching triples of a graph or of the union."""
        if context is not None or not self._union_is_written:
            return super().triples(triple_pattern, context)
        names = (DATASET_DEFAULT_GRAPH_ID, *(URIRef(name.value) for name in self._apart))
        parts = (Graph(store=self, identifier=name) for name in names)
        return chain.from_iterable(OxigraphStore.triples(self, triple_pattern, part) for part in parts)

    def query(
        self,
        query: Query | str,
        initNs: Mapping[str, Any],
        initBindings: Mapping[str, Identifier],
        queryGraph: str,
        **kwargs: object,
    ) -> Result:
        """Run a query on the union of all graphs or on one of them."""
        if isinstance(query, str):
            refuse_forbidden(query)
        if queryGraph == "__UNION__" and self._union_is_written:
            queryGraph = DATASET_DEFAULT_GRAPH_ID
        return super().query(query, PREFIXES | ALIASES | dict(initNs), initBindings, queryGraph, **kwargs)


class _Beside:
    """An Oxigraph store in whose default graph some graphs are read, too, and others perhaps passed over."""

    def __init__(self, store: EmbeddedStore) -> None:
        self._store = store

    def query(self, text: str, **settings: Any) -> Any:
        if settings.get("default_graph") == DefaultGraph():
            settings["default_graph"] = [DefaultGraph(), *self._store.apart]
        if not self._store.whole:
            settings["named_graphs"] = self._store.graphs()
        return self._store.inner.query(text, **settings)

    def quads_for_pattern(self, *pattern: Any) -> Iterator[Quad]:
        return self._store.quads(*pattern)

    def named_graphs(self) -> Iterator[NamedNode]:
        return iter(self._store.graphs())

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store.inner, name)
