"""Paths, on small graphs by hand and on the project's own."""

from __future__ import annotations

import sys
from itertools import islice
from math import log2
from types import ModuleType

import networkx as nx
import numpy as np
import pytest

from biokg.analysis.paths import Connection, Paths, paths
from biokg.analysis.ways import Ground
from biokg.errors import InputError, UnknownName
from biokg.graph import KnowledgeGraph
from biokg.network import EdgeArrays
from biokg.terms import local_name

from .own import own_graph
from .small import Paper, graph_of, node

THINGS = {
    "a": "Company", "z": "Company", "p": "Person", "park": "IndustryPark", "x": "Company",
    "y": "Company", "city": "AdministrativeArea", "lone": "University", "later": "Company",
}  # fmt: skip
SAID = [
    "a foundedBy p", "z foundedBy p",  # a - p - z
    "a presentIn park", "z presentIn park", "x presentIn park", "y presentIn park",  # a - park - z
    "a collaboratesWith x", "x collaboratesWith z",  # a - x - z
    "a presentIn city", "lone presentIn city",
    "later status status:planned", "later collaboratesWith a",
]  # fmt: skip


def module() -> ModuleType:
    return sys.modules["biokg.analysis.paths"]


def way(path: Connection) -> str:
    return " ".join(local_name(one) for one in (path.hops[0].start, *path.via, path.hops[-1].end))


def ways(found: Paths) -> list[tuple[str, float]]:
    return [(way(one), one.cost) for one in found.paths]


def others(found: Paths) -> list[tuple[bool, bool, str]]:
    return [(one.through_hubs, one.planned, way(one.path)) for one in found.alternatives]


@pytest.fixture(scope="module")
def small() -> KnowledgeGraph:
    return graph_of(THINGS, Paper("p", SAID))


def test_a_thing_with_few_ties_costs_less_than_one_with_many(small: KnowledgeGraph) -> None:
    # neighbours: p 2, x 3 (a, z, park), park 4
    assert ways(paths(small, "a", "z")) == [
        ("a p z", 2 + log2(2)),
        ("a x z", pytest.approx(2 + log2(3), abs=1e-6)),
        ("a park z", 2 + log2(4)),
    ]


def test_a_path_with_a_detour_is_left_out(small: KnowledgeGraph) -> None:
    # a x park z and a park x z pass what cheaper paths pass, and more
    assert len(paths(small, "a", "z", limit=10).paths) == 3


def test_a_limit(small: KnowledgeGraph) -> None:
    assert [way for way, _ in ways(paths(small, "a", "z", limit=1))] == ["a p z"]


def test_hops_say_who_is_said_to_be_what(small: KnowledgeGraph) -> None:
    hops = paths(small, "a", "z").paths[0].hops
    bonds = [(local_name(one.subject), local_name(one.predicate), local_name(one.object))
             for hop in hops for one in hop.bonds]  # fmt: skip
    assert bonds == [("a", "foundedBy", "p"), ("z", "foundedBy", "p")]
    assert [str(one.claim) for one in hops[1].statements] == [":z b:foundedBy :p"]


def test_a_city_connects_only_when_asked_and_is_named_when_not(small: KnowledgeGraph) -> None:
    found = paths(small, "a", "lone")
    assert (found.paths, others(found)) == ((), [(True, False, "a city lone")])
    assert found.avoided == (node("city"),)
    assert found.alternatives[0].hubs == (node("city"),)
    assert [way for way, _ in ways(paths(small, "a", "lone", through_hubs=True))] == ["a city lone"]


def test_the_city_itself_may_be_asked_for(small: KnowledgeGraph) -> None:
    found = paths(small, "city", "p")
    assert ([way for way, _ in ways(found)], found.avoided) == (["city a p"], ())


def test_a_shorter_path_through_a_hub_is_told() -> None:
    things = {"a": "Company", "b": "Company", "c": "Company", "d": "Company", "city": "AdministrativeArea"}
    said = [
        "a collaboratesWith b",
        "b collaboratesWith c",
        "c collaboratesWith d",
        "a presentIn city",
        "d presentIn city",
    ]
    found = paths(graph_of(things, Paper("p", said)), "a", "d")
    assert ([way for way, _ in ways(found)], others(found)) == (["a b c d"], [(True, False, "a city d")])
    assert others(paths(graph_of(things, Paper("p", said)), "a", "d", through_hubs=True)) == []


