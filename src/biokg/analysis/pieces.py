"""Forecasts that others tell piece by piece: groups by their members, ties by their sites."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from .bearing import tie_of
from .circle import is_a
from .said import nodes_of, said, said_of

if TYPE_CHECKING:
    from ..graph import KnowledgeGraph

__all__ = ["pieces"]


def pieces(kg: KnowledgeGraph, coming: Sequence[NamedNode]) -> Mapping[NamedNode, tuple[NamedNode, ...]]:
    """Return what is to come → the others to come that tell it piece by piece, sorted by id; without those of none.

    A group is told by its members: the parts of what has a group size, or parts of the same class. Members that no
    source names are told by nobody. A tie is told by the sites that its party is to run at its place.
    """
    known = set(coming)
    found = {node: known & ({*_members(kg, node)} | {*_sites(kg, node)}) - {node} for node in coming}
    return {node: tuple(sorted(parts, key=lambda part: part.value)) for node, parts in found.items() if parts}


def _members(kg: KnowledgeGraph, node: NamedNode) -> list[NamedNode]:
    parts = nodes_of(said_of(kg, node, "b:partOf"))
    if said(kg, node, "b:groupSize"):
        return parts
    return [part for part in parts if kg.classes(part)[:1] == kg.classes(node)[:1]]


def _sites(kg: KnowledgeGraph, node: NamedNode) -> list[NamedNode]:
    tie = tie_of(kg, node) if is_a(kg, node, "Engagement") else None
    if tie is None:
        return []
    party, place, _ = tie
    runs = nodes_of(said_of(kg, party, "b:managedBy"))
    return [site for site in runs if place in nodes_of(said(kg, site, "b:locatedIn", "b:partOf"))]
