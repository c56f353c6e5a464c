"""The report as plain values for JSON: ids with names in both languages, shares with their base, dates as ISO text."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from pyoxigraph import NamedNode

from ...analysis.conflicts import Conflict
from ...analysis.expectations import Expectation, Window
from ...analysis.overview import Net, Overview
from ...analysis.share import Share
from ...terms import ID, local_name
from ..record import name_of, node_record, value_record

if TYPE_CHECKING:
    from ...graph import KnowledgeGraph

__all__ = ["overview_record"]

Record = dict[str, Any]
BEST = 10


def overview_record(kg: KnowledgeGraph, found: Overview) -> Record:
    """Return an overview as a dict that JSON can hold; what is not stated is null, never 0 or empty text."""
    held = found.support
    return {
        "as_of": found.as_of.isoformat(),
        "things": found.things,
        "facts": found.facts,
        "claims": found.claims,
        "support": {name: _share(getattr(held, name)) for name in held.__dataclass_fields__},
        "newest": [{"day": day.isoformat(), "facts": number} for day, number in found.newest.items()],
        "statuses": [{"status": status or None, "things": number} for status, number in found.statuses.items()],
        "classes": [
            {"class": node_record(row.cls, kg.label), "things": row.total,
             "by_status": [{"status": status or None, "things": number} for status, number in row.by_status.items()]}
            for row in found.classes
        ],
        "claims_by": {
            aspect: [{"of": node_record(node, kg.label), "claims": number} for node, number in counts.items()]
            for aspect, counts in found.claims_by.items()
        },
        "sources": [
            {"id": one.source.name, "date": one.source.edtf, "publisher": node_record(one.source.publisher, kg.label),
             "tier": local_name(one.source.tier), "claims": one.claims, "only_here": one.only_here}
            for one in found.sources
        ],
        "conflicts": [_conflict(kg, one) for one in found.conflicts],
        "expectations": [_expectation(kg, one) for one in found.expectations],
        "network": {"settled": _net(kg, found.settled), "with_planned": _net(kg, found.with_planned)},
    }  # fmt: skip


def _share(share: Share) -> Record:
    return {"k": share.k, "n": share.n}


def _conflict(kg: KnowledgeGraph, conflict: Conflict) -> Record:
    return {
        "reason": conflict.reason,
        "declared": conflict.declared,
        "sides": [
            {"subject": node_record(side.subject, kg.label), "predicate": name_of(side.predicate),
             "object": value_record(side.object, kg.label), "denied": side.denied, "followed": side.followed,
             "claims": [
                 {"id": name_of(one.claim.id), "source": one.source.name, "date": one.source.edtf,
                  "tier": local_name(one.tier)}
                 for one in side.statements
             ]}
            for side in conflict.sides
        ],
    }  # fmt: skip


def _expectation(kg: KnowledgeGraph, one: Expectation) -> Record:
    def nodes(found: tuple[NamedNode, ...]) -> list[Record | None]:
        return [node_record(node, kg.label) for node in found]

    scope = one.scope
    return {
        "expectation": node_record(one.id, kg.label),
        "expects": node_record(one.expects, kg.label),
        "state": one.state,
        "narrower": one.narrower if scope else None,
        "window": _window(one.window),
        "wording": one.wording or None,
        "said": one.said.isoformat(),
        "speakers": nodes(one.speakers),
        "sources": [name_of(source) for source in one.sources],
        "jurisdictions": nodes(one.jurisdictions),
        "fulfilled_by": node_record(one.fulfilled_by, kg.label),
        "happened": _window(one.happened),
        "scope": scope and {name: nodes(getattr(scope, name)) for name in ("whole", "part", "missing", "came")},
    }


def _window(window: Window | None) -> Record | None:
    if window is None:
        return None
    earliest, latest = (None if day == dt.date.min else day.isoformat() for day in window)
    return {"earliest": earliest, "latest": latest}


def _net(kg: KnowledgeGraph, net: Net) -> Record:
    return {
        "things": net.things,
        "ties": net.ties,
        "largest": _share(net.components.largest),
        "parts": [list(part) for part in net.components.parts],
        "alone": list(net.components.alone),
        "best": [
            {"thing": _thing(kg, one.id), "degree": one.degree, "betweenness": one.betweenness, "exact": one.exact}
            for one in net.best[:BEST]
        ],
    }


def _thing(kg: KnowledgeGraph, name: str) -> Record | None:
    return node_record(NamedNode(ID + name), kg.label)
