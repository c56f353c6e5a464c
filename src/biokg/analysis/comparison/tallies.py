"""How many things of a place there are at least: groups and their members are not counted twice."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from ..routes import Reached
from ..said import nodes_of, said, said_of

if TYPE_CHECKING:
    from ...graph import KnowledgeGraph

__all__ = ["Tally", "operators_of", "tally"]


@dataclass(frozen=True)
class Tally:
    """Things in one phase; there may be more, which no source names."""

    phase: str
    """One of `biokg.analysis.routes.PHASES`."""
    at_least: int
    """How many there are at least: the things named, or the stated size of a group where that is more; of what one
    source lists side by side as planned, all of it."""
    exact: bool
    """Whether they are all: groups of a stated size, every member of which is named as a part of its group."""
    things: tuple[Reached, ...]
    spelt_out: tuple[NamedNode, ...]
    """The groups among the things all of whose members are among them too."""


def tally(kg: KnowledgeGraph, phase: str, things: Sequence[Reached], *, by_operator: bool = False) -> Tally:
    """Count things. Members of a group may be among those named, so that only the larger of the two is sure.

    With `by_operator` what different organisations run is counted apart: it can only be different things.
    """
    named = [one for one in things if not one.group]
    groups = [one for one in things if one.group]
    parts = {one.id: set(nodes_of(said_of(kg, one.id, "b:partOf"))) for one in groups}
    members = {one.id: [each for each in named if each.id in parts[one.id]] for one in groups}
    full = [one for one in groups if len(members[one.id]) == one.members]
    alike = [one for one in groups if one in full or len(_of_one_operator(kg, one, named)) == one.members]
    counted = {each.id for one in full for each in members[one.id]}
    known = {one.id for one in groups if one in alike or members[one.id]}
    runs: dict[NamedNode | None, list[Reached]] = {}
    for one in things:
        runs.setdefault(next(iter(operators_of(kg, one.id)), None) if by_operator else None, []).append(one)
    return Tally(
        phase,
        at_least=sum(_sure(kg, mine, known) for mine in runs.values()),
        exact=bool(full) and full == groups and counted == {one.id for one in named},
        things=tuple(things),
        spelt_out=tuple(one.id for one in alike),
    )


def operators_of(kg: KnowledgeGraph, node: NamedNode) -> list[NamedNode]:
    """Return who runs a thing, or is to run it."""
    return nodes_of(said(kg, node, "b:managedBy"), settled=False)


def _sure(kg: KnowledgeGraph, things: Sequence[Reached], known: Collection[NamedNode]) -> int:
    """Return how many things there are at least; of the groups in `known` members are among those named."""
    lists: dict[tuple[NamedNode, str], int] = {}
    for one in things:
        for planner in _planners(kg, one) if one.id not in known else ():
            lists[planner] = lists.get(planner, 0) + one.members
    named = sum(not one.group for one in things)
    return max([named, *(one.members for one in things if one.group), *lists.values()], default=0)


def _planners(kg: KnowledgeGraph, one: Reached) -> set[tuple[NamedNode, str]]:
    """Return who plans a thing according to which source: what one of these lists is different things."""
    return {
        (plan.value, statement.source.name)
        for plan in said_of(kg, one.id, "b:plans")
        if isinstance(plan.value, NamedNode) and plan.standing != "denied"
        for statement in plan.statements
    }


def _of_one_operator(kg: KnowledgeGraph, group: Reached, named: Iterable[Reached]) -> list[Reached]:
    """Return the things that the source of a group names beside it, with the same operator."""
    runs, sources = set(nodes_of(said(kg, group.id, "b:managedBy"))), _sources(group)
    return [one for one in named if runs & set(nodes_of(said(kg, one.id, "b:managedBy"))) and sources & _sources(one)]


def _sources(one: Reached) -> set[str]:
    return {statement.source.name for statement in one.told}
