"""All shapes over everything, claims and citations included: what `biokg check` leaves out because it is slow."""

from __future__ import annotations

from pathlib import Path

import pytest

from biokg.build.assemble import assemble, read_workspace
from biokg.checks.shapes import read_shapes, violations, without_exclusions
from biokg.terms import b, iri
from biokg.workspace import Workspace


@pytest.mark.slow
def test_the_repository_fits_every_shape(repository: Path) -> None:
    triples = (quad.triple for quad in assemble(read_workspace(Workspace(repository))))
    assert list(violations(triples, read_shapes())) == []


@pytest.mark.slow
def test_the_example_fits_every_shape(riverbend: Workspace) -> None:
    triples = (quad.triple for quad in assemble(read_workspace(riverbend)))
    assert list(violations(triples, read_shapes())) == []


def test_what_is_left_out_of_the_shapes_is_said_by_the_ontology(repository: Path) -> None:
    """Every class that a shape excludes is disjoint with the class of the shape, or with one above it."""
    ontology = Workspace(repository).ontology
    lists = [triple.object for triple in ontology.triples if triple.predicate == iri("owl:members")]
    groups = [members(node, ontology.triples) for node in lists]
    groups += [{one.subject, one.object} for one in ontology.triples if one.predicate == iri("owl:disjointWith")]
    shapes = read_shapes()
    excluded = set(shapes) - set(without_exclusions(shapes))
    classes = {triple.subject: triple.object for triple in shapes if triple.predicate == iri("sh:class")}
    targets = {triple.subject: triple.object for triple in shapes if triple.predicate == iri("sh:targetClass")}
    assert len(excluded) > 100
    wrong = [
        triple
        for triple in excluded
        if not any(
            set(ontology.ancestors(targets[triple.subject])) & group and classes[triple.object] in group  # type: ignore[arg-type,index]
            for group in groups
        )
    ]
    assert wrong == []
    assert any({b("Place"), b("Agent")} <= group for group in groups)


def members(node: object, triples: object) -> set[object]:
    """Return the members of an RDF list."""
    found: set[object] = set()
    while node != iri("rdf:nil"):
        said = {triple.predicate: triple.object for triple in triples if triple.subject == node}  # type: ignore[attr-defined]
        found.add(said[iri("rdf:first")])
        node = said[iri("rdf:rest")]
    return found
