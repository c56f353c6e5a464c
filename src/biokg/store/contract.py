"""What every store can do; a store on another server has to do no more than this."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING, Self

from pyoxigraph import (
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Triple,
    parse,
    serialize,
)

from biokg.errors import QueryError, StoreError
from biokg.terms import graph

if TYPE_CHECKING:
    from biokg.columns import Columns
    from biokg.store.manifest import Manifest

__all__ = ["Results", "Store"]

Results = QuerySolutions | QueryBoolean | QueryTriples | Iterator[Triple]
"""What a query gives: solutions of SELECT, the boolean of ASK, the triples of CONSTRUCT and DESCRIBE."""


class Store(ABC):
    """A set of named graphs that is filled once and then asked.

    Every quad belongs to a named graph. The default graph of a query is the union of all of them, and a triple
    that several graphs state counts once in it.
    """

    manifest: Manifest | None = None
    """What it says of itself, once it is built."""

    @property
    def registers(self) -> frozenset[NamedNode]:
        """The graphs that hold releases of registers, which may be too large to be read whole."""
        return frozenset(graph(name) for name in self.manifest.registers) if self.manifest else frozenset()

    @abstractmethod
    def load(self, quads: Iterable[Quad]) -> None:
        """Add `quads`; those already there stay as they are.

        One call with many quads is far faster than many calls. Raises StoreError where a quad names no graph, and
        where the store cannot be written.
        """

    @abstractmethod
    def load_file(self, path: Path, graph: NamedNode) -> None:
        """Add the triples of the RDF file `path`, whose ending tells its format, to `graph`.

        Raises InputError with file and line where the file is not valid.
        """

    def load_triples(self, lines: IO[bytes], graph: NamedNode) -> None:
        """Add the triples of N-Triples to `graph`, however many; raises StoreError where they are none."""
        try:
            found = (quad.triple for quad in parse(lines, RdfFormat.N_TRIPLES))
            self.load(Quad(subject, predicate, value, graph) for subject, predicate, value in found)
        except SyntaxError as error:
            raise StoreError(f"These are no N-Triples: {error}.") from error

    @abstractmethod
    def query(self, text: str, *, timeout: float | None = None, limit: int | None = None) -> Results:
        """Run the SPARQL 1.1 query `text`, in which the prefixes of biokg need no declaration.

        `timeout` is in seconds; without one the query may run for ever. `limit` tells that no more rows or triples are
        wanted, so that a store far away need not send them; more may come. Raises QueryError where the query is not
        valid, QueryTimeout after `timeout`. `biokg.query.run` is the friendlier way: it refuses outside requests,
        explains errors and gives plain results.
        """

    def select(self, text: str, *, registers: bool = True) -> QuerySolutions:
        """Run a SELECT query and return its solutions, e.g. ``[row["name"] for row in store.select(…)]``.

        Without `registers` the default graph holds none of what these state, where the store can tell them apart: for
        what only sources say, millions of records need not be looked through. GRAPH reaches them all the same.
        """
        results = self.query(text) if registers else self._query_sources(text)
        if not isinstance(results, QuerySolutions):
            raise QueryError("This query is no SELECT.")
        return results

    def _query_sources(self, text: str) -> Results:
        """Run a query in whose default graph the graphs of registers need not be."""
        return self.query(text)

    def construct(self, text: str) -> Iterator[Triple]:
        """Run a CONSTRUCT or DESCRIBE query and return its triples."""
        results = self.query(text)
        if isinstance(results, QuerySolutions | QueryBoolean):
            raise QueryError("This query is no CONSTRUCT or DESCRIBE.")
        return results

    @abstractmethod
    def quads(
        self,
        subject: NamedNode | None = None,
        predicate: NamedNode | None = None,
        object: NamedNode | Literal | None = None,
        graph: NamedNode | None = None,
    ) -> Iterator[Quad]:
        """Return the quads that match, in no order; None matches everything."""

    @abstractmethod
    def graphs(self) -> list[NamedNode]:
        """Return the names of the graphs that hold something, sorted."""

    @abstractmethod
    def drop_graph(self, graph: NamedNode) -> None:
        """Take `graph` and all its quads out; nothing happens where there is none."""

    @abstractmethod
    def size(self, graph: NamedNode | None = None) -> int:
        """Count the quads of `graph`, or of all graphs together."""

    def triples(self, graph: NamedNode) -> Iterator[bytes]:
        """Yield the triples of a graph without blank nodes as N-Triples, by bytes, in bounded memory."""
        from tempfile import TemporaryFile

        from biokg.store.sorting import sorted_lines

        with TemporaryFile() as file:
            self._write_triples(graph, file)
            file.seek(0)
            yield from sorted_lines(file)

    def _write_triples(self, graph: NamedNode, output: IO[bytes]) -> None:
        """Write the triples of a graph as N-Triples, in any order."""
        serialize((quad.triple for quad in self.quads(graph=graph)), output, RdfFormat.N_TRIPLES)

    def columns(self) -> Columns:
        """Return the statements of all graphs as columns of numbers, for what looks at whole graphs."""
        from biokg.columns import Columns

        return Columns.of(self.quads())

    @abstractmethod
    def dump(self, output: IO[bytes]) -> None:
        """Write the canonical N-Quads of all graphs: the same quads always give the same bytes."""

    @abstractmethod
    def close(self) -> None:
        """Let go of files and locks; closing twice is fine."""

    def __enter__(self) -> Self:
        """Return the store, which is closed when the block ends."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the store."""
        self.close()
