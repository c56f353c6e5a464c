"""Ask the graph in SPARQL: plain typed results in, errors that help out."""

from __future__ import annotations

from biokg.query.formats import FORMATS, write_result
from biokg.query.hints import unknown_graphs, unknown_terms
from biokg.query.results import Plain, Result, Table, Term, Triples, plain
from biokg.query.run import run

__all__ = [
    "FORMATS",
    "Plain",
    "Result",
    "Table",
    "Term",
    "Triples",
    "plain",
    "run",
    "unknown_graphs",
    "unknown_terms",
    "write_result",
]
