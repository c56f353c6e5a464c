"""A page for people: headings and rows with a badge and source marks, for a terminal or as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import StringIO
from itertools import groupby
from typing import TYPE_CHECKING

from .words import BADGES, Badge, harmless

if TYPE_CHECKING:
    from rich.table import Table

__all__ = ["Block", "Page", "Row", "markdown", "terminal_text"]

LONGEST = 600  # code points of one text on a page; a longer one is cut: JSON has it whole
WIDEST = 110  # columns; longer lines are hard to read
_LABEL = 18
_MARKS = 16
_SPECIAL = "\\`*_[]<>|#"


@dataclass(frozen=True)
class Row:
    """One line: what it is about, the words, how they stand, where they are said."""

    label: str
    text: str
    standing: str = ""
    """A key of `BADGES`; none where nothing is claimed."""
    marks: str = ""
    remark: str = ""
    """Said after the words, dimmed: in conflict, outweighed, among others."""
    strong: bool = False
    """Whether it is a line of its own that heads the rows below it."""
    quiet: bool = False
    """Whether its words say how it stands, so that the badge need not be spelt out."""


@dataclass(frozen=True)
class Block:
    """Rows under a heading."""

    heading: str
    rows: Sequence[Row]


@dataclass(frozen=True)
class Page:
    """A title with lines below it, then blocks."""

    title: str
    subtitle: str = ""
    lines: Sequence[str] = ()
    blocks: Sequence[Block] = ()
    language: str = "en"
    footer: Sequence[str] = field(default=())

    @property
    def badges(self) -> list[Badge]:
        """The badges that the page shows, in their order."""
        used = {row.standing for block in self.blocks for row in block.rows}
        return [badge for standing, badge in BADGES.items() if standing in used]

    def legend(self) -> str:
        """Return what the marks of the badges mean; empty where there is none."""
        return "   ".join(f"{badge.mark} {badge.word(self.language)}" for badge in self.badges)


def terminal_text(page: Page, width: int, colour: bool = False) -> str:
    """Return a page as lines of at most `width` columns, wide Chinese letters counted as two."""
    from rich.cells import cell_len
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    out = StringIO()
    console = Console(
        file=out, width=min(width, WIDEST), force_terminal=colour, color_system="standard" if colour else None,
        highlight=False, markup=False, emoji=False, no_color=not colour, legacy_windows=False,
    )  # fmt: skip
    console.print(Text.assemble((_shown(page.title), "bold"), "  ", (_shown(page.subtitle), "dim")))
    for line in page.lines:
        console.print(Text(_shown(line)))
    labels = [cell_len(_shown(row.label)) for block in page.blocks for row in block.rows]
    width_of_labels = min(max(labels, default=0), _LABEL)
    for block in page.blocks:
        console.print()
        console.print(Text(_shown(block.heading), style="bold underline" if colour else ""))
        for rows in _runs(block.rows):
            if rows[0].strong:
                console.print(Padding(Text(_shown(rows[0].text), style="bold"), (0, 0, 0, 2)))
            else:
                console.print(_grid(rows, width_of_labels, page.language))
    for line in filter(None, (page.legend(), *page.footer)):
        console.print()
        console.print(Text(_shown(line), style="dim"))
    return "".join(line.rstrip() + "\n" for line in out.getvalue().splitlines())


def _runs(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Yield the rows in runs; a strong one stands alone."""
    for _, run in groupby(rows, key=lambda row: id(row) if row.strong else None):
        yield list(run)


def _grid(rows: Sequence[Row], label_width: int, language: str) -> Table:
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(padding=(0, 1), expand=True)
    for width in (1, 1, label_width):
        grid.add_column(width=width)
    grid.add_column(ratio=1, overflow="fold")
    grid.add_column(justify="right", overflow="fold")
    former = ""
    for row in rows:
        badge = BADGES.get(row.standing)
        label = Text("" if row.label == former else _shown(row.label), style="dim")
        text = Text.assemble(_shown(row.text), *_aside(row, badge, language))
        mark = Text(badge.mark if badge else "", style=badge.colour if badge else "")
        grid.add_row("", mark, label, text, Text(_stacked(row.marks), style="cyan"))
        former = row.label
    return grid


def _stacked(marks: str) -> str:
    """Return source marks on as many lines as they need; the id of a source stays on one."""
    lines = [""]
    for mark in re.findall(r"\[\d+\]|.+", marks):
        if lines[-1] and len(lines[-1] + mark) > _MARKS:
            lines.append("")
        lines[-1] += mark
    return "\n".join(lines)


def _aside(row: Row, badge: Badge | None, language: str) -> Iterator[tuple[str, str]]:
    """Yield what follows the words: how they stand where not simply stated, then the remark."""
    parts = [badge.word(language)] if badge and row.standing != "stated" and not row.quiet else []
    parts += [_shown(row.remark)] if row.remark else []
    if parts:
        joint = "；" if language == "zh" else "; "
        brackets = "（{}）" if language == "zh" else " ({})"
        yield brackets.format(joint.join(parts)), badge.colour if badge and badge.mark != "●" else "dim"


def _shown(text: str) -> str:
    return harmless(text, LONGEST)


def markdown(page: Page) -> str:
    """Return a page as Markdown: one list under each heading."""
    lines = [f"# {_escaped(page.title)}", ""]
    lines += [f"{_escaped(line)}  " for line in (page.subtitle, *page.lines) if line]
    for block in page.blocks:
        lines += ["", f"## {_escaped(block.heading)}", ""]
        for row in block.rows:
            badge = BADGES.get(row.standing)
            label = f"**{_escaped(row.label)}** " if row.label else ""
            aside = "".join(text for text, _ in _aside(row, badge, page.language))
            mark = f" {_escaped(row.marks)}" if row.marks else ""
            lines.append(f"- {label}{_escaped(row.text)}{_escaped(aside)}{mark}")
    lines += [part for line in page.footer if line for part in ("", _escaped(line))]
    return "\n".join(lines) + "\n"


def _escaped(text: str) -> str:
    return "".join(f"\\{mark}" if mark in _SPECIAL else mark for mark in _shown(text))
