"""The network in measures: who connects most, who bridges, what falls apart without whom, which groups there are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ...errors import UnknownName
from ...names import nearest
from ...network import Filters, edge_arrays
from ..measures import MEASURES
from .gatherings import Gathering, Trait
from .model import Grouping, Loss, Measuring, Row, Size, Table
from .observed import Observed
from .tables import RANKED, Ranks, grouping_of, losses, organizations, parts_of, size_of, table

if TYPE_CHECKING:
    from ...graph import KnowledgeGraph

__all__ = ["RANKED", "Gathering", "Grouping", "Loss", "Measuring", "Row", "Size", "Table", "Trait", "measuring"]


def measuring(
    kg: KnowledgeGraph,
    projection: str = "ecosystem",
    *,
    planned: bool = False,
    measure: str | None = None,
    limit: int | None = 10,
    construct: str | Path | None = None,
    filters: Filters | None = None,
    progress: Callable[[str], None] = lambda _: None,
) -> Measuring:
    """Return the measures of a network, and beside each how it changes with planned ties.

    Settled ties count; with `planned` also what is planned or expected, and the comparison is with what is settled.
    All measures, or one by name; at most `limit` rows each, all with None. `construct` and `filters` (but for
    `planned`) are those of `biokg.network.project`; `progress` is called with the name of each measure before it is
    taken. Raises UnknownName for an unknown measure, and what `project` raises.
    """
    wanted = _wanted(measure)
    settled = replace(filters or Filters(), planned=False)
    here, there = (
        Observed(kg, edge_arrays(kg, projection, planned=both, construct=construct, filters=settled))
        for both in (planned, not planned)
    )
    ranks: dict[str, Ranks] = {}
    for name in (name for name in RANKED if name in wanted):
        progress(name)
        ranks[name] = Ranks.of(here, there, name)
    if "communities" in wanted:
        progress("communities")
    sizes, alone = parts_of(here)
    return Measuring(
        projection=str(here.network.graph["projection"]),
        planned=planned,
        as_of=kg.today,
        size=size_of(here.base),
        compared=size_of(there.base),
        tables=tuple(table(one, limit) for one in ranks.values()),
        organizations=organizations(ranks["degree"], limit) if "degree" in ranks else (),
        losses=losses(ranks["articulation-points"]) if "articulation-points" in ranks else (),
        grouping=grouping_of(here) if "communities" in wanted else None,
        parts=sizes,
        alone=alone,
        literals=int(here.network.graph.get("literals", 0)),
        blank_nodes=int(here.network.graph.get("blank_nodes", 0)),
    )


def _wanted(measure: str | None) -> list[str]:
    """Return the names of the measures to take: one, or all."""
    if measure is not None and measure not in MEASURES:
        raise UnknownName(
            f"'{measure}' is not a measure.", nearest(measure, list(MEASURES)), zh=f"“{measure}”不是一种度量。"
        )
    return [measure] if measure else list(MEASURES)
