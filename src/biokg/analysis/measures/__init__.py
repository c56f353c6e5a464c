"""Measures of a network: who connects, who bridges, what would fall apart, which groups there are.

All are taken on a `Base`, the undirected simple graph of a network: parallel ties are one (their number is the strength
of the tie where a measure takes one: PageRank, eigenvector centrality, constraint, effective size, communities), ties
of a thing to itself are ignored and counted. Small networks are left to networkx, large ones to integer arrays, with
the same results; `MEANINGS` tells what each measure means and when it says nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from .base import LARGE, Backend, Base
from .betweenness import betweenness
from .closeness import closeness
from .cores import cores
from .cutting import bridges, cut_points, pieces
from .degree import degree
from .eigenvector import eigenvector
from .groups import Groups, adjusted_rand, communities
from .holes import constraint, effective_size
from .meanings import MEANINGS, REMARKS, SILENCES, Meaning
from .mixing import assortativity
from .pagerank import pagerank
from .parts import parts
from .result import Bridge, Ranked, Result

__all__ = [
    "LARGE",
    "MEANINGS",
    "MEASURES",
    "REMARKS",
    "SILENCES",
    "Backend",
    "Base",
    "Bridge",
    "Groups",
    "Meaning",
    "Ranked",
    "Result",
    "adjusted_rand",
    "assortativity",
    "betweenness",
    "bridges",
    "closeness",
    "communities",
    "constraint",
    "cores",
    "cut_points",
    "degree",
    "effective_size",
    "eigenvector",
    "pagerank",
    "parts",
    "pieces",
]

MEASURES: Mapping[str, Callable[[Base], Result[Any]]] = {
    "degree": degree,
    "betweenness": betweenness,
    "closeness": closeness,
    "pagerank": pagerank,
    "eigenvector": eigenvector,
    "k-core": cores,
    "articulation-points": cut_points,
    "bridges": bridges,
    "constraint": constraint,
    "effective-size": effective_size,
    "communities": lambda base: communities(base).found,
    "assortativity": assortativity,
    "components": parts,
}
"""All measures by name, in the order of `MEANINGS`."""
