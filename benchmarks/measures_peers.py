"""What others take of the same networks: networkx, and networkit and scikit-network where they are installed."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import networkx as nx
import numpy as np

from biokg.analysis.measures import Base

__all__ = [
    "NAMES", "SOURCES", "assortativity", "betweenness", "bridges", "closeness", "communities", "compiled", "components",
    "constraint", "cores", "cut_points", "degree", "effective_size", "eigenvector", "modularity", "pagerank",
]  # fmt: skip

SOURCES = 128
NAMES = "networkit (one thread) and scikit-network"


def degree(base: Base) -> dict[str, int]:
    return dict(base.graph.degree)


def components(base: Base) -> dict[str, int]:
    return {name: len(part) for part in nx.connected_components(base.graph) for name in part}


def pagerank(base: Base) -> dict[str, float]:
    found: dict[str, float] = nx.pagerank(base.graph, max_iter=200, tol=1e-8 / len(base))
    return found


def eigenvector(base: Base) -> dict[str, float]:
    largest = base.graph.subgraph(max(nx.connected_components(base.graph), key=len))
    found: dict[str, float] = nx.eigenvector_centrality_numpy(nx.Graph(largest), weight="weight")
    return found


def cores(base: Base) -> dict[str, int]:
    found: dict[str, int] = nx.core_number(base.graph)
    return found


def cut_points(base: Base) -> list[str]:
    return list(nx.articulation_points(base.graph))


def bridges(base: Base) -> list[tuple[str, str]]:
    return [(min(pair), max(pair)) for pair in nx.bridges(base.graph)]


def assortativity(base: Base) -> dict[str, float]:
    nx.set_node_attributes(base.graph, dict(zip(base.names, base.kinds, strict=True)), "cls")
    return {"": float(nx.attribute_assortativity_coefficient(base.graph, "cls"))}


def communities(base: Base) -> list[set[str]]:
    found: list[set[str]] = nx.community.louvain_communities(base.graph, seed=0)
    return found


def modularity(base: Base, groups: list[set[str]]) -> float:
    return float(nx.community.modularity(base.graph, groups))


def betweenness(base: Base, sources: int) -> dict[str, float]:
    found: dict[str, float] = nx.betweenness_centrality(base.graph, sources, seed=0)
    return found


def closeness(base: Base, sources: int) -> list[dict[str, int]]:
    chosen = random.Random(0).sample(base.names, sources)
    return [nx.single_source_shortest_path_length(base.graph, name) for name in chosen]


def constraint(base: Base) -> dict[str, float]:
    found: dict[str, float] = nx.constraint(base.graph, weight="weight")
    return found


def effective_size(base: Base) -> dict[str, float]:
    """Take one thing of middling degree among the best tied; for all at once networkx 3.6 finds other numbers."""
    name = base.names[int(np.argsort(-base.degrees, kind="stable")[min(len(base) // 2, 500)])]
    found: dict[str, float] = nx.effective_size(base.graph, [name], weight="weight")
    return found


def compiled(base: Base) -> dict[str, list[tuple[Callable[[], object], float]]]:
    """Return what compiled libraries take, by measure, and how often more biokg does; none where none is installed."""
    found: dict[str, list[tuple[Callable[[], object], float]]] = {}
    for library in (_networkit, _scikit_network):
        for name, action in library(base).items():
            found.setdefault(name, []).append((action, SOURCES / 8 if name == "betweenness" else 1))
    return found


def _networkit(base: Base) -> dict[str, Callable[[], object]]:
    try:
        import networkit as nk
    except ImportError:
        return {}
    nk.setNumberOfThreads(1)
    graph = nk.GraphFromCoo((base.weight.astype(float), (base.start, base.end)), n=len(base))
    weighted = nk.GraphFromCoo((base.weight.astype(float), (base.start, base.end)), n=len(base), weighted=True)

    def scores(made: Any) -> object:
        return made.run().scores()

    return {
        "degree": lambda: scores(nk.centrality.DegreeCentrality(graph)),
        "components": lambda: nk.components.ConnectedComponents(graph).run().getPartition().getVector(),
        "PageRank": lambda: scores(nk.centrality.PageRank(weighted, 0.85, 1e-8)),
        "eigenvector": lambda: scores(nk.centrality.EigenvectorCentrality(weighted, 1e-8)),
        "k-core": lambda: scores(nk.centrality.CoreDecomposition(graph)),
        "articulation points": lambda: nk.components.BiconnectedComponents(graph).run().getComponents(),
        "communities": lambda: nk.community.PLM(weighted).run().getPartition().getVector(),
        "betweenness": lambda: scores(nk.centrality.EstimateBetweenness(graph, 8, True, False)),
    }


def _scikit_network(base: Base) -> dict[str, Callable[[], object]]:
    try:
        from sknetwork.clustering import Louvain
        from sknetwork.ranking import PageRank
        from sknetwork.topology import get_connected_components, get_core_decomposition
    except ImportError:
        return {}
    from scipy.sparse import csr_matrix

    ties = csr_matrix(base.ties)
    return {
        "components": lambda: get_connected_components(ties).tolist(),
        "PageRank": lambda: PageRank(0.85, n_iter=200, tol=1e-8).fit_predict(ties).tolist(),
        "k-core": lambda: get_core_decomposition(ties).tolist(),
        "communities": lambda: Louvain(random_state=0).fit_predict(ties).tolist(),
    }
