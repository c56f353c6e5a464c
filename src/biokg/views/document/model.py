"""What a document holds. Every cell names the statements behind it; marks and sources follow from them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from ...claims.ledger import Statement
from ..chart.model import Chart

__all__ = ["Block", "Cell", "Column", "Document", "Figure", "Prose", "Row", "Rows", "Table", "line"]


@dataclass(frozen=True)
class Cell:
    """A few words with how they stand and who says them."""

    text: str
    value: str | int | float | Decimal | dt.date | None = None
    """What a spreadsheet or CSV takes in place of the text: a number, a day, an id; None for the text itself."""
    standing: str = ""
    """A key of `biokg.views.words.BADGES`; none where nothing is claimed."""
    told: tuple[Statement, ...] = ()
    """The statements behind it, which give the source marks."""
    remark: str = ""
    """Said after the words, dimmed: disputed, machine-made text only, among others."""
    quiet: bool = False
    """Whether its words say how it stands, so that the badge need not be spelt out."""
    parts: tuple[tuple[str, str | Decimal | None], ...] = ()
    """What programs get in columns of their own beside the value: names of `biokg.views.document.tidy.PARTS`."""


def line(*cells: Cell | str | int) -> list[Cell]:
    """Return the cells of a row, some of them given as their words, or as a count that becomes grouped digits.

    >>> [cell.text for cell in line("facts", 1200)]
    ['facts', '1,200']
    """
    return [cell if isinstance(cell, Cell) else _cell(cell) for cell in cells]


def _cell(value: str | int) -> Cell:
    return Cell(value) if isinstance(value, str) else Cell(f"{value:,}", value)


@dataclass(frozen=True)
class Column:
    """A column of a table: its heading for people, and its name for programs (English, lower case, stable)."""

    heading: str
    name: str
    number: bool = False
    tight: bool = False
    """Whether it stays in one line."""
    merged: bool = False
    """Whether people are spared a cell that repeats the one above it; programs get it in every row."""


@dataclass(frozen=True)
class Table:
    """Rows of cells under a heading."""

    heading: str
    name: str
    """The name for programs: of a sheet, a file."""
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    note: str = ""
    """The base or the order of the rows."""
    empty: str = ""
    """What to say where there are no rows; the table is left out where this is empty too."""
    total: Sequence[Cell] = ()
    """A last row, set apart."""
    ends: Collection[int] = ()
    """Numbers of the rows (from 1) after which a group of rows ends."""
    most: int = 0
    """How many rows people are shown, with a word that there are more; 0 for all. CSV and XLSX have every row."""


@dataclass(frozen=True)
class Row:
    """One line: what it is about, and the words."""

    label: str
    cell: Cell
    strong: bool = False
    """Whether it is a line of its own that heads the rows below it."""
    end: str = ""
    """What stands at the end of the line where it has no source marks: a count, an id."""


@dataclass(frozen=True)
class Rows:
    """Labelled lines under a heading."""

    heading: str
    name: str
    rows: Sequence[Row]
    note: str = ""


@dataclass(frozen=True)
class Prose:
    """Paragraphs under a heading."""

    heading: str
    paragraphs: Sequence[Cell]


@dataclass(frozen=True)
class Figure:
    """A chart under a heading; where no picture can be shown, the tables say the same."""

    heading: str
    name: str
    chart: Chart
    note: str = ""
    caption: Sequence[Cell] = ()
    """What it shows in words where its values need their sources beside them: those of a page, of a picture file."""


Block: TypeAlias = Table | Rows | Prose | Figure


@dataclass(frozen=True)
class Document:
    """A title, what matters most in a line each, then blocks."""

    title: str
    subtitle: str = ""
    answers: Sequence[tuple[str, Cell]] = ()
    """The answers of a reader with no time: a label and the words."""
    blocks: Sequence[Block] = ()
    language: str = "en"
    footer: Sequence[str] = ()

    def cells(self) -> Iterator[Cell]:
        """Yield every cell in reading order."""
        yield from (cell for _, cell in self.answers)
        for block in self.blocks:
            if isinstance(block, Table):
                for row in (*block.rows, block.total):
                    yield from row
            elif isinstance(block, Rows):
                yield from (row.cell for row in block.rows)
            elif isinstance(block, Prose):
                yield from block.paragraphs
            else:
                yield from block.caption

    def statements(self) -> Iterator[Statement]:
        """Yield the statements behind the cells, in reading order; one may come again."""
        for cell in self.cells():
            yield from cell.told
