"""Which lines keep quiet: what another line, an area or a word already tells is drawn only where a reader looks."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from .picture import Edge, Node, ancestors

__all__ = ["quieten"]

TOLD_IN_WORDS = frozenset({"jurisdiction"})
"""Properties that the name and the panel of a thing tell better than a line across the map."""
PRESENCE = frozenset({"tie", "presentIn"})
OWNERSHIP = frozenset({"managedBy", "plans"})


def quieten(nodes: list[Node], edges: list[Edge]) -> list[Edge]:
    """Return the edges, those marked quiet that would say on the map what it already says.

    Quiet are: where something was announced, but for plans; jurisdictions; the indication of a decision where the drug
    itself leads to that disease; nearness where a closer tie is drawn; a presence in an area where a line already leads
    to something in that area; and all lines of an event that touches but one thing, which is told by that thing.
    """
    told = _Told(nodes, [e for e in edges if e.drawn and not e.contains])
    quiet = {e.id for e in told.edges if told.needless(e)}
    for node in nodes:
        ends = told.ends[node.id]
        if node.cls == "Event" and len(ends) < 2:
            quiet |= {e.id for e in told.of[node.id]}
    return [replace(e, quiet=True) if e.id in quiet else e for e in edges]


class _Told:
    """What the drawn lines tell, ready to be asked."""

    def __init__(self, nodes: list[Node], edges: list[Edge]) -> None:
        self.edges = edges
        self.cls = {n.id: n.cls for n in nodes}
        self.parents = {n.id: n.parent for n in nodes}
        self.of: dict[str, list[Edge]] = defaultdict(list)
        for edge in edges:
            self.of[edge.source].append(edge)
            self.of[edge.target].append(edge)
        self.ends = {n.id: {_far(e, n.id) for e in self.of[n.id]} for n in nodes}

    def needless(self, edge: Edge) -> bool:
        """Tell whether the map says as much without the line."""
        if edge.predicate == "announcedAt":
            return self.cls[edge.source] != "Plan"
        if edge.predicate == "forIndication":
            return any(e.predicate == "decisionOn" and self._aimed(e.target, edge.target) for e in self.of[edge.source])
        if edge.predicate == "near":
            return any(e.id != edge.id and edge.target in (e.source, e.target) for e in self.of[edge.source])
        if edge.predicate in PRESENCE:
            return any(self._closer(e, edge) for e in self.of[edge.source])
        return edge.predicate in TOLD_IN_WORDS

    def _aimed(self, drug: str, disease: str) -> bool:
        return any(e.predicate == "indicatedFor" and e.target == disease for e in self.of[drug])

    def _closer(self, other: Edge, edge: Edge) -> bool:
        """Tell whether `other` leads from the same thing to something inside what `edge` leads to."""
        if other.predicate not in OWNERSHIP | PRESENCE:
            return False
        return edge.target in ancestors(_far(other, edge.source), self.parents)


def _far(edge: Edge, end: str) -> str:
    return edge.target if edge.source == end else edge.source
