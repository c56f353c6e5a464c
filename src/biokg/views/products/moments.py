"""What is dated, as rows and as a chart."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pyoxigraph import NamedNode

from ...analysis.timeline import Entry, Timeline, Undated
from ..chart.model import Moment
from ..chart.model import Timeline as Chart
from ..document.model import Cell, Column, Figure, Table
from ..wording import Wording
from .cells import date_cell, joined, named, reported_cell

__all__ = ["moments_chart", "moments_table", "undated_table"]

WHAT = {"at": ("", ""), "begins": ("begins", "起始"), "ends": ("ends", "终止"), "as of": ("as of", "截至")}


def moments_table(found: Timeline, say: Wording, heading: str = "", name: str = "timeline") -> Table:
    """Return what is dated, the earliest first."""
    columns = [
        Column(say.of("when", "时间"), "when"),
        Column(say.of("what", "事项"), "what"),
        Column(say.of("class", "类别"), "class", tight=True),
        Column(say.of("announced or came of it", "公布事项或结果"), "with_it"),
    ]
    rows = [_row(entry, say) for entry in found.entries]
    if not any(row[3].text for row in rows):
        columns, rows = columns[:3], [row[:3] for row in rows]
    note = say.of(
        "Dates that sources give for the thing itself; the date of a publication is none of them.",
        "仅列来源给出的事项本身日期；发布日期不算。",
    )
    nothing = "" if heading else say.of("No source gives a date.", "来源未给出日期。")
    return Table(heading or say.of("What is dated", "时间线"), name, columns, rows, note if rows else "", nothing)


def _row(entry: Entry, say: Wording) -> list[Cell]:
    what = say.of(*WHAT[entry.what])
    when = date_cell(say, entry.when)
    words = f"{when.text} “{entry.when.wording}”" if entry.when.wording else when.text
    name = say.node(entry.id) + (say.of(f": {what}", f"：{what}") if what else "")
    with_it = joined(say, [*entry.announced, *entry.fulfilled_by])
    return [
        Cell(words, entry.when.edtf, when.standing, when.told, when.remark),
        Cell(name, named(say, entry.id).value, "" if entry.standing == "stated" else entry.standing, entry.statements),
        named(say, entry.cls),
        Cell(with_it),
    ]


def undated_table(undated: Sequence[Undated], say: Wording) -> Table:
    """Return what no source dates, by the day on which it was first known."""
    columns = [
        Column(say.of("known by", "最早见于"), "published_first", tight=True),
        Column(say.of("what", "事项"), "what"),
        Column(say.of("class", "类别"), "class"),
    ]
    rows = [
        [
            reported_cell(say, one.reported),
            named(say, one.id, one.statements, "" if one.standing == "stated" else one.standing),
            named(say, one.cls),
        ]
        for one in undated
    ]
    note = say.of(
        "Told by then; no source says when it happened, or is to.", "当时已有报道；来源未说明何时发生或将发生。"
    )
    return Table(say.of("No date stated", "未说明日期"), "undated", columns, rows, note if rows else "")


def moments_chart(
    found: Timeline, say: Wording, heading: str, lane: Callable[[Entry], NamedNode | None] | None = None
) -> list[Figure]:
    """Return what is dated as a chart, by `lane` where given; none where fewer than two things are."""
    if len(found.entries) < 2:
        return []
    moments = [
        Moment(say.node(one.id), one.when.window.earliest, one.when.window.latest, one.standing, _lane(one, lane, say))
        for one in found.entries
    ]
    return [Figure(heading, "timeline-chart", Chart(moments, found.today))]


def _lane(entry: Entry, lane: Callable[[Entry], NamedNode | None] | None, say: Wording) -> str:
    node = lane(entry) if lane else None
    return say.node(node) if node else ""
