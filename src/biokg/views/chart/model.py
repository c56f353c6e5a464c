"""What a chart shows, as plain values in one language; a standing is a key of `biokg.views.words.BADGES`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from ...analysis.share import Share

__all__ = ["Bar", "Bars", "Chart", "Field", "Growth", "Matrix", "Moment", "Point", "Series", "Timeline"]


@dataclass(frozen=True)
class Moment:
    """What happened, or is to happen, between two days; both the same for a day that is known."""

    label: str
    earliest: dt.date
    latest: dt.date
    standing: str = "stated"
    lane: str = ""
    """The row that it is drawn in, e.g. a jurisdiction or a company; moments without one share a row."""


@dataclass(frozen=True)
class Timeline:
    """Moments by time, in lanes in the order in which they first come up."""

    moments: Sequence[Moment]
    today: dt.date | None = None
    """Where to draw the line between past and future; none where it is left out."""


@dataclass(frozen=True)
class Point:
    """A number at a time. An end that is not known is None: "over 1,000" has a low end only."""

    day: dt.date
    low: Decimal | None
    high: Decimal | None
    label: str
    standing: str = "stated"


@dataclass(frozen=True)
class Series:
    """Numbers of one population, oldest first."""

    label: str
    points: Sequence[Point]


@dataclass(frozen=True)
class Growth:
    """Numbers over time; series count different populations and are never joined."""

    series: Sequence[Series]
    unit: str = ""


@dataclass(frozen=True)
class Field:
    """One field of a matrix."""

    text: str = ""
    standing: str = ""
    """Empty where nothing is stated."""
    share: Share | None = None
    """How much of the disc of what is stated is filled; None where the field is no share."""


@dataclass(frozen=True)
class Matrix:
    """Fields by row and column; `fields` has one sequence for each row."""

    rows: Sequence[str]
    columns: Sequence[str]
    fields: Sequence[Sequence[Field]]
    share: str = ""
    """What the filled part of a disc is the share of, where fields are shares."""


@dataclass(frozen=True)
class Bar:
    """A number with its bounds; an end that is not known is None."""

    label: str
    low: Decimal | None
    high: Decimal | None
    text: str
    standing: str = "stated"


@dataclass(frozen=True)
class Bars:
    """Numbers side by side, in the order given."""

    bars: Sequence[Bar]
    unit: str = ""


Chart: TypeAlias = Timeline | Growth | Matrix | Bars
