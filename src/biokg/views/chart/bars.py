"""Bars: numbers side by side, each with its bounds; an open end ("over 1,000") is drawn as one."""

from __future__ import annotations

from .drawing import WIDTH, Drawing, clipped, width_of
from .marks import legend
from .model import Bar, Bars
from .scale import nice_steps
from .style import looks_of

__all__ = ["draw_bars"]

_LABEL, _ROW, _BAR, _SIZE = 210.0, 30.0, 12.0, 12.0


def draw_bars(chart: Bars, language: str) -> Drawing:
    """Return the drawing of bars, from 0; of a number without any bound, its words alone."""
    drawing = Drawing()
    ends = [end for bar in chart.bars for end in (bar.low, bar.high) if end is not None]
    if not ends:
        drawing.text(8, 16, "没有数字" if language == "zh" else "No numbers.", "quiet")
        drawing.height = 24
        return drawing
    steps = nice_steps(max(ends))
    room = max(width_of(bar.text, _SIZE) for bar in chart.bars) + 34
    unit = (WIDTH - _LABEL - min(room, 260)) / float(steps[-1])
    bottom = 8 + _ROW * len(chart.bars)
    for step in steps:
        x = _LABEL + float(step) * unit
        drawing.line(x, 4, x, bottom, "rule")
        drawing.text(x, bottom + 14, f"{step:,f}", "quiet", size=10.5, anchor="middle")
    drawing.text(_LABEL - 10, bottom + 14, chart.unit, "quiet", size=10.5, anchor="end")
    for number, bar in enumerate(chart.bars):
        _draw(drawing, bar, 8 + number * _ROW, unit)
    drawing.height = legend(drawing, bottom + 24, [bar.standing for bar in chart.bars], language) + 4
    return drawing


def _draw(drawing: Drawing, bar: Bar, y: float, unit: float) -> None:
    drawing.begin(f"{bar.label}: {bar.text}")
    middle = y + _ROW / 2 - 2
    drawing.text(_LABEL - 10, middle + 4, clipped(bar.label, _LABEL - 18, _SIZE), "ink", size=_SIZE, anchor="end")
    end = _LABEL
    if bar.low is not None:
        end = _LABEL + float(bar.low) * unit
        drawing.box(_LABEL, middle - _BAR / 2, end - _LABEL, _BAR, looks_of(bar.standing))
    if bar.high is not None and bar.high != bar.low:
        reach = _LABEL + float(bar.high) * unit
        drawing.line(end, middle, reach, middle, "axis")
        drawing.line(reach, middle - 5, reach, middle + 5, "axis")
        end = reach
    elif bar.high is None and bar.low is not None:
        _open_end(drawing, end, middle)
        end += 16
    drawing.text(end + 8, middle + 4, bar.text, "strong halo", size=_SIZE)
    drawing.end()


def _open_end(drawing: Drawing, x: float, y: float) -> None:
    """Draw that a number goes on."""
    drawing.line(x, y, x + 13, y, "axis")
    drawing.line(x + 8.5, y - 4, x + 13, y, "axis")
    drawing.line(x + 8.5, y + 4, x + 13, y, "axis")
