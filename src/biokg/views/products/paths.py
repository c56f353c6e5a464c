"""Paths as a document: the chains, each hop as it is said; where there is none, what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...analysis.paths import Alternative, Connection, Paths, Side
from ..document.model import Block, Cell, Column, Document, Table
from ..wording import Wording
from ..words import listed
from .bonds import hop_cell, way_words
from .cells import named

__all__ = ["document"]

_NAMED = 4  # hubs named in a line


def document(found: Paths, say: Wording, *, tidy: bool = False) -> Document:
    """Return paths as a document: the cheapest first. With `tidy`, for programs, every row says what it belongs to."""
    start, end = say.node(found.start), say.node(found.end)
    title = say.of(f"From {start} to {end}", f"从{start}到{end}")
    ties = (
        say.of("ties settled, under way or planned", "已确定、进行中或规划中的联系")
        if found.planned
        else say.of("ties settled or under way", "已确定或进行中的联系")
    )
    blocks: list[Block] = [_hops(found.paths, say)] if found.paths else [_sides(found.sides, say)]
    if found.alternatives:
        blocks.append(_alternatives(found, say, tidy))
    return Document(
        title, ties + _avoided(found, say), list(_answers(found, say)), blocks, say.language, _notes(found, say)
    )


def _avoided(found: Paths, say: Wording) -> str:
    """Name the hubs that were not used."""
    if not found.avoided:
        return ""
    names = say.names([say.node(hub) for hub in found.avoided[:_NAMED]])
    rest = len(found.avoided) - _NAMED
    more = say.of(f" and {rest} more", f"等{len(found.avoided)}处") if rest > 0 else ""
    return say.of(f"; never through {names}{more}", f"；不经过{names}{more}")


def _answers(found: Paths, say: Wording) -> Iterator[tuple[str, Cell]]:
    if found.paths:
        first = found.paths[0]
        yield say.of("Shortest", "最短路径"), _way(first, say)
    else:
        yield say.of("Connected", "是否相连"), Cell(say.of("no path in what the sources state", "所述内容中未见路径"))
    for one in found.alternatives:
        yield _needs(one, found, say), _way(one.path, say)
    if not found.paths and not found.alternatives:
        words = say.of("nothing known: neither planned ties nor hubs", "没有：规划中的联系和枢纽均不能连通")
        yield say.of("Would connect", "可连通者"), Cell(words)


def _way(path: Connection, say: Wording) -> Cell:
    count = len(path.hops)
    hops = say.of(f"{count} {'hop' if count == 1 else 'hops'}: ", f"{count}步：")
    return Cell(hops + way_words(path.hops, say), standing=path.standing, told=path.statements)


def _needs(one: Alternative, found: Paths, say: Wording) -> str:
    """Say what a path needs that was not asked for."""
    parts = []
    if one.planned and not found.planned:
        parts.append(say.of("if plans come", "若规划实现"))
    if one.hubs:
        hubs = say.names([say.node(hub) for hub in one.hubs])
        parts.append(say.of(f"through {hubs}", f"经{hubs}"))
    words = listed(parts, say.language)
    return words[0].upper() + words[1:]


def _hops(paths: Sequence[Connection], say: Wording) -> Table:
    columns = [
        Column(say.of("path", "路径"), "path", number=True, tight=True),
        Column(say.of("hop", "步"), "hop", number=True, tight=True),
        Column(say.of("from", "起点"), "from"),
        Column(say.of("as it is said", "所述联系"), "tie"),
        Column(say.of("to", "终点"), "to"),
    ]
    rows, ends = [], []
    for number, path in enumerate(paths, start=1):
        for place, hop in enumerate(path.hops, start=1):
            lead = Cell(str(number) if place == 1 else "", number)
            rows.append([lead, Cell(str(place), place), named(say, hop.start), hop_cell(hop, say), named(say, hop.end)])
        ends.append(len(rows))
    note = say.of(
        "The cheapest first: a hop costs 1, a thing between the more the more it is tied to. An arrow leads from what "
        "the tie is said of.",
        "按成本排序：每步计1，中间事物的联系越多成本越高。箭头由所述主体指向对象。",
    )
    return Table(say.of("Hop by hop", "逐步"), "hops", columns, rows, note=note, ends=ends)


def _alternatives(found: Paths, say: Wording, tidy: bool) -> Table:
    columns = [
        Column(say.of("needs", "条件"), "needs"),
        Column(say.of("hop", "步"), "hop", number=True, tight=True),
        Column(say.of("from", "起点"), "from"),
        Column(say.of("as it is said", "所述联系"), "tie"),
        Column(say.of("to", "终点"), "to"),
    ]
    rows, ends = [], []
    for one in found.alternatives:
        for place, hop in enumerate(one.path.hops, start=1):
            lead = Cell(_needs(one, found, say) if tidy or place == 1 else "", _options(one, found))
            rows.append([lead, Cell(str(place), place), named(say, hop.start), hop_cell(hop, say), named(say, hop.end)])
        ends.append(len(rows))
    options = " / ".join(dict.fromkeys(_options(one, found) for one in found.alternatives))
    note = say.of(f"Asked for with {options}.", f"可用 {options} 查询。")
    heading = say.of("Shorter", "更短的路径") if found.paths else say.of("What would connect them", "可连通者")
    return Table(heading, "alternatives", columns, rows, note=note, ends=ends)


def _options(one: Alternative, found: Paths) -> str:
    planned = ["--planned"] if one.planned and not found.planned else []
    return " ".join([*planned, *(["--through-hubs"] if one.hubs else [])])


def _sides(sides: Sequence[Side], say: Wording) -> Table:
    columns = [
        Column(say.of("thing", "事物"), "thing"),
        Column(say.of("hangs together with", "与之相连的事物数"), "things", number=True),
        Column(say.of("best connected of them", "其中联系最多者"), "best"),
    ]
    rows = [[named(say, side.id), Cell(_size(side, say), max(side.things - 1, 0)), _best(side, say)] for side in sides]
    return Table(say.of("What each is part of", "各自所属部分"), "parts", columns, rows)


def _size(side: Side, say: Wording) -> str:
    if not side.things:
        return say.of("nothing said of it counts here", "此处没有关于它的内容")
    if side.things == 1:
        return say.of("nothing", "无")
    others = side.things - 1
    return say.of(f"{others} other{'' if others == 1 else 's'}", f"{others}个")


def _best(side: Side, say: Wording) -> Cell:
    return Cell(say.names([say.node(node) for node in side.best]))


def _notes(found: Paths, say: Wording) -> list[str]:
    if found.complete:
        return []
    return [say.of("The search was cut short; there may be cheaper paths.", "搜索提前结束，可能还有成本更低的路径。")]
