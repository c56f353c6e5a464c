"""Comparison of places by the indicators of a catalogue: what is reported of each, and what may be ranked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import permutations
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from ...errors import InputError
from ...terms import b
from ..numbers import Number, numbers_of
from ..routes import GOING_ON, PHASES, Known, Reached, is_one_of, reach
from ..said import nodes_of, said
from ..share import Share, share
from ..subjects import require_places
from ..ties import is_group
from .catalogue import Catalogue, Group, Indicator, read_catalogue
from .ranking import Ranking, population, rank
from .tallies import Tally, operators_of, tally

if TYPE_CHECKING:
    from ...graph import KnowledgeGraph

__all__ = ["Comparison", "Covered", "Field", "Line", "catalogue_of", "compare"]


@dataclass(frozen=True)
class Field:
    """What is known of one place by one indicator; nothing where nothing is reported, which does not mean none."""

    place: NamedNode
    numbers: tuple[Number, ...]
    """The newest of each population, and those that disagree with it; the newest first."""
    older: tuple[Number, ...]
    """Numbers that a newer one of the same population took the place of."""
    tallies: tuple[Tally, ...]
    """In the order of `PHASES`; those without things are absent."""

    @property
    def reported(self) -> bool:
        """Whether anything is."""
        return bool(self.numbers or self.tallies)

    @property
    def settled(self) -> bool:
        """Whether anything is that is there, and not only under way or to come."""
        numbers = any(one.standing in {"stated", "inferred"} for one in self.numbers)
        return numbers or any(tally.phase == "there" for tally in self.tallies)


@dataclass(frozen=True)
class Line:
    """One indicator over all places."""

    indicator: Indicator
    fields: tuple[Field, ...]
    """One for each place, in their order."""
    ranking: Ranking | None
    """Of numbers alone: counts are "at least", and how things stand is no number."""


@dataclass(frozen=True)
class Covered:
    """How many indicators something is reported for."""

    place: NamedNode
    reported: Share
    settled: Share
    """Of all indicators, those for which what is reported is there, not only under way or to come."""
    groups: Mapping[str, Share]
    """Group → reported, of the indicators of the group."""
    settled_groups: Mapping[str, Share]
    """Group → reported as there, of the indicators of the group."""


@dataclass(frozen=True)
class Comparison:
    """Places side by side."""

    as_of: dt.date
    places: tuple[NamedNode, ...]
    """In the order given."""
    nested: tuple[tuple[NamedNode, NamedNode], ...]
    """Pairs of which the first lies in the second."""
    groups: tuple[Group, ...]
    lines: tuple[Line, ...]
    """In the order of the catalogue; every indicator has one."""
    covered: tuple[Covered, ...]


def catalogue_of(kg: KnowledgeGraph) -> Catalogue:
    """Return biokg's own indicators with those of the workspace (``indicators/*.toml``)."""
    from ...workspace import Workspace, shipped

    workspace = kg.workspace or Workspace(shipped("indicators").parent)
    return read_catalogue(workspace.indicators, kg.ontology)


def compare(kg: KnowledgeGraph, places: Sequence[NamedNode], catalogue: Catalogue | None = None) -> Comparison:
    """Return places side by side: parks, zones of development, districts, in the order given.

    What nothing is reported of is absent, never 0. Numbers are ranked only where the same is counted, within about a
    year, undisputed, and the bounds do not overlap (see `ranking`). Raises InputError for fewer than two places, a
    place named twice, or what is no place.
    """
    _check(kg, places)
    catalogue = catalogue or catalogue_of(kg)
    nested = tuple((one, other) for one, other in permutations(places, 2) if _lies_in(kg, one, other))
    known: Known = {}
    lines = tuple(_line(kg, indicator, places, nested, known) for indicator in catalogue.indicators)
    return Comparison(
        as_of=kg.today,
        places=tuple(places),
        nested=nested,
        groups=tuple(group for group in catalogue.groups if any(line.indicator.group == group.id for line in lines)),
        lines=lines,
        covered=tuple(_covered(place, number, lines) for number, place in enumerate(places)),
    )


