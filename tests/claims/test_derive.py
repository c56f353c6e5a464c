"""The one rule: which claims become plain edges, and which never do."""

from __future__ import annotations

import itertools

import pytest
from pyoxigraph import Literal, NamedNode

from biokg.claims.derive import TIERS, Standpoint, derive, live_claims, standpoints
from biokg.claims.files import read_source
from biokg.claims.model import Claim
from biokg.graph import KnowledgeGraph
from biokg.terms import iri
from biokg.workspace import Workspace

from .sample import ONE_VALUED, claim, edge, edges, live

PLANNED = claim(":zone", "b:status", "status:planned", "intended")


# ---- which claims are live


def test_an_invalidated_claim_is_not_live() -> None:
    assert live(claim(":a", "b:kind", ":x", name="1", invalidated=True), claim(":a", "b:kind", ":y", name="2")) == ["2"]


def test_of_three_versions_only_the_last_is_live() -> None:
    versions = [
        claim(":a", "b:kind", ":x", name="1"),
        claim(":a", "b:kind", ":y", name="2", supersedes=["1"]),
        claim(":a", "b:kind", ":z", name="3", supersedes=["2"]),
    ]
    assert live(*versions) == ["3"]


def test_when_the_last_version_is_withdrawn_the_one_before_counts_again() -> None:
    versions = [
        claim(":a", "b:kind", ":x", name="1"),
        claim(":a", "b:kind", ":y", name="2", supersedes=["1"]),
        claim(":a", "b:kind", ":z", name="3", supersedes=["2"], invalidated=True),
    ]
    assert live(*versions) == ["2"]


def test_an_inference_dies_with_its_premise_and_what_rests_on_it_dies_too() -> None:
    premise = claim(":a", "b:kind", ":x", name="1", invalidated=True)
    chain = [claim(":b", "b:kind", ":x", "inferred", name=str(n), premises=[str(n - 1)]) for n in range(2, 5)]
    assert live(premise, *chain) == []


def test_an_inference_needs_all_its_premises_and_unknown_ones_are_not_live() -> None:
    known = claim(":a", "b:kind", ":x", name="1")
    assert live(known, claim(":b", "b:kind", ":x", "inferred", name="2", premises=["1", "absent"])) == ["1"]


def test_an_inference_dies_when_its_premise_is_superseded() -> None:
    old = claim(":a", "b:kind", ":x", name="1")
    inferred = claim(":b", "b:kind", ":x", "inferred", name="2", premises=["1"])
    assert live(old, inferred, claim(":a", "b:kind", ":y", name="3", supersedes=["1"])) == ["3"]


def test_a_dead_inference_supersedes_nothing_and_what_rests_on_the_old_claim_stands() -> None:
    claims = [
        claim(":p", "b:kind", ":x", name="premise", invalidated=True),
        claim(":a", "b:kind", ":x", name="old"),
        claim(":a", "b:kind", ":y", "inferred", name="reviser", premises=["premise"], supersedes=["old"]),
        claim(":b", "b:kind", ":x", "inferred", name="resting", premises=["old"]),
    ]
    for order in itertools.permutations(claims):
        assert live(*order) == ["old", "resting"]


def test_inferences_that_rest_on_each_other_rest_on_nothing() -> None:
    one = claim(":a", "b:kind", ":x", "inferred", name="1", premises=["2"])
    other = claim(":b", "b:kind", ":x", "inferred", name="2", premises=["1"])
    assert live(one, other) == []


def test_claims_that_supersede_each_other_are_both_out() -> None:
    one = claim(":a", "b:kind", ":x", name="1", supersedes=["2"])
    assert live(one, claim(":a", "b:kind", ":y", name="2", supersedes=["1"])) == []


# ---- which live claims give an edge


@pytest.mark.parametrize("modality", ["asserted", "attributed", "inferred"])
def test_what_is_said_of_the_present_is_an_edge(modality: str) -> None:
    assert edges(claim(":drug", "b:developedBy", ":firm", modality)) == [edge(":drug", "b:developedBy", ":firm")]


