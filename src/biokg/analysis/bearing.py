"""What a thing to come is about: the companies, the places, and of a tie its two ends."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from .circle import is_a
from .said import nodes_of, said, said_of

if TYPE_CHECKING:
    from ..graph import KnowledgeGraph

__all__ = ["companies_of", "places_of", "tie_of"]


def companies_of(kg: KnowledgeGraph, what: NamedNode) -> list[NamedNode]:
    """Return the companies that it is about, sorted: who ties itself, develops the product, runs or plans the site."""
    products = nodes_of(said(kg, what, "b:decisionOn"))
    found = {
        *nodes_of(said(kg, what, "b:party", "b:managedBy", "b:developedBy")),
        *nodes_of(said_of(kg, what, "b:plans"), settled=False),
        *(node for product in products for node in nodes_of(said(kg, product, "b:developedBy"))),
    }
    return sorted((node for node in found if is_a(kg, node, "Company")), key=lambda node: node.value)


def tie_of(kg: KnowledgeGraph, what: NamedNode) -> tuple[NamedNode, NamedNode, NamedNode | None] | None:
    """Return who is tied to which place and in what role; None for what is no tie."""
    parties, places = nodes_of(said(kg, what, "b:party")), nodes_of(said(kg, what, "b:at"))
    roles = nodes_of(said(kg, what, "b:role"))
    return (parties[0], places[0], roles[0] if roles else None) if parties and places else None


def places_of(kg: KnowledgeGraph, what: NamedNode, companies: Sequence[NamedNode]) -> list[NamedNode]:
    """Return the places that it lies in or belongs to; else those in which its companies are based."""
    found = _upward(kg, [what], ("b:at", "b:locatedIn", "b:partOf", "b:serves")) - {what}
    found = found or _upward(kg, companies, ("b:basedIn", "b:locatedIn", "b:partOf")) - {*companies}
    return sorted({*found, *([what] if is_a(kg, what, "Place") else [])}, key=lambda node: node.value)


def _upward(kg: KnowledgeGraph, start: Sequence[NamedNode], names: Sequence[str]) -> set[NamedNode]:
    seen, todo = set[NamedNode](), list(start)
    while todo:
        node = todo.pop()
        if node not in seen:
            seen.add(node)
            todo += nodes_of(said(kg, node, *names))
    return seen
