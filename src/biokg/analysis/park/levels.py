"""What stands above a place, and where it lies: park, zone, administration, operator, planners and areas told apart."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from ...terms import iri
from ..circle import is_a
from ..routes import is_one_of
from ..said import Said, said, said_of
from .model import LEVELS, Level, Place

if TYPE_CHECKING:
    from ...graph import KnowledgeGraph

__all__ = ["levels_of", "place_of"]

PARTY = iri("kind:party-committee")
IN = ("b:locatedIn", "b:partOf")
WHAT = {"ParkZone": "group", "Corridor": "group", "IndustryPark": "park", "DevelopmentZone": "development zone",
        "AdministrativeArea": "area"}  # fmt: skip


def levels_of(kg: KnowledgeGraph, place: NamedNode) -> tuple[Level, ...]:
    """Return what stands above a place, by `LEVELS`, the nearest first."""
    above = list(_nearest(_above(kg, place)))
    zones = [level.id for level in above if level.what == "development zone"]
    around = [*zones, *([place] if is_a(kg, place, "DevelopmentZone") else [])]
    runs = "zone administration" if is_a(kg, place, "DevelopmentZone") else "operator"
    found = [
        *above,
        *(_level("zone administration", zone, one) for zone in zones for one in said(kg, zone, "b:managedBy")),
        *(_level("party committee", zone, one) for zone in around for one in _committees(kg, zone)),
        *(_level(runs, place, one) for one in said(kg, place, "b:managedBy")),
        *(_level("planned by", place, one) for one in said_of(kg, place, "b:plans") if _plans(kg, one)),
    ]
    known = [level for level in found if level is not None]
    return tuple(sorted(known, key=lambda level: LEVELS.index(level.what)))


def _nearest(levels: Iterator[tuple[int, Level]]) -> Iterator[Level]:
    """Yield each level once, by the fewest steps that lead to it, in the order in which they first come up."""
    found: dict[NamedNode, tuple[int, Level]] = {}
    for steps, level in levels:
        if level.id not in found or steps < found[level.id][0]:
            found[level.id] = steps, level
    yield from (level for _, level in found.values())


def _above(
    kg: KnowledgeGraph, place: NamedNode, seen: frozenset[NamedNode] = frozenset()
) -> Iterator[tuple[int, Level]]:
    """Yield the places that a place lies in with the steps to each, each followed by what that lies in; areas first."""
    over = [one for one in said(kg, place, *IN) if one.settled and isinstance(one.value, NamedNode)]
    for one in sorted(over, key=lambda one: _what(kg, one) != "area"):
        if isinstance(one.value, NamedNode) and one.value not in seen | {place}:
            what = _what(kg, one)
            if what is not None:
                yield len(seen), Level(what, one.value, place, one)
            yield from _above(kg, one.value, seen | {place})


def _what(kg: KnowledgeGraph, one: Said) -> str | None:
    return next(
        (what for cls, what in WHAT.items() if isinstance(one.value, NamedNode) and is_a(kg, one.value, cls)), None
    )


def _level(what: str, of: NamedNode, one: Said) -> Level | None:
    return Level(what, one.value, of, one) if one.settled and isinstance(one.value, NamedNode) else None


def _committees(kg: KnowledgeGraph, zone: NamedNode) -> Iterator[Said]:
    """Yield the party committees in a zone: that one is there does not make it the administration."""
    there = said_of(kg, zone, "b:presentIn", "b:basedIn")
    yield from (one for one in there if isinstance(one.value, NamedNode) and is_one_of(kg, one.value, [PARTY]))


def _plans(kg: KnowledgeGraph, one: Said) -> bool:
    """Tell whether it is who plans: a plan or a call for designs is none."""
    return isinstance(one.value, NamedNode) and not is_a(kg, one.value, "Plan", "Event")


def place_of(kg: KnowledgeGraph, place: NamedNode) -> Place:
    """Return where a place lies beside its levels."""
    lies = said(kg, place, *IN)
    return Place(
        along=tuple(one for one in lies if one.settled and not _is_level(kg, one)),
        not_in=tuple(one for one in lies if one.standing == "denied"),
        connects=_both(kg, place, "b:connectsTo"),
        near=_both(kg, place, "b:near"),
        served_by=tuple(one for one in said_of(kg, place, "b:serves") if one.settled and _is_place(kg, one)),
    )


def _is_level(kg: KnowledgeGraph, one: Said) -> bool:
    return _what(kg, one) is not None


def _is_place(kg: KnowledgeGraph, one: Said) -> bool:
    return isinstance(one.value, NamedNode) and is_a(kg, one.value, "Place") and not is_a(kg, one.value, "Facility")


def _both(kg: KnowledgeGraph, place: NamedNode, name: str) -> tuple[Said, ...]:
    """Return the other ends of a symmetric property, from whichever side it is said; each once."""
    found: dict[object, Said] = {}
    for one in (*said(kg, place, name), *said_of(kg, place, name)):
        found.setdefault(one.value, one)
    return tuple(found.values())
