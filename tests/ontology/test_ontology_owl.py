"""OWL 2 DL and RL, consistency and coherence, as the OWL API and HermiT see them."""

from __future__ import annotations

from pathlib import Path

import pytest
from files import built, data, ontology, read
from owl_api import is_consistent, not_entailed, unsatisfiable, violations
from rdflib import OWL, RDF, Graph
from test_ontology_axioms import DECLARATIONS, read_cases
from validation import EXAMPLES
from vocabularies import merge

pytestmark = pytest.mark.java

# Text with a language tag is of rdf:PlainLiteral, which OWL 2 RL has; the OWL API calls it rdf:langString and objects.
TAGGED = f"Use of data range not in profile: {RDF.langString}"
TARGETS = ("org", "prov", "oa", "dcterms", "foaf", "geo", "skos")


def facts(text: str) -> Graph:
    return Graph().parse(data=DECLARATIONS + text, format="turtle")


@pytest.fixture(scope="module")
def merged(shared: Path) -> Graph:
    return merge(ontology(), [shared / "data" / "rdf_stack" / f"{name}.nq" for name in TARGETS])


@pytest.fixture(scope="module")
def declarations() -> Graph:
    graph = Graph()
    for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty):
        for node in ontology().subjects(RDF.type, kind):
            graph.add((node, RDF.type, kind))
    return graph


@pytest.mark.parametrize("profile", ["DL", "RL"])
def test_the_ontology_is_in_the_profile(profile: str) -> None:
    assert violations(ontology(), profile) == []


@pytest.mark.parametrize("profile", ["DL", "RL"])
def test_ontology_and_data_are_in_the_profile(profile: str) -> None:
    found = violations(ontology() + data(), profile)
    assert [violation for violation in found if not violation.startswith(TAGGED)] == []


def test_the_profile_check_finds_a_violation() -> None:
    wrong = facts("b:locatedIn a owl:FunctionalProperty .")
    assert len(violations(ontology() + wrong, "DL")) == 1


def test_every_class_can_have_members() -> None:
    assert unsatisfiable(ontology()) == []


def test_the_ontology_is_consistent_with_the_data() -> None:
    assert is_consistent(ontology() + data())


def test_the_plain_edges_and_what_follows_are_consistent() -> None:
    assert is_consistent(built())


def test_what_the_shapes_accept_is_consistent() -> None:
    assert is_consistent(ontology() + read(EXAMPLES / "context.ttl", *EXAMPLES.glob("*/valid.ttl")))


@pytest.mark.parametrize(
    "wrong",
    [
        ":x a b:GreenSpace , b:IndustryPark .",
        ":x a b:Company , b:University .",
        ":x a b:Regulator , b:Company .",
        ":x a b:Person , b:ResearchInstitute .",
        ":x a b:Position , b:Engagement .",
        ":x a b:Drug , b:MedicalDevice .",
        ":x b:locatedIn :y . :y a b:Company .",
        ":x b:developedBy :y . :y a b:Place .",
        ":x b:partOf :y . :x a b:Person .",
        ":x b:value 1.0 , 2.0 .",
        ':x b:validFrom "2025" .',
    ],
)
def test_nonsense_is_inconsistent(wrong: str) -> None:
    assert not is_consistent(ontology() + facts(wrong))


def test_a_hospital_may_belong_to_a_university() -> None:
    assert is_consistent(ontology() + facts(":x a b:Hospital , b:University , b:ResearchInstitute ."))


def test_calling_a_green_space_of_the_data_an_industry_park_makes_the_data_inconsistent() -> None:
    greens = sorted(map(str, data().subjects(RDF.type, facts("[] a b:GreenSpace .").value(None, RDF.type))))
    if not greens:
        pytest.skip("needs a green space in graphs/things")
    assert not is_consistent(ontology() + data() + facts(f"<{greens[0]}> a b:IndustryPark ."))


def test_what_is_given_entails_what_follows(declarations: Graph) -> None:
    given = facts(" ".join(given for given, _ in read_cases()))
    conclusions = [facts(follows) for _, follows in read_cases()]
    assert not_entailed(ontology() + given, declarations, conclusions) == [[] for _ in read_cases()]


def test_what_is_not_given_is_not_entailed(declarations: Graph) -> None:
    given, wrong = facts(":zone b:partOf :park ."), facts(":park b:partOf :zone .")
    assert len(not_entailed(ontology() + given, declarations, [wrong])[0]) == 1


def test_no_class_is_empty_when_merged_with_the_vocabularies_aligned_to(merged: Graph) -> None:
    assert len(merged) > len(ontology()) + 300
    assert unsatisfiable(merged) == []


def test_examples_are_consistent_when_merged_with_the_vocabularies_aligned_to(merged: Graph) -> None:
    valid = read(EXAMPLES / "context.ttl", *EXAMPLES.glob("*/valid.ttl"))
    assert is_consistent(merged + valid)


def test_the_merge_would_show_a_wrong_alignment(merged: Graph) -> None:
    wrong = facts("b:Event <http://www.w3.org/2000/01/rdf-schema#subClassOf> prov:Entity .")
    assert unsatisfiable(merged + wrong) == [
        "https://w3id.org/biokg/Event",
        "https://w3id.org/biokg/RegulatoryDecision",
    ]
