"""The table of expectations: what was expected for when, by whom, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from ...analysis.expectations import Expectation
from ...analysis.overview import Overview
from ..document.model import Cell, Column, Table, line
from ..products.cells import window_remark
from ..wording import Wording
from .phrases import ROWS, STATES

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
    span = " – ".join(say.date(day.isoformat()) for day in one.window) if one.window else "–"
    window = f"{span} “{one.wording}”" if one.wording else span
    speakers = [_names(one.speakers, say)] if one.speakers else []
    sources = [say.source(kg.ledger.sources[source]) for source in one.sources]
    when = Cell(window, remark=window_remark(say, [told for told in kg.ledger.about(one.id) if told.live]))
    return line(what, when, say.of("; ", "；").join([*speakers, *sources]), _state(one, say))


def _names(nodes: Iterable[NamedNode], say: Wording) -> str:
    return say.of(", ", "、").join(map(say.node, nodes))


def _state(one: Expectation, say: Wording) -> str:
    parts = [say.of(*STATES[one.state])]
    if one.happened is not None:
        days = dict.fromkeys(day.isoformat() for day in one.happened if day.year > 1)
        parts.append(" – ".join(map(say.date, days)))
    if one.scope is not None and not one.scope.full:
        came, missing, part = (
            say.of(", ", "、").join(map(say.node, nodes))
            for nodes in (one.scope.came, one.scope.missing, one.scope.part)
        )
        parts.append(say.of(f"narrower: for {came}", f"范围较窄：适应症为{came}"))
        parts += [say.of(f"not for {missing}", f"不含{missing}")] if missing else []
        parts += [say.of(f"only in part for {part}", f"仅部分覆盖{part}")] if part else []
    return say.of("; ", "；").join(parts)