def test_what_is_planned_connects_only_when_asked(small: KnowledgeGraph) -> None:
    found = paths(small, "later", "p")
    assert (found.paths, others(found)) == ((), [(False, True, "later a p")])
    assert [(one.id, one.things) for one in found.sides] == [(node("later"), 0), (node("p"), 6)]
    asked = paths(small, "later", "p", planned=True)
    assert [(way(one), one.standing) for one in asked.paths] == [("later a p", "planned")]


def test_the_parts_of_what_is_not_connected(small: KnowledgeGraph) -> None:
    sides = paths(small, "lone", "p").sides
    # without the city: lone alone; a, p, z, park, x, y together; of p's part park has 4 neighbours, then a, x, z with 3
    assert [(one.things, [local_name(best) for best in one.best]) for one in sides] == [
        (1, []), (6, ["park", "a", "x", "z", "y"]),
    ]  # fmt: skip


def test_one_thing_unknown_names_and_numbers_are_refused(small: KnowledgeGraph) -> None:
    with pytest.raises(InputError, match="'a' and 'A' are the same thing, A; name two"):
        paths(small, "a", "A")
    with pytest.raises(UnknownName, match="Nothing is called 'prak'"):
        paths(small, "a", "prak")
    kg = graph_of({"a": "Company", "count": "Statistic"}, Paper("p", ["count statisticOf a"]))
    with pytest.raises(InputError, match="'Count' is a thing of the class 'statistic', which no path leads to"):
        paths(kg, "a", "count")


def test_a_name_of_two_things_is_not_guessed() -> None:
    kg = graph_of(
        {"a": "Company", "one-lab": "University", "one--lab": "University"}, Paper("p", ["a presentIn one-lab"])
    )
    with pytest.raises(UnknownName, match="'One Lab' is the name of 2 things; say which: one--lab, one-lab"):
        paths(kg, "a", "One Lab")


def test_the_order_of_what_is_said_and_a_part_apart_change_nothing(small: KnowledgeGraph) -> None:
    other = graph_of({**THINGS, "m": "Company", "n": "Company"}, Paper("p", [*SAID[::-1], "m collaboratesWith n"]))
    assert ways(paths(small, "a", "z")) == ways(paths(other, "a", "z"))
    assert paths(small, "a", "lone").sides == paths(other, "a", "lone").sides


def test_backwards_is_the_same(small: KnowledgeGraph) -> None:
    there, back = paths(small, "a", "z"), paths(small, "z", "a")
    assert [(way(one), one.cost) for one in back.paths] == [
        (" ".join(reversed(way(one).split())), one.cost) for one in there.paths
    ]


def test_of_equals_the_first_by_id_are_kept() -> None:
    things = {"a": "Company", "z": "Company", **{f"p{number}": "Person" for number in range(9)}}
    said = [f"{firm} foundedBy p{number}" for number in (5, 3, 8, 1, 0, 7, 2, 4, 6) for firm in "az"]
    found = paths(graph_of(things, Paper("p", said)), "a", "z", limit=2)
    assert [way for way, _ in ways(found)] == ["a p0 z", "a p1 z"]


