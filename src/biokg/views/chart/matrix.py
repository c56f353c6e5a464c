"""A matrix: what is stated, inferred or planned where; an empty field says that nothing is stated."""

from __future__ import annotations

from collections.abc import Sequence

from ...analysis.share import Share
from .drawing import WIDTH, Drawing, clipped, width_of, wrapped
from .marks import legend, mark, pie
from .model import Field, Matrix

__all__ = ["draw_matrix"]

_ROW, _SIZE, _LINE = 34.0, 11.5, 18.0
_LEAST = 84.0
"""How wide a column must be; where there is no room for that, the fields of a row stand one below the other."""


def draw_matrix(chart: Matrix, language: str, width: float = WIDTH) -> Drawing:
    """Return the drawing of a matrix, its rows and columns in the order given."""
    drawing = Drawing(width)
    if not chart.rows or not chart.columns:
        drawing.text(8, 16, "没有内容" if language == "zh" else "Nothing to show.", "quiet")
        drawing.height = 24
        return drawing
    labels = min(230.0, max(110.0, max(width_of(row, 12) for row in chart.rows) + 22))
    column = (width - labels) / len(chart.columns)
    end = _list(drawing, chart) if drawing.narrow and column < _LEAST else _grid(drawing, chart, labels, column)
    used = [field.standing for fields in chart.fields for field in fields if field.standing]
    end = _key(drawing, chart, end + 8) if any(one.share for fields in chart.fields for one in fields) else end + 8
    drawing.height = legend(drawing, end, used, language) + 4
    return drawing


def _key(drawing: Drawing, chart: Matrix, y: float) -> float:
    """Write what the filled part of a disc is; return where that ends."""
    pie(drawing, 13, y + 8, Share(1, 3), 5.5)
    lines = wrapped(chart.share, drawing.width - 30, 11, 2)
    for number, words in enumerate(lines):
        drawing.text(24, y + 12 + 14 * number, words, "quiet", size=11)
    return y + 6 + 14 * len(lines)


def _grid(drawing: Drawing, chart: Matrix, labels: float, column: float) -> float:
    """Draw the fields in rows and columns; return where they end."""
    heads = [wrapped(head, column - 12, _SIZE, 3) for head in chart.columns]
    y = 8.0 + 14 * max(len(head) for head in heads)
    for number, head in enumerate(heads):
        for line, words in enumerate(head):
            foot = y - 6 - 14 * (len(head) - 1 - line)
            drawing.text(labels + (number + 0.5) * column, foot, words, "strong", size=_SIZE, anchor="middle")
    for number, (name, fields) in enumerate(zip(chart.rows, chart.fields, strict=True)):
        height = max([_ROW, *(16 + 13.0 * len(_lines(field, column)) for field in fields)])
        if number % 2 == 0:
            drawing.box(0, y, drawing.width, height, "band", 0)
        for line, words in enumerate(rows := wrapped(name, labels - 18, 12, 2)):
            drawing.text(8, y + height / 2 + 4 + 14 * (line - (len(rows) - 1) / 2), words, "ink")
        for place, field in enumerate(fields):
            _draw(drawing, field, labels + (place + 0.5) * column, y + height / 2, column, name)
        y += height
    return y


def _lines(field: Field, column: float) -> list[str]:
    return list(wrapped(field.text, column - 26, _SIZE, 2)) if field.text else []


def _draw(drawing: Drawing, field: Field, x: float, y: float, column: float, row: str) -> None:
    if not field.standing and not field.text:
        drawing.text(x, y + 4, "–", "quiet", anchor="middle")
        return
    drawing.begin(f"{row}: {field.text or field.standing}")
    lines = _lines(field, column)
    if field.standing and lines:
        wide = max(width_of(line, _SIZE) for line in lines)
        _mark(drawing, field, x - wide / 2 - (8 if field.share is None else 10), y)
        x += 5
    elif field.standing:
        _mark(drawing, field, x, y)
    for number, words in enumerate(lines):
        drawing.text(x, y + 4 + 13 * (number - (len(lines) - 1) / 2), words, "ink", size=_SIZE, anchor="middle")
    drawing.end()


def _mark(drawing: Drawing, field: Field, x: float, y: float) -> None:
    """Draw the mark of a field: that of its standing, or a disc filled by its share."""
    if field.share is not None and field.standing == "stated":
        pie(drawing, x, y, field.share)
    else:
        mark(drawing, x, y, field.standing)


def _list(drawing: Drawing, chart: Matrix) -> float:
    """Draw the fields of a row one below the other, those that are empty in one line; return where they end."""
    y = 0.0
    for number, (name, fields) in enumerate(zip(chart.rows, chart.fields, strict=True)):
        full = [(head, one) for head, one in zip(chart.columns, fields, strict=True) if one.standing or one.text]
        none = [head for head, one in zip(chart.columns, fields, strict=True) if not (one.standing or one.text)]
        empty = wrapped(", ".join(none), drawing.width - 40, _SIZE, 3) if none else []
        height = 26 + _LINE * len(full) + 14 * len(empty) + 8
        if number % 2 == 0:
            drawing.box(0, y, drawing.width, height, "band", 0)
        drawing.text(8, y + 18, clipped(name, drawing.width - 16), "strong")
        _items(drawing, full, y + 26)
        _empty(drawing, empty, y + 26 + _LINE * len(full))
        y += height
    return y


def _items(drawing: Drawing, fields: Sequence[tuple[str, Field]], y: float) -> None:
    for number, (head, field) in enumerate(fields):
        foot = y + number * _LINE + 12
        drawing.begin(f"{head}: {field.text or field.standing}")
        if field.standing:
            _mark(drawing, field, 17, foot - 4)
        shown = clipped(field.text, drawing.width * 0.5, _SIZE)
        drawing.text(30, foot, clipped(head, drawing.width - 50 - width_of(shown, _SIZE), _SIZE), "ink", size=_SIZE)
        drawing.text(drawing.width - 8, foot, shown, "ink", size=_SIZE, anchor="end")
        drawing.end()


def _empty(drawing: Drawing, lines: Sequence[str], y: float) -> None:
    for number, words in enumerate(lines):
        if number == 0:
            drawing.text(14, y + 12, "–", "quiet", size=_SIZE)
        drawing.text(30, y + 12 + 14 * number, words, "quiet", size=_SIZE)
