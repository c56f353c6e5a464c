"""What the graph holds: its things by class and status, its claims by source, tier, modality and kind of evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from ..claims.ledger import Statement
from ..network.facts import facts_of
from ..terms import b

if TYPE_CHECKING:
    from ..graph import KnowledgeGraph

__all__ = ["ASPECTS", "ClassCount", "claims_by", "things_by_class"]

ASPECTS: dict[str, Callable[[Statement], Iterable[NamedNode]]] = {
    "source": lambda statement: [statement.source.id],
    "tier": lambda statement: [statement.tier],
    "modality": lambda statement: [statement.claim.modality],
    "evidence": lambda statement: {place.section.evidence for place in statement.places},
}
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


def claims_by(statements: Iterable[Statement], aspect: str) -> dict[NamedNode, int]:
    """Return how many claims each source, tier, modality or kind of evidence has: the most first, then by id.

    Base: the given statements, superseded and withdrawn ones included. Raises KeyError for an unknown aspect.
    """
    of = ASPECTS[aspect]
    counts = Counter(node for statement in statements for node in of(statement))
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0].value)))


def _ordered(counts: Counter[str]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
