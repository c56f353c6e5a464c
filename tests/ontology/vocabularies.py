"""The vocabularies that biokg aligns to, brought to OWL as far as that makes sense.

They are RDF Schema or OWL Full as published: terms are plain properties, ranges are rdfs:Class, keys sit on literals.
Taken over is what a reasoner can hold against the alignment: the hierarchy, disjointness, inverses, domains and ranges
between named terms. A property is one of data where its vocabulary says so or its range is a datatype.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pyoxigraph import RdfFormat, parse, serialize
from rdflib import OWL, RDF, RDFS, XSD, Graph, URIRef
from rdflib.term import Node

CLASS_AXIOMS = (RDFS.subClassOf, OWL.equivalentClass, OWL.disjointWith)
PROPERTY_AXIOMS = (RDFS.subPropertyOf, OWL.inverseOf, RDFS.domain, RDFS.range)
RESERVED = (str(RDF), str(RDFS), str(OWL))
KINDS = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)


@cache
def read_vocabulary(path: Path) -> Graph:
    """Return a vocabulary as published."""
    triples = (quad.triple for quad in parse(path=path, format=RdfFormat.N_QUADS))
    return Graph().parse(data=serialize(triples, format=RdfFormat.N_TRIPLES), format="nt")


def merge(own: Graph, paths: list[Path]) -> Graph:
    """Return our ontology together with what some vocabularies say of their own terms."""
    others = Graph()
    for path in paths:
        others += read_vocabulary(path)
    merged = Graph() + own
    for predicate in CLASS_AXIOMS:
        for subject, object_ in others.subject_objects(predicate):
            if _is_name(subject) and _is_name(object_):
                merged += _typed((subject, object_), OWL.Class)
                merged.add((subject, predicate, object_))
    for predicate in PROPERTY_AXIOMS:
        for subject, object_ in others.subject_objects(predicate):
            if _is_name(subject) and (_is_name(object_) or str(object_).startswith(str(XSD))):
                _add_property_axiom(merged, own, others, subject, predicate, object_)
    return merged


def _add_property_axiom(
    merged: Graph, own: Graph, others: Graph, subject: Node, predicate: Node, object_: Node
) -> None:
    kind = _kind(own, others, subject)
    is_about_properties = predicate in (RDFS.subPropertyOf, OWL.inverseOf)
    is_datatype = str(object_).startswith(str(XSD))
    same_kind = _kind(own, others, object_) == kind if is_about_properties else True
    fits = is_datatype == (kind == OWL.DatatypeProperty) if predicate == RDFS.range else same_kind
    if not fits or kind == OWL.AnnotationProperty:
        return
    merged.add((subject, RDF.type, kind))
    merged.add((subject, predicate, object_))
    if not is_datatype:
        merged.add((object_, RDF.type, kind if is_about_properties else OWL.Class))


def _kind(own: Graph, others: Graph, node: Node) -> Node:
    """Return what kind of property a term is: as we declare it, else as its vocabulary does, else by its range."""
    for graph in (own, others):
        for kind in KINDS:
            if (node, RDF.type, kind) in graph:
                return kind
    ranges = [str(value) for value in others.objects(node, RDFS.range)]
    literal = any(value.startswith(str(XSD)) or value == str(RDFS.Literal) for value in ranges)
    return OWL.DatatypeProperty if literal else OWL.ObjectProperty


def _is_name(node: Node) -> bool:
    return isinstance(node, URIRef) and not str(node).startswith((*RESERVED, str(XSD)))


def _typed(nodes: tuple[Node, ...], kind: URIRef) -> Graph:
    graph = Graph()
    for node in nodes:
        graph.add((node, RDF.type, kind))
    return graph
