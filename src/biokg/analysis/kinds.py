"""Kinds within kinds: which concept lies below which, and what counts as a company."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from ..terms import iri
from .circle import is_a
from .said import nodes_of, said

if TYPE_CHECKING:
    from ..graph import KnowledgeGraph

__all__ = ["counts_companies", "is_below", "is_company"]

COMPANY, ENTITY = iri("kind:company"), iri("kind:medical-and-health-business-entity")


def is_below(kg: KnowledgeGraph, node: NamedNode, root: NamedNode) -> bool:
    """Tell whether a concept is another one or narrower than it, over any number of steps."""
    seen: set[NamedNode] = set()
    todo = [node]
    while todo:
        here = todo.pop()
        if here == root:
            return True
        if here not in seen:
            seen.add(here)
            broader = (quad.object for quad in kg.store.quads(subject=here, predicate=iri("skos:broader")))
            todo += [one for one in broader if isinstance(one, NamedNode)]
    return False


def is_company(kg: KnowledgeGraph, node: NamedNode) -> bool:
    """Tell whether a thing is a company, or an unnamed group that its kind says to be of companies."""
    return is_a(kg, node, "Company") or any(is_below(kg, kind, COMPANY) for kind in nodes_of(said(kg, node, "b:kind")))


def counts_companies(kg: KnowledgeGraph, measure: NamedNode | None) -> bool:
    """Tell whether a number counts companies or, as some sources do, all that is registered for business."""
    return measure is not None and (measure == ENTITY or is_below(kg, measure, COMPANY))
