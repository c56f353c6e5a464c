"""A document as lines for a terminal; wide Chinese letters count as two columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from itertools import groupby

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from ...text import Article
from ..wording import Wording
from .model import Cell, Document, Prose, Row, Rows, Table
from .phrases import LONGEST, aside, badge_of, legend, note_of, rows_shown, shown
from .sources import CitedSource, Marks
from .widths import column_widths
from .wrapping import Wrapped

__all__ = ["terminal_text"]

WIDEST = 120  # columns; longer lines are hard to read
_WIDEST_ROWS = 110  # the same for rows, whose marks stand far to the right
_LABEL = 18
_MARKS = 16
_NARROWEST = 12  # columns that a column of words needs to be read; a table that has less is stacked
_WORD = 18  # columns up to which a word of Latin letters stays whole
_GAP = 3  # columns between two columns
_PROSE = 4000


def terminal_text(
    document: Document,
    say: Wording,
    width: int = 80,
    *,
    colour: bool = False,
    articles: Mapping[str, Article] | None = None,
) -> str:
    """Return a document as lines of at most `width` columns; figures are left out, since tables say the same.

    A table too wide to be read is stacked: each row becomes a heading with a line for each further column. With
    `articles` (by the hash of their text) the sources are quoted.
    """
    return _Page(document, say, width, colour, articles).text()


class _Page:
    """A document on its way to a console."""

    def __init__(
        self, document: Document, say: Wording, width: int, colour: bool, articles: Mapping[str, Article] | None
    ) -> None:
        self.document, self.language, self.colour = document, document.language, colour
        self.marks = Marks(document.statements())
        cited = _cited(self.marks.sources(say, articles))
        sources = Rows(say.of("Sources", "来源"), "sources", cited)
        self.blocks = [*document.blocks, *([sources] if cited else [])]
        self.labels = self._width_of_labels()
        self.out = StringIO()
        self.console = Console(
            file=self.out, width=min(width, WIDEST), force_terminal=colour, color_system="standard" if colour else None,
            highlight=False, markup=False, emoji=False, no_color=not colour, legacy_windows=False,
        )  # fmt: skip

    def text(self) -> str:
        """Return the lines."""
        self._line(self.document.title, "bold", LONGEST)
        if self.document.subtitle:
            self._line(self.document.subtitle, "dim", LONGEST)
        if self.document.answers:
            self.console.print()
            self._answers()
        for block in self.blocks:
            if isinstance(block, Rows):
                self._rows(block)
            elif isinstance(block, Table):
                self._table(block)
            elif isinstance(block, Prose):
                self._prose(block)
        for line in filter(None, (legend(self.document), *self.document.footer)):
            self.console.print()
            self._line(line, "dim")
        return "".join(line.rstrip() + "\n" for line in self.out.getvalue().splitlines())

    def _line(self, text: str, style: str = "", longest: int = _PROSE) -> None:
        self.console.print(Wrapped(Text(shown(text, longest), style=style)))

    def _heading(self, heading: str, note: str = "") -> None:
        self.console.print()
        if heading:
            self._line(heading, "bold underline" if self.colour else "")
        if note:
            self._line(note, "dim")

    def _inline(self, cell: Cell, style: str = "", *, spelt: bool = False) -> Text:
        """Return a cell in a line: a badge where it is not simply stated, the words, the remark, the marks."""
        badge = badge_of(cell)
        before = [(f"{badge.mark} ", badge.colour)] if badge and cell.standing != "stated" else []
        after = [(aside(cell, self.language, spelt=spelt), "dim")]
        marks = "".join(f"[{number}]" for number in self.marks.of(cell.told))
        gap = " " if marks and (cell.text or cell.remark) else ""
        return Text.assemble(*before, (shown(cell.text), style), *after, gap, (marks, "cyan"))

    def _answers(self) -> None:
        grid = Grid.grid(padding=(0, 2))
        grid.add_column(no_wrap=True)
        grid.add_column(overflow="fold")
        for label, cell in self.document.answers:
            grid.add_row(Text(shown(label), style="bold"), Wrapped(self._inline(cell, spelt=True)))
        self.console.print(grid)

    # ---- rows

    def _width_of_labels(self) -> int:
        rows = (row for block in self.blocks if isinstance(block, Rows) for row in block.rows)
        return min(max((cell_len(shown(row.label)) for row in rows), default=0), _LABEL)

    def _rows(self, block: Rows) -> None:
        self._heading(block.heading, note_of(block, self.language))
        for rows in _runs(block.rows):
            if rows[0].strong:
                self.console.print(Padding(Wrapped(self._inline(rows[0].cell, "bold")), (0, 0, 0, 2)))
            else:
                self.console.print(self._grid(rows), width=min(self.console.width, _WIDEST_ROWS))

    def _grid(self, rows: Sequence[Row]) -> Grid:
        grid = Grid.grid(padding=(0, 1), expand=True)
        for width in (1, 1, self.labels):
            grid.add_column(width=width)
        grid.add_column(ratio=1, overflow="fold")
        ends = any(row.end for row in rows)  # names, which stay whole
        grid.add_column(justify="right", overflow="fold", max_width=None if ends else _MARKS)
        former = ""
        for row in rows:
            badge = badge_of(row.cell)
            label = Text("" if row.label == former else shown(row.label), style="dim")
            colour = badge.colour if badge and badge.mark != "●" else "dim"
            text = Text.assemble(shown(row.cell.text), (aside(row.cell, self.language), colour))
            mark = Text(badge.mark if badge else "", style=badge.colour if badge else "")
            marks = "".join(f"[{number}]" for number in self.marks.of(row.cell.told)) or shown(row.end)
            grid.add_row("", mark, Wrapped(label), Wrapped(text), Wrapped(Text(marks, style="cyan")))
            former = row.label
        return grid

    # ---- tables

    def _table(self, table: Table) -> None:
        if not table.rows and not table.empty:
            return
        self._heading(table.heading, note_of(table, self.language))
        if not table.rows:
            self._line(table.empty)
            return
        rows = [[self._inline(cell) for cell in row] for row in rows_shown(table)]
        total = [self._inline(cell, "bold") for cell in table.total]
        narrowest = [
            _narrowest(table, place, [*rows, *([total] if total else [])]) for place in range(len(table.columns))
        ]
        if sum(narrowest) + _GAP * (len(narrowest) - 1) <= self.console.width:
            self._wide(table, rows, total, narrowest)
        else:
            self._stacked(table, rows, total)

    def _wide(self, table: Table, rows: list[list[Text]], total: list[Text], narrowest: list[int]) -> None:
        headings = [Text(shown(column.heading)) for column in table.columns]
        texts = [[cell.plain for cell in row] for row in [headings, *rows, *([total] if total else [])]]
        widths = column_widths(texts, narrowest, self.console.width - _GAP * (len(headings) - 1))
        grid = Grid(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="dim", padding=(0, 2, 0, 0))
        for column, heading, width in zip(table.columns, headings, widths, strict=True):
            grid.add_column(
                Wrapped(heading), justify="right" if column.number else "left", width=width, overflow="fold"
            )
        for number, row in enumerate(rows, start=1):
            grid.add_row(*map(Wrapped, row), end_section=number in table.ends)
        if total:
            grid.add_section()
            grid.add_row(*map(Wrapped, total))
        self.console.print(grid)

    def _stacked(self, table: Table, rows: list[list[Text]], total: list[Text]) -> None:
        """Print a row as a heading, its first cell, with a line for each further cell that says something."""
        for row in [*rows, *([total] if total else [])]:
            if row[0].plain:
                row[0].stylize("bold")
                self.console.print(Wrapped(row[0]))
            grid = Grid.grid(padding=(0, 2, 0, 0))
            for overflow in ("ignore", "ignore", "fold"):
                grid.add_column(overflow=overflow)
            for column, cell in list(zip(table.columns, row, strict=True))[1:]:
                if cell.plain:
                    grid.add_row("", Text(shown(column.heading), style="dim"), Wrapped(cell))
            self.console.print(grid)

    def _prose(self, block: Prose) -> None:
        self._heading(block.heading)
        for number, cell in enumerate(block.paragraphs):
            if number:
                self.console.print()
            self.console.print(Wrapped(self._inline(cell, spelt=True)))


def _runs(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Yield the rows in runs; a strong one stands alone."""
    for _, run in groupby(rows, key=lambda row: id(row) if row.strong else None):
        yield list(run)


def _narrowest(table: Table, place: int, rows: Sequence[Sequence[Text]]) -> int:
    """Return the columns that a column needs: numbers and what stays in a line whole, words enough to be read."""
    column = table.columns[place]
    widest = max(cell_len(row[place].plain) for row in rows)
    heading = max(map(cell_len, shown(column.heading).split() or [""]))
    if column.number or column.tight:
        return max(widest, heading)
    words = (word for row in rows for word in row[place].plain.split() if word.isascii())
    longest = max(map(cell_len, words), default=0)
    return max(min(widest, _NARROWEST), min(heading, _NARROWEST), min(longest, _WORD))


def _cited(sources: Sequence[CitedSource]) -> list[Row]:
    """Return the list of sources as rows."""
    rows: list[Row] = []
    for cited in sources:
        rows.append(Row("", Cell(f"{cited.title} · {cited.words}"), strong=True))
        for section in cited.sections:
            rows.append(Row(f"[{section.number}]", Cell(section.words)))
            rows += [Row("", Cell(quote)) for quote in section.quotes]
    return rows
