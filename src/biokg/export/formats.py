"""The formats, each with the ending of its files and what it is for."""

from __future__ import annotations

from collections.abc import Callable
from typing import IO, TYPE_CHECKING, NamedTuple

from biokg.errors import UnknownName
from biokg.export.networks import write_gexf, write_graphml
from biokg.export.rdf import write_annotated, write_jsonld, write_nquads, write_rdfxml, write_trig, write_turtle
from biokg.export.tables import write_edges, write_nodes, write_statements, write_tables

if TYPE_CHECKING:
    from biokg.graph import KnowledgeGraph

__all__ = ["FORMATS", "Format", "export"]


class Format(NamedTuple):
    """A format: the usual ending of its files, what it holds, and what writes it."""

    ending: str
    words: str
    write: Callable[[KnowledgeGraph, IO[bytes]], None]


FORMATS: dict[str, Format] = {
    "turtle": Format(".ttl", "RDF: all triples as one graph, Turtle", write_turtle),
    "trig": Format(".trig", "RDF: all graphs by name, TriG", write_trig),
    "nquads": Format(".nq", "RDF: all graphs by name, canonical N-Quads", write_nquads),
    "rdfxml": Format(".rdf", "RDF: all triples as one graph, RDF/XML", write_rdfxml),
    "jsonld": Format(".jsonld", "RDF: all graphs by name, JSON-LD", write_jsonld),
    "rdf12": Format(".rdf12.ttl", "RDF 1.2: all triples, each claim reifying its statement", write_annotated),
    "statements": Format(".statements.csv", "table: one row a claim, with its source", write_statements),
    "nodes": Format(".nodes.csv", "table: one row a thing", write_nodes),
    "edges": Format(".edges.csv", "table: one row a tie between things", write_edges),
    "tables": Format(".zip", "the three tables together, as files of a ZIP archive", write_tables),
    "graphml": Format(".graphml", "network for yEd, igraph, Cytoscape", write_graphml),
    "gexf": Format(".gexf", "network for Gephi", write_gexf),
}  # fmt: skip
"""The formats by name. Networks, nodes and edges hold what is planned too, marked as such."""


def export(graph: KnowledgeGraph, fmt: str, output: IO[bytes]) -> None:
    """Write the graph to a binary file in one of `FORMATS`; the same graph always gives the same bytes.

    Raises UnknownName for another format, QueryError where RDF/XML cannot hold something that the graph says.
    """
    if fmt not in FORMATS:
        raise UnknownName(f"'{fmt}' is not a format of export; choose {', '.join(FORMATS)}.")
    FORMATS[fmt].write(graph, output)
