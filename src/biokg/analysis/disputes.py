"""Disagreements with all that a reader needs to judge them, and numbers that differ without disagreeing."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from ..claims.derive import tier_rank
from ..terms import b, iri
from .circle import circle
from .comparison import catalogue_of
from .comparison.ranking import population
from .conflicts import REASONS, Conflict, Side, conflicts
from .kinds import counts_companies
from .numbers import Number, numbers_of
from .said import nodes_of, said

if TYPE_CHECKING:
    from ..graph import KnowledgeGraph

__all__ = ["DIFFERENCES", "Apart", "Dispute", "Disputes", "Position", "disputes"]

DIFFERENCES = ("population", "date")
"""Why numbers differ and do not disagree: not the same is counted, or not on the same day."""


@dataclass(frozen=True)
class Position:
    """One side of a disagreement, and who stands behind it."""

    side: Side
    number: Number | None
    """The number that it is about, with its population, unit and date; None for other things."""
    independent: int
    """Independent sources that say it."""
    tiers: tuple[NamedNode, ...]
    """Each once, the strongest first."""
    speakers: tuple[NamedNode, ...]
    """Who is quoted; empty where the sources speak for themselves."""
    first: str
    """Date of publication (EDTF) of the first source that says it."""
    last: str


@dataclass(frozen=True)
class Dispute:
    """A disagreement; the sides that the graph follows come first."""

    reason: str
    """Why the graph follows the first side, one of `biokg.analysis.conflicts.REASONS`."""
    declared: bool
    """Whether a curator marked it."""
    positions: tuple[Position, ...]


@dataclass(frozen=True)
class Apart:
    """Numbers of one thing that differ and do not disagree."""

    of: NamedNode
    differ: tuple[str, ...]
    """In what they differ, of `DIFFERENCES`."""
    numbers: tuple[Number, ...]
    """The oldest first."""


@dataclass(frozen=True)
class Disputes:
    """The disagreements of a graph, or those about one thing."""

    as_of: dt.date
    about: NamedNode | None
    disputes: tuple[Dispute, ...]
    """In the order of `biokg.analysis.conflicts.conflicts`."""
    apart: tuple[Apart, ...]
    """By thing, then by what is counted; without what is already in dispute."""
    reasons: Mapping[str, int]
    """Reason → disagreements, in the order of `REASONS`; those without are absent."""


def disputes(kg: KnowledgeGraph, about: NamedNode | None = None) -> Disputes:
    """Return the disagreements of a graph and the numbers that only seem to disagree.

    With `about` those in which a side speaks of the thing, of what belongs to it (`biokg.analysis.circle`), or of what
    one claim ties to either.
    """
    near = None if about is None else {about, *circle(kg, about)}
    found = tuple(_dispute(kg, one) for one in conflicts(kg) if near is None or _touches(kg, one, near))
    counts = Counter(one.reason for one in found)
    return Disputes(
        as_of=kg.today,
        about=about,
        disputes=found,
        apart=tuple(_apart(kg, near)),
        reasons={reason: counts[reason] for reason in REASONS if counts[reason]},
    )


def _touches(kg: KnowledgeGraph, conflict: Conflict, near: set[NamedNode]) -> bool:
    for side in conflict.sides:
        live = (one.claim for one in kg.ledger.about(side.subject) if one.live)
        if side.subject in near or any(end in near for claim in live for end in (claim.subject, claim.object)):
            return True
    return False


def _dispute(kg: KnowledgeGraph, conflict: Conflict) -> Dispute:
    return Dispute(conflict.reason, conflict.declared, tuple(_position(kg, side) for side in conflict.sides))


def _position(kg: KnowledgeGraph, side: Side) -> Position:
    told = side.statements
    dates = [one.source.edtf for one in sorted(told, key=lambda one: (one.source.issued.value, one.source.name))]
    return Position(
        side=side,
        number=_number(kg, side),
        independent=kg.ledger.independent(told),
        tiers=tuple(sorted({one.tier for one in told}, key=tier_rank)),
        speakers=tuple(dict.fromkeys(one.claim.speaker for one in told if one.claim.speaker)),
        first=dates[0],
        last=dates[-1],
    )


def _number(kg: KnowledgeGraph, side: Side) -> Number | None:
    if side.predicate != b("value"):
        return None
    of = nodes_of(said(kg, side.subject, "b:statisticOf"))
    return next((one for node in of for one in numbers_of(kg, node) if one.id == side.subject), None)


def _apart(kg: KnowledgeGraph, near: set[NamedNode] | None) -> Iterator[Apart]:
    """Yield the numbers of each thing that count the same sort of thing, undisputed, and are not the same."""
    families = {measure: one.id for one in catalogue_of(kg).indicators for measure in one.measures}
    edges = kg.store.quads(predicate=b("statisticOf"))
    things = sorted({quad.object for quad in edges if isinstance(quad.object, NamedNode)}, key=lambda node: node.value)
    for thing in things if near is None else [node for node in things if node in near]:
        groups: dict[str, list[Number]] = defaultdict(list)
        for one in numbers_of(kg, thing):
            if not one.disputed and one.measures is not None:
                groups[_family(kg, one.measures, families)].append(one)
        for _, numbers in sorted(groups.items()):
            numbers.sort(key=lambda one: (one.day, one.id.value))
            if differ := _differ(numbers):
                yield Apart(thing, differ, tuple(numbers))


def _family(kg: KnowledgeGraph, measure: NamedNode, families: Mapping[NamedNode, str]) -> str:
    """Return what may be mistaken for one another: all that counts companies, else the measures of one indicator."""
    return iri("kind:company").value if counts_companies(kg, measure) else families.get(measure, measure.value)


def _differ(numbers: Sequence[Number]) -> tuple[str, ...]:
    counts = {"population": len({population(one) for one in numbers}), "date": len({one.day for one in numbers})}
    return tuple(name for name in DIFFERENCES if counts[name] > 1)
