"""A matrix: what is stated, inferred or planned where; an empty field says that nothing is stated."""

from __future__ import annotations

from .drawing import WIDTH, Drawing, width_of, wrapped
from .marks import legend, mark
from .model import Field, Matrix

__all__ = ["draw_matrix"]

_ROW, _SIZE = 34.0, 11.5


def draw_matrix(chart: Matrix, language: str) -> Drawing:
    """Return the drawing of a matrix, its rows and columns in the order given."""
    drawing = Drawing()
    if not chart.rows or not chart.columns:
        drawing.text(8, 16, "没有内容" if language == "zh" else "Nothing to show.", "quiet")
        drawing.height = 24
        return drawing
    labels = min(230.0, max(110.0, max(width_of(row, 12) for row in chart.rows) + 22))
    column = (WIDTH - labels) / len(chart.columns)
    heads = [wrapped(head, column - 12, _SIZE, 3) for head in chart.columns]
    top = 8.0 + 14 * max(len(head) for head in heads)
    for number, head in enumerate(heads):
        for line, words in enumerate(head):
            foot = top - 6 - 14 * (len(head) - 1 - line)
            drawing.text(labels + (number + 0.5) * column, foot, words, "strong", size=_SIZE, anchor="middle")
    y = top
    for number, (name, fields) in enumerate(zip(chart.rows, chart.fields, strict=True)):
        height = max([_ROW, *(16 + 13.0 * len(_lines(field, column)) for field in fields)])
        if number % 2 == 0:
            drawing.box(0, y, WIDTH, height, "band", 0)
        for line, words in enumerate(rows := wrapped(name, labels - 18, 12, 2)):
            drawing.text(8, y + height / 2 + 4 + 14 * (line - (len(rows) - 1) / 2), words, "ink")
        for place, field in enumerate(fields):
            _draw(drawing, field, labels + (place + 0.5) * column, y + height / 2, column, name)
        y += height
    used = [field.standing for fields in chart.fields for field in fields if field.standing]
    drawing.height = legend(drawing, y + 8, used, language) + 4
    return drawing


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
        mark(drawing, x - wide / 2 - 8, y, field.standing)
        x += 5
    elif field.standing:
        mark(drawing, x, y, field.standing)
    for number, words in enumerate(lines):
        drawing.text(x, y + 4 + 13 * (number - (len(lines) - 1) / 2), words, "ink", size=_SIZE, anchor="middle")
    drawing.end()
