"""How well the graph is supported: the share of its facts with a source, with one only, with machine-made text only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..claims.ledger import Statement
from ..terms import graph
from .share import Share, share

if TYPE_CHECKING:
    from ..graph import KnowledgeGraph

__all__ = ["Support", "support"]


@dataclass(frozen=True)
class Support:
    """How well the facts of a graph are supported. A fact is a plain edge: ``libevitug developedBy Huahui Health``."""

    sourced: Share
    """Facts of the store behind which at least one live claim with a citation stands. Anything but all is a defect."""
    single_source: Share
    """Facts that one independent source alone states: one report, however often copied, digested or translated."""
    machine_only: Share
    """Facts that nothing but machine-made text states."""
    independent: Share
    """Sources that reproduce no other source of the graph, of all sources."""
    live: Share
    """Claims that count (not withdrawn, superseded or resting on a premise that does not count), of all claims."""
    settled: Share
    """Claims behind a fact, of all claims; the others are intended, denied, outdone by better ones, or do not count."""


def support(kg: KnowledgeGraph) -> Support:
    """Return how well the facts of a graph are supported.

    Base of the first three shares: the plain edges of the store (graph:derived), each once; what follows from them by
    the ontology is not counted. A claim counts as machine-made where no person wrote the words that it rests on.
    """
    ledger = kg.ledger
    facts = [_behind(kg, *quad.triple) for quad in kg.store.quads(graph=graph("derived"))]
    statements = ledger.statements.values()
    return Support(
        sourced=share(facts, lambda behind: any(one.live and one.places for one in behind)),
        single_source=share(facts, lambda behind: ledger.independent(behind) == 1),
        machine_only=share(facts, ledger.machine_only),
        independent=Share(len({ledger.origin(source) for source in ledger.sources}), len(ledger.sources)),
        live=share(statements, lambda statement: statement.live),
        settled=share(statements, lambda statement: statement.settled),
    )


def _behind(kg: KnowledgeGraph, subject: object, predicate: object, value: object) -> list[Statement]:
    return kg.ledger.behind(subject, predicate, value)  # type: ignore[arg-type]  # derived edges have no other terms
