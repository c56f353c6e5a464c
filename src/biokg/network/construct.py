"""A network of the user's own: every triple that a SPARQL CONSTRUCT makes between two IRIs is a tie."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from pyoxigraph import BlankNode, NamedNode, Triple

from ..columns import distinct
from ..errors import QueryError
from ..query import Triples, run
from ..terms import BASE, shorten
from ..turtle import read_text
from .arrays import EdgeArrays
from .choosing import Choice, choose
from .columns import Ints
from .evidence import of_nodes, of_sides
from .facts import Facts, facts_of
from .filters import Filters
from .registers import Registers, registers_of
from .selection import narrow, told, wanted
from .standing import Index, Sides
from .stated import Stated, with_stated
from .ties import Predicates, Ties, directions
from .writing import written

if TYPE_CHECKING:
    from ..graph import KnowledgeGraph

__all__ = ["MOST", "TIMEOUT", "constructed"]

MOST = 200_000
"""How many triples a query may construct where nobody says otherwise."""

TIMEOUT = 60.0
"""Seconds that it may take where nobody says otherwise."""


def constructed(
    graph: KnowledgeGraph,
    construct: str | Path,
    *,
    planned: bool = False,
    filters: Filters | None = None,
    timeout: float | None = TIMEOUT,
    most: int = MOST,
) -> EdgeArrays:
    """Return the network that a SPARQL CONSTRUCT makes, given as text or as the path of a file.

    Every triple between two IRIs is a tie in the direction constructed, a triple of a thing with itself too. A tie that
    claims or registers state has their evidence, also where they are stated in the other direction of an inverse or
    symmetric property; its standing says `denied` or `intended` where claims say no more. What a register says of a
    record is said of the thing that is the same, too; its statements are among `claims`, by the ids that
    `KnowledgeGraph.claims` gives them about their subject. A tie that nobody states has the
    standing ``constructed`` and no evidence. Nodes that are no things are named by prefixed name or IRI. Triples with a
    text, number or blank node are no ties; ``network.graph`` counts them (`literals`, `blank_nodes`). Attributes and
    filters are those of `biokg.network.project`.

    Raises QueryError for a query that is not valid, not allowed or no CONSTRUCT, and where it makes more than `most`
    triples; QueryTimeout after `timeout` seconds.
    """
    text = read_text(construct) if isinstance(construct, Path) else construct
    result = run(graph.store, text, timeout=timeout, limit=most)
    if not isinstance(result, Triples):
        en, zh = ("yes or no (ASK)", "是或否（ASK）") if isinstance(result, bool) else ("rows (SELECT)", "行（SELECT）")
        raise QueryError(
            f"A network is made of triples, and this query gives {en}; write CONSTRUCT {{ ?a ?tie ?b }}.",
            zh=f"网络由三元组构成，而此查询给出{zh}；请写 CONSTRUCT {{ ?a ?tie ?b }}。",
        )
    if result.truncated:
        raise QueryError(
            f"The query constructs more than {most:,} triples, repeated ones included; make it more specific, for "
            "instance with a LIMIT or a sub-SELECT DISTINCT.",
            zh=f"此查询构造的三元组超过{most:,}个（含重复）；请缩小范围，例如用 LIMIT 或子查询 SELECT DISTINCT。",
        )
    return _network(graph, result.triples, wanted(planned, filters))


def _network(graph: KnowledgeGraph, triples: Sequence[Triple], filters: Filters) -> EdgeArrays:
    facts = facts_of(graph).extended()
    ends = [(one, one.subject, one.object) for one in triples]
    kept = [one for one, *both in ends if all(isinstance(end, NamedNode) for end in both)]
    blank = sum(any(isinstance(end, BlankNode) for end in both) for _, *both in ends)
    ties, predicates = _ties(facts, kept)
    if registers := registers_of(graph):
        _hear_registers(facts, registers, ties)
    about = of_nodes(facts)
    behind = of_sides(Index(facts, unsettled=True), ties.sides, len(ties), (ties.start, ties.end))
    choice = _choice(facts, ties)
    choose(facts, choice, about, behind, filters)
    narrow(graph, facts, choice, filters)
    head = {"projection": "constructed", "planned": filters.planned, "incomplete": 0}
    counted = {"literals": len(triples) - len(kept) - blank, "blank_nodes": blank}
    return written(facts, choice, predicates, about, behind, head | counted | told(graph, choice, filters))


def _ties(facts: Facts, triples: Sequence[Triple]) -> tuple[Ties, list[str]]:
    """Return the ties, and the plain statements that may say them: as constructed, or from the other end."""
    symmetric, inverse = directions(facts.ontology)
    turned = inverse | {one: other for other, one in inverse.items()} | {name: name for name in symmetric}
    names, known = Predicates(), Predicates(facts.said.predicates)
    rows: list[tuple[int, int, int]] = []
    sides: list[tuple[int, int, int, int]] = []
    for tie, triple in enumerate(triples):
        one, other = facts.intern(_iri(triple.subject)), facts.intern(_iri(triple.object))
        property = triple.predicate.value
        name = property.removeprefix(BASE) if property.startswith(BASE) else shorten(property)
        rows.append((one, other, names.number(name)))
        sides.append((tie, one, known.number(property), other))
        if name in turned:
            sides.append((tie, other, known.number(BASE + turned[name]), one))
    facts.said = replace(facts.said, predicates=known)
    start, end, predicate = np.array(rows, dtype=np.int32).reshape(-1, 3).T
    row, subject, stated, object = np.array(sides, dtype=np.int32).reshape(-1, 4).T
    none = np.full(len(rows), -1, dtype=np.int32)
    about = Sides(row, np.zeros_like(row), subject, stated, object)
    return Ties(start, end, predicate, none, np.zeros(len(rows), dtype=bool), about), list(names)


def _hear_registers(facts: Facts, registers: Registers, ties: Ties) -> None:
    """Add what registers state of the ties, and which of them speak of the nodes, to what the claims say."""
    nodes = distinct(np.concatenate([ties.start, ties.end]))
    term = np.full(len(facts.names), -1, dtype=np.int32)
    term[nodes] = registers.columns.numbers(NamedNode(facts.names[number]) for number in nodes.tolist())
    nodes, sides = nodes[term[nodes] >= 0], ties.sides
    known = (term[sides.subject] >= 0) & (term[sides.object] >= 0)
    parts: list[Stated] = []
    rows: list[tuple[Ints, ...]] = []
    for property, code in facts.said.predicates.items():
        chosen = np.flatnonzero(known & (sides.predicate == code))
        subject, object = np.unique(np.stack([sides.subject[chosen], sides.object[chosen]]), axis=1)
        row, stated = registers.stating(NamedNode(property), term[subject], term[object])
        parts.append(stated)
        rows.append((subject[row], np.full(len(row), code), object[row]))
    row, register = registers.speaking(term[nodes])
    stated = Stated.joined(parts)
    rows.append((nodes[row], np.zeros_like(row), np.full(len(row), -1)))
    by = np.concatenate([stated.register, register])
    together = [np.concatenate(column) for column in zip(*rows, strict=True)]
    facts.said = with_stated(facts.said, registers, by, together, stated)


def _iri(term: object) -> str:
    assert isinstance(term, NamedNode)
    return term.value


def _choice(facts: Facts, ties: Ties) -> Choice:
    """Return all that was constructed but what never came to be."""
    nodes = np.zeros(len(facts.names), dtype=bool)
    nodes[ties.start] = nodes[ties.end] = True
    choice = Choice(nodes, nodes.copy(), ties, np.ones(len(ties), dtype=bool))
    gone = np.zeros(len(facts.names), dtype=bool)
    gone[: facts.count] = facts.cancelled
    choice.leave("cancelled", gone, np.zeros(len(ties), dtype=bool))
    return choice
