"""Take any one statement away from the ontology, the lists or the shapes: some check notices."""

from __future__ import annotations

from pathlib import Path

import pytest
from files import classes, ontology, shapes
from pyshacl import ShapesGraph
from pyshacl.errors import ConstraintLoadError, ReportableRuntimeError, ShapeLoadError
from quality import (
    CHECKS,
    LANGUAGES,
    check_defined_by,
    check_entry,
    check_list_ends,
    check_lists,
    check_order,
    languages,
)
from rdflib import RDF, SH, SKOS, BNode, Graph, URIRef
from rdflib.term import Node
from test_ontology_shapes import CONSTRAINTS
from validation import EXAMPLES, bad_nodes, shape_name, validate_with

pytestmark = pytest.mark.slow

Triple = tuple[Node, Node, Node]
TERM_CHECKS = [check for check in CHECKS if check is not check_lists]
LOAD_ERRORS = (ShapeLoadError, ConstraintLoadError, ReportableRuntimeError)
SHAPE_NODES = sorted(str(node) for node in set(shapes().subjects()) if isinstance(node, URIRef))


def entries() -> set[Node]:
    """Return all lists and their entries."""
    return {*ontology().subjects(RDF.type, SKOS.Concept), *ontology().subjects(RDF.type, SKOS.ConceptScheme)}


def test_a_lost_statement_about_a_term_is_noticed() -> None:
    graph, unnoticed = Graph() + ontology(), []
    for triple in [triple for triple in ontology() if triple[0] not in entries()]:
        graph.remove(triple)
        if not any(check(graph) for check in TERM_CHECKS):
            unnoticed.append(triple)
        graph.add(triple)
    assert unnoticed == []


def test_a_lost_statement_about_a_list_is_noticed() -> None:
    graph, unnoticed = Graph() + ontology(), []
    for subject in entries():
        for triple in list(ontology().triples((subject, None, None))):
            graph.remove(triple)
            if not is_noticed_in_lists(graph, URIRef(str(subject))):
                unnoticed.append(triple)
            graph.add(triple)
    assert unnoticed == []


def is_noticed_in_lists(graph: Graph, subject: URIRef) -> bool:
    """Run the checks of lists on what can have changed: the entry itself, or the list and one entry of it."""
    members = sorted(map(str, graph.subjects(SKOS.inScheme, subject)))[:1]
    if members:
        lacks = [need for need in (SKOS.prefLabel, SKOS.definition) if languages(graph, subject, need) != [*LANGUAGES]]
        return bool(lacks or check_entry(graph, URIRef(members[0])) or check_defined_by(graph))
    return bool(check_entry(graph, subject) or check_defined_by(graph) or check_order(graph))


@pytest.mark.parametrize("node", SHAPE_NODES, ids=shape_name)
def test_a_lost_statement_of_a_shape_is_noticed(node: str) -> None:
    shape = URIRef(node)
    whole = closure(shapes(), shape)
    unnoticed = []
    for triple in list(whole):
        poorer = Graph() + whole
        poorer.remove(triple)
        if not is_noticed_in_shape(poorer, shape):
            unnoticed.append(triple)
    assert unnoticed == []


def closure(graph: Graph, node: Node) -> Graph:
    """Return all statements about a node and the blank nodes below it."""
    found, todo = Graph(), [node]
    while todo:
        for triple in graph.triples((todo.pop(), None, None)):
            found.add(triple)
            todo += [triple[2]] if isinstance(triple[2], BNode) else []
    return found


def is_noticed_in_shape(rules: Graph, shape: URIRef) -> bool:
    """Run what the tests of shapes run, on one shape alone."""
    carriers = {*rules.objects(shape, SH.property), *([shape] if CONSTRAINTS & set(rules.predicates(shape)) else [])}
    if any(languages(rules, node, SH.message) != [*LANGUAGES] for node in carriers):
        return True
    if (shape, RDF.type, SH.NodeShape) not in rules or lost_classes(rules, shape) or check_list_ends(rules):
        return True
    try:
        return is_noticed_in_examples(ShapesGraph(rules), EXAMPLES / shape_name(shape))
    except LOAD_ERRORS:
        return True


def is_noticed_in_examples(rules: ShapesGraph, folder: Path) -> bool:
    """Validate the examples of the shape, and those of other shapes, which it must let pass."""
    found = {finding.focus for finding in validate_with(folder / "invalid.ttl", rules)}
    if found != bad_nodes(folder / "invalid.ttl") or validate_with(folder / "valid.ttl", rules):
        return True
    return any(validate_with(other, rules) for other in EXAMPLES.glob("*/*valid.ttl") if other.parent != folder)


def lost_classes(rules: Graph, shape: URIRef) -> set[URIRef]:
    """Return the classes that no shape targets any more."""
    elsewhere = {target for node, target in shapes().subject_objects(SH.targetClass) if node != shape}
    return classes(ontology()) - elsewhere - set(rules.objects(shape, SH.targetClass))
