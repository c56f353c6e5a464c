"""Every term of another vocabulary that biokg names exists there, and every mapping row is sound."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from files import FOLDER, ONTOLOGY, classes, ontology, properties, read, term
from rdflib import OWL, RDF, RDFS, SKOS, Literal, URIRef
from vocabularies import read_vocabulary

from biokg.build.mappings import Mapping, read_mappings
from biokg.terms import BASE, PREFIXES, shorten
from biokg.turtle import read_text

MAPPINGS = ONTOLOGY / "mappings.sssom.tsv"
HELD = {"org": "org", "prov": "prov", "oa": "oa", "dct": "dcterms", "foaf": "foaf", "geo": "geo", "skos": "skos"}
BUILT_IN = ("rdf", "rdfs", "owl", "xsd", "sh", "vann")
HEADER = ("mapping_set_id", "mapping_set_title", "license", "mapping_date", "subject_source", "curie_map")
COLUMNS = ["subject_id", "subject_label", "predicate_id", "object_id", "object_label", "mapping_justification",
           "confidence", "comment"]  # fmt: skip


def rows() -> list[dict[str, str]]:
    lines = [line for line in MAPPINGS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t"))


def recorded() -> dict[str, str]:
    """Return the IRIs that were looked up, each with the place where it was found."""
    with (FOLDER / "recorded_iris.tsv").open(encoding="utf-8", newline="") as lines:
        return {row["iri"]: row["confirmed_in"] for row in csv.DictReader(lines, delimiter="\t")}


def foreign() -> set[str]:
    """Return every IRI of another vocabulary in the ontology's axioms and mappings."""
    named = {node for triple in ontology() for node in triple if isinstance(node, URIRef)}
    named |= {URIRef(mapping.object.value) for mapping in read_mappings(MAPPINGS)}
    own = (BASE, "https://creativecommons.org/", *(PREFIXES[prefix] for prefix in BUILT_IN))
    return {str(node) for node in named if not str(node).startswith(own)}


def test_every_foreign_term_exists(shared: Path) -> None:
    held = {
        str(subject)
        for name in HELD.values()
        for subject in read_vocabulary(shared / "data" / "rdf_stack" / f"{name}.nq").subjects()
    }
    assert sorted(foreign() - held - set(recorded())) == []


def test_a_term_of_a_vocabulary_that_is_held_needs_no_record() -> None:
    namespaces = tuple(PREFIXES[prefix] for prefix in HELD)
    assert [name for name in recorded() if name.startswith(namespaces)] == []


def test_every_record_says_where_and_is_used() -> None:
    mapped = {mapping.object.value for mapping in read_mappings(MAPPINGS)}
    assert all(recorded().values())
    assert set(recorded()) - mapped == set()


def test_axioms_reach_only_to_w3c_foaf_geosparql_and_dublin_core() -> None:
    allowed = tuple(PREFIXES[prefix] for prefix in ("org", "prov", "oa", "foaf", "geo", "dct"))
    alignments = read(ONTOLOGY / "alignments.ttl")
    objects = {str(o) for p in (RDFS.subClassOf, RDFS.subPropertyOf) for o in alignments.objects(None, p)}
    assert objects
    assert [name for name in objects if not name.startswith(allowed)] == []
    assert set(alignments.predicates()) == {RDF.type, RDFS.subClassOf, RDFS.subPropertyOf}


def test_no_axiom_of_another_file_reaches_outside() -> None:
    others = read(*(path for path in ONTOLOGY.glob("*.ttl") if path.name != "alignments.ttl"))
    reached = {o for p in (RDFS.subClassOf, RDFS.subPropertyOf, OWL.equivalentClass) for o in others.objects(None, p)}
    assert [o for o in reached if isinstance(o, URIRef) and not o.startswith(BASE)] == []


def test_the_mapping_file_has_header_and_columns_of_sssom() -> None:
    text = read_text(MAPPINGS)
    assert [name for name in HEADER if f"\n#{name}:" not in "\n" + text] == []
    assert list(rows()[0]) == COLUMNS
    assert "\r" not in text


def test_every_mapping_is_made_by_hand_with_a_confidence_and_a_reason() -> None:
    for row in rows():
        assert row["mapping_justification"] == "semapv:ManualMappingCuration"
        assert 0.5 <= float(row["confidence"]) <= 1
        assert row["comment"].endswith(".")


def test_mappings_are_sorted_and_told_once() -> None:
    told = [(row["subject_id"].startswith("unit:"), row["subject_id"], row["object_id"]) for row in rows()]
    assert told == sorted(set(told))


@pytest.mark.parametrize(
    "mapping", read_mappings(MAPPINGS), ids=lambda m: f"{shorten(m.subject.value)}-{m.object.value}"
)
def test_a_mapping_speaks_of_a_term_of_ours_and_repeats_no_axiom(mapping: Mapping) -> None:
    subject, object_ = URIRef(mapping.subject.value), URIRef(mapping.object.value)
    assert subject in classes(ontology()) | properties(ontology()) or (subject, RDF.type, SKOS.Concept) in ontology()
    assert (subject, None, object_) not in ontology()


def test_the_subject_labels_are_ours() -> None:
    for row in rows():
        node = term(row["subject_id"])
        names = {*ontology().objects(node, RDFS.label), *ontology().objects(node, SKOS.prefLabel)}
        assert Literal(row["subject_label"], lang="en") in names


def test_every_unit_has_its_counterpart_in_qudt() -> None:
    units = {str(node) for node in ontology().subjects(SKOS.inScheme, term("b:UnitList"))}
    mapped = {m.subject.value for m in read_mappings(MAPPINGS) if m.object.value.startswith("http://qudt.org/")}
    assert units == mapped
