"""The comparison for programs: one value a row."""

from __future__ import annotations

from collections.abc import Iterator

from ....analysis.comparison import Comparison, Field, Line
from ....analysis.numbers import Number
from ....analysis.routes import Reached
from ...document.model import Cell, Column, Table
from ...record import name_of
from ...wording import Wording
from ..quantities import counted

__all__ = ["values"]


def values(found: Comparison, say: Wording) -> Table:
    """Return a row for each number, thing or silence: group, indicator, place, what, how many, how it stands."""
    columns = (
        ("group", "组"), ("indicator", "指标"), ("place", "地点"), ("what", "内容"), ("value", "数值"), ("low", "下限"),
        ("high", "上限"), ("qualifier", "约数"), ("unit", "单位"), ("date", "日期"), ("phase", "阶段"),
    )  # fmt: skip
    numbers = {"value", "low", "high"}
    return Table(
        say.of("All values", "全部数据"),
        "values",
        [Column(say.of(en, zh), en, number=en in numbers) for en, zh in columns],
        [row for line in found.lines for field in line.fields for row in _rows(line, field, say)],
    )


def _rows(line: Line, field: Field, say: Wording) -> Iterator[list[Cell]]:
    names = line.indicator.names
    head = [
        Cell(line.indicator.group),
        Cell(say.of(names["en"], names["zh"]), value=line.indicator.id),
        Cell(say.node(field.place), value=name_of(field.place)),
    ]
    for one in (*field.numbers, *field.older):
        yield [*head, *_number(one, say)]
    for tally in field.tallies:
        for thing in tally.things:
            yield [*head, *_thing(thing, tally.phase, say)]
    if not field.reported:
        yield [*head, Cell(say.of("not reported", "未报告")), *(Cell("") for _ in range(7))]


def _number(one: Number, say: Wording) -> list[Cell]:
    remark = say.of("sources disagree", "来源不一") if one.disputed else ""
    low, high = one.bounds.low, one.bounds.high
    return [
        Cell(counted(one, say), value=name_of(one.id), standing=one.standing, told=one.statements, remark=remark),
        Cell(str(one.value), value=one.value),
        Cell("" if low is None else str(low), value=low),
        Cell("" if high is None else str(high), value=high),
        Cell(one.qualifier),
        Cell(one.unit),
        Cell(one.as_of.isoformat() if one.as_of else one.reported),
        Cell(""),
    ]


def _thing(thing: Reached, phase: str, say: Wording) -> list[Cell]:
    name = Cell(say.node(thing.id), value=name_of(thing.id), standing=thing.standing, told=thing.statements)
    size = Cell(str(thing.members), value=thing.members)
    said = Cell(max(one.source.edtf for one in thing.told) if thing.told else "")
    return [name, size, *(Cell("") for _ in range(4)), said, Cell(phase)]
