"""Both back ends find the same, and the same as libraries and definitions that neither uses."""

from __future__ import annotations

import subprocess
import sys

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from scipy.sparse import csr_matrix
from sknetwork.clustering import Louvain
from sknetwork.ranking import Betweenness, Closeness, PageRank
from sknetwork.topology import get_connected_components, get_core_decomposition
from sknetwork.utils import get_degrees

from biokg.analysis.measures import (
    MEASURES,
    Base,
    assortativity,
    betweenness,
    bridges,
    closeness,
    communities,
    constraint,
    cores,
    cut_points,
    degree,
    effective_size,
    eigenvector,
    pagerank,
    parts,
)  # fmt: skip
from biokg.analysis.measures.louvain import louvain, modularity
from biokg.network import EdgeArrays

from .nets import KITE, net, networks

TOLERANCE = 1e-6
"""What `pagerank` and `eigenvector` document; all others agree to the last digits."""


@given(networks())
def test_both_back_ends_find_the_same(network: nx.MultiDiGraph) -> None:
    one, other = Base.of(network, "networkx"), Base.of(network, "arrays")
    for name in MEASURES.keys() - {"communities"}:
        found, same = MEASURES[name](one), MEASURES[name](other)
        assert list(found.values) == list(same.values), name
        assert found.values == pytest.approx(same.values, rel=TOLERANCE, abs=1e-12), name
        assert (found.silence, found.remarks) == (same.silence, same.remarks), name


@given(networks())
def test_groups_of_both_back_ends_are_as_good(network: nx.MultiDiGraph) -> None:
    assert_as_good(network)


def assert_as_good(network: nx.MultiDiGraph) -> None:
    """Arrays find groups that are as good as those of networkx, or better."""
    theirs, ours = (communities(Base.of(network, backend), runs=4) for backend in ("networkx", "arrays"))
    assert sorted(theirs.found.values) == sorted(ours.found.values)
    assert (theirs.modularity is None) == (ours.modularity is None)
    assert (theirs.modularity or 0) - (ours.modularity or 0) < 0.02


def random_ties(size: int, ties: int, seed: int, most: int = 1) -> nx.MultiDiGraph:
    """Return a network of random pairs, each tied once or up to `most` times."""
    graph, random = nx.gnm_random_graph(size, ties, seed=seed), np.random.default_rng(seed)
    return net(
        [(f"{one:02}", f"{other:02}") for one, other in graph.edges for _ in range(random.integers(1, most + 1))]
    )


@pytest.mark.parametrize(
    ("size", "ties", "seed"), [(12, 16, 34), (12, 16, 43), (12, 16, 57), (15, 21, 53), (18, 25, 9)]
)
def test_groups_of_networks_that_lead_astray(size: int, ties: int, seed: int) -> None:
    assert_as_good(random_ties(size, ties, seed))


