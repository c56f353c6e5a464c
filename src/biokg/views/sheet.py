"""A sheet for people: a few answers, then tables under headings, for a terminal or as Markdown."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING

from .words import harmless

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table as RichTable

__all__ = ["Column", "Sheet", "Table", "markdown", "terminal_text"]

WIDEST = 120  # columns; longer lines are hard to read
_SPECIAL = "\\`*_[]<>|#"


@dataclass(frozen=True)
class Column:
    """A column: its heading, and whether it holds numbers or stays in one line."""

    heading: str
    number: bool = False
    tight: bool = False


@dataclass(frozen=True)
class Table:
    """Rows under a heading."""

    heading: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[str]]
    note: str = ""
    """The base or the order of the rows."""
    total: Sequence[str] = ()
    """A last row, set apart."""
    ends: Collection[int] = ()
    """Numbers of the rows (from 1) after which a group of rows ends."""


@dataclass(frozen=True)
class Sheet:
    """A title, the answers in a line each, then tables."""

    title: str
    subtitle: str
    answers: Sequence[tuple[str, str]]
    tables: Sequence[Table]


def terminal_text(sheet: Sheet, width: int, colour: bool = False) -> str:
    """Return a sheet as lines of at most `width` columns, wide Chinese letters counted as two."""
    from rich.console import Console
    from rich.text import Text

    out = StringIO()
    console = Console(
        file=out, width=min(width, WIDEST), force_terminal=colour, color_system="standard" if colour else None,
        highlight=False, markup=False, emoji=False, no_color=not colour, legacy_windows=False,
    )  # fmt: skip
    console.print(Text(harmless(sheet.title), style="bold"))
    console.print(Text(harmless(sheet.subtitle), style="dim"))
    console.print()
    console.print(_answers(sheet.answers))
    for table in sheet.tables:
        _print(console, table)
    return "".join(line.rstrip() + "\n" for line in out.getvalue().splitlines())


def _answers(answers: Sequence[tuple[str, str]]) -> RichTable:
    from rich.table import Table as RichTable
    from rich.text import Text

    grid = RichTable.grid(padding=(0, 2))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for label, words in answers:
        grid.add_row(Text(harmless(label), style="bold"), Text(harmless(words)))
    return grid


def _print(console: Console, table: Table) -> None:
    from rich import box
    from rich.table import Table as RichTable
    from rich.text import Text

    console.print()
    console.print(Text(harmless(table.heading), style="bold underline"))
    if table.note:
        console.print(Text(harmless(table.note), style="dim"))
    if not table.rows:
        return
    grid = RichTable(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="dim", padding=(0, 2, 0, 0))
    for column in table.columns:
        justify = "right" if column.number else "left"
        grid.add_column(column.heading, justify=justify, no_wrap=column.number or column.tight, overflow="fold")  # type: ignore[arg-type]
    for number, row in enumerate(table.rows, start=1):
        grid.add_row(*(Text(harmless(cell)) for cell in row), end_section=number in table.ends)
    if table.total:
        grid.add_section()
        grid.add_row(*(Text(harmless(cell), style="bold") for cell in table.total))
    console.print(grid)


def markdown(sheet: Sheet) -> str:
    """Return a sheet as Markdown: the answers as a list, the tables as tables."""
    lines = [f"# {_escaped(sheet.title)}", "", _escaped(sheet.subtitle), ""]
    lines += [f"- **{_escaped(label)}** {_escaped(words)}" for label, words in sheet.answers]
    for table in sheet.tables:
        lines += ["", f"## {_escaped(table.heading)}"]
        lines += ["", _escaped(table.note)] if table.note else []
        if table.rows:
            lines += ["", _line([column.heading for column in table.columns])]
            lines.append("|" + "|".join(" ---: " if column.number else " --- " for column in table.columns) + "|")
            lines += [_line(row) for row in [*table.rows, *([table.total] if table.total else [])]]
    return "\n".join(lines) + "\n"


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(map(_escaped, cells)) + " |"


def _escaped(text: str) -> str:
    return "".join(f"\\{mark}" if mark in _SPECIAL else mark for mark in harmless(text))
