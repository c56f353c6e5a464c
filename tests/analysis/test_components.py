"""Components, on small networks."""

from __future__ import annotations

import networkx as nx

from biokg.analysis.components import Components, components
from biokg.analysis.share import Share
from biokg.graph import KnowledgeGraph


def test_parts_by_size_then_id_and_the_lone_apart() -> None:
    network = nx.MultiDiGraph([("d", "c"), ("b", "a"), ("x", "y"), ("z", "y"), ("loop", "loop")])
    network.add_node("alone")
    found = components(network)
    assert found == Components((("x", "y", "z"), ("a", "b"), ("c", "d")), ("alone", "loop"))
    assert found.largest == Share(3, 9)


def test_an_empty_network() -> None:
    assert components(nx.MultiDiGraph()) == Components((), ())
    assert components(nx.MultiDiGraph()).largest == Share(0, 0)


def test_the_fictional_example(riverbend_graph: KnowledgeGraph) -> None:
    found = components(riverbend_graph.network())
    assert found.alone == ("alder-free-zone", "hale-medical")  # the one is denied, the other only being attracted
    assert [len(part) for part in found.parts] == [len(riverbend_graph.network()) - 2]
