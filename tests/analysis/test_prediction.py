"""Scores of link prediction, worked out by hand and against networkx."""

from __future__ import annotations

from math import log

import networkx as nx
import pytest

from biokg.analysis.prediction import (
    adamic_adar,
    holders,
    preferential_attachment,
    resource_allocation,
    shared_topics,
)

NEAR = {"a": {"m", "n"}, "b": {"m", "n"}, "c": {"n"}, "m": {"a", "b"}, "n": {"a", "b", "c"}}


def test_by_hand() -> None:
    # m has 2 neighbours, n has 3
    assert adamic_adar(NEAR, "a") == pytest.approx({"b": 1 / log(2) + 1 / log(3), "c": 1 / log(3)})
    assert resource_allocation(NEAR, "a") == pytest.approx({"b": 1 / 2 + 1 / 3, "c": 1 / 3})
    assert preferential_attachment(NEAR, "a", "c") == 2
    assert preferential_attachment(NEAR, "a", "nobody") == 0


def test_topics_weigh_by_how_many_have_them() -> None:
    topics = {"a": {"rare", "common", "own"}, "b": {"rare", "common"}, "c": {"common"}}
    found = shared_topics(topics, holders(topics), "a")
    assert found == pytest.approx({"b": 1 / log(2) + 1 / log(3), "c": 1 / log(3)})


def test_who_shares_nothing_is_absent() -> None:
    assert adamic_adar(NEAR, "nobody") == {}
    assert adamic_adar({"a": {"m"}, "m": {"a"}}, "a") == {}


def test_against_networkx() -> None:
    graph = nx.gnp_random_graph(40, 0.15, seed=4)
    near = {node: set(graph[node]) for node in graph}
    for first, second in nx.non_edges(graph):
        pair = [(first, second)]
        assert adamic_adar(near, first).get(second, 0) == pytest.approx(next(nx.adamic_adar_index(graph, pair))[2])
        lean = next(nx.resource_allocation_index(graph, pair))[2]
        assert resource_allocation(near, first).get(second, 0) == pytest.approx(lean)
        assert preferential_attachment(near, first, second) == next(nx.preferential_attachment(graph, pair))[2]


def test_a_part_apart_changes_nothing() -> None:
    beside = {**NEAR, "x": {"y"}, "y": {"x"}}
    assert adamic_adar(beside, "a") == adamic_adar(NEAR, "a")
