"""What is meant, wooed or awaited never comes out as what is: edges that must not be there, beside those that must."""

from __future__ import annotations

import pytest

from biokg.graph import KnowledgeGraph

from .edges import claims_of, edge, edges, objects

PARK = ":international-biopark"
NEIGHBOURS = (
    "beijing-capital-airport",
    "beijing-daxing-airport",
    "beijing-south-station",
    "fengchi-park",
    "nanhaizi-park",
)

NEVER = [
    # "will link with": two parks that exist already
    f"{PARK} connectsTo :fengchi-park",
    f"{PARK} connectsTo :nanhaizi-park",
    ":fengchi-park connectsTo :international-biopark",
    # "close to": not one of those that the planned lines lead to
    ":beijing-capital-airport partOf :beijing-airports",
    ":beijing-south-station partOf :beijing-railway-stations",
    f":beijing-capital-airport connectsTo {PARK}",
    # "will target"
    f"{PARK} field field:precision-medicine",
    f"{PARK} field field:ai-driven-drug-manufacturing",
    # "has begun attracting", "chose", "is moving in"
    f":eli-lilly presentIn {PARK}",
    f":bayer presentIn {PARK}",
    f":huyabio presentIn {PARK}",
    f":johnson-and-johnson presentIn {PARK}",
    f":biopark-multinationals presentIn {PARK}",
    f":biopark-arriving-companies presentIn {PARK}",
    f":eli-lilly locatedIn {PARK}",
    # plans announced without a place in the park
    f":ge-healthcare-rd-centre locatedIn {PARK}",
    f":philips-rd-headquarters locatedIn {PARK}",
    f":sino-biopharm-rd-centre locatedIn {PARK}",
    # "is expected to receive", "nearing"
    ":libevitug-conditional-approval-expected status status:granted",
    ":libevitug-approval-expectation fulfilledBy :libevitug-conditional-approval-expected",
    ":libevitug-conditional-approval-2026 forIndication :hepatitis-b",
    # "plans to set up": where is not said
    f":innovation-institute locatedIn {PARK}",
    f":international-clinical-research-hospital locatedIn {PARK}",
    f":innovation-institute presentIn {PARK}",
    # "to incubate"
    ":bayer-e-town-centre serves :local-biopharma-companies",
    # said of the park's area, not of the park
    ":zlsp-start-ups presentIn :zhongguancun-life-science-park",
    ":nearby-medical-facilities locatedIn :zhongguancun-life-science-park",
]

ALWAYS = [
    ":huahui-health basedIn :zhongguancun-life-science-park",
    ":huahui-health presentIn :changping",
    ":huahui-health presentIn :beijing",
    ":libevitug developedBy :huahui-health",
    ":zhongguancun-life-science-park locatedIn :changping",
    ":zhongguancun-life-science-park locatedIn :beijing",
    f"{PARK} locatedIn :beijing-e-town",
    f"{PARK} locatedIn :daxing",
    f":pfizer presentIn {PARK}",
    f":astrazeneca presentIn {PARK}",
    f":medtronic presentIn {PARK}",
    f":cde presentIn {PARK}",
    ":bayer presentIn :beijing-e-town",
    ":biopark-attracting-eli-lilly role role:attracted",
    ":biopark-attracting-eli-lilly status status:under-way",
    ":libevitug-conditional-approval-expected status status:expected",
    ":libevitug-conditional-approval-2026 status status:granted",
    ":beijing plans :innovation-institute",
    ":innovation-institute status status:planned",
    ":fengchi-park kind kind:ecological-core",
    # "adjoins", "close to", "nearby": near, from both ends, and no more
    *(f"{PARK} near :{name}" for name in NEIGHBOURS),
    *(f":{name} near {PARK}" for name in NEIGHBOURS),
    ":nearby-medical-facilities near :zhongguancun-life-science-park",
]

PLANNED = [
    f":headquarters-cluster partOf {PARK}",
    f":gene-gallery partOf {PARK}",
    f":ai-pilot-base locatedIn {PARK}",
    f"{PARK} connectsTo :biopark-subway-lines",
    ":innovation-institute collaboratesWith :peking-university",
    ":fengchi-themed-villages locatedIn :fengchi-park",
    f":jnj-innovation-centre locatedIn {PARK}",
]
"""Intended links with an end that is itself planned: there, and marked as planned."""


@pytest.mark.parametrize("text", NEVER)
def test_never_an_edge(known: KnowledgeGraph, text: str) -> None:
    assert not edge(known, text)


