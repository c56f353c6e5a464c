"""What the graph holds: its things by class and status, its claims by source, tier, modality and kind of evidence."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from pyoxigraph import NamedNode

from ..network.facts import facts_of
from ..terms import b
from .claimed import claimed

if TYPE_CHECKING:
    from ..graph import KnowledgeGraph

__all__ = ["ASPECTS", "ClassCount", "claims_by", "things_by_class", "things_of"]

ASPECTS = ("source", "tier", "modality", "evidence")
"""By what claims can be counted. A claim counts once for each kind of evidence that it rests on, else once."""


@dataclass(frozen=True)
class ClassCount:
    """How many things have a class as their own (most specific) one, and in which status they are."""

    cls: NamedNode
    total: int
    by_status: dict[str, int]
    """Local name of the status → number of things, most frequent first; ``""`` where no status is stated."""


def things_by_class(kg: KnowledgeGraph) -> list[ClassCount]:
    """Return the things by class and present status: the largest class first, then by id.

    Base: every thing of the graph, once. Classes without things are absent.
    """
    facts = facts_of(kg)
    pairs = Counter(zip(facts.cls, facts.status, strict=True))
    counts: dict[NamedNode, Counter[str]] = {}
    for (cls, status), number in pairs.items():
        counts.setdefault(b(cls), Counter())[status or ""] = number
    found = [ClassCount(cls, count.total(), _ordered(count)) for cls, count in counts.items()]
    return sorted(found, key=lambda row: (-row.total, row.cls.value))


def things_of(kg: KnowledgeGraph, cls: str) -> list[NamedNode]:
    """Return the things of a class, subclasses included, sorted by id: without reading any other."""
    facts = facts_of(kg)
    return [NamedNode(facts.names[number]) for number in np.flatnonzero(facts.of_classes([cls])).tolist()]


def claims_by(kg: KnowledgeGraph, aspect: str) -> dict[NamedNode, int]:
    """Return how many claims each source, tier, modality or kind of evidence has: the most first, then by id.

    Base: all claims of the graph, superseded and withdrawn ones included. Raises KeyError for an unknown aspect.
    """
    return claimed(kg).by(aspect)


def _ordered(counts: Counter[str]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
