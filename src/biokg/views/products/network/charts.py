"""The network in charts: who is tied to most, who lies between others, how large the groups are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from ....analysis.measures import MEANINGS
from ....analysis.measuring import Gathering, Measuring, Row, Table
from ...chart.model import Bar, Bars
from ...document.model import Figure
from ...wording import Wording
from ..cells import TO_COME
from .measures import PERCENT, measure_words, trait_words

if TYPE_CHECKING:
    from ....graph import KnowledgeGraph

__all__ = ["figures"]

CENTRALITIES = ("degree", "betweenness", "closeness", "pagerank", "eigenvector", "k-core")
"""Measures that give each thing a value by which it stands above others."""

FIRST = ("degree", "betweenness")
"""Those that are drawn where all measures are asked for."""


def figures(kg: KnowledgeGraph, found: Measuring, say: Wording) -> Iterator[Figure]:
    """Yield bars of the first things by degree and betweenness, or by the one measure asked for, and of the groups."""
    drawn = FIRST if len(found.tables) > 1 else CENTRALITIES
    for table in found.tables:
        if table.measure in drawn and any(row.value for row in table.rows):
            yield _centrality(kg, table, say)
    if found.grouping and found.grouping.groups:
        yield _sizes(found.grouping.groups, say)


def _centrality(kg: KnowledgeGraph, table: Table, say: Wording) -> Figure:
    meaning = MEANINGS[table.measure]
    heading = f"{say.of(*meaning.name)}{say.of(': ', '：')}{say.of(*meaning.value)}"
    note = say.of("What is still to come is hollow.", "尚未落成者为空心。")
    return Figure(
        heading, f"{table.measure}-chart",
        Bars([_bar(kg, table.measure, row, say) for row in table.rows], "%" if table.measure in PERCENT else ""),
        note if any(_standing(kg, row) != "stated" for row in table.rows) else "",
    )  # fmt: skip


def _bar(kg: KnowledgeGraph, measure: str, row: Row, say: Wording) -> Bar:
    (node,) = row.nodes
    value = row.value * (100 if measure in PERCENT else 1)
    kind = next(map(say.node, kg.classes(node)), "")
    words = " · ".join(filter(None, (measure_words(measure, row.value, say.language, row.error), kind)))
    return Bar(say.node(node), value, value, words, _standing(kg, row))


def _standing(kg: KnowledgeGraph, row: Row) -> str:
    """Return how a thing itself stands: there, under way, planned or expected."""
    return TO_COME.get(kg.ledger.status.get(row.nodes[0], ""), "stated")


def _sizes(groups: Sequence[Gathering], say: Wording) -> Figure:
    bars = []
    for one in groups:
        size = Decimal(len(one.members))
        words = " · ".join(filter(None, (str(size), trait_words(one.cls, say))))
        bars.append(Bar(say.of(f"around {say.node(one.best)}", f"以{say.node(one.best)}为中心"), size, size, words))
    heading = say.of("Groups by size: things, and what most of them are", "群组规模：事物数及其多数类别")
    return Figure(heading, "groups-chart", Bars(bars))
