"""The tables of the report."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from ...analysis.overview import Overview, SourceCount, outlined
from ...analysis.share import Share
from ...terms import ID
from ..document.model import Cell, Column, Table, line
from ..wording import Wording
from .conflicts import conflict_table
from .expectations import expectation_table
from .phrases import PHASES, ROWS, aged, by_phase, grouped, hundredths

if TYPE_CHECKING:
    from ...graph import KnowledgeGraph

__all__ = ["tables"]

BEST, MEMBERS, ALONE = 10, 8, 24
"""How many of the best connected things, members of a part and lone things are shown; JSON has all."""


def tables(kg: KnowledgeGraph, found: Overview, say: Wording) -> list[Table]:
    """Return the tables, what matters most first."""
    part = outlined(kg)
    return [
        _support(found, say),
        conflict_table(part, found, say),
        expectation_table(part, found, say),
        _best(kg, found, say),
        _parts(found, say),
        _classes(found, say),
        _claims(found, say),
        _sources(found, say),
    ]


def _support(found: Overview, say: Wording) -> Table:
    held = found.support
    rows = [
        (say.of("facts with a source", "有来源的事实"), held.sourced),
        (say.of("facts that one independent source alone states", "仅一个独立来源陈述的事实"), held.single_source),
        (say.of("facts that machine-made text alone states", "仅见于机器生成文本的事实"), held.machine_only),
        *_aged(found, say),
        (say.of("sources that reproduce no other", "不转载其他来源的来源"), held.independent),
        (say.of("claims behind a fact", "支撑事实的主张"), held.settled),
        (say.of("claims that count (not withdrawn or replaced)", "有效主张（未撤回、未被取代）"), held.live),
    ]
    return Table(
        say.of("How well it is supported", "依据情况"),
        "support",
        [
            Column("", "measure"),
            Column(say.of("number", "数量"), "number", True),
            Column(say.of("of", "总数"), "base", True),
            Column("%", "percent", True),
        ],
        [line(words, share.k, share.n, hundredths(share)) for words, share in rows],
        say.of(
            "A copy, digest or translation counts as one source with what it reproduces.",
            "转载、摘要和译文与其原文合计为一个来源。",
        ),
    )


def _aged(found: Overview, say: Wording) -> list[tuple[str, Share]]:
    """Return the line of what rests on old sources alone, where something counts as old."""
    share = aged(found, say)
    if share is None or say.age is None:
        return []
    years = say.age.years
    words = say.of(f"facts that no source of the last {years} years states", f"近{years}年内无来源陈述的事实")
    return [(words, share)]


def _best(kg: KnowledgeGraph, found: Overview, say: Wording) -> Table:
    best = [(NamedNode(ID + one.id), one) for one in found.settled.best[:BEST] if one.degree]
    note = say.of(
        "Ties settled or under way. Lies between: share (0-1) of shortest paths between two others that pass it.",
        "仅计已确定或进行中的联系。居间度：其余任两事物间最短路径经过它的比例（0–1）。",
    )
    if not all(one.exact for _, one in best):
        note += say.of(" Estimated from a sample of paths.", "（按路径抽样估计）")
    return Table(
        say.of("Best connected things", "联系最多的事物"),
        "connected",
        [
            Column(say.of("thing", "事物"), "thing"),
            Column(say.of("class", "类别"), "class"),
            Column(say.of("tied to", "相连事物"), "tied_to", True),
            Column(say.of("lies between", "居间度"), "betweenness", True),
        ],
        [
            line(Cell(say.node(node), one.id), say.node(kg.classes(node)[0]), one.degree, _between(one.betweenness))
            for node, one in best
        ],
        note,
    )


def _between(value: float | None) -> Cell:
    return Cell("–") if value is None else Cell(f"{value:.2f}", round(value, 2))


def _parts(found: Overview, say: Wording) -> Table:
    held, largest = found.settled.components, found.with_planned.components.largest
    rank = {one.id: number for number, one in enumerate(found.settled.best)}
    rows = [line(len(part), _members(sorted(part, key=rank.__getitem__), MEMBERS, say)) for part in held.parts]
    if held.alone:
        alone = say.of("each alone: ", "各自孤立：") + _members(held.alone, ALONE, say)
        rows.append(line(len(held.alone), alone))
    return Table(
        say.of("What hangs together", "相连情况"),
        "parts",
        [Column(say.of("things", "事物数"), "things", True), Column(say.of("among them", "包括"), "members")],
        rows,
        say.of(
            f"With what is planned or expected, {grouped(largest.k)} of {grouped(largest.n)} hang together.",
            f"计入规划和预期后，{grouped(largest.n)}个中{grouped(largest.k)}个相连。",
        ),
        most=ROWS,
    )


def _members(names: Sequence[str], limit: int, say: Wording) -> str:
    shown = [say.node(NamedNode(ID + name)) for name in names[:limit]]
    more = len(names) - len(shown)
    return say.names([*shown, *([say.of(f"{grouped(more)} more", f"另{grouped(more)}个")] if more else [])])


def _classes(found: Overview, say: Wording) -> Table:
    totals = by_phase(found.statuses)
    phases = [phase for phase, number in totals.items() if number]
    rows = [
        line(say.node(row.cls), row.total, *(by_phase(row.by_status)[phase] or "" for phase in phases))
        for row in found.classes
    ]
    return Table(
        say.of("Things by class and status", "事物：按类别和状态"),
        "classes",
        [
            Column(say.of("class", "类别"), "class"),
            Column(say.of("all", "合计"), "all", True),
            *(Column(say.of(*PHASES[phase][0]), phase.replace(" ", "_"), True) for phase in phases),
        ],
        rows,
        say.of(
            "In place: operating, completed, granted, held, ended. To come: planned, expected.",
            "已有：运营、建成、获批、已举行、已结束。未来：规划、预期。",
        ),
        total=line(say.of("all", "合计"), found.things, *(totals[phase] for phase in phases)),
    )


def _claims(found: Overview, say: Wording) -> Table:
    heads = {
        "tier": say.of("tier", "来源层级"),
        "modality": say.of("how said", "断言方式"),
        "evidence": say.of("kind of text", "文本类型"),
    }
    rows = [
        line(heads[aspect], say.node(node), count, hundredths(Share(count, found.claims)))
        for aspect, counts in found.claims_by.items()
        for node, count in counts.items()
    ]
    return Table(
        say.of("Claims by tier, modality and kind of text", "主张：按来源层级、断言方式和文本类型"),
        "claims",
        [
            Column("", "aspect", tight=True, merged=True),
            Column("", "name"),
            Column(say.of("claims", "主张"), "claims_number", True),
            Column("%", "percent", True),
        ],
        rows,
        say.of(f"Base: all {grouped(found.claims)} claims.", f"基数：全部{grouped(found.claims)}条主张。"),
        ends=frozenset(accumulate(len(counts) for counts in found.claims_by.values())),
    )


def _sources(found: Overview, say: Wording) -> Table:
    used = [one for one in found.sources if one.claims]
    unused = len(found.sources) - len(used)
    note = say.of("Only here: facts that no other independent source states.", "独有：无其他独立来源陈述的事实。")
    if unused:
        note += say.of(
            f" {grouped(unused)} more are known only by what reproduces them.",
            f"另有{grouped(unused)}个来源仅由转载得知。",
        )
    return Table(
        say.of("Claims by source", "主张：按来源"),
        "sources",
        [
            Column(say.of("date", "日期"), "date", tight=True),
            Column(say.of("source", "来源"), "source"),
            Column("", "language", tight=True),
            Column(say.of("tier", "层级"), "tier_name"),
            Column(say.of("claims", "主张"), "claims_number", True),
            Column(say.of("only here", "独有"), "only_here", True),
        ],
        [_source(one, say) for one in used],
        note,
        total=line("", say.of("all", "合计"), "", "", found.claims, ""),
        most=ROWS,
    )


def _source(one: SourceCount, say: Wording) -> list[Cell]:
    source = one.source
    name = Cell(say.node(source.publisher) if source.publisher else source.title(say.language), source.name)
    return line(source.edtf, name, source.language or "", say.node(source.tier), one.claims, one.only_here)
