"""Things of the sources and the records that are the same: where what is written about meets what registers list."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np
from pyoxigraph import NamedNode

from ...columns import Mask, Scope
from ...terms import b, graph, iri, local_name
from .model import Known

if TYPE_CHECKING:
    from ...graph import KnowledgeGraph

__all__ = ["known", "ties"]

TYPE, EXACT = iri("rdf:type"), iri("skos:exactMatch")
TOLD = {
    "sponsored": "sponsoredBy",
    "supported": "supportedBy",
    "studied": "studies",
    "held": "grantedTo",
    "ruled": "decisionOn",
}
"""What is told of a record, and the property that leads to it."""


def ties(kg: KnowledgeGraph) -> list[tuple[NamedNode, NamedNode]]:
    """Return which things are the same as which records: pairs (thing, record), sorted."""
    found = kg.store.quads(predicate=EXACT, graph=graph("mappings"))
    pairs = ((quad.subject, quad.object) for quad in found)
    kept = [(one, two) for one, two in pairs if isinstance(one, NamedNode) and isinstance(two, NamedNode)]
    return sorted(kept, key=lambda pair: (pair[0].value, pair[1].value))


def known(kg: KnowledgeGraph, scope: Scope, registers: Iterable[NamedNode], among: Mask) -> list[Known]:
    """Return the things that are tied to records of some registers, which `scope` spans, among some.

    The most studies and decisions first, then by id. A record that several registers describe comes with each.
    """
    columns, pairs = scope.columns, ties(kg)
    counts = {
        name: np.bincount(scope.pairs(b(property)).object, minlength=columns.terms) for name, property in TOLD.items()
    }
    found = []
    for register in registers:
        described = scope.mask(columns.rows(TYPE, register).subject) & among
        for thing, record in pairs:
            number = columns.number(record)
            if number >= 0 and described[number]:
                told = {name: int(count[number]) for name, count in counts.items()}
                found.append(Known(thing, record, local_name(register), **told))
    return sorted(found, key=lambda one: (-_weight(one), one.thing.value, one.record.value, one.register))


def _weight(one: Known) -> int:
    return sum(getattr(one, name) for name in TOLD)
