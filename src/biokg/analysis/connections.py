"""The best connected things: how many others each is tied to, and how often it lies between two others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx

__all__ = ["Connected", "best_connected", "simple"]

EXACT, SAMPLE = 500, 100
"""Up to `EXACT` nodes betweenness is exact; above, the shortest paths from `SAMPLE` nodes stand for all (seed 0)."""


@dataclass(frozen=True)
class Connected:
    """A thing and how it is connected."""

    id: str
    degree: int
    """How many other things it is tied to, however many ties there are to each."""
    betweenness: float | None
    """Share (0-1) of the shortest paths between two others that pass it; None in a network of fewer than three."""
    exact: bool
    """Whether betweenness is exact or estimated from a sample of paths."""


def best_connected(network: networkx.MultiDiGraph, limit: int | None = 10) -> list[Connected]:
    """Return the best connected things: by degree, then betweenness, then id; at most `limit`, all with None.

    Direction and parallel ties do not count, ties of a thing to itself neither. Betweenness as by Brandes (2001),
    normalised by (n-1)(n-2)/2 pairs; between unconnected things there is no path to lie on. Estimates do not change
    from run to run.
    """
    import networkx as nx

    graph = simple(network)
    n = len(graph)
    sample = None if n <= EXACT else SAMPLE
    between = nx.betweenness_centrality(graph, k=sample, seed=0) if n > 2 else dict.fromkeys(graph)
    found = [Connected(node, degree, between[node], sample is None) for node, degree in graph.degree]
    return sorted(found, key=lambda one: (-one.degree, -(one.betweenness or 0.0), one.id))[:limit]


def simple(network: networkx.MultiDiGraph) -> networkx.Graph:
    """Return the network without directions, parallel ties and ties of a thing to itself; same nodes, same order."""
    import networkx as nx

    graph = nx.Graph()
    graph.add_nodes_from(network)
    graph.add_edges_from((start, end) for start, end in network.edges() if start != end)
    return graph
