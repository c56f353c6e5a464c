"""Groups of a network in plain terms: who is best connected in each, where they are, what they are, in which field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode

from ...terms import b
from ..share import Share
from .observed import Observed

__all__ = ["Gathering", "Trait", "gathering"]


@dataclass(frozen=True)
class Trait:
    """What most members of a group share."""

    value: NamedNode
    share: Share
    """How many of the members have it."""


@dataclass(frozen=True)
class Gathering:
    """Some things that hang together, in plain terms."""

    number: int
    best: NamedNode
    """The member tied to the most other members; among equals to the most things at all, then the first by id."""
    ties: int
    """To how many other members the best connected one is tied."""
    place: Trait | None
    """The place that the most members are tied to, itself included, in the group or not; None where that is but one."""
    cls: Trait | None
    """The class of the most members; None where none has one."""
    field: Trait | None
    """The field of the most members; None where none is stated."""
    members: tuple[NamedNode, ...]
    """Sorted by id."""


def gathering(observed: Observed, number: int, members: Sequence[str]) -> Gathering:
    """Return a group in plain terms. What is equally common is decided by id."""
    nodes, tied, inside = observed.nodes, observed.tied, set(members)
    inner = {name: len(tied[name] & inside) for name in members}
    best = min(members, key=lambda name: (-inner[name], -len(tied[name]), name))
    objects = observed.kg.ledger.objects
    fields = [value for name in members for value in objects(nodes[name], b("field")) if isinstance(value, NamedNode)]
    classes = [b(observed.classes[name]) for name in members if observed.classes[name]]
    return Gathering(
        number,
        nodes[best],
        inner[best],
        _place(observed, members),
        _most(classes, len(members)),
        _most(fields, len(members)),
        tuple(nodes[name] for name in members),
    )


def _place(observed: Observed, members: Sequence[str]) -> Trait | None:
    """Return the place that the most members are tied to or are; no building is one."""
    places, buildings = ({thing.id for thing in observed.kg.things(cls)} for cls in ("Place", "Facility"))
    near = [
        node
        for name in members
        for other in (name, *observed.tied[name])
        if (node := observed.nodes[other]) in places - buildings
    ]  # fmt: skip
    found = _most(near, len(members))
    return found if found and found.share.k > 1 else None


def _most(values: Sequence[NamedNode], n: int) -> Trait | None:
    if not values:
        return None
    value, count = min(Counter(values).items(), key=lambda item: (-item[1], item[0].value))
    return Trait(value, Share(count, n))
