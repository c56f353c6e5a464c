"""The network in a few lines, for those who read no further."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pyoxigraph import NamedNode

from ....analysis.measuring import Grouping, Measuring, Row, Table
from ....claims.ledger import STANDINGS
from ...document.model import Cell
from ...wording import Wording
from .absence import emptiness
from .measures import NAMED, gathering_words, measure_words, silence_words

__all__ = ["answers", "unsure"]

_LINES = (
    ("degree", ("Connects most", "联系最多"), ("with {} others", "联系{}个对象")),
    ("betweenness", ("Lies between", "居于其间"), ("on {} of shortest paths", "在{}的最短路径上")),
    ("bridges", ("Single ties", "唯一联系"), ("things that hang on it: {}", "{}个事物仅系于此")),
)
"""Measure, its line, and how its value is said."""


def answers(found: Measuring, say: Wording) -> Iterator[tuple[str, Cell]]:
    """Yield the heads and words of the first lines."""
    if not found.size.things:
        yield say.of("Empty", "为空"), emptiness(found, say)
        return
    tables = {one.measure: one for one in found.tables}
    for measure, head, words in _LINES:
        if measure in tables:
            yield say.of(*head), _first(tables[measure], say.of(*words), say)
        if measure == "degree" and found.organizations:
            cell = _best(measure, found.organizations, say.of(*words), say)
            yield say.of("Organisations", "机构之中"), cell
        if measure == "betweenness" and found.losses:
            yield say.of("Falls apart", "失之则散"), _losses(found, say)
    if found.grouping:
        yield say.of("Groups", "群组"), _groups(found.grouping, say)
    yield say.of("Hangs together", "连通"), _together(found, say)
    if changed := _changes(found, say):
        yield say.of("Without plans", "不计规划") if found.planned else say.of("If plans come", "规划若实现"), changed


def _first(table: Table, words: str, say: Wording) -> Cell:
    """Name the first of a measure, or say why it says nothing."""
    if table.silence:
        return Cell(silence_words(table.silence, say))
    return _best(table.measure, table.rows, words, say)


def _best(measure: str, rows: Sequence[Row], words: str, say: Wording) -> Cell:
    """Name the first of some ranks that have a value at all; what the value is, is said of the first one."""
    first = [row for row in rows if row.value][:NAMED]
    parts = []
    for place, row in enumerate(first):
        value = measure_words(measure, row.value, say.language)
        told = words.format(value) if place == 0 else value
        if standing := unsure(row):
            told = say.standing(standing) + say.of("; ", "；") + told
        parts.append(_pair(row.nodes, say) + say.of(" ({})", "（{}）").format(told))
    told_by = first[0].statements if first and len(first[0].nodes) == 2 else ()
    return Cell(say.names(parts) or say.of("none", "无"), told=told_by)


def unsure(row: Row) -> str:
    """Return the standing of the tie of a pair where it is not simply stated; empty for a single thing."""
    if len(row.nodes) < 2 or not row.statements:
        return ""
    best = min((one.standing for one in row.statements), key=STANDINGS.index)
    return "" if best == "stated" else best


def _pair(nodes: Sequence[NamedNode], say: Wording) -> str:
    return " – ".join(map(say.node, nodes))


def _losses(found: Measuring, say: Wording) -> Cell:
    first = found.losses[0]
    words = say.of(
        f"without {say.node(first.node)}, {first.cut_off} of {first.of} others lose touch with the rest",
        f"失去{say.node(first.node)}，其余{first.of}个中有{first.cut_off}个断开",
    )
    more = [f"{say.node(one.node)}{say.of(' ({})', '（{}）').format(one.cut_off)}" for one in found.losses[1:NAMED]]
    return Cell(words + (say.of("; then ", "；其次") + say.names(more) if more else ""), first.cut_off)


def _groups(found: Grouping, say: Wording) -> Cell:
    if found.silence:
        return Cell(silence_words(found.silence, say))
    shown = [gathering_words(one, say) for one in found.groups[:NAMED]]
    rest = len(found.groups) - len(shown)
    more = say.of(f" and {rest} more", "等") if rest else ""
    count = say.of(f"{len(found.groups)}: ", f"{len(found.groups)}个：")
    return Cell(count + say.names(shown) + more, len(found.groups))


def _together(found: Measuring, say: Wording) -> Cell:
    if not found.parts:
        return Cell(say.of("nothing: there is no tie", "无：没有联系"), 0)
    largest, things, alone = found.parts[0], found.size.things, len(found.alone)
    rest = found.parts[1:]
    parts = say.of(f"{largest} of {things} things", f"{things}个事物中的{largest}个")
    if rest:
        several = f"{len(rest)} further part{'s' if len(rest) > 1 else ''}"
        parts += say.of(f", {sum(rest)} in {several}", f"，另有{len(rest)}个部分共{sum(rest)}个")
    if alone:
        parts += say.of(f", {alone} alone", f"，{alone}个孤立")
    return Cell(parts, largest)


def _changes(found: Measuring, say: Wording) -> Cell | None:
    """Say how the network grows (or shrinks), and who changes places among the first."""
    things = found.compared.things - found.size.things
    pairs = found.compared.pairs - found.size.pairs
    if not things and not pairs:
        return None
    words = say.of(
        f"{abs(things)} {'more' if things >= 0 else 'fewer'} things, {abs(pairs)} tied pairs",
        f"{'增加' if things >= 0 else '减少'}{abs(things)}个事物、{abs(pairs)}对联系",
    )
    moved = [part for one in found.tables if one.measure in {"degree", "betweenness"} for part in _moves(one, say)]
    return Cell(say.of("; ", "；").join([words, *moved[:NAMED]]))


def _moves(table: Table, say: Wording) -> Iterator[str]:
    """Say who of the first ranks has another rank in the other network."""
    where = {"degree": ("in ties", "联系数"), "betweenness": ("in lying between", "居间")}[table.measure]
    for row in table.rows[:NAMED]:
        if row.compared_rank and row.compared_rank != row.rank:
            yield say.of(
                f"{_pair(row.nodes, say)} from rank {row.rank} to {row.compared_rank} {where[0]}",
                f"{_pair(row.nodes, say)}{where[1]}由第{row.rank}位变为第{row.compared_rank}位",
            )
