"""Which of the expected diseases a decision covers: whole, in part (a narrower disease) or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from ..terms import iri

if TYPE_CHECKING:
    from ..graph import KnowledgeGraph

__all__ = ["Coverage", "coverage"]


@dataclass(frozen=True)
class Coverage:
    """What became of expected diseases; the three parts together are all that was expected."""

    whole: tuple[NamedNode, ...]
    """Covered as such, or within a broader disease."""
    part: tuple[NamedNode, ...]
    """Covered only in a narrower form."""
    missing: tuple[NamedNode, ...]
    """Not covered."""
    came: tuple[NamedNode, ...]
    """What the decision names."""

    @property
    def full(self) -> bool:
        """Whether all that was expected came."""
        return not self.part and not self.missing


def coverage(kg: KnowledgeGraph, expected: Sequence[NamedNode], came: Sequence[NamedNode]) -> Coverage:
    """Return which expected diseases are covered by those that came, in the order of `expected`.

    One disease is narrower than another where the mappings say so: its broad match is an exact match of the other.
    """
    verdicts = {node: _verdict(kg, node, came) for node in expected}
    parts = [tuple(node for node in expected if verdicts[node] == verdict) for verdict in ("whole", "part", "missing")]
    return Coverage(parts[0], parts[1], parts[2], tuple(came))


def _verdict(kg: KnowledgeGraph, expected: NamedNode, came: Sequence[NamedNode]) -> str:
    if expected in came or any(_within(kg, expected, disease) for disease in came):
        return "whole"
    return "part" if any(_within(kg, disease, expected) for disease in came) else "missing"


def _within(kg: KnowledgeGraph, narrow: NamedNode, broad: NamedNode) -> bool:
    return bool(_matches(kg, narrow, "broadMatch") & _matches(kg, broad, "exactMatch"))


def _matches(kg: KnowledgeGraph, node: NamedNode, kind: str) -> set[object]:
    return {quad.object for quad in kg.store.quads(subject=node, predicate=iri(f"skos:{kind}"))}
