"""How wide the columns of a table are, so that it takes few lines: what is long gets room, what is short gives it."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from .wrapping import height

__all__ = ["column_widths"]

_SAMPLE = 40  # rows by which the widths are chosen; a longer table is like its beginning


def column_widths(rows: Sequence[Sequence[str]], narrowest: Sequence[int], room: int) -> list[int]:
    """Return the widths of the columns, in sum at most `room` and each at least as `narrowest` says.

    Each column begins with the least that it needs; the room that is left goes, step by step, to the column where it
    saves the most lines. Wide Chinese letters count as two.

    >>> column_widths([["a", "some words to be read", "2"]], [1, 5, 1], 15)
    [1, 10, 1]
    """
    widest = [max(cell_len(row[place]) for row in rows) for place in range(len(narrowest))]
    if sum(widest) <= room:
        return widest
    widths = [min(*pair) for pair in zip(narrowest, widest, strict=True)]
    rows = rows[:_SAMPLE]
    lines = [[height(cell, width) for cell, width in zip(row, widths, strict=True)] for row in rows]
    while (spare := room - sum(widths)) > 0:
        best, place, wider = 0.0, -1, 0
        for column, width in enumerate(widths):
            for more in range(1, min(spare, widest[column] - width) + 1):
                saved = _saved(rows, lines, column, width + more) / more
                if saved > best:
                    best, place, wider = saved, column, more
        if place < 0:
            break
        widths[place] += wider
        for row, heights in zip(rows, lines, strict=True):
            heights[place] = height(row[place], widths[place])
    return widths


def _saved(rows: Sequence[Sequence[str]], lines: Sequence[list[int]], column: int, width: int) -> int:
    """Return what a table gains where one of its columns is so wide: a line of a row counts as much as five of a cell.

    Lines of cells count too, since of two tall cells the one alone would save nothing.
    """
    saved = 0
    for row, heights in zip(rows, lines, strict=True):
        before = heights[column]
        if before > 1:
            after = height(row[column], width)
            others = max((one for place, one in enumerate(heights) if place != column), default=1)
            saved += 5 * (max(others, before) - max(others, after)) + before - after
    return saved
