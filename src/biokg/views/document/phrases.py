"""What all renderers say of a cell in the same way: how it stands, the remark, the marks, the legend."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..words import BADGES, Badge, harmless
from .model import Cell, Document, Rows, Table

__all__ = ["LONGEST", "aside", "badge_of", "badges", "legend", "note_of", "rows_shown", "shown"]

LONGEST = 600
"""Code points of one text that a page shows; a longer one is cut: JSON has it whole."""


def shown(text: str, longest: int = LONGEST) -> str:
    """Return a text that nothing obeys, on one line, cut where it is too long to read."""
    return harmless(text, longest)


def badge_of(cell: Cell) -> Badge | None:
    """Return the badge of a cell; None where nothing is claimed."""
    return BADGES.get(cell.standing)


def aside(cell: Cell, language: str, *, spelt: bool = True) -> str:
    """Return what follows the words of a cell, in brackets: how it stands where not simply stated, then the remark.

    Without `spelt` the standing is left to the badge.
    """
    badge = badge_of(cell)
    parts = [badge.word(language)] if spelt and badge and cell.standing != "stated" and not cell.quiet else []
    parts += [shown(cell.remark)] if cell.remark else []
    if not parts:
        return ""
    joint, brackets = ("；", "（{}）") if language == "zh" else ("; ", " ({})")
    return brackets.format(joint.join(parts))


def rows_shown(table: Table) -> list[list[Cell]]:
    """Return the rows as people see them: so many, and in a merged column what repeats the cell above left blank."""
    rows: list[list[Cell]] = []
    above: Sequence[Cell] = ()
    for row in table.rows[: table.most or None]:
        merged = [bool(above) and column.merged and above[place].text == row[place].text
                  for place, column in enumerate(table.columns)]  # fmt: skip
        rows.append([Cell("") if blank else cell for blank, cell in zip(merged, row, strict=True)])
        above = row
    return rows


def note_of(block: Table | Rows, language: str) -> str:
    """Return what stands below a heading: the note, and how many rows are left out."""
    total, most = (len(block.rows), block.most) if isinstance(block, Table) else (0, 0)
    if not most or total <= most:
        return block.note
    if language == "zh":
        return f"{block.note}仅列{total:,}行中的前{most}行；CSV、XLSX和JSON有全部。"
    return f"{block.note} The first {most} of {total:,} rows; CSV, XLSX and JSON have all.".strip()


def badges(document: Document) -> list[Badge]:
    """Return the badges that a document shows, in their order: in tables only those that are not simply stated."""
    used = set(_standings(document))
    return [badge for standing, badge in BADGES.items() if standing in used]


def _standings(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Rows):
            yield from (row.cell.standing for row in block.rows)
        elif isinstance(block, Table):
            yield from (cell.standing for row in block.rows for cell in row if cell.standing != "stated")


def legend(document: Document) -> str:
    """Return what the marks of the badges mean; empty where there is none."""
    return "   ".join(f"{badge.mark} {badge.word(document.language)}" for badge in badges(document))
