"""The best connected things: how many others each is tied to, and how often it lies between two others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .measures.base import Base
from .measures.betweenness import betweenness

if TYPE_CHECKING:
    import networkx

    from ..network import EdgeArrays

__all__ = ["Connected", "best_connected", "simple"]


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


def best_connected(network: networkx.MultiDiGraph | EdgeArrays, limit: int | None = 10) -> list[Connected]:
    """Return the best connected things: by degree, then betweenness, then id; at most `limit`, all with None.

    Direction and parallel ties do not count, ties of a thing to itself neither. Betweenness as
    `biokg.analysis.measures.betweenness` takes it: estimates do not change from run to run.
    """
    base = Base.of(network)
    between = betweenness(base)
    values, sampled = (between.values, between.errors) if len(base) > 2 else ({}, {})
    found = [
        Connected(node, degree, values.get(node, 0.0) if len(base) > 2 else None, node not in sampled)
        for node, degree in zip(base.names, base.degrees.tolist(), strict=True)
    ]
    return sorted(found, key=lambda one: (-one.degree, -(one.betweenness or 0.0), one.id))[:limit]


def simple(network: networkx.MultiDiGraph) -> networkx.Graph:
    """Return the network without directions, parallel ties and ties of a thing to itself; same nodes, same order."""
    import networkx as nx

    graph = nx.Graph()
    graph.add_nodes_from(network)
    graph.add_edges_from((start, end) for start, end in network.edges() if start != end)
    return graph
