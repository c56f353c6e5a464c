"""Disagreements as a document: both sides with population, date, tier and speaker, and which one the graph follows."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from typing import TYPE_CHECKING

from ...analysis.disputes import Apart, Dispute, Disputes, Position
from ...analysis.numbers import Number
from ..document.model import Cell, Column, Document, Table
from ..wording import Wording
from ..words import listed
from .disputes import followed_cell, side_cell, topic
from .quantities import counted, quantity, reported_on

if TYPE_CHECKING:
    from ...graph import KnowledgeGraph

__all__ = ["document"]

_DECIDED = {
    "tier": ("the stronger kind of source wins", "采用层级更高的来源"),
    "newer": ("the newer source wins", "采用较新的来源"),
    "id": ("nothing decides but the order of ids", "别无依据，仅按编号先后"),
    "finer": ("the finer date wins", "采用更精确的日期"),
    "modality": ("the other side is only meant or denied", "另一方仅为意向或否认"),
    "several": ("all sides stand, each a figure of its own", "各方并存，各为一项"),
    "none": ("the graph follows none", "图谱均未采用"),
}
_DIFFER = {"population": ("not the same is counted", "口径不同"), "date": ("not on the same day", "时间不同")}


def document(kg: KnowledgeGraph, found: Disputes, say: Wording, *, tidy: bool = False) -> Document:
    """Return disagreements as a document; with `tidy` each row names what it is about, for programs."""
    about = say.of(" about ", "：") + say.node(found.about) if found.about else ""
    return Document(
        title=say.of("Where sources disagree", "来源之间的分歧") + about,
        subtitle=say.of(f"As of {say.date(found.as_of.isoformat())}.", f"截至{say.date(found.as_of.isoformat())}。"),
        answers=list(_answers(found, say)),
        blocks=[_conflicts(kg, found, say, whole=tidy), _apart(found, say, whole=tidy)],
        language=say.language,
    )


def _answers(found: Disputes, say: Wording) -> Iterator[tuple[str, Cell]]:
    n = len(found.disputes)
    total = say.of("none known" if not n else f"{n}", "未见" if not n else f"{n}处")
    yield say.of("disagreements", "分歧"), Cell(total)
    for reason, number in found.reasons.items():
        words = say.of(*_DECIDED[reason])
        yield say.of("of these", "其中"), Cell(say.of(f"{number}: {words}", f"{number}处：{words}"))
    if found.apart:
        k = len(found.apart)
        sets = say.of(
            f"{k} {'set' if k == 1 else 'sets'} of numbers that differ by what is counted or when",
            f"{k}组数字因口径或时间而异",
        )
        yield say.of("no disagreement", "并非分歧"), Cell(sets)


def _conflicts(kg: KnowledgeGraph, found: Disputes, say: Wording, *, whole: bool) -> Table:
    columns = [
        Column(say.of("about", "事项"), "about"),
        Column(say.of("says", "说法"), "says"),
        Column(say.of("holds for", "数据时间"), "date"),
        Column(say.of("who says so", "来源"), "who"),
        Column(say.of("in the graph", "图谱采用"), "followed"),
    ]
    return Table(
        say.of("All sides", "各方说法"),
        "conflicts",
        columns,
        [row for one in found.disputes for row in _dispute(kg, one, say, whole=whole)],
        say.of(
            "The graph follows the stronger kind of source, then the newer one, then the smaller id; of a status the"
            " newer one first; of dates the finer one.",
            "图谱先采用层级更高的来源，次为较新者，再次按编号；状态以较新者为先，日期以更精确者为准。",
        )
        if found.disputes
        else "",
        say.of("No disagreement is known.", "未见分歧。"),
        ends=frozenset(accumulate(len(one.positions) for one in found.disputes)),
    )


def _dispute(kg: KnowledgeGraph, one: Dispute, say: Wording, *, whole: bool) -> Iterator[list[Cell]]:
    former = ""
    for position in one.positions:
        about = topic(kg, position.side, say)
        yield [Cell(about if whole or about != former else ""), *_position(kg, one, position, say)]
        former = about


def _position(kg: KnowledgeGraph, one: Dispute, position: Position, say: Wording) -> list[Cell]:
    side, number = position.side, position.number
    return [
        side_cell(kg, side, say),
        _date(number, say) if number else Cell(""),
        Cell(_who(position, say)),
        followed_cell(side, one.reason, say.of("{} ({})", "{}（{}）"), say),
    ]


def _date(number: Number, say: Wording) -> Cell:
    """Return the day for which a number holds; where no source says, when it was reported."""
    if number.as_of:
        return Cell(say.date(number.as_of.isoformat()), number.as_of)
    return Cell(say.of("not stated", "未提及"), remark=say.of("reported ", "报道于") + reported_on(number, say))


def _who(position: Position, say: Wording) -> str:
    """Return who says it: sources with their tier, then who is quoted, then how many are independent."""
    voices = dict.fromkeys(
        f"{say.source(one.source)}{say.of(' (', '（')}{say.node(one.tier)}{say.of(')', '）')}"
        for one in position.side.statements
    )
    parts = [say.of("; ", "；").join(voices)]
    if position.speakers:
        names = say.names([say.node(speaker) for speaker in position.speakers])
        parts.append(say.of(f"as said by {names}", f"据{names}"))
    if len(voices) > position.independent:
        parts.append(say.of(f"{position.independent} independent", f"独立来源{position.independent}个"))
    return say.of(" · ", " · ").join(parts)


def _apart(found: Disputes, say: Wording, *, whole: bool) -> Table:
    columns = [
        Column(say.of("of", "对象"), "of"),
        Column(say.of("number", "数字"), "number"),
        Column(say.of("counts", "统计口径"), "counts"),
        Column(say.of("date", "日期"), "date"),
        Column(say.of("differs by", "差异"), "differ"),
    ]
    return Table(
        say.of("Numbers that differ and do not disagree", "数字不同但并无分歧"),
        "apart",
        columns,
        [row for one in found.apart for row in _numbers(one, say, whole=whole)],
        ends=frozenset(accumulate(len(one.numbers) for one in found.apart)),
    )


def _numbers(one: Apart, say: Wording, *, whole: bool) -> Iterator[list[Cell]]:
    differ = listed([say.of(*_DIFFER[name]) for name in one.differ], say.language)
    for place, number in enumerate(one.numbers):
        head = whole or not place
        yield [
            Cell(say.node(one.of) if head else ""),
            Cell(quantity(number, say, measure=False), number.value, number.standing, number.statements),
            Cell(counted(number, say)),
            Cell(reported_on(number, say), number.day),
            Cell(differ if head else ""),
        ]
