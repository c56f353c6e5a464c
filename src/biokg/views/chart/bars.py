"""Bars: numbers side by side, each with its bounds; an open end ("over 1,000") is drawn as one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from .drawing import WIDTH, Drawing, clipped, width_of
from .marks import legend
from .model import Bar, Bars
from .scale import nice_steps
from .style import looks_of

__all__ = ["draw_bars"]

_BAR, _SIZE, _EDGE, _FINE = 12.0, 12.0, 8.0, 10.5


@dataclass(frozen=True)
class _Room:
    """Where bars are drawn: from `left`, so much for each unit, a row for each; where there is none for words beside
    them, these stand above."""

    left: float
    unit: float
    row: float
    above: bool

    @classmethod
    def of(cls, chart: Bars, width: float, highest: float, *, above: bool) -> _Room:
        """Return the room that the words leave."""
        names = max(width_of(bar.label, _SIZE) for bar in chart.bars) + 20
        left, row = (_EDGE, 46.0) if above else (min(max(names, 96.0), width * 0.42), 30.0)
        words = min(max(width_of(bar.text, _SIZE) for bar in chart.bars) + 34, (width - left) / 2)
        return cls(left, (width - left - words) / highest, row, above)


def draw_bars(chart: Bars, language: str, width: float = WIDTH) -> Drawing:
    """Return the drawing of bars, from 0; of a number without any bound, its words alone."""
    drawing = Drawing(width)
    ends = [end for bar in chart.bars for end in (bar.low, bar.high) if end is not None]
    if not ends:
        drawing.text(8, 16, "没有数字" if language == "zh" else "No numbers.", "quiet")
        drawing.height = 24
        return drawing
    steps = nice_steps(max(ends))
    room = _Room.of(chart, width, float(steps[-1]), above=drawing.narrow)
    bottom = 8 + room.row * len(chart.bars)
    _axis(drawing, steps, chart.unit, bottom, room)
    for number, bar in enumerate(chart.bars):
        _draw(drawing, bar, 8 + number * room.row, room)
    drawing.height = legend(drawing, bottom + 24, [bar.standing for bar in chart.bars], language) + 4
    return drawing


def _axis(drawing: Drawing, steps: Sequence[Decimal], unit: str, bottom: float, room: _Room) -> None:
    """Draw the lines of round numbers, these below them where there is room, and the unit."""
    taken = 0.0
    for step in steps:
        x, words = room.left + float(step) * room.unit, f"{step:,f}"
        drawing.line(x, 4, x, bottom, "rule")
        half = width_of(words, _FINE) / 2
        x = max(x, half + 2)
        if x - half > taken + 8 or not step:
            drawing.text(x, bottom + 14, words, "quiet", size=_FINE, anchor="middle")
            taken = x + half
    x = drawing.width - _EDGE if room.above else room.left - 10
    drawing.text(x, bottom + 14, clipped(unit, 90, _FINE), "quiet", size=_FINE, anchor="end")


def _draw(drawing: Drawing, bar: Bar, y: float, room: _Room) -> None:
    drawing.begin(f"{bar.label}: {bar.text}")
    middle = y + room.row - 15 if room.above else y + room.row / 2 - 2
    _label(drawing, bar.label, middle, room)
    end = room.left
    if bar.low is not None:
        end = room.left + float(bar.low) * room.unit
        drawing.box(room.left, middle - _BAR / 2, end - room.left, _BAR, looks_of(bar.standing))
    if bar.high is not None and bar.high != bar.low:
        reach = room.left + float(bar.high) * room.unit
        drawing.line(end, middle, reach, middle, "axis")
        drawing.line(reach, middle - 5, reach, middle + 5, "axis")
        end = reach
    elif bar.high is None and bar.low is not None:
        _open_end(drawing, end, middle)
        end += 16
    drawing.text(end + 8, middle + 4, clipped(bar.text, drawing.width - end - 10, _SIZE), "strong halo", size=_SIZE)
    drawing.end()


def _label(drawing: Drawing, words: str, middle: float, room: _Room) -> None:
    """Write what a bar is of: beside it, or above it."""
    if room.above:
        shown = clipped(words, drawing.width - 2 * _EDGE, _SIZE)
        drawing.text(room.left, middle - 12, shown, "ink halo", size=_SIZE)
    else:
        shown = clipped(words, room.left - 18, _SIZE)
        drawing.text(room.left - 10, middle + 4, shown, "ink", size=_SIZE, anchor="end")


def _open_end(drawing: Drawing, x: float, y: float) -> None:
    """Draw that a number goes on."""
    drawing.line(x, y, x + 13, y, "axis")
    drawing.line(x + 8.5, y - 4, x + 13, y, "axis")
    drawing.line(x + 8.5, y + 4, x + 13, y, "axis")
