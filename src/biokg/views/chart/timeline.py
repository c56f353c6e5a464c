"""A timeline: days as marks, windows as bars, in lanes; what is still to come is hollow."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..words import date_words
from .drawing import WIDTH, Drawing, clipped, width_of
from .marks import legend, mark
from .model import Moment, Timeline
from .scale import Days
from .style import looks_of

__all__ = ["draw_timeline"]

_LANE, _ROW, _SIZE, _GAP = 132.0, 19.0, 11.5, 11.0
_EDGE, _TOP = 8.0, 26.0


@dataclass(frozen=True)
class _Room:
    """Where moments may be drawn: along an axis, their words from `left` to `right`."""

    axis: Days
    left: float
    right: float

    @property
    def share(self) -> float:
        """How much of it the words of one moment may take."""
        return 0.8 if self.right == WIDTH else 0.98


@dataclass(frozen=True)
class _Seat:
    """Where a moment is drawn: from `left` to `right`, its words from `words`, in a row of its lane."""

    moment: Moment
    left: float
    right: float
    words: float
    label: str
    row: int = 0
    below: bool = False
    """Whether the words stand a row below, as there is no room beside it."""

    @property
    def last_row(self) -> int:
        """The last row that it takes."""
        return self.row + self.below


def draw_timeline(chart: Timeline, language: str, width: float = WIDTH) -> Drawing:
    """Return the drawing of a timeline; of one without moments, a line that says so."""
    drawing = Drawing(width)
    if not chart.moments:
        drawing.text(_EDGE, 16, "没有日期" if language == "zh" else "No dates.", "quiet")
        drawing.height = 24
        return drawing
    names = list(dict.fromkeys(moment.lane for moment in chart.moments))
    left = _EDGE if names == [""] or drawing.narrow else _LANE
    axis = Days.over(_days(chart), left + 8, width - _EDGE - 8)
    room = _Room(axis, left, width)
    lanes = {name: _seated([one for one in chart.moments if one.lane == name], room) for name in names}
    head = _ROW if drawing.narrow and names != [""] else 0  # the name of a lane stands over it
    heights = {name: head + (max(seat.last_row for seat in seats) + 1) * _ROW + 8 for name, seats in lanes.items()}
    bottom = _TOP + sum(heights.values())
    _bands(drawing, list(heights.values()))
    _axis(drawing, axis, bottom)
    _today(drawing, chart, axis, bottom, language)
    y = _TOP
    for name, seats in lanes.items():
        drawing.text(_EDGE, y + 17, clipped(name, width - 2 * _EDGE if head else _LANE - 16), "strong")
        for seat in seats:
            _draw(drawing, seat, y + head + 4 + seat.row * _ROW, language)
        y += heights[name]
    below = bottom + (18 if chart.today else 8)
    drawing.height = legend(drawing, below, [one.standing for one in chart.moments], language) + 4
    return drawing


def _days(chart: Timeline) -> list[dt.date]:
    """Return the days that the axis must hold; that of today does not stretch it over years without anything."""
    return [day for moment in chart.moments for day in (moment.earliest, moment.latest)]


def _bands(drawing: Drawing, heights: Sequence[float]) -> None:
    y = _TOP
    for number, height in enumerate(heights):
        if number % 2 == 0 and len(heights) > 1:
            drawing.box(0, y, drawing.width, height, "band", 0)
        y += height


def _seated(moments: Sequence[Moment], room: _Room) -> list[_Seat]:
    """Return where moments are drawn: each in the first row where nothing is in its way."""
    ends: list[float] = []
    seats = []
    for moment in sorted(moments, key=lambda one: (one.earliest, one.latest, one.label)):
        seat = _seat(moment, room)
        begin, end = min(seat.left - 6, seat.words), max(seat.right + 6, seat.words + width_of(seat.label, _SIZE))
        high = 2 if seat.below else 1
        free = (row for row in range(len(ends)) if all(taken + 6 <= begin for taken in ends[row : row + high]))
        row = next(free, len(ends))
        ends[row : row + high] = [end] * high
        seats.append(replace(seat, row=row))
    return seats


def _seat(moment: Moment, room: _Room) -> _Seat:
    """Return where a moment and its words are drawn: to the right of it, else to the left, else below."""
    first, last = room.left, room.right - 2
    left, right = room.axis.at(moment.earliest), room.axis.at(moment.latest)
    if right - left < 7:
        left = right = (left + right) / 2
    label = clipped(moment.label, (room.right - first) * room.share, _SIZE)
    wide = width_of(label, _SIZE)
    if right + _GAP + wide <= last:
        return _Seat(moment, left, right, right + _GAP, label)
    if left - _GAP - wide >= first:
        return _Seat(moment, left, right, left - _GAP - wide, label)
    return _Seat(moment, left, right, max(first, min(left, last - wide)), label, below=True)


def _draw(drawing: Drawing, seat: _Seat, y: float, language: str) -> None:
    moment, middle = seat.moment, y + _ROW / 2
    days = dict.fromkeys(date_words(day.isoformat(), language) for day in (moment.earliest, moment.latest))
    drawing.begin(f"{moment.label} · {' – '.join(days)}")
    if seat.left == seat.right:
        mark(drawing, seat.left, middle, moment.standing)
    else:
        drawing.box(seat.left, middle - 4, seat.right - seat.left, 8, looks_of(moment.standing), 4)
    drawing.text(seat.words, middle + (_ROW if seat.below else 4), seat.label, "ink", size=_SIZE)
    drawing.end()


def _axis(drawing: Drawing, axis: Days, bottom: float) -> None:
    drawing.line(0, _TOP, drawing.width, _TOP, "axis")
    for tick in axis.ticks:
        drawing.line(tick.at, _TOP - 5, tick.at, bottom, "rule")
        drawing.text(tick.at + 3, _TOP - 8, ("… " if tick.after_gap else "") + tick.label, "quiet", size=11)


def _today(drawing: Drawing, chart: Timeline, axis: Days, bottom: float, language: str) -> None:
    first, last = axis.knots[0][0], axis.knots[-1][0]
    if chart.today and first <= chart.today <= last:
        x = axis.at(chart.today)
        drawing.line(x, _TOP - 5, x, bottom + 2, "today")
        words = date_words(chart.today.isoformat(), language)
        at_end = x + width_of(words, 10.5) > drawing.width
        drawing.text(x, bottom + 13, words, "quiet", size=10.5, anchor="end" if at_end else "middle")
