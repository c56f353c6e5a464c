"""How well the graph is supported: the share of its facts with a source, with one only, with machine-made text only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .backing import origin_of
from .claimed import claimed
from .share import Share

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
    claims, sources = claimed(kg), {source.id: source for source in kg.sources()}
    n, said = len(claims), claims.said
    by_people = claims.backed(~claims.machine)
    return Support(
        sourced=Share(claims.backed(claims.cited), claims.facts),
        single_source=Share(len(claims.alone), claims.facts),
        machine_only=Share(claims.backed() - by_people, claims.facts),
        independent=Share(len({origin_of(sources, source) for source in sources}), len(sources)),
        live=Share(int(said.live.sum()), n),
        settled=Share(len(claims.behind), n),
    )
