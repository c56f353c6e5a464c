"""Validate small examples against the shapes: the shapes and the part of the ontology they need are read once."""

from __future__ import annotations

import logging
from functools import cache
from pathlib import Path
from typing import NamedTuple

from files import FOLDER, ontology, read, shapes
from pyshacl import ShapesGraph, Validator
from pyshacl.graph_abstraction import DataGraph
from rdflib import RDF, RDFS, SH, SKOS, BNode, Graph, URIRef
from rdflib.term import Node

from biokg.terms import BASE, ID

EXAMPLES = FOLDER / "shapes"
MARK = "--of-"
FRAME = (RDF.type, RDFS.subClassOf, SKOS.inScheme, SKOS.broader)

logging.getLogger("rdflib.term").setLevel(logging.CRITICAL)  # ill-formed dates are meant


class Finding(NamedTuple):
    """What a validation says of one node: the node, the shape (``Place`` for b:PlaceShape), the messages."""

    focus: str
    shape: str
    messages: tuple[str, ...]


def shape_name(node: Node) -> str:
    """Return the name of a shape as its folder of examples has it."""
    return str(node).removeprefix(BASE).removesuffix("Shape")


@cache
def frame() -> Graph:
    """What shapes look up: classes, their parents, list membership; and sound things for examples to refer to."""
    graph = read(EXAMPLES / "context.ttl")
    for predicate in FRAME:
        for triple in ontology().triples((None, predicate, None)):
            graph.add(triple)
    return graph


@cache
def compiled() -> ShapesGraph:
    """The project's shapes, read by pySHACL once."""
    return ShapesGraph(Graph() + shapes())  # a copy, for pySHACL adds statements of its own


@cache
def refusals() -> dict[str, set[Finding]]:
    """Return what the project's shapes find in each invalid example, by its folder.

    All are validated in one go, which takes a third of the time. Meanwhile what is an example's own carries the name
    of its folder, so that no two examples speak of the same thing.
    """
    together, known = Graph() + frame(), set(frame().all_nodes())
    folders = {path.parent.name: path for path in EXAMPLES.glob("*/invalid.ttl")}
    for name, path in folders.items():
        for triple in read(path):
            together.add(tuple(_own(node, name) if node not in known else node for node in triple))  # type: ignore[arg-type]
    found: dict[str, set[Finding]] = {name: set() for name in folders}
    for finding in findings(together, compiled()):
        focus, _, name = finding.focus.partition(MARK)
        found[name].add(finding._replace(focus=focus))
    return found


def _own(node: Node, name: str) -> Node:
    return URIRef(f"{node}{MARK}{name}") if isinstance(node, URIRef) and node.startswith(ID) else node


def validate(path: Path) -> set[Finding]:
    """Return what the project's shapes find in one example."""
    return validate_with(path, compiled())


def validate_with(path: Path, rules: ShapesGraph) -> set[Finding]:
    """Return what some shapes find in one example."""
    example, graph = read(path), frame()
    added = [triple for triple in example if triple not in graph]
    for triple in added:
        graph.add(triple)
    try:
        return findings(graph, rules)
    finally:
        for triple in added:
            graph.remove(triple)


def findings(graph: Graph, rules: ShapesGraph) -> set[Finding]:
    """Return what some shapes find in a graph."""
    validator = Validator(DataGraph.from_rdflib(graph), shacl_graph=Graph(), options={"inplace": True})
    validator.shacl_graph = rules
    _, report, _ = validator.run()  # type: ignore[no-untyped-call]
    return {_finding(report, result, rules) for result in report.objects(None, SH.result)}


def _finding(report: Graph, result: Node, rules: ShapesGraph) -> Finding:
    shape = report.value(result, SH.sourceShape)
    while isinstance(shape, BNode):
        shape = next(rules.graph.subjects(None, shape))
    messages = sorted(str(text) for text in report.objects(result, SH.resultMessage))
    return Finding(str(report.value(result, SH.focusNode)), shape_name(shape or RDF.nil), tuple(messages))


def bad_nodes(path: Path) -> set[str]:
    """Return the things of an example that are wrong, by their names: ``:bad-…``."""
    nodes = {node for triple in read(path) for node in triple if isinstance(node, URIRef)}
    return {str(node) for node in nodes if node.rpartition("/")[2].startswith("bad-")}
