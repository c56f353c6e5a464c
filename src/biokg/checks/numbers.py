"""Whether numbers are possible, and hedged by the source that gives them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from pyoxigraph import Literal, NamedNode

from ..terms import b, iri, shorten
from ..values import number
from .dossier import Dossier
from .report import Finding

__all__ = ["confidences", "impossible_numbers", "mixed_statistics"]

INFERRED = iri("modality:inferred")


def confidences(dossier: Dossier) -> Iterator[Finding]:
    """Yield confidences that are out of range, or are given or missing against the modality."""
    for claim in dossier.claims:
        inferred = claim.modality == INFERRED
        if claim.confidence is None:
            if inferred:
                yield dossier.found("no-confidence", claim.id)
        elif not inferred:
            yield dossier.found("confidence-not-inferred", claim.id)
        elif not 0 <= number(claim.confidence.value) <= 1:
            yield dossier.found("confidence-out-of-range", claim.id, value=claim.confidence.value)


def mixed_statistics(dossier: Dossier) -> Iterator[Finding]:
    """Yield statistics whose number and hedge, or number and unit, no single source gives."""
    slots: dict[tuple[NamedNode, NamedNode], set[str]] = {}
    for edge, claims in dossier.edges.items():
        if edge.predicate in {b("value"), b("qualifier"), b("unit")} and isinstance(edge.subject, NamedNode):
            slots[edge.subject, edge.predicate] = {dossier.source_of[name] for name in claims}
    for (node, predicate), sources in slots.items():
        values = slots.get((node, b("value")), sources)
        if not sources & values:
            said = {"source": ", ".join(sorted(values)), "other": ", ".join(sorted(sources))}
            yield dossier.found("hedge-of-another-source", node, property=shorten(predicate.value), **said)


def impossible_numbers(dossier: Dossier) -> Iterator[Finding]:
    """Yield shares beyond 0 to 100 %, groups of less than one, and counts and areas below zero."""
    percent = {edge.subject for edge in dossier.edges if edge.object == iri("unit:percent")}
    least = {b("groupSize"): Decimal(1), b("value"): Decimal(0)}
    for edge in dossier.edges:
        if edge.predicate in least and isinstance(edge.object, Literal) and isinstance(edge.subject, NamedNode):
            value = number(edge.object.value)
            if value < least[edge.predicate] or (edge.subject in percent and value > 100):
                name = shorten(edge.predicate.value)
                yield dossier.found("impossible-number", edge.subject, property=name, value=value)
