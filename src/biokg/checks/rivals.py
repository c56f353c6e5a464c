"""Whether disagreement is said to be one: rival values of a property that has one value."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from pyoxigraph import Literal, NamedNode

from ..claims.derive import SETTLING
from ..claims.model import Claim, Value
from ..terms import b, iri, shorten
from ..turtle import term_text
from ..values import lies_within, window
from .dossier import Dossier
from .report import Finding

__all__ = ["one_way_conflicts", "rival_values"]

WORDING = {b("verbatim")}
"""Two sources may well use different words for the same."""


def rival_values(dossier: Dossier) -> Iterator[Finding]:
    """Yield one-valued properties of things with values that differ and whose claims are not related to each other.

    A status of another day is history, a finer date within a coarser one agrees with it: neither is a rival.
    """
    slots: dict[tuple[NamedNode, NamedNode], list[Claim]] = defaultdict(list)
    for claim in dossier.ledger.live.values():
        if claim.predicate in dossier.ontology.one_valued - WORDING and claim.modality in SETTLING:
            slots[claim.subject, claim.predicate].append(claim)
    for (subject, predicate), claims in sorted(slots.items(), key=str):
        rivals = [one for pair in combinations(claims, 2) if _unrelated(*pair, dossier) for one in pair]
        if rivals:
            values = ", ".join(sorted({term_text(claim.object) for claim in rivals}))
            yield dossier.found("rival-values", subject, property=shorten(predicate.value), values=values)


def _unrelated(one: Claim, other: Claim, dossier: Dossier) -> bool:
    if agree(one.predicate, one.object, other.object):
        return False
    if one.predicate == b("status") and _day(one, dossier) != _day(other, dossier):
        return False
    return other.id not in {*one.conflicts, *one.supersedes} and one.id not in {*other.conflicts, *other.supersedes}


def agree(predicate: NamedNode, one: Value, other: Value) -> bool:
    """Tell whether two values of a property say the same, as 1.5 and 1.50, or 2024 and 2024-12-20 within it."""
    if not (isinstance(one, Literal) and isinstance(other, Literal)):
        return one == other
    if predicate == b("edtf"):
        finer = lies_within(one.value, other.value) or lies_within(other.value, one.value)
        return finer or window(one.value) == window(other.value)
    if one.datatype == other.datatype == iri("xsd:decimal"):
        return Decimal(one.value) == Decimal(other.value)
    return one == other


def _day(claim: Claim, dossier: Dossier) -> str:
    return dossier.ledger.statements[claim.id].source.issued.value[:10]


def one_way_conflicts(dossier: Dossier) -> Iterator[Finding]:
    """Yield conflicts that only one of the two claims knows of: who reads the other's file would miss it."""
    by_id = {claim.id: claim for claim in dossier.claims}
    for claim in dossier.claims:
        for other in claim.conflicts:
            if other in by_id and claim.id not in by_id[other].conflicts:
                yield dossier.found("conflict-one-way", claim.id, other=shorten(other.value))