@pytest.mark.parametrize("modality", ["intended", "denied"])
def test_what_is_planned_between_existing_things_or_denied_is_none(modality: str) -> None:
    assert edges(claim(":park", "b:connectsTo", ":garden", modality)) == []


def test_a_denial_does_not_wipe_out_what_another_source_says() -> None:
    claims = [claim(":a", "b:partOf", ":b"), claim(":a", "b:partOf", ":b", "denied")]
    assert edges(*claims) == [edge(":a", "b:partOf", ":b")]


@pytest.mark.parametrize("status", ["planned", "expected"])
def test_a_planned_thing_takes_its_planned_edges_along(status: str) -> None:
    for modality in ("intended", "asserted"):
        phase = claim(":zone", "b:status", f"status:{status}", modality)
        found = edges(phase, claim(":zone", "b:partOf", ":park", "intended"))
        assert found == [edge(":zone", "b:partOf", ":park"), edge(":zone", "b:status", f"status:{status}")]


def test_an_edge_to_a_planned_thing_is_an_edge_too() -> None:
    assert edge(":plan", "b:plans", ":zone") in edges(PLANNED, claim(":plan", "b:plans", ":zone", "intended"))


@pytest.mark.parametrize("status", ["under-way", "under-construction", "operating", "granted"])
def test_a_status_that_is_only_intended_is_none(status: str) -> None:
    assert edges(claim(":zone", "b:status", f"status:{status}", "intended")) == []


def test_a_thing_under_way_does_not_take_its_intended_edges_along() -> None:
    phase = claim(":tie", "b:status", "status:under-way")
    assert edges(phase, claim(":tie", "b:at", ":park", "intended")) == [edge(":tie", "b:status", "status:under-way")]


def test_a_denied_plan_is_no_status() -> None:
    assert edges(claim(":zone", "b:status", "status:planned", "denied")) == []


# ---- one value


def standing(**of: tuple[str, str]) -> dict[NamedNode, Standpoint]:
    return {
        iri(f"claim:{name}"): Standpoint(iri(f"tier:{tier}"), f"{day}T00:00:00Z") for name, (tier, day) in of.items()
    }


def value(text: str, name: str) -> Claim:
    return claim(":stat", "b:value", Literal(text), name=name)


@pytest.mark.parametrize(("better", "worse"), list(itertools.pairwise(TIERS)))
def test_the_better_tier_wins_over_the_newer_source(better: NamedNode, worse: NamedNode) -> None:
    claims = [value("1", "a"), value("2", "b")]
    said = {
        iri("claim:a"): Standpoint(worse, "2025-01-01T00:00:00Z"),
        iri("claim:b"): Standpoint(better, "2024-01-01T00:00:00Z"),
    }
    assert edges(*claims, standing=said) == [edge(":stat", "b:value", Literal("2"))]


def test_within_a_tier_the_newer_source_wins_then_the_smaller_id() -> None:
    claims = [value("1", "a"), value("2", "b"), value("3", "c")]
    newer = standing(a=("agency", "2024-01-01"), b=("agency", "2025-01-01"), c=("agency", "2025-01-01"))
    assert edges(*claims, standing=newer) == [edge(":stat", "b:value", Literal("2"))]


def test_dates_in_other_time_zones_are_compared_as_instants() -> None:
    claims = [value("1", "a"), value("2", "b")]
    said = {
        iri("claim:a"): Standpoint(iri("tier:agency"), "2025-01-01T06:00:00+08:00"),  # 22:00 of the day before in UTC
        iri("claim:b"): Standpoint(iri("tier:agency"), "2025-01-01T00:00:00Z"),
    }
    assert edges(*claims, standing=said) == [edge(":stat", "b:value", Literal("2"))]


def test_for_the_status_the_newer_source_comes_first() -> None:
    phases = {"a": "status:planned", "b": "status:completed"}
    claims = [claim(":z", "b:status", phase, name=name) for name, phase in phases.items()]
    said = standing(a=("official", "2024-01-01"), b=("machine", "2025-01-01"))
    assert edges(*claims, standing=said) == [edge(":z", "b:status", "status:completed")]


