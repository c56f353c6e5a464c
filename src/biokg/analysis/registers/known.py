"""Things of the sources and the records that are the same: where what is written about meets what registers list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from ...build.recovery import matches_in
from ...columns import Mask
from ...terms import b, iri, local_name
from .alike import Together
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
    return [(thing, record) for thing, _, record in matches_in(kg.store, kind=EXACT)]


def known(kg: KnowledgeGraph, scope: Together, registers: Iterable[NamedNode], among: Mask) -> list[Known]:
    """Return the things that are tied to records of some registers, which `scope` spans, among some.

    The thing with most studies and decisions first, then by id; so are the records of a thing. A record that several
    registers describe comes with each.
    """
    columns, same = scope.columns, ties(kg)
    records = scope.nodes({record for _, record in same}) & scope.every(among)
    counts = {name: scope.apart(b(property)).among(objects=records).tally() for name, property in TOLD.items()}
    found = []
    for register in registers:
        described = scope.mask(columns.rows(TYPE, register).subject) & records
        for (thing, record), number in zip(same, columns.numbers(record for _, record in same).tolist(), strict=True):
            if number >= 0 and described[number]:
                told = {name: count.get(str(record), 0) for name, count in counts.items()}
                found.append(Known(thing, record, local_name(register), **told))
    weights = Counter[NamedNode]()
    for one in found:
        weights[one.thing] += _weight(one)
    order = {
        one: (-weights[one.thing], one.thing.value, -_weight(one), one.record.value, one.register) for one in found
    }
    return sorted(found, key=order.__getitem__)


def _weight(one: Known) -> int:
    return sum(getattr(one, name) for name in TOLD)