def _check(kg: KnowledgeGraph, places: Sequence[NamedNode]) -> None:
    require_places(kg, places, "compare parks, zones of development or districts", "请比较园区、开发区或行政区")
    if len(places) < 2:
        raise InputError(
            "There is nothing to compare with; name at least two places.", zh="没有可比较的对象；请至少给出两个地点。"
        )


def _lies_in(kg: KnowledgeGraph, one: NamedNode, other: NamedNode) -> bool:
    return any(kg.store.quads(one, b("locatedIn"), other))


def _line(
    kg: KnowledgeGraph,
    indicator: Indicator,
    places: Sequence[NamedNode],
    nested: Sequence[tuple[NamedNode, NamedNode]],
    known: Known,
) -> Line:
    if indicator.method == "number":
        fields = tuple(_reported(kg, indicator, place, known) for place in places)
        ranking = rank({field.place: field.numbers for field in fields}, nested)
        return Line(indicator, fields, ranking)
    return Line(indicator, tuple(_counted(kg, indicator, place, known) for place in places), None)


def _reported(kg: KnowledgeGraph, indicator: Indicator, place: NamedNode, known: Known) -> Field:
    """Return the numbers of a place that measure what the indicator asks for."""
    subjects = [one.id for one in reach(kg, place, indicator.path, known)] if indicator.path else [place]
    every = (one for node in subjects for one in numbers_of(kg, node))
    found = [one for one in every if one.measures in indicator.measures]
    if found:
        arriving = [one for one in reach(kg, place, "^at party", known) if one.group and one.phase != "there"]
        found = [replace(one, standing="under way") if any(_counts(kg, one, group) for group in arriving) else one
                 for one in found]  # fmt: skip
    if indicator.built and kg.ledger.status.get(place, "") in GOING_ON:
        found = [replace(one, standing="under way") if one.standing == "stated" else one for one in found]
    found.sort(key=lambda one: (indicator.measures.index(one.measures) if one.measures else 0, one.id.value))
    found.sort(key=lambda one: one.day, reverse=True)
    newest: dict[tuple[NamedNode, tuple[str, str, str], bool], Number] = {}
    for one in found:
        newest.setdefault((one.of, population(one), one.standing == "under way"), one)
    shown = [one for one in found if one in newest.values() or one.disputed]
    return Field(place, tuple(shown), tuple(one for one in found if one not in shown), ())


def _counts(kg: KnowledgeGraph, number: Number, group: Reached) -> bool:
    """Tell whether a number counts a group that is on its way: it says nothing about who is there."""
    kinds = nodes_of(said(kg, group.id, "b:kind"))
    return number.of != group.id and number.value == group.members and number.measures in kinds


def _counted(kg: KnowledgeGraph, indicator: Indicator, place: NamedNode, known: Known) -> Field:
    """Return the things of a place that the indicator asks for."""
    types = indicator.types
    found = [one for one in reach(kg, place, indicator.path, known) if one.id != place]
    kept = [replace(one, group=one.group or is_group(kg, one.id))
            for one in found if not types or is_one_of(kg, one.id, types)]  # fmt: skip
    if indicator.run_by:
        kept = [one for one in kept
                if any(is_one_of(kg, body, indicator.run_by) for body in operators_of(kg, one.id))]  # fmt: skip
    tallies = (
        tally(kg, phase, [one for one in kept if one.phase == phase], by_operator=bool(indicator.run_by))
        for phase in PHASES
    )
    return Field(place, (), (), tuple(one for one in tallies if one.things))


def _covered(place: NamedNode, number: int, lines: Sequence[Line]) -> Covered:
    def reported(some: Iterable[Line]) -> Share:
        return share(some, lambda line: line.fields[number].reported)

    def settled(some: Iterable[Line]) -> Share:
        return share(some, lambda line: line.fields[number].settled)

    groups = {line.indicator.group: [one for one in lines if one.indicator.group == line.indicator.group]
              for line in lines}  # fmt: skip
    return Covered(
        place,
        reported(lines),
        settled(lines),
        {group: reported(some) for group, some in groups.items()},
        {group: settled(some) for group, some in groups.items()},
    )
