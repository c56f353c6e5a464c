"""Every shape accepts its valid example and refuses each wrong thing of its invalid one, and no other shape does."""

from __future__ import annotations

from pathlib import Path

import pytest
from files import classes, ontology, read, shapes
from pyshacl import Shape
from quality import check_list_ends, languages
from rdflib import OWL, RDF, RDFS, SH, URIRef
from rdflib.term import Node
from validation import EXAMPLES, bad_nodes, compiled, frame, refusals, shape_name, validate

CONSTRAINTS = {SH["class"], SH["not"], SH["or"], SH.closed}
BUILT_IN = {RDF.type, RDFS.label, OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty}
FOLDERS = sorted(path for path in EXAMPLES.iterdir() if path.is_dir())


def node_shapes() -> set[URIRef]:
    return {node for node in shapes().subjects(RDF.type, SH.NodeShape) if isinstance(node, URIRef)}


def test_every_shape_has_examples_and_every_example_a_shape() -> None:
    assert {shape_name(node) for node in node_shapes()} == {folder.name for folder in FOLDERS}


def test_every_named_node_of_the_shapes_is_typed_as_a_shape() -> None:
    assert {node for node in shapes().subjects() if isinstance(node, URIRef)} == node_shapes()


def test_every_class_has_a_shape() -> None:
    assert classes(ontology()) == set(shapes().objects(None, SH.targetClass))


@pytest.mark.slow
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_valid_example_passes(folder: Path) -> None:
    assert validate(folder / "valid.ttl") == set()


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_each_wrong_thing_fails_this_shape_and_no_other(folder: Path) -> None:
    found = refusals()[folder.name]
    assert {finding.focus for finding in found} == bad_nodes(folder / "invalid.ttl")
    assert {finding.shape for finding in found} == {folder.name}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_refusal_says_in_both_languages_what_to_do(folder: Path) -> None:
    found = refusals()[folder.name]
    assert {len(finding.messages) for finding in found} == {2}
    assert all(finding.messages[0].isascii() and not finding.messages[1].isascii() for finding in found)


def test_every_shape_and_property_shape_has_one_message_in_each_language() -> None:
    carriers: set[Node] = {node for node in node_shapes() if set(shapes().predicates(node)) & CONSTRAINTS}
    carriers |= {node for shape in node_shapes() for node in shapes().objects(shape, SH.property)}
    assert [node for node in carriers if languages(shapes(), node, SH.message) != ["en", "zh"]] == []


def test_no_list_of_a_shape_is_cut() -> None:
    assert check_list_ends(shapes()) == []


def test_the_shapes_speak_of_known_classes_and_properties_only() -> None:
    known = {node for node in ontology().subjects(RDF.type) if isinstance(node, URIRef)}
    spoken = {
        node
        for predicate in (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf, SH["class"], SH.path, SH.hasValue)
        for node in shapes().objects(None, predicate)
        if isinstance(node, URIRef)
    }
    assert spoken - known - BUILT_IN == set()


def test_the_valid_example_shows_the_shape_something() -> None:
    by_name = {shape_name(shape.node): shape for shape in compiled().shapes}
    silent = [folder.name for folder in FOLDERS if not own_focus_nodes(folder / "valid.ttl", by_name[folder.name])]
    assert silent == []


def own_focus_nodes(path: Path, shape: Shape) -> set[Node]:
    """Return the nodes of an example that a shape looks at, those of the common context left out."""
    example = read(path)
    with_example, without = frame() + example, frame()
    return set(shape.focus_nodes(with_example)) - set(shape.focus_nodes(without))  # type: ignore[no-untyped-call]
