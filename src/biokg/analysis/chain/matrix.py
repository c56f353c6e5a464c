"""The value chain: which stages each park covers, who stands behind them, what is missing and who could bring it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from ...claims.ledger import Statement
from ...errors import InputError
from ...terms import b
from ..routes import PHASES, Known, reach
from ..said import nodes_of, said
from ..subjects import require_places
from .signs import Rule, Sign, rules_of, signs_of
from .stages import VERDICTS, StageField, stage_fields

if TYPE_CHECKING:
    from ...graph import KnowledgeGraph

__all__ = ["TIES", "VERDICTS", "Candidate", "Chain", "Gap", "StageField", "Tie", "chain"]

TIES = {
    "tied": "inside ^at|here party|^presentIn|^basedIn",
    "partner": "inside ^at|here party|^presentIn|^basedIn collaboratesWith|^collaboratesWith",
    "same planner": "^plans plans|here plans|here plans|here",
}
"""How an organisation may be tied to a place, the closest first: it is there or has a tie to it; it works with one that
has; who plans the place plans it too."""


@dataclass(frozen=True)
class Tie:
    """How an organisation is tied to a place."""

    kind: str
    """One of `TIES`."""
    standing: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True)
class Candidate:
    """An organisation that has a stage, and could bring it to a place: a hint, derived and stated by no source."""

    organization: NamedNode
    signs: tuple[Sign, ...]
    """What shows that it has the stage."""
    places: tuple[NamedNode, ...]
    """Where it is, the widest of places within places; empty where no source says."""
    tie: Tie | None
    """Its closest tie to the place, if any."""


@dataclass(frozen=True)
class Gap:
    """A stage that a place does not cover yet, as far as sources say, and who could bring it."""

    place: NamedNode
    stage: NamedNode
    verdict: str
    """Planned, denied or not stated."""
    candidates: tuple[Candidate, ...]
    """Those with the closest tie first, then what is there before what is planned, then by id."""


@dataclass(frozen=True)
class Chain:
    """Places by stages."""

    as_of: dt.date
    places: tuple[NamedNode, ...]
    stages: tuple[NamedNode, ...]
    """In the order of the value chain."""
    fields: tuple[tuple[StageField, ...], ...]
    """For each place, its stages."""
    gaps: tuple[Gap, ...]


def chain(kg: KnowledgeGraph, places: Sequence[NamedNode] = (), rules: Sequence[Rule] | None = None) -> Chain:
    """Return the value chain of places, in the order given; of all industry parks, by id, where none is given.

    What is stated of a place itself comes first; where that is silent, signs decide (see `indicators/signs.toml`).
    Raises InputError where there is no park at all, for a place named twice and for what is no place.
    """
    chosen = tuple(places) or tuple(thing.id for thing in kg.things("IndustryPark"))
    _check(kg, chosen)
    known = rules_of(kg) if rules is None else tuple(rules)
    fields = tuple(stage_fields(kg, place, known) for place in chosen)
    return Chain(
        as_of=kg.today,
        places=chosen,
        stages=tuple(field.stage for field in fields[0]),
        fields=fields,
        gaps=tuple(_gaps(kg, fields, known)),
    )


def _check(kg: KnowledgeGraph, places: Sequence[NamedNode]) -> None:
    if not places and kg.date is not None:
        raise InputError(
            f"By {kg.date} no source speaks of an industry park; name a later day, or a place.",
            zh=f"截至{kg.date}，没有来源提及产业园区；请给出更晚的日期，或指明地点。",
        )
    if not places:
        raise InputError("There is no industry park in the graph; name a place.", zh="图谱中没有产业园区；请指明地点。")
    require_places(kg, places, "the value chain is that of a park, zone or district", "价值链针对园区、功能区或行政区")


def _gaps(kg: KnowledgeGraph, fields: Sequence[Sequence[StageField]], rules: Sequence[Rule]) -> Iterator[Gap]:
    missing = [one for each in fields for one in each if one.verdict not in {"stated", "inferred"}]
    organizations = [thing.id for thing in kg.things("Organization") if kg.ledger.about(thing.id)] if missing else []
    having = {stage: _having(kg, stage, rules, organizations) for stage in dict.fromkeys(one.stage for one in missing)}
    tied = {place: _ties(kg, place) for place in dict.fromkeys(one.place for one in missing)}
    for one in missing:
        ties = tied[one.place]
        others = ((node, signs) for node, signs in having[one.stage].items() if node not in one.behind)
        found = (_candidate(kg, node, signs, ties.get(node)) for node, signs in others)
        yield Gap(one.place, one.stage, one.verdict, tuple(sorted(found, key=_order)))


def _having(
    kg: KnowledgeGraph, stage: NamedNode, rules: Sequence[Rule], organizations: Sequence[NamedNode]
) -> dict[NamedNode, tuple[Sign, ...]]:
    """Return the organisations that have a stage themselves, with what shows it."""
    wanted = [rule for rule in rules if rule.stage == stage and rule.own]
    found = {node: tuple(sign for rule in wanted for sign in signs_of(kg, node, rule)) for node in organizations}
    return {node: signs for node, signs in found.items() if signs}


def _ties(kg: KnowledgeGraph, place: NamedNode) -> dict[NamedNode, Tie]:
    found: dict[NamedNode, Tie] = {}
    known: Known = {}
    for kind, path in TIES.items():
        for one in reach(kg, place, path, known):
            found.setdefault(one.id, Tie(kind, one.standing, one.statements))
    return found


def _candidate(kg: KnowledgeGraph, node: NamedNode, signs: tuple[Sign, ...], tie: Tie | None) -> Candidate:
    found = nodes_of(said(kg, node, "b:basedIn", "b:presentIn", "b:locatedIn"), settled=False)
    places = [one for one in dict.fromkeys(found) if not any(_lies_in(kg, one, other) for other in found)]
    return Candidate(node, signs, tuple(places), tie)


def _lies_in(kg: KnowledgeGraph, one: NamedNode, other: NamedNode) -> bool:
    return any(kg.store.quads(one, b("locatedIn"), other))


def _order(one: Candidate) -> tuple[int, int, str]:
    tie = list(TIES).index(one.tie.kind) if one.tie else len(TIES)
    return tie, min(PHASES.index(sign.phase) for sign in one.signs), one.organization.value
