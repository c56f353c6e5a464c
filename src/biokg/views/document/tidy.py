"""A table for programs and spreadsheets: one row a line, raw values, and in every row the evidence behind it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from ...claims.ledger import STANDINGS, Statement
from ...errors import InputError
from ...questions.rows import standing as standing_of
from ...terms import local_name
from ..record import name_of
from ..words import date_words, number_words
from .model import Cell, Column, Document, Rows, Table

__all__ = ["EVIDENCE", "PARTS", "Tidy", "Value", "chosen", "tables_of", "tidy"]

Value: TypeAlias = str | int | float | Decimal | dt.date | None

EVIDENCE = {
    "standing": ("standing", "陈述性质"),
    "remark": ("remark", "备注"),
    "claims": ("claims", "主张"),
    "sources": ("sources", "来源"),
    "tier": ("tier", "层级"),
    "speaker": ("speaker", "说话者"),
    "published": ("published", "发布日期"),
    "licence": ("licence", "许可"),
}
"""Name of a column of evidence → its heading in English and Chinese."""
PARTS = {
    "qualifier": ("qualifier", "约数"),
    "unit": ("unit", "单位"),
    "at_least": ("at least", "下限"),
    "at_most": ("at most", "上限"),
}
"""Name of a column of what a number is made of → its heading in English and Chinese."""
_UNSTATED = {"", "–"}
_ORDER = {standing: rank for rank, standing in enumerate(("entailed", *STANDINGS))}


@dataclass(frozen=True)
class Tidy:
    """Columns with their names and headings, and rows as long as they are; what is not stated is None."""

    names: Sequence[str]
    headings: Sequence[str]
    rows: Sequence[Sequence[Value]]


def tables_of(document: Document) -> list[Table]:
    """Return the tables of a document, those without rows too; labelled rows are tables of two columns."""
    blocks = (block for block in document.blocks if isinstance(block, Table | Rows))
    return [_table_of(block, document.language) if isinstance(block, Rows) else block for block in blocks]


def _table_of(rows: Rows, language: str) -> Table:
    of = ("事项", "内容") if language == "zh" else ("about", "what is said")
    columns = [Column(of[0], "about"), Column(of[1], "said")]
    cells = [[Cell(row.label), row.cell] for row in rows.rows]
    if any(row.end for row in rows.rows):
        columns.append(Column("", "end"))
        cells = [[*line, Cell(row.end)] for line, row in zip(cells, rows.rows, strict=True)]
    return Table(rows.heading, rows.name, columns, cells, rows.note)


def tidy(table: Table, language: str = "en") -> Tidy:
    """Return the rows of a table with their raw values, then the columns of `EVIDENCE`; a total is left out.

    A column whose cells have ids stands twice, as words and as ``NAME_id``; one of numbers or days whose words say
    more - "over 1,000" - as ``NAME`` and as ``NAME_words``, then what its numbers are made of (`PARTS`). The standing
    is that of the weakest cell; where the cells of a row differ, those columns that are not simply stated have a
    ``NAME_standing`` too. Lists of ids have a space between, remarks and licences a semicolon.
    """
    zh = language == "zh"
    names: list[str] = []
    headings: list[str] = []
    columns: list[list[Value]] = []
    mixed = any(len({cell.standing for cell in row if cell.standing}) > 1 for row in table.rows)
    for place, column in enumerate(table.columns):
        for suffix, values in _columns([row[place] for row in table.rows], mixed):
            names.append((f"{column.name}_shown" if column.name in EVIDENCE else column.name) + suffix)
            headings.append(f"{column.heading or column.name}{_SUFFIXES[suffix][zh]}")
            columns.append(values)
        for name, values in _parts([row[place] for row in table.rows]):
            names.append(name)
            headings.append(PARTS[name][zh])
            columns.append(values)
    evidence = [_evidence(row) for row in table.rows]
    names += EVIDENCE
    headings += [heading[zh] for heading in EVIDENCE.values()]
    names, headings = list(_unique(names, "_")), list(_unique(headings, " "))
    rows = [[*(values[number] for values in columns), *told] for number, told in enumerate(evidence)]
    return Tidy(names, headings, rows)


def _unique(texts: Iterable[str], joint: str) -> Iterator[str]:
    """Yield texts with a number behind those that have been there before."""
    seen: Counter[str] = Counter()
    for text in texts:
        seen[text] += 1
        yield text if seen[text] == 1 else f"{text}{joint}{seen[text]}"


_SUFFIXES = {
    "": ("", ""),
    "_id": (" (id)", "（标识）"),
    "_words": (" (in words)", "（文字）"),
    "_standing": (" (standing)", "（陈述性质）"),
}


def _columns(cells: Sequence[Cell], mixed: bool) -> Iterator[tuple[str, list[Value]]]:
    """Yield what a column becomes: the suffix of its name and its values."""
    words: list[Value] = [_words(cell) for cell in cells]
    raw: list[Value] = [text if cell.value is None else cell.value for cell, text in zip(cells, words, strict=True)]
    given = [cell for cell in cells if cell.value is not None]
    if cells and not any(cell.text or cell.value is not None for cell in cells):
        return  # nothing but source marks
    if any(isinstance(cell.value, str) for cell in given):
        yield "", words
        yield "_id", [cell.value for cell in cells]
    else:
        yield "", raw
        if not all(_says_the_same(cell) for cell in given):
            yield "_words", words
    if mixed and any(cell.standing not in {"", "stated"} for cell in cells):
        yield "_standing", [cell.standing or None for cell in cells]


def _parts(cells: Sequence[Cell]) -> Iterator[tuple[str, list[Value]]]:
    """Yield the columns of what the numbers of a column are made of; none where it holds no such numbers."""
    known: list[dict[str, Value]] = [dict(cell.parts) for cell in cells]
    yield from ((name, [parts.get(name) for parts in known]) for name in PARTS if any(name in parts for parts in known))


def _words(cell: Cell) -> str | None:
    return None if cell.text in _UNSTATED else cell.text


def _says_the_same(cell: Cell) -> bool:
    """Tell whether the words of a cell are nothing but its number or day."""
    value = cell.value
    if isinstance(value, dt.date):
        day = value.isoformat()
        return cell.text in {day, date_words(day), date_words(day, "zh")}
    if isinstance(value, int | float | Decimal):
        return cell.text in {str(value), number_words(Decimal(str(value)))}
    return False


def _evidence(row: Sequence[Cell]) -> list[Value]:
    told = {one.claim.id: one for cell in row for one in cell.told}
    statements = list(told.values())
    sources = list({place.source.id: place.source for one in statements for place in one.places}.values())
    return [
        _standing(row, statements),
        _joined((cell.remark for cell in row if cell.remark), "; "),
        _joined(name_of(one.claim.id) for one in statements),
        _joined(source.name for source in sources),
        _joined(local_name(one.tier) for one in statements),
        _joined(name_of(one.claim.speaker) for one in statements if one.claim.speaker),
        _joined(source.edtf for source in sources),
        _joined((source.rights for source in sources if source.rights), "; "),
    ]


def _standing(row: Sequence[Cell], statements: Sequence[Statement]) -> str | None:
    """Return the weakest standing that the row shows, else that of the statements behind it."""
    found = [cell.standing for cell in row if cell.standing in _ORDER]
    return max(found, key=_ORDER.__getitem__) if found else standing_of(statements)


def _joined(parts: Iterable[str], joint: str = " ") -> str | None:
    return joint.join(dict.fromkeys(parts)) or None


def chosen(document: Document, name: str | None) -> Table:
    """Return the table of a name, or the only one there is; raises InputError where that names none."""
    tables = tables_of(document)
    if name is None and len(tables) == 1:
        return tables[0]
    known = ", ".join(table.name for table in tables)
    for table in tables:
        if table.name == name:
            return table
    if not tables:
        raise InputError("There is no table to write; take another format.", zh="没有可写出的表格；请换用其他格式。")
    if name is None:
        raise InputError(
            f"CSV holds one table; choose it with --table: {known}. XLSX holds all of them.",
            zh=f"CSV只含一张表；请用 --table 选择：{known}。XLSX含全部表格。",
        )
    raise InputError(f"There is no table '{name}'; choose {known}.", zh=f"没有名为“{name}”的表格；可选：{known}。")
