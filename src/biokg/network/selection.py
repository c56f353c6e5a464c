"""From a projection and filters to the chosen nodes and ties."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import numpy as np
from pyoxigraph import NamedNode

from ..errors import InputError
from ..terms import iri, local_name
from .choosing import Choice, choose, members, near
from .columns import Flags
from .evidence import Evidence, attracting, of_nodes, of_sides
from .facts import Facts, facts_of
from .filters import Filters
from .projections import PROJECTIONS, Projection
from .standing import index_of
from .ties import Ties, ties_of

if TYPE_CHECKING:
    from ..graph import KnowledgeGraph

__all__ = ["chosen", "narrow", "told", "wanted", "whole"]

TYPE = iri("rdf:type")

AT_HAND = 2
"""Projections of a graph that are kept: the one asked for last, and the ecosystem that says what belongs to a park."""


@dataclass(frozen=True, eq=False)
class Whole:
    """A projection with all its ties and what stands behind them."""

    nodes: Flags
    core: Flags
    """Which nodes stay without a tie."""
    cancelled: int
    """How many things never came to be."""
    ties: Ties
    predicates: list[str]
    behind: Evidence


_KNOWN: WeakKeyDictionary[Facts, dict[Projection, Whole]] = WeakKeyDictionary()


def wanted(planned: bool, filters: Filters | None) -> Filters:
    """Return the filters asked for; planned things are wanted where either way of asking says so."""
    given = filters or Filters()
    return replace(given, planned=True) if planned else given


def _nodes(facts: Facts, projection: Projection, about: Evidence) -> tuple[Flags, Flags, int]:
    """Return the nodes of a projection, which of them stay without a tie, and how many never came to be."""
    if projection.nodes is None:
        core = ~facts.of_classes(projection.gone) | facts.of_classes(projection.kept)
    else:
        core = facts.of_classes(projection.nodes)
    context = facts.of_classes(projection.context) & ~core
    spoken = about.sources[: facts.count] > 0
    there = spoken & ~facts.cancelled
    lost = int(((core | context) & spoken & facts.cancelled).sum())
    rest = np.zeros(len(facts.names) - facts.count, dtype=bool)
    return np.concatenate([(core | context) & there, rest]), np.concatenate([core & there, rest]), lost


def whole(facts: Facts, projection: Projection, about: Evidence) -> Whole:
    """Return a projection before any filter; those that were asked for last are at hand."""
    known = _KNOWN.setdefault(facts, {})
    if projection not in known:
        found = _read(facts, projection, about)
        while len(known) >= AT_HAND:
            known.pop(next(iter(known)), None)
        known[projection] = found
    return known[projection]


def _read(facts: Facts, projection: Projection, about: Evidence) -> Whole:
    nodes, core, lost = _nodes(facts, projection, about)
    ties, predicates = ties_of(facts, projection, nodes, core)
    core = core & ~_recorded(facts)
    behind = of_sides(index_of(facts), ties.sides, len(ties), (ties.start, ties.end, ties.via))
    behind = replace(behind, planned=behind.planned | attracting(facts, ties.via, behind.standing))
    return Whole(nodes, core, lost, ties, predicates, behind)


def chosen(facts: Facts, whole: Whole, about: Evidence, filters: Filters) -> Choice:
    """Return what the filters choose that look at each thing and tie by itself."""
    choice = Choice(whole.nodes, whole.core, whole.ties, np.ones(len(whole.ties), dtype=bool))
    choice.tidy()
    if whole.cancelled:
        choice.left_out["cancelled"] = (whole.cancelled, 0)
    choose(facts, choice, about, whole.behind, filters)
    return choice


def narrow(graph: KnowledgeGraph, facts: Facts, choice: Choice, filters: Filters) -> None:
    """Choose one park and what is around one thing."""
    nothing = np.zeros(len(choice.ties), dtype=bool)
    if filters.park is not None:
        recorded = _recorded(facts)
        inside = facts.numbered(facts_of(graph).names, _members(graph, filters))
        inside |= recorded & near(choice, inside, 1)
        choice.leave("park", (choice.core | recorded) & ~inside, nothing)
    if filters.around is not None:
        node = graph.resolve(filters.around)
        centre = _require(graph, facts, choice.nodes, node, filters.registers)
        choice.leave("around", ~near(choice, np.arange(len(choice.nodes)) == centre, filters.depth), nothing)


def _recorded(facts: Facts) -> Flags:
    """Tell which nodes no source speaks of, but only a register."""
    return np.append(facts.recorded, np.zeros(len(facts.names) - facts.count, dtype=bool))


def _members(graph: KnowledgeGraph, filters: Filters) -> Flags:
    """Return what belongs to the park of the filters, by the ties of the ecosystem that pass the same filters."""
    facts = facts_of(graph)
    places = [NamedNode(facts.names[number]) for number in np.flatnonzero(facts.of_classes(["Place"])).tolist()]
    node = graph.resolve(filters.park or "", places)
    about = of_nodes(facts)
    ecosystem = whole(facts, PROJECTIONS["ecosystem"], about)
    choice = chosen(facts, ecosystem, about, filters)
    return members(choice, ecosystem.predicates, _require(graph, facts, choice.nodes, node))


def _require(graph: KnowledgeGraph, facts: Facts, nodes: Flags, node: NamedNode, registers: Sequence[str] = ()) -> int:
    """Return the number of a thing; raises InputError where it is not among the nodes."""
    number = facts.place(node)
    if number >= 0 and nodes[number]:
        return number
    held = {local_name(name) for name in graph.recorded.graphs if any(graph.store.quads(node, TYPE, None, name))}
    if number < 0 and held and held.isdisjoint(registers):
        name = min(held)
        raise InputError(
            f"Only registers speak of {graph.label(node)}, for instance {name}; add it to the network "
            f"(--register {name}).",
            zh=f"仅有登记册（如{name}）提及{graph.label(node, 'zh')}；请将其纳入网络（--register {name}）。",
        )
    status = facts.status.take(np.array([number if number < facts.count else -1]))
    en, zh = "", ""
    if status.codes[0] >= 0:
        name = next(iter(status))
        en, zh = f" (its status is {name})", f"（状态：{graph.label(iri(f'status:{name}'), 'zh')}）"
    raise InputError(
        f"{graph.label(node)} is not in this network{en}; choose another projection or weaker filters, for "
        "instance with what is planned.",
        zh=f"{graph.label(node, 'zh')}不在此网络中{zh}；请换用其他网络，或放宽条件，例如加上 --planned。",
    )


def told(graph: KnowledgeGraph, choice: Choice, filters: Filters) -> dict[str, str]:
    """Return what a network tells of the filters that it went through."""
    lost = {name: {"things": things, "ties": ties} for name, (things, ties) in choice.left_out.items()}
    given = {
        one.name: " ".join(filters.registers) if one.name == "registers" else str(getattr(filters, one.name))
        for one in fields(Filters)
        if one.name != "planned" and getattr(filters, one.name) != one.default
    }
    return {
        "left_out": json.dumps(lost),
        **({"filters": json.dumps(given, ensure_ascii=False)} if given else {}),
        **({"as_of": graph.date.isoformat()} if graph.date else {}),
    }
