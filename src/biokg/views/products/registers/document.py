"""What registers hold as a document; each table says how many its base are, and which registers it is from."""

from __future__ import annotations

from collections.abc import Iterator

from ....analysis.registers import Count, Figure, Registers
from ....analysis.share import Share
from ....claims.ledger import Statement
from ...document.model import Block, Cell, Column, Document, Row, Rows, Table
from ...record import name_of
from ...report.phrases import ROWS, grouped, percent
from ...wording import Wording
from ..cells import named
from .charts import charts
from .phrases import ABSENT, COUNTED, FIGURES, KNOWN, RECORDS, REMARKS, TOPICS

__all__ = ["document"]

FIRST = 3
"""Values that an answer names."""
ANSWERS = (
    ("organisations", "countries"), ("organisations", "towns"), ("studies", "statuses"), ("studies", "sponsors"),
    ("decisions", "kinds"), ("products", "statuses"), ("decisions", "holders"),
)  # fmt: skip
"""The figures whose first values are told at the top."""


def document(found: Registers, say: Wording) -> Document:
    """Return the report on registers as a document."""
    where = say.node(found.country) if found.country else ""
    title = say.of("What registers hold", "登记册所载") + (say.of(f": {where}", f"：{where}") if where else "")
    day = say.date(found.as_of.isoformat())
    blocks: list[Block] = [_imported(found, say)]
    for figure in found.figures:
        blocks += [_table(figure, found, say), *charts(figure, found, say)]
    if found.known or "known" not in found.absent:
        blocks.append(_known(found, say))
    blocks.append(_licences(found, say))
    late = say.of("; ", "；").join(found.left_out)
    footer = [say.of(f"Released later, not counted: {late}", f"此后发布，未计入：{late}")] if late else []
    return Document(
        title, say.of(f"as of {day}", f"截至{day}"), list(_answers(found, say)), blocks, say.language, footer
    )


# ---- in a line each


def _answers(found: Registers, say: Wording) -> Iterator[tuple[str, Cell]]:
    records, statements = (sum(getattr(one, name) for one in found.imported) for name in ("records", "statements"))
    number, held = len(found.imported), RECORDS.counted(records, say.language)
    yield say.of("Registers", "登记册"), Cell(say.of(
        f"{number}, with {held} and {grouped(statements)} statements",
        f"{number}个，共{held}，{grouped(statements)}条陈述",
    ))  # fmt: skip
    for key in ANSWERS:
        figure = found.figure(*key)
        if figure:
            yield say.of(*FIGURES[key].heading), Cell(_answer(figure, say), told=_told(figure, found))
    if found.known:
        things = TOPICS["things"].counted(len({one.thing for one in found.known}), say.language)
        records = RECORDS.counted(len({one.record for one in found.known}), say.language)
        yield say.of("Known from the sources", "来源已知者"), Cell(f"{things}{say.of(', ', '，')}{records}")
    if found.absent:
        lacking = say.names(_lacking(name, found, say) for name in found.absent)
        there = say.of("None placed there", "未见置于该国者")  # a study may be run there, and no register tells
        yield there if found.country else say.of("Not in these registers", "登记册未载"), Cell(lacking)


def _lacking(name: str, found: Registers, say: Wording) -> str:
    """Return what is not there, and what brings it where nothing was left out on purpose."""
    words, brought = ABSENT[name]
    hint = "" if found.country or found.only else say.of(f" ({brought})", f"（{brought}）")
    return say.of(*words) + hint


def _answer(figure: Figure, say: Wording) -> str:
    """Return base and first values in a line."""
    values = (f"{_name(one, say)} {grouped(one.number)}" for one in figure.counts[:FIRST])
    return f"{_base(figure, say)}{say.of(': ', '：')}{say.names(values)}"


def _base(figure: Figure, say: Wording) -> str:
    """Return of how many things how many have a known value."""
    key = (figure.topic, figure.name)
    noun, having = COUNTED.get(key, TOPICS[figure.topic]), say.of(*FIGURES[key].known)
    known, of = grouped(figure.stated.k), noun.counted(figure.stated.n, say.language)
    if figure.stated.k == figure.stated.n:
        return say.of(f"{of}, all {having}", f"{of}，均{having}")
    return say.of(f"{of}, {known} {having}", f"{of}，其中{known}{noun.classifier}{having}")


def _name(one: Count, say: Wording) -> str:
    return one.value if isinstance(one.value, str) else say.node(one.value)


def _told(figure: Figure, found: Registers) -> tuple[Statement, ...]:
    return tuple(found.releases[name] for name in figure.registers)


# ---- tables