@pytest.mark.slow
def test_groups_of_random_networks() -> None:
    random = np.random.default_rng(0)
    for seed in range(200):
        size = int(random.integers(5, 61))
        assert_as_good(random_ties(size, int(random.integers(size // 2, 4 * size)), seed, most=1 + 6 * (seed % 2)))


def test_groups_are_the_same_each_time() -> None:
    ties = Base.of(random_net(), "arrays").ties
    assert louvain(ties, 3).tolist() == louvain(ties, 3).tolist()


@given(networks())
def test_arrays_of_a_network_are_measured_like_the_network(network: nx.MultiDiGraph) -> None:
    for _, _, about in network.edges(data=True):
        about |= {"predicate": "near", "standing": "stated"}
    one, other = Base.of(network), Base.of(EdgeArrays.of(network))
    assert (one.names, one.kinds, one.loops) == (other.names, other.kinds, other.loops)
    assert one.graph.edges == other.graph.edges


def random_net(size: int = 60, seed: int = 1) -> nx.MultiDiGraph:
    graph = nx.connected_watts_strogatz_graph(size, 6, 0.3, seed=seed)
    return net([(f"{start:03}", f"{end:03}") for start, end in graph.edges])


def matrix(base: Base) -> csr_matrix:
    return csr_matrix(base.ties)


@pytest.mark.parametrize("backend", ["networkx", "arrays"])
@pytest.mark.parametrize("network", [net(KITE), random_net()], ids=["kite", "random"])
def test_against_scikit_network(network: nx.MultiDiGraph, backend: str) -> None:
    base = Base.of(network, "arrays" if backend == "arrays" else "networkx")
    expected = PageRank(0.85, solver="piteration", n_iter=500, tol=1e-12).fit_predict(matrix(base))
    assert list(pagerank(base).values.values()) == pytest.approx(list(expected), rel=TOLERANCE)
    assert list(closeness(base).values.values()) == pytest.approx(list(Closeness().fit_predict(matrix(base))))
    pairs = (len(base) - 1) * (len(base) - 2) / 2  # it counts pairs, in single precision
    between = Betweenness().fit_predict(matrix(base)) / pairs
    assert list(betweenness(base).values.values()) == pytest.approx(list(between), rel=1e-6)
    assert list(cores(base).values.values()) == get_core_decomposition(matrix(base)).tolist()


@given(networks())
def test_degrees_and_components_against_scikit_network(network: nx.MultiDiGraph) -> None:
    base = Base.of(network, "arrays")
    if not base.pairs:
        return  # it takes no matrix without entries
    assert list(degree(base).values.values()) == get_degrees(csr_matrix(base.pattern)).tolist()
    labels = get_connected_components(matrix(base))
    assert list(parts(base).values.values()) == np.bincount(labels)[labels].tolist()


@given(networks(8))
def test_effective_size_by_its_definition(network: nx.MultiDiGraph) -> None:
    # Burt: each partner counts less what it is tied to others, as strongly as the thing is tied to those
    base = Base.of(network, "arrays")
    graph = base.graph
    strength = {node: [about["weight"] for about in graph[node].values()] for node in graph}

    def alike(node: str, one: str) -> float:
        """Return how much of a partner is shared with the other partners of a thing."""
        parts_shared = (
            float(graph[node][other]["weight"]) / sum(strength[node]) * graph[one][other]["weight"] / max(strength[one])
            for other in graph[node] if other != one and graph.has_edge(one, other)
        )  # fmt: skip
        return float(sum(parts_shared))

    expected = {node: sum(1 - alike(node, one) for one in graph[node])
                for node in graph if graph[node] and len(graph) > 2}  # fmt: skip
    assert effective_size(base).values == pytest.approx(expected)


@pytest.mark.parametrize("backend", ["networkx", "arrays"])
def test_against_networkit(backend: str) -> None:
    networkit = pytest.importorskip("networkit", reason="compares with networkit, of the extra `bench`")
    base = Base.of(random_net(), "arrays" if backend == "arrays" else "networkx")
    graph = networkit.Graph(len(base))
    for start, end in zip(base.start.tolist(), base.end.tolist(), strict=True):
        graph.addEdge(start, end)
    between = networkit.centrality.Betweenness(graph, normalized=True).run().scores()
    assert list(betweenness(base).values.values()) == pytest.approx(between)
    near = networkit.centrality.Closeness(graph, True, networkit.centrality.ClosenessVariant.STANDARD).run().scores()
    assert list(closeness(base).values.values()) == pytest.approx(near)
    inner = networkit.centrality.EigenvectorCentrality(graph, tol=1e-12).run().scores()
    assert list(eigenvector(base).values.values()) == pytest.approx(inner, rel=1e-5)  # it stops a little earlier


def test_eigenvector_against_dense_algebra() -> None:
    base = Base.of(random_net(), "arrays")
    values, vectors = np.linalg.eigh(base.ties.toarray())
    expected = np.abs(vectors[:, values.argmax()])
    assert list(eigenvector(base).values.values()) == pytest.approx(list(expected), rel=TOLERANCE)


def test_groups_are_as_good_as_those_of_scikit_network() -> None:
    graph = nx.planted_partition_graph(4, 12, 0.8, 0.1, seed=1)
    ties = [(f"{start:03}", f"{end:03}") for start, end in graph.edges]
    base = Base.of(net(ties), "arrays")
    theirs = Louvain(random_state=0).fit_predict(matrix(base)).astype(np.int64)
    assert modularity(base.ties, louvain(base.ties, 0)) == pytest.approx(modularity(base.ties, theirs), abs=0.02)
    assert [len(group) for group in communities(base).groups] == [12, 12, 12, 12]


def cut_off(graph: nx.Graph) -> int:
    sizes = sorted(map(len, nx.connected_components(graph)))
    return sum(sizes[:-1])


@given(networks())
def test_cuts_by_trying_each(network: nx.MultiDiGraph) -> None:
    base = Base.of(network, "arrays")
    points, ties = {}, {}
    for component in nx.connected_components(base.graph):
        graph = base.graph.subgraph(component)
        for node in component:
            rest = nx.Graph(graph)
            rest.remove_node(node)
            points[node] = cut_off(rest)
        for start, end in graph.edges:
            rest = nx.Graph(graph)
            rest.remove_edge(start, end)
            ties[min(start, end), max(start, end)] = cut_off(rest)
    assert cut_points(base).values == {node: lost for node, lost in points.items() if lost}
    assert bridges(base).values == {pair: lost for pair, lost in ties.items() if lost}


@given(networks(8))
def test_constraint_by_its_definition(network: nx.MultiDiGraph) -> None:
    base = Base.of(network, "arrays")
    graph = base.graph
    total = {node: sum(about["weight"] for about in graph[node].values()) for node in graph}

    def share(start: str, end: str) -> float:
        return graph[start][end]["weight"] / total[start] if graph.has_edge(start, end) else 0.0

    expected = {
        node: sum((share(node, other) + sum(share(node, via) * share(via, other) for via in graph)) ** 2
                  for other in graph[node])
        for node in graph if graph[node] and len(graph) > 2
    }  # fmt: skip
    assert constraint(base).values == pytest.approx(expected)


@given(networks())
def test_assortativity_is_a_correlation_of_membership(network: nx.MultiDiGraph) -> None:
    base = Base.of(network, "arrays")
    kinds = dict(zip(base.names, base.kinds, strict=True))
    ends = [(kinds[a], kinds[b]) for a, b in base.graph.edges if kinds[a] and kinds[b]]
    both = [*ends, *((b, a) for a, b in ends)]
    chance = sum(([a for a, _ in both].count(kind) / len(both)) ** 2 for kind in {a for a, _ in both})
    found = assortativity(base)
    if not both:
        assert found.silence == "no ties"
    elif chance == 1:
        assert found.silence == "one kind"
    else:
        within = sum(a == b for a, b in both) / len(both)
        assert found.values[""] == pytest.approx((within - chance) / (1 - chance))


def test_samples_of_both_back_ends_are_the_same_and_say_their_error() -> None:
    network = random_net(200)
    for measure in (betweenness, closeness):
        one, other = (measure(Base.of(network, backend), 40) for backend in ("networkx", "arrays"))
        assert one.values == pytest.approx(other.values)
        assert one.errors == pytest.approx(other.errors)
        assert one.remarks == {"sources": 40}
        exact = measure(Base.of(network))
        off = [(one.values[name] - exact.values[name]) / one.errors[name] for name in one.values]
        assert 0.7 < float(np.std(off)) < 1.6  # the errors told are about those made
        assert measure(Base.of(network), 40, seed=1).values != one.values


def test_small_parts_are_exact_beside_a_sampled_one() -> None:
    ties = [*((f"big{a}", f"big{b}") for a, b in nx.gnp_random_graph(80, 0.1, seed=3).edges), *KITE]
    base = Base.of(net(ties), "arrays")
    sampled, exact = betweenness(base, 20), betweenness(base)
    kite = {name for pair in KITE for name in pair}
    assert {name: sampled.values[name] for name in kite} == pytest.approx({name: exact.values[name] for name in kite})
    assert len(sampled.errors) == len(base) - len(kite)
    assert not kite & sampled.errors.keys()


def test_networks_of_many_levels_are_left_to_networkx(monkeypatch: pytest.MonkeyPatch) -> None:
    module = sys.modules["biokg.analysis.measures.search"]
    monkeypatch.setattr(module, "WORK", 0)
    line = Base.of(net([(f"{n:04}", f"{n + 1:04}") for n in range(600)]))
    short = Base.of(net(KITE))
    chosen = [np.arange(3)]
    assert (module.worth_arrays(short, chosen), module.worth_arrays(line, chosen)) == (True, False)


def test_the_size_decides_on_the_back_end() -> None:
    base = Base.of(net(KITE))
    assert (base.on_arrays(), base.on_arrays(above=10)) == (False, True)
    assert Base.of(net(KITE), "arrays").on_arrays()
    assert not Base.of(net(KITE), "networkx").on_arrays(above=1)


@pytest.mark.slow
def test_runs_of_python_find_the_same_groups() -> None:
    code = """
import networkx as nx
from biokg.analysis.measures import Base, betweenness, communities
edges = nx.gnp_random_graph(80, 0.08, seed=5).edges
network = nx.MultiDiGraph((f"x{a}", f"x{b}") for a, b in edges)
print([(communities(Base.of(network, end)).groups, betweenness(Base.of(network, end), 20).values)
       for end in ("networkx", "arrays")])
"""
    outputs = {
        subprocess.run([sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, check=True, capture_output=True)
        .stdout for seed in ("0", "1", "2")
    }  # fmt: skip
    assert len(outputs) == 1