def test_a_search_that_runs_out_of_time_says_so(small: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    found = paths(small, "a", "z", seconds=0)
    assert (found.complete, [way for way, _ in ways(found)]) == (False, ["a p z"])
    monkeypatch.setattr(module(), "MOST", 2)
    assert not paths(small, "a", "z").complete


def test_as_known_on_a_day() -> None:
    early = Paper("one", ["a foundedBy p", "z kind kind:start-up"], day="2024-01-01")
    late = Paper("two", ["z foundedBy p"], day="2025-01-01")
    kg = graph_of({"a": "Company", "z": "Company", "p": "Person"}, early, late)
    assert [way for way, _ in ways(paths(kg, "a", "z"))] == ["a p z"]
    with kg.as_of("2024-06-01") as then:
        assert paths(then, "a", "z").paths == ()


def test_costs_against_another_library() -> None:
    """The cheapest five simple paths by Yen's algorithm as scipy has it, on a random network."""
    csgraph = pytest.importorskip("scipy.sparse.csgraph")
    if not hasattr(csgraph, "yen"):
        pytest.skip("needs scipy 1.14 or newer")
    network = nx.gnp_random_graph(40, 0.12, seed=3)
    ground, graph = ground_of(network)
    matrix = nx.to_scipy_sparse_array(graph, nodelist=range(40), weight="cost", format="csr")
    matrix.indices, matrix.indptr = matrix.indices.astype("int32"), matrix.indptr.astype("int32")
    expected = csgraph.yen(matrix, 0, 39, 5)
    found = islice(ground.ways(0, 39, np.zeros(40, dtype=bool)), 5)
    assert [nx.path_weight(graph, way, "cost") for way in found] == pytest.approx(list(expected))


def ground_of(network: nx.Graph) -> tuple[Ground, nx.Graph]:
    """Return a network as ground, and with the cost of each edge: that of the hop and half of that of both its ends."""
    things = nx.MultiDiGraph()
    things.add_nodes_from(f"n{node:02}" for node in network)
    things.add_edges_from((f"n{one:02}", f"n{other:02}", "near") for one, other in network.edges)
    graph, worth = nx.Graph(), {node: log2(max(degree, 1)) for node, degree in network.degree}
    graph.add_nodes_from(network)
    graph.add_weighted_edges_from(((a, b, 1 + (worth[a] + worth[b]) / 2) for a, b in network.edges), weight="cost")
    return Ground(EdgeArrays.of(things)), graph


@pytest.mark.parametrize("seed", range(12))
def test_ways_are_all_simple_paths_by_cost(seed: int) -> None:
    """Also past no thing that is shut, and to a thing that nothing reaches."""
    network = nx.gnp_random_graph(10, 0.25, seed=seed)
    ground, graph = ground_of(network)
    for shut in ([], [3, 5]):
        open_part = graph.subgraph(set(graph) - set(shut))
        closed = np.isin(np.arange(10), shut)
        expected = sorted((ground.cost(way), tuple(way)) for way in nx.all_simple_paths(open_part, 0, 9))
        found = list(ground.ways(0, 9, closed))
        assert sorted((ground.cost(way), way) for way in found) == expected
        assert [ground.cost(way) for way in found] == [cost for cost, _ in expected]
        by_hops = list(ground.ways(0, 9, closed, fewest_hops=True))
        assert [(len(way), ground.cost(way)) for way in by_hops] == sorted((len(way), cost) for cost, way in expected)
        assert ground.connected(0, 9, closed) == nx.has_path(open_part, 0, 9)
        assert ground.part(0, closed) == sorted(nx.node_connected_component(open_part, 0))


def test_huahui_health_and_the_biopark() -> None:
    found = paths(own_graph(), "Huahui Health", "BioPark")
    assert way(found.paths[0]) == "huahui-health libevitug libevitug-breakthrough-china cde international-biopark"
    assert others(found) == [
        (True, False, "huahui-health zhongguancun-life-science-park beijing international-biopark"),
    ]  # fmt: skip
    assert node("beijing") in found.avoided


def test_eli_lilly_and_a_university_are_not_connected_without_the_city_and_its_plans() -> None:
    found = paths(own_graph(), "礼来", "Tsinghua University")
    assert found.paths == ()
    assert [(local_name(one.id), one.things) for one in found.sides] == [("eli-lilly", 2), ("tsinghua-university", 1)]
    assert others(found) == [
        (True, True, "eli-lilly lilly-gateway-labs-beijing beijing innovation-institute tsinghua-university"),
    ]  # fmt: skip
    assert found.alternatives[0].path.standing == "planned"


def test_beigene_and_the_drug_of_its_neighbour() -> None:
    assert [way for way, _ in ways(paths(own_graph(), "百济神州", "libevitug"))] == [
        "beigene nibs-transformation-base huahui-health libevitug",
        "beigene nibs huahui-health libevitug",
        "beigene nibs li-wenhui li-wenhui-team libevitug",
    ]
