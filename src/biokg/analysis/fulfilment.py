"""What became of a plan: its own later status, or a later tie of the same two."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from ..claims.ledger import Statement
from ..terms import b, iri, local_name
from .circle import is_a
from .expectations import Window
from .said import Said, said
from .when import when

if TYPE_CHECKING:
    from ..graph import KnowledgeGraph

__all__ = ["DONE", "Fulfilment", "fulfilment", "ties_of_the_same_two"]

DONE = frozenset({"operating", "completed", "held", "granted", "ended"})
"""The status of what has come."""

BEGUN = frozenset({"under-way", "under-construction"})


@dataclass(frozen=True)
class Fulfilment:
    """What became of something that was to come."""

    by: NamedNode | None
    """What fulfilled it; the thing itself where its own status tells."""
    happened: Window | None
    """When: as dated, else up to the publication of the source that tells; None where it has only begun."""
    whole: bool
    """Whether it has come; else it has begun."""
    inferred: bool
    """Whether no source calls the one the fulfilment of the other."""
    told: tuple[Statement, ...]


def fulfilment(kg: KnowledgeGraph, node: NamedNode) -> Fulfilment | None:
    """Return what became of a planned thing; None where nothing is known to have.

    A thing whose present status says that it is there, has come. A tie that was planned has come where another tie of
    the same party to the same place is in force and was not known before the plan; it has begun where that tie is under
    way. Several such ties: the one that is there counts before the one that has begun, then the earlier.
    """
    for now in _status(kg, node, begun=False):
        return Fulfilment(node, _happened(kg, node, now), True, False, now.statements)
    if not is_a(kg, node, "Engagement"):
        return None
    later = [other for other in _same_two(kg, node) if _first_said(kg, other) >= _first_said(kg, node)]
    come = [(_name(status), other, status) for other in later for status in _status(kg, other, begun=True)]
    if not come:
        return None
    name, other, status = min(come, key=lambda one: (one[0] not in DONE, _first_said(kg, one[1]), one[1].value))
    told = [*status.statements, *(part for date in said(kg, other, "b:validFrom") for part in date.statements)]
    return Fulfilment(other, _happened(kg, other, status) if name in DONE else None, name in DONE, True, tuple(told))


def ties_of_the_same_two(kg: KnowledgeGraph, tie: NamedNode) -> list[NamedNode]:
    """Return a tie with the other ties of the same party to the same place."""
    return [tie, *_same_two(kg, tie)] if is_a(kg, tie, "Engagement") else [tie]


def _status(kg: KnowledgeGraph, node: NamedNode, *, begun: bool) -> list[Said]:
    """Return the status of a thing where it has come or, if wanted, begun to.

    That a place has begun to attract someone is a beginning of the attracting, not of the coming.
    """
    wanted = DONE | BEGUN if begun and iri("role:attracted") not in kg.ledger.objects(node, b("role")) else DONE
    return [one for one in said(kg, node, "b:status") if one.settled and _name(one) in wanted]


def _name(status: Said) -> str:
    return local_name(status.value) if isinstance(status.value, NamedNode) else ""


def _happened(kg: KnowledgeGraph, node: NamedNode, status: Said) -> Window | None:
    dates = when(kg, node, "b:validFrom", "b:edtf")
    if dates:
        return dates.window
    told = min(one.source.issued.value[:10] for one in status.statements)
    return Window(dt.date.min, dt.date.fromisoformat(told))


def _same_two(kg: KnowledgeGraph, tie: NamedNode) -> list[NamedNode]:
    """Return the other ties of the same party to the same place."""
    parties, places = (set(kg.ledger.objects(tie, b(name))) for name in ("party", "at"))
    return [
        thing.id
        for thing in kg.things("Engagement")
        if thing.id != tie
        and parties & set(kg.ledger.objects(thing.id, b("party")))
        and places & set(kg.ledger.objects(thing.id, b("at")))
    ]


def _first_said(kg: KnowledgeGraph, node: NamedNode) -> str:
    return min(one.source.issued.value[:10] for one in kg.ledger.about(node) if one.live)
