"""The axioms of the ontology as rows (kind, subject, object), and those that are written down to be expected."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from files import FOLDER, term
from rdflib import OWL, RDF, RDFS, Graph, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from biokg.terms import shorten

Axiom = tuple[str, str, str]

EXPECTED = FOLDER / "expected_axioms.tsv"
BINARY = {
    RDFS.subClassOf: "subclass of",
    RDFS.subPropertyOf: "subproperty of",
    RDFS.domain: "domain",
    RDFS.range: "range",
    OWL.inverseOf: "inverse of",
    OWL.disjointWith: "disjoint",
}
UNARY = {
    OWL.Class: "class",
    OWL.ObjectProperty: "object property",
    OWL.DatatypeProperty: "data property",
    OWL.AnnotationProperty: "annotation property",
    OWL.TransitiveProperty: "transitive",
    OWL.SymmetricProperty: "symmetric",
    OWL.FunctionalProperty: "functional",
}


def read_expected(path: Path = EXPECTED) -> set[Axiom]:
    """Return the axioms of the recorded list; a disjoint row names a whole group."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    return {axiom for row in rows for axiom in _expand(row["axiom"], row["subject"], row["object"])}


def _expand(kind: str, subject: str, object_: str) -> Iterator[Axiom]:
    if kind != "disjoint":
        yield kind, subject, object_
        return
    for one, other in combinations(sorted([subject, *object_.split()]), 2):
        yield kind, one, other


def read_axioms(graph: Graph) -> set[Axiom]:
    """Return the logical axioms and declarations that a graph states."""
    return {*_unary(graph), *_binary(graph), *_groups(graph), *_chains(graph), *_definitions(graph)}


def _unary(graph: Graph) -> Iterator[Axiom]:
    for node, kind in graph.subject_objects(RDF.type):
        if isinstance(node, URIRef) and isinstance(kind, URIRef) and kind in UNARY:
            yield UNARY[kind], shorten(node), ""


def _binary(graph: Graph) -> Iterator[Axiom]:
    for predicate, kind in BINARY.items():
        for subject, object_ in graph.subject_objects(predicate):
            pair = (shorten(str(subject)), shorten(str(object_)))
            yield kind, *(sorted(pair) if kind == "disjoint" else pair)


def _groups(graph: Graph) -> Iterator[Axiom]:
    for group in graph.subjects(RDF.type, OWL.AllDisjointClasses):
        members = sorted(_members(graph, graph.value(group, OWL.members)))
        for one, other in combinations(members, 2):
            yield "disjoint", one, other


def _chains(graph: Graph) -> Iterator[Axiom]:
    for node, chain in graph.subject_objects(OWL.propertyChainAxiom):
        yield "chain", shorten(str(node)), " ".join(_members(graph, chain))


def _definitions(graph: Graph) -> Iterator[Axiom]:
    for node, definition in graph.subject_objects(OWL.equivalentClass):
        parts = Collection(graph, graph.value(definition, OWL.intersectionOf) or RDF.nil)
        yield "defined as", shorten(str(node)), " and ".join(_part(graph, part) for part in parts)


def _part(graph: Graph, part: Node) -> str:
    if isinstance(part, URIRef):
        return shorten(part)
    on, value = graph.value(part, OWL.onProperty), graph.value(part, OWL.hasValue)
    is_restriction = (part, RDF.type, OWL.Restriction) in graph
    return f"{shorten(str(on))} {'value' if is_restriction else 'untyped'} {shorten(str(value))}"


def _members(graph: Graph, head: Node | None) -> list[str]:
    return [shorten(str(node)) for node in Collection(graph, head or term("rdf:nil"))]
