"""What runs the query of a question: biokg's store, or any rdflib graph with the same statements."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from pyoxigraph import Literal, NamedNode

from ..errors import QueryError
from ..store import Store
from ..terms import PREFIXES
from .model import Term

if TYPE_CHECKING:
    import rdflib

__all__ = ["Runner", "Table", "rdflib_runner", "store_runner"]


class Table(NamedTuple):
    """The solutions of a SELECT query: names of variables, and a list of terms a solution, None where unbound."""

    columns: list[str]
    rows: list[list[Term | None]]


Runner = Callable[[str], Table]
"""Runs a SELECT query in which the prefixes of biokg need no declaration."""


def store_runner(store: Store) -> Runner:
    """Return what asks a store of biokg for what its sources say."""

    def run(text: str) -> Table:
        solutions = store.select(text, registers=False)
        columns = [variable.value for variable in solutions.variables]
        return Table(columns, [[_own(solution[name]) for name in columns] for solution in solutions])

    return run


def _own(term: object) -> Term | None:
    if term is None or isinstance(term, NamedNode | Literal):
        return term
    raise QueryError(f"The query of a question gives {term}; let it give names and values only.")


def rdflib_runner(graph: rdflib.Graph) -> Runner:
    """Return what asks an rdflib graph, or a Dataset whose default graph is the union of all.

    Slower by orders of magnitude than the store; it is there to prove that the questions are plain SPARQL 1.1.
    """

    def run(text: str) -> Table:
        result = graph.query(text, initNs=PREFIXES)
        columns = [str(variable) for variable in result.vars or []]
        return Table(columns, [[_from_rdflib(term) for term in row] for row in result])  # type: ignore[union-attr]

    return run


def _from_rdflib(term: Any) -> Term | None:
    import rdflib

    if term is None:
        return None
    if isinstance(term, rdflib.URIRef):
        return NamedNode(str(term))
    if isinstance(term, rdflib.Literal):
        if term.language:
            return Literal(str(term), language=term.language)
        # rdflib writes UTC as +00:00 where it has parsed a time
        text = str(term).replace("+00:00", "Z") if term.datatype == rdflib.XSD.dateTime else str(term)
        return Literal(text, datatype=NamedNode(str(term.datatype))) if term.datatype else Literal(text)
    raise QueryError(f"The query of a question gives {term}; let it give names and values only.")
