"""The table of expectations: what was expected for when, by whom, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from ...analysis.expectations import Expectation
from ...analysis.overview import Overview
from ..document.model import Cell, Column, Table, line
from ..products.cells import window_remark
from ..products.outcomes import outcome, span
from ..wording import Wording
from .phrases import ROWS

if TYPE_CHECKING:
    from ...graph import KnowledgeGraph

__all__ = ["expectation_table"]


def expectation_table(kg: KnowledgeGraph, found: Overview, say: Wording) -> Table:
    """Return the expectations with what came of them."""
    return Table(
        say.of("What was expected, and what came of it", "预期及其结果"),
        "expectations",
        [
            Column(say.of("expected", "预期"), "expected"),
            Column(say.of("window", "时间窗口"), "window"),
            Column(say.of("said by", "出处"), "said_by"),
            Column(say.of("state", "状态"), "state"),
        ],
        [_expectation(kg, one, say) for one in found.expectations],
        empty=say.of("No expectation is recorded.", "尚无预期记录。"),
        most=ROWS,
    )


def _expectation(kg: KnowledgeGraph, one: Expectation, say: Wording) -> list[Cell]:
    where = _names(one.jurisdictions, say)
    what = say.node(one.expects or one.id) + (say.of(" ({})", "（{}）").format(where) if where else "")
    days = span(one.window, say) if one.window else say.of("no date stated", "未说明日期")
    window = f"{days} “{one.wording}”" if one.wording else days
    speakers = [_names(one.speakers, say)] if one.speakers else []
    sources = [say.source(kg.ledger.sources[source]) for source in one.sources]
    when = Cell(window, remark=window_remark(say, [told for told in kg.ledger.about(one.id) if told.live]))
    return line(what, when, say.of("; ", "；").join([*speakers, *sources]), outcome(one, say))


def _names(nodes: Iterable[NamedNode], say: Wording) -> str:
    return say.names(map(say.node, nodes))
