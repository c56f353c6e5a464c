"""Growth: numbers of one or several populations over time, with their bounds; populations are never joined."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from .drawing import WIDTH, Drawing, clipped, width_of, wrapped
from .marks import legend
from .model import Growth, Point
from .scale import Days, nice_steps
from .style import SERIES

__all__ = ["draw_growth"]

_LEFT, _TOP, _HIGH = 64.0, 14.0, 230.0
_SIZE = 11.5
_SO = frozenset({"stated", "under way"})
_DOWN = (0, -13, 13, -26, 26, -39, 39)  # how far from its mark a number may stand


def draw_growth(chart: Growth, language: str, width: float = WIDTH) -> Drawing:
    """Return the drawing of numbers over time, from 0; what has no bound at all is left to the tables."""
    drawing = Drawing(width)
    known = [point for series in chart.series for point in series.points if _bounds(point)]
    if not known:
        drawing.text(8, 16, "没有数字" if language == "zh" else "No numbers.", "quiet")
        drawing.height = 24
        return drawing
    axis = Days.over((point.day for point in known), _LEFT + 12, width - (24 if drawing.narrow else 120))
    steps = nice_steps(max(end for point in known for end in _bounds(point)))
    bottom = _TOP + _HIGH
    _grid(drawing, chart, axis, steps, bottom)
    unit = (_HIGH - 22) / float(steps[-1])
    seats: list[tuple[Point, float, float]] = []
    for number, series in enumerate(chart.series):
        points = sorted((point for point in series.points if _bounds(point)), key=lambda one: (one.day, one.label))
        places = [(axis.at(point.day), bottom - float(_middle(point)) * unit) for point in points]
        for point, ((x1, y1), (x2, y2)) in zip(points[1:], pairwise(places), strict=True):
            drawing.line(x1, y1, x2, y2, f"l{number % len(SERIES)}" + ("" if point.standing in _SO else " to-come"))
        for point, (x, y) in zip(points, places, strict=True):
            _draw(drawing, point, (x, y), bottom, unit, number, series.label)
            seats.append((point, x, y))
    _labels(drawing, seats)
    y = _keys(drawing, chart, bottom + 26)
    drawing.height = legend(drawing, y, [point.standing for point in known], language) + 4
    return drawing


def _bounds(point: Point) -> list[Decimal]:
    return [end for end in (point.low, point.high) if end is not None]


def _middle(point: Point) -> Decimal:
    """Return the number that a point is drawn at: the one said, which of an open interval is its known end."""
    ends = _bounds(point)
    return sum(ends, Decimal(0)) / len(ends)


def _grid(drawing: Drawing, chart: Growth, axis: Days, steps: Sequence[Decimal], bottom: float) -> None:
    for step in steps:
        y = bottom - (_HIGH - 22) * float(step / steps[-1])
        drawing.line(_LEFT, y, drawing.width - 8, y, "axis" if step == 0 else "rule")
        drawing.text(_LEFT - 8, y + 4, f"{step:,f}", "quiet", size=10.5, anchor="end")
    drawing.text(_LEFT - 8, _TOP, clipped(chart.unit, _LEFT - 10, 10.5), "quiet", size=10.5, anchor="end")
    for tick in axis.ticks:
        drawing.line(tick.at, bottom, tick.at, bottom + 5, "axis")
        drawing.text(tick.at + 3, bottom + 15, ("… " if tick.after_gap else "") + tick.label, "quiet", size=11)


def _draw(
    drawing: Drawing, point: Point, at: tuple[float, float], bottom: float, unit: float, number: int, name: str
) -> None:
    x, y = at
    colour = number % len(SERIES)
    drawing.begin(f"{name}: {point.label}")
    if point.low is not None and point.high is not None and point.low != point.high:
        low, high = bottom - float(point.low) * unit, bottom - float(point.high) * unit
        drawing.line(x, low, x, high, f"l{colour}")
        for end in (low, high):
            drawing.line(x - 4, end, x + 4, end, f"l{colour}")
    elif point.high is None:
        _arrow(drawing, x, y, -1, colour)
    elif point.low is None:
        _arrow(drawing, x, y, 1, colour)
    _mark(drawing, x, y, number, "n" if point.standing in _SO else "h")
    drawing.end()


def _arrow(drawing: Drawing, x: float, y: float, way: int, colour: int) -> None:
    """Draw that a number is more (`way` -1, up) or less (1) than its known end."""
    tip = y + way * 17
    drawing.line(x, y, x, tip, f"l{colour}")
    drawing.line(x - 3.5, tip - way * 4.5, x, tip, f"l{colour}")
    drawing.line(x + 3.5, tip - way * 4.5, x, tip, f"l{colour}")


def _mark(drawing: Drawing, x: float, y: float, number: int, fill: str) -> None:
    """Draw the mark of a series, its shape told apart without colour."""
    looks, r = f"{fill}{number % len(SERIES)}", 4.6
    shape = number % 3
    if shape == 0:
        drawing.path(f"M{x - r:.1f} {y:.1f}a{r} {r} 0 1 0 {2 * r} 0a{r} {r} 0 1 0 {-2 * r} 0Z", looks)
    elif shape == 1:
        drawing.box(x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8, looks, 0)
    else:
        drawing.path(f"M{x:.1f} {y - r * 1.2:.1f}l{r * 1.1:.1f} {r * 2:.1f}h{-r * 2.2:.1f}Z", looks)


def _labels(drawing: Drawing, seats: Sequence[tuple[Point, float, float]]) -> None:
    """Write the numbers beside their marks, where neither a mark nor another number stands."""
    taken = [(x - 6, x + 6, y) for _, x, y in seats]
    for point, x, y in seats:
        words = clipped(point.label, drawing.width - _LEFT - 24, _SIZE)
        wide = width_of(words, _SIZE)
        spots = [(x + side if side > 0 else x + side - wide, y + 4 + down) for down in _DOWN for side in (9, -9)]
        inside = [spot for spot in spots if spot[0] > _LEFT and spot[0] + wide < drawing.width - 2]
        free = (spot for spot in inside if not any(_meets(*spot, wide, other) for other in taken))
        left, foot = next(free, (max(_LEFT, min(x + 9, drawing.width - 2 - wide)), y + 4 + (0 if inside else -14)))
        taken.append((left, left + wide, foot - 4))
        drawing.text(left, foot, words, "ink halo", size=_SIZE)


def _meets(left: float, foot: float, wide: float, other: tuple[float, float, float]) -> bool:
    begin, end, middle = other
    return abs(foot - 4 - middle) < 12 and left < end and begin < left + wide


def _keys(drawing: Drawing, chart: Growth, y: float) -> float:
    """Write which mark is which population; return where it ends."""
    if len(chart.series) < 2:
        return y
    x = 6.0
    for number, series in enumerate(chart.series):
        lines = wrapped(series.label, drawing.width - 26, _SIZE, 2)
        needed = 18 + max(width_of(line, _SIZE) for line in lines) + 18
        if x + needed > drawing.width and x > 6:
            x, y = 6.0, y + 18
        _mark(drawing, x + 6, y + 8, number, "n")
        for line, words in enumerate(lines):
            drawing.text(x + 18, y + 12 + 14 * line, words, "quiet", size=_SIZE)
        x, y = x + needed, y + 14 * (len(lines) - 1)
    return y + 22