def _imported(found: Registers, say: Wording) -> Table:
    columns = [
        Column(say.of("register", "登记册"), "register"),
        Column(say.of("released", "发布日期"), "released"),
        Column(say.of("records", "记录"), "records", number=True),
        Column(say.of("rejected", "拒收"), "rejected", number=True),
        Column(say.of("statements", "陈述"), "statements", number=True),
        Column(say.of("tied", "已对应"), "tied", number=True),
    ]
    rows = [
        [
            Cell(one.title[say.language], one.name, told=(found.releases[one.name],)),
            Cell(say.date(one.date), one.date),
            *(_number(value, say) for value in (one.records, one.rejected, one.statements, one.matched)),
        ]
        for one in found.imported
    ]
    note = say.of(
        "Rejected: records that could not be taken. Tied: the same as things of the sources.",
        "拒收：无法采用的记录。已对应：与来源中的事物相同。",
    )
    return Table(say.of("Registers", "登记册"), "registers", columns, rows, note)


def _number(value: int | None, say: Wording) -> Cell:
    return Cell(say.of("not known", "未知")) if value is None else Cell(grouped(value), value)


def _some(number: int) -> Cell:
    """Return a number, 0 as a dash: where most are 0, those that are not stand out."""
    return Cell(grouped(number) if number else "–", number)


def _licences(found: Registers, say: Wording) -> Rows:
    rows = [Row(one.name, Cell(one.licence, told=(found.releases[one.name],))) for one in found.imported]
    return Rows(say.of("Licences", "许可"), "licences", rows)


def _table(figure: Figure, found: Registers, say: Wording) -> Table:
    """Return a figure as a table: value, number, in each area where there are several, base and share."""
    key = (figure.topic, figure.name)
    words, counted, areas = FIGURES[key], COUNTED.get(key, TOPICS[figure.topic]), figure.counts[0].by_place
    columns = [
        Column(say.of(*words.value), "value"),
        Column(say.of(counted.en, counted.zh), "number", number=True),
        *(Column(say.node(area), f"in_{area.value.rpartition('/')[2].lower()}", number=True) for area in areas),
        Column(say.of("of", "占"), "of", number=True, merged=True),
        Column(say.of("share", "比例"), "share", number=True),
        Column(say.of("source", "来源"), "source", merged=True),
    ]
    rows = [_row(one, figure, found, say) for one in figure.counts]
    most = found.top if figure.name == "years" else 0
    return Table(say.of(*words.heading), f"{figure.topic}-{figure.name}", columns, rows, _note(figure, say), most=most)


def _row(one: Count, figure: Figure, found: Registers, say: Wording) -> list[Cell]:
    share = Share(one.number, figure.stated.k)
    return [
        Cell(_name(one, say), None if isinstance(one.value, str) else name_of(one.value)),
        Cell(grouped(one.number), one.number),
        *map(_some, one.by_place.values()),
        Cell(grouped(figure.stated.k), figure.stated.k),
        Cell(percent(share, say), round(share.ratio or 0, 4)),
        Cell("", told=_told(figure, found)),
    ]


def _note(figure: Figure, say: Wording) -> str:
    """Return the base of a figure, how many values it has where not all are listed, and what else must be known."""
    key = (figure.topic, figure.name)
    parts = [say.of(f"Base: {_base(figure, say)}.", f"基数：{_base(figure, say)}。")]
    if figure.values > len(figure.counts):
        first, all_ = len(figure.counts), grouped(figure.values)
        values = say.of(*FIGURES[key].values)
        parts.append(say.of(f"The first {first} of {all_} {values}.", f"共{all_}{values}，列前{first}。"))
    parts += [say.of(*REMARKS[key])] if key in REMARKS else []
    return say.of(" ", "").join(parts)


def _known(found: Registers, say: Wording) -> Table:
    """Return the things that are tied to records; what is told of none of them has no column."""
    told = [name for name in KNOWN if any(getattr(one, name) for one in found.known)]
    columns = [
        Column(say.of("thing of the sources", "来源中的事物"), "thing", merged=True),
        Column(say.of("record", "记录"), "record"),
        Column(say.of("register", "登记册"), "register"),
        *(Column(say.of(*KNOWN[name]), name, number=True) for name in told),
    ]
    rows = [
        [
            named(say, one.thing),
            Cell(say.node(one.record), one.record.value),
            Cell(one.register, told=(found.releases[one.register],)),
            *(_some(getattr(one, name)) for name in told),
        ]
        for one in found.known
    ]
    note = say.of(
        "Tied as the same (skos:exactMatch; biokg match proposes more). Studies that it leads, supports or is studied "
        "in; decisions that it holds or that are on it.",
        "已定为相同（skos:exactMatch；biokg match 提出更多）。所牵头、支持或以其为对象的研究；所持有或与其相关的决定。",
    )
    empty = say.of("No thing of the sources is tied to a record.", "来源中没有与记录对应的事物。")
    heading = say.of("Where sources and registers meet", "来源与登记册的交汇")
    return Table(heading, "known", columns, rows, note if rows else "", empty, most=ROWS)
