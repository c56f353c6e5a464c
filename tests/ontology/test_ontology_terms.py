"""Every term has its words in both languages, and the ontology says who it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from files import ONTOLOGY, classes, ontology, properties, shapes
from quality import (
    check_defined_by,
    check_definitions,
    check_header,
    check_labels_differ,
    check_structure,
    check_texts,
)
from rdflib import XSD, Graph, Literal, URIRef

from biokg.terms import BASE, PREFIXES
from biokg.turtle import format_turtle, read_text, read_turtle

FILES = sorted(ONTOLOGY.rglob("*.ttl"))


def test_there_are_38_classes_and_88_properties() -> None:
    assert len(classes(ontology())) == 38
    assert len(properties(ontology())) == 88


def test_every_term_has_label_definition_and_example_in_english_and_chinese() -> None:
    assert check_texts(ontology()) == []


def test_every_term_names_the_ontology_that_defines_it() -> None:
    assert check_defined_by(ontology()) == []


def test_no_two_terms_have_the_same_label() -> None:
    assert check_labels_differ(ontology()) == []


def test_definitions_name_the_wider_class_and_what_sets_the_term_apart() -> None:
    assert check_definitions(ontology()) == []


def test_the_header_is_complete() -> None:
    assert check_header(ontology()) == []


def test_no_piece_of_an_axiom_is_loose() -> None:
    assert check_structure(ontology()) == []


def test_the_header_recommends_the_prefix_and_namespace_that_the_code_uses() -> None:
    header = {str(value) for value in ontology().objects(URIRef(BASE))}
    assert {"b", PREFIXES["b"]} <= header


@pytest.mark.parametrize("graph", [ontology(), shapes()], ids=["ontology", "shapes"])
def test_no_date_is_an_xsd_date_which_reasoners_refuse(graph: Graph) -> None:
    assert [o for o in graph.objects() if isinstance(o, Literal) and o.datatype == XSD.date] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_is_in_canonical_form_and_reads_in_one_sitting(path: Path) -> None:
    text = read_text(path)
    assert format_turtle(read_turtle(path)) == text
    assert text.count("\n") <= 300
