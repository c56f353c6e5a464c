"""Tables: the one way in which every command prints rows."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import TextIO, TypeAlias

from pyoxigraph import Literal, NamedNode

from biokg.errors import InputError
from biokg.query.formats import csv_cell, csv_text, json_text
from biokg.query.results import Plain, Term, plain
from biokg.terms import shorten
from biokg.views.words import harmless

__all__ = ["TABLE_FORMATS", "Cell", "print_table"]

TABLE_FORMATS = ("table", "json", "csv", "tsv", "md")
"""For people: table and md (Markdown). For programs: json (a list of objects), csv and tsv."""

Cell: TypeAlias = Term | Plain

PIPE_WIDTH = 80
GAP = 3
"""Columns between two columns of a table."""
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})*")
_MARKDOWN = re.compile(r"([\\|*_`<>\[\]])")


def print_table(
    columns: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    *,
    fmt: str = "table",
    file: TextIO | None = None,
    width: int | None = None,
    title: str = "",
    empty: str = "Nothing found.",
) -> None:
    """Print rows, with one cell a column, in one of `TABLE_FORMATS` to `file` (standard output).

    For people IRIs are shortened, numbers stand to the right, and what a terminal would obey is made harmless; a table
    is as wide as `width`, the terminal or, where there is none, 80 columns, in which a Chinese sign takes two; `title`
    stands above it and `empty` in its place where there are no rows. For programs IRIs are whole, JSON has numbers and
    null, and CSV text is harmless to a spreadsheet.

    Raises InputError for an unknown format.
    """
    if fmt not in TABLE_FORMATS:
        raise InputError(f"'{fmt}' is not a format of tables; choose {', '.join(TABLE_FORMATS)}.")
    output = sys.stdout if file is None else file
    taken = [list(row) for row in rows]
    if fmt == "table":
        output.write(_table(columns, taken, output, width, title) if taken else empty + "\n")
    elif fmt == "json":
        output.write(_json(columns, taken))
    elif fmt == "md":
        output.write(_markdown(columns, taken))
    else:
        text = _csv(columns, taken) if fmt == "csv" else _tsv(columns, taken)
        output.write("".join(map(_harmless_line, text.splitlines(True))) if output.isatty() else text)


def _shown(cell: Cell) -> str:
    """Return the text of a cell for people."""
    if isinstance(cell, NamedNode):
        return harmless(shorten(cell.value))
    value = plain(cell) if isinstance(cell, Literal) else cell
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else harmless(str(value))


def _is_number(cell: Cell, *, grouped: bool = False) -> bool:
    """Tell whether a cell holds a number; with `grouped` also where that is written with commas, as 12,345."""
    value = plain(cell) if isinstance(cell, Literal) else cell
    if grouped and isinstance(value, str):
        return _GROUPED.fullmatch(value) is not None
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)


def _table(columns: Sequence[str], rows: list[list[Cell]], output: TextIO, width: int | None, title: str) -> str:
    """Lay out a table by rich, which knows how wide signs are and where to break lines."""
    from rich.box import SIMPLE_HEAD  # rich takes longer to import than all else that a command without a table does
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    colour = output.isatty()
    if width is None and not colour:
        width = PIPE_WIDTH
    laid_out = io.StringIO()
    console = Console(file=laid_out, width=width, force_terminal=colour, highlight=False, legacy_windows=False)
    table = Table(box=SIMPLE_HEAD, title_justify="left", show_edge=False, pad_edge=False)
    table.title = Text(title) if title else None
    heads, texts = [harmless(name) for name in columns], [[_shown(cell) for cell in row] for row in rows]
    widths = _widths([heads, *texts], console.width - GAP * (len(columns) - 1))
    for place, (name, wide) in enumerate(zip(heads, widths, strict=True)):
        numbers = all(_is_number(row[place], grouped=True) or row[place] is None for row in rows)
        # Text, never a plain string: rich would read [bold] in a label as an order.
        table.add_column(Text(name), justify="right" if numbers else "left", overflow="fold", width=wide)
    for row in texts:
        table.add_row(*map(Text, row))
    console.print(table)
    return "\n".join(line.rstrip() for line in laid_out.getvalue().strip("\n").splitlines()) + "\n"


def _widths(rows: Sequence[Sequence[str]], room: int) -> list[int | None]:
    """Return how wide columns are so that all fit; None for each where they do so anyway.

    The widest give way first, none below its longest word, or a third of the room, as long as another can: a date in a
    narrow column stays whole, and an address leaves room for what is said of it.
    """
    from rich.cells import cell_len

    columns = list(zip(*rows, strict=True))
    wide = [min(room, max(map(cell_len, column))) for column in columns]
    if sum(wide) <= room:
        return [None] * len(columns)
    words = [min(room // 3, max(map(_longest_word, column))) for column in columns]
    least = _lowered(words, [1] * len(columns), room)
    return list(_lowered(wide, least, room))


def _lowered(wide: list[int], least: list[int], room: int) -> list[int]:
    """Return widths that fit into some room if they can: the greatest above its least is lowered, again and again."""
    lowered = [max(one, low) for one, low in zip(wide, least, strict=True)]
    for _ in range(sum(lowered) - room):
        above = [place for place, one in enumerate(lowered) if one > least[place]]
        if not above:
            break
        lowered[max(above, key=lowered.__getitem__)] -= 1
    return lowered


def _longest_word(text: str) -> int:
    """Return how many columns the longest word of a text takes; Chinese breaks anywhere, though not after each sign."""
    from rich.cells import cell_len

    return max((len(word) if word.isascii() else min(8, cell_len(word)) for word in text.split()), default=0)


def _json(columns: Sequence[str], rows: list[list[Cell]]) -> str:
    objects = [{name: _json_value(cell) for name, cell in zip(columns, row, strict=True)} for row in rows]
    return json_text(objects, indent=1)


def _json_value(cell: Cell) -> str | int | float | bool | None:
    value = plain(cell) if not isinstance(cell, str | int | float | Decimal | date | None) else cell
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.isoformat() if isinstance(value, date) else value


def _csv(columns: Sequence[str], rows: list[list[Cell]]) -> str:
    return csv_text(columns, ([csv_cell(_exact(cell)) for cell in row] for row in rows))


def _tsv(columns: Sequence[str], rows: list[list[Cell]]) -> str:
    """Write tab-separated values, in which a tab or line end within a value is written \\t or \\n."""
    lines = [list(columns), *([_exact(cell) for cell in row] for row in rows)]
    escapes = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
    return "".join("\t".join(text.translate(escapes) for text in line) + "\n" for line in lines)


def _exact(cell: Cell) -> str:
    """Return the text of a cell for programs; IRIs are whole."""
    if cell is None:
        return ""
    if isinstance(cell, NamedNode | Literal):
        return cell.value
    if isinstance(cell, bool):
        return str(cell).lower()
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _markdown(columns: Sequence[str], rows: list[list[Cell]]) -> str:
    lines = [[harmless(name) for name in columns], *([_shown(cell) for cell in row] for row in rows)]
    marked = ["| " + " | ".join(_MARKDOWN.sub(r"\\\1", text) for text in line) + " |" for line in lines]
    numbers = [bool(rows) and all(_is_number(row[place]) for row in rows) for place in range(len(columns))]
    rule = "|" + "|".join(" ---: " if right else " --- " for right in numbers) + "|"
    return "\n".join([marked[0], rule, *marked[1:]]) + "\n"


def _harmless_line(line: str) -> str:
    body = line.rstrip("\r\n")
    return "\t".join(harmless(part) for part in body.split("\t")) + line[len(body) :]
