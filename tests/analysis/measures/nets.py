"""Small networks whose measures can be worked out by hand, and networks of any shape for properties."""

from __future__ import annotations

from typing import TypeAlias

import networkx as nx
from hypothesis import strategies as st

Ties: TypeAlias = list[tuple[str, str]]

KITE = [
    ("andre", "beverly"), ("andre", "carol"), ("andre", "diane"), ("andre", "fernando"), ("beverly", "diane"),
    ("beverly", "ed"), ("beverly", "garth"), ("carol", "diane"), ("carol", "fernando"), ("diane", "ed"),
    ("diane", "fernando"), ("diane", "garth"), ("ed", "garth"), ("fernando", "garth"), ("fernando", "heather"),
    ("garth", "heather"), ("heather", "ike"), ("ike", "jane"),
]  # fmt: skip
"""Krackhardt (1990): the best tied, the nearest and the one in between are three different people."""

STAR = [("m", "a"), ("m", "b"), ("m", "c"), ("m", "d")]
PATH = [("a", "b"), ("b", "c"), ("c", "d")]
TRIANGLES = [("a", "b"), ("b", "c"), ("a", "c"), ("c", "d"), ("d", "e"), ("e", "f"), ("d", "f")]
"""Two triangles, joined by the tie c-d."""

RING = [("a", "b"), ("b", "c"), ("c", "d"), ("d", "a")]


def net(ties: Ties, alone: str = "", kinds: dict[str, str] | None = None) -> nx.MultiDiGraph:
    """Return a network of ties, with nodes of one letter each that stand alone, and classes."""
    network = nx.MultiDiGraph()
    network.add_nodes_from(alone)
    network.add_edges_from(ties)
    for node, kind in (kinds or {}).items():
        network.nodes[node]["cls"] = kind
    return network


@st.composite
def networks(draw: st.DrawFn, most: int = 14) -> nx.MultiDiGraph:
    """Draw a network with parallel ties, loops, parts apart and things of no class."""
    names = [f"n{number}" for number in range(draw(st.integers(0, most)))]
    network = nx.MultiDiGraph()
    for name in names:
        kind = draw(st.sampled_from(["", "A", "B", "C"]))
        network.add_node(name, **({"cls": kind} if kind else {}))
    if names:
        ends = st.sampled_from(names)
        network.add_edges_from(draw(st.lists(st.tuples(ends, ends), max_size=2 * most)))
    return network
