"""Where a day or a number stands along an axis."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby, pairwise

__all__ = ["Days", "Tick", "nice_steps"]

_EMPTY = 0.6  # how much room a run of years without any moment gets, where a year with one gets 1


@dataclass(frozen=True)
class Tick:
    """A mark of an axis."""

    at: float
    label: str
    after_gap: bool = False
    """Whether years before it are left out."""


@dataclass(frozen=True)
class Days:
    """A time axis by calendar years. Years in which nothing happens are drawn short, and marked as left out."""

    knots: Sequence[tuple[dt.date, float]]
    """Days with their places; between two of them time runs evenly."""
    ticks: Sequence[Tick]

    @classmethod
    def over(cls, days: Iterable[dt.date], left: float, right: float) -> Days:
        """Return the axis from `left` to `right` on which some days stand; there is at least one day."""
        used = sorted({day.year for day in days})
        years = range(used[0], used[-1] + 1)
        runs = [(busy, list(run)) for busy, run in groupby(years, key=set(used).__contains__)]
        room = sum(len(run) if busy else min(_EMPTY, len(run)) for busy, run in runs)
        unit, at = (right - left) / room, left
        knots: list[tuple[dt.date, float]] = []
        ticks: list[Tick] = []
        for busy, run in runs:
            if busy:
                after_gap = bool(ticks)
                for year in run:
                    knots.append((dt.date(year, 1, 1), at))
                    ticks += _ticks(year, at, unit, after_gap=after_gap and year == run[0])
                    at += unit
            else:
                knots.append((dt.date(run[0], 1, 1), at))
                at += unit * min(_EMPTY, len(run))
        knots.append((dt.date(used[-1], 12, 31), right))
        return cls(knots, ticks)

    def at(self, day: dt.date) -> float:
        """Return where a day stands; one before or after the axis stands at its end."""
        if day <= self.knots[0][0]:
            return self.knots[0][1]
        for (first, low), (last, high) in pairwise(self.knots):
            if day <= last:
                return low + (high - low) * ((day - first) / (last - first))
        return self.knots[-1][1]


def _ticks(year: int, at: float, unit: float, *, after_gap: bool) -> list[Tick]:
    """Return the marks of a year, of its quarters too where there is room."""
    marks = [Tick(at, str(year), after_gap)]
    if unit > 260:
        marks += [Tick(at + unit * quarter / 4, f"{year}-{quarter * 3 + 1:02d}") for quarter in (1, 2, 3)]
    return marks


def nice_steps(highest: Decimal, count: int = 4) -> list[Decimal]:
    """Return round numbers from 0 to at least `highest`.

    >>> [str(step) for step in nice_steps(Decimal(1180))]
    ['0', '500', '1000', '1500']
    """
    if highest <= 0:
        return [Decimal(0), Decimal(1)]
    rough = highest / count
    power = Decimal(10) ** rough.adjusted()
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough)
    steps = [Decimal(0)]
    while steps[-1] < highest:
        steps.append(steps[-1] + step)
    return [value.normalize() if value != value.to_integral_value() else value.quantize(Decimal(1)) for value in steps]
