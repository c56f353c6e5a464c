"""A projection of the graph with filters, as arrays or as a network of networkx."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import InputError
from .arrays import EdgeArrays
from .construct import constructed
from .evidence import of_nodes
from .facts import facts_of
from .filters import Filters
from .projections import projection_called
from .selection import chosen, narrow, told, wanted, whole
from .ties import incomplete
from .wider import wider_facts
from .writing import written

if TYPE_CHECKING:
    import networkx

    from ..graph import KnowledgeGraph

__all__ = ["edge_arrays", "left_out", "project", "settled_part"]

MOST = 1_000_000
"""How many ties a network of networkx may have where registers are asked for: a million take gigabytes."""


def project(
    graph: KnowledgeGraph,
    projection: str = "ecosystem",
    *,
    planned: bool = False,
    construct: str | Path | None = None,
    filters: Filters | None = None,
) -> networkx.MultiDiGraph:
    """Return a projection of a graph as a network: what is settled or under way, with `planned` also what is to come.

    With `construct`, the text of a SPARQL CONSTRUCT or the path of a file with one, the network is what that makes
    instead; see `biokg.network.constructed`.

    Nodes are named by the last part of their id, e.g. ``huahui-health``. A thing of the projection is one where a live
    claim speaks of it; things that no tie reaches are there, without ties, but for what is mere context of the
    projection. Node attributes: `iri`, `label_en`, `label_zh`, `cls` (its own class), `kind`, `status`, `planned`
    (whether it is still to come), `first` and `last` (day of publication of the first and the last source that speaks
    of it, as ISO text), `sources` (how many independent ones), `tier` (the best of them).

    Ties are plain derived edges between two nodes (key: the property, e.g. ``developedBy``) and folded things (key: the
    id of the thing, with ``#decidedBy`` and the like where it ties in several ways). An inverse pair is written in one
    direction, a symmetric tie once, from the smaller id. Tie attributes: `predicate` (the property, or the class of the
    relationship), `standing`, `planned`, `claims` (ids), `sources`, `tier`, `first` (since when it is known), `last`,
    `confidence` where it is only inferred; for folded things `via` (the id), `kind`, `status`, `role`, `valid_from`,
    `valid_to` and `when` (the date of the thing, else the window in which it is expected) where stated. A folded thing
    rests on two statements, who and where, and is only as well supported as the weaker of them.

    With `Filters.registers` the network also holds what these registers state, and the ties that only registers know
    (`Projection.recorded`); a record that is the same as a thing is that thing, any other is there where a tie leads to
    it.

    All attributes are plain text, numbers or booleans, so that every writer of networkx takes them; several values
    stand in one text with a space between; what is unknown is absent. Nodes and ties are sorted by id.

    ``network.graph`` holds the name of the projection, `planned`, `incomplete` (how many things that were meant to be
    ties lack an end), `left_out` (what each filter left out, read by `left_out`), `filters` (those given) and `as_of`.
    Raises UnknownName for an unknown projection or an unknown name in a filter, InputError for a park or centre that is
    not in the network, and for more than a million ties where registers are asked for.
    """
    found = edge_arrays(graph, projection, planned=planned, construct=construct, filters=filters)
    if filters and filters.registers and len(found) > MOST:
        raise InputError(
            f"With these registers the network has {len(found):,} ties, more than {MOST:,}; choose one thing or park, "
            "or a projection with fewer ties (as arrays, `edge_arrays` gives all).",
            zh=f"加上这些登记册，网络共有{len(found):,}条联系，超过{MOST:,}条；请限定一个事物或园区，或换用联系较少的网络"
            "（`edge_arrays` 可以数组形式给出全部）。",
        )
    return found.to_networkx()


def edge_arrays(
    graph: KnowledgeGraph,
    projection: str = "ecosystem",
    *,
    planned: bool = False,
    construct: str | Path | None = None,
    filters: Filters | None = None,
) -> EdgeArrays:
    """Return what `project` returns as arrays: a tenth of the memory, and many times as fast on large graphs."""
    if construct is not None and projection != "ecosystem":
        raise InputError("A network is a projection or what a query constructs, not both; name one of them.")
    if construct is not None:
        if filters and filters.registers:
            raise InputError(
                "A query looks into all registers as it is; name registers for a projection only.",
                zh="查询本身已涵盖所有登记册；仅在使用预设网络时指定登记册。",
            )
        return constructed(graph, construct, planned=planned, filters=filters)
    return _projected(graph, projection, wanted(planned, filters))


def _projected(graph: KnowledgeGraph, projection: str, asked: Filters) -> EdgeArrays:
    called, facts = projection_called(projection), facts_of(graph)
    if asked.registers:
        called = called.with_registers()
        facts = wider_facts(graph, asked.registers, called)
    about = of_nodes(facts)
    all_ties = whole(facts, called, about)
    choice = chosen(facts, all_ties, about, asked)
    narrow(graph, facts, choice, asked)
    head = {"projection": projection, "planned": asked.planned, "incomplete": incomplete(facts, called)}
    head |= told(graph, choice, asked)
    return written(facts, choice, all_ties.predicates, about, all_ties.behind, head)


def left_out(network: networkx.MultiDiGraph | EdgeArrays) -> dict[str, tuple[int, int]]:
    """Return what each filter left out of a network: its name → numbers of things and of ties.

    ``cancelled`` is always left out; a filter that left nothing out is absent.
    """
    found: dict[str, dict[str, int]] = json.loads(str(network.graph["left_out"]))
    return {name: (lost["things"], lost["ties"]) for name, lost in found.items()}


def settled_part(network: networkx.MultiDiGraph) -> networkx.MultiDiGraph:
    """Return what is settled of a network with planned things: the same as projecting without them, but quicker.

    Raises InputError for a network of one park or around one thing: which things belong to it depends on the ties.
    """
    if {"park", "around"} & json.loads(network.graph.get("filters", "{}")).keys():
        raise InputError("What is settled in one park or around one thing must be projected anew, without `planned`.")
    settled = network.copy()
    settled.graph["planned"] = False
    settled.remove_edges_from([(u, v, key) for u, v, key, later in network.edges(keys=True, data="planned") if later])
    settled.remove_nodes_from([node for node, later in network.nodes(data="planned") if later])
    settled.remove_nodes_from(
        [node for node, context in settled.nodes(data="context") if context and not settled.degree(node)]
    )
    lost = len(network) - len(settled), network.number_of_edges() - settled.number_of_edges()
    others = left_out(network)
    counted = {"planned": {"things": lost[0], "ties": lost[1]}} if any(lost) else {}
    cancelled = {
        name: {"things": things, "ties": ties} for name, (things, ties) in others.items() if name == "cancelled"
    }
    rest = {name: {"things": things, "ties": ties} for name, (things, ties) in others.items() if name != "cancelled"}
    settled.graph["left_out"] = json.dumps({**cancelled, **counted, **rest})
    return settled