@pytest.mark.parametrize("text", ALWAYS)
def test_always_an_edge(known: KnowledgeGraph, text: str) -> None:
    assert edge(known, text)


@pytest.mark.parametrize("text", PLANNED)
def test_planned_edges_say_so(known: KnowledgeGraph, text: str) -> None:
    assert edge(known, text)
    said = claims_of(known, text)
    assert said
    assert {(modality, standing) for _, modality, standing in said} == {("intended", "planned")}


def test_near_are_those_said_to_adjoin_or_to_be_close(known: KnowledgeGraph) -> None:
    assert objects(known, PARK, "near") == {f":{name}" for name in NEIGHBOURS}


def test_only_places_and_platforms_serve(known: KnowledgeGraph) -> None:
    assert edges(known, "serves") == {
        (":biopark-supporting-facilities", ":international-professionals"),
        (":biopark-supporting-facilities", PARK),
        *((f":{name}", ":ai-pilot-base") for name in ("data-labeling-facilities", "supercomputing-center")),
        (":fengchi-park", PARK),
        (":trusted-data-spaces", ":ai-pilot-base"),
        (":zlsp-service-platforms", ":zlsp-start-ups"),
    }


def test_an_intended_link_of_two_parks_stays_a_claim(known: KnowledgeGraph) -> None:
    for park in (":fengchi-park", ":nanhaizi-park"):
        assert claims_of(known, f"{PARK} connectsTo {park}") == [("chinadaily-2025-10-27", "intended", "intended")]


def test_present_in_the_park_are_those_said_to_have_opened_and_the_regulator(known: KnowledgeGraph) -> None:
    assert {who for who, where in edges(known, "presentIn") if where == PARK} == {
        ":astrazeneca",
        ":cde",
        ":medtronic",
        ":nmpa-acceptance",
        ":nmpa-centres",
        ":nmpa-device-evaluation",
        ":nmpa-information",
        ":nmpa-inspection",
        ":nmpa-re-evaluation",
        ":pfizer",
    }


def test_zones_and_their_uses_are_never_paired(known: KnowledgeGraph) -> None:
    zones = {
        ":headquarters-cluster",
        ":medical-engineering-zone",
        ":research-and-transformation-area",
        ":smart-manufacturing-district",
    }
    assert {thing for thing, _ in edges(known, "intendedFor")} & zones == set()
    assert objects(known, ":biopark-zones", "intendedFor") == {
        "kind:advanced-manufacturing-plant",
        "kind:corporate-headquarters",
        "kind:education-industry-platform",
        "kind:research-institution",
    }
    assert {zone for zone, whole in edges(known, "partOf") if whole == ":biopark-zones"} == zones


def test_companies_and_what_they_cover_are_never_paired(known: KnowledgeGraph) -> None:
    covered = {"field:vaccines", "field:innovative-drugs", "field:high-end-medical-devices"}
    assert {(thing, what) for thing, what in edges(known, "field") if what in covered} == {
        (":biopark-attracting-multinationals", what) for what in covered
    }


def test_corridors_link_zones_as_a_group(known: KnowledgeGraph) -> None:
    linked = edges(known, "connectsTo", "derived")
    assert {pair for pair in linked if "corridor" in pair[0] or "gallery" in pair[0]} == {
        (":biopark-corridors", ":biopark-zones"),
        (":biopark-corridors", ":biopark-public-spaces"),
    }


def test_fengchi_is_a_green_space_and_no_industry_park(known: KnowledgeGraph) -> None:
    assert objects(known, ":fengchi-park", "rdf:type", "things", "entailed") == {"b:GreenSpace", "b:Place"}
    parks = {thing for thing, cls in edges(known, "rdf:type", "things", "entailed") if cls == "b:IndustryPark"}
    assert parks == {PARK, ":zhongguancun-life-science-park"}


def test_multinational_companies_are_those_that_are_called_so(known: KnowledgeGraph) -> None:
    found = {thing for thing, cls in edges(known, "rdf:type", "entailed") if cls == "b:MultinationalCompany"}
    assert found == {":bayer", ":eli-lilly", ":medtronic", ":pfizer"}
    assert objects(known, ":medtronic", "kind") == {"kind:multinational"}  # called pharmaceutical by the report alone


def test_the_status_of_the_park_follows_the_newer_report(known: KnowledgeGraph) -> None:
    assert objects(known, PARK, "status") == {"status:under-construction"}
    assert claims_of(known, f"{PARK} status status:planned") == [("helm-2024-07-19", "asserted", "planned")]
