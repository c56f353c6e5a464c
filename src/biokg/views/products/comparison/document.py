"""The comparison as a document: what is reported of each place, group by group, and what may be ranked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ....analysis.comparison import Comparison, Field, Line
from ....analysis.comparison.ranking import Ranking, scaled
from ....analysis.comparison.tallies import Tally
from ....analysis.numbers import Number
from ....analysis.share import Share
from ....terms import iri
from ...chart import model as chart
from ...document.model import Block, Cell, Column, Document, Figure, Table
from ...wording import Wording
from ...words import listed
from ..cells import in_brackets, remarks
from ..naming import told_apart
from ..quantities import counted, quantity, reported_on
from .reasons import because
from .values import values

if TYPE_CHECKING:
    from ....graph import KnowledgeGraph

__all__ = ["document"]

NAMED = 6
"""How many things of one cell are named; JSON has all."""


def document(_kg: KnowledgeGraph, found: Comparison, say: Wording, *, tidy: bool = False) -> Document:
    """Return a comparison as a document; with `tidy` also a table of one value a row, for programs."""
    names = told_apart(found.places, say)
    blocks: list[Block] = [_coverage(found, say)]
    blocks += [table for group in found.groups for table in _group(found, group.id, say)]
    blocks += [_ranked(found, say), *_bars(found, say)]
    return Document(
        title=say.of("Comparison: ", "对比：") + listed(names, say.language),
        subtitle=say.of(
            f"As of {say.date(found.as_of.isoformat())}. {len(found.lines)} indicators in {len(found.groups)} groups.",
            f"截至{say.date(found.as_of.isoformat())}。{len(found.groups)}组{len(found.lines)}项指标。",
        ),
        answers=list(_answers(found, say)),
        blocks=[*blocks, values(found, say)] if tidy else blocks,
        language=say.language,
        footer=[
            say.of(
                "Not reported is not none. Counts are of what sources name, at least so many, and are never ranked.",
                "未报告不等于没有。计数仅含来源点名者，均为至少，不作排名。",
            )
        ],
    )


def _answers(found: Comparison, say: Wording) -> Iterator[tuple[str, Cell]]:
    head = say.of("reported", "已报告")
    for one in found.covered:
        k, n = one.reported
        text = say.of(
            f"{say.node(one.place)}: {k} of {n} indicators, {one.settled.k} of them on what is there",
            f"{say.node(one.place)}：{n}项指标中{k}项，其中{one.settled.k}项为已有事实",
        )
        if not k:
            text = say.of(f"{say.node(one.place)}: nothing", f"{say.node(one.place)}：无")
        yield head, Cell(text)
    numbers = _several(found)
    ranked = [line for line in numbers if line.ranking and line.ranking.order]
    text = say.of(
        f"{len(ranked)} of {len(numbers)} numbers that several report",
        f"{len(numbers)}项多方均有的数字中{len(ranked)}项",
    )
    names = listed([say.of(line.indicator.names["en"], line.indicator.names["zh"]) for line in ranked], say.language)
    yield say.of("ranked", "可排名"), Cell(f"{text}{say.of(': ', '：')}{names}" if names else text)
    for inner, outer in found.nested:
        words = say.of(f"{say.node(inner)} lies in {say.node(outer)}", f"{say.node(inner)}位于{say.node(outer)}内")
        yield say.of("beware", "注意"), Cell(words)


def _several(found: Comparison) -> list[Line]:
    """Return the lines of numbers that two places or more report."""
    return [line for line in found.lines if line.ranking and sum(bool(field.numbers) for field in line.fields) > 1]


def _coverage(found: Comparison, say: Wording) -> Figure:
    def field(number: int, group: str) -> chart.Field:
        k, n = found.covered[number].groups[group]
        there = found.covered[number].settled_groups[group].k
        later = say.of(f" + {k - there} to come", f"，另{k - there}项在途或规划") if k > there else ""
        text = say.of(f"{there} of {n}", f"{there}/{n}") + later
        if not k:
            return chart.Field()
        return chart.Field(text, "stated", Share(there, n)) if there else chart.Field(text, "planned")

    rows = [say.of(group.names["en"], group.names["zh"]) for group in found.groups]
    columns = told_apart(found.places, say)
    fields = [[field(number, group.id) for number in range(len(found.places))] for group in found.groups]
    words = say.of(
        "filled: share of the indicators of a group on which something already there is reported",
        "填充部分：该组指标中已有事实者所占比例",
    )
    heading = say.of("Indicators reported, by group", "已报告指标（按组）")
    return Figure(heading, "coverage", chart.Matrix(rows, columns, fields, words))


def _group(found: Comparison, group: str, say: Wording) -> Iterator[Table]:
    """Yield the table of a group; indicators of which nothing is reported are named in its note."""
    lines = [line for line in found.lines if line.indicator.group == group]
    name = next(one.names for one in found.groups if one.id == group)
    silent = [line for line in lines if not any(field.reported for field in line.fields)]
    note = say.of("; ", "；").join(_label(line, say) for line in silent)
    columns = [Column(say.of("indicator", "指标"), "indicator")]
    columns += [Column(one, f"place_{number}") for number, one in enumerate(told_apart(found.places, say), start=1)]
    rows = [
        [Cell(_label(line, say)), *(_cell(line, field, say) for field in line.fields)]
        for line in lines
        if line not in silent
    ]
    none = say.of("Not reported of any: ", "均未报告：") + note if note else ""
    heading = say.of(name["en"], name["zh"])
    yield Table(heading, group, columns, rows, none if rows else "", none)


def _label(line: Line, say: Wording) -> str:
    return say.of(line.indicator.names["en"], line.indicator.names["zh"])


def _cell(line: Line, field: Field, say: Wording) -> Cell:
    if not field.reported:
        return Cell(say.of("not reported", "未报告"))
    return _numbers(field, say) if field.numbers else _things(line, field, say)


def _things(line: Line, field: Field, say: Wording) -> Cell:
    texts = [_tally(tally, line, say) for tally in field.tallies]
    things = [thing for tally in field.tallies for thing in tally.things]
    told = tuple(dict.fromkeys(statement for thing in things for statement in thing.statements))
    standing = things[0].standing
    remark = remarks(say, told, limits=False)
    return Cell(" · ".join(texts), standing=standing, told=told, remark=remark, quiet=standing != "inferred")


def _numbers(field: Field, say: Wording) -> Cell:
    """Return the numbers of a field; a limit, or machine-made text only, that is not of all stands behind its own."""
    marks = [remarks(say, one.statements) for one in field.numbers]
    alike = marks[0] if len(set(marks)) == 1 else ""
    texts = [_dated(one, say, "" if alike else mark) for one, mark in zip(field.numbers, marks, strict=True)]
    disputed = say.of("sources disagree", "来源不一") if any(one.disputed for one in field.numbers) else ""
    return Cell(
        " · ".join(texts),
        standing=field.numbers[0].standing,
        told=tuple(dict.fromkeys(statement for one in field.numbers for statement in one.statements)),
        remark=say.of("; ", "；").join(filter(None, [disputed, alike])),
    )


def _dated(one: Number, say: Wording, mark: str = "", *, measure: bool = True) -> str:
    return quantity(one, say, measure=measure) + in_brackets(say, reported_on(one, say), mark)


_PHASES = {"there": ("", ""), "under way": ("under way", "进行中"), "to come": ("planned or meant", "规划或意向")}


def _tally(tally: Tally, line: Line, say: Wording) -> str:
    """Word the things of one phase: "planned or meant, at least 4 (2025): …"; the one year of all is told once."""
    first, last = _years(tally)
    once = first == last and line.indicator.path != "status"
    named = [
        say.node(thing.id) + ("" if once else in_brackets(say, say.aged(thing.told)))
        for thing in tally.things
        if not thing.group
    ]
    groups = [
        say.node(thing.id) for thing in tally.things if thing.group and thing.id not in tally.spelt_out
    ]  # last: their members may be among the others
    names = say.of("; ", "、").join([*named[:NAMED], *groups])
    names += say.of(f" and {len(named) - NAMED} more", f"等{len(named)}个") if len(named) > NAMED else ""
    if line.indicator.path == "status":
        return names
    heads = [say.of(*_PHASES[tally.phase])]
    if line.indicator.method == "count":
        number = f"{tally.at_least}"
        heads.append(say.of(number, f"{number}个") if tally.exact else say.of(f"at least {number}", f"至少{number}个"))
    head = say.of(", ", "，").join(filter(None, heads))
    years = in_brackets(say, first if first == last else f"{first}–{last}")
    return f"{head}{years}{say.of(': ', '：')}{names}" if head else f"{names}{years}"


def _years(tally: Tally) -> tuple[str, str]:
    """Return the first and last year in which the newest sources on a thing of a tally were published; "" for none."""
    years = [max((one.source.issued.value[:4] for one in thing.told), default="") for thing in tally.things]
    return min(filter(None, years), default=""), max(years, default="")


def _ranked(found: Comparison, say: Wording) -> Table:
    lines = _several(found)
    return Table(
        say.of("What may be ranked", "可否排名"),
        "ranking",
        [Column(say.of("indicator", "指标"), "indicator"), Column(say.of("order, or why none", "次序或理由"), "order")],
        [[Cell(_label(line, say)), _order(line.ranking, say)] for line in lines if line.ranking],
        say.of(
            "Only like with like: the same thing counted, within a year, undisputed, and bounds that do not overlap.",
            "仅在口径相同、时间相差不逾一年、无争议且区间不重叠时排名。",
        ),
        say.of("No number is reported of several.", "没有多方均有的数字。"),
    )


def _order(ranking: Ranking, say: Wording) -> Cell:
    if not ranking.order:
        told = tuple(
            dict.fromkeys(one for reason in ranking.reasons for number in reason.numbers for one in number.statements)
        )
        return Cell(say.of("not ranked: ", "不排名：") + because(ranking.reasons, say), told=told)
    parts = [
        f"{say.node(place)}{say.of(' (', '（')}{quantity(one, say, measure=False)}{say.of(')', '）')}"
        for place, one in zip(ranking.order, ranking.numbers, strict=True)
    ]
    told = tuple(dict.fromkeys(one for number in ranking.numbers for one in number.statements))
    return Cell(" > ".join(parts), told=told)


def _bars(found: Comparison, say: Wording) -> Sequence[Figure]:
    """Return the bars of what may be ranked, each value with its sources; of what may not, nothing is drawn."""
    return [_bar_chart(line, line.ranking, say) for line in found.lines if line.ranking and line.ranking.order]


def _bar_chart(line: Line, ranking: Ranking, say: Wording) -> Figure:
    bars, caption = [], []
    units = list(dict.fromkeys(one.unit for one in ranking.numbers))
    for place, one in zip(ranking.order, ranking.numbers, strict=True):
        mark = remarks(say, one.statements)
        text, known = _dated(one, say, mark, measure=False), scaled(one, units[0])
        bars.append(chart.Bar(say.node(place), known.low, known.high, text, one.standing))
        caption.append(Cell(f"{say.node(place)}{say.of(': ', '：')}{text}", told=one.statements))
    unit = say.node(iri(f"unit:{units[0]}")) if len(units) > 1 else ""  # one alone stands beside each number
    heading = f"{_label(line, say)}{say.of(': ', '：')}{counted(ranking.numbers[0], say)}"
    return Figure(heading, f"bars-{line.indicator.id}", chart.Bars(bars, unit), caption=caption)
