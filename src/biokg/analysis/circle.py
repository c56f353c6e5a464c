"""What belongs to a thing: what lies in it, what it runs, develops or plans, its ties, and what decides about them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from ..terms import b
from .said import Said, nodes_of, said, said_of

if TYPE_CHECKING:
    from ..graph import KnowledgeGraph

__all__ = ["Inner", "circle", "inside", "is_a"]

OWN = ("b:developedBy", "b:managedBy", "b:plans", "b:decisionOn", "b:studies", "b:foundedBy")
"""What has the thing as the value of one of these belongs to it: its drugs, sites, plans, decisions, trials, firms."""

BELONGING = ("MedicalProduct", "Facility", "Plan", "Event", "RegulatoryDecision", "ClinicalTrial", "Company")
"""Classes of what belongs: a city that plans a park does not, nor does a developer to its drug."""


@dataclass(frozen=True)
class Inner:
    """Something that lies in a place, is part of it or is there to serve it."""

    id: NamedNode
    said: Said
    """What puts it there."""
    place: NamedNode
    """Where it lies: the place itself, or a part of it."""


def is_a(kg: KnowledgeGraph, node: NamedNode, *classes: str) -> bool:
    """Tell whether a thing is of one of the classes, subclasses included."""
    return any(cls in kg.classes(node) for cls in map(b, classes))


def inside(kg: KnowledgeGraph, place: NamedNode) -> list[Inner]:
    """Return what lies in a place, directly or in a part of it: the nearest first, then by id; each once.

    What is planned there is in it as such; what a source denies, or only means to put there, is not. A facility or
    platform that is there to serve the place counts, and so do its parts.
    """
    found: dict[NamedNode, Inner] = {}
    todo = [place]
    while todo:
        here = todo.pop(0)
        for one in _in(kg, here):
            if isinstance(one.value, NamedNode) and one.value != place and one.value not in found:
                found[one.value] = Inner(one.value, one, here)
                todo.append(one.value)
    return list(found.values())


def _in(kg: KnowledgeGraph, place: NamedNode) -> Iterator[Said]:
    found = [*said_of(kg, place, "b:locatedIn", "b:partOf"), *said(kg, place, "b:hosts", "b:hasPart")]
    serving = said_of(kg, place, "b:serves") if is_a(kg, place, "Place") else ()
    found += [one for one in serving if _serves(kg, one.value)]
    yield from (one for one in found if one.settled)


def _serves(kg: KnowledgeGraph, value: object) -> bool:
    return isinstance(value, NamedNode) and is_a(kg, value, "Facility", "ServicePlatform")


def circle(kg: KnowledgeGraph, node: NamedNode) -> set[NamedNode]:
    """Return a thing with what belongs to it: its parts and sites, drugs, plans, ties, and the decisions about them."""
    own = {node, *(one.id for one in inside(kg, node))}
    own |= set(nodes_of(said(kg, node, "b:plans"), settled=False))
    own |= {one for one in _having(kg, own, OWN) if is_a(kg, one, *BELONGING)}
    own |= _having(kg, own, ("b:party", "b:at", "b:decisionOn", "b:studies"))
    return own | _having(kg, own, ("b:expects",))


def _having(kg: KnowledgeGraph, values: Collection[NamedNode], names: Collection[str]) -> set[NamedNode]:
    return {node for value in values for node in nodes_of(said_of(kg, value, *names), settled=False)}
