"""Degree and betweenness, on small networks worked out by hand and against networkx."""

from __future__ import annotations

import networkx as nx
import pytest

from biokg.analysis.connections import Connected, best_connected
from biokg.graph import KnowledgeGraph


def network_of(*edges: tuple[str, str], nodes: str = "") -> nx.MultiDiGraph:
    network = nx.MultiDiGraph()
    network.add_nodes_from(nodes)
    network.add_edges_from(edges)
    return network


def test_a_star() -> None:
    network = network_of(("a", "m"), ("m", "b"), ("c", "m"))
    assert best_connected(network) == [
        Connected("m", 3, 1.0, True),
        Connected("a", 1, 0.0, True),
        Connected("b", 1, 0.0, True),
        Connected("c", 1, 0.0, True),
    ]


def test_a_path_of_four() -> None:
    # a-b-c-d: of the 3 pairs of others, b lies between a-c and a-d
    found = {one.id: one.betweenness for one in best_connected(network_of(("a", "b"), ("b", "c"), ("c", "d")))}
    assert found == {"a": 0.0, "b": pytest.approx(2 / 3), "c": pytest.approx(2 / 3), "d": 0.0}


def test_parallel_ties_directions_and_loops_do_not_count() -> None:
    network = network_of(("a", "b"), ("a", "b"), ("b", "a"), ("a", "a"), ("b", "c"))
    assert [(one.id, one.degree) for one in best_connected(network)] == [("b", 2), ("a", 1), ("c", 1)]


def test_equals_are_in_order_of_id_whatever_the_order_of_input() -> None:
    one, other = network_of(("b", "a"), ("d", "c")), network_of(("c", "d"), ("a", "b"))
    assert [found.id for found in best_connected(one)] == [found.id for found in best_connected(other)] == list("abcd")


def test_betweenness_is_undefined_below_three() -> None:
    assert best_connected(network_of(("a", "b"))) == [Connected("a", 1, None, True), Connected("b", 1, None, True)]
    assert best_connected(network_of()) == []


def test_a_limit() -> None:
    network = network_of(*[("m", str(number)) for number in range(20)])
    assert [len(best_connected(network, limit)) for limit in (10, 3, None)] == [10, 3, 21]


def test_a_part_apart_changes_no_degree_and_no_order() -> None:
    edges = [("a", "m"), ("m", "b"), ("b", "c")]
    alone = [one.id for one in best_connected(network_of(*edges))]
    beside = [one.id for one in best_connected(network_of(*edges, ("x", "y"))) if one.id not in "xy"]
    assert alone == beside


def test_large_networks_are_sampled_and_say_so() -> None:
    network = network_of(*[("m", str(number)) for number in range(1100)])
    first, second = best_connected(network, 1), best_connected(network, 1)
    assert first == second
    assert (first[0].id, first[0].exact) == ("m", False)
    assert first[0].betweenness == pytest.approx(1, abs=0.1)


def test_the_fictional_example_against_networkx(riverbend_graph: KnowledgeGraph) -> None:
    network = riverbend_graph.network()
    graph = nx.Graph(network.to_undirected())
    expected = nx.betweenness_centrality(graph)
    found = best_connected(network, None)
    assert {one.id: one.degree for one in found} == dict(graph.degree)
    assert {one.id: one.betweenness for one in found} == pytest.approx(expected)
    assert found[0].id == "riverbend-science-park"
