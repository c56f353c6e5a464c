"""The ontology as rdflib graphs, read once for all tests of this folder."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pyoxigraph import RdfFormat, serialize
from rdflib import RDF, Graph, URIRef

from biokg.build.assemble import assemble, read_workspace
from biokg.terms import BASE, ID, LISTS, expand
from biokg.workspace import Workspace

FOLDER = Path(__file__).resolve().parent
REPOSITORY = FOLDER.parents[1]
ONTOLOGY = REPOSITORY / "ontology"
SHAPES = ONTOLOGY / "shapes"
OWN_SPACES = (ID, *(f"{BASE}{name}/" for name in LISTS))


@cache
def ontology() -> Graph:
    """All ontology files but the shapes. Shared: copy before changing."""
    return read(*sorted(ONTOLOGY.glob("*.ttl")))


@cache
def shapes() -> Graph:
    """All shapes. Shared: copy before changing."""
    return read(*sorted(SHAPES.glob("*.ttl")))


@cache
def data() -> Graph:
    """All things, sources, citations and claims of the project."""
    return read(*sorted((REPOSITORY / "graphs").rglob("*.ttl")))


@cache
def built() -> Graph:
    """What the store holds: ontology, data, plain edges and what follows from them. Shared: copy before changing."""
    triples = (quad.triple for quad in assemble(read_workspace(Workspace(REPOSITORY))))
    return Graph().parse(data=serialize(triples, format=RdfFormat.N_TRIPLES), format="nt")


def read(*paths: Path) -> Graph:
    """Return the triples of some Turtle files as one graph."""
    graph = Graph()
    for path in paths:
        graph.parse(path)
    return graph


def term(name: str) -> URIRef:
    """Return the node of a prefixed name."""
    return URIRef(expand(name))


def terms(graph: Graph, *kinds: str) -> set[URIRef]:
    """Return biokg's own terms of some kinds (``owl:Class`` …), list entries and things left out."""
    found = {node for kind in kinds for node in graph.subjects(RDF.type, term(kind))}
    own = {node for node in found if isinstance(node, URIRef) and str(node).startswith(BASE)}
    return {node for node in own if not str(node).startswith(OWN_SPACES)}


def classes(graph: Graph) -> set[URIRef]:
    """Return biokg's own classes."""
    return terms(graph, "owl:Class")


def properties(graph: Graph) -> set[URIRef]:
    """Return biokg's own properties."""
    return terms(graph, "owl:ObjectProperty", "owl:DatatypeProperty")
