"""Chosen nodes and ties as arrays with their attributes, in a stable order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from ..columns import ordering
from .arrays import EdgeArrays
from .choosing import Choice
from .columns import Coded, Column, Ints
from .evidence import Evidence
from .facts import Facts, short
from .naming import Others
from .standing import ALL_STANDINGS
from .ties import Ties

__all__ = ["written"]

OF_FOLDED = {"role": "b:role", "kind": "b:kind", "status": "b:status", "valid_from": "b:validFrom",
             "valid_to": "b:validTo"}  # fmt: skip
"""Attribute of the tie that a thing became → property of the thing."""


def written(
    facts: Facts,
    choice: Choice,
    predicates: Sequence[str],
    about: Evidence,
    behind: Evidence,
    head: Mapping[str, Any],
) -> EdgeArrays:
    """Return what was chosen, nodes sorted by name, ties by start, end and key."""
    ties = choice.ties
    nodes = np.flatnonzero(choice.nodes)
    known = facts.short
    names = [known[number] if number < facts.count else short(facts.names[number]) for number in nodes.tolist()]
    if len(nodes) and nodes[-1] >= facts.count:  # things are in order already; what else there is comes between them
        order = sorted(range(len(names)), key=names.__getitem__)
        nodes, names = nodes[order], [names[place] for place in order]
    place = np.full(len(facts.names), -1, dtype=np.int32)
    place[nodes] = np.arange(len(nodes))
    rows = np.flatnonzero(choice.kept)
    start, end = place[ties.start[rows]], place[ties.end[rows]]
    order_of_ties = ordering(start, end, *reversed(_rank(facts, ties, rows, predicates)))
    rows = rows[order_of_ties]
    edges = {"key": _keys(facts, ties, rows, predicates), **_tie_columns(facts, ties, rows, predicates, behind)}
    columns = _node_columns(facts, nodes, about, choice)
    return EdgeArrays(names, start[order_of_ties], end[order_of_ties], columns, edges, dict(head))


def _rank(facts: Facts, ties: Ties, rows: Ints, predicates: Sequence[str]) -> tuple[Ints, Ints]:
    """Return what sorts ties as the texts of their keys do: by predicate after the id, the id or the property."""
    of_predicate = np.argsort(np.argsort(np.array([*predicates, ""], dtype=object)))
    found = [2 * bisect_left(facts.short, name) for name in predicates]
    predicate, via = ties.predicate[rows], ties.via[rows]
    return of_predicate[predicate], np.where(via < 0, np.array([*found, 0])[predicate], 2 * via + 1)


def _keys(facts: Facts, ties: Ties, rows: Ints, predicates: Sequence[str]) -> Coded:
    """Return the key of each tie: the property, the id of the folded thing, or the id with the way."""
    via, predicate = ties.via[rows], ties.predicate[rows]
    things = len(facts.short)
    with_way = ties.several[rows]
    pairs, place = np.unique(via[with_way] * np.int64(len(predicates)) + predicate[with_way], return_inverse=True)
    codes = np.where(via < 0, predicate + things, via)
    codes[with_way] = things + len(predicates) + place
    ways = [f"{facts.short[pair // len(predicates)]}#{predicates[pair % len(predicates)]}" for pair in pairs.tolist()]
    return Coded(codes.astype(np.int32), [*facts.short, *predicates, *ways])


def _tie_columns(
    facts: Facts, ties: Ties, rows: Ints, predicates: Sequence[str], behind: Evidence
) -> dict[str, Column]:
    via = ties.via[rows]
    folded = {name: facts.words(property).take(via) for name, property in OF_FOLDED.items()}
    return {
        "predicate": Coded(ties.predicate[rows].astype(np.int32), predicates),
        "via": Coded(via.astype(np.int32), facts.short),
        **folded,
        "when": facts.when.take(via),
        "standing": Coded(behind.standing[rows].astype(np.int32), ALL_STANDINGS),
        "planned": behind.planned[rows],
        "claims": behind.claims.take(rows),
        **_evidence(behind, rows),
        "confidence": _number(behind.confidence[rows]),
    }


def _number(confidence: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    return np.where(np.isfinite(confidence) & (confidence >= 0), confidence, np.nan)


def _evidence(evidence: Evidence, rows: Ints) -> dict[str, Column]:
    return {
        "first": evidence.first.take(rows),
        "last": evidence.last.take(rows),
        "sources": evidence.sources[rows].astype(np.int32),
        "tier": evidence.tier.take(rows),
    }


def _node_columns(facts: Facts, nodes: Ints, about: Evidence, choice: Choice) -> dict[str, Column]:
    thing = np.where(nodes < facts.count, nodes, -1)
    own = np.where(np.append(facts.recorded, False)[thing], -1, thing)
    context = np.where(choice.core[nodes], -1, 0)
    named = {f"label_{language}": facts.labels(language).take(own) for language in ("en", "zh")}
    named["cls"] = facts.cls.take(own)
    if (own < 0).any():
        unknown = [facts.names[number] for number in nodes[own < 0].tolist()]
        others = Others(facts.whole, facts.ontology, unknown)
        told: dict[str, Sequence[str | None]] = {
            "label_en": others.labels("en"),
            "label_zh": others.labels("zh"),
            "cls": others.classes(),
        }
        named = {name: _filled(column, own, told[name]) for name, column in named.items()}
    return {
        "iri": Coded(nodes.astype(np.int32), facts.names),
        **named,
        "kind": facts.words("b:kind").take(thing),
        "status": facts.status.take(thing),
        "planned": about.planned[nodes],
        "context": Coded(context.astype(np.int32), (True,)),
        **_evidence(about, nodes),
    }


def _filled(column: Coded, thing: Ints, others: Sequence[str | None]) -> Coded:
    """Return a column with the values of what is no thing."""
    more = iter(others)
    return Coded.of(next(more) if number < 0 else value for number, value in zip(thing.tolist(), column, strict=True))
