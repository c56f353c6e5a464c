"""What the ontology says in logic: the recorded axioms, and what must follow from them."""

from __future__ import annotations

import csv

import pytest
from axioms import read_axioms
from files import FOLDER, ontology, term
from owlrl import DeductiveClosure, OWLRL_Semantics
from quality import check_axioms
from rdflib import OWL, RDFS, Graph

from biokg.terms import PREFIXES

DECLARATIONS = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in PREFIXES.items())
LOGIC = {"subClassOf", "subPropertyOf", "domain", "range", "inverseOf", "type", "propertyChainAxiom", "first", "rest",
         "equivalentClass", "intersectionOf", "onProperty", "hasValue", "disjointWith", "members"}  # fmt: skip


def read_cases() -> list[tuple[str, str]]:
    """Return the recorded pairs of what is given and what follows."""
    with (FOLDER / "entailments.tsv").open(encoding="utf-8", newline="") as lines:
        return [(row["given"], row["follows"]) for row in csv.DictReader(lines, delimiter="\t")]


@pytest.fixture(scope="module")
def closure() -> Graph:
    """All that follows, under OWL 2 RL, from the logical part of the ontology and all given facts."""
    graph = Graph()
    for triple in ontology():
        if str(triple[1]).rpartition("#")[2] in LOGIC:
            graph.add(triple)
    for given, _ in read_cases():
        graph.parse(data=DECLARATIONS + given, format="turtle")
    DeductiveClosure(OWLRL_Semantics).expand(graph)
    return graph


def test_the_axioms_are_those_that_are_written_down() -> None:
    assert check_axioms(ontology()) == []


def test_a_lost_axiom_is_found() -> None:
    graph = Graph() + ontology()
    graph.remove((term("b:hosts"), OWL.inverseOf, None))
    assert check_axioms(graph) == ["missing: inverse of b:hosts b:locatedIn"]


def test_an_axiom_that_nobody_wrote_down_is_found() -> None:
    graph = Graph() + ontology()
    graph.add((term("b:Hospital"), RDFS.subClassOf, term("b:PublicBody")))
    assert check_axioms(graph) == ["unexpected: subclass of b:Hospital b:PublicBody"]


def test_own_terms_are_declared_once_and_as_one_kind() -> None:
    kinds = [(name, kind) for kind, name, _ in read_axioms(ontology()) if kind.endswith(("class", "property"))]
    names = [name for name, _ in kinds]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize(("given", "follows"), read_cases())
def test_what_is_given_entails_what_follows(closure: Graph, given: str, follows: str) -> None:
    expected = Graph().parse(data=DECLARATIONS + follows, format="turtle")
    assert given
    assert len(expected) > 0
    assert [triple for triple in expected if triple not in closure] == []