def test_a_value_that_two_sources_share_stands_on_the_better_of_them() -> None:
    claims = [value("1", "a"), value("2", "b"), value("1", "c")]
    said = standing(a=("machine", "2024-01-01"), b=("agency", "2024-01-01"), c=("official", "2024-01-01"))
    found = derive(live_claims(claims), said, ONE_VALUED)
    assert list(found.items()) == [(edge(":stat", "b:value", Literal("1")), [iri("claim:a"), iri("claim:c")])]


def test_properties_with_many_values_keep_them_all() -> None:
    claims = [claim(":firm", "b:foundedBy", f":{who}") for who in ("a", "b")]
    assert edges(*claims) == [edge(":firm", "b:foundedBy", ":a"), edge(":firm", "b:foundedBy", ":b")]


def dated(text: str, name: str) -> Claim:
    return claim(":event", "b:edtf", Literal(text), name=name)


def test_a_date_gives_way_to_a_finer_one_within_it_whoever_says_it() -> None:
    said = standing(a=("official", "2025-01-01"), b=("trade", "2024-01-01"), c=("machine", "2024-01-01"))
    found = edges(dated("2024", "a"), dated("2024-12", "b"), dated("2024-12-20", "c"), standing=said)
    assert found == [edge(":event", "b:edtf", Literal("2024-12-20"))]


def test_a_finer_date_beside_the_better_one_does_not_win() -> None:
    said = standing(a=("official", "2025-01-01"), b=("trade", "2024-01-01"))
    found = edges(dated("2024", "a"), dated("2023-12-20", "b"), standing=said)
    assert found == [edge(":event", "b:edtf", Literal("2024"))]


# ---- the example


def test_machine_made_text_is_a_weaker_voice_than_its_source(riverbend: Workspace) -> None:
    files = [read_source(riverbend.source_file("riverbend-herald-2024-03-05"))]
    found = standpoints(files, riverbend.ontology.machine_made)
    by_section: dict[str, set[str]] = {"body": set(), "digest": set()}
    sections = {citation.id: citation.section.value.rpartition("-")[2] for citation in files[0].citations}
    for one in files[0].claims:
        by_section[sections[one.citations[0]]].add(found[one.id].tier.value.rpartition("/")[2])
    assert by_section == {"body": {"agency"}, "digest": {"machine"}}


CONTRASTS = [
    ("will connect two existing parks", ":riverbend-science-park b:connectsTo :willow-park", False),
    ("is denied", ":riverbend-science-park b:partOf :alder-free-zone", False),
    ("has begun attracting: no place", ":hale-medical b:presentIn :cell-harbour", False),
    ("has begun attracting: no place at all", ":hale-medical b:presentIn :riverbend-science-park", False),
    ("has begun attracting: an engagement", ":hale-at-cell-harbour b:role role:attracted", True),
    ("plans to add: status of then", ":cell-harbour b:status status:planned", False),
    ("has begun: status of now", ":cell-harbour b:status status:under-construction", True),
    ("was expected", ":lumarimab-conditional-approval b:status status:expected", False),
    ("is granted", ":lumarimab-conditional-approval b:status status:granted", True),
    ("will host, in a planned thing", ":cell-harbour-pilot-plant b:locatedIn :cell-harbour", True),
    ("plans an institute, in the zone", ":translational-medicine-institute b:locatedIn :cell-harbour", True),
    ("a garden called a park is none", ":willow-park a b:IndustryPark", False),
    ("the newer of two years", ':cell-harbour-announcement b:edtf "2022"', True),
    ("the older of two years", ':cell-harbour-announcement b:edtf "2023"', False),
    ("said by a machine alone, yet said", ":lumarimab b:indicatedFor :marsh-fever", True),
]


@pytest.mark.parametrize(("why", "pattern", "answer"), CONTRASTS, ids=[contrast[0] for contrast in CONTRASTS])
def test_the_example_says_no_more_than_its_words(
    why: str, pattern: str, answer: bool, riverbend_graph: KnowledgeGraph
) -> None:
    assert bool(riverbend_graph.store.query(f"ASK {{ {pattern} }}")) is answer, why
