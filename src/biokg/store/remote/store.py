"""A store on a server that speaks SPARQL 1.1."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import groupby
from pathlib import Path
from threading import RLock
from typing import IO

from pyoxigraph import Literal, NamedNode, Quad, QueryBoolean, QuerySolutions, QueryTriples, RdfFormat, Triple, parse
from pyoxigraph import Store as Oxigraph

from biokg.errors import InputError, StoreError
from biokg.store.canonical import canonical_lines
from biokg.store.clauses import asks_graphs
from biokg.store.contract import Results, Store
from biokg.store.embedded import EmbeddedStore
from biokg.store.failures import said_of_query
from biokg.store.guard import refuse_forbidden
from biokg.store.manifest import Manifest
from biokg.store.remote import answers
from biokg.store.remote.address import Address
from biokg.store.remote.client import Answer
from biokg.store.remote.loading import graph_of, has_blank, send, statement_of
from biokg.store.remote.naming import ALONE, MARK, asked_of, is_plain, said_names, with_prefixes
from biokg.store.remote.paging import whole
from biokg.store.remote.server import JSON, N_TRIPLES, Server
from biokg.store.remote.template import template_of
from biokg.terms import ALIASES, PREFIXES

__all__ = ["RemoteStore"]

NOTHING = f"{PREFIXES['graph']}~nothing"
"""A graph that never is: without any, a server would answer from all that it holds."""
MOST_HERE = 300_000
"""Statements that are brought here at most where the server is not to be trusted with a query."""
FAULTY = (
    "{engine} answers queries with paths, UNION, BIND or EXISTS wrongly, and {size:,} statements are too many to bring "
    "here; ask in plainer patterns, or keep the graph on another engine."
)
SILENT = (
    "{engine} may cut what DESCRIBE gives and not say so, and {size:,} statements are too many to bring here; ask for "
    "CONSTRUCT {{ <THING> ?p ?o }} WHERE {{ <THING> ?p ?o }}, which comes whole."
)
OFTEN, SMALL = 20, 100_000
"""Patterns that are looked up one by one before a graph of so many statements at most is brought here."""
LOOK_AGAIN = 5.0
"""Seconds after which it is asked whether the graphs are still there."""


class RemoteStore(Store):
    """Some graphs of a server, under the names that people use; make one with `scratch` or `open_current`.

    Reading from several threads at once is safe. Queries are read by Oxigraph's parser before they leave, so that a
    mistake is explained in the same words wherever the store is.
    """

    def __init__(
        self,
        server: Server,
        names: dict[str, str],
        default: list[str],
        *,
        manifest: Manifest | None = None,
        still_there: Callable[[], bool] = lambda: True,
    ) -> None:
        self._server: Server | None = server
        self._names = names
        self._default = default
        self._still_there = still_there
        self._looked = time.monotonic()
        self._scratch: str | None = None
        self._settled = True
        self._settling = RLock()
        self._here: EmbeddedStore | None = None
        self._lookups = 0
        self.manifest = manifest

    @classmethod
    def scratch(cls, server: Server) -> RemoteStore:
        """Make an empty store whose graphs are gone when it is closed."""
        store = cls(server, {}, [])
        store._scratch = secrets.token_hex(8)
        return store

    @property
    def server(self) -> Server:
        """The server; raises StoreError where the store is closed."""
        if self._server is None:
            raise StoreError("The store is closed; open it again.")
        return self._server

    @property
    def address(self) -> Address:
        """Where the server is."""
        return self.server.address

    def load(self, quads: Iterable[Quad]) -> None:
        """Add `quads` to a scratch store."""
        lines = [(graph_of(line), statement_of(line)) for line in canonical_lines(_in_named_graph(quads))]
        for name, group in groupby(sorted(lines), key=lambda line: line[0]):
            statements = [line for _, line in group]
            send(self.server, self._written(name), statements, whole=has_blank(statements))

    def load_file(self, path: Path, graph: NamedNode) -> None:
        """Add an RDF file to a scratch store."""
        kind = RdfFormat.from_extension(path.suffix.removeprefix("."))
        if kind is None or kind.supports_datasets:
            raise InputError("the ending is not that of an RDF format with triples; name it .ttl or .nt.", path=path)
        try:
            triples = [quad.triple for quad in parse(path=path, format=kind)]
        except SyntaxError as error:
            raise InputError(str(error), path=path, line=error.lineno) from error
        self.load(Quad(subject, predicate, value, graph) for subject, predicate, value in triples)

    def _written(self, name: str) -> str:
        """Return where a graph is kept that is about to change."""
        if self._scratch is None:
            raise StoreError("The store is open for reading only; `biokg build` makes a new one.")
        self._settled, self._here = False, None
        return self._names.setdefault(name, f"{name}{MARK}{self._scratch}")

    def query(self, text: str, *, timeout: float | None = None, limit: int | None = None) -> Results:
        """Run `text` on the server; with a `timeout`, its answer is awaited no longer."""
        return self._answer(text, timeout=timeout, limit=limit)

    def _query_sources(self, text: str) -> Results:
        return self._answer(text, registers=False)

    def _answer(
        self, text: str, *, registers: bool = True, timeout: float | None = None, limit: int | None = None
    ) -> Results:
        refuse_forbidden(text)
        kind = _kind_of(text)
        self._look()
        if self.server.profile.faulty and not is_plain(text):
            here = self._brought_here(FAULTY)
            return here.query(text, timeout=timeout, limit=limit) if registers else here.select(text, registers=False)
        if isinstance(kind, QueryBoolean):
            return answers.boolean(self._ask(text, JSON, timeout, registers).body, self.server.profile)
        if not isinstance(kind, QuerySolutions):
            return self._triples(text, timeout)
        columns = [variable.value for variable in kind.variables]
        asked = partial(self._ask, accept=JSON, timeout=timeout, registers=registers)
        body = whole(asked, text, columns, self.server.profile, limit)
        return answers.solutions(said_names(body), self.server.profile)

    def _triples(self, text: str, timeout: float | None) -> Iterator[Triple]:
        """Return the triples of a CONSTRUCT or DESCRIBE query, all of them whatever the server cuts."""
        if not self.server.profile.silent:
            return answers.triples(said_names(self._ask(text, N_TRIPLES, timeout).body))
        template = template_of(text)
        if template is None:
            described = self._brought_here(SILENT).query(text, timeout=timeout)
            assert isinstance(described, QueryTriples)
            return described
        rows = self.query(template.rows, timeout=timeout)
        assert isinstance(rows, QuerySolutions)
        return template.filled(rows)

    def _brought_here(self, why: str) -> EmbeddedStore:
        """Return a copy of the graphs in memory; raises StoreError that says why where they are too large for that."""
        with self._settling:
            if self._here is None:
                size = self.manifest.quads if self.manifest else self.size()
                if size > MOST_HERE:
                    raise StoreError(why.format(engine=self.server.profile.title, size=size))
                self._here = EmbeddedStore.in_memory()
                self._here.manifest = self.manifest
                self._here.load(self._quads())
                self._here.settle_beside(self.registers)
            return self._here

    def _ask(self, text: str, accept: str, timeout: float | None, registers: bool = True) -> Answer:
        """Send a query in the names that the server knows."""
        self._settle()
        asked = asked_of(with_prefixes(text), self._names)
        if asks_graphs(text):
            return self.server.query(asked.text, accept, timeout=timeout)
        kept = set(self._names.values())
        named = sorted(kept if asked.any else kept & asked.graphs)
        most = self.server.profile.named
        if most and len(named) > most:
            raise StoreError(
                f"{self.server.profile.title} cannot ask {len(named):,} graphs by a variable (GRAPH ?g), at most "
                f"{most:,}; name the graphs, or ask without GRAPH."
            )
        default = (self._default if registers else self._of_sources()) or [NOTHING]
        return self.server.query(asked.text, accept, default=default, named=named or [NOTHING], timeout=timeout)

    def _of_sources(self) -> list[str]:
        """Return the graphs of the default graph without those of registers, whole or without what another states."""
        recorded = {f"{name.value}{alone}" for name in self.registers for alone in ("", ALONE)}
        return [kept for kept in self._default if kept.rpartition(MARK)[0] not in recorded]

    def _look(self) -> None:
        """Raise StoreError where the graphs have been dropped: an answer without them would only be poorer."""
        if time.monotonic() - self._looked > LOOK_AGAIN:
            if not self._still_there():
                raise StoreError("The graph was built anew, twice, since this began; begin again.")
            self._looked = time.monotonic()

    def quads(
        self,
        subject: NamedNode | None = None,
        predicate: NamedNode | None = None,
        object: NamedNode | Literal | None = None,
        graph: NamedNode | None = None,
    ) -> Iterator[Quad]:
        """Return the matching quads; a small graph that is looked into often is brought here for it."""
        self._lookups += 1
        if self._lookups > OFTEN and self.manifest and self.manifest.quads <= SMALL:
            self._look()
            return self._brought_here(FAULTY).quads(subject, predicate, object, graph)
        return self._quads(subject, predicate, object, graph)

    def _quads(
        self,
        subject: NamedNode | None = None,
        predicate: NamedNode | None = None,
        object: NamedNode | Literal | None = None,
        graph: NamedNode | None = None,
    ) -> Iterator[Quad]:
        s, p, o, g = (name if term is None else str(term) for name, term in
                      (("?s", subject), ("?p", predicate), ("?o", object), ("?g", graph)))  # fmt: skip
        given = (subject, predicate, object, graph)
        free = [name for name, term in zip(("?s", "?p", "?o", "?g"), given, strict=True) if term is None]
        rows = self.select(f"SELECT {' '.join(free) or '(1 AS ?there)'} {{ GRAPH {g} {{ {s} {p} {o} }} }}")
        for row in rows:
            found = iter(row if free else ())
            yield Quad(*(next(found) if term is None else term for term in given))  # type: ignore[arg-type]

    def graphs(self) -> list[NamedNode]:
        """Return the names of the graphs, sorted."""
        return [NamedNode(name) for name in sorted(self._names)]

    def drop_graph(self, graph: NamedNode) -> None:
        """Take `graph` out of a scratch store."""
        kept = self._names.get(graph.value)
        if kept is not None:
            self._written(graph.value)
            self.server.drop(kept)
            del self._names[graph.value]

    def size(self, graph: NamedNode | None = None) -> int:
        """Count the quads of `graph`, or of all graphs together."""
        name = "?g" if graph is None else str(graph)
        counted = next(self.select(f"SELECT (COUNT(?s) AS ?n) {{ GRAPH {name} {{ ?s ?p ?o }} }}"))["n"]
        return int(counted.value)

    def dump(self, output: IO[bytes]) -> None:
        """Write the canonical N-Quads."""
        output.writelines(canonical_lines(self.quads()))

    def _settle(self) -> None:
        """Write the union of a scratch store's graphs as a graph of its own: few servers count its triples once."""
        with self._settling:
            if self._settled:
                return
            union = f"{NOTHING}{MARK}{self._scratch}"
            self.server.drop(union)
            for kept in self._names.values():
                self.server.update(
                    f"INSERT {{ GRAPH <{union}> {{ ?s ?p ?o }} }} WHERE {{ GRAPH <{kept}> {{ ?s ?p ?o }} }}"
                )
            self._default = [union]
            self._settled = True

    def close(self) -> None:
        """Let go of the connections; a scratch store is emptied."""
        if self._server is not None:
            if self._scratch is not None:
                for kept in (*self._names.values(), *self._default):
                    self._server.drop(kept)
            self._server.close()
            self._server = None


_PARSER = Oxigraph()
"""Holds nothing: a query is run on it to be read."""


def _kind_of(text: str) -> object:
    """Return what a query gives, if there is nothing to ask; raises QueryError where it is not valid."""
    with said_of_query():
        return _PARSER.query(text, prefixes=PREFIXES | ALIASES)


def _in_named_graph(quads: Iterable[Quad]) -> Iterator[Quad]:
    """Pass the quads on; one that names no graph has no place on a server."""
    for quad in quads:
        if not isinstance(quad.graph_name, NamedNode):
            raise StoreError(f"This triple names no graph: {quad.triple}")
        yield quad
