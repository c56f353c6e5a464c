"""The network in measures as a document: who connects, who bridges, what falls apart, which groups there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from ....analysis.measures import MEANINGS
from ....analysis.measuring import Gathering, Grouping, Loss, Measuring, Row
from ....analysis.measuring import Table as Measured
from ...document.model import Block, Cell, Column, Document, Table
from ...record import name_of
from ...wording import Wording
from ..cells import named
from .absence import no_ties
from .answers import answers, unsure
from .charts import figures
from .measures import NAMED, gathering_words, measure_words, projection_word, remark_words, silence_words, trait_words

if TYPE_CHECKING:
    from ....graph import KnowledgeGraph

__all__ = ["document"]


def document(kg: KnowledgeGraph, found: Measuring, say: Wording, *, tidy: bool = False) -> Document:
    """Return a network in measures as a document; with `tidy`, for programs, all measures are one table."""
    blocks: list[Block] = list(figures(kg, found, say))
    if found.losses:
        blocks.append(_losses(found.losses, say))
    if found.grouping and found.grouping.groups:
        blocks.append(_groups(found.grouping, say))
    shown = found.tables if found.size.things else ()
    blocks += [_tidy(found, say)] if tidy else [_measured(kg, one, found.planned, say) for one in shown]
    title = say.of("The network: who connects, who bridges", "网络：谁在联系，谁在牵线")
    return Document(title, _subtitle(found, say), list(answers(found, say)), blocks, say.language, _notes(found, say))


def _subtitle(found: Measuring, say: Wording) -> str:
    size, other = found.size, found.compared
    name, (kind, beside) = projection_word(found.projection, say), _kinds(found.planned, say)
    return say.of(
        f"{name}, {kind}: {size.things} things, {size.pairs} tied pairs; {beside}: {other.things} and {other.pairs}",
        f"{name}，{kind}：{size.things}个事物、{size.pairs}对联系；{beside}：{other.things}个、{other.pairs}对",
    )


def _kinds(planned: bool, say: Wording) -> tuple[str, str]:
    settled, both = say.of("settled or under way", "已确定或进行中"), say.of("with planned", "含规划")
    return (both, settled) if planned else (settled, both)


def _notes(found: Measuring, say: Wording) -> list[str]:
    if not found.size.things:
        return []
    notes = [
        say.of(
            "Direction does not count, several ties of a pair are one. What no source tells of is not there: a tie that"
            " is not reported may hold together what seems to fall apart.",
            "不计方向，同一对之间的多条联系计为一条。来源未述者不在其中：看似会断开之处，可能由未见报道的联系维系。",
        )
    ]
    notes += [f"{words}{say.of('.', '。')}" for words in no_ties(found, say)]
    if found.size.loops:
        loops = found.size.loops
        notes.append(say.of(f"{loops} ties of a thing to itself left out.", f"{loops}条指向自身的联系未计。"))
    return notes


# ---- what falls apart, groups


def _losses(found: Sequence[Loss], say: Wording) -> Table:
    columns = [
        Column(say.of("without", "失去"), "thing"),
        Column(say.of("cut off", "断开"), "cut_off", number=True, tight=True),
        Column(say.of("of", "共"), "of", number=True, tight=True),
        Column(say.of("what", "断开者"), "parts"),
    ]
    rows = [
        [
            named(say, one.node),
            Cell(str(one.cut_off), one.cut_off),
            Cell(str(one.of), one.of),
            Cell(_several([gathering_words(part, say) for part in one.parts], say)),
        ]
        for one in found
    ]
    note = say.of(
        "What loses touch with the largest rest where one thing is lost; the largest part first.",
        "失去某一事物后与最大余部断开者；最大的部分在前。",
    )
    return Table(say.of("What falls apart", "失之则散"), "losses", columns, rows, note)


def _several(parts: Sequence[str], say: Wording) -> str:
    rest = len(parts) - NAMED
    more = say.of(f" and {rest} more", f"等{len(parts)}处") if rest > 0 else ""
    return say.names(parts[:NAMED]) + more


def _groups(found: Grouping, say: Wording) -> Table:
    columns = [
        Column(say.of("group", "群组"), "group", number=True, tight=True),
        Column(say.of("things", "事物"), "things", number=True, tight=True),
        Column(say.of("best connected", "联系最多者"), "best"),
        Column(say.of("at", "所在"), "place"),
        Column(say.of("mostly", "多为"), "class"),
        Column(say.of("field", "领域"), "field"),
    ]
    meaning = MEANINGS["communities"]
    agreement = "" if found.stability is None else f"{found.stability:.2f}"
    note = say.of(
        f"{meaning.sentence[0]} Modularity {found.modularity or 0:.2f}; {found.runs} runs agree by {agreement} of 1.",
        f"{meaning.sentence[1]}模块度{found.modularity or 0:.2f}；{found.runs}次运行的一致度为{agreement}（满分1）。",
    )
    return Table(say.of(*meaning.name), "groups", columns, [_group(one, say) for one in found.groups], note)


def _group(one: Gathering, say: Wording) -> list[Cell]:
    return [
        Cell(str(one.number), one.number),
        Cell(str(len(one.members)), len(one.members)),
        named(say, one.best),
        *(Cell(trait_words(trait, say)) for trait in (one.place, one.cls, one.field)),
    ]


# ---- measures


def _measured(kg: KnowledgeGraph, found: Measured, planned: bool, say: Wording) -> Table:
    meaning = MEANINGS[found.measure]
    columns = [
        Column(say.of("rank", "位次"), "rank", number=True, tight=True),
        Column(say.of("thing", "事物"), "thing"),
        Column(say.of(*meaning.value), "value", number=True, tight=True),
        Column(_kinds(planned, say)[1], "compared_value", number=True, tight=True),
        Column(say.of("rank then", "届时位次"), "compared_rank", number=True, tight=True),
    ]
    kept = slice(1, 4) if found.measure == "assortativity" else slice(None)  # the whole network has no rank
    rows = [_row(kg, found.measure, row, say)[kept] for row in found.rows]
    silence = silence_words(found.silence, say) if found.silence else ""
    return Table(say.of(*meaning.name), found.measure, columns[kept], rows, _note(found, planned, say), silence)


def _note(found: Measured, planned: bool, say: Wording) -> str:
    """Return what a measure means, what to bear in mind, and how much of it is shown."""
    note = say.of(*MEANINGS[found.measure].sentence) + remark_words(found.remarks, say)
    if found.silence:
        return note
    if len(found.rows) < found.of:
        note += say.of(f" {len(found.rows)} of {found.of} shown.", f"共{found.of}项，列出{len(found.rows)}项。")
    if found.equals:
        note += say.of(f" {found.equals} more equal the last.", f"另有{found.equals}项与末项相同。")
    if found.compared_silence:
        beside = _kinds(planned, say)[1]
        note += say.of(f" {beside.capitalize()}: ", f"{beside}：") + silence_words(found.compared_silence, say)
    return note


def _row(kg: KnowledgeGraph, measure: str, row: Row, say: Wording) -> list[Cell]:
    other = "–" if row.compared_value is None else measure_words(measure, row.compared_value, say.language)
    rank = "–" if row.compared_rank is None else str(row.compared_rank)
    return [
        Cell(str(row.rank), row.rank),
        _things(kg, row, say),
        Cell(measure_words(measure, row.value, say.language, row.error), row.value),
        Cell(other, row.compared_value),
        Cell(rank, row.compared_rank),
    ]


def _things(kg: KnowledgeGraph, row: Row, say: Wording) -> Cell:
    """Return one or two names, marked where one is still to come, or the tie of the two no more than under way."""
    nodes = row.nodes
    if not nodes:
        return Cell(say.of("the whole network", "整个网络"), "")
    status = {kg.ledger.status.get(node, "") for node in nodes}
    coming = next((name for name in ("planned", "expected") if name in status), "")
    return Cell(" – ".join(map(say.node, nodes)), " ".join(map(name_of, nodes)), coming or unsure(row))


def _tidy(found: Measuring, say: Wording) -> Table:
    columns = [
        *(Column(name, name) for name in ("measure", "thing", "other")),
        *(Column(name, name, number=True) for name in ("rank", "value", "error", "compared_rank", "compared_value")),
    ]
    rows = [list(_tidy_row(one.measure, row, say)) for one in found.tables for row in one.rows]
    return Table(say.of("Measures", "指标"), "measures", columns, rows)


def _tidy_row(measure: str, row: Row, say: Wording) -> Iterator[Cell]:
    first, second = [*row.nodes, None, None][:2]
    yield Cell(measure)
    yield Cell(say.node(first), name_of(first), told=row.statements) if first else Cell("")
    yield Cell(say.node(second), name_of(second)) if second else Cell("")
    numbers: tuple[int | Decimal | None, ...] = (
        row.rank, row.value, row.error, row.compared_rank, row.compared_value
    )  # fmt: skip
    yield from (Cell("" if number is None else str(number), number) for number in numbers)
