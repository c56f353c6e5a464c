"""What must hold of every measure whatever the network."""

from __future__ import annotations

import random

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from biokg.analysis.measures import MEANINGS, MEASURES, REMARKS, SILENCES, Backend, Base, betweenness, communities

from .nets import KITE, net, networks

backends = st.sampled_from(["networkx", "arrays"])


def shuffled(network: nx.MultiDiGraph, seed: int) -> nx.MultiDiGraph:
    """Return the same network with nodes and ties in another order, ties in another direction."""
    order = random.Random(seed)
    nodes, ties = list(network.nodes(data=True)), list(network.edges())
    order.shuffle(nodes)
    order.shuffle(ties)
    other = nx.MultiDiGraph()
    other.add_nodes_from(nodes)
    other.add_edges_from(pair if order.random() < 0.5 else pair[::-1] for pair in ties)
    return other


@pytest.mark.slow
@given(networks(), st.integers(0, 99), backends)
def test_the_order_of_input_changes_nothing(network: nx.MultiDiGraph, seed: int, backend: Backend) -> None:
    one, other = Base.of(network, backend), Base.of(shuffled(network, seed), backend)
    for name, measure in MEASURES.items():
        found, same = measure(one), measure(other)
        assert found == same, name
        assert found.ranking() == same.ranking(), name


APART = [("zz1", "zz2"), ("zz2", "zz3")]
SAME = {
    "degree",
    "eigenvector",
    "k-core",
    "articulation-points",
    "bridges",
    "constraint",
    "effective-size",
    "components",
}
"""Measures of which every value stays what it was; the others keep their proportions."""


@pytest.mark.parametrize("backend", ["networkx", "arrays"])
@pytest.mark.parametrize("name", sorted(MEASURES.keys() - {"communities", "assortativity"}))
def test_an_unrelated_part_changes_no_ranking_inside_another(name: str, backend: Backend) -> None:
    # For PageRank: walks jump into the other part in proportion to its size, so that all here shrink alike.
    # Groups may change: whether two are worth telling apart depends on the number of all ties.
    alone, beside = (MEASURES[name](Base.of(net(ties), backend)) for ties in (KITE, [*KITE, *APART]))
    ours = [one for one in beside.ranking() if "zz" not in str(one.node)]
    assert [one.node for one in ours] == [one.node for one in alone.ranking()]
    kept = {one.node: one.value for one in ours}
    first = alone.ranking(1)[0] if name != "components" else alone.ranking()[0]
    factor = kept[first.node] / first.value
    assert kept == pytest.approx({node: factor * value for node, value in alone.values.items()}, rel=1e-6)
    assert (factor == pytest.approx(1)) == (name in SAME)


def test_a_sample_depends_on_nothing_outside_its_part() -> None:
    ties = [(f"a{a}", f"a{b}") for a, b in nx.gnp_random_graph(60, 0.1, seed=1).edges]
    alone, beside = (betweenness(Base.of(net(each), "arrays"), 12).values for each in (ties, [*ties, *APART]))
    n, more = len(alone), len(beside)
    scale = (n - 1) * (n - 2) / (more - 1) / (more - 2)
    assert {name: beside[name] for name in alone} == pytest.approx({name: scale * alone[name] for name in alone})


@given(networks(), backends)
def test_groups_part_all_that_is_tied_and_each_hangs_together(network: nx.MultiDiGraph, backend: Backend) -> None:
    base = Base.of(network, backend)
    found = communities(base, runs=2)
    members = [name for group in found.groups for name in group]
    assert sorted(members) == sorted(name for name, degree in base.graph.degree if degree)
    assert all(nx.is_connected(base.graph.subgraph(group)) for group in found.groups)
    assert [len(group) for group in found.groups] == sorted((len(group) for group in found.groups), reverse=True)


@pytest.mark.slow
@given(networks(), backends)
def test_values_are_in_their_range_and_silences_have_words(network: nx.MultiDiGraph, backend: Backend) -> None:
    base = Base.of(network, backend)
    for name, measure in MEASURES.items():
        found = measure(base)
        assert (found.measure, found.nodes, found.pairs) == (name, len(base), base.pairs)
        assert not found.silence or found.silence in SILENCES
        assert found.remarks.keys() <= REMARKS.keys()
        assert [one.rank for one in found.ranking()] == list(range(1, len(found.ranking()) + 1))
        if name in {"betweenness", "closeness", "pagerank", "eigenvector"}:
            assert all(-1e-12 <= value <= 1 + 1e-9 for value in found.values.values()), name


def test_every_measure_has_its_meaning_in_both_languages() -> None:
    assert list(MEANINGS) == list(MEASURES)
    for meaning in MEANINGS.values():
        for english, chinese in (meaning.name, meaning.value, meaning.sentence, meaning.silent):
            assert english.isascii() or "é" in english
            assert meaning.name == ("PageRank", "PageRank") or any(char >= "\u4e00" for char in chinese)
