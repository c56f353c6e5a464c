"""The lists: every entry has its words, its place and, where the list is ordered, its number."""

from __future__ import annotations

import pytest
from files import ontology, term
from quality import check_entry, check_lists, check_order
from rdflib import RDF, SKOS, Graph, URIRef

from biokg.terms import LISTS

FIXED = {
    "status": "planned expected under-way under-construction completed operating granted held ended cancelled",
    "modality": "asserted attributed intended inferred denied",
    "qualifier": "exactly about over at-least nearly under at-most",
    "evidence": "reported-text caption publisher-note machine-made ai-digest ai-profile ai-translation press-release "
    "regulator-notice register dataset",
    "stage": "basic-research preclinical clinical-development registration manufacturing healthcare-services",
    "form": "small-molecule monoclonal-antibody vaccine cell-therapy gene-therapy medical-device software-device",
    "decision": "conditional-approval full-approval breakthrough-therapy-designation device-certificate",
    "tier": "official register company agency trade aggregator machine",
    "unit": "percent square-kilometre hectare square-metre us-dollar kilometre",
    "role": "attracted chosen tenant rd-centre partner investor secretary senior-researcher director chief-executive",
    "field": "cell-and-gene-therapy artificial-intelligence neuroscience precision-medicine translational-medicine",
    "kind": "multinational pharmaceutical-company start-up ecological-core",
}


def test_every_entry_has_words_and_a_place() -> None:
    assert check_lists(ontology()) == []


def test_every_list_has_a_scheme_and_every_prefix_a_list() -> None:
    schemes = {str(node) for node in ontology().subjects(RDF.type, SKOS.ConceptScheme)}
    assert schemes == {str(term(f"b:{name.capitalize()}List")) for name in LISTS}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_holds_the_entries_that_code_and_data_rely_on(name: str) -> None:
    scheme = term(f"b:{name.capitalize()}List")
    assert {term(f"{name}:{slug}") for slug in FIXED[name].split()} <= set(ontology().subjects(SKOS.inScheme, scheme))


def test_an_entry_lies_in_the_namespace_of_its_list() -> None:
    for node, scheme in ontology().subject_objects(SKOS.inScheme):
        name = str(scheme).removeprefix(str(term("b:x"))[:-1]).removesuffix("List").lower()
        assert str(node).startswith(str(term(f"{name}:x"))[:-1])


@pytest.mark.parametrize(("name", "order"), [("stage", FIXED["stage"]), ("tier", FIXED["tier"])])
def test_stages_and_tiers_are_in_order(name: str, order: str) -> None:
    numbered = [(str(ontology().value(term(f"{name}:{slug}"), SKOS.notation)), slug) for slug in order.split()]
    assert numbered == [(str(place), slug) for place, slug in enumerate(order.split(), start=1)]


def test_machine_made_evidence_is_a_branch() -> None:
    below = set(ontology().subjects(SKOS.broader, term("evidence:machine-made")))
    assert below == {term(f"evidence:{slug}") for slug in ("ai-digest", "ai-profile", "ai-translation")}


def test_an_entry_without_chinese_or_place_or_number_is_found() -> None:
    graph, node = Graph(), URIRef("https://w3id.org/biokg/status/paused")
    graph.add((node, RDF.type, SKOS.Concept))
    assert len(check_entry(graph, node)) == 4
    assert check_order(graph) == ["b:StageList is numbered []", "b:TierList is numbered []"]
