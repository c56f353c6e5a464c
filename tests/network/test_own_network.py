"""The project's own graph as networks: exact sizes, named ties, and what must not be tied."""

from __future__ import annotations

import networkx as nx
import pytest
from analysis.own import own_graph

from biokg.network import Filters


def network(name: str = "ecosystem", **filters: object) -> nx.MultiDiGraph:
    return own_graph().network(name, filters=Filters(**filters))  # type: ignore[arg-type]


def ties(found: nx.MultiDiGraph) -> set[str]:
    return {f"{start} {key} {end}" for start, end, key in found.edges(keys=True)}


@pytest.mark.parametrize(
    ("name", "settled", "planned"),
    [
        ("ecosystem", (97, 139), (125, 211)),
        ("collaboration", (46, 3), (48, 7)),
        ("pipeline", (15, 20), (15, 23)),
        ("places", (67, 93), (99, 156)),
        ("people", (9, 13), (9, 13)),
    ],
)
def test_sizes(name: str, settled: tuple[int, int], planned: tuple[int, int]) -> None:
    found = [network(name), network(name, planned=True)]
    assert [(len(one), one.number_of_edges()) for one in found] == [settled, planned]
    assert [one.graph["incomplete"] for one in found] == [0, 0]


def test_collaboration_settled_and_planned() -> None:
    assert ties(network("collaboration")) == {
        "beigene beigene-from-nibs nibs",
        "huahui-health huahui-health-from-nibs nibs",
        "huahui-health libevitug li-wenhui-team",
    }
    planned = network("collaboration", planned=True)
    universities = ("beihang-university", "capital-medical-university", "peking-university", "tsinghua-university")
    assert all(planned.has_edge(*sorted((one, "innovation-institute"))) for one in universities)
    assert {about["standing"] for *_, about in planned.edges(data=True)} == {"stated", "planned"}


def test_universities_that_one_institute_will_work_with_are_not_tied_to_each_other() -> None:
    planned = network("collaboration", planned=True)
    for one in ("beihang-university", "capital-medical-university", "peking-university", "tsinghua-university"):
        assert set(nx.all_neighbors(planned, one)) == {"innovation-institute"}


def test_the_approval_that_came_and_the_one_that_was_expected() -> None:
    settled, planned = network("pipeline"), network("pipeline", planned=True)
    came = settled.edges["libevitug", "nmpa", "libevitug-conditional-approval-2026#decidedBy"]
    assert (came["when"], came["kind"], came["standing"]) == ("2026-01-20", "conditional-approval", "stated")
    assert ties(planned) - ties(settled) == {
        "libevitug libevitug-conditional-approval-expected#jurisdiction mainland-china",
        "libevitug libevitug-conditional-approval-expected#forIndication hepatitis-b",
        "libevitug libevitug-conditional-approval-expected#forIndication hepatitis-d",
    }
    hoped = planned.edges["libevitug", "hepatitis-b", "libevitug-conditional-approval-expected#forIndication"]
    assert (hoped["standing"], hoped["when"]) == ("expected", "2025-10/2026-04")


def test_the_approval_is_not_for_hepatitis_b() -> None:
    assert list(network("pipeline").get_edge_data("libevitug", "hepatitis-b")) == ["indicatedFor"]


def test_the_planned_institute_is_placed_nowhere() -> None:
    for name in ("ecosystem", "places"):
        found = network(name, planned=True)
        places = {"locatedIn", "partOf", "basedIn", "presentIn"}
        assert not any(
            "innovation-institute" in (start, end) and about["predicate"] in places
            for start, end, about in found.edges(data=True)
        )


def test_zones_are_not_paired_with_what_the_group_of_them_is_for() -> None:
    found = network("places", planned=True)
    zones = [zone for zone in found.predecessors("biopark-zones") if found.nodes[zone]["cls"] == "ParkZone"]
    assert len(zones) == 4
    assert all(set(nx.all_neighbors(found, zone)) == {"biopark-zones", "international-biopark"} for zone in zones)


def test_attracted_is_not_settled() -> None:
    for name in ("places", "ecosystem"):
        found = network(name)
        assert found.get_edge_data("eli-lilly", "international-biopark") is None
        assert not any(role == "attracted" for *_, role in found.edges(data="role"))
        assert found.has_edge("bayer", "international-biopark", "bayer-moving-into-biopark")
    assert network(around="Eli Lilly").number_of_edges() == 1


def test_attracted_is_not_present() -> None:
    found = network("places", planned=True)
    held = found.get_edge_data("eli-lilly", "international-biopark")
    assert {key: (about["role"], about["standing"], about["planned"]) for key, about in held.items()} == {
        "biopark-attracting-eli-lilly": ("attracted", "under way", True),
        "eli-lilly-chose-biopark": ("chosen", "planned", True),
    }
    assert not found.has_edge("bayer", "international-biopark", "presentIn")
    assert found.has_edge("pfizer", "international-biopark", "presentIn")


def test_people_of_each_park() -> None:
    found = network("people", park="Zhongguancun Life Science Park")
    persons = [name for name, cls in found.nodes(data="cls") if cls == "Person"]
    assert persons == ["bin-chen", "li-wenhui", "sui-jianhua", "wang-xiaodong"]
    assert list(network("people", park="BioPark")) == []


def test_before_the_approval_it_was_only_expected() -> None:
    with own_graph().as_of("2025-12-31") as then:
        assert not any("2026" in tie for tie in ties(then.network("pipeline")))
        assert any("approval-expected" in tie for tie in ties(then.network("pipeline", planned=True)))
