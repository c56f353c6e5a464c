"""The parts of the network in measures, each from a network and the one that it is compared with."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pyoxigraph import NamedNode

from ...terms import b
from ..measures import MEASURES, Base, Ranked, Result, communities, parts, pieces
from .gatherings import gathering
from .model import Grouping, Loss, Row, Size, Table
from .observed import Observed

__all__ = ["RANKED", "Ranks", "grouping_of", "losses", "organizations", "parts_of", "size_of", "table"]

RANKED = tuple(name for name in MEASURES if name not in {"communities", "components"})
"""Measures with a value for each thing or pair, or for the network as a whole."""

DIGITS = 6
"""Significant digits of values: beyond, back ends may differ."""

LOSSES = 5
"""Of how many articulation points it is told what falls apart."""


@dataclass(frozen=True)
class Ranks:
    """One measure in a network and in the one that it is compared with."""

    here: Observed
    there: Observed
    found: Result[Hashable]
    compared: Result[Hashable]

    @classmethod
    def of(cls, here: Observed, there: Observed, measure: str) -> Ranks:
        """Take a measure of both networks."""
        return cls(here, there, *(MEASURES[measure](one.base) for one in (here, there)))

    def rows(self, chosen: Sequence[Ranked[Hashable]]) -> tuple[Row, ...]:
        """Return some ranks with the ranks in the other network."""
        others = {one.node: one for one in self.compared.ranking()}
        return tuple(self._row(one, others.get(one.node)) for one in chosen)

    def _row(self, one: Ranked[Hashable], other: Ranked[Hashable] | None) -> Row:
        names = [name for name in (one.node if isinstance(one.node, tuple) else (one.node,)) if name]
        error = self.found.errors.get(one.node)
        return Row(
            one.rank,
            tuple(self.here.nodes[str(name)] for name in names),
            decimal(one.value),
            None if error is None else decimal(error),
            other.rank if other else None,
            decimal(other.value) if other else None,
            self.here.behind([str(name) for name in names]) if names else (),
        )


def table(ranks: Ranks, limit: int | None) -> Table:
    """Return one measure in both networks."""
    found, compared = ranks.found, ranks.compared
    order = found.ranking()
    rows = ranks.rows(order[:limit])
    equals = sum(decimal(one.value) == rows[-1].value for one in order[len(rows) :]) if rows else 0
    return Table(found.measure, rows, len(found.values), equals, found.silence, compared.silence, found.remarks)


def organizations(ranks: Ranks, limit: int | None) -> tuple[Row, ...]:
    """Return the ranks of organizations alone."""
    here, classes = ranks.here, ranks.here.classes
    above = {cls: here.kg.ontology.ancestors(b(cls)) for cls in set(classes.values()) if cls}
    wanted = {name for name, cls in classes.items() if b("Organization") in above.get(cls, ())}
    return ranks.rows([one for one in ranks.found.ranking() if str(one.node) in wanted][:limit])


def losses(ranks: Ranks) -> tuple[Loss, ...]:
    """Return what falls apart without the first articulation points."""
    here, found = ranks.here, []
    for one in ranks.found.ranking(LOSSES):
        rest = pieces(here.base, str(one.node))
        lost = tuple(gathering(here, number, members) for number, members in enumerate(rest[1:], 1))
        found.append(Loss(here.nodes[str(one.node)], int(one.value), sum(map(len, rest)), lost))
    return tuple(found)


def grouping_of(here: Observed) -> Grouping:
    """Return the groups of a network."""
    groups = communities(here.base)
    shown = () if groups.found.silence else groups.groups
    return Grouping(
        tuple(gathering(here, number, members) for number, members in enumerate(shown, 1)),
        groups.found.silence,
        None if groups.modularity is None else decimal(groups.modularity),
        None if groups.stability is None else decimal(groups.stability),
        groups.runs,
    )


def parts_of(here: Observed) -> tuple[tuple[int, ...], tuple[NamedNode, ...]]:
    """Return the sizes of the components of two or more, the largest first, and what stands alone."""
    sizes = [int(size) for size in parts(here.base).values.values()]
    several = sorted((size for size in set(sizes) if size > 1), reverse=True)
    counted = tuple(size for size in several for _ in range(sizes.count(size) // size))
    alone = [name for name, size in zip(here.base.names, sizes, strict=True) if size == 1]
    return counted, tuple(here.nodes[name] for name in alone)


def size_of(base: Base) -> Size:
    """Return what a network is made of."""
    return Size(len(base), base.pairs, base.merged, base.loops)


def decimal(value: float) -> Decimal:
    """Return a value to its significant digits."""
    return Decimal(f"{value:.{DIGITS}g}")
